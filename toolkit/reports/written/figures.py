"""The figures of a report: each with its name, its value, and the cell it came from."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256
from typing import NamedTuple

from toolkit.model.numbers import grouped
from toolkit.model.origin import Origin
from toolkit.reports.docx.values import Figure
from toolkit.rules.names import folded

_TENTH = Decimal("0.1")
_NAMED = 5  # cells that are named where a figure is made of many
_LETTERS = 8  # of a hash: a report has some hundred figures


class Source(NamedTuple):
    """Where a figure is from: a file, a cell of it, and how it was made of more."""

    file: str
    at: Origin
    how: str = ""


class Gathered:
    """The cells that one figure is made of: the first ones, and how many there are."""

    __slots__ = ("first", "number")

    def __init__(self, origins: Iterable[Origin] = ()) -> None:
        self.first: list[Origin] = []
        self.number = 0
        for one in origins:
            self.add(one)

    def add(self, at: Origin) -> None:
        self.number += 1
        if len(self.first) < _NAMED:
            self.first.append(at)

    def source(self, file: str, sheet: Origin, how: str) -> Source:
        """The cell itself where it is one, else the sheet and the cells in words."""
        if self.number == 1:
            return Source(file, self.first[0])
        if not self.first:
            return Source(file, sheet, f"{how}: không có ô nào")
        named = ", ".join(one.cell for one in self.first)
        more = self.number - len(self.first)
        behind = f" và {more} ô nữa" if more else ""
        return Source(file, sheet, f"{how} {named}{behind}")


class Known(NamedTuple):
    """A figure as the workbooks say it now."""

    key: str
    value: Decimal
    text: str
    source: Source


class Figures:
    """Gathers the figures of a report; a key stands for one figure alone."""

    def __init__(self) -> None:
        self.known: dict[str, Known] = {}

    def count(self, key: str, number: int, source: Source) -> Figure:
        """How many there are: «16»."""
        return self._add(key, Decimal(number), grouped(Decimal(number)), source)

    def amount(self, key: str, number: Decimal, source: Source) -> Figure:
        """A number as it is: «1.325.395.000», «263,5»."""
        return self._add(key, number, grouped(number), source)

    def per_cent(self, key: str, number: Decimal, source: Source) -> Figure:
        """A number of per cent with one decimal, without sign: «95,9»."""
        shown = abs(number).quantize(_TENTH, ROUND_HALF_UP)
        return self._add(key, number, grouped(shown), source)

    def _add(self, key: str, value: Decimal, text: str, source: Source) -> Figure:
        # Two rows may bear one name; the later one is told apart.
        while key in self.known and self.known[key].source != source:
            key += "x"
        self.known[key] = Known(key, value, text, source)
        return Figure(key, text)


def key_of(kind: str, *names: str, of: str) -> str:
    """A key that stays the same when rows are sorted: «ct_1f0c2a9b_th».

    `names` tell the thing whose figure it is, `kind` and `of` are ASCII words.
    """
    told = "\n".join(map(folded, names)).encode()
    return f"{kind}_{sha256(told).hexdigest()[:_LETTERS]}_{of}"
