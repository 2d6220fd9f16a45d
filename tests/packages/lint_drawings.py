"""Lint of what lies over the cells: comments, VML shapes, controls, drawings."""

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree

from tests.packages.fault import Fault
from tests.packages.opened import (
    COLUMNS,
    MAIN,
    REL,
    ROWS,
    Opened,
    SheetPart,
    cell_place,
)

V = "{urn:schemas-microsoft-com:vml}"
X = "{urn:schemas-microsoft-com:office:excel}"
XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


def vml_roots(book: Opened) -> Iterator[tuple[str, ElementTree.Element]]:
    for part in book.parts:
        if part.lower().endswith(".vml") and (root := book.tree(part)) is not None:
            yield part, root


def _legacy(book: Opened, sheet: SheetPart) -> ElementTree.Element | None:
    """The VML drawing that a sheet names for its comments and form controls."""
    assert sheet.root is not None
    named = sheet.root.find(f"{MAIN}legacyDrawing")
    key = "" if named is None else named.get(f"{REL}id")
    targets = [r.target for r in book.relations(sheet.part) if r.id == key]
    return book.tree(targets[0]) if targets else None


def comments(book: Opened) -> Iterator[Fault]:
    """Each comment once, with a note shape that shows it."""
    for sheet in book.worksheets:
        refs = Counter(
            element.get("ref", "")
            for part in book.related(sheet.part, "comments")
            if (root := book.tree(part)) is not None
            for element in root.iter(f"{MAIN}comment")
        )
        for ref, number in refs.items():
            if number > 1 or cell_place(ref) is None:
                yield Fault("comment", sheet.part, f"{ref}, {number} times")
        noted = _noted(_legacy(book, sheet))
        places = {place for ref in refs if (place := cell_place(ref))}
        for place in sorted(noted ^ places):
            yield Fault("comment-shape", sheet.part, str(place))


def _noted(root: ElementTree.Element | None) -> set[tuple[int, int]]:
    return {
        (
            int(data.findtext(f"{X}Row", "-1")) + 1,
            int(data.findtext(f"{X}Column", "-1")) + 1,
        )
        for data in (root.iter(f"{X}ClientData") if root is not None else ())
        if data.get("ObjectType") == "Note"
    }


def shapes(book: Opened) -> Iterator[Fault]:
    """Ids of shapes each once in a drawing; a control names a shape that is there."""
    for part, root in vml_roots(book):
        ids = Counter(shape.get("id", "") for shape in root.iter(f"{V}shape"))
        for key, number in ids.items():
            if number > 1 or not key:
                yield Fault("vml-shape-id", part, f"{key!r}, {number} times")
    for sheet in book.worksheets:
        assert sheet.root is not None
        drawing = _legacy(book, sheet)
        known = {
            shape.get("id", "").rpartition("_s")[2]
            for shape in (drawing.iter(f"{V}shape") if drawing is not None else ())
        }
        for control in sheet.root.iter(f"{MAIN}control"):
            if control.get("shapeId") not in known:
                yield Fault("control-shape", sheet.part, str(control.get("shapeId")))


def anchors(book: Opened) -> Iterator[Fault]:
    """What is drawn begins before it ends, inside the sheet."""
    for part, root in vml_roots(book):
        for element in root.iter(f"{X}Anchor"):
            numbers = re.findall(r"-?\d+", element.text or "")
            if len(numbers) != 8 or not _inside(*map(int, numbers[::2])):
                yield Fault("anchor", part, str(element.text))
    for part in book.parts:
        root = book.tree(part) if part.startswith("xl/drawings/drawing") else None
        for anchor in root.iter() if root is not None else ():
            if anchor.tag in (f"{XDR}twoCellAnchor", f"{XDR}oneCellAnchor"):
                left, top = _corner(anchor, "from")
                two = anchor.find(f"{XDR}to") is not None
                right, bottom = _corner(anchor, "to") if two else (left, top)
                if not _inside(left, top, right, bottom):
                    seen = f"{left}, {top} to {right}, {bottom}"
                    yield Fault("anchor", part, seen)


def _corner(anchor: ElementTree.Element, tag: str) -> tuple[int, int]:
    corner = f"{XDR}{tag}/{XDR}"
    return (
        int(anchor.findtext(f"{corner}col", "-1")),
        int(anchor.findtext(f"{corner}row", "-1")),
    )


def _inside(left: int, top: int, right: int, bottom: int) -> bool:
    return 0 <= left <= right < COLUMNS and 0 <= top <= bottom < ROWS


CHECKS = (comments, shapes, anchors)
