"""Rows as a foreign file gives them, whatever kind of file it is."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from toolkit.model.origin import Origin
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import CellError

Value = str | float | bool | date | CellError
"""What a filled cell says. A CSV holds texts only; `date` comes from a date cell."""


class Line(NamedTuple):
    """A row: its number in the file, and its filled cells by column from 1."""

    number: int
    cells: Mapping[int, Value]


class Source(NamedTuple):
    """One table-like sheet of a file; `sheet` is "" for a CSV.

    `wide`: rows one cell of which is merged over several columns. `legacy`: places of
    texts that are set in a font of TCVN3 or VNI, with the name of the font.
    """

    sheet: str
    lines: tuple[Line, ...]
    wide: frozenset[int] = frozenset()
    legacy: Mapping[tuple[int, int], str] = MappingProxyType({})
    hidden: bool = False

    def at(self, line: int, column: int) -> Origin:
        """Where a cell is; a CSV has no cells to go to."""
        return Origin(self.sheet, a1(line, column)) if self.sheet else Origin()
