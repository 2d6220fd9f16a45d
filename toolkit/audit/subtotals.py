"""The additions of a sheet, to be found inside larger ones by what they add up."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from toolkit.audit.sums import Addend, Area
from toolkit.audit.view import SheetView
from toolkit.xlsx.cells.place import SpotKey

_FEW = 8  # additions of a column that are looked at one by one

_Frame = tuple[int, int, int, int]
"""The greatest top and left, the least bottom and right of some areas.

What does not reach from the one to the other holds none of the areas whole.
"""
_NOWHERE: _Frame = (0, 0, 1 << 30, 1 << 30)  # reached by no area of a sheet


class Subtotals:
    """Additions by column: of the column itself (`down`), of others too (`across`).

    `steps`: how much was looked at, in all searches.
    """

    def __init__(self, view: SheetView) -> None:
        self.steps = 0
        self._additions = view.additions
        self.boxes: dict[SpotKey, Area] = {}
        """Around all that each addition adds up."""
        self._in_rows: dict[int, list[int]] = defaultdict(list)
        self._order: dict[SpotKey, tuple[bool, int]] = {}
        self._down: dict[int, _Column] = {}
        self._across: dict[int, _Column] = {}
        for row, column in sorted(view.additions):
            box = self.boxes[row, column] = around_all(view.additions[row, column])
            own = box.left == box.right == column
            table = self._down if own else self._across
            if column not in table:
                table[column] = _Column(view, column, len(table), self.boxes)
            table[column].rows.append(row)
            self._in_rows[row].append(column)
            self._order[row, column] = (not own, table[column].rank)

    def within(self, outer: Addend, around: Area) -> Iterator[SpotKey]:
        """The additions in a range all parts of which lie in `around`.

        Column by column, those of the column itself first, from the top. A sum down a
        column has nothing to do with those that add up across it; a SUBTOTAL passes
        over others.
        """
        area = outer.area
        if area.top == area.bottom:
            yield from self._in_row(area, around, outer.subtotal)
            return
        tables = [self._down, *([self._across] if area.left < area.right else ())]
        for table in tables:
            for column in _columns(table, area):
                found = self._search(table[column], area, around, outer.subtotal)
                for number in found:
                    yield table[column].rows[number], column

    def _in_row(self, area: Area, around: Area, passes: bool) -> Iterator[SpotKey]:
        """Those of one row, in the same order."""
        row, columns = area.top, self._in_rows.get(area.top, [])
        first, end = bisect_left(columns, area.left), bisect_right(columns, area.right)
        self.steps += 1 + end - first
        if first == end:  # so it is with nearly all cells that a formula adds up
            return
        places = [(row, column) for column in columns[first:end]]
        for place in sorted(places, key=self._order.__getitem__):
            frame = _frame(self._additions[place], self.boxes[place], passes)
            if _holds(around, frame):
                yield place

    def _search(
        self, column: "_Column", area: Area, around: Area, passes: bool
    ) -> Iterator[int]:
        """From the top down, past all that cannot lie inside."""
        rows = column.rows
        first, end = bisect_left(rows, area.top), bisect_right(rows, area.bottom)
        self.steps += 1
        # The topmost of many is inside more often than not.
        middle = end if end - first <= _FEW else first + 1
        for number in range(first, middle):
            self.steps += 1
            if _holds(around, column.frame(number, passes)):
                yield number
        if middle < end:
            yield from self._descend(column.tree(passes), middle, end, around)

    def _descend(
        self, tree: list[_Frame], first: int, end: int, around: Area
    ) -> Iterator[int]:
        waiting = [(1, 0, len(tree) // 2)]  # node, and from where to where
        while waiting:
            node, low, high = waiting.pop()
            self.steps += 1
            if high <= first or low >= end or not _holds(around, tree[node]):
                continue
            if high - low == 1:
                yield low
                continue
            middle = (low + high) // 2
            waiting += [(2 * node + 1, middle, high), (2 * node, low, middle)]


class _Column:
    """The additions of one column from the top, with what each of them adds up."""

    def __init__(
        self, view: SheetView, column: int, rank: int, boxes: Mapping[SpotKey, Area]
    ) -> None:
        self._boxes = boxes
        self.rows: list[int] = []
        self.rank = rank
        self._view, self._column = view, column
        self._trees: dict[bool, list[_Frame]] = {}

    def parts(self, number: int) -> tuple[Addend, ...]:
        """What one of them adds up."""
        return self._view.additions[self.rows[number], self._column]

    def frame(self, number: int, passes: bool) -> _Frame:
        """What must be reached to take in one of them."""
        box = self._boxes[self.rows[number], self._column]
        return _frame(self.parts(number), box, passes)

    def tree(self, passes: bool) -> list[_Frame]:
        """Frames of one, two, four … additions that add up any number; 1 is the root.

        The halves of node n are the nodes 2n and 2n + 1.
        """
        if passes not in self._trees:
            size = 1 << (len(self.rows) - 1).bit_length()
            tree = [_NOWHERE] * (2 * size)
            for number in range(len(self.rows)):
                if has_numbers(self._view, self.parts(number)):
                    tree[size + number] = self.frame(number, passes)
            for node in range(size - 1, 0, -1):
                tree[node] = _both(tree[2 * node], tree[2 * node + 1])
            self._trees[passes] = tree
        return self._trees[passes]


def has_numbers(view: SheetView, parts: Iterable[Addend]) -> bool:
    """Whether there is any number in the ranges."""
    return any(view.has_number(part.area) for part in parts)


def _frame(parts: Sequence[Addend], box: Area, passes: bool) -> _Frame:
    """The box around all parts; out of reach where a SUBTOTAL passes over them."""
    if passes and all(part.subtotal for part in parts):
        return _NOWHERE
    return box


def _both(one: _Frame, two: _Frame) -> _Frame:
    return (
        max(one[0], two[0]),
        max(one[1], two[1]),
        min(one[2], two[2]),
        min(one[3], two[3]),
    )


def _holds(area: Area, frame: _Frame) -> bool:
    top, left, bottom, right = frame
    return (
        area.top <= top
        and area.left <= left
        and (area.bottom >= bottom and area.right >= right)
    )


def _columns(table: Mapping[int, _Column], area: Area) -> list[int]:
    """The columns of a table that an area takes in, in the order of the table."""
    if area.left == area.right:
        return [area.left] if area.left in table else []
    if area.right - area.left >= len(table):
        return [column for column in table if area.left <= column <= area.right]
    found = (c for c in range(area.left, area.right + 1) if c in table)
    return sorted(found, key=lambda column: table[column].rank)


def around_all(addends: Sequence[Addend]) -> Area:
    """The smallest area that holds all ranges of an addition."""
    area = addends[0].area
    if len(addends) == 1:
        return area
    top, left, bottom, right = area
    for (first, start, last, end), _ in addends:
        top, left = min(top, first), min(left, start)
        bottom, right = max(bottom, last), max(right, end)
    return Area(top, left, bottom, right)


class Cover:
    """The ranges of an addition, asked whether one of them holds another one."""

    def __init__(self, addends: Sequence[Addend]) -> None:
        areas = [addend.area for addend in addends]
        self._cells = {area for area in areas if area.single}
        # By first and last column: the tops, and how far down it goes from there.
        self._spans: dict[tuple[int, int], tuple[list[int], list[int]]] = {}
        spans: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for top, left, bottom, right in areas:
            if (top, left) != (bottom, right):
                spans.setdefault((left, right), []).append((top, bottom))
        for span, ends in spans.items():
            ends.sort()
            reach = accumulate((bottom for _, bottom in ends), max)
            self._spans[span] = ([top for top, _ in ends], list(reach))

    def holds(self, part: Area) -> bool:
        """Whether one range takes in all of this one."""
        if part in self._cells:
            return True
        for (left, right), (tops, reach) in self._spans.items():
            if left <= part.left and part.right <= right:
                number = bisect_right(tops, part.top) - 1
                if number >= 0 and reach[number] >= part.bottom:
                    return True
        return False
