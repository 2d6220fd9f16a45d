"""«Soát sổ»: the open workbook is read, and written to only where that is asked."""

from pathlib import Path

import openpyxl
import pytest
import xlwings
from openpyxl.workbook.protection import WorkbookProtection

from tests.broken.base import NOW
from toolkit.excel.dialog_jobs import LISTED
from toolkit.excel.dialog_table import DIALOGS
from toolkit.excel.dialogs import Setting
from toolkit.excel.press import Outcome
from toolkit.excel.review import CLEAN, LOCKED, SHEET
from toolkit.xlsx.closed_book import ClosedBook

pytestmark = pytest.mark.usefixtures("own_folder", "no_pause")


def saved(folder: Path, *, faulty: bool) -> Path:
    """A price list; one of its products reads the row above."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Tên", "Số lượng", "Đơn giá", "Tiền"])
    for row in range(2, 12):
        wrong = faulty and row == 7
        formula = f"=B{row - 1 if wrong else row}*C{row}"
        sheet.append([f"Hàng {row}", row, 10 * row, formula])
    path = folder / "Bảng giá.xlsx"
    book.save(path)
    return path


def reviewed(book: xlwings.Book, folder: Path, answer: str) -> Outcome:
    dialog = DIALOGS["review"]
    return dialog.answer({"list": answer}, Setting(book, folder, lambda: NOW)).outcome


def test_what_is_found_is_said_and_nothing_is_written(
    app: xlwings.App, tmp_path: Path
) -> None:
    book = app.books.open(saved(tmp_path, faulty=True))
    try:
        before = [sheet.name for sheet in book.sheets]
        outcome = reviewed(book, tmp_path, "")
        after = [sheet.name for sheet in book.sheets]
    finally:
        book.close()
    assert outcome.ok
    assert [(one.code, one.cell) for one in outcome.findings] == [("S608", "D7")]
    assert "[S608] Cần xem: «Sheet» D7: Công thức =B6*C7" in outcome.text
    assert after == before


def test_a_list_is_written_where_it_is_asked_for_and_an_older_one_stays(
    app: xlwings.App, tmp_path: Path
) -> None:
    book = app.books.open(saved(tmp_path, faulty=True))
    try:
        outcome = reviewed(book, tmp_path, LISTED)
        again = reviewed(book, tmp_path, LISTED)
        names = [sheet.name for sheet in book.sheets]
        rows = book.sheets[SHEET].range("A1:H2").value
        untouched = book.sheets["Sheet"].range("D7").formula
    finally:
        book.close()
    assert (outcome.ok, again.ok) == (True, True)
    assert names == ["Sheet", SHEET, f"{SHEET} (2)"]
    assert rows[0][:5] == ["STT", "Mức độ", "Mã", "Trang tính", "Ô"]
    assert rows[1][2:5] == ["S608", "Sheet", "D7"]
    assert "=B6*C7" in rows[1][5]
    assert untouched == "=B6*C7"


def test_a_clean_workbook_gets_no_sheet(app: xlwings.App, tmp_path: Path) -> None:
    book = app.books.open(saved(tmp_path, faulty=False))
    try:
        outcome = reviewed(book, tmp_path, LISTED)
        names = [sheet.name for sheet in book.sheets]
    finally:
        book.close()
    assert outcome == Outcome(CLEAN, ok=True)
    assert names == ["Sheet"]


def test_a_workbook_whose_structure_is_locked_gets_no_sheet_and_it_is_said(
    app: xlwings.App, tmp_path: Path
) -> None:
    book = app.books.open(saved(tmp_path, faulty=True))
    try:
        book.api.protect("khoa")  # Calc passes over the lock of a file by Excel
        outcome = reviewed(book, tmp_path, LISTED)
        names = [sheet.name for sheet in book.sheets]
        book.api.unprotect("khoa")
        again = reviewed(book, tmp_path, LISTED)
    finally:
        book.close()
    assert (outcome.ok, again.ok) == (False, True)
    assert names == ["Sheet"]
    assert outcome.text.startswith(LOCKED)
    assert "[S608] Cần xem: «Sheet» D7" in outcome.text


def test_a_file_says_that_its_structure_is_locked(tmp_path: Path) -> None:
    path = saved(tmp_path, faulty=True)
    assert not ClosedBook.open(path).structure_locked
    locked = openpyxl.load_workbook(path)
    locked.security = WorkbookProtection(lockStructure=True)
    locked.save(path)
    assert ClosedBook.open(path).structure_locked
