"""Texts that a program writes into the form are not drawn over other rows."""

import re

import pytest

from toolkit.forms.scoring.locate import locate
from toolkit.forms.scoring.making.workbook import build_scoring
from toolkit.forms.scoring.row_heights import higher_rows
from toolkit.rules import rules_version
from toolkit.scoring.rubric.text import standard_rubric
from toolkit.xlsx.closed_book import ClosedBook

RUBRIC = standard_rubric("mau-100")
LONG = (
    "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông, nông nghiệp và phát"
    " triển nông thôn tỉnh Bắc Giang"
)


@pytest.fixture(scope="module")
def made() -> ClosedBook:
    whole = build_scoring(
        RUBRIC, year=2026, rules_version=rules_version(), travels=True
    )
    return ClosedBook.from_bytes(whole)


def height(data: bytes, row: int) -> float:
    tag = re.search(rb'<row r="%d"[^>]*>' % row, data)
    assert tag
    assert b"customHeight" not in tag[0]  # it grows when somebody types there
    found = re.search(rb'\bht="([\d.]+)"', tag[0])
    assert found
    return float(found[1])


def parts(book: ClosedBook) -> list[bytes]:
    located = locate(book)
    return list(higher_rows(book, located.places, RUBRIC).values())


def test_a_long_name_and_a_long_reason_are_in_higher_rows(made: ClosedBook) -> None:
    book = made.unedited()
    places = locate(book).places
    reason = places.form.place("V", "opinion")
    evidence = places.form.place("III.1", "evidence")
    book.set_value(*places.cells["unit"], LONG)
    book.set_value(*reason, f"{LONG}; {LONG}")
    book.set_value(*evidence, "QĐ 12")
    (data,) = parts(book)
    before = made.part(places.form.sheet)
    assert height(data, places.cells["unit"].row) > 2 * 15
    assert height(data, reason.row) > 8 * 13
    assert height(data, evidence.row) == height(before, evidence.row)


def test_where_all_fits_nothing_is_written(made: ClosedBook) -> None:
    book = made.unedited()
    book.set_value(*locate(book).places.cells["unit"], "Sở Nội vụ")
    assert parts(book) == []


def test_a_name_that_is_known_when_it_is_made_has_its_lines() -> None:
    whole = build_scoring(
        RUBRIC, unit=LONG, year=2026, rules_version=rules_version(), basis=()
    )
    book = ClosedBook.from_bytes(whole)
    place = locate(book).places.cells["unit"]
    assert height(book.part(place.sheet), place.row) > 2 * 15
