"""Undo brings back the workbook as it was, or says why it cannot."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from toolkit.xlsx.disk.journal import JournalLine, entries, record
from toolkit.xlsx.disk.save import save_over
from toolkit.xlsx.disk.undo import undo_last
from toolkit.xlsx.refusal import Fault, FileRefusedError

NOW = datetime(2026, 11, 21, 8, 30, 15, tzinfo=UTC)
A, B, C = b"A" * 1000, b"B" * 1000, b"C" * 1000


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = tmp_path / "Khối 1"
    folder.mkdir()
    path = folder / "Chấm điểm.xlsx"
    path.write_bytes(A)
    return path


def rescore(path: Path, after: bytes, minute: int = 0) -> Path:
    now = NOW + timedelta(minutes=minute)
    return save_over(path, path.read_bytes(), after, now=now).backup


def undo(path: Path) -> str:
    """The code undo is refused with; "" if it is done."""
    try:
        undo_last(path, now=NOW + timedelta(hours=1))
    except FileRefusedError as refused:
        return refused.fault
    return ""


def journal_of(path: Path) -> Path:
    return path.parent / "_sao_luu" / "nhat_ky.jsonl"


def test_undo_brings_back_every_byte_and_names_the_backup_of_what_it_undid(
    book: Path,
) -> None:
    before = rescore(book, B)
    kept = undo_last(book, now=NOW)
    assert (book.read_bytes(), kept.read_bytes()) == (A, B)
    assert before.read_bytes() == A
    assert kept.name == entries(book)[-1].backup


def test_what_was_undone_is_kept_and_written_down(book: Path) -> None:
    rescore(book, B)
    undo(book)
    rescored, undone = entries(book)
    assert (rescored.action, undone.action) == ("rescore", "undo")
    assert (undone.before, undone.after) == (rescored.after, rescored.before)
    assert (book.parent / "_sao_luu" / undone.backup).read_bytes() == B


def test_undoing_again_goes_further_back_until_nothing_is_left(book: Path) -> None:
    rescore(book, B)
    rescore(book, C, minute=1)
    outcomes = [(undo(book), book.read_bytes()) for _ in range(3)]
    assert outcomes == [("", B), ("", A), (Fault.NOTHING_TO_UNDO, A)]


def test_a_rescore_after_an_undo_can_be_undone(book: Path) -> None:
    rescore(book, B)
    assert undo(book) == ""
    rescore(book, C, minute=1)
    assert undo(book) == ""
    assert book.read_bytes() == A
    assert undo(book) == Fault.NOTHING_TO_UNDO


def test_a_workbook_never_rescored_has_nothing_to_undo(book: Path) -> None:
    assert undo(book) == Fault.NOTHING_TO_UNDO
    assert not journal_of(book).exists()


def test_work_done_since_the_rescore_is_not_thrown_away(book: Path) -> None:
    backup = rescore(book, B)
    book.write_bytes(B + b"an hour of typing")
    with pytest.raises(FileRefusedError) as refused:
        undo_last(book, now=NOW)
    assert refused.value == FileRefusedError(Fault.CHANGED_SINCE, seen=backup.name)
    assert book.read_bytes() == B + b"an hour of typing"


@pytest.mark.parametrize("damage", [None, b"", A + b"x", b"A" * 999])
def test_a_backup_that_is_gone_or_altered_is_not_used(
    book: Path, damage: bytes | None
) -> None:
    backup = rescore(book, B)
    if damage is None:
        backup.unlink()
    else:
        backup.write_bytes(damage)
    assert undo(book) == Fault.BACKUP_LOST
    assert book.read_bytes() == B


def test_a_renamed_workbook_in_a_moved_folder_is_known_by_its_content(
    book: Path, tmp_path: Path
) -> None:
    rescore(book, B)
    moved = tmp_path / "Lưu 2026"
    book.parent.rename(moved)
    renamed = moved / "Chấm điểm (bản chốt).xlsx"
    (moved / book.name).rename(renamed)
    assert undo(renamed) == ""
    assert renamed.read_bytes() == A


def test_workbooks_of_one_folder_do_not_mix(book: Path) -> None:
    other = book.with_name("Đơn vị khác.xlsx")
    other.write_bytes(C)
    rescore(book, B)
    rescore(other, B, minute=1)
    assert (undo(book), undo(other)) == ("", "")
    assert (book.read_bytes(), other.read_bytes()) == (A, C)


def test_half_a_line_of_a_killed_run_spoils_neither_old_nor_new_entries(
    book: Path,
) -> None:
    rescore(book, B)
    with journal_of(book).open("ab") as file:
        file.write('{"time":"2026-11-21T08:31:00","file":"Chấm đ'.encode()[:-1])
    rescore(book, C, minute=1)
    assert len(entries(book)) == 2
    assert (undo(book), undo(book)) == ("", "")
    assert book.read_bytes() == A


@pytest.mark.parametrize(
    "line",
    [
        "null",
        "[]",
        "{}",
        "\ufeff",
        '{"time":1,"file":2,"action":3,"backup":4,"before":5,"after":6}',
        "[" * 5000,
        json.dumps(dict.fromkeys(JournalLine._fields, "../../etc/passwd")),
        json.dumps(dict.fromkeys(JournalLine._fields, "..\\..\\boot.ini")),
        json.dumps(dict.fromkeys(JournalLine._fields, "..")),
        json.dumps(dict.fromkeys(JournalLine._fields, "")),
    ],
)
def test_strange_lines_are_left_out(book: Path, line: str) -> None:
    rescore(book, B)
    good = entries(book)
    with journal_of(book).open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    assert entries(book) == good


def test_a_save_killed_before_it_replaced_anything_is_passed_over(book: Path) -> None:
    """Its entry was written ahead; the workbook never had its `after`."""
    rescore(book, B)
    [done] = entries(book)
    killed = JournalLine(
        time="2026-11-21T08:40:00",
        file=book.name,
        action="rescore",
        backup="Chấm điểm.20261121-084000.xlsx",
        before=done.after,
        after="0" * 64,
    )
    record(book, killed)
    assert undo(book) == ""
    assert book.read_bytes() == A


def test_undo_of_a_workbook_somebody_has_open_changes_nothing(book: Path) -> None:
    rescore(book, B)
    book.with_name(f".~lock.{book.name}#").write_text(",binh,PC-02,x,y;")
    assert undo(book) == Fault.OPEN_IN_LIBREOFFICE
    assert book.read_bytes() == B
    assert len(entries(book)) == 1
