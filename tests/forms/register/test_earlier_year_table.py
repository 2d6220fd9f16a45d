"""The row of the award year on «Tổng hợp», in a register that was made earlier."""

import pytest

from tests.forms.register.filling import filled_register, recomputed, region_of
from toolkit.forms.register.writing.ratio_copy import guard_cells
from toolkit.forms.register.writing.years import is_earlier_spelling, year_formulas
from toolkit.model.register import TableKey
from toolkit.xlsx.cells.address import letters
from toolkit.xlsx.closed_book import ClosedBook

ROWS = """
# Khen thưởng
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Danh hiệu, hình thức | Số lượng
2022 | tập thể | Văn phòng | Giấy khen |
2022 | cá nhân | | Giấy khen | 3
"""
OWN = "COUNTA(td_awards_year)"
WHERE = 'td_awards_year,{},td_awards_recipient,"{}"'
SUMMED = (
    'SUMIFS(td_awards_number,{0},td_awards_number,">0")'
    '+COUNTIFS({0},td_awards_number,"=")'
)
WHOLE = "IF(COUNTA(td_awards_number)=0,COUNTIFS({0}),ROUND({1},0))"
QUICK = "IF(COUNTA(td_awards_number)=0,COUNTIFS({0}),{1})"
GUARDED = 'IF({year}="","",IF({guard}>0,"",({sums})))'
UNGUARDED = 'IF({year}="","",({sums}))'
EARLIER = {
    "asks for itself": (GUARDED, WHOLE, "IFERROR(SUMPRODUCT(1*1),0)"),
    "its cell is lost": (GUARDED, WHOLE, "#REF!$C$1"),
    "takes parts into its sums": (UNGUARDED, QUICK, ""),
    "walks through all": (UNGUARDED, "{1}", ""),
}
"""How the formula of the collectives was written, and its guard."""


def spelled(version: str, year: str) -> str:
    formula, sums, guard = EARLIER[version]
    where = WHERE.format(year, "tập thể")
    told = sums.format(where, SUMMED.format(where))
    return formula.format(year=year, guard=guard, sums=told)


@pytest.mark.parametrize("version", EARLIER)
def test_its_formula_becomes_that_of_today_at_a_press(version: str) -> None:
    book = filled_register(ROWS)
    head = region_of(book, "td_years")
    row, column = head.bottom + 1, head.left + 1
    year = f"${letters(head.left)}{row}"
    book.set_formula(head.sheet, row, column, spelled(version, year), None)
    book = ClosedBook.from_bytes(book.to_bytes())
    recomputed(book)
    guard = guard_cells(region_of(book, "td_copy_ratios"))[TableKey.AWARDS]
    today = year_formulas([row], head.left, guard)
    cells = {at: book.sheet(head.sheet).at(*at) for at in today}
    assert {at: cell.formula for at, cell in cells.items()} == today
    assert [cell.value for cell in cells.values()][:5] == [2022.0, 1.0, 3.0, 0.0, 4.0]
    assert guard in today[row, column]


def test_the_other_columns_asked_for_the_year_earlier() -> None:
    today = year_formulas([4], 1)[4, 5]
    assert today == 'IF($B4="","",SUM($B4:$D4))'
    assert is_earlier_spelling('IF($A4="","",SUM($B4:$D4))', today, 4, 1)
    assert not is_earlier_spelling('IF($A4="","",SUM($B4:$C4))', today, 4, 1)


def test_without_a_copy_each_row_asks_for_itself() -> None:
    rows = [4, 5]
    alone, asking = year_formulas(rows, 1), year_formulas(rows, 1, "Chụp!$C$1")
    assert {at for at in alone if alone[at] != asking[at]} == {(4, 2)}
    assert asking[4, 2].startswith('IF($A4="","",IF(Chụp!$C$1>0,"",(')


def test_a_formula_of_the_office_stays() -> None:
    book = filled_register(ROWS)
    head = region_of(book, "td_years")
    at = head.bottom + 1, head.left + 1
    book.set_formula(head.sheet, *at, OWN, None)
    recomputed(book)
    assert book.sheet(head.sheet).at(*at).formula == OWN
