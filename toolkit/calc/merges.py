"""Merged cells, as Excel merges them."""

from typing import Any

from toolkit.calc import uno_import

Address = Any  # com.sun.star.table.CellRangeAddress


def area(cells: Any) -> Any:
    """The cells together with every merged area that they touch."""
    cursor = cells.Spreadsheet.createCursorByRange(cells)
    cursor.collapseToMergedArea()
    return cursor


def origins(cells: Any) -> tuple[Any, ...]:
    """The first cell of each merged area in a range that cuts none."""
    found = []
    for part in cells.UniqueCellFormatRanges:
        for block in _blocks(part):
            if block.IsMerged:
                found += _cells(block)
    return tuple(found)


def any_in(cells: Any) -> bool | None:
    """Whether all cells are merged (True), none (False), or some (None).

    Source: Excel's Range.MergeCells.
    """
    whole = area(cells)
    merged = sum(_size(area(origin)) for origin in origins(whole))
    if not merged:
        return False
    return True if merged == _size(whole) else None


def merge(cells: Any) -> None:
    """Make one cell of a range and all merged areas that it touches.

    As in Excel the first value, by rows, is kept and moves to the first cell; the
    others are dropped (Calc would keep them, hidden).
    """
    whole = area(cells)
    block = whole.Spreadsheet.getCellRangeByName(whole.AbsoluteName)
    block.merge(False)
    _keep_first(block)
    block.merge(True)


def unmerge(cells: Any) -> None:
    """Separate every merged area that the range touches."""
    whole = area(cells)
    for origin in origins(whole):
        area(origin).merge(False)


def clear_covered(cells: Any) -> None:
    """Drop what was written into cells hidden under a merge, as Excel does.

    `cells` is the range just written; on a sheet without a merge it costs one request.
    """
    if not cells.sheet.uno.IsMerged:  # no cell of the whole sheet is
        return
    cursor = cells.sheet.uno.createCursorByRange(cells.uno)
    cursor.collapseToMergedArea()
    if not cursor.IsMerged:
        return
    for origin in origins(cursor):
        merged = area(origin)
        if any(_filled(merged)[1:]):
            with cells.sheet.writable(cells):
                _clear_all_but_first(merged)


def _keep_first(block: Any) -> None:
    filled = _filled(block)
    columns = block.Columns.Count
    first = next((at for at, full in enumerate(filled) if full), None)
    if first is None:
        return
    if first:
        source = block.getCellByPosition(first % columns, first // columns)
        block.Spreadsheet.moveRange(
            block.getCellByPosition(0, 0).CellAddress, source.RangeAddress
        )
    _clear_all_but_first(block)


def _filled(block: Any) -> list[bool]:
    return [text != "" for row in block.getFormulaArray() for text in row]


def _clear_all_but_first(block: Any) -> None:
    flags = sum(
        uno_import.constant(f"com.sun.star.sheet.CellFlags.{kind}")
        for kind in ("VALUE", "DATETIME", "STRING", "FORMULA")
    )
    last_column, last_row = block.Columns.Count - 1, block.Rows.Count - 1
    if last_column:
        block.getCellRangeByPosition(1, 0, last_column, 0).clearContents(flags)
    if last_row:
        block.getCellRangeByPosition(0, 1, last_column, last_row).clearContents(flags)


def _blocks(part: Any) -> list[Any]:
    return [part.getByIndex(i) for i in range(part.Count)]


def _cells(block: Any) -> list[Any]:
    return [
        block.getCellByPosition(column, row)
        for row in range(block.Rows.Count)
        for column in range(block.Columns.Count)
    ]


def _size(cells: Any) -> int:
    at = cells.RangeAddress
    rows, columns = at.EndRow - at.StartRow + 1, at.EndColumn - at.StartColumn + 1
    return int(rows * columns)
