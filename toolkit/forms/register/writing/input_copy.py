"""«Bản chụp»: the inputs as they were last checked, and what changed since, live.

Row 1: how many columns changed (`td_changed`). Row 2: how far each differs. Row 3: how
many cells it held. Row 4: its name. Below, from the first row of the tables on, the
cells as they were, so that inserting or sorting rows shows as a change too. Columns of
another matter have a mark before their name, and are summed up beside the others.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from toolkit.forms.register.columns import TableForm, name_of
from toolkit.forms.register.computed import (
    COMPLETE_COLUMNS,
    OFFICE_RULE_COLUMNS,
    PROFILE,
    SETTINGS,
    SWITCH_COLUMNS,
)
from toolkit.forms.register.layout import FIRST_ROW
from toolkit.forms.register.tables.all_tables import TABLES
from toolkit.xlsx.cells.address import letters
from toolkit.xlsx.cells.cell import Cell, CellValue, Written
from toolkit.xlsx.closed_book import ClosedBook

FLAGS, FILLED, NAMES = 2, 3, 4


class Sums(StrEnum):
    """In which cells of row 1 a column counts; the mark before its name."""

    FIRST = ""
    SECOND = "*"
    BOTH = "+"


ColumnCells = tuple[CellValue, ...]


class Copied(NamedTuple):
    """A column of the sheet; `flag`: column number → a formula, None for no flag.

    `sums`: in which of the first two cells of row 1 it counts.
    """

    name: str
    cells: ColumnCells
    flag: Callable[[int], str] | None
    sums: Sums = Sums.FIRST

    @property
    def shown(self) -> str:
        return f"{self.sums}{self.name}"


def copy_rows(book: ClosedBook) -> list[tuple[Written, ...]]:
    """Every row of the sheet, from row 1 down, for the inputs as they stand now."""
    return copied_rows(_columns(book))


def copied_rows(columns: Iterable[Copied]) -> list[tuple[Written, ...]]:
    """A sheet of copied columns, from row 1 down.

    Columns of one length that were given side by side stay so.
    """
    # The longest first: rows below the end of the shorter ones stay short.
    ordered = sorted(columns, key=lambda column: -len(column.cells))
    flags: list[Written] = [
        Cell(0.0, column.flag(at)) if column.flag else 0.0
        for at, column in enumerate(ordered, 1)
    ]
    last = letters(max(len(ordered), 1))
    row = f"$A${FLAGS}:${last}${FLAGS}"
    first: tuple[Written, ...] = (Cell(0.0, f"SUMPRODUCT(--({row}>0))"),)
    if any(column.sums for column in ordered):
        mark = f"LEFT($A${NAMES}:${last}${NAMES},1)"
        within = (
            f'{mark}<>"{Sums.SECOND}"',
            f'({mark}="{Sums.SECOND}")+({mark}="{Sums.BOTH}")',
        )
        first = tuple(Cell(0.0, f"SUMPRODUCT(({row}>0)*({one}))") for one in within)
    filled = [float(len(one.cells) - one.cells.count(None)) for one in ordered]
    return [
        first,
        tuple(flags),
        tuple(filled),
        tuple(column.shown for column in ordered),
        *_rows([column.cells for column in ordered]),
    ]


def _rows(columns: Sequence[ColumnCells]) -> Iterator[tuple[Written, ...]]:
    """The rows of columns of which none is longer than the one before it."""
    done = 0
    while columns:
        until = len(columns[-1])
        yield from zip(*(cells[done:until] for cells in columns), strict=True)
        done, columns = until, columns[:-1]


def watched(name: str, cells: Sequence[CellValue]) -> Copied:
    """A column that must go on holding just these cells."""
    column = _cut(cells)
    return Copied(name, column, lambda at: _flag(name, column, at))


def _flag(name: str, cells: ColumnCells, at: int) -> str:
    """How many cells of a column differ; an error in one counts as a difference.

    `name` is a defined name of one column, or INDEX of one with its column.
    """
    column = letters(at)
    filled = f"IF(COUNTA({_part(name, 0)})<>{column}${FILLED},1,0)"
    if not cells:
        return filled
    last = FIRST_ROW + len(cells) - 1
    now = f"{_part(name, 1)}:{_part(name, len(cells))}"
    was = f"{column}${FIRST_ROW}:{column}${last}"
    return f"IFERROR({filled}+SUMPRODUCT(--{_other(now, was, cells)}),1)"


def _other(now: str, was: str, cells: ColumnCells) -> str:
    """The formula of which cells differ, the quickest that these allow."""
    kinds = {type(cell) for cell in cells if cell is not None}
    # An empty cell equals 0: where there was none, all else would differ, or the count.
    if kinds == {float} and 0 not in cells:
        return f"({now}<>{was})"
    if kinds <= {str}:
        return f"NOT(EXACT({now},{was}))"
    # As texts: LibreOffice finds no two numbers of ranges exactly equal.
    return f'NOT(EXACT({now}&"",{was}&""))'


def _part(name: str, row: int) -> str:
    """A row of the column, or (0) all of it."""
    area, _, column = name.partition("|")
    return f"INDEX({area},{row},{column or 1})"


def _columns(book: ClosedBook) -> Iterator[Copied]:
    """Each column that eligibility depends on."""
    for table in TABLES:
        yield from table_columns(
            book, table, [c.field for c in table.columns if c.watched]
        )
    yield from setting_columns(
        book, (name for name in SETTINGS if name not in ("superior", "tone_order"))
    )
    yield from rule_columns(book)
    yield from _within(book, "td_complete", range(len(COMPLETE_COLUMNS)))


def table_columns(
    book: ClosedBook, table: TableForm, fields: Iterable[str]
) -> Iterator[Copied]:
    """Columns of a table, those of them that are still there."""
    names = book.names()
    found = [
        (name, region)
        for field in fields
        if (region := names.get(name := name_of(table.key, field))) is not None
    ]
    if not found:
        return
    _, first = found[0]
    at = [region.left for _, region in found]
    rows = book.table(first.sheet, first.top, at)
    deepest = rows[-1][0] - first.top + 1 if rows else 0
    grid: list[list[CellValue]] = [[None] * deepest for _ in found]
    for row, values in rows:
        for index, value in enumerate(values):
            grid[index][row - first.top] = value
    for (name, _), cells in zip(found, grid, strict=True):
        yield watched(name, cells)


def setting_columns(book: ClosedBook, settings: Iterable[str]) -> Iterator[Copied]:
    """The cells of settings."""
    names = book.names()
    for setting in settings:
        name = f"td_set_{setting}"
        region = names.get(name)
        if region is not None:
            cell = book.sheet(region.sheet).at(region.top, region.left)
            yield watched(name, [cell.value])


def rule_columns(book: ClosedBook) -> Iterator[Copied]:
    """Whose rules the office has chosen, which it turned on or off, and its own."""
    yield from setting_columns(book, PROFILE)
    fields = [head.field for head in SWITCH_COLUMNS]
    yield from _within(book, "td_switches", map(fields.index, ("id", "on")))
    yield from _within(book, "td_office_rules", range(len(OFFICE_RULE_COLUMNS)))


def _within(book: ClosedBook, name: str, columns: Iterable[int]) -> Iterator[Copied]:
    """Columns of a region, counted from 0."""
    region = book.names().get(name)
    if region is None:
        return
    sheet = book.sheet(region.sheet)
    for column in columns:
        cells = [
            sheet.at(row, region.left + column).value
            for row in range(region.top, region.bottom + 1)
        ]
        yield watched(f"{name}|{column + 1}", cells)


def _cut(cells: Sequence[CellValue]) -> ColumnCells:
    """Without what is empty at the end: a formula shorter by that much."""
    last = max((i for i, c in enumerate(cells, 1) if c is not None), default=0)
    return tuple(cells[:last])
