"""The computed sheets of the award-tracking workbook, «Quy tắc», and their names.

Names of cells and header rows are fixed here; what stands below a header is written
whole by the checks. Columns of a computed sheet are read by their order, from column A.
"""

from collections.abc import Mapping
from typing import NamedTuple

from toolkit.model.register import TableKey
from toolkit.rules.profile import Side
from toolkit.rules.words import (
    BINDING_WORDS,
    KIND_WORDS,
    MEASURE_WORDS,
    ROUNDING_WORDS,
    SCOPE_WORDS,
)

__all__ = [
    "BINDING_WORDS",
    "KIND_WORDS",
    "MEASURE_WORDS",
    "ROUNDING_WORDS",
    "SCOPE_WORDS",
]

RATIOS, ELIGIBILITY, SUMMARY = "Tỷ lệ", "Điều kiện", "Tổng hợp"
MONEY = "Tiền thưởng"
OVERVIEW = "Tổng quan"
FINDINGS, LOG, RULES, GUIDE = "Kết quả kiểm tra", "Nhật ký", "Quy tắc", "Hướng dẫn"
LISTS, COPY, RATIO_COPY = "Danh mục", "Bản chụp", "Bản chụp tỷ lệ"
"""Hidden: lists to choose from; inputs as last checked, for conditions and ratios."""


class Head(NamedTuple):
    """A column of a computed sheet; `centred` texts, `shows` a number format."""

    field: str
    header: str
    width: float
    centred: bool = False
    shows: str = ""


RATIO_COLUMNS: tuple[Head, ...] = (
    Head("rule", "Mã", 6, centred=True),
    Head("text", "Quy định", 20),
    Head("scope", "Phạm vi", 17),
    Head("reading", "Cách tính", 16),
    Head("base", "Số làm gốc", 8, centred=True, shows="0"),
    Head("limit", "Mức (%)", 7, centred=True, shows="General"),
    Head("raw", "Số tính được", 8, centred=True, shows="General"),
    Head("rounding", "Làm tròn", 8),
    Head("places", "Được phép hoặc phải có", 9, centred=True, shows="0"),
    Head("numerator", "Đã có", 7, centred=True, shows="0"),
    Head("left", "Còn", 6, centred=True, shows="0"),
    Head("over", "Vượt hoặc thiếu", 8, centred=True, shows="0"),
    Head("bar", "Mức dùng", 9, centred=True, shows="0%"),
    Head("state", "Kết luận", 11, centred=True),
    Head("what_if", "Cần biết", 24),
    Head("roundings", "Bỏ lẻ / 0,5 / lên", 9, centred=True),
    Head("basis", "Căn cứ", 22),
)
"""Behind these stand, hidden, the names of the units that a row counts."""

CONDITION_COLUMNS: tuple[Head, ...] = (
    Head("name", "Cá nhân, tập thể", 20.5),
    Head("unit", "Đơn vị", 16.5),
    Head("award", "Đề nghị", 13.5),
    Head("condition", "Điều kiện", 10.5),
    Head("answer", "Kết quả", 12, centred=True),
    Head("evidence", "Bằng chứng trong sổ", 53),
    Head("effect", "Tác dụng", 7.5, centred=True),
    Head("basis", "Căn cứ", 20.5),
)
"""So narrow that the sheet, one page wide, is printed at 9 points, in few pages."""
CONCLUDES = ("condition", "answer")
"""What is bold in the row of a conclusion: of bold reasons a page holds fewer."""

YEAR_COLUMNS: tuple[Head, ...] = (
    Head("year", "Năm", 10, centred=True, shows="0"),
    Head("collectives", "Tập thể", 10, centred=True, shows="0"),
    Head("individuals", "Cá nhân", 10, centred=True, shows="0"),
    Head("households", "Hộ gia đình", 10, centred=True, shows="0"),
    Head("all", "Tổng số", 10, centred=True, shows="0"),
    Head("leaders", "Lãnh đạo", 10, centred=True, shows="0"),
    Head("direct", "Người trực tiếp", 10, centred=True, shows="0"),
    Head("unknown", "Chưa ghi loại", 10, centred=True, shows="0"),
    Head("share", "Tỷ lệ trực tiếp (đã ghi loại)", 10, centred=True, shows="0.0%"),
)
YEARS = 10
"""Award years that the table by year and its chart show, the last one first named."""

