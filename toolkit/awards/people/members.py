"""Who belongs to a collective in an award year, and what its members were given."""

from collections import Counter
from typing import Any

from toolkit.awards.people.identity import Directory, Who
from toolkit.model.emulation import Recipient
from toolkit.model.register import Person, Register, YearRating

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


class Members:
    """The persons of an award year by their unit, tallied once.

    A collective has the persons of its own unit and of all units below it.
    """

    def __init__(self, register: Register, directory: Directory, year: int) -> None:
        self._directory = directory
        self._rated: dict[str, list[YearRating]] = {}
        self._holding: dict[str, Counter[str]] = {}
        self._kept: set[str] = set()
        known: set[Who] = set()
        for row in register.ratings:
            if row.year == year and row.recipient is Recipient.INDIVIDUAL:
                self._rated.setdefault(home_key(directory, row), []).append(row)
                known.add(_who(directory, row))
        self._unrated = self._without(known, register, year)
        for proposal in register.proposals:
            if proposal.year == year and proposal.award is not None:
                self._kept.add(proposal.award)
                if proposal.result is None:
                    self._count(proposal, proposal.award, 1)
        for line in register.awards:
            if line.year == year and line.award is not None:
                self._kept.add(line.award)
                self._count(line, line.award, line.number)

    def _count(self, row: Any, award: str, number: int) -> None:
        if row.recipient is Recipient.INDIVIDUAL:
            tally = self._holding.setdefault(award, Counter())
            tally[home_key(self._directory, row)] += number

    def _without(
        self, known: set[Who], register: Register, year: int
    ) -> dict[str, list[str]]:
        """Folded unit → the staff of the year that has no rating row."""
        key = self._directory.key
        found: dict[str, list[str]] = {}
        for person in register.people:
            who = Who(Recipient.INDIVIDUAL, key(person.name), person.row)
            if person.name and _is_staff(person, year) and who not in known:
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

    def homeless(self) -> tuple[YearRating, ...]:
        """The rating rows of persons of whom nothing says where they belong."""
        return tuple(self._rated.get(NO_HOME, ()))

    def holding(self, award: str, collective: str) -> int:
        """How many members were given an award, or are proposed for it."""
        tally = self._holding.get(award, Counter())
        return sum(tally[unit] for unit in self._directory.tree(collective))

    def holding_homeless(self, award: str) -> int:
        """How many have it, or are proposed, of whom nothing says where they belong."""
        return self._holding.get(award, Counter())[NO_HOME]

    def keeps(self, award: str) -> bool:
        """Whether the register has any award or proposal of that title of the year.

        A refused proposal counts: it shows that the title was dealt with.
        """
        return award in self._kept


def _is_staff(person: Person, year: int) -> bool:
    """Whether somebody is there at the end of the year, when people are rated."""
    come = person.joined is None or person.joined.year <= year
    return come and (person.left is None or person.left.year > year)
