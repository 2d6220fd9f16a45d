"""What a sheet holds, as read in one pass: cells, merges, hidden rows, protection."""

from collections.abc import Mapping, Sequence, Set
from types import MappingProxyType
from typing import Any, NamedTuple

from toolkit.xlsx.cells.place import SpotKey


class CellError(str):
    """An error value such as #DIV/0!, told apart from text that looks like one."""

    __slots__ = ()


CellValue = None | str | float | bool | CellError


class Cell(NamedTuple):
    """One filled cell. `formula` is without "=", shared formulas already expanded."""

    value: CellValue
    formula: str | None = None
    style: int = 0


Written = CellValue | Cell
"""What a cell of ours is written as: a constant, or a formula with its value."""


class Region(NamedTuple):
    """A rectangle of a sheet; rows and columns count from 1, both ends included."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int

    def holds(self, spot: SpotKey) -> bool:
        """Whether a cell, by row and column, lies in it."""
        row, column = spot
        return self.top <= row <= self.bottom and self.left <= column <= self.right


EMPTY = Cell(None)
_NOTHING: Mapping[Any, Any] = MappingProxyType({})


class Sheet(NamedTuple):
    """One worksheet; `cells` holds the filled ones (a value, a formula or a style).

    A Spot finds its cell: it equals its key. `filtered`: a filter may have hidden rows.
    `column_widths`: in characters, of columns that have a width of their own.
    """

    name: str
    part: str
    cells: Mapping[SpotKey, Cell] = _NOTHING
    merges: Sequence[Region] = ()
    hidden_rows: Set[int] = frozenset()
    hidden_columns: Set[int] = frozenset()
    column_styles: Mapping[int, int] = _NOTHING
    column_widths: Mapping[int, float] = _NOTHING
    protected: bool = False
    filtered: bool = False

    def at(self, row: int, column: int) -> Cell:
        """The cell at a place; an empty one when nothing is there."""
        return self.cells.get((row, column), EMPTY)
