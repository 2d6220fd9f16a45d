"""The buttons: one function each, from the open workbook to one short message."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

import xlwings

from toolkit import places
from toolkit.commands import BY_ID
from toolkit.excel import snapshot
from toolkit.excel.block_writer import BlockWriter, read
from toolkit.excel.blocks import TEXT_FORMAT, Block, Grid
from toolkit.excel.differences import Differences, differences
from toolkit.excel.host import (
    Facts,
    calculates_by_hand,
    facts,
    has_died,
    patiently,
    put_on_paper,
    refuse_unfit,
    unrecorded,
)
from toolkit.excel.literal import alike, answer_to
from toolkit.excel.one_at_a_time import only_press
from toolkit.excel.safety import back_up, copy_of, has_guests
from toolkit.findings import SEVERITY_WORDS, Finding, Severity, WorkRefusedError, find
from toolkit.forms.families import form_said
from toolkit.forms.form import Action, Numbers, Own
from toolkit.jobs.refused import REFUSED, finding_of
from toolkit.jobs.work import Work, work_on
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.run import running

UNFINISHED = ("F048", "F053")
"""What leaves a workbook half written, so that «Hoàn tác» is needed."""

_ROUND_COMMANDS = ("send", "collect", "merge")

SHOWN = 5
"""Cells that a message names one by one."""


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
    button = _BUTTONS[command_id]
    return in_turn(command_id, book, lambda: button(book, now))


def in_turn(command_id: str, book: xlwings.Book, job: Callable[[], Outcome]) -> Outcome:
    """Do the job of a command while no other press is at work, as `press` does."""
    app, label = book.app, BY_ID[command_id].label
    try:
        with only_press(), _shown_as_busy(app, label), running():
            return job()
    except REFUSED as refused:
        return refusal(finding_of(refused))
    except Exception:
        if not has_died(app):
            raise
        return refusal(find("F048"))


@contextmanager
def _shown_as_busy(app: xlwings.App, label: str) -> Iterator[None]:
    """Say in the status bar what is being done."""

    def say(text: str | bool) -> None:
        app.status_bar = text

    patiently(lambda: say(f"{label}: đang làm…"))
    try:
        yield
    finally:
        with suppress(Exception):  # a spreadsheet that has gone needs no status bar
            say(False)


def do(
    book: xlwings.Book,
    now: datetime,
    action: Action,
    *,
    numbers: Numbers | None = None,
    command_id: str = "",
) -> Outcome:
    """One action on the open workbook: assess a copy, write what makes it differ.

    `numbers` reads the register that measured numbers are taken from; `command_id`
    is the command that asked for it, where its id is not that of the action.
    """

    def job(before: ClosedBook, after: ClosedBook) -> Made:
        sent = _changed_since_sent(book, before) if action is Action.CHECK else ()
        work = work_on(after, action, numbers=numbers, more=sent)
        work.write(after, now)
        ours = work.form.own_sheets(before)
        said = Outcome(_said(work, before), True, work.assessment.findings)
        return Made(work.own(after), ours, said)

    return change(book, now, command_id or action.value, job)


def _changed_since_sent(book: xlwings.Book, there: ClosedBook) -> tuple[Finding, ...]:
    """What differs from the workbook that was sent, where that lies in «gui_di»."""
    # Imported here: few workbooks came by mail.
    from toolkit.exchange.round.comparing.at_hand import against_original

    return against_original(lambda: facts(book).path, there)


class Made(NamedTuple):
    """What a job did in a copy: what there is ours, the sheets that are all ours."""

    own: Own
    own_sheets: frozenset[str]
    outcome: Outcome


def change(
    book: xlwings.Book,
    now: datetime,
    command_id: str,
    job: Callable[[ClosedBook, ClosedBook], Made],
) -> Outcome:
    """Let a job write into a copy of the open workbook; then write what differs.

    It is given the workbook as it is, and one like it to be edited.
    """
    seen = facts(book)
    refuse_unfit(seen)
    with copy_of(book, seen) as copy:
        before = ClosedBook.open(copy)
        after = before.unedited()
        by_hand = calculates_by_hand(book)
        after.manual_calculation = after.manual_calculation or by_hand
        made = job(before, after)
        writer = BlockWriter(book, before, by_hand=by_hand)
        wanted = differences(before, after, made.own)
        with unrecorded(book):
            _flush(writer, wanted, made.own_sheets, seen, command_id, copy, now)
    return made.outcome


def _said(work: Work, book: ClosedBook) -> str:
    """The outcome in a few lines: what matters first, what was repaired and found."""
    told = _counts_or_first_ones(book, work.open_findings)
    if work.action is Action.CHECK:
        everything = _counts_or_first_ones(book, work.assessment.findings)
        return everything or "Không có điều nào cần xem lại."
    done = sum(1 for change in work.changes if not change.quiet)
    repaired = f"Đã sửa {done} ô, xem «Nhật ký»." if done else ""
    first = work.report("").summary.removesuffix(".")
    return "\n".join(filter(None, (f"{first}.", repaired, told)))


def undo(book: xlwings.Book, now: datetime) -> Outcome:
    """«Hoàn tác»: every cell of the last press as it was before it."""
    seen = facts(book)
    refuse_unfit(seen)
    kept = snapshot.last(places.snapshot_folder(), seen.full_name)
    if kept is None:
        raise WorkRefusedError(find("F047"))
    told = f"lần bấm «{BY_ID[kept.command].label}» lúc {kept.time}"
    if not kept.blocks:
        kept.file.unlink(missing_ok=True)
        text = f"L{told[1:]} không đổi ô nào. Bấm «Hoàn tác» lần nữa để trở lại xa hơn."
        return Outcome(text, True)
    with copy_of(book, seen) as copy:
        there = ClosedBook.open(copy)
        writer = BlockWriter(book, there)
        lost = [b.sheet for b in kept.blocks if b.sheet not in there.sheet_names]
        if lost:
            raise WorkRefusedError(find("F049", seen=lost[0]))
        form = form_said(there)
        ours, folding = form.own_sheets(there), form.folding(there)
        blocks = [
            Block(
                *(b.sheet, b.top, b.left, b.before, b.before),
                fit=b.sheet in ours,
                folds=b.sheet in folding,
            )
            for b in kept.blocks
        ]
        _refuse_changed(writer, kept, blocks)
        writer.refuse_passwords(blocks)
        back_up(seen, copy, now)
        with unrecorded(book):
            writer.open_sheets(block.sheet for block in blocks)
            writer.set_format(kept.text_cells, TEXT_FORMAT)
            for block in blocks:
                writer.put(block)
            put_on_paper(book, kept.print_areas)
    kept.file.unlink(missing_ok=True)
    return Outcome(f"Đã đưa sổ về như trước {told}.", True)


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
    writer: BlockWriter,
    wanted: Differences,
    ours: frozenset[str],
    seen: Facts,
    command_id: str,
    copy: Path,
    now: datetime,
) -> None:
    """Back up, keep what is there for «Hoàn tác», write, keep what is there now.

    A press that changes nothing is kept too: else it would hang on the minute, which is
    all that a second check may change, whether «Hoàn tác» takes back this press or the
    one before.
    """
    blocks = writer.with_guests(wanted.blocks)
    writer.refuse_passwords(blocks)
    if any(block.sheet not in ours or has_guests(block) for block in blocks):
        back_up(seen, copy, now)
    kept = snapshot.keep(
        places.snapshot_folder(),
        seen.full_name,
        command_id,
        blocks,
        wanted.text_cells,
        now,
        [was for was, _ in wanted.print_areas],
    )
    if not blocks:
        return
    try:
        answers = writer.flush(blocks, wanted.text_cells)
        put_on_paper(writer.book, (will for _, will in wanted.print_areas))
    except WorkRefusedError as refused:
        if refused.finding.code not in UNFINISHED:
            kept.unlink()
        raise
    except Exception:
        kept.unlink()
        raise
    with suppress(OSError):  # a full disk: undo then goes by what was to be written
        snapshot.complete(kept, answers)


def _refuse_changed(
    writer: BlockWriter, kept: snapshot.Snapshot, blocks: list[Block]
) -> None:
    """Raises WorkRefusedError F046, naming the cells that would be overwritten."""
    changed: list[str] = []
    for one, block in zip(kept.blocks, blocks, strict=True):
        # A press that was cut off left each cell either as before or as meant.
        known = [one.answer] if one.answer is not None else _meant(one)
        for row, line in enumerate(read(writer.range(block))):
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


def _counts_or_first_ones(book: ClosedBook, findings: tuple[Finding, ...]) -> str:
    """«Có 2 lỗi, 1 cần xem: …», and where to read them."""
    if book.names().get("td_findings"):
        return counted(findings)
    # The sheet for them was deleted: the first ones are said here.
    return "\n".join(f"[{f.code}] {f.text}" for f in findings[:SHOWN])


def counted(findings: tuple[Finding, ...]) -> str:
    """«Có 2 lỗi: …», or nothing when nothing was found."""
    counts = [
        f"{n} {SEVERITY_WORDS[severity].lower()}"
        for severity in Severity
        if (n := sum(f.severity is severity for f in findings))
    ]
    if not counts:
        return ""
    return f"Có {', '.join(counts)}: xem trang «Kết quả kiểm tra»."


def _of_a_round(book: xlwings.Book, now: datetime, command_id: str) -> Outcome:
    """«Gửi đơn vị», «Nhận về», «Tổng hợp»: other presses need not wait for mail."""
    from toolkit.excel.rounds import press_round

    return press_round(book, now, command_id)


def _due(book: xlwings.Book, now: datetime) -> Outcome:
    """«Việc đến hạn»."""
    from toolkit.excel.deadlines import press_due

    return press_due(book, now)


_BUTTONS: dict[str, Callable[[xlwings.Book, datetime], Outcome]] = {
    **{action.value: partial(do, action=action) for action in Action},
    **{one: partial(_of_a_round, command_id=one) for one in _ROUND_COMMANDS},
    "due": _due,
    "undo": undo,
    "help": show_help,
}
