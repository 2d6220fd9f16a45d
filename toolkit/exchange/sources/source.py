"""Rows as a foreign file gives them, whatever kind of file it is."""

from collections.abc import Mapping, Set
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from toolkit.findings import Finding
from toolkit.model.origin import Origin
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import CellError
from toolkit.xlsx.cells.place import SpotKey


class Shown(float):
    """A number that its cell shows in other digits: «00123», «12,5%»."""

    __slots__ = ("text",)
    text: str

    def __new__(cls, number: float, text: str) -> "Shown":
        """The number, and the text that a person sees."""
        made = super().__new__(cls, number)
        made.text = text
        return made


Value = str | float | bool | date | CellError
"""What a filled cell says. A CSV holds texts only; `date` comes from a date cell."""

NO_VALUE = CellError("=?")
"""A formula beside which no value is stored: nobody knows what it gives."""


OddText = tuple[int, str, str]
"""A text by its column, its old font ("" where none is known) and itself."""

OddTexts = Mapping[OddText, list[SpotKey]]
"""Texts that an old font decides on, or that look as if one should → their places."""


class Line(NamedTuple):
    """A row: its number in the file, and its filled cells by column from 1."""

    number: int
    cells: Mapping[int, Value]


def lines_of(rows: Mapping[int, Mapping[int, Value]]) -> tuple[Line, ...]:
    """Rows by number, each of cells by column, as lines in the order of the sheet."""
    return tuple(Line(number, _in_order(rows[number])) for number in sorted(rows))


def _in_order(cells: Mapping[int, Value]) -> Mapping[int, Value]:
    columns = sorted(cells)
    return cells if columns == [*cells] else {n: cells[n] for n in columns}


class Source(NamedTuple):
    """One sheet of a file; `sheet` is "" for a CSV.

    `spans`: cells merged over several columns, with the last of these. `odd`: texts
    still to be turned into Unicode; None where nobody looked for them. `legacy`: places
    of texts that are set in a font of TCVN3 or VNI, with the name of the font.
    `unseen`: rows that are hidden or filtered out; `hidden_columns`: columns that are
    hidden. `struck`: places of struck-through
    texts. `parted`: texts set in several fonts, old ones among them, each font with its
    piece. `aside`: a sheet of a register that holds none of its tables. `doubts`: of
    texts that contradict their old font how the font shows them, and how their letters
    read. `told`: findings on how the file itself was read. `covered`: places of a merge
    that say what its first row says.
    """

    sheet: str
    lines: tuple[Line, ...]
    spans: Mapping[SpotKey, int] = MappingProxyType({})
    odd: OddTexts | None = None
    legacy: Mapping[SpotKey, str] = MappingProxyType({})
    hidden: bool = False
    unseen: Set[int] = frozenset()
    struck: Set[SpotKey] = frozenset()
    parted: Mapping[SpotKey, tuple[tuple[str, str], ...]] = MappingProxyType({})
    aside: bool = False
    doubts: Mapping[SpotKey, tuple[str, str]] = MappingProxyType({})
    told: tuple[Finding, ...] = ()
    covered: Set[SpotKey] = frozenset()
    hidden_columns: Set[int] = frozenset()

    @property
    def wide(self) -> frozenset[int]:
        """The rows one cell of which is merged over several columns."""
        return frozenset(row for row, _ in self.spans)

    def at(self, line: int, column: int) -> Origin:
        """Where a cell is; a CSV has no cells to go to."""
        return Origin(self.sheet, a1(line, column)) if self.sheet else Origin()
