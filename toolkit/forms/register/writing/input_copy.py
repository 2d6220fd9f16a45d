"""«Bản chụp»: the inputs as they were last checked, and what changed since, live.

Row 1: how many columns changed (`td_changed`). Row 2: how far each differs. Row 3: how
many cells it held, or live what is counted below. Row 4: its name. Below, from the
first row of the tables on, the cells as they were, so that inserting or sorting rows
shows as a change too. Columns of another matter have a mark before their name, and are
summed up beside the others.
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
from toolkit.forms.register.locate import above_foot
from toolkit.forms.register.tables.all_tables import TABLES
from toolkit.forms.register.writing.counts import criterion
from toolkit.xlsx.cells.address import letters
from toolkit.xlsx.cells.cell import Cell, CellValue, Written
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.read.table import TableRows

FLAGS, FILLED, NAMES = 2, 3, 4


class Sums(StrEnum):
    """In which cells of row 1 a column counts; the mark before its name."""

    FIRST = ""
    SECOND = "*"
    BOTH = "+"


ColumnCells = tuple[CellValue, ...]


class Counted(NamedTuple):
    """Live cells in place of what is kept: one of them above, the others below.

    `below`: column number → a formula for each cell of the column.
    """

    above: Cell
    below: Callable[[int], Sequence[Cell]]


class Copied(NamedTuple):
    """A column of the sheet; `flag`: column number → a formula, None for no flag.

    `sums`: in which of the first two cells of row 1 it counts. `counted`: what stands
    in place of `cells`, as many.
    """

    name: str
    cells: ColumnCells
    flag: Callable[[int], str] | None
    sums: Sums = Sums.FIRST
    counted: Counted | None = None

    @property
    def shown(self) -> str:
        return f"{self.sums}{self.name}"


def copy_rows(book: ClosedBook) -> list[tuple[Written, ...]]:
    """Every row of the sheet, from row 1 down, for the inputs as they stand now."""
    return copied_rows(_columns(book))


def copied_rows(
    columns: Iterable[Copied], beside: Sequence[Written] = ()
) -> list[tuple[Written, ...]]:
    """A sheet of copied columns, from row 1 down; `beside` stands behind its counts.

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
        first = _two_sums(row, f"$A${NAMES}:${last}${NAMES}")
    return [
        (*first, *beside),
        tuple(flags),
        tuple(map(_filled, ordered)),
        tuple(column.shown for column in ordered),
        *_rows([_below(column, at) for at, column in enumerate(ordered, 1)]),
    ]


def _two_sums(flags: str, names: str) -> tuple[Written, ...]:
    """How many flagged columns count in each of the first two cells.

    By criteria: of a range of texts Gnumeric gives LEFT just one.
    """
    flagged = f'COUNTIFS({flags},">0"'
    second, both = (
        f'{flagged},{names},"{criterion(mark)}*")' for mark in (Sums.SECOND, Sums.BOTH)
    )
    return Cell(0.0, f"{flagged})-{second}"), Cell(0.0, f"{second}+{both}")


def _filled(column: Copied) -> Written:
    """How many cells a column held, or what is counted of it now."""
    if column.counted is not None:
        return column.counted.above
    return float(len(column.cells) - column.cells.count(None))


def _below(column: Copied, at: int) -> Sequence[Written]:
    return column.cells if column.counted is None else column.counted.below(at)


def _rows(columns: Sequence[Sequence[Written]]) -> Iterator[tuple[Written, ...]]:
    """The rows of columns of which none is longer than the one before it."""
    done = 0
    while columns:
        until = len(columns[-1])
        yield from zip(*(cells[done:until] for cells in columns), strict=True)
        done, columns = until, columns[:-1]


def watched(name: str, cells: Sequence[CellValue], *, one: bool = False) -> Copied:
    """A column that must go on holding just these cells; `one`: it is a single cell."""
    column = _cut(cells)
    return Copied(name, column, lambda at: _flag(name, column, at, one=one))


def _flag(name: str, cells: ColumnCells, at: int, *, one: bool) -> str:
    """How many cells of a column differ; an error in one counts as a difference.

    `name` is a defined name of one column, or of an area, with «|» and its column.
    """
    column = letters(at)
    filled = f"IF(COUNTA({name if one else _whole(name)})<>{column}${FILLED},1,0)"
    if not cells:
        return filled
    last = FIRST_ROW + len(cells) - 1
    # Gnumeric takes no part of a single cell.
    now = name if one else f"{_part(name, 1)}:{_part(name, len(cells))}"
    was = f"{column}${FIRST_ROW}:{column}${last}"
    return f"IFERROR({filled}+{_other(now, was, cells)},1)"


def _other(now: str, was: str, cells: ColumnCells) -> str:
    """The formula of how many cells differ, the quickest that these allow."""
    kinds = {type(cell) for cell in cells if cell is not None}
    # An empty cell equals 0: where there was none, all else would differ, or the count.
    if kinds == {float} and 0 not in cells:
        return f"SUMPRODUCT(--({now}<>{was}))"
    if not kinds <= {str}:
        # As texts: LibreOffice finds no two numbers of ranges exactly equal.
        now, was = f'{now}&""', f'{was}&""'
    # Gnumeric compares no ranges with EXACT, so there capitals are passed over.
    exactly = f"SUMPRODUCT(--NOT(EXACT({now},{was})))"
    return f"IFERROR({exactly},SUMPRODUCT(--({now}<>{was})))"


def _part(name: str, row: int) -> str:
    """A row of the column."""
    area, _, column = name.partition("|")
    return f"INDEX({area},{row},{column or 1})"


def _whole(name: str) -> str:
    """All of the column; INDEX with row 0 would be one cell in Gnumeric."""
    area, _, column = name.partition("|")
    return f"{_part(name, 1)}:INDEX({area},ROWS({area}),{column or 1})"


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
    rows = above_foot(names, table.key, book.table(first.sheet, first.top, at))
    for (name, _), cells in zip(
        found, _columns_of(rows, first.top, len(at)), strict=True
    ):
        yield watched(name, cells)


def _columns_of(
    rows: TableRows, first_row: int, width: int
) -> Sequence[Sequence[CellValue]]:
    """The cells of each column from `first_row` down; rows may be left out."""
    nothing = (None,) * width
    every: list[Sequence[CellValue]] = []
    for row, values in rows:
        every += [nothing] * (row - first_row - len(every))
        every.append(values)
    return list(zip(*every, strict=True)) or [()] * width


def setting_columns(book: ClosedBook, settings: Iterable[str]) -> Iterator[Copied]:
    """The cells of settings."""
    names = book.names()
    for setting in settings:
        name = f"td_set_{setting}"
        region = names.get(name)
        if region is not None:
            corner = region.top, region.left
            cell = book.sheet(region.sheet).at(*corner)
            one = corner == (region.bottom, region.right)
            yield watched(name, [cell.value], one=one)


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
    last = len(cells)
    while last and cells[last - 1] is None:
        last -= 1
    return tuple(cells[:last])
