"""«nt», «như trên», ditto marks: what stands above, said once more."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from toolkit.exchange.sources.source import Line, Value
from toolkit.exchange.tables.layout.headings import bare

_WORDS = frozenset({"nt", "n t", "nhu tren", "nhu tren nt"})
_MARKS = frozenset(('"', "“", "”", "″", "〃", "//", "''", "’’", "‘‘"))
_BESIDE = "-–—_. \t\r\n\xa0"
"""What people draw round a mark."""

_MAY_POINT = re.compile(r"[\W_]*(?:n[\W_]{0,3}t\b|nh\S{1,3}\s|$)", re.IGNORECASE)


class Undone(NamedTuple):
    """Lines in which each ditto says what it stands for; how many there were."""

    lines: tuple[Line, ...]
    dittos: int


def without_dittos(lines: Sequence[Line], columns: Collection[int]) -> Undone:
    """Put what stands above in place of each ditto of these columns.

    One that has nothing above it stays as it is.
    """
    texts = {v for line in lines for v in line.cells.values() if isinstance(v, str)}
    marks = set(filter(is_ditto, texts)) if columns else ()
    if not marks:
        return Undone(tuple(lines), 0)
    above: dict[int, Value] = {}
    found, count = [], 0
    for line in lines:
        dittos = [n for n in columns if line.cells.get(n) in marks]
        if said := {n: above[n] for n in dittos if n in above}:
            line = Line(line.number, {**line.cells, **said})
            count += len(said)
        above.update(line.cells)
        found.append(line)
    return Undone(tuple(found), count)


@lru_cache(maxsize=8192)
def is_ditto(value: Value | None) -> bool:
    """Whether a cell only points to the one above it."""
    if not isinstance(value, str) or not _MAY_POINT.match(value):
        return False
    return bare(value).strip() in _WORDS or value.strip(_BESIDE) in _MARKS
