"""«Mốc thời gian riêng» of a register: read, told where faulty, held against a plan."""

from datetime import date
from pathlib import Path

import pytest

from tests.forms.register.filling import NOW, filled_register, region_of
from tests.forms.register.making import register_book
from tests.forms.year.filling import places, serial, year_book
from toolkit.forms.register.reading.register import read_register
from toolkit.jobs.files import rescore_file
from toolkit.model.register import OwnDay
from toolkit.model.year import YearTable
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook

DAY = date(2023, 11, 20)
Row = tuple[CellValue, ...]


def register(*rows: Row) -> ClosedBook:
    book = filled_register({})
    place = region_of(book, "td_own_days")
    for down, row in enumerate(rows):
        for right, value in enumerate(row):
            at = place.top + down, place.left + right
            book.set_value(place.sheet, *at, value)
    return book


@pytest.mark.parametrize(
    ("row", "days", "faulty"),
    [
        ((2023.0, "Nộp hồ sơ", serial(DAY), "CV 12"), 1, ""),
        (("năm 2023", " Nộp  hồ sơ ", "20/11/2023", None), 1, ""),
        ((2023.0, "Nộp hồ sơ", "20/11", None), 0, "C"),
        ((None, "Nộp hồ sơ", serial(DAY), None), 0, "A"),
        ((2023.0, None, serial(DAY), None), 0, "B"),
        (("x", None, None, "CV"), 0, "ABC"),
    ],
)
def test_a_row_is_a_deadline_or_is_told(row: Row, days: int, faulty: str) -> None:
    book = register(row)
    read = read_register(book)
    assert [one.day for one in read.register.own_days] == [DAY] * days
    top = region_of(book, "td_own_days").top
    told = [one for one in places(read.findings) if one[0] == "Y178"]
    assert told == [("Y178", f"{letter}{top}") for letter in faulty]


def test_a_register_of_before_that_table_is_read_as_before() -> None:
    assert read_register(ClosedBook.from_bytes(register_book())).register.own_days == ()


def test_a_plan_is_held_against_the_deadlines_of_its_register(tmp_path: Path) -> None:
    rows = "task|responsible|kind|day|rule\nHồ sơ|VP|ngày|21/11/2023|Nộp hồ sơ"
    year, awards = tmp_path / "năm.xlsx", tmp_path / "sổ.xlsx"
    year.write_bytes(year_book({YearTable.TASKS: rows}).to_bytes())
    own = (2023.0, "Nộp hồ sơ", serial(DAY), "CV 12/SNV"), (2023.0, "Họp", serial(DAY))
    awards.write_bytes(register(*own).to_bytes())
    assert read_register(ClosedBook.open(awards)).register.own_days[1] == OwnDay(
        2023, "Họp", DAY
    )
    assert ("Y128", "AB5") in places(rescore_file(year, now=NOW).findings)
    found = rescore_file(year, now=NOW, registers=awards).findings
    told = [one for one in found if one.code in ("Y127", "Y177", "Y128")]
    assert [(one.code, one.cell) for one in told] == [("Y127", "F5"), ("Y177", "")]
    assert told[0].basis == "CV 12/SNV"
    assert told[1].seen == "Họp"
