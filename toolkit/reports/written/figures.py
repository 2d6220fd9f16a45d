"""The figures of a report: each with its name, its value, and the cell it came from."""

from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256
from typing import NamedTuple

from toolkit.model.numbers import grouped
from toolkit.model.origin import Origin
from toolkit.reports.docx.values import Figure
from toolkit.rules.names import folded

_TENTH = Decimal("0.1")
_LETTERS = 8  # of a hash: a report has some hundred figures


class Source(NamedTuple):
    """Where a figure is from: a file, a cell of it, and how it was made of more."""

    file: str
    at: Origin
    how: str = ""


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
