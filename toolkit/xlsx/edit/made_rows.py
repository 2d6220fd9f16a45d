"""Many rows that are written and never held: made each time they are gone through."""

from array import array
from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from typing import Generic, TypeVar

from toolkit.xlsx.cells.cell import Written

WrittenRow = Sequence[Written]
RowKind = TypeVar("RowKind", bound=WrittenRow, covariant=True)


class MadeRows(Collection[RowKind], Generic[RowKind]):
    """So many rows, made anew whenever somebody goes through them.

    `width`: how many cells each has, where that is known and the same.
    """

    def __init__(
        self, number: int, make: Callable[[], Iterable[RowKind]], *, width: int = 0
    ) -> None:
        self._number, self._make, self.width = number, make, width

    def __len__(self) -> int:
        return self._number

    def __iter__(self) -> Iterator[RowKind]:
        return iter(self._make())

    def __contains__(self, row: object) -> bool:
        return any(row == one for one in self)


Heights = Mapping[int, float] | Callable[[WrittenRow], float]
"""In points, by the row's number or by what it holds."""


class RowPoints(Mapping[int, float]):
    """The heights of rows that follow one another, in points: eight bytes each."""

    def __init__(self, first: int, points: Iterable[float]) -> None:
        self._first, self._points = first, array("d", points)

    def __getitem__(self, row: int) -> float:
        if row not in self:
            raise KeyError(row)
        return self._points[row - self._first]

    def __contains__(self, row: object) -> bool:
        return isinstance(row, int) and 0 <= row - self._first < len(self._points)

    def __iter__(self) -> Iterator[int]:
        return iter(range(self._first, self._first + len(self._points)))

    def __len__(self) -> int:
        return len(self._points)
