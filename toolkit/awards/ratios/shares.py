"""The share of a collective or agency that a rule of a standard asks for."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from toolkit.awards.measures import counts_of, matches
from toolkit.awards.people.history import Held
from toolkit.awards.people.identity import Directory
from toolkit.awards.people.members import NO_HOME, Counted, Members, home_key
from toolkit.awards.ratios.line import places_of, share
from toolkit.awards.settings import Settings
from toolkit.model.register import STRICT, Register, TableKey
from toolkit.rules.records import Measure, RatioKind, RatioRule, Scope


class Share(NamedTuple):
    """So many of so many; `places` is how many there may be, None where it is a floor.

    Of a floor `part` leaves out those proposed who are not eligible: `told` counts them
    too, `doubts` says how many they are; `unsure` are not known to be eligible.

    `table` is where rows are missing when there is nothing to take a share of;
    `untold`: the title counted of which the year has no row at all, "" for none.
    `unrated`: the staff there without a rating, where ratings are counted; `homeless`:
    how many rows belong to no unit or agency. `sure`: neither could change `holds`.
    """

    part: int
    whole: int
    places: int | None
    holds: bool
    table: TableKey
    untold: str = ""
    unrated: tuple[str, ...] = ()
    homeless: int = 0
    sure: bool = True
    told: int = 0
    doubts: str = ""
    unsure: int = 0


class Shares:
    """The counts of an award year by unit, each count tallied once.

    Counts what is understood, unlike the sheet of ratios, whose formulas see only the
    very words of the lists; a row without unit belongs where «Người» has the person.
    """

    def __init__(
        self,
        register: Register,
        settings: Settings,
        directory: Directory,
        members: Members,
        year: int,
    ) -> None:
        self._register = register
        self._settings = settings
        self._directory = directory
        self._members = members
        self._year = year
        self._tallies: dict[tuple[Measure, Held | None], Counter[str]] = {}
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
        by_agency = Scope.UNIT not in rule.per
        counted = self._counted(rule, home, by_agency)
        part = counted.most
        whole = self._number(rule.base, home, by_agency)
        places, holds = self._judge(rule, part, whole)
        unrated = self._unrated(rule, home, by_agency)
        lost = [0, 0]
        if home is not None:
            lost = [
                self._homeless(measure, by_agency)
                for measure in (rule.numerator, rule.base)
            ]
            if rule.kind is not RatioKind.AT_MOST:
                lost[0] -= self._homeless(rule.numerator, by_agency, Held.UNFIT)
        return Share(
            part,
            whole,
            places,
            holds,
            self._tables(rule.base)[0],
            untold=self._untold(rule),
            unrated=unrated,
            homeless=sum(lost),
            sure=self._sure(rule, counted, whole, (lost[0], lost[1]), len(unrated)),
            told=counted.told,
            doubts=counted.doubts,
            unsure=counted.unsure,
        )

    def _counted(self, rule: RatioRule, home: str | None, by_agency: bool) -> Counted:
        """Those above the line; of a ceiling all who are proposed take a place."""
        told = self._number(rule.numerator, home, by_agency)
        if rule.kind is RatioKind.AT_MOST:
            return Counted(told)
        doubts = (
            self._number(rule.numerator, home, by_agency, held)
            for held in (Held.UNFIT, Held.OPEN)
        )
        return Counted(told, *doubts)

    def _tables(self, measure: Measure) -> tuple[TableKey, ...]:
        return tuple(c.table for c in counts_of(measure, self._settings.leader_line))

    def _untold(self, rule: RatioRule) -> str:
        """The title counted of which the year has no row; nobody typed it yet."""
        for count in counts_of(rule.numerator, self._settings.leader_line):
            for award in count.where.get("award", ()):
                if not self._members.keeps(award):
                    return str(award)
        return ""

    def _unrated(
        self, rule: RatioRule, home: str | None, by_agency: bool
    ) -> tuple[str, ...]:
        counted = {*self._tables(rule.numerator), *self._tables(rule.base)}
        if home is None or TableKey.RATINGS not in counted:
            return ()
        members = self._members
        return members.unrated_under(home) if by_agency else members.unrated(home)

    def _sure(
        self,
        rule: RatioRule,
        counted: Counted,
        whole: int,
        lost: tuple[int, int],
        unrated: int,
    ) -> bool:
        """Whether the share holds, or not, whatever is found of those in doubt."""
        part, (above, below) = counted.most, lost
        rated = self._tables(rule.numerator)[0] == TableKey.RATINGS
        if rated:
            above += unrated
        if self._tables(rule.base)[0] == TableKey.RATINGS:
            below += unrated
        if rated and rule.base is Measure.HEADCOUNT:
            # Whoever is counted above the line is counted below it too.
            best = (part + above, whole + above)
            worst = (counted.sure, whole + below - above + unrated)
        else:
            best, worst = (part + above, whole), (counted.sure, whole + below)
        return self._judge(rule, *best)[1] == self._judge(rule, *worst)[1]

    def _number(
        self,
        measure: Measure,
        home: str | None,
        by_agency: bool,
        held: Held | None = None,
    ) -> int:
        tally = self._tally(measure, held)
        if home is None:
            return tally.total()
        if by_agency:
            agency = self._directory.agency
            return sum(n for unit, n in tally.items() if agency(unit) == home)
        return sum(tally[unit] for unit in self._directory.tree(home))

    def _homeless(
        self, measure: Measure, by_agency: bool, held: Held | None = None
    ) -> int:
        tally = self._tally(measure, held)
        if not by_agency:
            return tally[NO_HOME]
        agency = self._directory.agency
        return sum(n for unit, n in tally.items() if not agency(unit))

    def _tally(self, measure: Measure, held: Held | None = None) -> Counter[str]:
        """Folded unit → what is counted there; only pending proposals of a worth."""
        found = self._tallies.get((measure, held))
        if found is None:
            found = self._tallies[measure, held] = Counter()
            for count in counts_of(measure, self._settings.leader_line):
                for row in self._rows(count.table, held):
                    plain = row._replace(loose=STRICT) if row.loose else row
                    if matches(plain, count, {}):
                        number = getattr(row, count.weight) if count.weight else 1
                        found[home_key(self._directory, row)] += number
        return found

    def _rows(self, table: TableKey, held: Held | None) -> Iterator[Any]:
        worth = self._members.worth
        if held is not None and table != TableKey.PROPOSALS:
            return
        for row in getattr(self._register, table):
            if row.year == self._year and held in (None, worth.get(row.row)):
                yield row

    def _judge(self, rule: RatioRule, part: int, whole: int) -> tuple[int | None, bool]:
        most = rule.kind is RatioKind.AT_MOST
        # Who may have none at all is not given one because the unit is small.
        one = self._settings.minimum_one and bool(whole) and bool(rule.limit)
        rounding = rule.rounding or self._settings.rounding
        raw = share(whole, rule.limit)
        places = places_of(rule.kind, raw, rounding, minimum_one=one)
        return (places, part <= places) if most else (None, part >= places)
