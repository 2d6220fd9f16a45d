"""«Soát sổ»: the open workbook is read, and written to only where that is asked."""

from pathlib import Path

import openpyxl
import pytest
import xlwings

from tests.broken.base import NOW
from toolkit.excel.dialogs import DIALOGS, LISTED, Setting
from toolkit.excel.press import Outcome
from toolkit.excel.review import CLEAN, SHEET

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
