"""The workbooks of a small office as records: a year book and a register of 2020.

The figures are those of the report of Bắc Giang for 2020 and, for gifts, of the one of
Gia Lai of 2023.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from toolkit.awards.settings import Settings
from toolkit.model.emulation import Recipient
from toolkit.model.register import AwardLine, Register, TableKey, TablePlace
from toolkit.model.year import (
    Contribution,
    DeadlineKind,
    Indicator,
    Movement,
    MovementLevel,
    Period,
    Task,
    YearBook,
    YearTable,
)
from toolkit.reports.written.sources import Sources

FUNDS = {
    "Quỹ Vì người nghèo": 50_901_000,
    "Ngày Thương binh, liệt sỹ": 14_623_000,
    "Quỹ Đền ơn đáp nghĩa": 39_307_000,
    "Quỹ Phòng chống thiên tai": 33_022_000,
    "Quỹ Mái ấm công đoàn": 5_000_000,
    "Quỹ Chất độc da cam": 6_110_000,
    "Mùa xuân chiến sĩ": 2_000_000,
    "Ủng hộ lũ lụt miền Trung": 2_510_000,
    "Công tác phòng chống dịch": 14_930_000,
    "Quà học sinh Trường nội trú Kbang, Quà nhà tình nghĩa": 7_195_000,
    "Xây nhà tình nghĩa, Khu Di tích lịch sử": 214_797_000,
    "Chương trình sóng và máy tính cho em": 935_000_000,
}


def _indicator(row: int, name: str, measure: str, *numbers: str | None) -> Indicator:
    actual, before, plan, after = (Decimal(one) if one else None for one in numbers)
    return Indicator(
        row=row,
        name=name,
        measure=measure,
        period=Period.YEAR,
        actual=actual,
        before=before,
        plan=plan,
        next_plan=after,
    )


INDICATORS = (
    _indicator(
        5, "Giá trị sản xuất công nghiệp", "tỷ đồng", "263803", "218199", "275081", None
    ),
    _indicator(6, "Kim ngạch xuất khẩu", "triệu USD", "10450", None, "9500", "11500"),
    _indicator(7, "Kim ngạch nhập khẩu", "triệu USD", "9950", None, "9200", None),
    _indicator(
        8,
        "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ trên địa bàn",
        *("tỷ đồng", "29308", "29396", "32783", "33500"),
    ),
)
TASKS = (
    Task(5, "1", 1, "Xây dựng kế hoạch, đăng ký thi đua", DeadlineKind.BEFORE,
         date(2020, 2, 28), "Văn phòng Sở", done=date(2020, 2, 20),
         document="12/KH-SCT"),
    Task(6, "2", 2, "Báo cáo sơ kết 6 tháng", DeadlineKind.BEFORE, date(2020, 6, 15),
         "Văn phòng Sở", done=date(2020, 6, 25)),
    Task(7, "3", 4, "Họp Hội đồng sáng kiến", DeadlineKind.ON_DAY, date(2020, 10, 30),
         "Hội đồng sáng kiến"),
    Task(8, "4", 4, "Báo cáo tổng kết", DeadlineKind.IN_MONTH, date(2020, 12, 1),
         "Văn phòng Sở"),
)  # fmt: skip
MOVEMENTS = (
    Movement(5, "Chung sức xây dựng nông thôn mới", MovementLevel.PROVINCE,
             date(2016, 1, 1), date(2020, 12, 31), "1485/KH-UBND", collectives=1,
             individuals=1),
    Movement(6, "Thi đua phát triển công nghiệp & thương mại", MovementLevel.UNIT,
             date(2020, 1, 15), document="20/KH-SCT", results="4/4 phòng đăng ký"),
)  # fmt: skip
YEAR_BOOK = YearBook(
    unit="Sở Công Thương",
    superior="UBND tỉnh Bắc Giang",
    year=2020,
    as_of=date(2020, 12, 5),
    place="Bắc Giang",
    signer="Trần Quang Tấn",
    signer_position="Giám đốc",
    tasks=TASKS,
    movements=MOVEMENTS,
    contributions=(
        *(
            Contribution(row, fund, "Sở Công Thương", 2020, amount=Decimal(amount))
            for row, (fund, amount) in enumerate(FUNDS.items(), start=5)
        ),
        Contribution(20, "Ủng hộ vùng lũ", year=2020, in_kind="1.500 bộ quần áo"),
    ),
    indicators=INDICATORS,
    places={
        table: TablePlace(sheet, {"name": "B", "actual": "E", "plan": "I"})
        for table, sheet in (
            (YearTable.TASKS, "Kế hoạch"),
            (YearTable.MOVEMENTS, "Phong trào"),
            (YearTable.CONTRIBUTIONS, "Đóng góp"),
            (YearTable.INDICATORS, "Chỉ tiêu"),
        )
    },
)


def _award(
    row: int,
    authority: str,
    award: str,
    recipient: Recipient,
    number: int,
    day: date | None = date(2020, 11, 20),
) -> AwardLine:
    return AwardLine(
        row,
        2020,
        "1/QĐ",
        day,
        authority,
        award,
        recipient,
        number=number,
    )


_TT, _CN = Recipient.COLLECTIVE, Recipient.INDIVIDUAL
AWARDS = (
    _award(5, "Thủ tướng Chính phủ", "prime_minister_merit", _CN, 1),
    _award(6, "Chủ tịch UBND tỉnh", "province_merit", _TT, 1),
    _award(7, "Chủ tịch UBND tỉnh", "province_merit", _CN, 1, date(2020, 5, 20)),
    _award(8, "Bộ trưởng Bộ Công Thương", "province_merit", _CN, 1),
    _award(9, "Giám đốc Sở", "praise_letter", _TT, 16, date(2020, 6, 30)),
    _award(10, "Giám đốc Sở", "praise_letter", _CN, 21, None),
)
REGISTER = Register(
    office="Sở Công Thương",
    year=2020,
    awards=AWARDS,
    places={TableKey.AWARDS: TablePlace("Khen thưởng", {"name": "H", "day": "D"})},
)
SOURCES = Sources(
    year_path=Path("so_nam.xlsx"),
    year=YEAR_BOOK,
    register_path=Path("khen_thuong.xlsx"),
    register=REGISTER,
    settings=Settings(),
)
TODAY = date(2020, 12, 5)


def with_year(**changes: object) -> Sources:
    """The same sources with other fields of the year book."""
    return SOURCES._replace(year=replace(YEAR_BOOK, **changes))  # type: ignore[arg-type]
