"""«Bản chụp»: the inputs as they were last checked, and what changed since, live.

Row 1: how many columns changed (`td_changed`). Row 2: how far each differs. Row 3: how
many cells it held. Row 4: its name. Below, from the first row of the tables on, the
cells as they were, so that inserting or sorting rows shows as a change too.
"""

from collections.abc import Iterator, Sequence

from toolkit.workbook.address import letters
from toolkit.workbook.backend import Backend
from toolkit.workbook.forms.register_layout import FIRST_ROW, TABLES, name_of
from toolkit.workbook.forms.register_sheets import SETTINGS, SWITCH_COLUMNS
from toolkit.workbook.sheet import Cell, CellValue, Written

FLAGS, FILLED, NAMES = 2, 3, 4

Column = tuple[CellValue, ...]


def copy_rows(book: Backend) -> list[tuple[Written, ...]]:
    """Every row of the sheet, from row 1 down, for the inputs as they stand now."""
    # The longest first: rows below the end of the shorter ones stay short.
    columns = sorted(_columns(book), key=lambda column: -len(column[1]))
    flags = [_flag(name, cells, at) for at, (name, cells) in enumerate(columns, 1)]
    row = f"$A${FLAGS}:${letters(len(columns))}${FLAGS}"
    changed = Cell(0.0, f"SUMPRODUCT(--({row}>0))")
    deepest = max((len(cells) for _, cells in columns), default=0)
    below = [
        tuple(cells[at] for _, cells in columns if at < len(cells))
        for at in range(deepest)
    ]
    filled = [float(sum(c is not None for c in cells)) for _, cells in columns]
    return [
        (changed,),
        tuple(Cell(0.0, flag) for flag in flags),
        tuple(filled),
        tuple(name for name, _ in columns),
        *below,
    ]


def _flag(name: str, cells: Column, at: int) -> str:
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


def _columns(book: Backend) -> Iterator[tuple[str, Column]]:
    """The name and the cells of each column that eligibility depends on."""
    names = book.names()
    for table in TABLES:
        watched = [
            (name, region)
            for column in table.columns
            if column.watched
            and (name := name_of(table.key, column.field))
            and (region := names.get(name)) is not None
        ]
        if not watched:
            continue
        _, first = watched[0]
        at = [region.left for _, region in watched]
        rows = book.table(first.sheet, first.top, at)
        deepest = rows[-1][0] - first.top + 1 if rows else 0
        grid: list[list[CellValue]] = [[None] * deepest for _ in watched]
        for row, values in rows:
            for index, value in enumerate(values):
                grid[index][row - first.top] = value
        yield from ((n, _cut(c)) for (n, _), c in zip(watched, grid, strict=True))
    yield from _settings(book)
    yield from _switches(book)


def _settings(book: Backend) -> Iterator[tuple[str, Column]]:
    names = book.names()
    for setting in SETTINGS:
        name = f"td_set_{setting}"
        region = names.get(name)
        if region is not None and setting not in ("superior", "tone_order"):
            cell = book.sheet(region.sheet).at(region.top, region.left)
            yield name, _cut([cell.value])


def _switches(book: Backend) -> Iterator[tuple[str, Column]]:
    """Which rules the office has turned on or off."""
    region = book.names().get("td_switches")
    if region is not None:
        column = [head.field for head in SWITCH_COLUMNS].index("on")
        sheet = book.sheet(region.sheet)
        cells = [
            sheet.at(row, region.left + column).value
            for row in range(region.top, region.bottom + 1)
        ]
        yield f"td_switches|{column + 1}", _cut(cells)


def _cut(cells: Sequence[CellValue]) -> Column:
    """Without what is empty at the end: a formula shorter by that much."""
    last = max((i for i, c in enumerate(cells, 1) if c is not None), default=0)
    return tuple(cells[:last])
