"""Counts the rows of an award year: each table read once, each count tallied once."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from toolkit.awards.measures import Count, matches
from toolkit.awards.ratios.scopes import RatioScope
from toolkit.model.register import Register, TableKey

_Place = tuple[str | None, str | None]
"""A unit and a group, case-folded; None is any."""


class Tally(NamedTuple):
    """How many were counted, and the first row in which there was one (0: none)."""

    number: int = 0
    first: int = 0

    def __add__(self, other: object) -> "Tally":
        """Both together."""
        assert isinstance(other, Tally)
        first = min(filter(None, (self.first, other.first)), default=0)
        return Tally(self.number + other.number, first)


class Doubts(NamedTuple):
    """The rows of pending proposals that are not eligible, and not known to be.

    `repeated`: of the others, those that say once more what another row says.
    """

    unfit: frozenset[int] = frozenset()
    unsure: frozenset[int] = frozenset()
    repeated: frozenset[int] = frozenset()


def proposed_in(register: Register, rows: frozenset[int]) -> Register:
    """The register with nothing to count but the proposals of some rows."""
    proposals = tuple(one for one in register.proposals if one.row in rows)
    return replace(register, proposals=proposals, awards=(), ratings=(), dossiers=())


class YearCounts:
    """What `measures.total` gives for the register's year, for any number of scopes.

    A scope may name units and a group, which are compared without regard to case.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._rows: dict[str, list[Any]] = {}
        self._tallies: dict[object, Mapping[_Place, Tally]] = {}

    def countable(self, counts: Iterable[Count]) -> bool:
        """Whether no row of the year stands for a part of a recipient."""
        year, fractions = self._register.year, self._register.fractions
        return all((one.table, year) not in fractions for one in counts if one.weight)

    def number(self, counts: Iterable[Count], scope: RatioScope) -> int:
        """The sum of counts within a scope."""
        return sum(self._within(count, scope).number for count in counts)

    def first(
        self, counts: Iterable[Count], scope: RatioScope
    ) -> tuple[TableKey, int] | None:
        """The table and row of the first that is counted; None where nothing is."""
        for count in counts:
            if row := self._within(count, scope).first:
                return (count.table, row)
        return None

    def rows(self, table: TableKey) -> list[Any]:
        """The rows of a table in the award year."""
        if table not in self._rows:
            everything = getattr(self._register, table)
            year = self._register.year
            self._rows[table] = [row for row in everything if row.year == year]
        return self._rows[table]

    def _within(self, count: Count, scope: RatioScope) -> Tally:
        tallies = self._of(count)
        group = scope.group.casefold() if scope.group else None
        units = {unit.casefold() for unit in scope.units}
        found = Tally()
        for unit in units or (None,):
            found += tallies.get((unit, group), Tally())
        return found

    def _of(self, count: Count) -> Mapping[_Place, Tally]:
        key = (
            count.table,
            tuple(sorted(count.where.items())),
            tuple(sorted(count.without.items())),
            count.filled,
            count.weight,
        )
        if key not in self._tallies:
            self._tallies[key] = self._tally(count)
        return self._tallies[key]

    def _tally(self, count: Count) -> Mapping[_Place, Tally]:
        exact: dict[_Place, list[int]] = {}
        for row in self.rows(count.table):
            if matches(row, count, {}):
                number = getattr(row, count.weight) if count.weight else 1
                sums = exact.setdefault(_place(row), [0, 0])
                sums[0] += number
                if number and (not sums[1] or row.row < sums[1]):
                    sums[1] = row.row
        found: dict[_Place, Tally] = {}
        for (unit, group), sums in exact.items():
            one = Tally(*sums)
            for place in {(u, g) for u in (None, unit) for g in (None, group)}:
                found[place] = found.get(place, Tally()) + one
        return found


def _place(row: Any) -> _Place:
    """Where a row says it is; a loosely written place is none."""
    unit = None if "unit" in row.loose else row.unit.casefold()
    group = None if "group" in row.loose else getattr(row, "group", "").casefold()
    return (unit, group)
