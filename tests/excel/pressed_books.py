"""The example of 2017 in workbooks whose buttons are pressed, and what they show."""

from functools import lru_cache
from typing import Any

from toolkit.calc import uno_import
from toolkit.forms.scoring.fill import fill
from toolkit.forms.scoring.locate import locate
from toolkit.jobs.demo.scoring import EXAMPLE
from toolkit.jobs.shipped import standard_workbook
from toolkit.scoring.scorecard_text import read_example
from toolkit.xlsx.closed_book import ClosedBook

TOTAL = 983
TYPED = 999.0
"""What somebody typed over a total."""


@lru_cache(maxsize=2)
def example(name: str) -> bytes:
    """A built workbook, filled in as the source was, one total typed over.

    No formula in it carries a value, so that each must be computed to be seen.
    """
    book = ClosedBook.from_bytes(standard_workbook(name))
    located = locate(book)
    fill(book, located.tree.rubric, located.places, read_example(EXAMPLE))
    book.set_value(*damaged_place(book), TYPED)
    book.drop_caches()
    return book.to_bytes()


def damaged_place(book: ClosedBook) -> tuple[str, int, int]:
    """The total that is typed over: the first formula in the column of totals."""
    region = book.names()["td_c_total"]
    assert region
    sheet = book.sheet(region.sheet)
    row = next(
        row
        for row in range(region.top, region.bottom + 1)
        if (row, region.left) in sheet.cells and sheet.at(row, region.left).formula
    )
    return region.sheet, row, region.left


class Open:
    """What an open Calc document shows, asked through UNO, apart from our engine."""

    def __init__(self, document: Any) -> None:
        self.document = document

    @property
    def has_macros(self) -> bool:
        return str(self.document.URL).endswith(".xlsm")

    @property
    def path(self) -> str:
        """Where the workbook lies."""
        return str(uno_import.load().fileUrlToSystemPath(self.document.URL))

    @property
    def active(self) -> str:
        """The sheet in front."""
        return str(self.document.CurrentController.ActiveSheet.Name)

    def come_to_front(self) -> None:
        """Be the workbook that the toolbar means."""
        frame = self.document.CurrentController.Frame
        frame.activate()
        frame.ContainerWindow.setFocus()

    def close(self) -> None:
        self.document.setModified(False)
        self.document.close(True)

    def cells(self, name: str) -> Any:
        return self.document.NamedRanges.getByName(name).ReferredCells

    def heights(self, sheet: str) -> list[int]:
        """How high each of the first rows is."""
        rows = self.document.Sheets.getByName(sheet).Rows
        return [int(rows.getByIndex(index).Height) for index in range(130)]

    def rows(self, name: str) -> list[tuple[Any, ...]]:
        """What the rows under a heading hold, from its first column on."""
        head = self.cells(name)
        place, sheet = head.RangeAddress, head.Spreadsheet
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        last = cursor.RangeAddress.EndRow
        if last <= place.EndRow:
            return []
        below = sheet.getCellRangeByPosition(0, place.EndRow + 1, place.EndColumn, last)
        return list(below.DataArray)

    def lines(self, name: str) -> list[str]:
        """The rows under a heading that our sheets keep, each as one text."""
        rows = [
            " | ".join(str(value) for value in row if value != "")
            for row in self.rows(name)
        ]
        return [row for row in rows if row]

    @property
    def findings(self) -> list[str]:
        return self.lines("td_findings")

    @property
    def log(self) -> list[str]:
        return self.lines("td_log")

    @property
    def everything(self) -> list[tuple[str, list[list[str]]]]:
        """How each cell of each sheet is written."""
        found = []
        for sheet in self.document.Sheets:
            cursor = sheet.createCursor()
            cursor.gotoStartOfUsedArea(False)
            cursor.gotoEndOfUsedArea(True)
            rows = [[str(text) for text in row] for row in cursor.FormulaArray]
            found.append((str(sheet.Name), without_empty_ends(rows)))
        return found


class Shown(Open):
    """The scoring workbook with one total typed over."""

    def __init__(self, document: Any, name: str) -> None:
        super().__init__(document)
        self._damaged = damaged_place(ClosedBook.from_bytes(standard_workbook(name)))

    @property
    def total(self) -> float:
        """The grand total, the last of the sums."""
        cells = self.cells("td_s_total")
        return float(cells.getCellByPosition(0, cells.Rows.Count - 1).Value)

    @property
    def damaged(self) -> tuple[str, float]:
        """The total that was typed over: how it is written, and its value."""
        sheet, row, column = self._damaged
        page = self.document.Sheets.getByName(sheet)
        cell = page.getCellByPosition(column - 1, row - 1)
        return str(cell.Formula), float(cell.Value)


def without_empty_ends(rows: list[list[str]]) -> list[list[str]]:
    """Calc counts what was once used as used."""
    while rows and not any(rows[-1]):
        rows.pop()
    return rows
