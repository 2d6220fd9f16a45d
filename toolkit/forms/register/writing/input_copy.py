"""«Bản chụp»: the inputs as they were last checked, and what changed since, live.

Row 1: how many columns changed (`td_changed`). Row 2: how far each differs. Row 3: how
many cells it held. Row 4: its name. Below, from the first row of the tables on, the
cells as they were, so that inserting or sorting rows shows as a change too.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from toolkit.forms.register.columns import TableForm, name_of
from toolkit.forms.register.computed import (
    OFFICE_RULE_COLUMNS,
    SETTINGS,
    SWITCH_COLUMNS,
)
from toolkit.forms.register.layout import FIRST_ROW
from toolkit.forms.register.tables.all_tables import TABLES
from toolkit.xlsx.cells.address import letters
from toolkit.xlsx.cells.cell import Cell, CellValue, Written
from toolkit.xlsx.closed_book import ClosedBook

FLAGS, FILLED, NAMES = 2, 3, 4

ColumnCells = tuple[CellValue, ...]


class Copied(NamedTuple):
    """A column of the sheet; `flag`: column number → a formula, None for no flag."""

    name: str
    cells: ColumnCells
    flag: Callable[[int], str] | None


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
    row = f"$A${FLAGS}:${letters(max(len(ordered), 1))}${FLAGS}"
    changed = Cell(0.0, f"SUMPRODUCT(--({row}>0))")
    deepest = max((len(column.cells) for column in ordered), default=0)
    below = [
        tuple(column.cells[at] for column in ordered if at < len(column.cells))
        for at in range(deepest)
    ]
    filled = [float(sum(c is not None for c in one.cells)) for one in ordered]
    return [
        (changed,),
        tuple(flags),
        tuple(filled),
        tuple(column.name for column in ordered),
        *below,
    ]


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
    # As texts: LibreOffice finds no two numbers of ranges exactly equal.
    now = f'{_part(name, 1)}:{_part(name, len(cells))}&""'
    was = f'{column}${FIRST_ROW}:{column}${last}&""'
    return f"IFERROR({filled}+SUMPRODUCT(--NOT(EXACT({now},{was}))),1)"


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
    """Which rules the office has turned on or off, and its own."""
    on = [head.field for head in SWITCH_COLUMNS].index("on")
    yield from _within(book, "td_switches", (on,))
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
