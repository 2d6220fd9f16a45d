"""«Tổng hợp»: what all units sent, put together into ranks; the same files, the same
result, in whatever order and however often."""

from collections.abc import Iterator, Mapping
from contextlib import nullcontext, suppress
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from toolkit.awards.flags import Flag
from toolkit.exchange.round.comparing.compared import AsSent
from toolkit.exchange.round.in_ledger import awaited, last_taken, told_awaited
from toolkit.exchange.round.kept.kept import Kept
from toolkit.exchange.round.kept.originals import Originals
from toolkit.exchange.round.key import key_of_this_pc
from toolkit.exchange.round.places import SENT_FOLDER, TAKEN_FOLDER
from toolkit.exchange.round.standing_findings import refused_still, waiting_for_choice
from toolkit.exchange.round.turn import only_job
from toolkit.exchange.round.working.desk import Called, desk_for
from toolkit.exchange.round.working.spread import Crew, Pool
from toolkit.exchange.round.working.telling import Return, all_told
from toolkit.exchange.round.working.unit_files import KeptFiles
from toolkit.findings import Finding, find
from toolkit.findings.report import Report
from toolkit.findings.texts.round.words import ROUND_WORDS
from toolkit.forms.round.layout import KIND
from toolkit.forms.round.reading import RoundBook, read_round
from toolkit.forms.round.results.rows import Together, together
from toolkit.forms.round.results.terms import ranking_terms
from toolkit.forms.round.results.writing import refitted, write_together
from toolkit.jobs.guard import guarded
from toolkit.model.origin import Origin
from toolkit.model.standing import UnitResult
from toolkit.parts.records.findings_and_log import write_findings
from toolkit.rules.words import day_words
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.lock import refuse_if_open
from toolkit.xlsx.disk.save import save_over
from toolkit.xlsx.zip.package import read_file

ACTION = "merge"
_NOTHING: Mapping[str, AsSent] = MappingProxyType({})


class Merged(NamedTuple):
    """All units put together, with everything that is true of them now."""

    whole: Together
    findings: tuple[Finding, ...]

    @property
    def summary(self) -> str:
        """How many units have a rank, of how many."""
        ranks = sum(one.rank is not None for one in self.whole.standings)
        return ROUND_WORDS["ranked"].format(ranks, len(self.whole.standings))


def merge(
    path: Path,
    *,
    now: datetime,
    sent: Path | None = None,
    pool: Pool | None = None,
) -> Report:
    """Put together what was taken in, into the sheets of the round book.

    Nothing is saved where they say the same already. `sent`: where what went out lies;
    `pool`: who reads the files of many units, as in `spread`.
    """
    return guarded(str(path), lambda: _merge(path, now, sent, pool), now=now)


def _merge(path: Path, now: datetime, sent: Path | None, pool: Pool | None) -> Report:
    with Crew(pool) as crew:
        with suppress(OSError):  # before anything is read, and the turn taken
            crew.begin(sum(1 for _ in (path.parent / TAKEN_FOLDER).iterdir()))
        with only_job(path):
            return _merge_alone(path, now, sent, crew)


def _merge_alone(path: Path, now: datetime, sent: Path | None, crew: Crew) -> Report:
    refuse_if_open(path)
    before = read_file(path)
    book, found = ready(ClosedBook.from_bytes(before))
    merged = merge_into(book, path, now=now, found=found, sent=sent, crew=crew)
    report = report_of(str(path), found, merged)
    if not book.changed:
        return report
    saved = save_over(path, before, book.to_bytes(), now=now, action=ACTION)
    return report._replace(saved=str(path), backup=str(saved.backup))


def ready(book: ClosedBook) -> tuple[ClosedBook, RoundBook]:
    """A closed round book with sheets for results by its rubric, if it has one; and
    what it says, which is read once where nothing had to be made anew."""
    found = read_round(book)
    rubric = found.rubric_sheet
    fitted = refitted(book, rubric.rubric) if rubric else book
    return fitted, found if fitted is book else read_round(fitted)


