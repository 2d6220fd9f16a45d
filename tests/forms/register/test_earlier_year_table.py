"""The row of the award year on «Tổng hợp», in a register that was made earlier."""

import pytest

from tests.forms.register.filling import filled_register, recomputed, region_of
from toolkit.forms.register.writing.years import earlier_spellings, year_formulas
from toolkit.xlsx.closed_book import ClosedBook

ROWS = """
# Khen thưởng
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Danh hiệu, hình thức | Số lượng
2022 | tập thể | Văn phòng | Giấy khen |
2022 | cá nhân | | Giấy khen | 3
"""
OWN = "COUNTA(td_awards_year)"


def earlier(version: int) -> tuple[ClosedBook, dict[tuple[int, int], str], str]:
    """A register of one of two versions, the formulas of today, their sheet."""
    book = filled_register(ROWS)
    head = region_of(book, "td_years")
    today = year_formulas([head.bottom + 1], head.left)
    for at, text in today.items():
        place = head.bottom + 1, head.left
        book.set_formula(
            head.sheet, *at, earlier_spellings(text, *place)[version], None
        )
    return ClosedBook.from_bytes(book.to_bytes()), today, head.sheet


@pytest.mark.parametrize("version", [0, 1])
def test_its_formulas_become_those_of_today_at_a_press(version: int) -> None:
    book, today, sheet = earlier(version)
    before = {at: book.sheet(sheet).at(*at).formula for at in today}
    assert sum(before[at] != text for at, text in today.items()) == len(today) - 1
    recomputed(book)
    cells = {at: book.sheet(sheet).at(*at) for at in today}
    assert {at: cell.formula for at, cell in cells.items()} == today
    assert [cell.value for cell in cells.values()][:5] == [2022.0, 1.0, 3.0, 0.0, 4.0]


def test_they_were_spelled_so() -> None:
    formulas = year_formulas([4], 1)
    newer, older = earlier_spellings(formulas[4, 2], 4, 1)
    where = 'td_awards_year,$A4,td_awards_recipient,"tập thể"'
    each = f"COUNTIFS({where})"
    summed = (
        f'SUMIFS(td_awards_number,{where},td_awards_number,">0")'
        f'+COUNTIFS({where},td_awards_number,"=")'
    )
    quick = f"IF(COUNTA(td_awards_number)=0,{each},{summed})"
    assert newer == f'IF($A4="","",({quick}))'
    assert older == f'IF($A4="","",({summed}))'
    assert earlier_spellings(formulas[4, 5], 4, 1)[0] == 'IF($A4="","",SUM($B4:$D4))'


def test_a_formula_of_the_office_stays() -> None:
    book, today, sheet = earlier(0)
    at = list(today)[1]
    book.set_formula(sheet, *at, OWN, None)
    recomputed(book)
    assert book.sheet(sheet).at(*at).formula == OWN
