"""What many units have alike, kept once: points and where they stand."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Generic, TypeVar

from toolkit.model.rubric import Round
from toolkit.model.standing import RoundPoints

Value = TypeVar("Value")


class Aligned(Mapping[str, Value], Generic[Value]):
    """Values in the order of keys that many mappings share: an eighth of a dict."""

    __slots__ = ("_index", "_values")

    def __init__(self, index: Mapping[str, int], values: tuple[Value, ...]) -> None:
        self._index, self._values = index, values

    def __getitem__(self, key: str) -> Value:
        return self._values[self._index[key]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._index)

    def __len__(self) -> int:
        return len(self._values)


class Shared:
    """Gives what equals something met before as that: it means the same.

    What comes back from other processes is made anew for every unit, though a thousand
    of them have the same points in the same cells of one form.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, Decimal] = {}
        self._indexes: dict[tuple[str, ...], Mapping[str, int]] = {}
        self._places: dict[tuple[tuple[str, str], ...], Mapping[str, str]] = {}

    def rounds(self, given: Mapping[Round, RoundPoints]) -> dict[Round, RoundPoints]:
        """The same points by round."""
        return {which: self._points(points) for which, points in given.items()}

    def _points(self, given: RoundPoints) -> RoundPoints:
        keys = tuple(given.points)
        index = self._indexes.get(keys)
        if index is None:
            index = self._indexes[keys] = {key: at for at, key in enumerate(keys)}
        values = tuple(map(self._number, given.points.values()))
        cells = tuple(given.cells.items())
        places = self._places.setdefault(cells, given.cells)
        return given._replace(points=Aligned(index, values), cells=places)

    def _number(self, value: Decimal | None) -> Decimal | None:
        # By its text: 1 and 1.0 are equal, and not written alike.
        return None if value is None else self._numbers.setdefault(str(value), value)