SUMMARY_COLUMNS: tuple[Head, ...] = (
    Head("key", "Năm hoặc kỳ", 14, centred=True),
    Head("authority", "Cấp khen", 30),
    Head("award", "Danh hiệu, hình thức", 34),
    Head("collectives", "Tập thể", 10, centred=True, shows="0"),
    Head("individuals", "Cá nhân", 10, centred=True, shows="0"),
    Head("households", "Hộ gia đình", 10, centred=True, shows="0"),
    Head("all", "Tổng số", 10, centred=True, shows="0"),
    Head("leaders", "Lãnh đạo", 10, centred=True, shows="0"),
    Head("direct", "Người trực tiếp", 10, centred=True, shows="0"),
)

MONEY_COLUMNS: tuple[Head, ...] = (
    Head("at", "TT", 5, centred=True),
    Head("name", "Cá nhân, tập thể", 30),
    Head("award", "Danh hiệu, hình thức", 24),
    Head("decision", "Số quyết định", 14),
    Head("day", "Ngày quyết định", 11, centred=True, shows="dd/mm/yyyy"),
    Head("number", "Số lượng", 7, centred=True, shows="0"),
    Head("times", "Hệ số", 7, centred=True, shows="General"),
    Head("pay", "Mức lương cơ sở", 12, shows="#,##0"),
    Head("each", "Mức thưởng", 12, shows="#,##0"),
    Head("amount", "Thành tiền", 15, shows="#,##0"),
    Head("signed", "Ký nhận", 16, centred=True),
    Head("told", "Cần biết (không in)", 44),
    Head("space", "", 34),
    Head("kind", "", 9),
)
"""What is printed goes to «Ký nhận»; the last column, hidden, says what a row is."""
MONEY_PRINTED = 11

OVERVIEW_COLUMNS: tuple[Head, ...] = (
    Head("kind", "Việc", 13, centred=True),
    Head("sheet", "Trang", 18),
    Head("text", "Nội dung", 15),
)
"""What is to be done; the text runs over the empty cells on its right."""
FORM_COLUMNS: tuple[Head, ...] = (
    Head("award", "Danh hiệu, hình thức", 30),
    Head("number", "Số lượng", 10, centred=True, shows="0"),
)
"""Hidden on the same sheet, in the same rows: what its chart of forms is drawn from."""
FORMS_LEFT = 20
"""The first of these columns, from 1."""
FORMS_SHOWN = 8

RULE_COLUMNS: tuple[Head, ...] = (
    Head("id", "Mã", 8, centred=True),
    Head("text", "Quy định đang áp dụng cho năm xét", 35),
    Head("kind", "Loại", 17, centred=True),
    Head("effect", "Tác dụng", 15, centred=True),
    Head("basis", "Căn cứ", 26),
    Head("period", "Hiệu lực", 17, centred=True),
)
"""The list of rules in force, at the foot of «Quy tắc»; written by the checks."""

SWITCH_COLUMNS: tuple[Head, ...] = (
    Head("id", "Mã", 8, centred=True),
    Head("text", "Quy định có thể bật, tắt", 35),
    Head("default", "Mặc định", 17, centred=True),
    Head("on", "Áp dụng", 15, centred=True),
    Head("basis", "Căn cứ", 26),
)
"""`on`: «có», «không», or empty for the default."""

OFFICE_RULE_COLUMNS: tuple[Head, ...] = (
    Head("name", "Mã", 8, centred=True),
    Head("numerator", "Số bị giới hạn", 35),
    Head("base", "Số làm gốc", 17),
    Head("kind", "Không quá, ít nhất, trên", 15, centred=True),
    Head("limit", "Mức (%)", 26, centred=True),
    Head("rounding", "Làm tròn", 17, centred=True),
    Head("per", "Phạm vi", 14, centred=True),
    Head("start", "Từ ngày", 11, centred=True, shows="dd/mm/yyyy"),
    Head("until", "Đến ngày", 11, centred=True, shows="dd/mm/yyyy"),
    Head("document", "Văn bản", 19),
)
"""The widths of the first six follow the tables above and below on the same sheet.

All ten together are so narrow that the sheet is printed at 8 points.
"""
OFFICE_RULE_ROWS = 20

COMPLETE = "Sổ đã ghi đủ"
"""What the rows are called in which an office says what is complete."""
COMPLETE_COLUMNS: tuple[Head, ...] = (
    Head("year", "Năm", 8, centred=True, shows="0"),
    Head("award", "Danh hiệu, hình thức (để trống: tất cả)", 35),
    Head("table", "Trang (để trống: Khen thưởng)", 17, centred=True),
)
"""The widths follow the tables above and below on the same sheet."""
COMPLETE_ROWS = 10
COMPLETE_TABLES: Mapping[TableKey, str] = {
    TableKey.AWARDS: "Khen thưởng",
    TableKey.INITIATIVES: "Sáng kiến",
    TableKey.REGISTRATIONS: "Đăng ký",
}
"""Tables that an office may say are complete; the first where it names none."""

