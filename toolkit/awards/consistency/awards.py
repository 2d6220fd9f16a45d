"""Awards that contradict themselves: periods, who grants, who may receive."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from toolkit.awards.settings import Settings
from toolkit.awards.words.known import (
    Standing,
    authority_words,
    award_of,
    end_of,
    known_from,
)
from toolkit.findings.finding import Finding, find
from toolkit.model.origin import Origin
from toolkit.model.register import AwardLine, Proposal, Register, TableKey
from toolkit.rules.book import own_grant
from toolkit.rules.standards import Award
from toolkit.rules.words import RECIPIENT_WORDS, day_words, source_words


def award_findings(register: Register, settings: Settings) -> Iterator[Finding]:
    """C270, C275–C278."""
    yield from _backward_periods(register)
    yield from _out_of_place(register, settings.profile)
    yield from _wrong_recipients(register)


def _backward_periods(register: Register) -> Iterator[Finding]:
    for table in (TableKey.PROPOSALS, TableKey.AWARDS):
        for row in getattr(register, table):
            if row.start and row.end and row.start > row.end:
                shown = _as_typed(row.start, row.end)
                at = register.at(table, row.row, "start")
                yield find("C270", at, seen=shown[0], expected=shown[1])


def _as_typed(start: date, end: date) -> tuple[str, str]:
    """Years where only years were written."""
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return (str(start.year), str(end.year))
    return (day_words(start), day_words(end))


# Who may grant what, and when


_DAYS = {TableKey.PROPOSALS: "đề nghị", TableKey.AWARDS: "quyết định"}
"""What the day of a row is called."""


class _Doubt(NamedTuple):
    """What is wrong with an authority that grants an award on a day."""

    code: str
    seen: str
    expected: str
    basis: str


def _out_of_place(register: Register, profile: frozenset[str]) -> Iterator[Finding]:
    standing = Standing()
    judged: dict[object, _Doubt | None] = {}
    for table in (TableKey.PROPOSALS, TableKey.AWARDS):
        for row in getattr(register, table):
            day = row.day or end_of(row.year)
            if row.award is None or day is None or day < known_from():
                continue
            key = (row.award, row.authority, day)
            if key not in judged:
                judged[key] = _doubt(row, day, standing, profile)
            if (doubt := judged[key]) is not None:
                yield _finding(doubt, row, register, table)


def _doubt(
    row: AwardLine | Proposal, day: date, standing: Standing, profile: frozenset[str]
) -> _Doubt | None:
    award = standing.award(row.award or "", day)
    body = standing.body(row.authority, day) if row.authority else None
    if award is None:
        named = award_of(row.award or "")
        return _Doubt("C277", named.version.value if named else "", "", "")
    if body is None:
        return None
    # A body that is no more has no right to judge either: that comes first.
    if not body.exists:
        basis = source_words(body.version) + body.version.mark
        return _Doubt("C276", row.authority, "", basis)
    if body.id in award.granted_by or own_grant(award.id, body.id, day, profile):
        return None
    who = authority_words(award.granted_by)
    basis = source_words(award.version) + award.version.mark
    return _Doubt("C275", row.authority, who, basis)


def _column(doubt: _Doubt) -> str:
    return "award" if doubt.code == "C277" else "authority"


def _finding(
    doubt: _Doubt, row: AwardLine | Proposal, register: Register, table: TableKey
) -> Finding:
    award = award_of(row.award or "")
    when = _judged(row, table)
    return find(
        doubt.code,
        register.at(table, row.row, _column(doubt)),
        seen=doubt.seen,
        expected=doubt.expected or when,
        award=award.version.value if award else "",
        when=when,
        basis=doubt.basis,
    )


def _judged(row: AwardLine | Proposal, table: TableKey) -> str:
    """The day on which a row was judged, and that it is only assumed where it is."""
    if row.day:
        return f"ngày {day_words(row.day)}"
    return f"cuối năm {row.year} (chưa ghi ngày {_DAYS[table]})"


# Who may receive what


def _wrong_recipients(register: Register) -> Iterator[Finding]:
    for table in (
        TableKey.REGISTRATIONS,
        TableKey.PROPOSALS,
        TableKey.AWARDS,
        TableKey.VOTES,
        TableKey.DOSSIERS,
    ):
        for row in getattr(register, table):
            if row.award is None or row.recipient is None:
                continue
            award = award_of(row.award)
            if award is not None and row.recipient not in award.recipients:
                at = register.at(table, row.row, "recipient")
                yield _wrong_recipient(row.recipient, award, at)


def _wrong_recipient(recipient: str, award: Award, at: Origin) -> Finding:
    words = {str(key): text for key, text in RECIPIENT_WORDS.items()}
    return find(
        "C278",
        at,
        seen=words[recipient],
        expected=", ".join(words[one] for one in award.recipients),
        award=award.version.value,
    )
