"""A register that counts days from 1904: days are right, in, out, and when checked."""

import re
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.exchange.tables.files import (
    book_file,
    codes,
    register,
    table_rows,
    take_in,
)
from toolkit.exchange.tables.csv_out import export_tables
from toolkit.forms.register.reading.register import read_register
from toolkit.xlsx.closed_book import ClosedBook

HEAD = ["Họ và tên", "Ngày sinh", "Đơn vị"]
AN = {"name": "Trần Văn An", "born": date(1980, 3, 2), "unit": "Ban A"}


def since_1904(path: Path) -> Path:
    """The workbook, saying that it counts from 1904; its numbers stay."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    book = parts["xl/workbook.xml"]
    said = re.sub(rb"<workbookPr\b", b'<workbookPr date1904="1"', book)
    if said == book:
        said = re.sub(rb"(<workbook\b[^>]*>)", rb'\1<workbookPr date1904="1"/>', book)
    parts["xl/workbook.xml"] = said
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return path


def source(folder: Path, *, old: bool) -> Path:
    """A list with a day of birth, in a workbook that counts from 1904 or not."""
    path = book_file(folder, {"DS": [HEAD, ["Trần Văn An", date(1980, 3, 2), "Ban A"]]})
    if old:
        book = openpyxl.load_workbook(path)
        book["DS"]["B2"].value = (date(1980, 3, 2) - date(1904, 1, 1)).days
        book["DS"]["B2"].number_format = "dd/mm/yyyy"
        book.save(path)
        since_1904(path)
    return path


@pytest.mark.parametrize("old_register", [False, True])
@pytest.mark.parametrize("old_source", [False, True])
def test_days_are_right_both_ways_and_come_back_from_a_csv(
    tmp_path: Path, old_source: bool, old_register: bool
) -> None:
    path = register(tmp_path)
    if old_register:
        since_1904(path)
    given = source(tmp_path, old=old_source)
    report = take_in(path, given)
    assert codes(report) == []
    assert table_rows(path, "people") == [AN]  # as openpyxl counts them
    assert "X614" in codes(take_in(path, given))  # known again: nothing is added
    out = export_tables(path, tables=("people",), folder=tmp_path / "csv")
    [text] = Path(out.saved).glob("*.csv")
    assert "02/03/1980" in text.read_text("utf-8-sig")
    other = register(tmp_path / "csv")
    take_in(other, text)
    assert table_rows(other, "people") == [AN]


def test_a_check_reads_the_days_of_an_old_register(tmp_path: Path) -> None:
    path = since_1904(register(tmp_path))
    take_in(path, source(tmp_path, old=True))
    [person] = read_register(ClosedBook.open(path)).register.people
    assert person.born == date(1980, 3, 2)


def test_a_day_that_such_a_register_cannot_hold_stays_a_text(tmp_path: Path) -> None:
    path = since_1904(register(tmp_path))
    rows = [HEAD, ["An", date(1909, 6, 5), "A"], ["Bình", date(1903, 6, 5), "A"]]
    take_in(path, book_file(tmp_path, {"DS": rows}))
    born = [row["born"] for row in table_rows(path, "people")]
    assert born == ["05/06/1909", "05/06/1903"]
