"""The table of totals: proposals by unit and title, and by who grants what."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from toolkit.awards.eligibility.case import short_name
from toolkit.model.emulation import Recipient
from toolkit.reports.papers.figures import share
from toolkit.reports.papers.material import Material
from toolkit.reports.papers.nominees import Nominee, groups, pending

TOGETHER = (Recipient.COLLECTIVE, Recipient.HOUSEHOLD)


class UnitTotals(NamedTuple):
    """A row: how many of each title, in the order of `Totals.titles`, and in all."""

    unit: str
    numbers: tuple[int, ...]
    total: int


class BodyTotals(NamedTuple):
    """A title by the body that grants it; `direct` are persons who do not lead.

    `share` is theirs of all persons of whom it is said; "" where of none.
    """

    authority: str
    title: str
    collectives: int
    individuals: int
    direct: int
    share: str


class Totals(NamedTuple):
    """Both tables; `untold` persons of whom the register does not say who leads."""

    titles: tuple[str, ...]
    units: tuple[UnitTotals, ...]
    sums: UnitTotals
    bodies: tuple[BodyTotals, ...]
    collectives: int
    individuals: int
    untold: int


def totals(material: Material, *, doubtful: bool = False) -> Totals:
    """What may stand on paper, counted; lines and columns add up to the same."""
    lines = pending(material, doubtful=doubtful)
    awards = tuple(dict.fromkeys(line.award for line in lines))
    persons = [one for one in lines if one.recipient is Recipient.INDIVIDUAL]
    return Totals(
        titles=tuple(map(short_name, awards)),
        units=_by_unit(material, lines, awards),
        sums=_row("", lines, awards),
        bodies=_by_body(material, lines),
        collectives=len(lines) - len(persons),
        individuals=len(persons),
        untold=sum(one.staff is None for one in persons),
    )


def _by_unit(
    material: Material, lines: Sequence[Nominee], awards: Sequence[str]
) -> tuple[UnitTotals, ...]:
    """A unit's persons, and the unit itself as a collective, in one row."""
    key = material.directory.key
    found: dict[str, list[Nominee]] = {}
    names: dict[str, str] = {}
    for line in lines:
        own = line.recipient is Recipient.COLLECTIVE
        home = line.name if own else line.unit
        names.setdefault(key(home), home)
        found.setdefault(key(home), []).append(line)

    def place(unit: str) -> tuple[object, ...]:
        return material.place(names[unit], "", Recipient.COLLECTIVE)

    return tuple(_row(names[u], found[u], awards) for u in sorted(found, key=place))


def _row(unit: str, lines: Sequence[Nominee], awards: Sequence[str]) -> UnitTotals:
    count = Counter(line.award for line in lines)
    return UnitTotals(unit, tuple(count[award] for award in awards), len(lines))


def _by_body(material: Material, lines: Sequence[Nominee]) -> tuple[BodyTotals, ...]:
    direct = material.settings.leader_line.direct
    found = []
    for group in groups(material, lines):
        persons = group.of(Recipient.INDIVIDUAL)
        told = [one for one in persons if one.staff is not None]
        working = sum(one.staff in direct for one in told)
        found.append(
            BodyTotals(
                authority=group.authority,
                title=group.title,
                collectives=len(group.of(*TOGETHER)),
                individuals=len(persons),
                direct=working,
                share=share(working, len(told)),
            )
        )
    return tuple(found)
