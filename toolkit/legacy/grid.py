"""A table of a web page or an XML workbook: cells by row and column, merged or not."""

from dataclasses import dataclass, field

from toolkit.xlsx.cells.cell import CellValue, Region
from toolkit.xlsx.cells.place import SpotKey

MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 100_000, 500, 1_000_000


class TooLargeError(Exception):
    """A table has more rows, columns or cells than any office's list."""


@dataclass(slots=True)
class Grid:
    """A table: `cells` by row and column from 1; `unseen`: rows that are not shown."""

    name: str
    cells: dict[SpotKey, CellValue] = field(default_factory=dict)
    merges: list[Region] = field(default_factory=list)
    unseen: set[int] = field(default_factory=set)
    row: int = 0
    column: int = 0
    _taken: dict[int, int] = field(default_factory=dict)

    def next_row(self, number: int = 0) -> None:
        """Begin a row: the next one, or the one of this number below."""
        self.row = max(number, self.row + 1)
        self.column = 0
        if self.row > MOST_ROWS:
            raise TooLargeError

    def put(self, value: CellValue, across: int, down: int, at: int = 0) -> None:
        """Put a value into the next free cell of the row, or at a column behind it.

        `across`, `down`: over how many columns and rows the cell goes, at least 1.
        """
        column = max(at, self.column + 1)
        while not at and self._taken.get(column, 0) >= self.row:
            column += 1
        right, bottom = column + across - 1, self.row + down - 1
        if right > MOST_COLUMNS or len(self.cells) > MOST_CELLS:
            raise TooLargeError
        self.column = right
        if down > 1:
            for covered in range(column, right + 1):
                self._taken[covered] = min(bottom, MOST_ROWS)
        if across > 1 or down > 1:
            bottom = min(bottom, MOST_ROWS)
            self.merges.append(Region(self.name, self.row, column, bottom, right))
        if value is not None and value != "":
            self.cells[self.row, column] = value
