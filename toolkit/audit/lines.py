"""One row or column of a sheet: what its cells from one place to another come to."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from itertools import accumulate, pairwise
from typing import NamedTuple

_SHORT = 32  # numbers that are gone through one by one


class Figures(NamedTuple):
    """What some numbers, in order, come to; `ones`: how often the next is one more."""

    number: int
    total: float
    most: float
    first: float
    last: float
    ones: int

    @property
    def counts_on(self) -> bool:
        """The numbers are a numbering: 3, 4, 5."""
        return self.ones > 0 and self.ones == self.number - 1

    def __add__(self, other: object) -> "Figures":
        """These numbers with those after them."""
        assert isinstance(other, Figures)
        if not (self.number and other.number):
            return self if self.number else other
        return Figures(
            self.number + other.number,
            self.total + other.total,
            max(self.most, other.most),
            self.first,
            other.last,
            self.ones + other.ones + (other.first - self.last == 1),
        )


NO_FIGURES = Figures(0, 0, 0, 0, 0, 0)


class Line:
    """The filled cells of a row or column by their places along it, in order.

    `numeric` are those with a number or with a formula without value, `seen` those
    that are not blank, `numbers` the numbers themselves, all in order.
    """

    def __init__(
        self,
        filled: list[int],
        numeric: list[int],
        seen: list[int],
        numbers: Mapping[int, float],
    ) -> None:
        self.filled = filled
        self._numeric = numeric
        self._seen = seen
        self._at = list(numbers)
        self._values = list(numbers.values())
        steps = (two - one == 1 for one, two in pairwise(self._values))
        self._ones = list(accumulate(steps, initial=0))
        self._totals = _Folded(self._values, _plus)
        self._peaks = _Folded(self._values, max)

    def cut(self, first: int, last: int, most: int) -> tuple[int, int]:
        """The last place of the first `most` filled cells, and how many there are."""
        start = bisect_left(self.filled, first)
        count = bisect_right(self.filled, last) - start
        return (self.filled[start + most - 1], most) if count > most else (last, count)

    def numeric(self, first: int, last: int) -> int:
        """How many cells hold a number, or a formula without value."""
        return _between(self._numeric, first, last)

    def seen(self, first: int, last: int) -> int:
        """How many cells are not blank."""
        return _between(self._seen, first, last)

    def figures(self, first: int, last: int) -> Figures:
        """What the numbers come to."""
        start, end = bisect_left(self._at, first), bisect_right(self._at, last)
        if start == end:
            return NO_FIGURES
        return Figures(
            end - start,
            self._totals.fold(start, end),
            self._peaks.fold(start, end),
            self._values[start],
            self._values[end - 1],
            self._ones[end - 1] - self._ones[start],
        )


def _plus(one: float, two: float) -> float:
    return one + two


def _between(places: list[int], first: int, last: int) -> int:
    return bisect_right(places, last) - bisect_left(places, first)


class _Folded:
    """Numbers folded two by two, then four by four …: any stretch in a few steps.

    Differences of running totals would be quicker, but a large number before the
    stretch would swallow the small ones in it.
    """

    def __init__(
        self, values: list[float], fold: Callable[[float, float], float]
    ) -> None:
        self._values, self._fold = values, fold
        self._tree: list[float] = []

    def fold(self, start: int, end: int) -> float:
        """The numbers from `start` to before `end`, at least one."""
        if end - start <= _SHORT:
            return self._folded(self._values[start:end])
        tree = self._tree or self._grown()
        front: list[float] = []
        back: list[float] = []
        low, high = start + len(self._values), end + len(self._values)
        while low < high:
            if low & 1:
                front.append(tree[low])
                low += 1
            if high & 1:
                high -= 1
                back.append(tree[high])
            low, high = low >> 1, high >> 1
        return self._folded([*front, *reversed(back)])

    def _folded(self, values: Iterable[float]) -> float:
        return reduce(self._fold, values)

    def _grown(self) -> list[float]:
        count = len(self._values)
        self._tree = [0.0] * count + self._values
        for node in range(count - 1, 0, -1):
            pair = self._tree[2 * node], self._tree[2 * node + 1]
            self._tree[node] = self._fold(*pair)
        return self._tree
