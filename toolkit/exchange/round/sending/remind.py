"""Reminders: a draft to each unit whose workbook is late, with that workbook again."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from toolkit.exchange.round.in_ledger import awaited, rounds_over
from toolkit.exchange.round.places import REMINDERS, SENT_FOLDER
from toolkit.exchange.round.sending.letters import fields_of, mail_draft
from toolkit.exchange.round.standing_findings import waiting_for_choice
from toolkit.findings import find
from toolkit.findings.report import Report
from toolkit.findings.texts.round.words import ROUND_WORDS
from toolkit.forms.round.layout import KIND
from toolkit.forms.round.reading import RoundBook, read_round
from toolkit.jobs.guard import guarded
from toolkit.model.round import Entry, LetterKind, Unit
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.save import digest, keep_in


class Late(NamedTuple):
    """A unit whose last workbook has not come back, and since how many days."""

    unit: Unit
    sent: Entry
    days: int


def remind(
    path: Path,
    *,
    now: datetime,
    folder: Path | None = None,
    sent: Path | None = None,
) -> Report:
    """Write a draft to each unit of a round book that is late; nothing is sent.

    `folder`: where the drafts go, beside the round book unless told otherwise; `sent`:
    where what went out lies, to be attached again. The round book is not changed; the
    same day gives the same drafts.
    """
    return guarded(str(path), lambda: _remind(path, now, folder, sent), now=now)


def late_units(found: RoundBook, now: datetime) -> Iterator[Late]:
    """The units that were sent a workbook and are past their last day without it.

    Who sent two different ones is not late: a person at the office chooses. Nobody is
    reminded of a round that was published: what comes would not be taken.
    """
    waiting, over = waiting_for_choice(found), rounds_over(found)
    for unit, last in awaited(found):
        deadline = found.deadline_of(unit)
        if last is None or deadline is None or unit.key in waiting:
            continue
        if last.round in over:
            continue
        days = (now.date() - deadline).days
        if days > 0:
            yield Late(unit, last, days)


def _remind(
    path: Path, now: datetime, folder: Path | None, sent: Path | None
) -> Report:
    found = read_round(ClosedBook.open(path))
    place = folder or path.parent / REMINDERS
    lying = sent or path.parent / SENT_FOLDER
    findings = [*found.findings]
    late = list(late_units(found, now))
    for one in late:
        name = Path(one.sent.file).name
        keep_in(place / f"{Path(name).stem}.eml", _draft(found, one, lying))
        at, count = one.unit.origin, str(one.days)
        findings.append(find("G843", at, seen=one.unit.name, count=count))
    words = ROUND_WORDS["reminded" if late else "nobody_late"]
    return Report(
        file=str(path),
        kind=KIND,
        unit=found.settings.office or None,
        year=found.settings.year,
        findings=tuple(findings),
        summary=words.format(len(late), place),
    )


def _draft(found: RoundBook, late: Late, folder: Path) -> bytes:
    """The letter, with the workbook where it lies as it was sent."""
    file = folder / Path(late.sent.file).name
    data = file.read_bytes() if file.is_file() else b""
    there = digest(data) == late.sent.digest
    deadline = found.deadline_of(late.unit)
    fields = fields_of(found.settings, late.unit, deadline, file.name)
    letter = found.letters[LetterKind.REMIND]
    attached = (file.name, data) if there else ("", b"")
    return mail_draft(letter, late.unit, fields, *attached)
