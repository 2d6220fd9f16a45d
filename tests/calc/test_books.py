"""Workbooks and sheets: open, save, copy, protect, as on Excel."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
import xlwings
from openpyxl.styles import Protection

from toolkit.calc.errors import BookOpenError, CalcError, ProtectedSheetError


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A closed workbook made by another program, with two sheets."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Chấm điểm"
    sheet.append(["Nội dung", "Điểm"])
    sheet.append(["I.1", 10])
    sheet["B3"] = "=SUM(B2:B2)"
    book.create_sheet("Tham số")["A1"] = "x"
    path = tmp_path / "Sở Nội vụ = 100%.xlsx"
    book.save(path)
    return path


@pytest.fixture
def opened(app: xlwings.App, saved: Path) -> xlwings.Book:
    app.activate()
    book = app.books.open(saved)
    yield book
    for other in app.books:
        other.close()


# Books


def test_a_file_is_opened_by_path(opened: xlwings.Book, saved: Path) -> None:
    assert opened.name == saved.name
    assert Path(opened.fullname) == saved
    assert opened.sheets[0]["B3"].value == 10


def test_a_book_is_found_by_its_name_in_any_case(
    app: xlwings.App, opened: xlwings.Book
) -> None:
    assert app.books[opened.name.upper()] == opened
    assert xlwings.Book(opened.fullname) == opened
    with pytest.raises(KeyError):
        app.books["không có.xlsx"]


def test_opening_the_same_file_again_gives_the_open_book(
    app: xlwings.App, opened: xlwings.Book
) -> None:
    assert app.books.open(opened.fullname) == opened
    assert len(app.books) == 1


def test_the_last_opened_book_is_the_active_one(
    app: xlwings.App, opened: xlwings.Book
) -> None:
    assert app.books.active == opened
    new = app.books.add()
    assert app.books.active == new
    assert [book.name for book in app.books] == [opened.name, new.name]


def test_a_file_that_is_missing_or_no_workbook_is_refused(
    app: xlwings.App, tmp_path: Path
) -> None:
    with pytest.raises(FileNotFoundError):
        app.books.open(tmp_path / "không có.xlsx")
    with zipfile.ZipFile(tmp_path / "hỏng.xlsx", "w") as package:
        package.writestr("x", b"")
    with pytest.raises(BookOpenError):
        app.books.open(tmp_path / "hỏng.xlsx")


def test_a_password_opens_and_a_wrong_one_does_not(
    app: xlwings.App, book: xlwings.Book, tmp_path: Path
) -> None:
    path = tmp_path / "mật.xlsx"
    book.sheets[0]["A1"].value = 5
    book.save(path, password="abc")
    book.close()
    with pytest.raises(BookOpenError):
        app.books.open(path, password="khác")
    again = app.books.open(path, password="abc")
    assert again.sheets[0]["A1"].value == 5
    again.close()


def test_a_new_book_is_saved_under_a_path_and_keeps_it(
    book: xlwings.Book, tmp_path: Path
) -> None:
    book.sheets[0]["A1"].value = "Điểm"
    book.save(tmp_path / "mới.xlsx")
    assert book.name == "mới.xlsx"
    assert openpyxl.load_workbook(tmp_path / "mới.xlsx").active["A1"].value == "Điểm"
    book.sheets[0]["A1"].value = "Lại"
    book.save()
    assert openpyxl.load_workbook(tmp_path / "mới.xlsx").active["A1"].value == "Lại"


def test_a_file_kind_that_calc_cannot_write_is_refused(
    book: xlwings.Book, tmp_path: Path
) -> None:
    with pytest.raises(NotImplementedError, match="xlsb"):
        book.save(tmp_path / "a.xlsb")
    with pytest.raises(NotImplementedError, match="to_pdf"):
        book.save(tmp_path / "a.pdf")


def test_a_copy_leaves_the_book_as_it_was(opened: xlwings.Book, tmp_path: Path) -> None:
    name = opened.fullname
    opened.sheets[0]["A1"].value = "Sửa"
    assert not opened.api.Saved
    opened.api.SaveCopyAs(str(tmp_path / "bản sao.xlsm"))
    assert opened.fullname == name
    assert not opened.api.Saved
    with zipfile.ZipFile(tmp_path / "bản sao.xlsm") as package:
        kinds = package.read("[Content_Types].xml")
    assert b"macroEnabled" in kinds
    opened.api.Saved = True
    assert opened.api.Saved


def test_a_book_opened_read_only_says_so(app: xlwings.App, saved: Path) -> None:
    book = app.books.open(saved, read_only=True)
    assert book.api.ReadOnly
    assert book.api.FullName == str(saved)
    book.close()


def test_closing_asks_nothing_and_saves_nothing(
    app: xlwings.App, opened: xlwings.Book, saved: Path
) -> None:
    before = saved.read_bytes()
    opened.sheets[0]["A1"].value = "Sửa"
    opened.close()
    assert saved.read_bytes() == before
    assert len(app.books) == 0


def test_a_book_is_the_caller_when_it_is_set_so(opened: xlwings.Book) -> None:
    opened.set_mock_caller()
    try:
        assert xlwings.Book.caller() == opened
    finally:
        del xlwings.Book._mock_caller


def test_the_caller_is_found_from_the_command_line(
    opened: xlwings.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The name ends at its first «=» there: xlwings' own way of reading it.
    opened.save(Path(opened.fullname).with_name("gọi.xlsx"))
    monkeypatch.setattr("sys.argv", ["x", "--wb=gọi.xlsx", "--from_xl=1"])
    assert xlwings.Book.caller() == opened


def test_a_pdf_is_made(opened: xlwings.Book, tmp_path: Path) -> None:
    opened.to_pdf(tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


# Sheets


def test_sheets_are_found_by_number_and_name(opened: xlwings.Book) -> None:
    assert opened.sheet_names == ["Chấm điểm", "Tham số"]
    assert opened.sheets["chấm ĐIỂM"].index == 1
    assert opened.sheets[-1].name == "Tham số"
    with pytest.raises(KeyError):
        opened.sheets["Không có"]


def test_a_new_sheet_stands_before_the_active_one_or_where_it_is_wanted(
    book: xlwings.Book,
) -> None:
    first = book.sheets[0]
    last = book.sheets.add("Cuối", after=first)
    middle = book.sheets.add("Giữa", before=last)
    book.sheets.add("Trước giữa")
    assert book.sheet_names == [first.name, "Trước giữa", "Giữa", "Cuối"]
    assert middle.index == 3
    with pytest.raises(ValueError, match="already present"):
        book.sheets.add("cuối")


def test_a_sheet_is_renamed_but_not_to_a_taken_name(opened: xlwings.Book) -> None:
    opened.sheets[0].name = "Kết quả"
    assert opened.sheet_names == ["Kết quả", "Tham số"]
    with pytest.raises(CalcError):
        opened.sheets[0].name = "THAM SỐ"


def test_a_sheet_is_copied_as_excel_names_copies(opened: xlwings.Book) -> None:
    copy = opened.sheets[0].copy()
    assert copy.name == "Chấm điểm (2)"
    assert copy["A1:B3"].value == opened.sheets[0]["A1:B3"].value
    named = opened.sheets[0].copy(before=opened.sheets[0], name="Bản nháp")
    assert named.index == 1


def test_a_sheet_is_copied_into_another_book(
    opened: xlwings.Book, book: xlwings.Book
) -> None:
    copy = opened.sheets[0].copy(after=book.sheets[0])
    assert copy.book == book
    assert copy["A2:B2"].value == ["I.1", 10]


def test_a_sheet_is_moved(opened: xlwings.Book) -> None:
    opened.sheets["Tham số"].move(before=opened.sheets[0])
    assert opened.sheet_names == ["Tham số", "Chấm điểm"]
    opened.sheets["Tham số"].move(after=opened.sheets["Chấm điểm"])
    assert opened.sheet_names == ["Chấm điểm", "Tham số"]


def test_the_last_sheet_stays_and_stays_visible(opened: xlwings.Book) -> None:
    opened.sheets["Tham số"].visible = False
    assert not opened.sheets["Tham số"].visible
    with pytest.raises(CalcError):
        opened.sheets[0].visible = False
    opened.sheets["Tham số"].delete()
    with pytest.raises(CalcError):
        opened.sheets[0].delete()


def test_a_sheet_is_activated(opened: xlwings.Book) -> None:
    opened.sheets["Tham số"].activate()
    assert opened.sheets.active.name == "Tham số"


def test_the_used_range_is_what_is_filled(sheet: xlwings.Sheet) -> None:
    assert sheet.used_range.address == "$A$1"
    sheet["B3"].value = [[1, 2], [3, 4]]
    assert sheet.used_range.last_cell.address == "$C$4"


def test_a_sheet_is_cleared(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = 0.5
    sheet["A1"].number_format = "0%"
    sheet.clear_contents()
    assert sheet["A1"].value is None
    assert sheet["A1"].number_format == "0%"
    sheet.clear()
    assert sheet["A1"].number_format == "General"


# Protection


@pytest.fixture
def locked(app: xlwings.App, tmp_path: Path) -> Iterator[xlwings.Sheet]:
    yield from opened_locked(app, tmp_path / "khóa.xlsx")


@pytest.fixture(scope="module")
def refusing(
    app: xlwings.App, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[xlwings.Sheet]:
    """The same, one for all that leave it as it is."""
    folder = tmp_path_factory.mktemp("locked")
    # Two workbooks of one name cannot be open at once.
    yield from opened_locked(app, folder / "khóa cả.xlsx")


def opened_locked(app: xlwings.App, path: Path) -> Iterator[xlwings.Sheet]:
    """A protected sheet whose B column is open, and whose columns may be made wider."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in range(1, 6):
        sheet.append([row, row])
        sheet.cell(row, 2).protection = Protection(locked=False)
    sheet.protection.sheet = True
    sheet.protection.password = "abc"
    sheet.protection.formatColumns = False
    book.save(path)
    opened = app.books.open(path)
    yield opened.sheets[0]
    opened.close()


