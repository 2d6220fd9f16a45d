"""The jobs on closed files: check, rescore, undo. One bad file never stops the rest."""

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.findings.report import Changed, Item, Report, Totals
from toolkit.forms.register.kind import KIND as REGISTER
from toolkit.forms.register.kind import is_register
from toolkit.forms.scoring.assess import Assessment, apply, assess
from toolkit.forms.scoring.compare import same_value
from toolkit.forms.scoring.layout import KIND
from toolkit.forms.scoring.locate import require_scoring_form
from toolkit.jobs.packages import missing_package
from toolkit.jobs.unforeseen import unforeseen
from toolkit.model.rubric import Round
from toolkit.xlsx.backend import Backend
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.formula_text import same_formula
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.faults import unreadable
from toolkit.xlsx.disk.lock import refuse_if_open
from toolkit.xlsx.disk.save import save_over
from toolkit.xlsx.disk.undo import undo_last
from toolkit.xlsx.outdated import drop_outdated
from toolkit.xlsx.zip.package import read_file

if TYPE_CHECKING:
    from toolkit.forms.scoring.from_register.fill import Drawing

ENOUGH_FOR_PROCESSES = 24
"""Fewer files are done before other processes have started."""

MOST_PROCESSES = 4
"""An office PC has other things to do as well."""

CLOSED = "closed file"
"""What was being done, in the log of errors; the calls there say the rest."""

WORKBOOK_ENDINGS = (".xlsx", ".xlsm")


def check_file(path: Path, *, now: datetime | None = None) -> Report:
    """Check one workbook; changes nothing. `now` is for the log of errors alone."""
    return guarded(str(path), lambda: _check(path), now=now)


def rescore_file(path: Path, *, now: datetime, registers: Path | None = None) -> Report:
    """Rescore one workbook in place, with a dated backup beside it.

    `registers` is the award-tracking workbook that numbers are drawn from. One that
    cannot be read stops the job: totals without the numbers that were asked for would
    look as if they had been drawn.
    """
    return guarded(str(path), lambda: _rescore(path, now, registers), now=now)


def recompute_file(
    path: Path, *, now: datetime, ratios: bool = True, conditions: bool = True
) -> Report:
    """Write the computed sheets of one register anew, with a dated backup beside it.

    `ratios`: «Tỷ lệ», «Tổng hợp», the rules in force; `conditions`: «Điều kiện».
    """
    return guarded(
        str(path), lambda: _recompute(path, now, ratios, conditions), now=now
    )


def undo_file(path: Path, *, now: datetime) -> Report:
    """Bring one workbook back as it was before we last wrote it, byte for byte."""
    return guarded(str(path), lambda: _undo(path, now), now=now)


def _check(path: Path) -> Report:
    book = ClosedBook.from_bytes(read_file(path))
    if is_register(book):
        from toolkit.jobs.recompute import check_register

        return check_register(path, book, general_findings)
    assessment = assess(book, general=general_findings)
    return _report(path, assessment)


def _rescore(path: Path, now: datetime, registers: Path | None) -> Report:
    refuse_if_open(path)
    before = read_file(path)
    book = ClosedBook.from_bytes(before)
    if is_register(book) and registers is None:
        return _recomputed(path, before, book, now)
    drawing = _fill(book, registers) if registers else None
    assessment = assess(book, general=general_findings)
    if drawing is not None:
        assessment = drawing.with_assessment(assessment)
    apply(book, assessment, now)
    drop_outdated(book, [c.place for c in assessment.changes], assessment.computed)
    report = _report(path, assessment, changed=True)
    after = book.to_bytes()
    if after == before:
        return report
    saved = save_over(
        path, before, after, now=now, verify=lambda data: _verify(data, assessment)
    )
    return report._replace(saved=str(path), backup=str(saved.backup))


def _recompute(path: Path, now: datetime, ratios: bool, conditions: bool) -> Report:
    refuse_if_open(path)
    before = read_file(path)
    book = ClosedBook.from_bytes(before)
    return _recomputed(path, before, book, now, ratios=ratios, conditions=conditions)


def _recomputed(
    path: Path,
    before: bytes,
    book: ClosedBook,
    now: datetime,
    *,
    ratios: bool = True,
    conditions: bool = True,
) -> Report:
    # Imported here: a rescore need not wait for the rules.
    from toolkit.jobs.recompute import recompute_register

    return recompute_register(
        path,
        before,
        book,
        general_findings,
        now=now,
        ratios=ratios,
        conditions=conditions,
    )


def _fill(book: ClosedBook, registers: Path) -> "Drawing":
    # Imported here: a rescore without a register need not wait for the rules.
    from toolkit.forms.scoring.from_register.fill import fill_from_register
    from toolkit.jobs.register_source import read_source

    # A wrong scoring workbook is told before the register is looked into.
    require_scoring_form(book.names(), book)
    return fill_from_register(book, read_source(registers))


def _verify(data: bytes, assessment: Assessment) -> None:
    """Read the written workbook back. Raises WorkRefusedError (F035) if it differs."""
    book = ClosedBook.from_bytes(data)
    for change in assessment.changes:
        name, row, column = change.place
        cell = book.sheet(name).at(row, column)
        kept = same_formula(cell.formula, change.formula)
        if not (kept and same_value(cell.value, change.value)):
            raise WorkRefusedError(find("F035", seen=f"{name} {a1(row, column)}"))


