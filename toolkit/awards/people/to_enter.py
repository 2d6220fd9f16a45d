"""What the year still lacks in the tables: whom quick entry adds."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from toolkit.awards.consistency.proposals import unentered
from toolkit.awards.people.identity import Directory, Who
from toolkit.awards.people.members import is_staff
from toolkit.model.emulation import Recipient
from toolkit.model.register import (
    Person,
    Proposal,
    Register,
    Registration,
    YearRating,
)

USUAL_TITLE = "advanced_worker"
"""What people register for unless something else is written."""


class Asked(NamedTuple):
    """A title or form that a person of the staff, or a registration, asks for."""

    award: str
    person: Person | None = None
    registration: Registration | None = None


def unrated(register: Register, directory: Directory) -> tuple[Person, ...]:
    """The staff at the end of the award year who have no row in «Xếp loại»."""
    return _without_row(register, directory, register.ratings)


def unread(register: Register) -> tuple[YearRating, ...]:
    """The rows of persons of the award year whose rating is empty or not understood."""
    return tuple(
        row
        for row in register.ratings
        if row.year == register.year
        and row.recipient is Recipient.INDIVIDUAL
        and row.rating is None
    )


def unregistered(register: Register, directory: Directory) -> tuple[Person, ...]:
    """The staff at the end of the award year who have no row in «Đăng ký»."""
    return _without_row(register, directory, register.registrations)


def registrations(register: Register) -> list[Registration]:
    """The registrations of the award year."""
    year = register.year
    return [row for row in register.registrations if row.year == year and row.name]


def unproposed(register: Register, directory: Directory) -> tuple[Asked, ...]:
    """What was registered for and is not proposed, in the order of «Đăng ký»."""
    year = register.year
    registered = registrations(register)
    there = {
        (_who(directory, row), row.award)
        for row in register.proposals
        if row.year == year and row.name
    }
    found: dict[tuple[Who, str], Asked] = {}
    for row in registered:
        who = _who(directory, row)
        if row.award is not None and (who, row.award) not in there:
            asked = Asked(row.award, directory.person(who), row)
            found.setdefault((who, row.award), asked)
    return tuple(found.values())


def granted_only(register: Register, directory: Directory) -> tuple[Proposal, ...]:
    """The proposals marked as granted that «Khen thưởng» does not hold yet."""
    return tuple(unentered(register, directory))


def _without_row(
    register: Register, directory: Directory, rows: Iterable[Any]
) -> tuple[Person, ...]:
    year = register.year
    if year is None:
        return ()
    known = {_who(directory, row) for row in rows if row.year == year and row.name}
    # A name that may be any of several is one of them: no row is added twice.
    unclear = {who.name for who in known if who.is_unclear}
    return tuple(_staff(register, directory, year, known, unclear))


def _staff(
    register: Register,
    directory: Directory,
    year: int,
    known: set[Who],
    unclear: set[str],
) -> Iterator[Person]:
    for person in register.people:
        name = directory.key(person.name)
        if not name or name in unclear or not is_staff(person, year):
            continue
        if Who(Recipient.INDIVIDUAL, name, person.row) not in known:
            yield person


def _who(directory: Directory, row: Any) -> Who:
    return directory.who(directory.kind(row.recipient, row.name), row.name, row.unit)
