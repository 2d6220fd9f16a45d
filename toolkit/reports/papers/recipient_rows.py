"""The rows of the register that are about one person or unit."""

from toolkit.awards.people.identity import Who
from toolkit.model.emulation import Recipient
from toolkit.model.register import AwardLine, Initiative, Person
from toolkit.reports.official_days import two_digits
from toolkit.reports.papers.figures import short_day
from toolkit.reports.papers.material import Material
from toolkit.reports.papers.nominees import address_of


class RecipientRows:
    """The rows of one recipient, each table in the order of its years."""

    def __init__(self, material: Material, who: Who) -> None:
        history, self._material, self.who = material.history, material, who
        register = material.register
        self.awards = sorted(history.awards.get(who, ()), key=_when)
        self.proposals = history.proposals.get(who, [])
        self.initiatives = sorted(history.initiatives(who), key=_accepted)
        years = {row.year for row in register.ratings if row.year is not None}
        self.ratings = [r for y in sorted(years) for r in history.ratings(who, y)[-1:]]
        self.person = material.directory.person(who)
        self.unit = material.directory.unit(who.name)
        self.is_listed = self.person is not None or (
            who.kind is not Recipient.INDIVIDUAL and self.unit is not None
        )

    @property
    def is_there(self) -> bool:
        """Whether the register knows the recipient at all."""
        return bool(self.is_listed or self.awards or self.ratings or self.proposals)

    @property
    def called(self) -> str:
        """The name as the register writes it."""
        if self.person is not None:
            return self.person.name
        if self.unit is not None and self.who.kind is not Recipient.INDIVIDUAL:
            return self.unit.name
        names = [row.name for row in (self.ratings or self.awards or self.proposals)]
        return names[-1] if names else ""

    def described(self) -> dict[str, str]:
        """What is said of the recipient itself."""
        if self.who.kind is Recipient.INDIVIDUAL:
            return self._of_person(self.person)
        unit = self.unit
        return {
            "unit": unit.parent if unit else "",
            "founded": short_day(unit.founded) if unit else "",
            "members": self._members(),
        }

    def _of_person(self, person: Person | None) -> dict[str, str]:
        last = self.ratings[-1] if self.ratings else None
        return {
            "address": address_of(self._material, person),
            "born": short_day(person.born) if person else "",
            "joined": short_day(person.joined) if person else "",
            "position": (person.position if person else "")
            or (last.position if last else ""),
            "unit": (person.unit if person else "") or (last.unit if last else ""),
        }

    def _members(self) -> str:
        """How many persons are there, those of units below too; "" where none is."""
        directory = self._material.directory
        tree = directory.tree(self.who.name)
        people = self._material.register.people
        here = sum(
            directory.key(person.unit) in tree
            for person in people
            if person.name and person.left is None
        )
        return two_digits(here) if here else ""


def _when(row: AwardLine) -> tuple[int, str, int]:
    return (row.year or 0, row.day.isoformat() if row.day else "", row.row)


def _accepted(row: Initiative) -> tuple[int, int]:
    return (row.year or 0, row.row)
