"""Fills year books for the tests, cell by cell, in the words that clerks use."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache

from toolkit.forms.register.reading.days import day_of, serial
from toolkit.forms.year.layout import Takes
from toolkit.forms.year.making.workbook import build_year
from toolkit.forms.year.tables import BY_KEY
from toolkit.model.year import YearTable
from toolkit.rules.loader import rules_version
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook

NOW = datetime(2026, 11, 30, 9, 0)  # noqa: DTZ001 - local time
Rows = Mapping[YearTable, str]


@cache
def empty(year: int | None = 2023, unit: str = "Sở Công Thương") -> bytes:
    return build_year(
        unit=unit, year=year, today=NOW.date(), rules_version=rules_version()
    )


def year_book(rows: Rows, settings: str = "", *, year: int | None = 2023) -> ClosedBook:
    """A year book with the rows of these grids: a line of fields, then the rows.

    Days are typed as 15/06/2023, numbers as 15.7; 'x makes a text of it. `settings`:
    «field: value», a line each.
    """
    book = ClosedBook.from_bytes(empty(year))
    for key, grid in rows.items():
        head, *lines = [line.split("|") for line in grid.strip().splitlines()]
        for down, line in enumerate(lines):
            for field, text in zip(head, line, strict=False):
                _type(book, key, field.strip(), down, text.strip())
    for line in filter(None, settings.splitlines()):
        field, _, text = line.partition(":")
        region = book.names()[f"td_y_{field.strip()}"]
        assert region
        book.set_value(region.sheet, region.top, region.left, value_of(text.strip()))
    return ClosedBook.from_bytes(book.to_bytes())


def _type(book: ClosedBook, key: YearTable, field: str, down: int, text: str) -> None:
    if not text:
        return
    column = next(one for one in BY_KEY[key].columns if one.field == field)
    region = book.names()[BY_KEY[key].name(field)]
    assert region
    value: CellValue = text.lstrip("'")
    if column.takes not in (Takes.TEXT, Takes.CHOICE):
        value = value_of(text)
    book.set_value(region.sheet, region.top + down, region.left, value)


def value_of(text: str) -> CellValue:
    """What typing a text into a cell makes of it."""
    if text.startswith("'"):
        return text[1:]
    day = day_of(text)
    if isinstance(day, date):
        return serial(day)
    try:
        return float(text)
    except ValueError:
        return text


def places(findings: Sequence[object]) -> list[tuple[str, str]]:
    """Findings as (code, cell)."""
    return [(one.code, one.cell) for one in findings]  # type: ignore[attr-defined]


PLAN = """
number|quarter|task|responsible|kind|day|done|after|rule|result|document|document_day
1.1|I|Kế hoạch, đăng ký thi đua|Văn phòng|trước ngày|28/02/2023|27/02/2023|
1.2|I|Phát động phong trào|Văn phòng|trước ngày|28/02/2023|02/03/2023||||12/KH
2.1|II|Báo cáo sơ kết|Văn phòng|trước ngày|15/06/2023|||Báo cáo 6 tháng
2.2|II|Hưởng ứng phong trào cấp trên|Văn phòng|theo kế hoạch của cấp trên
3.1|III|Đăng ký sáng kiến|Văn phòng|trước ngày|10/10/2023
3.2|III|Họp Hội đồng sáng kiến|Văn phòng|ngày|30/10/2023||3.1
4.1|IV|Bình xét|Hội đồng|trong tháng|01/12/2023
4.2|IV|Họp tổng kết|Hội đồng|trong tháng|01/12/2023||4.1
5||Trình hồ sơ|Văn phòng|trong năm
6|IV|Việc hôm nay|Văn phòng|ngày|12/10/2023
7|IV|Việc chưa rõ hạn|Văn phòng|ngày
8|II|Việc qua ngày nghỉ||ngày|05/05/2023|08/05/2023
"""
"""The plan of a department for 2023; two deadlines lie outside their quarter."""

FIGURES = """
name|measure|period|actual|before|plan|stated_growth|stated_share|claim|next_plan|\
stated_next_growth|part|whole|decimals|lower_is_better|stated_actual
Giá trị SXCN|tỷ đồng|6 tháng|44387|||18.2|46.3|đạt
Bán lẻ|tỷ đồng|6 tháng|28763||55313|17.4|52|đạt
Xuất khẩu|triệu USD|cả năm|6200|3630|4755|70.8|130.4|vượt|7800|25.8
Bán lẻ 2017|tỷ đồng|cả năm|22190|19568||13.4|||22700|15.7
CCN có xử lý nước thải|%|cả năm|||30||||||8|33
Hộ có điện|%|cả năm|||99||||||478395|478833|1||99.9
Tổn thất điện|%|cả năm|8.86|10.14|8.9|||||||||x|
"""


def full() -> ClosedBook:
    """A year book with something in every table, on a day in October 2023."""
    return year_book(
        {
            YearTable.TASKS: PLAN,
            YearTable.INDICATORS: FIGURES,
            YearTable.CONTRIBUTIONS: (
                "fund|unit|year|day|amount|in_kind\n"
                "Quỹ Vì người nghèo|Sở||10/03/2023|50901000\n"
                "quỹ vì người nghèo|Phòng A|2022||1000000\n"
                "Quỹ da cam|Sở|||'31.600000đ\n"
                "Tết|Sở|||| 300 suất quà\n"
            ),
            YearTable.MOVEMENTS: (
                "name|level|start|end|results\n"
                "Nông thôn mới|bộ, tỉnh|01/01/2021|31/12/2025|đạt\n"
                "Đổi mới|đơn vị|01/01/2023||\n"
            ),
            YearTable.DAYS_OFF: (
                "day|working|name\n"
                "13/10/2023|nghỉ|Ngày của cơ quan\n14/10/2023|làm việc|bù\n"
                "02/09/2023|nghỉ|\n13/10/2023|làm việc|ghi lại\n"
            ),
        },
        "as_of: 12/10/2023\nstart: 01/01/2022",
    )


def odd() -> ClosedBook:
    """A year book of what is typed otherwise than it should be."""
    return year_book(
        {
            YearTable.TASKS: (
                "task|kind|day|done|responsible\n"
                "A|TRƯỚC NGÀY|01/03/2024\n"
                "B||29/02/2024|\n"
                "C|ngày|'15/02/2024|\n"
                "D|ngày|15/02/2024|'hôm qua\n"
                "|ngày|15/02/2024|\n"
                "E|Trong Tháng|10/02/2024|01/03/2024\n"
                "F|trong năm|10/02/2023|\n"
                "G|theo lời sếp|10/02/2024|\n"
                "H|trong năm||31/12/2024\n"
                "I|ngày|01/01/2027|\n"
            ),
            YearTable.INDICATORS: (
                "name|measure|period|actual|before|plan|stated_growth|stated_share|"
                "lower_is_better|part|whole|decimals|next_plan|stated_next_growth\n"
                "A|%|6 THÁNG|50|-20|100|350|50\n"
                "B| % |6 tháng|50|0|100||50.5\n"
                "C|tỷ|6 tháng|50|0|0|-100|0\n"
                "D|tỷ|cả năm|99.95||100||100|||||\n"
                "E|tỷ|cả năm|99.7||100||100||||1\n"
                "F|tỷ||90||100|||X\n"
                "G|%|cả năm|||30||||8|0\n"
                "H|%|cả năm|||30||||0|33||15|12.5\n"
                "|tỷ|cả năm|1|2|3|4|5\n"
                "K|tỷ|cả năm|'10|2|3|4|120\n"
                "L|tỷ|cả năm|-5|-4|-5|-25|100\n"
                "M|tỷ|quý|33.333333|100|33.333333|-66.66667|100|||||40|20.0000012\n"
            ),
            YearTable.CONTRIBUTIONS: (
                "fund|unit|year|day|amount\n"
                "Quỹ *|Sở|'2023||5\nQuỹ A||2023|'x|-5\n quỹ  A|Sở|1|01/02/2022|7\n"
                "|Sở|||9\nQuỹ ~|Sở|||\n"
            ),
            YearTable.DAYS_OFF: "day|working\n'x|nghỉ\n29/02/2024|LÀM VIỆC\n"
            "30/04/2024|làm việc\n06/07/2024|làm việc\n06/07/2024|nghỉ\n",
        },
        "as_of: 20/06/2024\nyear: 2024\nwithin: 0",
    )


def pasted() -> ClosedBook:
    """A year book with pasted cells that no validation saw: all out of range."""
    return year_book(
        {
            YearTable.TASKS: (
                "task|kind|day|done|responsible\n"
                "A|ngày|20230215||VP\nB|trước ngày|2023||VP\nC|trong tháng|-5||VP\n"
                "D|ngày|15/02/2024|99999999|VP\nE|trong năm|99999999||VP\n"
                "F|trong năm|||VP\nG|ngày|15/02/2024|0.5|VP\nH|ngày|31/12/2100||VP\n"
            ),
            YearTable.INDICATORS: (
                "name|measure|period|actual|stated_actual|decimals\n"
                "A|tỷ|cả năm|10.04|10|1.5\nB|tỷ|cả năm|10.04|10|-3\n"
            ),
            YearTable.CONTRIBUTIONS: (
                "fund|unit|year|day|amount\nQuỹ A|Sở||20230215|5\nQuỹ A|Sở|23||7\n"
            ),
            YearTable.DAYS_OFF: "day|working\n99999999|nghỉ\n-1|làm việc\n",
        },
        "as_of: 99999999\nyear: 23\nwithin: -2",
    )
