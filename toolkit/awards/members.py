"""Who belongs to a collective in an award year, and what its members were given."""

from collections import Counter

from toolkit.awards.identity import Directory
from toolkit.model.emulation import Recipient
from toolkit.model.register import Register, YearRating


class Members:
    """The persons of an award year by the unit of their row, tallied once.

    A collective has the persons of its own unit and of all units below it.
    """

    def __init__(self, register: Register, directory: Directory, year: int) -> None:
        self._directory = directory
        self._rated: dict[str, list[YearRating]] = {}
        self._holding: dict[str, Counter[str]] = {}
        for row in register.ratings:
            if row.year == year and row.recipient is Recipient.INDIVIDUAL:
                self._rated.setdefault(directory.key(row.unit), []).append(row)
        for proposal in register.proposals:
            if proposal.year == year and proposal.result is None:
                self._count(proposal.award, proposal.recipient, proposal.unit, 1)
        for line in register.awards:
            if line.year == year:
                self._count(line.award, line.recipient, line.unit, line.number)

    def _count(
        self, award: str | None, recipient: Recipient | None, unit: str, number: int
    ) -> None:
        if award is not None and recipient is Recipient.INDIVIDUAL:
            tally = self._holding.setdefault(award, Counter())
            tally[self._directory.key(unit)] += number

    def rated(self, collective: str) -> tuple[YearRating, ...]:
        """The rating rows of the members, in the order of their rows."""
        found = [
            row
            for unit in self._directory.tree(collective)
            for row in self._rated.get(unit, ())
        ]
        return tuple(sorted(found, key=lambda row: row.row))

    def holding(self, award: str, collective: str) -> int:
        """How many members were given an award, or are proposed for it."""
        tally = self._holding.get(award, Counter())
        return sum(tally[unit] for unit in self._directory.tree(collective))

    def keeps(self, award: str) -> bool:
        """Whether the register has any such award or proposal of the year."""
        return award in self._holding
