"""What reading a part gives: a sheet with what an editor must know, or a refusal."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, NoReturn
from xml.parsers import expat

from toolkit.xlsx.cells.cell import Region, Sheet
from toolkit.xlsx.cells.place import Spot
from toolkit.xlsx.refusal import Fault, FileRefusedError, Words

GUARDS = frozenset(
    {"sheetProtection", "protectedRanges", "dataValidations", "extLst", "hyperlinks"}
    | {"conditionalFormatting"}
)


class SharedFormula(NamedTuple):
    """A formula that several cells share; `members` includes the master."""

    master: Spot
    text: str
    members: list[Spot]


class Reading(NamedTuple):
    """A sheet and what of its XML an editor must know.

    `blocks`: array formulas and data tables; no cell inside may change alone.
    `shared`: the shared formulas. `links`: internal hyperlinks, ref → location.
    `row_styles`: rows whose new cells have a style of the row's own. `guards`: the
    elements that say what may be typed, what is linked and what looks otherwise by rule
    (GUARDS), as they stand.
    """

    sheet: Sheet
    blocks: Sequence[Region]
    shared: Sequence[SharedFormula]
    links: Mapping[str, str]
    row_styles: Mapping[int, int]
    guards: Sequence[ET.Element] = ()

    def style_at(self, row: int, column: int) -> int:
        """The style of a cell, or the one it would be born with."""
        cell = self.sheet.cells.get((row, column))
        if cell is not None:
            return cell.style
        born = self.row_styles.get(row) or self.sheet.column_styles.get(column)
        return born or 0


class BrokenSheetError(ValueError):
    """A sheet part that no spreadsheet program writes, and what is wrong in it."""

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self.words = words


def broken(part: str, seen: Words, sheet: str = "", cell: str = "") -> NoReturn:
    """Refuse a part that no spreadsheet program writes (F018)."""
    raise FileRefusedError(Fault.BROKEN_PART, sheet, cell, seen=seen, part=part)


def parse_xml(data: bytes, part: str) -> ET.Element:
    """The root of a part without a DTD. Raises FileRefusedError F018."""
    try:
        return ET.fromstring(data)
    except ET.ParseError as error:
        broken(part, Words("xml", error.position[0]))


def is_on(text: str | None) -> bool:
    """An XML boolean: Excel writes 1, LibreOffice true."""
    return text in ("1", "true", "on")


def relation_id(element: ET.Element) -> str:
    """The r:id of an element, whichever namespace r stands for; "" when none."""
    return next((v for k, v in element.attrib.items() if k.endswith("}id")), "")


def each_grandchild(
    data: bytes, part: str, take: Callable[[str, Mapping[str, str]], None]
) -> None:
    """Give each element two below the root: its parent's local name, its attributes.

    No tree is kept. Raises FileRefusedError F018.
    """
    depth, parent = 0, ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth, parent
        depth += 1
        if depth == 2:
            parent = tag.rpartition(":")[2]
        elif depth == 3:
            take(parent, attributes)

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    _parse(parser, data, part)


def _parse(parser: expat.XMLParserType, data: bytes, part: str) -> None:
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        broken(part, Words("xml", error.lineno))
