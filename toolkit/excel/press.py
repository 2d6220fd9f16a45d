"""The buttons: one function each, from the open workbook to one short message."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

import xlwings

from toolkit.excel import places, snapshot
from toolkit.excel.blocks import Block
from toolkit.excel.commands import BY_ID
from toolkit.excel.host import (
    Facts,
    facts,
    has_died,
    patiently,
    refuse_unfit,
    save_copy,
)
from toolkit.excel.livebook import LiveBook, read
from toolkit.findings import SEVERITY_WORDS, Finding, Severity, WorkRefusedError, find
from toolkit.model.origin import Origin
from toolkit.model.rubric import Round
from toolkit.workbook.address import a1
from toolkit.workbook.backups import (
    BACKUP_FOLDER,
    KEEP_BACKUPS,
    backup_name,
    next_number,
    prune,
)
from toolkit.workbook.closed import ClosedBook
from toolkit.workbook.forms.findings_sheet import write_findings
from toolkit.workbook.forms.scoring_job import Assessment, apply, assess
from toolkit.workbook.jobs import general_findings

SHOWN = 5
"""Cells that a message names one by one."""

RECORD_NAMES = ("td_findings", "td_log", "td_check_note")


class Outcome(NamedTuple):
    """What a press did: the message, whether it was done, and what was found."""

    text: str
    ok: bool
    findings: tuple[Finding, ...] = ()


def refusal(finding: Finding) -> Outcome:
    """What stopped a press: its code, for whoever is asked for help, and its text."""
    return Outcome(f"[{finding.code}] {finding.text}", ok=False, findings=(finding,))


def press(command_id: str, book: xlwings.Book, *, now: datetime) -> Outcome:
    """Do one command on an open workbook.

    What stops it becomes the message; the workbook is then as it was. Errors that
    nobody foresaw are raised. Raises KeyError for an unknown command.
    """
    do, app = _BUTTONS[command_id], book.app
    try:
        with _said(app, BY_ID[command_id].label):
            return do(book, now)
    except WorkRefusedError as refused:
        return refusal(refused.finding)
    except Exception:
        if not has_died(app):
            raise
        return refusal(find("F048"))


@contextmanager
def _said(app: xlwings.App, label: str) -> Iterator[None]:
    """Say in the status bar what is being done."""

    def say(text: str | bool) -> None:
        app.status_bar = text

    patiently(lambda: say(f"{label}: đang làm…"))
    try:
        yield
    finally:
        with suppress(Exception):  # a spreadsheet that has gone needs no status bar
            say(False)


def rescore(book: xlwings.Book, now: datetime) -> Outcome:
    """«Chấm lại điểm»: repair what is computed, write findings and log."""
    seen = facts(book)
    refuse_unfit(seen)
    with _copy_of(book, seen) as copy:
        live = LiveBook(book, ClosedBook.open(copy))
        assessment = assess(live, general=general_findings)
        live.own = assessment.computed
        apply(live, assessment, now)
        _flush(live, seen, "rescore", copy, now)
    done = sum(1 for change in assessment.changes if not change.quiet)
    own = assessment.scores.rounds[Round.SELF]
    grade = f"; xếp loại: {own.grade.title}" if own.grade else ""
    repaired = f"Đã sửa {done} ô, xem «Nhật ký»." if done else ""
    said = [f"{own.why}{grade}.", repaired, _counted(assessment.open_findings)]
    return Outcome("\n".join(filter(None, said)), True, assessment.findings)


def check(book: xlwings.Book, now: datetime) -> Outcome:
    """«Kiểm tra»: write the findings; no other sheet is touched."""
    seen = facts(book)
    refuse_unfit(seen)
    with _copy_of(book, seen) as copy:
        live = LiveBook(book, ClosedBook.open(copy))
        assessment = assess(live, general=general_findings)
        write_findings(live, assessment.findings, (), now=now)
        _flush(live, seen, "check", copy, now)
    return Outcome(_checked(assessment), True, assessment.findings)


def undo(book: xlwings.Book, now: datetime) -> Outcome:
    """«Hoàn tác»: every cell of the last press as it was before it."""
    seen = facts(book)
    refuse_unfit(seen)
    kept = snapshot.last(places.snapshot_folder(), seen.full_name)
    if kept is None:
        raise WorkRefusedError(find("F047"))
    with _copy_of(book, seen) as copy:
        live = LiveBook(book, ClosedBook.open(copy))
        lost = [b.sheet for b in kept.blocks if b.sheet not in live.sheet_names]
        if lost:
            raise WorkRefusedError(find("F049", seen=lost[0]))
        ours = _record_sheets(live)
        blocks = [
            Block(b.sheet, b.top, b.left, b.before, b.before, fit=b.sheet in ours)
            for b in kept.blocks
        ]
        _refuse_changed(live, kept, blocks)
        live.refuse_passwords(blocks)
        _back_up(seen, copy, now)
        live.open_sheets(block.sheet for block in blocks)
        for block in blocks:
            live.put(block)
    kept.file.unlink(missing_ok=True)
    label = BY_ID[kept.command].label
    return Outcome(f"Đã đưa sổ về như trước lần bấm «{label}» lúc {kept.time}.", True)


def show_help(book: xlwings.Book, now: datetime) -> Outcome:
    """«Trợ giúp»: go to the sheet «Hướng dẫn»."""
    del now
    try:
        sheet = patiently(lambda: book.names["td_guide"].refers_to_range.sheet)
    except KeyError:
        raise WorkRefusedError(find("F049", seen="Hướng dẫn")) from None
    patiently(sheet.activate)
    return Outcome("", ok=True)


def _flush(
    live: LiveBook, seen: Facts, command: str, copy: Path, now: datetime
) -> None:
    """Back up, keep what is there for «Hoàn tác», write, keep what is there now."""
    blocks = live.blocks()
    if not blocks:
        return
    live.refuse_passwords(blocks)
    if any(block.sheet not in _record_sheets(live) for block in blocks):
        _back_up(seen, copy, now)
    kept = snapshot.keep(places.snapshot_folder(), seen.full_name, command, blocks, now)
    snapshot.complete(kept, live.flush(blocks))


def _record_sheets(live: LiveBook) -> set[str]:
    """The sheets that hold nothing but what we write."""
    named = live.names()
    return {region.sheet for name in RECORD_NAMES if (region := named.get(name))}


@contextmanager
def _copy_of(book: xlwings.Book, seen: Facts) -> Iterator[Path]:
    """A file that holds what is in the spreadsheet now; gone afterwards."""
    folder = places.data_folder() / "tam"
    folder.mkdir(parents=True, exist_ok=True)
    ending = seen.path.suffix.lower()
    # Calc also opens .ods and .xls, and saves a copy as .xlsx like any other.
    if book.app.engine.name != "excel" and ending not in (".xlsx", ".xlsm"):
        ending = ".xlsx"
    copy = folder / f"{uuid4().hex}{ending}"
    try:
        save_copy(book, copy)
        yield copy
    finally:
        copy.unlink(missing_ok=True)


def _back_up(seen: Facts, copy: Path, now: datetime) -> Path:
    """Keep the workbook as it is before the change, beside it or else with us."""
    path = seen.path.with_suffix(copy.suffix)
    for folder in (path.parent, places.data_folder()):
        beside = folder / path.name
        backup = folder / BACKUP_FOLDER
        try:
            backup.mkdir(exist_ok=True)
            target = backup / backup_name(beside, now, next_number(beside, now))
            shutil.copyfile(copy, target)
        except OSError:
            continue  # a folder on the network that may only be read
        prune(beside, KEEP_BACKUPS, frozenset({target.name}))
        return target
    raise WorkRefusedError(find("F024", seen=str(path.parent)))


def _refuse_changed(
    live: LiveBook, kept: snapshot.Snapshot, blocks: list[Block]
) -> None:
    """Raises WorkRefusedError F046, naming the cells that would be overwritten."""
    changed: list[Origin] = []
    for one, block in zip(kept.blocks, blocks, strict=True):
        if one.answer is None:
            continue  # the press was cut off: there is nothing to hold against
        now_there = read(live.range(block))
        changed += [
            Origin(one.sheet, a1(one.top + row, one.left + column))
            for row, (was, is_now) in enumerate(zip(one.answer, now_there, strict=True))
            for column, (a, b) in enumerate(zip(was, is_now, strict=True))
            if a != b
        ]
    if changed:
        named = ", ".join(f"«{o.sheet}» {o.cell}" for o in changed[:SHOWN])
        more = ", …" if len(changed) > SHOWN else ""
        facts_of = {"seen": named + more, "count": str(len(changed))}
        raise WorkRefusedError(find("F046", changed[0], **facts_of))


def _checked(assessment: Assessment) -> str:
    found = assessment.findings
    return _counted(found) or "Không có điều nào cần xem lại."


def _counted(findings: tuple[Finding, ...]) -> str:
    """«Còn 2 lỗi, 1 cần xem: …», or nothing when only notes are left."""
    counts = [
        f"{n} {SEVERITY_WORDS[severity].lower()}"
        for severity in Severity
        if (n := sum(f.severity is severity for f in findings))
    ]
    if not counts:
        return ""
    return f"Có {', '.join(counts)}: xem trang «Kết quả kiểm tra»."


_BUTTONS: dict[str, Callable[[xlwings.Book, datetime], Outcome]] = {
    "rescore": rescore,
    "check": check,
    "undo": undo,
    "help": show_help,
}
