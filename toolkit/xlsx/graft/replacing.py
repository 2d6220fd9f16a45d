"""Sheets of a workbook made anew in place: what is drawn on them stays."""

from collections.abc import Mapping

from toolkit.xlsx.edit.splice import TAG, Splice, apply, attribute, children, masked
from toolkit.xlsx.graft.grafting import (
    Name,
    all_names,
    meaning,
    named_elements,
    names_of,
    new_names,
)
from toolkit.xlsx.graft.sheets import STRICT_MAIN, moved
from toolkit.xlsx.graft.start_tag import with_attribute
from toolkit.xlsx.graft.stylesheet import merged
from toolkit.xlsx.read.reading import parse_xml
from toolkit.xlsx.read.strings import read_strings
from toolkit.xlsx.workbook_part import BookXml, relations
from toolkit.xlsx.zip.package import Package
from toolkit.xlsx.zip.room import STRINGS, STYLES

# What the schema puts behind <colBreaks> that refers to other parts: charts, buttons.
_DRAWN = frozenset(
    {"drawing", "legacyDrawing", "legacyDrawingHF", "picture"}
    | {"oleObjects", "controls", "AlternateContent"}
)
_LAST = frozenset({"tableParts", "extLst"})


def replaced(
    data: bytes, donor: bytes, sheets: Mapping[str, str]
) -> dict[str, bytes | None]:
    """The parts that change when sheets become what those of `donor` are.

    `sheets`: sheet of the donor → sheet of the workbook, which keeps its name, its
    place and state, its charts and buttons. Names of the donor take the place of those
    so called. The donor is a workbook that we made; both are given as whole files.
    Raises FileRefusedError for a workbook that cannot be read.
    """
    target, source = Package.from_bytes(data), Package.from_bytes(donor)
    book, given = BookXml(target), BookXml(source)
    root = parse_xml(target.read(book.part), book.part)
    strict = root.tag.startswith("{" + STRICT_MAIN)
    parts: dict[str, bytes | None] = dict(book.without_calc_chain())
    styles = book.styles_part()
    look = merged(
        target.read(styles, STYLES) if styles else None,
        source.read("xl/styles.xml", STYLES),
    )
    if styles is None:
        raise ValueError("a workbook of ours has a part of styles")
    parts[styles] = look.data
    texts = given.strings_part()
    strings = read_strings(source.read(texts, STRINGS), texts) if texts else []
    for ours, theirs in sheets.items():
        body = moved(source.read(given.sheets[ours].part), strings, look, strict=strict)
        body = meaning(body.decode(), sheets).encode()
        part = book.sheets[theirs].part
        parts[part] = _with_drawn(body, target.read(part))
    names = all_names(names_of(source, given), sheets)
    parts[book.part] = _with_names(target.read(book.part), names, book.all_sheets)
    return parts


def charts_of(package: Package, sheet_part: str) -> dict[str, bytes]:
    """The charts that are drawn on a sheet: part → its bytes."""
    return {
        chart.target: package.read(chart.target)
        for drawing in relations(package, sheet_part)
        if drawing.kind == "drawing" and not drawing.external
        for chart in relations(package, drawing.target)
        if chart.kind == "chart" and package.has(chart.target)
    }


def _with_drawn(body: bytes, former: bytes) -> bytes:
    """A sheet part with what the former one draws, by the same relationships."""
    mask = masked(former)
    root = next(TAG.finditer(mask))
    drawn = b"".join(
        former[one.start : one.end]
        for one in children(mask, root.end(), mask.rindex(b"</"))
        if one.name in _DRAWN
    )
    if not drawn:
        return body
    mask = masked(body)
    new_root = next(TAG.finditer(mask))
    end = mask.rindex(b"</")
    at = min(
        (one.start for one in children(mask, new_root.end(), end) if one.name in _LAST),
        default=end,
    )
    tag = _with_prefixes(body[: new_root.end()], former[root.start() : root.end()])
    return apply(body, [(0, new_root.end(), tag), (at, at, drawn)])


def _with_prefixes(head: bytes, former: bytes) -> bytes:
    """The head of a part that also knows the prefixes of the former one."""
    at = head.rindex(b"<")
    tag = head[at:]
    for prefix in _prefixes(former):
        if not attribute(tag, prefix):
            tag = with_attribute(tag, prefix, attribute(former, prefix).encode())
    return head[:at] + tag


def _prefixes(tag: bytes) -> list[bytes]:
    words = tag.split()
    return [one.partition(b"=")[0] for one in words if one.startswith(b"xmlns:")]


def _with_names(data: bytes, names: list[Name], all_sheets: tuple[str, ...]) -> bytes:
    """The workbook part with names in place of those so called."""
    mask = masked(data)
    root = next(TAG.finditer(mask))
    prefix = root[2].rpartition(b":")[0].decode()
    prefix += ":" if prefix else ""
    elements = {e.name: e for e in children(mask, root.end(), mask.rindex(b"</"))}
    order = {name: number for number, name in enumerate(all_sheets)}
    new = {_identity(one.name, order.get(one.sheet)) for one in names}
    splices: list[Splice] = []
    if found := elements.get("definedNames"):
        for one in children(mask, found.inner, found.close):
            tag = data[one.start : one.inner]
            local = attribute(tag, b"localSheetId")
            called = attribute(tag, b"name")
            if _identity(called, int(local) if local else None) in new:
                splices.append((one.start, one.end, b""))
    splices += new_names(elements, prefix, named_elements(names, order, prefix))
    return apply(data, splices)


def _identity(name: str, sheet: int | None) -> tuple[str, int | None]:
    return name.casefold(), sheet
