"""Folds rows of a table of ours in the open workbook: below a sum, or left empty."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

import xlwings

from toolkit.excel.blocks import Block, Grid
from toolkit.excel.host import unpainted

MOST_FOLDED = 500
"""Groups that Calc is asked for, a call or two each; Excel folds all at once."""

_FORMULAS = -4123
"""Excel's xlCellTypeFormulas."""
_ABOVE, _DETAIL, _SUM = 0, 2, 1
"""Excel's xlSummaryAbove; its outline levels of rows that fold and that stay."""


def unfold(cells: xlwings.Range) -> None:
    """Show all rows of a table, and forget how they were folded: three calls.

    What cannot be unfolded stays: it is looks, and the press goes on.
    """
    api: Any = cells.api
    with suppress(Exception):
        if cells.sheet.book.app.engine.name == "excel":
            api.EntireRow.OutlineLevel = _SUM
            api.EntireRow.Hidden = False
        else:
            cells.sheet.api.clearOutline()
            api.Rows.IsVisible = True


def fold(cells: xlwings.Range, block: Block) -> None:
    """Fold each run of rows below a row with a formula in the last columns.

    Of a table without formulas its empty rows at the end fold: a chart drawn from it
    would leave room for them.

    Excel: four calls, however many rows. Calc knows no call for many groups, so only
    the first `MOST_FOLDED` fold there. What cannot be folded stays open, as it is read
    just as well.
    """
    column = _sums_in(block.after)
    groups = list(runs(block.after, column))
    if not groups:
        _fold_the_rest(cells, block)
        return
    with suppress(Exception):
        if cells.sheet.book.app.engine.name == "excel":
            _fold_in_excel(cells.sheet, block, column + 1, groups[-1][1])
        else:
            _fold_in_calc(cells, groups[:MOST_FOLDED])


def _fold_the_rest(cells: xlwings.Range, block: Block) -> None:
    """Fold what is left empty below the last row of a table without formulas."""
    first, last = filled(block.after), len(block.after) - 1
    if not 0 < first <= last:
        return
    with suppress(Exception):
        if cells.sheet.book.app.engine.name == "excel":
            ends = (block.top + first, block.left), (block.top + last, block.left)
            lines: Any = cells.sheet.range(*ends).api
            lines.EntireRow.OutlineLevel = _DETAIL
            _show_sums(cells.sheet)
        else:
            _fold_in_calc(cells, [(first, last)])


def filled(rows: Grid) -> int:
    """How many rows there are, without the empty ones at the end."""
    held = (
        at for at, row in enumerate(rows, 1) if any(v not in (None, "") for v in row)
    )
    return max(held, default=0)


def runs(rows: Grid, column: int) -> Iterator[tuple[int, int]]:
    """The first and the last row of each group, from 0; `column` holds the formulas."""
    start = None
    for at, row in enumerate((*rows, ())):
        ends = not any(value is not None for value in row)
        if ends or _is_formula(row[column]):
            if start is not None and start < at:
                yield start, at - 1
            start = at + 1
        if ends:
            return


def _sums_in(rows: Grid) -> int:
    """The last column in which the first row has a formula; that tells sums apart."""
    first: Sequence[object] = rows[0] if rows else ()
    return max((at for at, value in enumerate(first) if _is_formula(value)), default=0)


def _is_formula(value: object) -> bool:
    return isinstance(value, str) and value.startswith("=")


def _fold_in_excel(sheet: xlwings.Sheet, block: Block, column: int, last: int) -> None:
    """`column` of the sheet; `last` row of the block, from 0."""
    lines: Any = sheet.range((block.top, column), (block.top + last, column)).api
    lines.EntireRow.OutlineLevel = _DETAIL
    lines.SpecialCells(_FORMULAS).EntireRow.OutlineLevel = _SUM
    _show_sums(sheet)


def _show_sums(sheet: xlwings.Sheet) -> None:
    outline: Any = sheet.api.Outline
    outline.SummaryRow = _ABOVE
    outline.ShowLevels(_SUM)


def _fold_in_calc(cells: xlwings.Range, groups: Sequence[tuple[int, int]]) -> None:
    from toolkit.calc import uno_import

    rows = uno_import.enum("com.sun.star.table.TableOrientation", "ROWS")
    sheet, area = cells.sheet.api, cells.api
    with unpainted(cells.sheet.book):
        for first, last in groups:
            group = area.getCellRangeByPosition(0, first, 0, last).RangeAddress
            sheet.group(group, rows)
            sheet.hideDetail(group)
