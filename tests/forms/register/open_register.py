"""A register open in LibreOffice: what is typed into it, and what it then shows."""

from typing import Any

from toolkit.xlsx.cells.cell import CellValue

Place = tuple[str, int, int]
"""Sheet, row and column, counted from 1."""


def type_into(document: Any, place: Place, value: CellValue) -> None:
    """Put a number or a text into a cell; None empties it."""
    sheet, row, column = place
    cell = document.Sheets.getByName(sheet).getCellByPosition(column - 1, row - 1)
    if isinstance(value, float):
        cell.Value = value
    else:
        cell.String = value or ""


def read_in(document: Any, name: str) -> str:
    """What the first cell of a named range shows."""
    cells = document.NamedRanges.getByName(name).ReferredCells
    return str(cells.getCellByPosition(0, 0).String)
