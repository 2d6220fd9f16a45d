"""The buttons: one function each, from the open workbook to one short message."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import xlwings

from toolkit.commands import BY_ID
from toolkit.excel import places, snapshot
from toolkit.excel.blocks import Block, Grid
from toolkit.excel.host import (
    Facts,
    facts,
    has_died,
    patiently,
    refuse_unfit,
    unrecorded,
)
from toolkit.excel.literal import alike, answer_to
from toolkit.excel.livebook import TEXT_FORMAT, LiveBook, read
from toolkit.excel.safety import back_up, copy_of, has_guests
from toolkit.excel.turn import my_turn
from toolkit.findings import SEVERITY_WORDS, Finding, Severity, WorkRefusedError, find
from toolkit.forms.records.findings_and_log import write_findings
from toolkit.forms.register.kind import is_register
from toolkit.forms.scoring.assess import apply, assess
from toolkit.jobs.rescore import general_findings
from toolkit.model.rubric import Round
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.closed_book import ClosedBook

UNFINISHED = ("F048", "F053")
"""What leaves a workbook half written, so that «Hoàn tác» is needed."""

SHOWN = 5
"""Cells that a message names one by one."""

RECORD_NAMES = (
    *("td_findings", "td_log", "td_check_note"),
    *("td_ratios", "td_conditions", "td_summary", "td_copy"),
    "td_copy_ratios",
)


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

    What stops it becomes the message; the workbook is then as it was, or the message
    says that it is not. Errors that nobody foresaw are raised. Raises KeyError for an
    unknown command.
    """
    do, app, label = _BUTTONS[command_id], book.app, BY_ID[command_id].label
    try:
        with my_turn(), _said(app, label):
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
    """«Chấm lại điểm»: repair what is computed, write findings and log.

    On a register: everything that is computed there.
    """
    seen = facts(book)
    refuse_unfit(seen)
    with copy_of(book, seen) as copy:
        live = LiveBook(book, ClosedBook.open(copy))
        if is_register(live):
            return _recomputed(live, seen, "rescore", copy, now)
        assessment = assess(live, general=general_findings)
        live.own = assessment.computed
        apply(live, assessment, now)
        with unrecorded(book):
            _flush(live, seen, "rescore", copy, now)
    done = sum(1 for change in assessment.changes if not change.quiet)
    own = assessment.scores.rounds[Round.SELF]
    grade = f"; xếp loại: {own.grade.title}" if own.grade else ""
    repaired = f"Đã sửa {done} ô, xem «Nhật ký»." if done else ""
    said = [f"{own.why}{grade}.", repaired, _told(live, assessment.open_findings)]
    return Outcome("\n".join(filter(None, said)), True, assessment.findings)


def check(book: xlwings.Book, now: datetime) -> Outcome:
    """«Kiểm tra»: write the findings; no other sheet is touched."""
    seen = facts(book)
    refuse_unfit(seen)
    with copy_of(book, seen) as copy:
        live = LiveBook(book, ClosedBook.open(copy))
        if is_register(live):
            from toolkit.forms.register.assess import assess_register

            findings = assess_register(live, general=general_findings).findings
        else:
            findings = assess(live, general=general_findings).findings
        write_findings(live, findings, (), now=now)
        with unrecorded(book):
            _flush(live, seen, "check", copy, now)
    said = _told(live, findings) or "Không có điều nào cần xem lại."
    return Outcome(said, True, findings)


def ratios(book: xlwings.Book, now: datetime) -> Outcome:
    """«Kiểm tra tỷ lệ»: write «Tỷ lệ», «Tổng hợp», the rules in force, findings."""
    return _on_register(book, now, "ratios")


def eligibility(book: xlwings.Book, now: datetime) -> Outcome:
    """«Kiểm tra điều kiện»: write «Điều kiện» with its stamp, and the findings."""
    return _on_register(book, now, "eligibility")


