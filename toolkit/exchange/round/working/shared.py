"""What many units have alike, kept once: points and where they stand."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Generic, TypeVar

from toolkit.findings import Finding
from toolkit.model.rubric import Round
from toolkit.model.standing import RoundPoints

Key = TypeVar("Key")
Value = TypeVar("Value")
_MOST_TEXTS = 1_000
"""Of findings: more of them say something else each time."""


class Aligned(Mapping[Key, Value], Generic[Key, Value]):
    """Values in the order of keys that many mappings share: an eighth of a dict."""

    __slots__ = ("_index", "_values")

    def __init__(self, index: Mapping[Key, int], values: tuple[Value, ...]) -> None:
        self._index, self._values = index, values

    def __getitem__(self, key: Key) -> Value:
        return self._values[self._index[key]]

    def __iter__(self) -> Iterator[Key]:
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
        self._of_rounds: dict[tuple[Round, ...], Mapping[Round, int]] = {}
        self._texts: dict[str, str] = {}

    def rounds(self, given: Mapping[Round, RoundPoints]) -> Mapping[Round, RoundPoints]:
        """The same points by round."""
        which = tuple(given)
        index = self._of_rounds.get(which)
        if index is None:
            index = {one: at for at, one in enumerate(which)}
            self._of_rounds[which] = index
        return Aligned(index, tuple(map(self._points, given.values())))

    def finding(self, given: Finding) -> Finding:
        """The same finding: what to do and why is said in the same words each time."""
        return given._replace(
            code=self._text(given.code),
            expected=self._text(given.expected),
            basis=self._text(given.basis),
            next_step=self._text(given.next_step),
        )

    def _points(self, given: RoundPoints) -> RoundPoints:
        keys = tuple(given.points)
        index = self._indexes.get(keys)
        if index is None:
            index = self._indexes[keys] = {key: at for at, key in enumerate(keys)}
        values = tuple(map(self._number, given.points.values()))
        cells = tuple(given.cells.items())
        places = self._places.setdefault(cells, given.cells)
        return given._replace(points=Aligned(index, values), cells=places)

    def _text(self, text: str) -> str:
        if len(self._texts) < _MOST_TEXTS:
            return self._texts.setdefault(text, text)
        return self._texts.get(text, text)

    def _number(self, value: Decimal | None) -> Decimal | None:
        # By its text: 1 and 1.0 are equal, and not written alike.
        return None if value is None else self._numbers.setdefault(str(value), value)
