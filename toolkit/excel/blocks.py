"""Gathers changed cells into rectangles, so that each table is written in one call."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from toolkit.excel.literal import Sent, sent
from toolkit.xlsx.cells.cell import CellError, Region, Sheet
from toolkit.xlsx.cells.place import SpotKey

Grid = tuple[tuple[Sent, ...], ...]

TEXT_FORMAT = "@"


class Block(NamedTuple):
    """One rectangle to be written; rows and columns count from 1.

    `before` and `after` are what is sent to have it so. `fit`: its rows are made as
    high as their text needs, and links that lay on it are taken away. `guests` are
    cells of the clerk's that lie in it and are sent again as they are. `folds`: what
    stands below a row with a formula is folded below it. `grows`: rows that are new in
    a table of the clerk's grow with their texts. `heights`: those that rows
    have in a closed file, in points, None for a row without one; () if none is known.
    """

    sheet: str
    top: int
    left: int
    before: Grid
    after: Grid
    fit: bool = False
    guests: frozenset[SpotKey] = frozenset()
    folds: bool = False
    heights: tuple[float | None, ...] = ()
    grows: bool = False

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


FEW = 6
"""So many rectangles are written one by one, without a clerk's cell among them."""


def rectangles(
    spots: Set[SpotKey], sheet: Sheet, own: Set[SpotKey], barred: Sequence[Region] = ()
) -> list[Rectangle]:
    """The spots as few rectangles: a column each, neighbours alike joined.

    Only our own formulas (`own`) are written again between two changed cells. When
    that leaves many rectangles, inputs between them are bridged as well, where sending
    them again surely leaves them as they are: the number must not grow with the rows.
    `barred` are array formulas, which never change in part.
    """
    strict = _columnwise(spots, lambda spot: spot in own)
    if len(strict) <= FEW:
        return strict
    # A merge may be a whole column: only what lies between the spots matters.
    rows, columns = zip(*spots, strict=True)
    shut = {
        (row, column)
        for area in (*sheet.merges, *barred)
        for row in range(max(area.top, min(rows)), min(area.bottom, max(rows)) + 1)
        for column in range(
            max(area.left, min(columns)), min(area.right, max(columns)) + 1
        )
    }
    return _columnwise(spots, lambda spot: spot in own or _steady(spot, sheet, shut))


def _columnwise(
    spots: Set[SpotKey], passable: Callable[[SpotKey], bool]
) -> list[Rectangle]:
    by_column: dict[int, list[int]] = {}
    for row, column in sorted(spots):
        by_column.setdefault(column, []).append(row)
    return _joined(
        Rectangle(top, column, bottom, column)
        for column in sorted(by_column)
        for top, bottom in _runs(by_column[column], column, passable)
    )


def _runs(
    rows: list[int], column: int, passable: Callable[[SpotKey], bool]
) -> Iterator[tuple[int, int]]:
    top = bottom = rows[0]
    for row in rows[1:]:
        if not all(passable((r, column)) for r in range(bottom + 1, row)):
            yield top, bottom
            top = row
        bottom = row
    yield top, bottom


def _steady(spot: SpotKey, sheet: Sheet, shut: Set[SpotKey]) -> bool:
    """Whether a cell may be sent again and stays as it is; an error might not."""
    return spot not in shut and not isinstance(sheet.at(*spot).value, CellError)


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
    there = sheet.cells.get
    columns = range(area.left, area.right + 1)
    return tuple(
        tuple(sent(c) if (c := there((row, column))) else None for column in columns)
        for row in range(area.top, area.bottom + 1)
    )
