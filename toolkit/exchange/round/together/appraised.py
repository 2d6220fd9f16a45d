"""What an appraiser typed, written into one unit's workbook as a round of its own."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from toolkit.exchange.round.stage import Stage
from toolkit.exchange.round.together.units_taken import UnitBook
from toolkit.findings import Finding, find
from toolkit.findings.texts.round.stages import STAGE_WORDS
from toolkit.forms.form import Action
from toolkit.forms.round.appraisal_reading import Mark
from toolkit.forms.scoring.assess import Assessment
from toolkit.forms.scoring.compare import shown
from toolkit.forms.scoring.layout import points_column, reason_column
from toolkit.forms.scoring.row_heights import higher_rows
from toolkit.jobs.work import work_on
from toolkit.model.numbers import from_cell, plain, vi
from toolkit.model.round import Unit
from toolkit.model.scorecard import Entry
from toolkit.parts.records.findings_and_log import LogLine, append_log
from toolkit.scoring.scorecard_faults import in_range, most_points
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.cells.place import Place
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.save import digest, save_over

_LABEL = "Thẩm định"
_OF_ROUND = frozenset({"P302", "P309", "P311", "P331"})
"""What a check says of points that a round gave; the rest was told when it came."""


class Written(NamedTuple):
    """What became of one unit's workbook; `digest` is "" where nothing changed."""

    unit: Unit
    revision: int
    file: str
    digest: str
    cells: int
    findings: tuple[Finding, ...]


def write_marks(
    one: UnitBook,
    marks: Sequence[Mark],
    stage: Stage,
    source: str,
    now: datetime,
    before: Assessment | None = None,
) -> Written:
    """Write points and reasons of the present round; an empty cell erases nothing.

    A copy of the workbook as it was is kept. `before`: the workbook as it was when a
    press was stopped that wrote into it, and noted nothing: from there cells count.
    Raises FileRefusedError as saving does.
    """
    file = one.path.name
    findings = list(_faults(one, marks, stage))
    lines = list(_lines(one, one.found, marks, stage, source))
    noted = lines if before is None else list(_lines(one, before, marks, stage, source))
    if not noted:
        return Written(one.unit, one.revision, file, "", 0, tuple(findings))
    if lines:
        book = one.book.unedited()
        for line, value in lines:
            assert line.place is not None
            book.set_value(*line.place, value)
        whole = ClosedBook.from_bytes(book.known_bytes())
        work = work_on(whole, Action.RESCORE)
        work.write(whole, now)
        append_log(whole, [line for line, _ in lines], now=now)
        located = one.found.located
        data = whole.to_bytes(higher_rows(whole, located.places, located.tree.rubric))
        save_over(one.path, one.data, data, now=now)
        mark = digest(data)
    else:
        work, mark = work_on(one.book, Action.CHECK), one.digest
    findings += _of_round(one.unit, work.open_findings)
    return Written(one.unit, one.revision, file, mark, len(noted), tuple(findings))


def _faults(one: UnitBook, marks: Sequence[Mark], stage: Stage) -> Iterator[Finding]:
    for mark in marks:
        entry = one.found.scorecard.entries.get(mark.item)
        if entry is None:
            yield find("G797", mark.at, seen=mark.item, unit=one.unit.name)
            continue
        yield from _without_reason(one, mark, entry, stage)
        yield from _outside(one, mark)


def _lines(
    one: UnitBook,
    before: Assessment,
    marks: Sequence[Mark],
    stage: Stage,
    source: str,
) -> Iterator[tuple[LogLine, CellValue]]:
    """What is to be written where, and logged, if a workbook says what it said before.

    Nothing of a criterion it has not, and nothing outside what a criterion may have.
    """
    form = one.found.located.places.form
    points = points_column(stage.current)
    reason = reason_column(stage.current)
    if reason not in form.columns:
        reason = ""  # an earlier version made it: the log keeps what was typed
    for mark in marks:
        entry = before.scorecard.entries.get(mark.item)
        if entry is None or any(_outside(one, mark)):
            continue
        was = entry.given.get(stage.current)
        if mark.points is not None and from_cell(mark.points) != was:
            place = form.place(mark.item, points)
            line = _line(place, was, mark, source)
            yield line, plain(from_cell(mark.points))
        if reason and mark.reason and mark.reason != entry.reasons.get(stage.current):
            place = form.place(mark.item, reason)
            said = entry.reasons.get(stage.current, "")
            yield LogLine(_LABEL, place, said, mark.reason, source), mark.reason


def _line(place: Place, before: Decimal | None, mark: Mark, source: str) -> LogLine:
    was = "trống" if before is None else vi(before)
    why = f"{source}: {mark.reason}" if mark.reason else source
    return LogLine(_LABEL, place, was, shown(mark.points), why)


def _outside(one: UnitBook, mark: Mark) -> Iterator[Finding]:
    """G861: points that the criterion does not have; nothing of the line is written."""
    criterion = one.found.located.tree.by_id[mark.item]
    if mark.points is None or in_range(criterion, from_cell(mark.points)):
        return
    most = most_points(criterion)
    words = STAGE_WORDS["at_least" if most is None else "range"]
    limits = words.format(vi(criterion.least), vi(most or criterion.least))
    facts = {"unit": one.unit.name, "item": mark.item, "expected": limits}
    yield find("G861", mark.at, seen=shown(mark.points), **facts)


def _without_reason(
    one: UnitBook, mark: Mark, entry: Entry, stage: Stage
) -> Iterator[Finding]:
    """G793: other points than the round before gave, and nobody says why."""
    if mark.points is None or mark.reason or stage.current in entry.reasons:
        return
    earlier = [
        points
        for which in stage.earlier
        if (scored := one.found.scores.rounds.get(which)) is not None
        and (points := scored.items[mark.item].total) is not None
    ]
    given = from_cell(mark.points)
    if earlier and earlier[-1] != given:
        facts = {"unit": one.unit.name, "item": mark.item}
        yield find("G793", mark.at, seen=vi(given), expected=vi(earlier[-1]), **facts)


def _of_round(unit: Unit, found: Sequence[Finding]) -> Iterator[Finding]:
    for finding in found:
        if finding.code in _OF_ROUND:
            where = f"{unit.name}: {finding.place}" if finding.place else unit.name
            what = f"{where}: {finding.what}"
            yield finding._replace(sheet="", cell="", what=what)
