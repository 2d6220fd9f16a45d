"""Number formats that cells get by rule: what they keep from being seen."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import Cell, Region
from toolkit.xlsx.cells.place import SpotKey
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.meaning.forms import Shown, shown_by
from toolkit.xlsx.meaning.guards import areas_of, refs_of
from toolkit.xlsx.meaning.kinds import Changed
from toolkit.xlsx.read.reading import is_on, parse_xml
from toolkit.xlsx.read.stored_values import local
from toolkit.xlsx.run import Recent, current
from toolkit.xlsx.workbook_part import BUILTIN_FORMATS
from toolkit.xlsx.zip.room import STYLES

MOST_LOOKS = 64
"""Areas of a sheet looked at one by one: no workbook that was sent has any."""
_PLAIN = shown_by("General")
_NO_NUMBER = Shown("", hides_numbers=True, hides_texts=False)
_PICTURES = ("iconSet", "dataBar")
_BY_RULE = {
    Changed.FORMAT_HIDES: Changed.RULE_HIDES,
    Changed.FORMAT_CHANGED: Changed.RULE_SHOWS,
}


class Look(NamedTuple):
    """What a conditional format makes of the numbers of an area.

    `code` is its number format; "" where bars or icons stand in place of the number.
    """

    code: str
    shown: Shown
    area: Region


class _Kept:
    """Number formats of conditional formats by the bytes of a styles part."""

    def __init__(self) -> None:
        self.codes: Recent[Mapping[str, str]] = Recent(
            8, longest=4_000_000, in_all=16_000_000
        )


def looks_of(book: ClosedBook, sheet: str) -> list[Look]:
    """The areas whose numbers are shown as others by rule, MOST_LOOKS and one at most.

    Plain patterns of digits are left out. Raises FileRefusedError F018.
    """
    guards = book.reading(sheet).guards
    rules = [e for e in _conditions(guards) if len(e)]
    if not rules:
        return []
    codes = _codes_of(book)
    return list(islice(_looks(rules, codes, sheet), MOST_LOOKS + 1))


def changed_look(old: Cell, now: Shown, before: Shown) -> Changed | None:
    """How a number format of a locked cell shows something else than it did."""
    if isinstance(old.value, str) and old.formula is None:
        # A text is written as it is, by whatever format, unless it is hidden.
        hidden = now.hides_texts and not before.hides_texts
        return Changed.FORMAT_HIDES if hidden else None
    if now.hides_numbers and not before.hides_numbers:
        return Changed.FORMAT_HIDES
    same = (now.letters, now.scaled) == (before.letters, before.scaled)
    return None if same else Changed.FORMAT_CHANGED


def look_of_locked(old: Cell, now: Shown, before: Shown) -> Changed | None:
    """The same of a format that is given by rule."""
    changed = changed_look(old, now, before)
    return None if changed is None else _BY_RULE[changed]


def look_of_input(now: Shown, own: Shown) -> Changed | None:
    """How a number that was typed is shown as another one by rule.

    Per cent and dates are no lie where the cell is of such a format itself.
    """
    lies = now.lies or (now.scaled != "" and now.scaled != own.scaled)
    return Changed.RULE_INPUT if lies else None


def around(cells: Sequence[SpotKey]) -> str:
    """The smallest range that holds all these cells."""
    rows, columns = zip(*cells, strict=True)
    ends = a1(min(rows), min(columns)), a1(max(rows), max(columns))
    return ends[0] if ends[0] == ends[1] else ":".join(ends)


def _conditions(guards: Sequence[ET.Element]) -> Iterator[ET.Element]:
    for element in guards:
        match local(element.tag):
            case "conditionalFormatting":
                yield element
            case "extLst":
                for below in element.iter():
                    if local(below.tag) == "conditionalFormatting":
                        yield below


def _looks(
    conditions: Sequence[ET.Element], codes: Mapping[str, str], sheet: str
) -> Iterator[Look]:
    for condition in conditions:
        for code, shown in dict(_said(condition, codes)).items():
            if shown != _PLAIN:
                for area in areas_of(refs_of(condition), sheet):
                    yield Look(code, shown, area)


def _said(
    condition: ET.Element, codes: Mapping[str, str]
) -> Iterator[tuple[str, Shown]]:
    """The formats of a condition: of its styles, its own, none beside a picture."""
    for element in condition.iter():
        name = local(element.tag)
        code = None
        if name == "cfRule":
            code = codes.get(element.get("dxfId") or "")
        elif name == "numFmt":
            code = _code(element)
        elif name in _PICTURES and not is_on(element.get("showValue") or "1"):
            yield "", _NO_NUMBER
        if code:
            yield code, shown_by(code)


def _codes_of(book: ClosedBook) -> Mapping[str, str]:
    part = book.styles_part
    if part is None:
        return {}
    data = book.package.read(part, STYLES)
    start, end = data.find(b"dxfs"), data.rfind(b"dxfs")
    if start < 0 or data.find(b"numFmt", start, end) < 0:
        return {}  # as of nearly all workbooks
    kept = current().of(_Kept).codes
    return kept.get((data, part), lambda: _codes(data, part))


def _codes(data: bytes, part: str) -> Mapping[str, str]:
    """Number formats of conditional formats, by the number of their style."""
    styles = (e for e in parse_xml(data, part) if local(e.tag) == "dxfs")
    return {
        str(number): _code(element)
        for all_of_them in styles
        for number, style in enumerate(all_of_them)
        for element in style.iter()
        if local(element.tag) == "numFmt"
    }


def _code(element: ET.Element) -> str:
    number = element.get("numFmtId") or ""
    known = BUILTIN_FORMATS.get(int(number)) if number in _KNOWN else None
    return element.get("formatCode") or known or ""


_KNOWN = frozenset(map(str, BUILTIN_FORMATS))
