"""Who belongs to a collective in an award year, and what its members were given."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from toolkit.awards.people.history import Held
from toolkit.awards.people.identity import Directory, Who
from toolkit.awards.words.known import award_of
from toolkit.model.emulation import Recipient
from toolkit.model.register import Person, Proposal, Register, TableKey, YearRating
from toolkit.rules.standards import AwardKind

UNFIT, OPEN = "không đủ điều kiện", "chưa rõ đủ điều kiện"
NO_HOME = ""
"""In place of a unit's key: neither the row nor «Người» says where somebody is."""


def home_key(directory: Directory, row: Any) -> str:
    """The folded unit of a row; of the person in «Người» where the row has none."""
    if row.unit:
        return directory.key(row.unit)
    person = directory.person(_who(directory, row)) if row.name else None
    return directory.key(person.unit) if person else NO_HOME


def _who(directory: Directory, row: Any) -> Who:
    return directory.who(directory.kind(row.recipient, row.name), row.name, row.unit)


class Counted(NamedTuple):
    """How many were given an award or are proposed, and what was found of these.

    `unfit`: proposed and not eligible; `unsure`: proposed, not known to be eligible.
    """

    told: int
    unfit: int = 0
    unsure: int = 0

    @property
    def most(self) -> int:
        """How many there are if all is well with those of whom it is not known."""
        return self.told - self.unfit

    @property
    def sure(self) -> int:
        """How many there are in any case."""
        return self.most - self.unsure

    @property
    def doubts(self) -> str:
        """«, trong đó 3 không đủ điều kiện»; "" where there is no doubt."""
        doubts = ((self.unfit, UNFIT), (self.unsure, OPEN))
        parts = ", ".join(f"{number} {words}" for number, words in doubts if number)
        return f", trong đó {parts}" if parts else ""


