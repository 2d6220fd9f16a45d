"""Column widths that fit some of the cells of a column."""

from typing import Any

_SCRATCH = "xlwings autofit"


def fit_columns(cells: Any) -> None:
    """Fit columns to these cells only, as Excel does; empty columns stay.

    Calc fits a column to all its cells. Where there are others, the cells are
    laid on a sheet of their own, which Calc fits; the widths are taken from there.
    """
    row, column, rows, columns = cells.coords
    used = cells.sheet.used_area
    book = cells.sheet.book.uno
    covers = row <= used.row and row + rows >= used.row + used.rows
    if covers or book.isProtected():
        cells.uno.Columns.OptimalWidth = True
        return
    last = min(row + rows, used.row + used.rows) - 1
    if last < row:
        return
    shown = cells.sheet.range((row, column), (last, column + columns - 1)).uno
    for index, width in enumerate(_widths(book, shown)):
        if width is not None:
            cells.uno.Columns.getByIndex(index).Width = width


def _widths(book: Any, cells: Any) -> list[int | None]:
    """The widths that fit each column, None for empty ones."""
    values = cells.getDataArray()
    sheets = book.Sheets
    sheets.insertNewByName(_SCRATCH, sheets.Count)
    try:
        scratch = sheets.getByName(_SCRATCH)
        at = cells.getRangeAddress()
        height, width = at.EndRow - at.StartRow, at.EndColumn - at.StartColumn
        there = scratch.getCellRangeByPosition(0, 0, width, height)
        scratch.copyRange(there.getCellByPosition(0, 0).getCellAddress(), at)
        # Formulas would look at other cells from there: their results will do.
        there.setDataArray(
            tuple(tuple("" if v is None else v for v in line) for line in values)
        )
        there.Columns.OptimalWidth = True
        fitted = [there.Columns.getByIndex(i).Width for i in range(width + 1)]
    finally:
        sheets.removeByName(_SCRATCH)
    filled = [any(value != "" for value in line) for line in zip(*values, strict=True)]
    return [
        length if full else None for length, full in zip(fitted, filled, strict=True)
    ]
