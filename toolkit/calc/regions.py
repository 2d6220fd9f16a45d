"""Finding cells: the UNO range, the end of a block, the region around a cell."""

from typing import TYPE_CHECKING, Any

from toolkit.calc.addresses import Area
from toolkit.calc.errors import CalcError
from toolkit.calc.names import Name, Names
from toolkit.calc.uno_import import exception

if TYPE_CHECKING:
    from toolkit.calc.ranges import Range

_EMPTY = ("", None)


def uno_range(sheet: Any, area: Area) -> Any:
    """The UNO range of an area, one call.

    Raises:
        CalcError: the area is empty or reaches beyond the sheet.
    """
    left, top = area.column - 1, area.row - 1
    right, bottom = left + area.columns - 1, top + area.rows - 1
    try:
        return sheet.getCellRangeByPosition(left, top, right, bottom)
    except exception("com.sun.star.lang.IndexOutOfBoundsException") as error:
        raise CalcError(
            f"There are no such cells: row {area.row}, column {area.column}, "
            f"{area.rows} by {area.columns}."
        ) from error


def has_array(cells: "Range") -> bool | None:
    """Whether all (True), some (None) or no cells hold array formulas."""
    formulas = cells.uno.getFormulaArray()
    marked = sum(text.startswith("{=") for row in formulas for text in row)
    if 0 < marked < len(cells):
        return None
    return bool(marked)


def end(cells: "Range", direction: str) -> Area:
    """Where Ctrl and an arrow key lead from the first cell, as in Excel.

    From a filled cell with a filled neighbour: to the last filled one; else to
    the next filled one, or to the sheet's edge.
    """
    row, column = cells.row, cells.column
    last_row, last_column = cells.sheet.size
    used = cells.sheet.used_area
    # Far beyond what is used it is as just beyond it: nothing to read there.
    if direction in ("up", "u"):
        row = min(row, used.row + used.rows)
    if direction in ("left", "l"):
        column = min(column, used.column + used.columns)
    lines = {
        "down": Area(row, column, max(used.row + used.rows - row, 1), 1),
        "right": Area(row, column, 1, max(used.column + used.columns - column, 1)),
        "up": Area(1, column, row, 1),
        "left": Area(row, 1, 1, column),
    }
    direction = {"d": "down", "r": "right", "u": "up", "l": "left"}.get(
        direction, direction
    )
    if direction not in lines:
        raise ValueError(f"{direction!r} is none of {', '.join(lines)}")
    block = uno_range(cells.sheet.uno, lines[direction]).getDataArray()
    line = [value for values in block for value in values]
    # An error is None in a data array: filled. So only "" is empty here.
    filled = [value != "" for value in line]
    backwards = direction in ("up", "left")
    steps = _steps(filled[::-1] if backwards else filled)
    if steps is None:
        edges = {"down": (last_row, column), "right": (row, last_column)}
        edges |= {"up": (1, column), "left": (row, 1)}
        return Area(*edges[direction], 1, 1)
    sign = -steps if backwards else steps
    if direction in ("up", "down"):
        return Area(row + sign, column, 1, 1)
    return Area(row, column + sign, 1, 1)


def _steps(filled: list[bool]) -> int | None:
    """How far the arrow leads along a line of cells; None: to the edge."""
    if len(filled) > 1 and filled[0] and filled[1]:
        return next((i for i, full in enumerate(filled) if not full), len(filled)) - 1
    return next((i for i, full in enumerate(filled) if full and i), None)


def current_region(cells: "Range") -> Area:
    """The block of filled cells around, up to empty rows and columns."""
    cursor = cells.sheet.uno.createCursorByRange(cells.uno)
    cursor.collapseToCurrentRegion()
    place = cursor.RangeAddress
    if place.EndRow + 1 < cells.row or place.EndColumn + 1 < cells.column:
        # Calc looks for the nearest used cells; Excel stays where it is.
        return Area(cells.row, cells.column, 1, 1)
    return Area(
        place.StartRow + 1,
        place.StartColumn + 1,
        place.EndRow - place.StartRow + 1,
        place.EndColumn - place.StartColumn + 1,
    )


def name_of(cells: "Range") -> Name | None:
    """The first name of the book that stands for exactly these cells."""
    wanted = cells.uno.getRangeAddress()
    for _, name in Names(cells.sheet.book, None).snapshot():
        referred = name.uno.getReferredCells()
        if referred is not None and referred.getRangeAddress() == wanted:
            return name
    return None
