"""Inserting, deleting and moving cells."""

from typing import TYPE_CHECKING

from toolkit.calc import moves
from toolkit.calc.addresses import Area
from toolkit.calc.errors import CalcError, unsupported
from toolkit.calc.uno_import import enum, exception

if TYPE_CHECKING:
    from toolkit.calc.ranges import Range

_INSERT = {"down": "DOWN", "right": "RIGHT"}
_DELETE = {"up": "UP", "left": "LEFT"}


def _mode(
    cells: "Range", shift: str | None, ways: dict[str, str], by_shape: str
) -> str:
    """The UNO mode: whole rows and columns stay whole, else as asked or by shape."""
    last_row, last_column = cells.sheet.size
    if cells.shape[1] == last_column:
        return "ROWS"
    if cells.shape[0] == last_row:
        return "COLUMNS"
    shift = shift or by_shape
    if shift not in ways:
        raise ValueError(f"{shift!r} is none of {', '.join(ways)}")
    return ways[shift]


def insert(cells: "Range", shift: str | None, copy_origin: str | None) -> None:
    """Make room; the new cells take their looks from above or from the left."""
    if copy_origin == "format_from_right_or_below":
        unsupported(
            "Range.insert(copy_origin='format_from_right_or_below')",
            "Insert, then copy the formats yourself.",
        )
    # Unasked, Excel goes by the shape: only what is higher than wide moves right.
    rows, columns = cells.shape
    by_shape = "right" if rows > columns else "down"
    way = _mode(cells, shift, _INSERT, by_shape)
    mode = enum("com.sun.star.sheet.CellInsertMode", way)
    with cells.sheet.writable(cells):
        try:
            cells.sheet.uno.insertCells(cells.uno.getRangeAddress(), mode)
        except exception("com.sun.star.uno.RuntimeException") as error:
            raise CalcError(f"No cells were inserted at {cells.address}.") from error
    moves.note()


def delete(cells: "Range", shift: str | None) -> None:
    """Remove the cells; what stands below moves up, or what stands right moves left."""
    # Unasked, Excel goes by the shape: only below what is wider than high it moves up.
    rows, columns = cells.shape
    by_shape = "up" if columns > rows else "left"
    way = _mode(cells, shift, _DELETE, by_shape)
    mode = enum("com.sun.star.sheet.CellDeleteMode", way)
    with cells.sheet.writable(cells):
        cells.sheet.uno.removeRange(cells.uno.getRangeAddress(), mode)
    moves.note()


def move(cells: "Range", destination: "Range") -> None:
    """Move the cells; formulas that refer to them follow."""
    rows, columns = cells.shape
    room = destination.at(Area(destination.row, destination.column, rows, columns))
    with cells.sheet.writable(cells), destination.sheet.writable(room):
        cells.sheet.uno.moveRange(room.first_address(), cells.uno.getRangeAddress())
    moves.note()