def _undo(path: Path, now: datetime) -> Report:
    refuse_if_open(path)
    backup = undo_last(path, now=now)
    text = "Đã đưa tệp về đúng như trước lần ghi gần nhất."
    kind = REGISTER if is_register(ClosedBook.open(path)) else KIND
    return Report(
        file=str(path), kind=kind, summary=text, saved=str(path), backup=str(backup)
    )


def _report(path: Path, assessment: Assessment, *, changed: bool = False) -> Report:
    scores = assessment.scores
    own = scores.rounds[Round.SELF]
    rubric = assessment.located.rubric_sheet
    return Report(
        file=str(path),
        kind=KIND,
        unit=assessment.scorecard.unit,
        year=assessment.scorecard.year,
        rubric_id=rubric.rubric.id,
        fingerprint=rubric.fingerprint,
        totals={
            which.value: Totals(
                standard=one.standard,
                bonus=one.bonus,
                penalty=one.penalty,
                total=one.total,
            )
            for which, one in scores.rounds.items()
        },
        items=tuple(
            Item(
                number=item.criterion,
                standard=item.standard,
                bonus=item.bonus,
                penalty=item.penalty,
                total=item.total,
                why=item.why,
            )
            for item in own.items.values()
        ),
        findings=assessment.findings,
        changed=tuple(_changes(assessment)) if changed else (),
        summary=own.why + (f"; xếp loại: {own.grade.title}" if own.grade else ""),
    )


def _changes(assessment: Assessment) -> Iterator[Changed]:
    for change in assessment.changes:
        sheet, row, column = change.place
        yield Changed(
            sheet=sheet,
            cell=a1(row, column),
            before=None if change.before == "" else change.before,
            after=None if change.after == "" else change.after,
        )


def general_findings(book: Backend) -> list[Finding]:
    """Findings of the checks that need no form, on the sheets that are not ours."""
    ours = {
        region.sheet
        for name, region in book.names().items()
        if region is not None and name.startswith("td_")
    }
    others = [name for name in book.sheet_names if name not in ours]
    if not others and not book.manual_calculation:
        return []
    from toolkit.audit import audit_book

    return audit_book(
        (book.sheet(name) for name in others),
        manual_calculation=book.manual_calculation,
        skip_sheets=ours,
    )


def guarded(
    file: str, job: Callable[[], Report], *, now: datetime | None = None
) -> Report:
    """Run a job on one file; whatever stops it becomes the finding of its report.

    `now`: for the log of errors that nobody foresaw.
    """
    try:
        return job()
    except WorkRefusedError as refused:
        return Report(file=file, findings=(refused.finding,))
    except ModuleNotFoundError as error:
        finding = missing_package(error) or unforeseen(error, CLOSED, now)
        return Report(file=file, findings=(finding,))
    except Exception as error:  # the clerk gets a sentence, the log gets the trace
        return Report(file=file, findings=(unforeseen(error, CLOSED, now),))


def run_each(paths: Sequence[Path], job: Callable[[Path], Report]) -> Iterator[Report]:
    """The reports of a job on many files, in the order of the files.

    Many files are shared among processes: twice as fast on two cores, and a file that
    kills its process costs no other one. `job` must be picklable then.
    """
    cores = os.cpu_count() or 1
    if len(paths) < ENOUGH_FOR_PROCESSES or cores == 1:
        yield from map(job, paths)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    with ProcessPoolExecutor(
        min(cores, MOST_PROCESSES),
        initializer=gc.set_threshold,
        initargs=(200_000, 20, 20),
    ) as pool:
        waiting = [(path, pool.submit(job, path)) for path in paths]
        for path, future in waiting:
            try:
                report = future.result()
            except BrokenProcessPool:
                # Somebody's file killed a worker: each one left gets its own process.
                report = _alone(path, job)
            yield report


def _alone(path: Path, job: Callable[[Path], Report]) -> Report:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    with ProcessPoolExecutor(1) as pool:
        try:
            return pool.submit(job, path).result()
        except BrokenProcessPool as error:
            return Report(file=str(path), findings=(unforeseen(error, CLOSED),))


def workbooks_in(
    wanted: Sequence[str],
) -> tuple[list[Path], list[Report]]:
    """The workbooks that files, folders and patterns name, without doubles.

    A folder gives its own workbooks, not those of its subfolders; owner files and
    temporary files are left out. What names nothing comes back as a report.
    """
    found: dict[Path, Path] = {}
    problems = []
    for word in wanted:
        try:
            matches = list(_named(word))
        except OSError as error:
            # A name too long for the system, a folder that may not be looked into.
            reason = unreadable(Path(word), error)
            problems.append(Report(file=word, findings=(reason,)))
            continue
        if not matches:
            code = "F030" if _is_pattern(word) or Path(word).is_dir() else "F027"
            problems.append(Report(file=word, findings=(find(code, seen=word),)))
        for path in matches:
            # One file under two spellings would be saved by two processes at once.
            found.setdefault(path.resolve(), path)
    return list(found.values()), problems


def _is_pattern(word: str) -> bool:
    return any(sign in word for sign in "*?[")


def _named(word: str) -> Iterable[Path]:
    path = Path(word)
    if path.is_dir():
        return sorted(p for p in path.iterdir() if _is_workbook(p))
    if path.exists() or not _is_pattern(word):
        return [path] if path.exists() else []
    from glob import glob

    return sorted(Path(p) for p in glob(word) if _is_workbook(Path(p)))  # noqa: PTH207


def _is_workbook(path: Path) -> bool:
    ours = not path.name.startswith(("~$", ".", "~"))
    return ours and path.suffix.lower() in WORKBOOK_ENDINGS and path.is_file()
