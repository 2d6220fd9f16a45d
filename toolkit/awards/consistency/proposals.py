"""Proposals that are made twice, were granted already, or were never entered."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, TypeVar

from toolkit.awards.people.identity import Directory, Who
from toolkit.awards.words.known import award_of
from toolkit.findings.finding import Finding, find
from toolkit.model.emulation import ProposalResult
from toolkit.model.register import AwardLine, Proposal, Register, TableKey
from toolkit.rules.standards import AwardKind
from toolkit.rules.words import day_words


class _Wanted(NamedTuple):
    """An award of a year for one recipient."""

    who: Who
    award: str
    year: int


def proposal_findings(register: Register, directory: Directory) -> Iterator[Finding]:
    """C283–C285, C298."""
    yield from _left(register, directory)
    granted, nameless = _granted(register, directory)
    proposed: dict[_Wanted, list[Proposal]] = {}
    for one in register.proposals:
        wanted = _wanted(one, directory)
        if wanted is None or one.result not in (None, ProposalResult.GRANTED):
            continue
        earlier = proposed.setdefault(wanted, [])
        if before := _same(one, earlier):
            yield _finding("C283", one, before, register)
        earlier.append(one)
        there = _same(one, granted.get(wanted, []))
        if one.result is None and there is not None:
            yield _finding("C284", one, there, register)
        elif one.result and not there and (one.award, one.year) not in nameless:
            yield _finding("C285", one, None, register)


def _left(register: Register, directory: Directory) -> Iterator[Finding]:
    """C298: pending, for somebody who left before the achievement was complete.

    Who left in an earlier year than that of the row is told by its year.
    """
    for one in register.proposals:
        if one.year is None or one.result is not None or not one.name:
            continue
        kind = directory.kind(one.recipient, one.name)
        person = directory.person(directory.who(kind, one.name, one.unit))
        left = person.left if person else None
        last = one.end or date(one.year, 12, 31)
        if left is not None and left < last and left.year >= one.year:
            award = award_of(one.award or "")
            yield find(
                "C298",
                register.at(TableKey.PROPOSALS, one.row, "name"),
                seen=day_words(left),
                expected=day_words(last),
                name=one.name,
                award=award.version.value if award else "khen thưởng",
                year=str(one.year),
            )


def unentered(register: Register, directory: Directory) -> Iterator[Proposal]:
    """The proposals marked as granted of which «Khen thưởng» knows nothing: C285."""
    granted, nameless = _granted(register, directory)
    for one in register.proposals:
        wanted = _wanted(one, directory)
        if wanted is None or one.result is not ProposalResult.GRANTED:
            continue
        known = _same(one, granted.get(wanted, []))
        if known is None and (one.award, one.year) not in nameless:
            yield one


def _granted(
    register: Register, directory: Directory
) -> tuple[dict[_Wanted, list[AwardLine]], set[tuple[str | None, int | None]]]:
    """The lines of what was proposed, by whom they name, and those without a name."""
    granted: dict[_Wanted, list[AwardLine]] = {}
    nameless: set[tuple[str | None, int | None]] = set()
    asked = {(one.award, one.year) for one in register.proposals}
    for line in register.awards:
        if (line.award, line.year) not in asked:
            continue
        if (wanted := _wanted(line, directory)) is not None:
            granted.setdefault(wanted, []).append(line)
        elif not line.name:
            nameless.add((line.award, line.year))
    return granted, nameless


def _wanted(row: AwardLine | Proposal, directory: Directory) -> _Wanted | None:
    if row.award is None or row.year is None or not row.name:
        return None
    kind = directory.kind(row.recipient, row.name)
    return _Wanted(directory.who(kind, row.name, row.unit), row.award, row.year)


_Row = TypeVar("_Row", AwardLine, Proposal)


def _same(one: Proposal, rows: list[_Row]) -> _Row | None:
    """The row that stands for the same award; a form may be given for two merits."""
    award = award_of(one.award or "")
    form = award is not None and award.kind is AwardKind.FORM
    for row in rows:
        if not (form and row.reason and one.reason and row.reason != one.reason):
            return row
    return None


def _finding(
    code: str, one: Proposal, other: AwardLine | Proposal | None, register: Register
) -> Finding:
    award = award_of(one.award or "")
    table = TableKey.AWARDS if isinstance(other, AwardLine) else TableKey.PROPOSALS
    place = register.at(table, other.row, "name").cell if other else ""
    return find(
        code,
        register.at(
            TableKey.PROPOSALS, one.row, "result" if code != "C283" else "name"
        ),
        seen=one.name,
        expected=place,
        award=award.version.value if award else "",
        year=str(one.year),
    )
