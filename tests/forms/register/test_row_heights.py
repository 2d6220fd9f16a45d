"""Rows that another program wrote without a height come as high as their texts."""

import re

from tests.forms.register.filling import filled_register, recomputed, region_of
from toolkit.forms.register.columns import name_of
from toolkit.xlsx.closed_book import ClosedBook

LONG = "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp tỉnh Gia Lai"
WHO = "Năm | Đối tượng | Họ và tên hoặc tên tập thể | Danh hiệu, hình thức"
ROWS = f"""
# Khen thưởng
{WHO}
2022 | tập thể | {LONG} | Bằng khen cấp bộ, cấp tỉnh
2022 | tập thể | Văn phòng | Giấy khen
2022 | tập thể | {LONG} 2 | Giấy khen
"""


def heights(book: ClosedBook) -> list[float | None]:
    """Of the three rows, as the file says."""
    region = region_of(book, name_of("awards", "name"))
    tags = dict(re.findall(rb'<row r="(\d+)"([^>]*)>', book.part(region.sheet)))
    rows = range(region.top, region.top + 3)
    given = [re.search(rb' ht="([\d.]+)"', tags[b"%d" % row]) for row in rows]
    return [float(one[1]) if one else None for one in given]


def test_a_press_makes_them_high_and_leaves_single_lines_alone() -> None:
    book = filled_register(ROWS)
    assert heights(book) == [None, None, None]
    recomputed(book)
    first, second, third = heights(book)
    assert first is not None
    assert first > 40
    assert second is None
    assert third == first
    data = book.to_bytes()
    again = ClosedBook.from_bytes(data)
    recomputed(again)
    sheet = region_of(again, name_of("awards", "name")).sheet
    assert again.part(sheet) == ClosedBook.from_bytes(data).part(sheet)


def test_a_height_that_somebody_gave_stays() -> None:
    book = filled_register(ROWS)
    region = region_of(book, name_of("awards", "name"))
    book.set_heights(region.sheet, {region.top: 18.0})
    recomputed(book)
    assert heights(book)[0] == 18.0
