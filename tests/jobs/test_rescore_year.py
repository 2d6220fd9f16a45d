"""Per cents over target from a year book; a register against a year book."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.forms.year.filling import NOW, places, year_book
from toolkit.findings.report import Report
from toolkit.forms.scoring.from_register.from_year import for_cell
from toolkit.forms.scoring.locate import locate
from toolkit.jobs.demo.scoring import filled_example
from toolkit.jobs.files import rescore_file
from toolkit.jobs.shipped import standard_workbook
from toolkit.model.year import YearTable
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook

pytestmark = pytest.mark.slow

HEAD = "name|period|actual|plan|criteria\n"
UNIT = "unit: Sở Công Thương Bắc Giang\nyear: 2017"


@pytest.fixture(scope="module")
def form() -> bytes:
    """The published form without its per cents over target, nor its evidence."""
    book = filled_example()
    located = locate(book)
    for item in ("I.1", "I.4"):
        for column in ("over", "evidence"):
            book.set_value(*located.places.form.place(item, column), None)
    return book.to_bytes()


def rescored(form: bytes, rows: str, folder: Path, settings: str = UNIT) -> Report:
    scoring, year = folder / "chấm điểm.xlsx", folder / "năm.xlsx"
    scoring.write_bytes(form)
    year.write_bytes(
        year_book({YearTable.INDICATORS: HEAD + rows}, settings, year=2017).to_bytes()
    )
    return rescore_file(scoring, now=NOW, registers=year)


def cell(folder: Path, item: str, column: str) -> CellValue:
    book = ClosedBook.open(folder / "chấm điểm.xlsx")
    place = locate(book).places.form.place(item, column)
    return book.sheet(place.sheet).at(*place.spot).value


def of_years(report: Report) -> list[tuple[str, str]]:
    return [one for one in places(report.findings) if one[0].startswith("Y")]


@pytest.mark.slow
def test_per_cents_over_target_fill_the_criteria_that_are_named(
    form: bytes, tmp_path: Path
) -> None:
    report = rescored(form, "Xuất khẩu|cả năm|116|100|I.1; i.4", tmp_path)
    assert of_years(report) == []
    assert [cell(tmp_path, item, "over") for item in ("I.1", "I.4")] == [16.0, 16.0]
    assert cell(tmp_path, "I.1", "evidence") == (
        "Lấy từ sổ năm thi đua: Xuất khẩu vượt 16 % (ghi 16)"
    )
    assert report.totals
    assert "983" in report.summary
    # It follows the year book, and leaves what a person typed.
    again = (tmp_path / "chấm điểm.xlsx").read_bytes()
    report = rescored(again, "Xuất khẩu|cả năm|112.5|100|I.1", tmp_path)
    assert cell(tmp_path, "I.1", "over") == 12.5


@pytest.mark.parametrize(
    ("percent", "written"),
    [("16", "16"), ("30.389", "30.39"), ("15.9996", "15.99"), ("16.001", "16")],
)
def test_a_per_cent_is_never_rounded_up_onto_a_whole_one(
    percent: str, written: str
) -> None:
    assert for_cell(Decimal(percent)) == Decimal(written)


def test_what_was_typed_stays_and_is_told(form: bytes, tmp_path: Path) -> None:
    book = ClosedBook.from_bytes(form)
    place = locate(book).places.form.place("I.1", "over")
    book.set_value(*place, 20.0)
    typed = book.to_bytes()
    report = rescored(typed, "Xuất khẩu|cả năm|116|100|I.1", tmp_path)
    assert of_years(report) == [("Y175", place.a1)]
    assert cell(tmp_path, "I.1", "over") == 20.0
    assert cell(tmp_path, "I.1", "evidence") is None


@pytest.mark.parametrize(
    ("rows", "settings", "codes"),
    [
        ("Xuất khẩu|cả năm|116|100|I.1", "unit: Sở Nội vụ\nyear: 2017", ["Y170"]),
        ("Xuất khẩu|cả năm|116|100|I.1", UNIT.replace("7", "6"), ["Y170"]),
        ("Xuất khẩu|cả năm|116|100|I.99", UNIT, ["Y171", "Y172"]),
        ("Xuất khẩu|6 tháng|116|100|I.1", UNIT, ["Y172"]),
        ("Xuất|cả năm|116|100|I.1\nNhập|cả năm|120|100|I.1", UNIT, ["Y173"]),
        ("Xuất khẩu|cả năm|90|100|I.1", UNIT, ["Y174"]),
    ],
)
def test_nothing_is_filled_where_nobody_can_say_what(
    rows: str, settings: str, codes: list[str], form: bytes, tmp_path: Path
) -> None:
    report = rescored(form, rows, tmp_path, settings)
    assert [code for code, _ in of_years(report)] == codes
    assert cell(tmp_path, "I.1", "over") is None


def test_a_year_book_is_held_against_a_register_and_not_against_another(
    tmp_path: Path,
) -> None:
    year, register = tmp_path / "năm.xlsx", tmp_path / "khen.xlsx"
    rows = {YearTable.MOVEMENTS: "name|collectives|results\nĐổi mới|2|đạt"}
    year.write_bytes(year_book(rows).to_bytes())
    register.write_bytes(standard_workbook("theo_doi_khen_thuong.xlsx"))
    report = rescore_file(year, now=NOW, registers=register)
    assert of_years(report) == [("Y162", "J5")]
    other = tmp_path / "năm khác.xlsx"
    other.write_bytes(year.read_bytes())
    report = rescore_file(year, now=NOW, registers=other)
    assert [one.code for one in report.findings] == ["Y164"]
    assert not report.saved
