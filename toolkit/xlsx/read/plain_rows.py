"""Rows of nothing but plain cells, cut out of a sheet part and read by pattern.

A tree makes an object of every tag; most rows need none. A row with anything else in
it than what every program writes of plain cells stays for the parser, and so does a
part in which a comment, a section or an old line end could hide something.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from typing import NamedTuple

# What XML forbids stays for the parser, to be refused there.
_TEXT = "[^<>&\x00-\x08\x0b-\x1f\ufffe\uffff]++"
_PARTS = re.compile(
    r'(?: s="([0-9]{1,6})")?'
    rf'(?: t="inlineStr"><is><t>({_TEXT})</t></is></c>|(?: t="(s|n|str|b|e)")?'
    rf"(?:/>|>(?:<f>({_TEXT})</f>)?(?:<v>({_TEXT})</v>)?</c>))\s*+"
)
_REST = re.sub(r"\((?!\?)", "(?:", _PARTS.pattern)
# The digits of each cell's place must be those of its row.
_CELLS = rf'(?:\s*+<c r="[A-Z]{{1,3}}\2"{_REST})*+\s*+'
_ROW = re.compile(rf'(<row r="([0-9]{{1,7}})"[^<>]*+)(?<!/)>({_CELLS})</row>')
_CELL = '<c r="'  # no text of a plain cell holds a «<»
_START, _END, _NUMBER = "<sheetData>", "</sheetData>", "plain"


class PlainCell(NamedTuple):
    """What the XML says of a cell besides its place; "" for what it does not say.

    `inline`: a text that stands in the cell itself.
    """

    style: str
    inline: str
    kind: str
    formula: str
    value: str


class PlainRows(NamedTuple):
    """A part as a tree without the cells of plain rows, and these cells."""

    root: ET.Element
    rows: Sequence[str] = ()

    def cells(self, row: ET.Element) -> Sequence[tuple[str, str, str]]:
        """The cells of a plain row: letters of the column, digits of the row, the XML
        behind the place. None of a row that the tree holds.
        """
        number = row.get(_NUMBER) if self.rows else None
        if number is None:
            return ()
        digits = f'{row.get("r")}"'
        cells = self.rows[int(number)].split(_CELL)
        return [cell.partition(digits) for cell in cells[1:]]


def plain_cell(rest: str) -> PlainCell:
    """A cell by the XML behind its place."""
    found = _PARTS.fullmatch(rest)
    return PlainCell(*(found.groups("") if found else ("", "", "", "", "")))


def parted(data: bytes) -> PlainRows:
    """A sheet part, its plain rows apart. Raises ParseError."""
    return _parted(data) or PlainRows(ET.fromstring(data))


def long_parted(data: bytes, longest: int) -> PlainRows | None:
    """Like `parted`; None where more than so many letters are left for the parser."""
    return _parted(data, longest)


def _parted(data: bytes, longest: int | None = None) -> PlainRows | None:
    """None where the part is not to be read so, or is broken: the parser tells how."""
    if b"<!" in data or b"\r" in data or data.find(b"<?", 1) > 0:
        return None
    rows: list[str] = []

    def numbered(found: re.Match[str]) -> str:
        rows.append(found[3])
        return f'{found[1]} {_NUMBER}="{len(rows) - 1}"/>'

    try:
        text = data.decode()
        start, end = text.find(_START), text.rfind(_END)
        if not 0 < start < end or f"{_NUMBER}=" in text:
            return None
        body = _ROW.sub(numbered, text[start:end])
        if longest is not None and len(text) - (end - start) + len(body) > longest:
            return None
        return PlainRows(ET.fromstring(text[:start] + body + text[end:]), rows)
    except (UnicodeDecodeError, ET.ParseError):
        return None
