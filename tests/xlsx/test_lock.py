"""A workbook that someone has open is not touched, and the clerk hears who it is."""

import stat
import sys
from pathlib import Path

import pytest

from toolkit.xlsx.disk.lock import excel_holder, libreoffice_holder, refuse_if_open
from toolkit.xlsx.refusal import Fact, Fault, FileRefusedError, Words


def owner_file(name: str, narrow: str | None = None) -> bytes:
    """Excel's 165 bytes: the name in one byte a letter, then in two."""
    ansi = (name if narrow is None else narrow).encode("cp1252", "replace")
    wide = name.encode("utf-16-le")
    data = bytes([len(ansi)]) + ansi.ljust(54) + len(name).to_bytes(2, "little") + wide
    return data + b" \0" * ((165 - len(data)) // 2) + b" " * ((165 - len(data)) % 2)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "Chấm điểm năm 2026 của Sở.xlsx"
    path.write_bytes(b"PK")
    return path


SOMEONE = Words("someone")


def refused(path: Path) -> FileRefusedError | None:
    try:
        refuse_if_open(path)
    except FileRefusedError as error:
        return error
    return None


def test_a_workbook_nobody_has_open_may_be_written(book: Path) -> None:
    assert refused(book) is None


def test_excel_names_its_user(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = book.with_name("~$" + book.name)
    data = owner_file("Nguyễn Thị Hằng")
    assert len(data) == 165
    lock.write_bytes(data)
    monkeypatch.setattr("toolkit.xlsx.disk.lock._open_fails", lambda _: True)
    assert refused(book) == FileRefusedError(
        Fault.OPEN_IN_EXCEL, seen="Nguyễn Thị Hằng", lock=lock.name
    )


def test_an_owner_file_left_by_a_crash_counts_only_where_it_is_the_only_sign(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.with_name("~$" + book.name).write_bytes(owner_file("Hằng"))
    monkeypatch.setattr(sys, "platform", "win32")
    assert refused(book) is None
    monkeypatch.setattr(sys, "platform", "linux")
    assert refused(book) == FileRefusedError(
        Fault.OPEN_IN_EXCEL, seen="Hằng", lock=f"~${book.name}"
    )


def test_the_owner_file_of_another_workbook_says_nothing(book: Path) -> None:
    book.with_name("~$" + book.name[2:]).write_bytes(owner_file("Hằng"))
    book.with_name(f".~lock.{book.name[2:]}#").write_text(",a,b,c,d;")
    assert refused(book) is None


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (owner_file("Lê Ánh"), "Lê Ánh"),
        (owner_file("Hang")[:40], "Hang"),
        (owner_file("", "Hang"), "Hang"),
        (b"", SOMEONE),
        (b"\xff" * 165, None),
        (b"\0" * 165, SOMEONE),
    ],
)
def test_a_broken_owner_file_still_makes_one_line(
    data: bytes, name: Fact | None
) -> None:
    holder = excel_holder(data)
    assert isinstance(holder, Words) or holder.isprintable()
    assert name is None or holder == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # As LibreOffice 7.4 writes it where no name is set in its options.
        (
            ",root,vm,21.11.2026 04:59,file:///tmp/profile;",
            Words("on_machine", "root", "vm"),
        ),
        (
            "Trần Văn Bình,binh,PC-02,21.11.2026 08:30,x;",
            Words("on_machine", "Trần Văn Bình", "PC-02"),
        ),
        (r"Bình\, Sở,binh,PC-02,x,y;", Words("on_machine", "Bình, Sở", "PC-02")),
        ("", SOMEONE),
        (",,PC-02,x,y;", Words("on_machine", SOMEONE, "PC-02")),
        ("Bình\nxóa hết", "Bìnhxóa hết"),
    ],
)
def test_libreoffice_names_its_user_and_machine(text: str, name: Fact) -> None:
    assert libreoffice_holder(text.encode()) == name


def test_open_in_libreoffice_is_told_with_the_lock_file(book: Path) -> None:
    lock = book.with_name(f".~lock.{book.name}#")
    lock.write_text("Bình,binh,PC-02,21.11.2026 08:30,x;", encoding="utf-8")
    holder = Words("on_machine", "Bình", "PC-02")
    assert refused(book) == FileRefusedError(
        Fault.OPEN_IN_LIBREOFFICE, seen=holder, lock=lock.name
    )


def test_a_link_is_as_open_as_what_it_leads_to(book: Path, tmp_path: Path) -> None:
    folder = tmp_path / "Màn hình"
    folder.mkdir()
    link = folder / "Lối tắt.xlsx"
    try:
        link.symlink_to(book)
    except OSError:
        return  # Windows lets only administrators make links; so nobody has one
    book.with_name(f".~lock.{book.name}#").write_text("Bình,b,PC,x,y;")
    holder = Words("on_machine", "Bình", "PC")
    lock = f".~lock.{book.name}#"
    assert refused(link) == FileRefusedError(
        Fault.OPEN_IN_LIBREOFFICE, seen=holder, lock=lock
    )


def test_a_read_only_mark_is_kept_even_from_an_administrator(book: Path) -> None:
    book.chmod(stat.S_IRUSR)
    marked = FileRefusedError(Fault.IN_USE, seen=Words("read_only"))
    assert refused(book) == marked
    book.chmod(stat.S_IRUSR | stat.S_IWUSR)


def test_a_workbook_another_program_holds_is_told(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object, **__: object) -> None:
        raise PermissionError(13, "held")

    monkeypatch.setattr(Path, "open", held)
    why = Words("in_use") if sys.platform == "win32" else Words("no_permission")
    assert refused(book) == FileRefusedError(Fault.IN_USE, seen=why)


def test_a_missing_workbook_is_told(tmp_path: Path) -> None:
    path = tmp_path / "Không có.xlsx"
    assert refused(path) == FileRefusedError(Fault.NOT_FOUND, seen=str(path))
