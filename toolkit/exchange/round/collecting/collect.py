"""Taking in what came back: one press for a whole folder, the same result each time."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from toolkit.exchange.round.collecting.evidence import (
    KeptEvidence,
    keep_evidence,
    with_criteria,
)
from toolkit.exchange.round.collecting.outcome import (
    Outcome,
    entries_of,
    sealed_in,
    told_of_all,
)
from toolkit.exchange.round.collecting.slices_held import slices_held
from toolkit.exchange.round.collecting.sorting import (
    Sorted,
    sorted_out,
    unknown_choices,
)
from toolkit.exchange.round.collecting.taking import (
    USUAL,
    Hands,
    Ways,
    outcome_of,
    put_down,
    worked_through,
)
from toolkit.exchange.round.comparing.returned import came_back, within
from toolkit.exchange.round.issuing.kits import register_path, under_its_name
from toolkit.exchange.round.kept.kept import Kept
from toolkit.exchange.round.kept.originals import Originals
from toolkit.exchange.round.key import key_of_this_pc
from toolkit.exchange.round.places import EVIDENCE, INBOX, SENT_FOLDER, TAKEN_FOLDER
from toolkit.exchange.round.slices.register_in import TakenIn, take_in
from toolkit.exchange.round.together.together import merge_into, ready
from toolkit.exchange.round.turn import only_job
from toolkit.exchange.round.working.desk import Desk, desk_for
from toolkit.exchange.round.working.spool import Spool
from toolkit.exchange.round.working.spread import Crew
from toolkit.exchange.round.working.working import Errand, Worked
from toolkit.findings import Finding, Severity, WorkRefusedError, find
from toolkit.findings.report import Report
from toolkit.findings.texts.round.words import ROUND_WORDS
from toolkit.forms.round.choices import marked_keys, write_choices
from toolkit.forms.round.evidence import listed_evidence, write_evidence
from toolkit.forms.round.layout import KIND
from toolkit.forms.round.ledger import append_entries
from toolkit.forms.round.reading import RoundBook, read_round
from toolkit.jobs.guard import guarded
from toolkit.parts.records.findings_and_log import LogLine, append_log, write_findings
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.lock import refuse_if_open
from toolkit.xlsx.disk.save import save_over
from toolkit.xlsx.zip.package import read_file

ACTION = "collect"
_LABEL = "Nhận về"


def collect(
    path: Path,
    folder: Path | None = None,
    *,
    now: datetime,
    choose: Sequence[str] = (),
    sent: Path | None = None,
    ways: Ways = USUAL,
) -> Report:
    """Take in what units sent back, and note it in the ledger of a round book.

    `folder`: «thu_den» beside the round book, unless told otherwise; its folder «chon»
    holds what a person chose. `choose`: names of files that a person decided for where
    a unit sent two different ones; `sent`: the folder of what went out. Taken in twice,
    a folder changes nothing. Stopped by Ctrl+C it notes what is done, and goes on with
    the rest next time.
    """
    place = sent or path.parent / SENT_FOLDER
    return guarded(
        str(path),
        lambda: _collect(path, folder, now, _Asked(tuple(choose), place, ways)),
        now=now,
    )


class _Asked(NamedTuple):
    choose: tuple[str, ...]
    sent: Path
    ways: Ways


def _collect(path: Path, folder: Path | None, now: datetime, asked: _Asked) -> Report:
    folder = folder or inbox_of(path.parent)
    if not folder.is_dir():
        raise WorkRefusedError(find("G814", seen=str(folder)))
    with _hands_for(folder, asked.ways) as hands, only_job(path):
        return _collect_alone(path, folder, now, asked, hands)


def _collect_alone(
    path: Path, folder: Path, now: datetime, asked: _Asked, hands: Hands
) -> Report:
    refuse_if_open(path)
    before = read_file(path)
    book, found = ready(ClosedBook.from_bytes(before))
    looked = _looked(book, found, path, folder, now, asked, hands)
    del found  # it is read again when the returns are worked through
    report = _into(book, looked, path, now, asked, hands)
    if not book.changed:
        return report  # taken in before: what the sheets say stands
    saved = save_over(path, before, book.to_bytes(), now=now, action=ACTION)
    return report._replace(saved=str(path), backup=str(saved.backup))


def inbox_of(place: Path) -> Path:
    """The folder for what comes back; raises WorkRefusedError G813 as it makes it."""
    folder = place / INBOX
    if not folder.is_dir():
        folder.mkdir()
        raise WorkRefusedError(find("G813", seen=INBOX))
    return folder


def collect_into(book: ClosedBook, path: Path, *, now: datetime) -> Report:
    """Take in «thu_den» beside the round book at `path`; write into the book."""
    folder, sent = inbox_of(path.parent), path.parent / SENT_FOLDER
    with _hands_for(folder, USUAL) as hands, only_job(path):
        asked = _Asked((), sent, USUAL)
        found = read_round(book)
        looked = _looked(book, found, path, folder, now, asked, hands)
        del found
        return _into(book, looked, path, now, asked, hands)


@contextmanager
def _hands_for(folder: Path, ways: Ways) -> Iterator[Hands]:
    """Who works on what lies in a folder: ready before anything is read, since they may
    be copies of this process, and before the turn is taken, which they would hold too.
    """
    errands: Spool[Errand]
    made: Spool[Worked]
    with Crew(ways.pool) as crew, Spool() as errands, Spool() as made:
        crew.begin(len(within(folder).files))
        yield Hands(crew, errands, made, ways.progress)


class _Looked(NamedTuple):
    """What a folder holds besides the returns that were put down as errands.

    `strange`: what a person chose and is not there.
    """

    rest: Sorted
    strange: tuple[str, ...]
    evidence: KeptEvidence
    desk: Desk


def _looked(
    book: ClosedBook,
    found: RoundBook,
    path: Path,
    folder: Path,
    now: datetime,
    asked: _Asked,
    hands: Hands,
) -> _Looked:
    """Look through the folder; what is to be worked through is put down."""
    if found.settings.register:  # before anything is kept of what came
        register = register_path(found, path)
        with under_its_name(register):
            refuse_if_open(register)
    key = key_of_this_pc()
    originals = Originals(found, path, asked.sent, Kept(found, path.parent, key))
    items = [originals.with_its_words(one) for one in came_back(folder, key)]
    turns = sorted_out(found, originals, items, asked.choose)
    strange = unknown_choices(items, asked.choose)
    place = path.parent / TAKEN_FOLDER / EVIDENCE
    there = keep_evidence(items, found, place, listed_evidence(book))
    put_down(turns.turn, originals.kept, hands.errands)
    desk = desk_for(found, path, asked.sent, key, now)
    return _Looked(turns._replace(turn=()), strange, there, desk)


def _into(
    book: ClosedBook,
    looked: _Looked,
    path: Path,
    now: datetime,
    asked: _Asked,
    hands: Hands,
) -> Report:
    """Work through what was put down, and write what came of it."""
    worked_through(looked.desk, hands)
    hands.crew.leave()  # what was just taken is told here
    found, there, key = read_round(book), looked.evidence, looked.desk.key
    originals = Originals(found, path, asked.sent, Kept(found, path.parent, key))
    outcome, known = outcome_of(looked.rest, originals, hands)
    entries = [*entries_of(outcome, found, now)]
    after = found._replace(ledger=(*found.ledger, *entries))
    kept = Kept(after, path.parent, key, originals.kept.names)
    into = TakenIn()
    unheld: Mapping[str, Finding] = {}
    if found.settings.register:
        register = register_path(found, path)
        held = slices_held(outcome, originals, kept)
        unheld = held.unheld
        with under_its_name(register):
            into = take_in(
                *(register, held.returns),
                year=found.settings.year or 0,
                rooms=found.units,
                marked=marked_keys(book),
                now=now,
            )
    said = _said(found, outcome, into)
    names = {unit.key: unit.name for unit in found.units}
    new = write_evidence(
        book, with_criteria(there.evidence, _counting(there, kept)), names
    )
    if entries:
        append_entries(book, found.ledger_table, entries, names)
        append_log(book, [LogLine(_LABEL, None, "", "", said)], now=now)
    left = (find("G846", count=str(outcome.left)),) if outcome.left else ()
    stays = (f for f in there.findings if not _is_note(f))
    more = (*left, *sealed_in(outcome), *unheld.values(), *stays)
    if found.settings.register:
        chosen = write_choices(book, into.choices, unheld.keys())
        findings = (*told_of_all(outcome, after), *into.findings, *more)
        if entries or chosen or new or into.clashes:
            write_findings(book, findings, (), now=now)
    else:
        merged = merge_into(
            *(book, path),
            now=now,
            sent=asked.sent,
            kept=kept,
            more=more,
            known=known,
            crew=hands.crew,
        )
        said, findings = f"{said} {merged.summary}", merged.findings
    return Report(
        file=str(path),
        kind=KIND,
        unit=found.settings.office or None,
        year=found.settings.year,
        findings=(
            *(find("G856", seen=name) for name in looked.strange),
            *findings,
            *filter(_is_note, there.findings),
        ),
        summary=said,
    )


def _is_note(finding: Finding) -> bool:
    """Whether it tells of this press alone: the sheet of evidence says it too."""
    return finding.severity is Severity.NOTE


def _said(found: RoundBook, outcome: Outcome, into: TakenIn) -> str:
    counts = len(outcome.taken), len(outcome.refused), outcome.doubles
    said = ROUND_WORDS["taken"].format(*counts)
    if not found.settings.register:
        return said
    done = ROUND_WORDS["register_written" if into.written else "register_same"]
    return f"{said} {ROUND_WORDS['merged'].format(found.settings.register, done)}"


def _counting(there: KeptEvidence, kept: Kept) -> Mapping[str, ClosedBook]:
    """The scoring workbooks that count, of units that sent evidence."""
    wanted = {one.unit for one in there.evidence}
    found = kept.found
    return {
        unit.key: ClosedBook.open(file)
        for unit in found.units
        if unit.key in wanted and not found.settings.register
        if (file := kept.file(unit)) is not None and file.is_file()
    }
