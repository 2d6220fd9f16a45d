"""Columns of two states of a sheet, told to be the same by the names they carry."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from toolkit.xlsx.meaning.book import BookFacts

_SEVERAL = 3
"""Names that went the same way: a column was put in or taken out before them."""


class Columns(NamedTuple):
    """Where the columns of a sheet are now. `shifts`: (first sent one, by how many).

    `gone`: those that were taken out.
    """

    shifts: tuple[tuple[int, int], ...]
    gone: frozenset[int] = frozenset()

    def now(self, column: int) -> int | None:
        """The returned column of a sent one; None where it was taken out."""
        if column in self.gone:
            return None
        at = bisect_right(self.shifts, (column, 10**9)) - 1
        return column + (self.shifts[at][1] if at >= 0 else 0)

    def was(self, column: int) -> int | None:
        """The sent column of a returned one; None for one that was put in."""
        back = {column - by for _, by in (*self.shifts, (0, 0))}
        return next((one for one in sorted(back) if self.now(one) == column), None)


def moved_columns(
    sent: BookFacts, returned: BookFacts, pairs: Mapping[str, str]
) -> dict[str, Columns]:
    """Of each sheet, by its sent name, where columns were put in or taken out.

    Excel and LibreOffice take defined names along; those of one column tell.
    """
    places: dict[str, dict[int, int | None]] = defaultdict(dict)
    ways: Counter[tuple[str, int]] = Counter()
    for was, column, at in _places(sent, returned, pairs):
        places[was][column] = at
        if at is not None and at != column:
            ways[was, at - column] += 1
    moved = {sheet for (sheet, _), count in ways.items() if count >= _SEVERAL}
    return {sheet: _columns(places[sheet]) for sheet in moved}


def _places(
    sent: BookFacts, returned: BookFacts, pairs: Mapping[str, str]
) -> Iterator[tuple[str, int, int | None]]:
    """Sent columns that have a name, and where that name is now; None for nowhere."""
    for name, said in sent.names.items():
        region, now = said.region, returned.names.get(name)
        if region is None or now is None or region.left != region.right:
            continue
        if now.region is None:
            yield region.sheet, region.left, None  # #REF!
        elif now.region.sheet == pairs.get(region.sheet):
            yield region.sheet, region.left, now.region.left


def _columns(places: Mapping[int, int | None]) -> Columns:
    shifts: list[tuple[int, int]] = []
    for column, at in sorted(places.items()):
        if at is not None and at - column != (shifts[-1][1] if shifts else 0):
            shifts.append((column, at - column))
    gone = frozenset(column for column, at in places.items() if at is None)
    return Columns(tuple(shifts), gone)
