"""Gathers changed cells into rectangles, so that each table is written in one call."""

from collections.abc import Iterable, Iterator, Set
from typing import NamedTuple

from toolkit.excel.literal import Sent, literal, sent
from toolkit.workbook.sheet import Cell, Sheet

Grid = tuple[tuple[Sent, ...], ...]
Spot = tuple[int, int]


class Block(NamedTuple):
    """One rectangle to be written; rows and columns count from 1.

    `before` and `after` are what is sent to have it so. `fit`: its rows are made as
    high as their text needs, and links that lay on it are taken away.
    """

    sheet: str
    top: int
    left: int
    before: Grid
    after: Grid
    fit: bool = False

    @property
    def bottom(self) -> int:
        """The last row."""
        return self.top + len(self.after) - 1

    @property
    def right(self) -> int:
        """The last column."""
        return self.left + len(self.after[0]) - 1


class Rectangle(NamedTuple):
    """Where a block lies."""

    top: int
    left: int
    bottom: int
    right: int


def rectangles(spots: Set[Spot], sheet: Sheet, own: Set[Spot]) -> list[Rectangle]:
    """The spots as few rectangles: a column each, neighbours alike joined.

    Cells between two changed ones are written again with what they hold, where that
    surely leaves them as they are: the number of rectangles must not grow with the
    rows. `own` are cells that hold our formulas.
    """
    by_column: dict[int, list[int]] = {}
    for row, column in sorted(spots):
        by_column.setdefault(column, []).append(row)
    found: list[Rectangle] = []
    for column in sorted(by_column):
        for top, bottom in _runs(by_column[column], column, sheet, own):
            found.append(Rectangle(top, column, bottom, column))
    return _joined(found)


def _runs(
    rows: list[int], column: int, sheet: Sheet, own: Set[Spot]
) -> Iterator[tuple[int, int]]:
    merged = _merged(sheet, column)
    top = bottom = rows[0]
    for row in rows[1:]:
        between = range(bottom + 1, row)
        if not all(_passable((r, column), sheet, own, merged) for r in between):
            yield top, bottom
            top = row
        bottom = row
    yield top, bottom


def _merged(sheet: Sheet, column: int) -> frozenset[int]:
    return frozenset(
        row
        for area in sheet.merges
        if area.left <= column <= area.right
        for row in range(area.top, area.bottom + 1)
    )


def _passable(spot: Spot, sheet: Sheet, own: Set[Spot], merged: frozenset[int]) -> bool:
    """Whether a cell may be written again with what it holds.

    Not so a formula that is not ours (it may belong to an array), a text that needs an
    apostrophe (it would gain one), an error, a part of a merged cell.
    """
    if spot[0] in merged:
        return False
    cell = sheet.at(*spot)
    if cell.formula is not None:
        return spot in own
    if isinstance(cell.value, str):
        return type(cell.value) is str and literal(cell.value) == cell.value
    return True


def _joined(found: Iterable[Rectangle]) -> list[Rectangle]:
    """Columns side by side over the same rows become one."""
    joined: list[Rectangle] = []
    for one in found:
        left = next(
            (
                i
                for i, other in enumerate(joined)
                if (other.top, other.bottom, other.right + 1)
                == (one.top, one.bottom, one.left)
            ),
            None,
        )
        if left is None:
            joined.append(one)
        else:
            joined[left] = joined[left]._replace(right=one.right)
    return joined


def held(sheet: Sheet, area: Rectangle) -> Grid:
    """What is sent to have this rectangle as it stands."""
    return tuple(
        tuple(
            sent(sheet.cells.get((row, column), Cell(None)))
            for column in range(area.left, area.right + 1)
        )
        for row in range(area.top, area.bottom + 1)
    )
