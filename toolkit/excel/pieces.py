"""Cuts a table of columns of unequal length, so that its empty part is not written."""

from collections.abc import Sequence

from toolkit.excel.blocks import Rectangle

SHARE = 16
"""One more piece must save one part in so many of all cells: a call is not for free."""


def cut_up(area: Rectangle, ends: Sequence[int]) -> list[Rectangle]:
    """The table in pieces side by side that leave out what is empty below.

    `ends`: the last filled row of each column. Where tables of unequal length stand
    side by side, most cells are empty, and each would be sent and read again. How many
    pieces there are depends on the shares of the columns, not on the rows, and is
    never more than SHARE + 1. One piece, as it is, unless half of its cells are saved.
    """
    height, width = area.bottom - area.top + 1, area.right - area.left + 1
    deep = [max(0, end - area.top + 1) for end in ends]
    starts = _cheapest(deep, height * width / SHARE)
    pieces: list[Rectangle] = []
    cells, end = 0, width
    while end:
        start = starts[end]
        if deepest := max(deep[start:end]):
            left, right = area.left + start, area.left + end - 1
            bottom = area.top + deepest - 1
            pieces.append(Rectangle(area.top, left, bottom, right))
            cells += deepest * (end - start)
        end = start
    return pieces[::-1] if 2 * cells <= height * width else [area]


def _cheapest(deep: Sequence[int], price: float) -> list[int]:
    """Where the last piece starts when the first n columns are had at the least cost.

    A piece costs its cells and, unless it is empty, the price.
    """
    costs, starts = [0.0], [0]
    for end in range(1, len(deep) + 1):
        deepest, options = 0, []
        for start in range(end - 1, -1, -1):
            deepest = max(deepest, deep[start])
            own = deepest * (end - start) + (price if deepest else 0)
            options.append((costs[start] + own, start))
        cost, start = min(options)
        costs.append(cost)
        starts.append(start)
    return starts
