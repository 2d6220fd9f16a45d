"""What stands round the rows of a sheet part: columns, merges, protection, filters."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Set
from typing import NoReturn

from toolkit.xlsx.cells.address import MAX_COLUMN, MAX_ROW, letters
from toolkit.xlsx.cells.cell import Region
from toolkit.xlsx.cells.regions import first_overlap, ref_of, region_of
from toolkit.xlsx.read.bounds import COLUMN_LIMIT
from toolkit.xlsx.read.reading import GUARDS, is_on, relation_id
from toolkit.xlsx.refusal import Fact, Fault, FileRefusedError, Words

MERGE_LIMIT = 20_000  # merges of one sheet (F015)
MERGED_CELLS_LIMIT = 16 * MAX_ROW  # cells under one merge: columns as a whole (F015)

_SCATTERED = 3  # stretches of hidden rows under a filter: nobody hides so by hand
# LibreOffice writes a merge of whole rows or columns so.
_WHOLE_ROWS = re.compile(r"(\d{1,7}):(\d{1,7})")
_WHOLE_COLUMNS = re.compile(r"([A-Z]{1,3}):([A-Z]{1,3})")


class Around:
    """Gathers what a sheet says outside its rows. Raises FileRefusedError F015."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.merges: list[Region] = []
        self.hidden_columns: set[int] = set()
        self.column_styles: dict[int, int] = {}
        self.column_widths: dict[int, float] = {}
        self.protected = self.filtered = self.hidden_by_default = False
        self.links: dict[str, str] = {}
        self.guards: list[ET.Element] = []

    def take(self, name: str, element: ET.Element, hidden_rows: Set[int]) -> None:
        """Take an element by its local name; `hidden_rows`: those read so far."""
        if name in GUARDS:
            self.guards.append(element)
        match name:
            case "sheetFormatPr":
                self.hidden_by_default = is_on(element.get("zeroHeight"))
            case "cols":
                self._cols(element)
            case "sheetProtection":
                self.protected = is_on(element.get("sheet"))
            case "mergeCells":
                self._merges(element)
            case "autoFilter":
                told = len(element) > 0 or _seems_filtered(
                    element.get("ref"), hidden_rows
                )
                self.filtered = self.filtered or told
            case "tableParts":
                self.filtered = True  # what a table filters stands in its own part
            case "hyperlinks":
                for link in element:
                    if link.get("location") and not relation_id(link):
                        place = link.get("ref") or ""
                        self.links[place] = link.get("location") or ""

    def _cols(self, element: ET.Element) -> None:
        last = 0
        for col in element:
            first = max(int(col.get("min") or 1), last + 1)
            last = min(int(col.get("max") or first), COLUMN_LIMIT)
            numbers = range(first, last + 1)
            if is_on(col.get("hidden")) or is_zero(col.get("width")):
                self.hidden_columns.update(numbers)
            if width := col.get("width"):
                self.column_widths.update(dict.fromkeys(numbers, float(width)))
            if style := int(col.get("style") or 0):
                self.column_styles.update(dict.fromkeys(numbers, style))

    def _merges(self, element: ET.Element) -> None:
        if len(element) > MERGE_LIMIT:
            self._refuse_merge(Words("merges", len(element)))
        for merge in element:
            ref = merge.get("ref") or ""
            region = region_of(_with_corners(ref), self.name)
            height = region.bottom - region.top + 1
            if height * (region.right - region.left + 1) > MERGED_CELLS_LIMIT:
                self._refuse_merge(ref_of(region))
            self.merges.append(region)
        overlap = first_overlap(self.merges)
        if overlap:
            self._refuse_merge(ref_of(overlap))

    def _refuse_merge(self, seen: Fact) -> NoReturn:
        raise FileRefusedError(Fault.BAD_MERGE, self.name, seen=seen)


def _seems_filtered(area: str | None, hidden: Set[int]) -> bool:
    """Rows are hidden here and there under a filter; Gnumeric drops its terms."""
    rows = [int(digits) for digits in re.findall(r"[0-9]{1,7}", area or "")]
    if len(rows) != 2:
        return False
    starts = (r for r in hidden if rows[0] < r <= rows[1] and r - 1 not in hidden)
    return sum(1 for _ in starts) >= _SCATTERED


def _with_corners(ref: str) -> str:
    """A merge of whole lines by its corners: B:B → B1:B1048576."""
    if rows := _WHOLE_ROWS.fullmatch(ref):
        return f"A{rows[1]}:{letters(MAX_COLUMN)}{rows[2]}"
    if columns := _WHOLE_COLUMNS.fullmatch(ref):
        return f"{columns[1]}1:{columns[2]}{MAX_ROW}"
    return ref


def is_zero(size: str | None) -> bool:
    """Whether a width or height is said to be none."""
    return size is not None and float(size) == 0