WRITERS = {
    "value": lambda cells: setattr(cells, "value", 9),
    "formula": lambda cells: setattr(cells, "formula", "=1"),
    "formula_array": lambda cells: setattr(cells, "formula_array", "=1"),
    "clear_contents": lambda cells: cells.clear_contents(),
    "clear_formats": lambda cells: cells.clear_formats(),
    "clear": lambda cells: cells.clear(),
    "insert": lambda cells: cells.insert("down"),
    "delete": lambda cells: cells.delete("up"),
    "copy": lambda cells: cells.sheet["B1"].copy(cells),
    "move": lambda cells: cells.move(cells.sheet["B9"]),
    "number_format": lambda cells: setattr(cells, "number_format", "0%"),
    "color": lambda cells: setattr(cells, "color", (255, 0, 0)),
}


@pytest.mark.parametrize("writer", WRITERS)
def test_a_locked_cell_refuses_every_writer(
    refusing: xlwings.Sheet, writer: str
) -> None:
    with pytest.raises(ProtectedSheetError):
        WRITERS[writer](refusing["A2"])
    assert refusing["A1:A5"].value == [1, 2, 3, 4, 5]
    assert refusing["A2"].number_format == "General"


def test_a_block_with_one_locked_cell_is_refused(refusing: xlwings.Sheet) -> None:
    with pytest.raises(ProtectedSheetError):
        refusing["A1:B2"].value = 0
    assert refusing["A1:B2"].value == [[1, 1], [2, 2]]