def report_of(file: str, found: RoundBook, merged: Merged) -> Report:
    """What is said of it."""
    return Report(
        file=file,
        kind=KIND,
        unit=found.settings.office or None,
        year=found.settings.year,
        findings=merged.findings,
        summary=merged.summary,
    )


def merge_into(
    book: ClosedBook,
    path: Path,
    *,
    now: datetime,
    found: RoundBook | None = None,
    sent: Path | None = None,
    kept: Kept | None = None,
    more: tuple[Finding, ...] = (),
    known: Mapping[str, AsSent] = _NOTHING,
    crew: Crew | None = None,
) -> Merged:
    """Write ranks, rounds side by side and findings into a round book.

    `path`: where it lies, beside what was kept; `found`: what it says, where it was
    read; `kept`: what was kept, by the book as read,
    with what is still to be written of its ledger; `more`: findings of this press
    alone; `known`: what returns were held against what was sent a moment ago, by
    SHA-256; `crew`: who reads the others, None for this process alone.
    """
    found = kept.found if kept else found or read_round(book)
    rubric = found.rubric.rubric  # raises G833 before anything is read
    kept = kept or Kept(found, path.parent, key_of_this_pc())
    place = sent or path.parent / SENT_FOLDER
    originals = Originals(found, path, place, kept)
    files = KeptFiles(originals, known, Called(found.units), len(found.units))
    results: list[UnitResult] = []
    findings: list[Finding] = []
    last, waiting = last_taken(found), waiting_for_choice(found)
    counting = [
        Return(unit, last[unit.key])
        for unit in found.units
        if unit.key in last and unit.key not in waiting
    ]
    desk = desk_for(found, path, place, kept.key, now)
    with nullcontext(crew) if crew else Crew() as workers:
        all_of_them = all_told(files, desk, counting, workers)
    to_come = {one.unit.key: one for one in awaited(found)}
    for unit in found.units:
        if unit.key in to_come and unit.key not in waiting:
            findings.append(told_awaited(to_come[unit.key]))
        if unit.key in waiting:
            waits = ROUND_WORDS["to_choose"].format(waiting[unit.key])
            results.append(UnitResult(unit, waits=waits))
        elif unit.key in last:
            told = all_of_them.pop(unit.key)
            newest = to_come.get(unit.key)
            awaits = newest.sent.revision if newest and newest.sent else 0
            results.append(told.result._replace(awaits=awaits))
            findings += told.findings
        else:
            deadline = found.deadline_of(unit)
            day = f" ({ROUND_WORDS['due']} {day_words(deadline)})" if deadline else ""
            results.append(UnitResult(unit, waits=ROUND_WORDS["not_sent"] + day))
    terms = ranking_terms(found)
    whole = together(rubric, results, terms)
    written = write_together(book, whole)
    everything = (
        *found.findings,
        *found.rubric.findings,
        *terms.findings,
        *_unclustered(found),
        *refused_still(found),
        *more,
        *findings,
        *_ties(whole, found),
        *written,
    )
    write_findings(book, everything, (), now=now)
    return Merged(whole, everything)


def _unclustered(found: RoundBook) -> Iterator[Finding]:
    """G878: a unit without a cluster among units that have one is ranked by itself."""
    if any(unit.cluster for unit in found.units):
        for unit in found.units:
            if not unit.cluster:
                yield find("G878", unit.origin, seen=unit.name)


def _ties(whole: Together, found: RoundBook) -> Iterator[Finding]:
    """G808: several units for the last place of a flag; a person decides."""
    if whole.proposals is None:
        return
    for one in whole.standings:
        if whole.proposals.flags[one.result.unit.key] is Flag.TIED:
            unit = found.unit(one.result.unit.key)
            at = unit.origin if unit else Origin()
            yield find("G808", at, seen=one.result.unit.name, expected=str(one.rank))
