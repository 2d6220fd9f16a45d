"""A row for 2.5 recipients: what would be counted by it is not told at all."""

import pytest

from tests.forms.register.filling import below, filled_register, recomputed
from tests.reading_reports import codes_and_cells
from toolkit.awards.ratios.line import RatioState
from toolkit.awards.ratios.words import FRACTIONS
from toolkit.forms.register.assess import RegisterAssessment
from toolkit.forms.register.computed import YEAR_COLUMNS
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.model.register import TableKey
from toolkit.xlsx.cells.cell import CellError, CellValue
from toolkit.xlsx.closed_book import ClosedBook

AWARD = {
    "year": 2022,
    "decision": "1/QĐ",
    "recipient": "Cá nhân",
    "award": "Lao động tiên tiến",
}
RATED = {"recipient": "Cá nhân", "rating": "Hoàn thành tốt nhiệm vụ", "year": 2022}


def checked(
    *numbers: CellValue, year: int = 2022
) -> tuple[ClosedBook, RegisterAssessment]:
    """A register with an award of 2022 for each number, one more of another year."""
    awards = [{**AWARD, "name": f"Tập {n}", "number": v} for n, v in enumerate(numbers)]
    ratings = [{**RATED, "name": f"Người {n}"} for n in range(9)]
    tables = {"awards": awards, "ratings": ratings}
    book = filled_register(tables, year=year)
    return book, recomputed(book)


def of_awards(found: RegisterAssessment) -> list[bool]:
    """Whether each line that counts by numbers could be counted."""
    return [
        one.countable
        for one in found.ratios
        if any(c.weight for c in (*one.base_counts, *one.numerator_counts))
    ]


def test_no_ratio_is_told_while_a_row_stands_for_a_part_of_somebody() -> None:
    book, found = checked(3, 2.5)
    column = BY_KEY[TableKey.AWARDS].column("number")
    assert "C239" in [code for code, _ in codes_and_cells(found.findings)]
    assert column.header == "Số lượng"
    lines = [one for one in found.ratios if not one.countable]
    assert lines
    assert not any(of_awards(found))
    for one in lines:
        assert (one.base, one.numerator, one.places) == (0, 0, 0)
        assert one.state is RatioState.NO_DATA
    assert f"chưa tính {len(lines)} tỷ lệ" in found.said
    assert "không tỷ lệ nào" not in found.said
    told = [row[14] for row in below(book, "td_ratios")]
    assert told.count(FRACTIONS) == len(lines)
    # That one cause is told once, at its cell.
    assert not [f for f in found.findings if f.code == "Q405"]


@pytest.mark.parametrize("number", [3, 2.9999999999999996, 2.0000000001, None])
def test_whole_numbers_and_what_arithmetic_left_of_them_are_counted(
    number: CellValue,
) -> None:
    _, found = checked(3, number)
    assert all(of_awards(found))
    assert FRACTIONS.split(":")[0] not in found.said


@pytest.mark.parametrize("number", ["3 người", " ", CellError("#N/A"), -2])
def test_a_row_whose_number_says_nothing_is_left_out_and_told(
    number: CellValue,
) -> None:
    _, found = checked(3, number)
    _, alone = checked(3)
    assert [one.numerator for one in found.ratios] == [
        one.numerator for one in alone.ratios
    ]
    codes = {code for code, _ in codes_and_cells(found.findings)}
    assert codes & {"C238", "C239", "C245"}


def test_a_fraction_of_another_year_stands_in_no_ones_way() -> None:
    _, found = checked(3, 2.5, year=2023)
    assert all(of_awards(found))


def test_the_year_has_no_sums_while_there_is_a_fraction() -> None:
    book, _ = checked(3, 2.5)
    year = below(book, "td_years")[0]
    assert year == [2022.0, *[""] * (len(YEAR_COLUMNS) - 1)]
    book, _ = checked(3, 2)
    assert below(book, "td_years")[0][4] == 5.0
