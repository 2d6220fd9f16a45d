"""Sending a round out: a workbook and a mail draft for each unit, one zip of all."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from toolkit.exchange.round.in_ledger import last_sent
from toolkit.exchange.round.places import SENT_FOLDER
from toolkit.exchange.round.sending.reissue import (
    corrected_rubric,
    published_otherwise,
    told,
    with_rubric,
)
from toolkit.exchange.round.sending.sender import Followed, Issued, Sender
from toolkit.exchange.round.stage import stage_faults
from toolkit.exchange.round.standing_findings import UNCHOSEN
from toolkit.exchange.round.turn import only_job
from toolkit.findings import Finding, Severity, WorkRefusedError, find
from toolkit.findings.report import Report
from toolkit.findings.texts.round.words import ROUND_WORDS
from toolkit.forms.round.layout import KIND, SETTINGS
from toolkit.forms.round.ledger import NewEntries, append_entries
from toolkit.forms.round.reading import RoundBook, read_round
from toolkit.jobs.guard import guarded
from toolkit.model.origin import Origin
from toolkit.model.round import Unit
from toolkit.rules.names import folded
from toolkit.rules.words import day_words
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.lock import refuse_if_open
from toolkit.xlsx.disk.save import save_over
from toolkit.xlsx.zip.package import read_file

ACTION = "send"


def send(
    path: Path,
    *,
    now: datetime,
    again: Sequence[str] = (),
    reason: str = "",
    folder: Path | None = None,
    rubric: str = "",
) -> Report:
    """Make what goes out to the units of a round book, and note it in its ledger.

    Who was sent a workbook that still lies there is passed over, unless `again` names
    the unit, or it was given points since: then it gets a new revision, with what came
    back from it. With a `reason` that one goes back to be corrected, and nobody else is
    sent anything. `rubric`: the corrected one; every unit gets a new revision by it,
    and what it typed is carried over by criterion: never with a `reason`, which is for
    some. `folder`: where it all goes, beside the round book unless told otherwise.
    Nothing is sent by mail: the drafts are a person's. Where a workbook lies there its
    draft follows what the book says now. Stopped in the middle and begun again, it
    gives the same files.
    """
    asked = _Asked(tuple(again), " ".join(reason.split()), folder)

    def job() -> Report:
        if reason and (rubric or not (asked.reason and again)):
            raise WorkRefusedError(find("G844"))
        with only_job(path):
            return _send(path, now, asked, rubric)

    return guarded(str(path), job, now=now)


_NAMED = 5
"""Units that are named where a note is of many."""


class _Asked(NamedTuple):
    """`anew`: every unit gets a new revision, by a rubric that was corrected."""

    again: tuple[str, ...]
    reason: str
    folder: Path | None
    anew: bool = False


def _send(path: Path, now: datetime, asked: _Asked, rubric: str) -> Report:
    refuse_if_open(path)
    before = read_file(path)
    book = ClosedBook.from_bytes(before)
    findings: list[Finding] = []
    if rubric:
        corrected, findings = corrected_rubric(rubric, read_round(book))
        if corrected is not None:
            book = ClosedBook.from_bytes(with_rubric(before, corrected))
            asked = asked._replace(anew=True)
    report = _sent(book, path, now, asked)
    report = report._replace(file=str(path), findings=(*findings, *report.findings))
    if not book.changed:
        return report
    saved = save_over(path, before, book.to_bytes(), now=now, action=ACTION)
    return report._replace(saved=str(path), backup=str(saved.backup))


def send_from(book: ClosedBook, path: Path, *, now: datetime) -> Report:
    """Make what goes out beside the round book at a path, and write its ledger."""
    with only_job(path):
        return _sent(book, path, now, _Asked((), "", None))


def _sent(book: ClosedBook, path: Path, now: datetime, asked: _Asked) -> Report:
    found = read_round(book)
    findings = [*found.findings, *_missing(found), *stage_faults(found)]
    if any(one.severity is Severity.ERROR for one in findings):
        return Report(file="", kind=KIND, findings=tuple(findings))
    place = asked.folder or path.parent / SENT_FOLDER
    wanted = {unit.key for unit in _named(found, asked.again)}
    sender = Sender(found, path, place, now, asked.reason)
    findings += sender.kit.findings()
    if asked.anew and sender.kit.stage is not None:
        stage = sender.kit.stage
        closed = [one for one in stage.rounds if one in stage.published]
        findings += published_otherwise(found.units, sender, closed)
    elif not asked.reason:
        findings += _past(found, sender, now)
    if any(one.severity is Severity.ERROR for one in findings):
        return Report(file="", kind=KIND, findings=tuple(findings))
    entries = NewEntries()  # not what was made: it lies on the disk
    lying: dict[str, Followed] = {}
    unchosen: list[str] = []
    for unit in found.units:
        if asked.reason and unit.key not in wanted:
            continue
        fresh = asked.anew or unit.key in wanted or sender.is_behind(unit)
        try:
            one, said = _to(unit, sender, fresh=fresh, named=unit.key in wanted)
        except WorkRefusedError as refused:
            findings.append(refused.finding)
            continue
        findings += said
        if any(each.code == UNCHOSEN for each in said):
            unchosen.append(unit.name)
        if one is None and not said:
            lying[unit.name] = sender.letter_anew(unit)
        if one is not None:
            entries.append(sender.entry(one))
            if fresh and sender.starts_anew(unit):
                findings.append(find("G784", unit.origin, seen=unit.name))
            if not unit.address:
                findings.append(find("G762", unit.origin, seen=unit.name))
    if lying:
        seen = _listed(list(lying))
        findings.append(find("G760", count=str(len(lying)), seen=seen))
    if entries or (lying and sender.lacks_archive()):
        sender.write_archive(entries)
    if entries:
        names = {unit.key: unit.name for unit in found.units}
        append_entries(book, found.ledger_table, entries, names)
    return Report(
        file="",
        kind=KIND,
        unit=found.settings.office or None,
        year=found.settings.year,
        findings=tuple(findings),
        summary=" ".join(_told(found, len(entries), lying, unchosen, place)),
    )


def _told(
    found: RoundBook,
    made: int,
    lying: Mapping[str, Followed],
    unchosen: Sequence[str],
    place: Path,
) -> Iterator[str]:
    yield ROUND_WORDS["sent" if made else "sent_none"].format(made, place)
    if unchosen:
        yield ROUND_WORDS["sent_unchosen"].format(_listed(unchosen))
    anew, behind = (
        [name for name, what in lying.items() if what is which]
        for which in (Followed.ANEW, Followed.BEHIND)
    )
    if anew:
        yield ROUND_WORDS["letters_anew"].format(len(anew))
    if behind:
        yield ROUND_WORDS["letters_behind"].format(len(behind), _listed(behind))
    here = {unit.key for unit in found.units}
    gone = {e.unit: e.name for e in last_sent(found).values() if e.unit not in here}
    if made and gone:  # one whose name was mended gets a second workbook
        yield ROUND_WORDS["sent_and_gone"].format(_listed(list(gone.values())))


def _listed(names: Sequence[str]) -> str:
    """The first few by name."""
    more = "; …" if len(names) > _NAMED else ""
    return "; ".join(names[:_NAMED]) + more


def _to(
    unit: Unit, sender: Sender, *, fresh: bool, named: bool
) -> tuple[Issued | None, tuple[Finding, ...]]:
    """What goes out to a unit, and what is said of it; None for nothing new.

    Nothing at all is said where what was sent lies there still.
    `fresh`: a new revision, whatever was sent; `named`: a person asks for it. Raises
    WorkRefusedError where what came back from the unit is there no more.
    """
    unchosen = sender.unchosen(unit, named=named)
    if not sender.is_its_turn(unit):
        return None, (unchosen or find("G795", unit.origin, seen=unit.name),)
    if not fresh and sender.lies_there(unit):
        return None, ()
    once_more = None if fresh else sender.once_more(unit)
    if once_more is not None:
        sender.write(once_more)
        return None, ()
    faults = (unchosen,) if unchosen else sender.published_faults(unit)
    if faults:
        return None, faults
    one = sender.issue(unit)
    sender.write(one)
    findings = list(told(unit, one.lost, one.reworded))
    if not fresh and sender.sent_in_round(unit):  # gone, and no more made the same
        revision = str(one.manifest.revision)
        findings.append(find("G857", unit.origin, unit=unit.name, seen=revision))
    return one, tuple(findings)


def _missing(found: RoundBook) -> Iterator[Finding]:
    """The settings without which nothing can be sent, and that say nothing yet."""
    told = {(one.sheet, one.cell) for one in found.findings}
    for field, label in (
        ("office", "cơ quan gửi"),
        ("title", "tên đợt"),
        ("year", "năm thi đua"),
        ("deadline", "hạn gửi về"),
    ):
        at = found.setting_places.get(field, Origin(SETTINGS))
        if not getattr(found.settings, field) and (at.sheet, at.cell) not in told:
            yield find("G756", at, seen=label)


def _past(found: RoundBook, sender: Sender, now: datetime) -> Iterator[Finding]:
    """G866 for a last day that is over before the first workbook goes out.

    What goes out once more after it is the office's to decide, and so is a later round.
    """
    if sender.kit.stage is not None and not sender.kit.stage.is_own:
        return
    told: set[Origin] = set()
    for unit in found.units:
        deadline = found.deadline_of(unit)
        if deadline is None or deadline >= now.date() or sender.sent_in_round(unit):
            continue
        at = unit.origin if unit.deadline else found.setting_places["deadline"]
        if at not in told:
            yield find("G866", at, seen=day_words(deadline))
        told.add(at)


def _named(found: RoundBook, again: Sequence[str]) -> Iterator[Unit]:
    """The units that a person names, by their names or else by their short ones.

    Raises WorkRefusedError: G761 for a strange one, G850 for one that several have.
    """
    for word in again:
        meant = folded(word)
        units = [unit for unit in found.units if folded(unit.name) == meant]
        units = units or [
            u for u in found.units if u.short and folded(u.short) == meant
        ]
        names = "; ".join(unit.name for unit in units or found.units)[:160]
        if len(units) != 1:
            code = "G850" if units else "G761"
            raise WorkRefusedError(find(code, seen=word, expected=names))
        yield units[0]
