"""Who is proposed for what: the lines of every list of proposals, in their order."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from toolkit.awards.eligibility.verdicts import Conclusion, Verdict
from toolkit.awards.summary import authority_rank, award_key
from toolkit.awards.words.known import Standing
from toolkit.awards.words.vietnamese import text_key
from toolkit.model.emulation import ProposalResult, Recipient, Staff
from toolkit.model.register import AwardLine, Person, Proposal
from toolkit.reports.papers.calling import EITHER, called
from toolkit.reports.papers.figures import years_words
from toolkit.reports.papers.material import Material, title_by
from toolkit.rules.names import folded

FIT = (Conclusion.ELIGIBLE, Conclusion.FOR_COUNCIL)
"""What may stand on paper without more."""
DOUBTFUL = (Conclusion.NOT_KNOWN, Conclusion.UNVERIFIED, Conclusion.NO_BASIS)
"""What may stand there with its doubt beside; who is not eligible never does."""
MR, MRS = "Ông", "Bà"


class Nominee(NamedTuple):
    """One line of a list. `row` is that of the register; `title` as of the award year.

    `address` is «Ông», «Bà», «Ông (Bà)», or "" for a collective; `years` those of the
    achievement («2021–2025»). `name` is as the register writes it, `code` the person's.
    """

    row: int
    recipient: Recipient
    address: str
    name: str
    position: str
    unit: str
    award: str
    title: str
    authority: str = ""
    reason: str = ""
    years: str = ""
    staff: Staff | None = None
    code: str = ""

    @property
    def called(self) -> tuple[str, str]:
        """«Ông» and «Lê An»: how paper calls whoever the line is about."""
        return called(self.name, self.address, self.code)

    @property
    def post(self) -> str:
        """«Phó Trưởng phòng, Phòng A»: where somebody works, and as what."""
        own = folded(self.unit) != folded(self.name)
        return ", ".join(filter(None, (self.position, self.unit if own else "")))


class Group(NamedTuple):
    """The lines of one title or form, which one body grants."""

    award: str
    title: str
    authority: str
    lines: tuple[Nominee, ...]

    def of(self, *kinds: Recipient) -> tuple[Nominee, ...]:
        """The lines of some kinds of recipients."""
        return tuple(one for one in self.lines if one.recipient in kinds)


def printed(verdict: Verdict, *, doubtful: bool = False) -> bool:
    """Whether a proposal stands on paper.

    What was typed twice stands there once; `doubtful`: with its doubt beside.
    """
    wanted = (*FIT, *DOUBTFUL) if doubtful else FIT
    proposal = verdict.proposal
    named = bool(proposal.name and proposal.award)
    return named and verdict.conclusion in wanted and not verdict.repeats


def pending(material: Material, *, doubtful: bool = False) -> tuple[Nominee, ...]:
    """The proposals of the award year that may stand on paper, in their order."""
    rows = (
        verdict.proposal
        for verdict in material.verdicts
        if printed(verdict, doubtful=doubtful)
    )
    return in_order(material, (nominee(material, row) for row in rows))


def granted(material: Material) -> tuple[Nominee, ...]:
    """The proposals of the award year whose result is «được khen»."""
    rows = (
        row
        for row in material.register.proposals
        if row.year == material.register.year
        and row.result is ProposalResult.GRANTED
        and row.name
        and row.award
    )
    return in_order(material, (nominee(material, row) for row in rows))


def nominee(material: Material, row: Proposal | AwardLine) -> Nominee:
    """The line of a row; what it does not say of a person «Người» may."""
    who = material.who(row)
    person = material.directory.person(who)
    position = row.position if isinstance(row, Proposal) else ""
    kind = row.recipient or who.kind
    return Nominee(
        row=row.row,
        recipient=kind,
        address=address_of(material, person) if kind is Recipient.INDIVIDUAL else "",
        name=row.name,
        position=position or (person.position if person else ""),
        unit=row.unit or (person.unit if person else ""),
        award=row.award or "",
        title=title_by(row.award, row.year, row.authority),
        authority=row.authority,
        reason=row.reason,
        years=years_words(row.start, row.end),
        staff=row.staff or (person.staff if person else None),
        code=person.code if person else "",
    )


def address_of(material: Material, person: Person | None) -> str:
    """«Nữ» left empty says «Ông» only where the office fills that column at all."""
    if person is None:
        return EITHER
    if person.woman is None:
        return MR if material.marks_women else EITHER
    return MRS if person.woman else MR


def in_order(material: Material, lines: Iterable[Nominee]) -> tuple[Nominee, ...]:
    """Titles before forms, the highest first; then units, then names."""
    order = material.settings.tone_order
    place = material.place
    return tuple(
        sorted(
            lines,
            key=lambda one: (
                award_key(one.award, order),
                place(one.name, one.unit, one.recipient),
                one.row,
            ),
        )
    )


def groups(material: Material, lines: Iterable[Nominee]) -> tuple[Group, ...]:
    """The lines by title and by the body that grants it, the highest body first."""
    bodies, order = Standing(), material.settings.tone_order
    found: dict[tuple[str, tuple[str, str]], list[Nominee]] = {}
    for line in lines:
        found.setdefault((line.award, bodies.one_body(line.authority)), []).append(line)

    def place(key: tuple[str, tuple[str, str]]) -> tuple[object, ...]:
        authority = found[key][0].authority
        rank = authority_rank(authority)
        return (award_key(key[0], order), rank, text_key(authority, order))

    return tuple(
        Group(key[0], found[key][0].title, found[key][0].authority, tuple(found[key]))
        for key in sorted(found, key=place)
    )


class Addressed(NamedTuple):
    """All that goes to one body; `authority` as it is first written, "" for none."""

    authority: str
    groups: tuple[Group, ...]

    @property
    def lines(self) -> Iterator[Nominee]:
        """Every line of every group."""
        return (line for group in self.groups for line in group.lines)


def by_authority(material: Material, lines: Iterable[Nominee]) -> tuple[Addressed, ...]:
    """What goes to each body that grants, the highest first; «Bộ …» is its minister."""
    bodies, order = Standing(), material.settings.tone_order
    found: dict[tuple[str, str], list[Group]] = {}
    for group in groups(material, lines):
        found.setdefault(bodies.one_body(group.authority), []).append(group)

    def place(key: tuple[str, str]) -> tuple[object, ...]:
        authority = found[key][0].authority
        return (authority_rank(authority), text_key(authority, order))

    return tuple(
        Addressed(found[key][0].authority, tuple(found[key]))
        for key in sorted(found, key=place)
    )
