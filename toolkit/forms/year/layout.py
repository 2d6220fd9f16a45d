"""The year book: its sheets and settings, and how its columns are told."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from toolkit.model.year import (
    Claim,
    DeadlineKind,
    MovementLevel,
    Period,
    YearTable,
)
from toolkit.parts.records.sources import SOURCES

OVERVIEW, PLAN, MOVEMENTS = "Tổng quan", "Kế hoạch", "Phong trào"
GIVING, INDICATORS, DAYS = "Đóng góp", "Chỉ tiêu", "Ngày nghỉ"
SETTINGS, FINDINGS, LOG = "Cài đặt", "Kết quả kiểm tra", "Nhật ký"
GUIDE, LISTS = "Hướng dẫn", "Danh mục"
SHEETS = (
    *(OVERVIEW, PLAN, MOVEMENTS, GIVING, INDICATORS, DAYS),
    *(SETTINGS, FINDINGS, SOURCES, LOG, GUIDE, LISTS),
)

HEAD_ROW, FIRST_ROW = 4, 5
DAY = "dd/mm/yyyy"
MONEY = "#,##0"
FIGURE = "General"
PERCENT = "0.0#"


class Takes(StrEnum):
    """What a cell of a column takes."""

    TEXT = "text"
    DAY = "day"
    YEAR = "year"
    COUNT = "count"
    NUMBER = "number"
    CHOICE = "choice"
    MARK = "mark"
    COMPUTED = "computed"


class YearColumn(NamedTuple):
    """A column: its field, heading, width, and what a cell of it takes.

    `words`: of a choice, by the value that it is read as. `printed`: it is on paper.
    `listed`: the name of a list that is offered, while other words may be typed.
    `hidden`: only other formulas read it. `added`: a year book that was made before
    there was this column is read without it.
    """

    field: str
    header: str
    width: float
    takes: Takes = Takes.TEXT
    hint: str = ""
    shows: str = ""
    words: Mapping[str, str] = MappingProxyType({})
    required: bool = False
    printed: bool = True
    centred: bool = False
    listed: str = ""
    hidden: bool = False
    added: bool = False


class YearForm(NamedTuple):
    """A table: its key, sheet, heading, note, columns and how many rows it has."""

    key: YearTable
    sheet: str
    heading: str
    note: str
    columns: tuple[YearColumn, ...]
    capacity: int

    def name(self, field: str) -> str:
        """The defined name of a column's cells below its heading."""
        return f"td_y_{self.key}_{field}"

    @property
    def computed(self) -> tuple[YearColumn, ...]:
        """The columns that hold our formulas."""
        return tuple(one for one in self.columns if one.takes is Takes.COMPUTED)

    @property
    def typed(self) -> tuple[YearColumn, ...]:
        """The columns that a clerk fills."""
        return tuple(one for one in self.columns if one.takes is not Takes.COMPUTED)


KIND_WORDS: Mapping[str, str] = MappingProxyType(
    {
        DeadlineKind.ON_DAY: "ngày",
        DeadlineKind.BEFORE: "trước ngày",
        DeadlineKind.IN_MONTH: "trong tháng",
        DeadlineKind.IN_YEAR: "trong năm",
        DeadlineKind.BY_SUPERIOR: "theo kế hoạch của cấp trên",
    }
)
LEVEL_WORDS: Mapping[str, str] = MappingProxyType(
    {
        MovementLevel.STATE: "Trung ương",
        MovementLevel.PROVINCE: "bộ, tỉnh",
        MovementLevel.CLUSTER: "cụm, khối",
        MovementLevel.UNIT: "đơn vị",
    }
)
PERIOD_WORDS: Mapping[str, str] = MappingProxyType(
    {Period.YEAR: "cả năm", Period.HALF_YEAR: "6 tháng"}
)
CLAIM_WORDS: Mapping[str, str] = MappingProxyType(
    {Claim.OVER: "vượt", Claim.MET: "đạt", Claim.NOT_MET: "chưa đạt"}
)
QUARTER_WORDS: Mapping[str, str] = MappingProxyType(
    {"1": "I", "2": "II", "3": "III", "4": "IV"}
)
WORKS, RESTS = "làm việc", "nghỉ"
WORK_WORDS: Mapping[str, str] = MappingProxyType({"": RESTS, "x": WORKS})
MARK = "x"


class YearSetting(NamedTuple):
    """A cell of «Cài đặt»: its field, label, hint, and what it takes."""

    field: str
    label: str
    hint: str = ""
    takes: Takes = Takes.TEXT

    @property
    def name(self) -> str:
        """The defined name of its cell."""
        return f"td_y_{self.field}"


SETTING_ROWS = (
    YearSetting("unit", "Cơ quan", "Tên đầy đủ của cơ quan lập sổ."),
    YearSetting("superior", "Cơ quan cấp trên", "Ghi trên báo cáo, văn bản."),
    YearSetting("year", "Năm thi đua", "Ví dụ: 2026.", Takes.YEAR),
    YearSetting(
        "start",
        "Kỳ của sổ, từ ngày",
        "Để trống: ngày đầu năm. Chỉ ghi khi sổ dùng cho một kỳ dài hơn.",
        Takes.DAY,
    ),
    YearSetting("end", "Kỳ của sổ, đến ngày", "Để trống: ngày cuối năm.", Takes.DAY),
    YearSetting(
        "within",
        "Báo trước (ngày)",
        "Việc còn từng này ngày thì «Tổng quan» coi là sắp đến hạn. Để trống: 14.",
        Takes.COUNT,
    ),
    YearSetting(
        "all_met",
        "Báo cáo nêu mọi chỉ tiêu đều đạt",
        "Ghi x nếu báo cáo nói vậy: câu này được đối chiếu với trang «Chỉ tiêu».",
        Takes.MARK,
    ),
    YearSetting("place", "Địa danh", "Ghi trước ngày tháng trên báo cáo."),
    YearSetting("signer_position", "Chức vụ người ký", "Ví dụ: Giám đốc."),
    YearSetting("signer", "Họ và tên người ký"),
)
AS_OF, TODAY, WITHIN = "td_y_as_of", "td_y_today", "td_y_within"
"""The date cell, which may be blank; the day that counts; how early to be told."""
USUAL_WITHIN = 14

PUBLIC_DAY, PUBLIC_WEIGHT = "td_y_public_day", "td_y_public_weight"
"""The table of holidays: each day, and what it adds to the working days."""
RULE_LIST = "td_y_list_rules"