class Members:
    """The persons of an award year by their unit, tallied once.

    A collective has the persons of its own unit and of all units below it. `worth` is
    what was found of each pending proposal so far, by its row. `repeated`: the rows of
    pending proposals for a title that the person already stands for in another row.
    """

    def __init__(self, register: Register, directory: Directory, year: int) -> None:
        self._directory = directory
        self._register, self._year = register, year
        self._rated: dict[str, list[YearRating]] = {}
        self._holding: dict[str, Counter[str]] = {}
        self._kept: set[str] = set()
        self.worth: dict[int, Held] = {}
        self._doubted: dict[tuple[str, Held], Counter[str]] = {}
        known: set[Who] = set()
        for row in register.ratings:
            if row.year == year and row.recipient is Recipient.INDIVIDUAL:
                self._rated.setdefault(home_key(directory, row), []).append(row)
                known.add(_who(directory, row))
        self._unrated = self._without(known, register, year)
        self.repeated = frozenset(self._repeated())
        for proposal in register.proposals:
            if proposal.year == year and proposal.award is not None:
                self._kept.add(proposal.award)
                if proposal.result is None and proposal.row not in self.repeated:
                    self._count(proposal, proposal.award, 1)
        for line in register.awards:
            if line.year == year and line.award is not None:
                self._kept.add(line.award)
                self._count(line, line.award, line.number)

    def _repeated(self) -> Iterator[int]:
        """A title is had once a year; forms may be had for several achievements."""
        there: set[object] = set()
        for row in self._register.awards:
            if row.year == self._year:
                there.add(self._title(row))
        for one in sorted(self._register.proposals, key=lambda one: one.row):
            if one.year != self._year or one.result is not None:
                continue
            title = self._title(one)
            if title is not None and title in there:
                yield one.row
            there.add(title)

    def _title(self, row: Any) -> object:
        """Who has which title, None where nobody can say.

        Those whom «Người» does not know are told apart by their units alone.
        """
        award = award_of(row.award or "")
        if not row.name or award is None or award.kind is not AwardKind.TITLE:
            return None
        who = _who(self._directory, row)
        unit = "" if who.row else self._directory.key(row.unit)
        return None if who.is_unclear else (who, unit, row.award)

    def _count(self, row: Any, award: str, number: int) -> None:
        if row.recipient is Recipient.INDIVIDUAL:
            tally = self._holding.setdefault(award, Counter())
            tally[home_key(self._directory, row)] += number

    def conclude(self, proposal: Proposal, held: Held) -> None:
        """Take in what was found of a pending proposal, for those that rest on it."""
        self.worth[proposal.row] = held
        if proposal.row in self.repeated:
            return
        if proposal.award and proposal.recipient is Recipient.INDIVIDUAL:
            tally = self._doubted.setdefault((proposal.award, held), Counter())
            tally[home_key(self._directory, proposal)] += 1

    def _without(
        self, known: set[Who], register: Register, year: int
    ) -> dict[str, list[str]]:
        """Folded unit → the staff of the year that has no rating row."""
        key = self._directory.key
        found: dict[str, list[str]] = {}
        for person in register.people:
            who = Who(Recipient.INDIVIDUAL, key(person.name), person.row)
            if person.name and is_staff(person, year) and who not in known:
                found.setdefault(key(person.unit), []).append(person.name)
        return found

    def rated(self, collective: str) -> tuple[YearRating, ...]:
        """The rating rows of the members, in the order of their rows."""
        found = [
            row
            for unit in self._directory.tree(collective)
            for row in self._rated.get(unit, ())
        ]
        return tuple(sorted(found, key=lambda row: row.row))

    def unrated(self, collective: str) -> tuple[str, ...]:
        """The members in «Người» who have no rating row of the year, sorted."""
        tree = self._directory.tree(collective)
        return tuple(sorted(n for u in tree for n in self._unrated.get(u, ())))

    def unrated_under(self, agency: str) -> tuple[str, ...]:
        """The same of all units of an agency, given by its folded name."""
        home = self._directory.agency
        found = (n for u, ns in self._unrated.items() if home(u) == agency for n in ns)
        return tuple(sorted(found))

    def unread(self, unit: str) -> tuple[YearRating, ...]:
        """The rows of members whose rating is empty or says nothing that is read."""
        return tuple(row for row in self.rated(unit) if row.rating is None)

    def unread_under(self, agency: str) -> tuple[YearRating, ...]:
        """The same of all units of an agency, given by its folded name."""
        home = self._directory.agency
        rows = (r for u, rs in self._rated.items() if home(u) == agency for r in rs)
        found = (row for row in rows if row.rating is None)
        return tuple(sorted(found, key=lambda row: row.row))

    def unread_anywhere(self) -> tuple[YearRating, ...]:
        """The same of everybody."""
        rows = (row for rows in self._rated.values() for row in rows)
        found = (row for row in rows if row.rating is None)
        return tuple(sorted(found, key=lambda row: row.row))

    def homeless(self) -> tuple[YearRating, ...]:
        """The rating rows of persons of whom nothing says where they belong."""
        return tuple(self._rated.get(NO_HOME, ()))

    def holding(self, award: str, collective: str) -> Counted:
        """How many members were given an award, or are proposed for it."""
        return self._counted(award, self._directory.tree(collective))

    def holding_homeless(self, award: str) -> int:
        """How many may have it of whom nothing says where they belong."""
        return self._counted(award, (NO_HOME,)).most

    def _counted(self, award: str, units: Iterable[str]) -> Counted:
        empty: Counter[str] = Counter()
        tallies = (
            self._holding.get(award, empty),
            self._doubted.get((award, Held.UNFIT), empty),
            self._doubted.get((award, Held.OPEN), empty),
        )
        units = tuple(units)
        return Counted(*(sum(tally[unit] for unit in units) for tally in tallies))

    def keeps(self, award: str) -> bool:
        """Whether the register has any award or proposal of that title of the year.

        A refused proposal counts: it shows that the title was dealt with.
        """
        complete = self._register.is_complete(TableKey.AWARDS, self._year, award)
        return complete or award in self._kept


def is_staff(person: Person, year: int) -> bool:
    """Whether somebody is there at the end of the year, when people are rated."""
    come = person.joined is None or person.joined.year <= year
    return come and (person.left is None or person.left.year > year)
