"""A sheet as the checks look at it: numbers, sums, errors, found in one pass."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Set
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from toolkit.audit.copied_sums import CopiedSums
from toolkit.audit.forms import Forms
from toolkit.audit.lines import NO_FIGURES, Figures, Line
from toolkit.audit.sums import Addend, Area, Call
from toolkit.xlsx.cells.cell import Cell, CellError, Sheet
from toolkit.xlsx.cells.formula_text import Reference, references
from toolkit.xlsx.cells.place import SpotKey

_SCAN_LIMIT = 20_000  # cells looked at to answer one question about an area

_REMARKS = 12  # columns to the right in which a remark is looked for
_SAYS_WHY = re.compile(
    r"(?<!\w)(?:(?:nhập|gõ|sửa|tính) tay|điều chỉnh|thỏa thuận|thoả thuận|tạm tính"
    r"|khoán|ước (?:tính|thực hiện)|làm tròn|theo (?:quyết định|qđ|hợp đồng|hđ|báo giá"
    r"|thực tế|biên bản|công văn|chỉ đạo|thông báo|giá|mức)|manual|overrid\w*|adjusted"
    r"|agreed|estimated?|hard-?coded|as per|per (?:contract|invoice|quote))(?!\w)",
    re.IGNORECASE,
)


class SumCell(NamedTuple):
    """A formula with SUM-like calls."""

    place: SpotKey
    formula: str
    calls: tuple[Call, ...]


class SheetView:
    """What of a sheet the checks ask for. Nothing of it changes once it is made."""

    def __init__(
        self, sheet: Sheet, notes: Callable[[str], Set[SpotKey]] = lambda _: frozenset()
    ) -> None:
        self.sheet = sheet
        self._notes = notes
        self.cells = sheet.cells
        self.formulas: dict[SpotKey, str] = {}
        self.sums: list[SumCell] = []
        self.additions: dict[SpotKey, tuple[Addend, ...]] = {}
        self.numbers: dict[SpotKey, float] = {}
        self.texts: dict[SpotKey, str] = {}
        self.errors: dict[SpotKey, CellError] = {}
        self._lines: dict[tuple[bool, int], Line] = {}
        self._references: dict[SpotKey, tuple[Reference, ...]] = {}
        for place, cell in sheet.cells.items():
            value = cell.value
            if cell.formula is not None:
                self.formulas[place] = cell.formula
                if "#REF!" in cell.formula:  # whatever value was saved with it
                    self.errors[place] = CellError("#REF!")
            if isinstance(value, str):
                if isinstance(value, CellError):
                    self.errors[place] = value
                elif value and cell.formula is None:
                    self.texts[place] = value
            elif value is not None and value is not True and value is not False:
                self.numbers[place] = value

        self.forms = Forms(self.formulas)
        """Which formulas are copies of one another."""
        self._find_sums()

    def _find_sums(self) -> None:
        copied, forms = CopiedSums(self.sheet.name), self.forms.of
        for place, formula in self.formulas.items():
            calls, addends = copied.of(place, forms[place], formula)
            if calls:
                self.sums.append(SumCell(place, formula, calls))
            if addends:
                self.additions[place] = addends

    def references(self, place: SpotKey) -> tuple[Reference, ...]:
        """What a cell's formula names, in order; nothing for a cell without one."""
        found = self._references.get(place)
        if found is None:
            found = references(self.formulas.get(place, ""))
            self._references[place] = found
        return found

    def own_areas(self, place: SpotKey) -> list[Area]:
        """What a cell's formula names on this sheet."""
        own = self.sheet.name.casefold()
        return [
            Area(*area)
            for sheet, *area in self.references(place)
            if sheet is None or sheet.casefold() == own
        ]

    def number(self, place: SpotKey) -> float | None:
        """The number of a cell; None for anything else, and for no cached value."""
        return self.numbers.get(place)

    def numeric(self, place: SpotKey) -> bool:
        """A number, or a formula whose value the file does not hold."""
        if place in self.numbers:
            return True
        return place in self.formulas and self.cells[place].value is None

    def typed_number(self, place: SpotKey) -> bool:
        """A number that no formula gives."""
        return place in self.numbers and place not in self.formulas

    def blank(self, place: SpotKey) -> bool:
        """Nothing to be seen: no value, or a text of spaces."""
        cell = self.cells.get(place)
        if cell is None or (cell.value is None and cell.formula is None):
            return True
        return isinstance(cell.value, str) and not cell.value.strip()

    def places(self, area: Area) -> Iterator[SpotKey]:
        """The filled cells of an area, column by column, at most some thousands."""
        return islice(self._places(area), _SCAN_LIMIT)

    def _places(self, area: Area) -> Iterator[SpotKey]:
        if _few(area):
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
        columns = self._filled_columns
        first = bisect_left(columns, area.left)
        return columns[first : bisect_right(columns, area.right)]

    @cached_property
    def _filled_columns(self) -> list[int]:
        return sorted(self.filled)

    @cached_property
    def filled(self) -> dict[int, list[int]]:
        """The rows of the filled cells of each column, in order."""
        rows: dict[int, list[int]] = defaultdict(list)
        for row, column in self.cells:
            rows[column].append(row)
        return {column: sorted(some) for column, some in rows.items()}

    @cached_property
    def _filled_in_rows(self) -> dict[int, list[int]]:
        columns: dict[int, list[int]] = defaultdict(list)
        for row, column in self.cells:
            columns[row].append(column)
        return {row: sorted(some) for row, some in columns.items()}

    @cached_property
    def errors_by_column(self) -> dict[int, list[int]]:
        """The rows of the error values of each column, in order."""
        rows: dict[int, list[int]] = defaultdict(list)
        for row, column in self.errors:
            rows[column].append(row)
        return {column: sorted(some) for column, some in rows.items()}

    def _line(self, down: bool, number: int) -> Line:
        """A column, or a row; made when it is first asked for."""
        line = self._lines.get((down, number))
        if line is None:
            table = self.filled if down else self._filled_in_rows
            filled = table.get(number, [])
            place = {at: (at, number) if down else (number, at) for at in filled}
            line = self._lines[down, number] = Line(
                filled,
                [at for at in filled if self.numeric(place[at])],
                [at for at in filled if not self.blank(place[at])],
                {at: self.numbers[p] for at, p in place.items() if p in self.numbers},
            )
        return line

    def _stretches(self, area: Area) -> Iterator[tuple[Line, int, int]]:
        """The lines of an area with their first and last place, cut as `places` is."""
        if area.top == area.bottom:
            line = self._line(False, area.top)
            last, _ = line.cut(area.left, area.right, _SCAN_LIMIT)
            yield line, area.left, last
            return
        left = _SCAN_LIMIT
        for column in self._columns(area):
            line = self._line(True, column)
            last, count = line.cut(area.top, area.bottom, left)
            yield line, area.top, last
            left -= count
            if not left:
                return

    def figures(self, area: Area) -> Figures:
        """What the numbers of an area come to, column by column."""
        found = (line.figures(*ends) for line, *ends in self._stretches(area))
        return sum(found, NO_FIGURES)

    def count_numeric(self, area: Area) -> int:
        """How many numbers an area holds, and formulas without value."""
        return sum(line.numeric(*ends) for line, *ends in self._stretches(area))

    def has_number(self, area: Area) -> bool:
        if _few(area):
            return any(self.numeric(place) for place in self.places(area))
        return any(line.numeric(*ends) for line, *ends in self._stretches(area))

    def all_blank(self, area: Area) -> bool:
        """Nothing of an area is to be seen."""
        return not any(line.seen(*ends) for line, *ends in self._stretches(area))

    def text_above(self, place: SpotKey, furthest: int = 60) -> SpotKey | None:
        """The nearest text above a cell, in its column: its heading, most likely.

        A text without letters is none: «(3)» numbers the column.
        """
        row, column = place
        for above in range(row - 1, max(0, row - furthest), -1):
            text = self.texts.get((above, column))
            if text and any(letter.isalpha() for letter in text):
                return above, column
        return None

    def explained(self, place: SpotKey) -> bool:
        """Whether a note at the cell, or a remark beside it, says why it is special."""
        row, column = place
        beside = range(column + 1, column + _REMARKS + 1)
        remarks = (self.texts.get((row, other), "") for other in beside)
        return place in self._noted or any(map(_SAYS_WHY.search, remarks))

    @cached_property
    def _noted(self) -> Set[SpotKey]:
        """The cells that have a note."""
        return self._notes(self.sheet.name)

    def style(self, place: SpotKey) -> int:
        return self.cells.get(place, Cell(None)).style


def _few(area: Area) -> bool:
    return (area.bottom - area.top + 1) * (area.right - area.left + 1) <= 64