def test_an_unlocked_cell_of_a_protected_sheet_is_written(
    locked: xlwings.Sheet,
) -> None:
    locked["B2:B3"].value = [[7], [8]]
    assert locked["B1:B4"].value == [1, 7, 8, 4]


def test_a_wrong_password_does_not_unprotect(locked: xlwings.Sheet) -> None:
    with pytest.raises(CalcError, match="password"):
        locked.api.Unprotect("sai")
    assert locked.api.ProtectContents
    locked.api.Unprotect("abc")
    assert not locked.api.ProtectContents
    locked["A1"].value = 9
    assert locked["A1"].value == 9


def test_protection_for_hands_only_lets_the_program_write(
    locked: xlwings.Sheet, tmp_path: Path
) -> None:
    wider = [True]  # AllowFormattingCells …
    locked.api.Protect("abc", True, True, True, True, *wider)
    locked["A1"].value = 9
    locked["A2"].clear_contents()
    assert locked["A1:A2"].value == [9, None]
    assert locked.api.ProtectContents
    locked.book.api.SaveCopyAs(str(tmp_path / "a.xlsx"))
    kept = openpyxl.load_workbook(tmp_path / "a.xlsx").active.protection
    assert kept.sheet
    assert not kept.formatColumns  # what the file allowed is still allowed
    assert kept.formatCells


def test_protection_for_hands_only_follows_a_renamed_sheet(
    sheet: xlwings.Sheet,
) -> None:
    sheet.api.Protect(Password="x", UserInterfaceOnly=True)
    sheet.name = "Khác"
    sheet["A1"].value = 1
    assert sheet["A1"].value == 1
    sheet.api.Unprotect("x")


def test_what_a_new_protection_cannot_allow_is_said(sheet: xlwings.Sheet) -> None:
    with pytest.raises(NotImplementedError, match="Allow"):
        sheet.api.Protect(AllowSorting=True)
    assert not sheet.api.ProtectContents


def test_a_failed_write_leaves_the_sheet_protected(locked: xlwings.Sheet) -> None:
    locked.api.Protect("abc", UserInterfaceOnly=True)
    with pytest.raises(CalcError):
        locked["A1"].formula = "=[1]Sheet1!A1"
    assert locked.api.ProtectContents


def test_a_book_of_protected_structure_keeps_its_sheets(book: xlwings.Book) -> None:
    book.impl.uno.protect("x")
    try:
        with pytest.raises(ProtectedSheetError):
            book.sheets.add("Mới")
        with pytest.raises(ProtectedSheetError):
            book.sheets[0].name = "Khác"
    finally:
        book.impl.uno.unprotect("x")


@pytest.mark.parametrize(
    "save",
    [
        lambda book, path: book.save(path),
        lambda book, path: book.api.SaveCopyAs(str(path)),
        lambda book, path: book.to_pdf(path.with_suffix(".pdf")),
    ],
)
def test_no_folder_is_made_to_save_into(
    book: xlwings.Book, tmp_path: Path, save: Callable[[xlwings.Book, Path], object]
) -> None:
    with pytest.raises(CalcError, match="there is no folder"):
        save(book, tmp_path / "không có" / "bảng.xlsx")
    assert not list(tmp_path.iterdir())
