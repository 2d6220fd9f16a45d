"""The jobs on closed files: check and rescore, in place and with a backup."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from toolkit.findings import Finding
from toolkit.findings.report import Report
from toolkit.forms.form import Action, Numbers
from toolkit.jobs.guard import guarded
from toolkit.jobs.open_elsewhere import open_elsewhere
from toolkit.jobs.verify import verify
from toolkit.jobs.work import changed_cells, work_on
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.lock import refuse_if_open
from toolkit.xlsx.disk.save import save_over
from toolkit.xlsx.outdated import drop_outdated
from toolkit.xlsx.zip.package import read_file

More = Callable[[Path, ClosedBook], Sequence[Finding]]
"""What else a check says of a workbook, and where it lies."""


def check_file(
    path: Path, *, now: datetime | None = None, more: More | None = None
) -> Report:
    """Check one workbook; changes nothing. `now` is for the log of errors alone.

    `more`: what rooms below this one know of it; its findings stand first.
    """
    return guarded(str(path), lambda: _check(path, more), now=now)


def rescore_file(
    path: Path,
    *,
    now: datetime,
    action: str = Action.RESCORE,
    registers: Path | None = None,
) -> Report:
    """Write what is computed in one workbook anew, with a dated backup beside it.

    `action`: the id of a command: all of it, or what «Kiểm tra tỷ lệ» («ratios») or
    «Kiểm tra điều kiện» («eligibility») write.
    `registers` is the award-tracking workbook that measured numbers are taken from. One
    that cannot be read stops the job: totals without the numbers that were asked for
    would look as if they had been taken from it.
    """
    return guarded(
        str(path), lambda: _rescore(path, now, Action(action), registers), now=now
    )


def _check(path: Path, more: More | None) -> Report:
    book = ClosedBook.from_bytes(read_file(path))
    report = work_on(book, Action.CHECK).report(str(path))
    first = (*open_elsewhere(path), *(more(path, book) if more else ()))
    return report._replace(findings=(*first, *report.findings))


def _rescore(
    path: Path, now: datetime, action: Action, registers: Path | None
) -> Report:
    refuse_if_open(path)
    before = read_file(path)
    book = ClosedBook.from_bytes(before)
    work = work_on(book, action, numbers=numbers_of(registers))
    work.write(book, now)
    own = work.own(book)
    drop_outdated(book, own.touched, own.cells, own.computed)
    report = work.report(str(path))._replace(changed=changed_cells(work.changes))
    after = book.to_bytes()
    if after == before:
        return report
    saved = save_over(
        path, before, after, now=now, verify=lambda data: verify(data, book, work, own)
    )
    return report._replace(saved=str(path), backup=str(saved.backup))


def numbers_of(registers: Path | None) -> Numbers | None:
    """What reads the register in a file; None where none is asked for."""
    if registers is None:
        return None
    # Imported here: a rescore without a register need not wait for the rules.
    from toolkit.jobs.register_source import read_source

    return lambda: read_source(registers)
