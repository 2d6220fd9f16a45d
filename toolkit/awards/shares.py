"""The share of a collective or agency that a rule of a standard asks for."""

from collections import Counter
from typing import NamedTuple

from toolkit.awards.identity import Directory
from toolkit.awards.measures import counts_of, matches
from toolkit.awards.ratio_line import places_of, share
from toolkit.awards.settings import Settings
from toolkit.model.register import Register
from toolkit.rules.records import Measure, RatioKind, RatioRule, Scope


class Share(NamedTuple):
    """So many of so many; `places` is how many there may be, None where it is a floor.

    `table` is where rows are missing when there is nothing to take a share of.
    """

    part: int
    whole: int
    places: int | None
    holds: bool
    table: str


class Shares:
    """The counts of an award year by unit, each count tallied once."""

    def __init__(
        self, register: Register, settings: Settings, directory: Directory, year: int
    ) -> None:
        self._register = register
        self._settings = settings
        self._directory = directory
        self._year = year
        self._tallies: dict[Measure, Counter[str]] = {}
        self._found: dict[tuple[str, str | None], Share] = {}

    def of(self, rule: RatioRule, unit: str) -> Share:
        """The share under a rule where a unit belongs: itself, its agency, or all."""
        home: str | None = None
        if Scope.UNIT in rule.per:
            home = self._directory.key(unit)
        elif Scope.AGENCY in rule.per and len(self._directory.agencies()) > 1:
            # A register of one agency is counted whole.
            home = self._directory.agency(unit)
        if (rule.id, home) not in self._found:
            self._found[rule.id, home] = self._share(rule, home)
        return self._found[rule.id, home]

    def _share(self, rule: RatioRule, home: str | None) -> Share:
        line = self._settings.leader_line
        by_agency = Scope.UNIT not in rule.per
        part = self._number(rule.numerator, home, by_agency)
        whole = self._number(rule.base, home, by_agency)
        places, holds = self._judge(rule, part, whole)
        table = counts_of(rule.base, line)[0].table
        return Share(part, whole, places, holds, table)

    def _number(self, measure: Measure, home: str | None, by_agency: bool) -> int:
        tally = self._tallies.get(measure)
        if tally is None:
            tally = self._tallies[measure] = self._tally(measure)
        if home is None:
            return tally.total()
        if by_agency:
            agency = self._directory.agency
            return sum(n for unit, n in tally.items() if agency(unit) == home)
        return sum(tally[unit] for unit in self._directory.tree(home))

    def _tally(self, measure: Measure) -> Counter[str]:
        """Folded unit → what is counted there."""
        found: Counter[str] = Counter()
        for count in counts_of(measure, self._settings.leader_line):
            for row in getattr(self._register, count.table):
                if row.year == self._year and matches(row, count, {}):
                    number = getattr(row, count.weight) if count.weight else 1
                    unit = "" if "unit" in row.loose else row.unit
                    found[self._directory.key(unit)] += number
        return found

    def _judge(self, rule: RatioRule, part: int, whole: int) -> tuple[int | None, bool]:
        most = rule.kind is RatioKind.AT_MOST
        # Who may have none at all is not given one because the unit is small.
        one = self._settings.minimum_one and bool(whole) and bool(rule.limit)
        rounding = rule.rounding or self._settings.rounding
        raw = share(whole, rule.limit)
        places = places_of(rule.kind, raw, rounding, minimum_one=one)
        return (places, part <= places) if most else (None, part >= places)
