"""What hangs on a worksheet in parts of its own: notes at cells, tables, objects."""

import re
from collections.abc import Iterator

from toolkit.xlsx.cells.address import parse_a1
from toolkit.xlsx.cells.cell import Region
from toolkit.xlsx.cells.place import SpotKey
from toolkit.xlsx.read.reading import parse_xml
from toolkit.xlsx.read.stored_values import local
from toolkit.xlsx.refusal import FileRefusedError
from toolkit.xlsx.workbook_part import relations
from toolkit.xlsx.zip.package import Package
from toolkit.xlsx.zip.room import BOOK, SMALL

_NOTE = re.compile(rb'<(?:\w+:)?comment\s[^<>]*?ref="([A-Z]{1,3}[1-9][0-9]{0,6})"')
_RANGE = re.compile(r"([A-Z]{1,3}[1-9][0-9]{0,6}):([A-Z]{1,3}[1-9][0-9]{0,6})")


OBJECTS = frozenset({"oleObject", "control", "package", "ctrlProp"})
"""Kinds of what other programs made or run: files put in, buttons, lists."""


def objects_of(package: Package, part: str) -> tuple[str, ...]:
    """The kinds of what is embedded in a sheet, by kind; none where that is broken."""
    try:
        every = relations(package, part)
    except FileRefusedError:
        return ()
    return tuple(sorted(one.kind for one in every if one.kind in OBJECTS))


def notes_of(package: Package, part: str) -> frozenset[SpotKey]:
    """The cells of a sheet that have a note (a comment); none where it is broken."""
    return frozenset(
        parse_a1(name.decode())
        for data in _attached(package, part, "comments")
        for name in _NOTE.findall(data)
    )


def table_columns(package: Package, part: str, sheet: str) -> dict[str, Region]:
    """The bodies of the columns of a sheet's tables, as «table[column]», small letters.

    A table whose part is broken has none.
    """
    found: dict[str, Region] = {}
    for data in _attached(package, part, "table"):
        try:
            root = parse_xml(data, part)
        except FileRefusedError:
            continue
        ends = _RANGE.fullmatch(root.get("ref") or "")
        if not ends:
            continue
        (top, left), (bottom, _) = map(parse_a1, ends.groups())
        top += int(root.get("headerRowCount") or 1)
        bottom -= int(root.get("totalsRowCount") or 0)
        name = root.get("displayName") or root.get("name") or ""
        columns = (e for e in root.iter() if local(e.tag) == "tableColumn")
        for column, one in enumerate(columns, left):
            key = f"{name}[{one.get('name') or ''}]".casefold()
            if top <= bottom:
                found[key] = Region(sheet, top, column, bottom, column)
    return found


def _attached(package: Package, part: str, kind: str) -> Iterator[bytes]:
    """The parts of a kind that a sheet names, those that are there and small enough."""
    try:
        every = relations(package, part)
    except FileRefusedError:
        return
    for relation in every:
        if relation.kind == kind and package.has(relation.target):
            try:
                yield package.read(relation.target, SMALL if kind == "table" else BOOK)
            except FileRefusedError:
                continue
