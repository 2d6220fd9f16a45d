"""A sheet as the checks look at it: numbers, sums, errors, found in one pass."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from toolkit.audit.sums import Addend, Area, Call, addends_of, calls_in, plain
from toolkit.xlsx.cells.cell import Cell, CellError, Sheet

Place = tuple[int, int]  # row, column

_SCAN_LIMIT = 20_000  # cells looked at to answer one question about an area


class SumCell(NamedTuple):
    """A formula with SUM-like calls."""

    place: Place
    formula: str
    calls: tuple[Call, ...]


class SheetView:
    """What of a sheet the checks ask for. Nothing of it changes once it is made."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.cells = sheet.cells
        self.formulas: dict[Place, str] = {}
        self.sums: list[SumCell] = []
        self.additions: dict[Place, tuple[Addend, ...]] = {}
        self.texts: dict[Place, str] = {}
        self.errors: dict[Place, CellError] = {}
        self._filled: dict[int, list[int]] = {}
        for place, cell in sheet.cells.items():
            value = cell.value
            if cell.formula is not None:
                self._formula(place, cell.formula)
            if isinstance(value, str):
                if isinstance(value, CellError):
                    self.errors[place] = value
                elif value and cell.formula is None:
                    self.texts[place] = value

    def _formula(self, place: Place, formula: str) -> None:
        self.formulas[place] = formula
        text = plain(formula, self.sheet.name)
        calls = calls_in(text) if "(" in text else ()
        if calls:
            self.sums.append(SumCell(place, formula, calls))
        if calls or "+" in text:
            addends = addends_of(text, calls)
            if len(addends) > 1 or (addends and not addends[0].area.single):
                self.additions[place] = addends

    def number(self, place: Place) -> float | None:
        """The number of a cell; None for anything else, and for no cached value."""
        value = self.sheet.at(*place).value
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        return value

    def numeric(self, place: Place) -> bool:
        """A number, or a formula whose value the file does not hold."""
        cell = self.cells.get(place)
        if cell is None:
            return False
        if cell.value is None:
            return cell.formula is not None
        return self.number(place) is not None

    def typed_number(self, place: Place) -> bool:
        """A number that no formula gives."""
        return place not in self.formulas and self.number(place) is not None

    def blank(self, place: Place) -> bool:
        """Nothing to be seen: no value, or a text of spaces."""
        cell = self.cells.get(place)
        if cell is None or (cell.value is None and cell.formula is None):
            return True
        return isinstance(cell.value, str) and not cell.value.strip()

    def places(self, area: Area) -> Iterator[Place]:
        """The filled cells of an area, column by column, at most some thousands."""
        return islice(self._places(area), _SCAN_LIMIT)

    def _places(self, area: Area) -> Iterator[Place]:
        if (area.bottom - area.top + 1) * (area.right - area.left + 1) <= 64:
            for column in range(area.left, area.right + 1):
                for row in range(area.top, area.bottom + 1):
                    if (row, column) in self.cells:
                        yield row, column
            return
        for column in self._columns(area):
            rows = self.filled[column]
            last = bisect_right(rows, area.bottom)
            for number in range(bisect_left(rows, area.top), last):
                yield rows[number], column

    def _columns(self, area: Area) -> list[int]:
        return [c for c in sorted(self.filled) if area.left <= c <= area.right]

    @property
    def filled(self) -> dict[int, list[int]]:
        """The rows of the filled cells of each column, in order."""
        if not self._filled and self.cells:
            rows: dict[int, list[int]] = defaultdict(list)
            for row, column in self.cells:
                rows[column].append(row)
            self._filled = {column: sorted(some) for column, some in rows.items()}
        return self._filled

    def numbers(self, area: Area) -> list[float]:
        """The numbers of an area."""
        found = (self.number(place) for place in self.places(area))
        return [number for number in found if number is not None]

    def has_number(self, area: Area) -> bool:
        return any(self.numeric(place) for place in self.places(area))

    def text_above(self, place: Place, furthest: int = 60) -> Place | None:
        """The nearest text above a cell, in its column: its heading, most likely.

        A text without letters is none: «(3)» numbers the column.
        """
        row, column = place
        for above in range(row - 1, max(0, row - furthest), -1):
            text = self.texts.get((above, column))
            if text and any(letter.isalpha() for letter in text):
                return above, column
        return None

    def style(self, place: Place) -> int:
        return self.cells.get(place, Cell(None)).style
