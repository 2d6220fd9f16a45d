"""The appraisal book: made from what came back, and what is typed there goes back.

Points are typed once, for all units side by side; they are written as the present round
into each unit's workbook, never over those of another round.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from toolkit.exchange.mail.names import plain_name
from toolkit.exchange.round.kept.kept import Kept
from toolkit.exchange.round.kept.originals import Originals
from toolkit.exchange.round.kept.published import Published
from toolkit.exchange.round.key import key_of_this_pc
from toolkit.exchange.round.places import SENT_FOLDER
from toolkit.exchange.round.stage import Stage, stage_faults, stage_of
from toolkit.exchange.round.together.appraised import Written, write_marks
from toolkit.exchange.round.together.units_taken import (
    UnitBook,
    before_it_stopped,
    unit_books,
)
from toolkit.exchange.round.turn import only_job
from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.findings.report import Report
from toolkit.findings.texts.round.stages import STAGE_WORDS
from toolkit.forms.round.appraisal_layout import (
    KIND,
    Appraisal,
    Block,
    Given,
    Source,
)
from toolkit.forms.round.appraisal_reading import (
    Mark,
    read_appraisal,
)
from toolkit.forms.round.layout import KIND as ROUND_KIND
from toolkit.forms.round.ledger import append_entries
from toolkit.forms.round.reading import RoundBook, read_round
from toolkit.forms.scoring.layout import reason_column
from toolkit.forms.scoring.talk import answers_in
from toolkit.jobs.guard import guarded
from toolkit.jobs.refused import REFUSED, finding_of
from toolkit.model.numbers import plain
from toolkit.model.round import Deed, Entry, short_names
from toolkit.model.rubric import Criterion, RubricTree
from toolkit.parts.records.findings_and_log import LogLine, append_log
from toolkit.scoring.explain import round_points
from toolkit.scoring.scorecard_faults import most_points
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.lock import refuse_if_open
from toolkit.xlsx.disk.save import keep_in, save_over
from toolkit.xlsx.zip.package import read_file

ACTION = "appraise"
_LABEL = "Thẩm định"


def make_appraisal(
    path: Path,
    *,
    now: datetime,
    output: Path | None = None,
    sent: Path | None = None,
) -> Report:
    """Make the appraisal book of the present round from what came back.

    Beside the round book unless `output` says where, a file or a folder; a file that
    lies there with something typed into it goes aside under another name (G853); the
    round book itself is refused (G863). `sent`: where what went out lies.
    """
    return guarded(str(path), lambda: _make(path, output, sent), now=now)


def take_appraisal(
    path: Path, done: Path, *, now: datetime, sent: Path | None = None
) -> Report:
    """Write what was typed into an appraisal book into the workbooks of the units.

    Taken twice it changes nothing. `thidua undo` takes it back, unit by unit.
    """

    def job() -> Report:
        with only_job(path):
            return _take(path, done, now, sent)

    return guarded(str(path), job, now=now)


class _Begun(NamedTuple):
    """A round book in a round that others than the units score."""

    data: bytes
    book: ClosedBook
    found: RoundBook
    stage: Stage


def _begin(path: Path) -> _Begun:
    refuse_if_open(path)
    data = read_file(path)
    book = ClosedBook.from_bytes(data)
    found = read_round(book)
    for fault in stage_faults(found):
        raise WorkRefusedError(fault)
    stage = stage_of(found.rubric.rubric, found.settings)
    if stage.is_own:
        later = ", ".join(one.name for one in stage.rounds[1:])
        code = "G796" if later else "G855"
        raise WorkRefusedError(find(code, seen=stage.current.name, expected=later))
    return _Begun(data, book, found, stage)


def _units(
    begun: _Begun, path: Path, sent: Path | None
) -> Iterator[UnitBook | Finding]:
    found = begun.found
    kept = Kept(found, path.parent, key_of_this_pc())
    originals = Originals(found, path, sent or path.parent / SENT_FOLDER, kept)
    return unit_books(found, kept, Published(found, begun.stage, originals, kept))


# Making it


def _make(path: Path, output: Path | None, sent: Path | None) -> Report:
    from toolkit.forms.round.making.appraisal import build_appraisal

    begun = _begin(path)
    found, stage = begun.found, begun.stage
    place = _place(path, output, stage)
    findings: list[Finding] = []
    given: dict[str, list[Given]] = {}
    sources: list[Source] = []
    called = short_names(found.units)
    for one in _units(begun, path, sent):
        if isinstance(one, Finding):
            findings.append(one)
            continue
        sources.append(Source(one.unit.key, one.unit.name, one.path.name, one.digest))
        for item, what in _given(one, called[one.unit.key], stage):
            given.setdefault(item, []).append(what)
    if not sources:
        return Report(file=str(path), kind=ROUND_KIND, findings=tuple(findings))
    leaves = tuple(RubricTree(found.rubric.rubric).leaves())
    appraisal = Appraisal(
        title=found.settings.title or found.rubric.rubric.title,
        round_value=stage.current.value,
        round_name=stage.current.name,
        earlier=tuple(round_points(one) for one in stage.earlier),
        keeps_reason=bool(reason_column(stage.current)),
        fingerprint=found.rubric.fingerprint,
        blocks=tuple(_block(leaf, given[leaf.id]) for leaf in leaves),
        sources=tuple(sources),
    )
    aside = keep_in(place, build_appraisal(appraisal))
    if aside is not None:
        findings.insert(0, find("G853", seen=place.name, expected=aside.name))
    return Report(
        file=str(path),
        kind=KIND,
        unit=found.settings.office or None,
        year=found.settings.year,
        findings=tuple(findings),
        summary=STAGE_WORDS["appraisal"].format(
            stage.current.name, len(sources), len(leaves), place
        ),
        saved=str(place),
    )


def _place(path: Path, output: Path | None, stage: Stage) -> Path:
    """Where the appraisal book goes. Raises WorkRefusedError G863."""
    name = f"tham_dinh-{plain_name(stage.current.name)}.xlsx"
    place = output or path.parent / name
    if place.is_dir():
        place /= name
    if place.is_file() and place.samefile(path):
        raise WorkRefusedError(find("G863", seen=place.name))
    return place


def _given(one: UnitBook, called: str, stage: Stage) -> Iterator[tuple[str, Given]]:
    """By criterion: what a unit has of the earlier rounds and of the present one."""
    card, scores = one.found.scorecard, one.found.scores
    answers = {answer.key: answer.text for answer in answers_in(one.book)}
    for item, entry in card.entries.items():
        points = []
        for which in stage.earlier:
            scored = scores.rounds.get(which)
            total = scored.items[item].total if scored else None
            points.append(None if total is None else plain(total))
        said = [
            f"{which.name}: {entry.reasons[which]}"
            for which in stage.earlier
            if which in entry.reasons
        ]
        if item in answers:
            said.append(f"{STAGE_WORDS['unit']}: {answers[item]}")
        now = entry.given.get(stage.current)
        yield (
            item,
            Given(
                unit=one.unit.key,
                name=called,
                earlier=tuple(points),
                evidence=entry.evidence,
                said="\n".join(said),
                points=None if now is None else plain(now),
                reason=entry.reasons.get(stage.current, ""),
            ),
        )


def _block(leaf: Criterion, units: Sequence[Given]) -> Block:
    most = most_points(leaf)
    return Block(
        leaf, plain(leaf.least), None if most is None else plain(most), tuple(units)
    )


# Taking it


def _take(path: Path, done: Path, now: datetime, sent: Path | None) -> Report:
    begun = _begin(path)
    found, stage = begun.found, begun.stage
    typed = read_appraisal(ClosedBook.from_bytes(read_file(done)))
    if (typed.round, typed.fingerprint) != (
        stage.current.value,
        found.rubric.fingerprint,
    ):
        raise WorkRefusedError(
            find("G789", seen=done.name, expected=stage.current.name)
        )
    by_unit: dict[str, list[Mark]] = {}
    for mark in typed.marks:
        by_unit.setdefault(mark.unit, []).append(mark)
    findings = list(typed.findings)
    written: list[Written] = []
    notes = [e for e in found.ledger if e.deed is Deed.APPRAISED]
    left = frozenset(entry.digest for entry in notes)
    appraised = {(entry.unit, entry.revision) for entry in notes}
    for one in _units(begun, path, sent):
        if isinstance(one, Finding):
            findings.append(one)
        elif one.unit.key in by_unit:
            seen = typed.sources.get(one.unit.key)
            before = before_it_stopped(one, left | {seen} if seen else left)
            marks = by_unit.pop(one.unit.key)
            try:
                result = write_marks(one, marks, stage, done.name, now, before)
            except REFUSED as refused:  # one of them is open: the others go on
                findings.append(_of_file(one, finding_of(refused)))
                continue
            # As an appraisal left it nobody else wrote into it; where nothing had to be
            # written there it does not matter, unless a press was stopped before it
            # noted what it wrote.
            another = one.digest not in left and one.digest != seen
            given = any(mark.points is not None for mark in marks)
            unnoted = given and (one.unit.key, one.revision) not in appraised
            if before is None and another and (result.digest or unnoted):
                findings.append(find("G790", one.unit.origin, seen=one.unit.name))
            if result.digest:
                written.append(result)
            findings += result.findings
    known = {unit.key for unit in found.units}
    strangers = (marks[0] for unit, marks in by_unit.items() if unit not in known)
    findings += [find("G799", mark.at, seen=mark.unit) for mark in strangers]
    report = Report(
        file=str(path),
        kind=ROUND_KIND,
        unit=found.settings.office or None,
        year=found.settings.year,
        findings=tuple(findings),
        summary=STAGE_WORDS["appraised"].format(stage.current.name, len(written)),
    )
    if not written:
        return report
    entries = [_entry(one, stage, now) for one in written]
    names = {unit.key: unit.name for unit in found.units}
    append_entries(begun.book, found.ledger_table, entries, names)
    append_log(begun.book, [LogLine(_LABEL, None, "", "", report.summary)], now=now)
    saved = save_over(path, begun.data, begun.book.to_bytes(), now=now, action=ACTION)
    return report._replace(saved=str(path), backup=str(saved.backup))


def _of_file(one: UnitBook, why: Finding) -> Finding:
    return why._replace(what=f"{one.unit.name} ({one.path.name}): {why.what}")


def _entry(one: Written, stage: Stage, now: datetime) -> Entry:
    return Entry(
        moment=now.replace(microsecond=0),
        deed=Deed.APPRAISED,
        unit=one.unit.key,
        round=stage.current.name,
        revision=one.revision,
        file=one.file,
        digest=one.digest,
        state=STAGE_WORDS["marks"].format(one.cells),
    )