OWN_DAYS = "Mốc thời gian riêng"
"""What the rows are called in which an office writes deadlines set for it."""
OWN_DAY_COLUMNS: tuple[Head, ...] = (
    Head("year", "Năm", 8, centred=True, shows="0"),
    Head("title", "Mốc thời gian", 35),
    Head("day", "Ngày cuối", 17, centred=True, shows="dd/mm/yyyy"),
    Head("document", "Văn bản", 15),
)
"""The widths follow the tables above and below on the same sheet."""
OWN_DAY_ROWS = 8

RATIO_MEASURES = tuple(
    measure
    for measure in MEASURE_WORDS
    if measure.value not in ("province_awards", "state_awards", "state_forms")
)
"""What an office's own ratio rule may count."""

MONEY_ROUNDING = "money_rounding"
MONEY_ROUNDING_LABEL = "Làm tròn tiền thưởng"
"""The setting that stands on «Tiền thưởng» itself, and its label."""
FUND_ROWS = 4
"""How many lines there say which fund pays what somebody grants."""

SETTINGS: Mapping[str, str] = {
    "office": "Cơ quan",
    "superior": "Cơ quan cấp trên",
    "year": "Năm xét",
    "rounding": "Làm tròn số lượng được đề nghị",
    "reading": "Tỷ lệ hoàn thành xuất sắc tính trên",
    "leader_line": "Ai là lãnh đạo",
    "minimum_one": "Đơn vị rất nhỏ được ít nhất một",
    "tone_order": "Thứ tự dấu khi xếp tên",
}
"""Setting → its label; the cell to fill is named `td_set_<setting>`."""
FILL_UNIT = "fill_unit"
FILL_UNIT_LABEL = "Ghi nhanh cho đơn vị"
"""The cell, named as a setting, of the unit whose rows quick entry adds; its label."""
PROFILE: Mapping[Side, str] = {
    Side.PROVINCE: "Quy định của tỉnh, thành phố",
    Side.SECTOR: "Quy định của ngành",
    Side.BODY: "Quy định của cơ quan, cấp, khối",
}
"""Whose rules the office chooses → its label; the cells are named as of settings."""
FREE_SWITCHES = 4
"""Empty rows below the switches, for rules that only a chosen office has."""

YES, NO = "có", "không"
TONE_WORDS: Mapping[str, str] = {
    "dictionary": "ngang, huyền, hỏi, ngã, sắc, nặng",
    "school": "ngang, huyền, sắc, hỏi, ngã, nặng",
}

NAMES = {
    "overview": "header row of what is to be done on «Tổng quan», to its last column",
    "overview_note": "its note; live: what to do first, whether answers are old",
    "ratios": "header row of «Tỷ lệ»",
    "ratios_note": "its note: which year, when, how many are broken",
    "conditions": "header row of «Điều kiện»",
    "conditions_note": "its note",
    "checked_at": "when eligibility was last computed, as text; empty if never",
    "rules_version": "the version of the rules it was computed with",
    "stale": "live formula: whether inputs changed since",
    "years": "header row of the table by year on «Tổng hợp»",
    "summary": "header row of the table by year or period, authority and form",
    "summary_note": "its note: how many awards it does not hold; live: out of date",
    "money": "header row of «Tiền thưởng»",
    "money_note": "its note: which year, when; live: out of date",
    "money_sum": "all reward money, live",
    "money_words": "the same in words, as long as it is that sum",
    "money_mode": "live: how the office rounds, 0 by the rule of the day",
    "money_funds": "who grants and which fund pays, without their header",
    "switches": "the rows of the switches on «Quy tắc», without their header",
    "office_rules": "the rows of the office's own rules, without their header",
    "complete": "the rows of what is written down to the end, without their header",
    "rules": "header row of the list of rules in force",
    "findings": "header row of «Kết quả kiểm tra»",
    "check_note": "its note",
    "log": "header row of «Nhật ký»",
    "guide": "first cell of «Hướng dẫn»",
    "kind": "what workbook this is, on «Danh mục»",
    "schema": "the version of its form, on «Danh mục»",
    "copy": "first cell of «Bản chụp»",
    "changed": "the same: live, how many columns changed since eligibility was checked",
    "copy_ratios": "first cell of «Bản chụp tỷ lệ»",
    "ratios_changed": "the same: live, how many columns changed since ratios were; "
    "right of it: how many of those that «Tổng hợp» was added up from",
}
"""Every other defined name is `td_` + one of these."""
