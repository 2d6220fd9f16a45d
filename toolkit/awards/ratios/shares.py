"""The share of a collective or agency that a rule of a standard asks for."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from toolkit.awards.measures import counts_of, matches, unrated_of
from toolkit.awards.people.history import Held
from toolkit.awards.people.identity import Directory
from toolkit.awards.people.members import NO_HOME, Counted, Members, home_key
from toolkit.awards.ratios.line import places_of, share
from toolkit.awards.settings import Settings
from toolkit.model.register import STRICT, Register, TableKey, YearRating
from toolkit.rules.records import Measure, RatioKind, RatioRule, Scope

_TWICE = "twice"
"""What a proposal is worth that another row of the same person says too."""


class Share(NamedTuple):
    """So many of so many; `places` is how many there may be, None where it is a floor.

    Of a floor `part` leaves out those proposed who are not eligible: `told` counts them
    too, `doubts` says how many they are; `unsure` are not known to be eligible. `whole`
    always leaves them out: whoever does not get a title is none of those who have it.

    `table` is where rows are missing when there is nothing to take a share of;
    `untold`: the title counted of which the year has no row at all, "" for none.
    `unrated`: the staff there without a rating, where ratings are counted; `unread`:
    the rows there whose rating nobody can read; `homeless`: how many rows belong to no
    unit or agency. `sure`: none of these could change `holds`.
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
    base_told: int = 0
    base_doubts: str = ""
    unread: tuple[YearRating, ...] = ()


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
        self._tallies: dict[tuple[Measure, Held | str | None], Counter[str]] = {}
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
        base = self._told(rule.base, home, by_agency)
        whole = base.most
        places, holds = self._judge(rule, part, whole)
        unrated = self._unrated(rule, home, by_agency)
        unread = self._unread(rule, home, by_agency)
        lost = [0, 0]
        if home is not None:
            lost = [
                self._homeless(measure, by_agency)
                for measure in (rule.numerator, rule.base)
            ]
            if rule.kind is not RatioKind.AT_MOST:
                lost[0] -= self._homeless(rule.numerator, by_agency, Held.UNFIT)
            lost[1] -= self._homeless(rule.base, by_agency, Held.UNFIT)
        return Share(
            part,
            whole,
            places,
            holds,
            self._tables(rule.base)[0],
            untold=self._untold(rule),
            unrated=unrated,
            homeless=sum(lost),
            sure=self._sure(
                rule, counted, base, (lost[0], lost[1]), (len(unrated), len(unread))
            ),
            told=counted.told,
            doubts=counted.doubts,
            unsure=counted.unsure + base.unsure,
            base_told=base.told,
            base_doubts=base.doubts,
            unread=unread,
        )

    def _counted(self, rule: RatioRule, home: str | None, by_agency: bool) -> Counted:
        """Those above the line; of a ceiling all who are proposed take a place."""
        if rule.kind is RatioKind.AT_MOST:
            return Counted(self._number(rule.numerator, home, by_agency))
        return self._told(rule.numerator, home, by_agency)

    def _told(self, measure: Measure, home: str | None, by_agency: bool) -> Counted:
        """All that are counted, each once, and of those proposed what was found."""
        told = self._number(measure, home, by_agency)
        told -= self._number(measure, home, by_agency, _TWICE)
        doubts = (
            self._number(measure, home, by_agency, held)
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

    def _unread(
        self, rule: RatioRule, home: str | None, by_agency: bool
    ) -> tuple[YearRating, ...]:
        """Rows without a rating that can be read, where it depends on these."""
        if not (self._by_rating(rule.numerator) or self._by_rating(rule.base)):
            return ()
        members = self._members
        if home is None:
            return members.unread_anywhere()
        return members.unread_under(home) if by_agency else members.unread(home)

    def _by_rating(self, measure: Measure) -> bool:
        return bool(unrated_of(counts_of(measure, self._settings.leader_line)))

    def _sure(
        self,
        rule: RatioRule,
        counted: Counted,
        base: Counted,
        lost: tuple[int, int],
        missing: tuple[int, int],
    ) -> bool:
        """Whether the share holds, or not, whatever is found of those in doubt.

        `missing`: the staff without a row, and the rows without a rating, which are
        among everybody already.
        """
        part, whole, (above, below) = counted.most, base.most, lost
        least = base.sure if rule.kind is RatioKind.AT_MOST else whole
        unrated, unread = missing
        rated = self._tables(rule.numerator)[0] == TableKey.RATINGS
        above += unread * self._by_rating(rule.numerator)
        below += unread * self._by_rating(rule.base)
        if rated:
            above += unrated
        if self._tables(rule.base)[0] == TableKey.RATINGS:
            below += unrated
        if rated and rule.base is Measure.HEADCOUNT:
            # Whoever is counted above the line is counted below it too.
            best = (part + above, whole + above - unread)
            worst = (counted.sure, whole + below - above + unrated + unread)
        else:
            best, worst = (part + above, least), (counted.sure, whole + below)
        return self._judge(rule, *best)[1] == self._judge(rule, *worst)[1]

    def _number(
        self,
        measure: Measure,
        home: str | None,
        by_agency: bool,
        held: Held | str | None = None,
    ) -> int:
        tally = self._tally(measure, held)
        if home is None:
            return tally.total()
        if by_agency:
            agency = self._directory.agency
            return sum(n for unit, n in tally.items() if agency(unit) == home)
        return sum(tally[unit] for unit in self._directory.tree(home))

    def _homeless(
        self, measure: Measure, by_agency: bool, held: Held | str | None = None
    ) -> int:
        tally = self._tally(measure, held)
        if not by_agency:
            return tally[NO_HOME]
        agency = self._directory.agency
        return sum(n for unit, n in tally.items() if not agency(unit))

    def _tally(self, measure: Measure, held: Held | str | None = None) -> Counter[str]:
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

    def _rows(self, table: TableKey, held: Held | str | None) -> Iterator[Any]:
        if held is not None and table != TableKey.PROPOSALS:
            return
        for row in getattr(self._register, table):
            if row.year == self._year and held in (None, self._worth(row.row)):
                yield row

    def _worth(self, row: int) -> Held | str | None:
        """What a proposal was found to be; one typed twice and not unfit is that."""
        found = self._members.worth.get(row)
        if row in self._members.repeated and found is not Held.UNFIT:
            return _TWICE
        return found

    def _judge(self, rule: RatioRule, part: int, whole: int) -> tuple[int | None, bool]:
        most = rule.kind is RatioKind.AT_MOST
        # Who may have none at all is not given one because the unit is small.
        one = self._settings.minimum_one and bool(whole) and bool(rule.limit)
        rounding = rule.rounding or self._settings.rounding
        raw = share(whole, rule.limit)
        places = places_of(rule.kind, raw, rounding, minimum_one=one)
        return (places, part <= places) if most else (None, part >= places)