def _on_register(book: xlwings.Book, now: datetime, command: str) -> Outcome:
    """Raises WorkRefusedError where the workbook is no register."""
    seen = facts(book)
    refuse_unfit(seen)
    with copy_of(book, seen) as copy:
        live = LiveBook(book, ClosedBook.open(copy))
        return _recomputed(live, seen, command, copy, now)


def _recomputed(
    live: LiveBook, seen: Facts, command: str, copy: Path, now: datetime
) -> Outcome:
    from toolkit.forms.register.assess import apply_register, assess_register

    assessment = assess_register(live, general=general_findings)
    apply_register(
        live,
        assessment,
        now,
        ratios=command != "eligibility",
        conditions=command != "ratios",
    )
    with unrecorded(live.book):
        _flush(live, seen, command, copy, now)
    ratios = command == "ratios"
    first = assessment.said_of_ratios if ratios else assessment.said
    said = [f"{first}.", _told(live, assessment.findings)]
    return Outcome("\n".join(filter(None, said)), True, assessment.findings)


def undo(book: xlwings.Book, now: datetime) -> Outcome:
    """«Hoàn tác»: every cell of the last press as it was before it."""
    seen = facts(book)
    refuse_unfit(seen)
    kept = snapshot.last(places.snapshot_folder(), seen.full_name)
    if kept is None:
        raise WorkRefusedError(find("F047"))
    with copy_of(book, seen) as copy:
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
        back_up(seen, copy, now)
        with unrecorded(book):
            live.open_sheets(block.sheet for block in blocks)
            live.set_format(kept.text_cells, TEXT_FORMAT)
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
    ours = _record_sheets(live)
    if any(block.sheet not in ours or has_guests(block) for block in blocks):
        back_up(seen, copy, now)
    kept = snapshot.keep(
        places.snapshot_folder(),
        seen.full_name,
        command,
        blocks,
        live.text_cells(),
        now,
    )
    try:
        answers = live.flush(blocks)
    except WorkRefusedError as refused:
        if refused.finding.code not in UNFINISHED:
            kept.unlink()
        raise
    except Exception:
        kept.unlink()
        raise
    with suppress(OSError):  # a full disk: undo then goes by what was to be written
        snapshot.complete(kept, answers)


def _record_sheets(live: LiveBook) -> set[str]:
    """The sheets that hold nothing but what we write."""
    named = live.names()
    return {region.sheet for name in RECORD_NAMES if (region := named.get(name))}


def _refuse_changed(
    live: LiveBook, kept: snapshot.Snapshot, blocks: list[Block]
) -> None:
    """Raises WorkRefusedError F046, naming the cells that would be overwritten."""
    changed: list[str] = []
    for one, block in zip(kept.blocks, blocks, strict=True):
        # A press that was cut off left each cell either as before or as meant.
        known = [one.answer] if one.answer is not None else _meant(one)
        for row, line in enumerate(read(live.range(block))):
            for column, is_now in enumerate(line):
                if not any(alike(grid[row][column], is_now) for grid in known):
                    cell = a1(one.top + row, one.left + column)
                    changed.append(f"«{one.sheet}» {cell}")
    if changed:
        named = ", ".join(changed[:SHOWN]) + (", …" if len(changed) > SHOWN else "")
        raise WorkRefusedError(find("F046", seen=named, count=str(len(changed))))


def _meant(one: snapshot.Kept) -> list[Grid]:
    """What a cell answers when a press that was cut off had not, or had, reached it."""
    return [
        tuple(tuple(map(answer_to, row)) for row in grid)
        for grid in (one.before, one.after)
    ]


def _told(live: LiveBook, findings: tuple[Finding, ...]) -> str:
    """«Có 2 lỗi, 1 cần xem: …», and where to read them."""
    if live.names().get("td_findings"):
        return _counted(findings)
    # The sheet for them was deleted: the first ones are said here.
    return "\n".join(f"[{f.code}] {f.text}" for f in findings[:SHOWN])


def _counted(findings: tuple[Finding, ...]) -> str:
    """«Có 2 lỗi: …», or nothing when nothing was found."""
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
    "ratios": ratios,
    "eligibility": eligibility,
    "help": show_help,
}
