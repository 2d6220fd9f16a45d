"""«nt», «như trên», ditto marks: what stands above, said once more."""

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

from toolkit.exchange.sources.source import Line, Value
from toolkit.exchange.tables.layout.headings import bare

_WORDS = frozenset({"nt", "n t", "nhu tren", "nhu tren nt"})
_MARKS = frozenset(('"', "“", "”", "″", "〃", "//", "''", "’’", "‘‘"))
_BESIDE = "-–—_. \t\r\n\xa0"
"""What people draw round a mark."""


class Undone(NamedTuple):
    """Lines in which each ditto says what it stands for; how many there were."""

    lines: tuple[Line, ...]
    dittos: int


def without_dittos(lines: Iterable[Line], columns: Collection[int]) -> Undone:
    """Put what stands above in place of each ditto of these columns.

    One that has nothing above it stays as it is.
    """
    above: dict[int, Value] = {}
    found, count = [], 0
    for line in lines:
        said = {
            n: above[n] for n in columns if n in above and is_ditto(line.cells.get(n))
        }
        cells = {**line.cells, **said}
        above.update((n, cells[n]) for n in columns if n in cells)
        count += len(said)
        found.append(Line(line.number, cells) if said else line)
    return Undone(tuple(found), count)


def is_ditto(value: Value | None) -> bool:
    """Whether a cell only points to the one above it."""
    if not isinstance(value, str):
        return False
    return _points_above(value)


@lru_cache(maxsize=4096)
def _points_above(value: str) -> bool:
    return bare(value).strip() in _WORDS or value.strip(_BESIDE) in _MARKS
