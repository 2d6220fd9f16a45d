"""What the members of a range build on."""

from typing import Any


class Cells:
    """A rectangle of cells on a sheet; `Range` gives all three.

    `uno` is the UNO cell range, `coords` (row, column, rows, columns) from 1.
    """

    uno: Any
    sheet: Any
    coords: tuple[int, int, int, int]
