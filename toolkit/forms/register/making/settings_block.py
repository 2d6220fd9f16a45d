"""The first block of «Quy tắc»: the office, the award year, and how it counts."""

from typing import Any, NamedTuple

from xlsxwriter.worksheet import Worksheet

from toolkit.awards.settings import Settings
from toolkit.forms.register.columns import CellKind
from toolkit.forms.register.computed import (
    FILL_UNIT,
    FILL_UNIT_LABEL,
    RULE_COLUMNS,
    RULES,
    SETTINGS,
    TONE_WORDS,
)
from toolkit.forms.register.making.hints import EARLIEST, LATEST, SAYS
from toolkit.forms.register.making.lists import SETTING_OF, UNITS, list_name
from toolkit.forms.register.making.names import Names
from toolkit.forms.register.making.page import Area, lined
from toolkit.forms.register.making.validations import between
from toolkit.parts.making import styles
from toolkit.parts.making.book import set_height
from toolkit.parts.making.refusals import asks
from toolkit.parts.making.styles import Styles
from toolkit.parts.records import text_size as metrics
from toolkit.parts.records.columns import SIZE
from toolkit.rules.book import settings as rule_settings
from toolkit.rules.profile import Choice
from toolkit.xlsx.cells.address import a1

LABEL, INPUT, WHY = 1, 3, 5
"""The first columns of a setting's label, cell and explanation, each two wide."""
SETTING_FIRST = 5

_OWN_WORDS = {
    "office": "Tên đầy đủ của cơ quan, ví dụ: Sở Công Thương.",
    "superior": "Tên cơ quan cấp trên trực tiếp; in ở dòng đầu của giấy.",
    "year": "Năm của thành tích được xét. Năm này quyết định quy định nào áp dụng.",
    "tone_order": "Dùng khi xếp tên theo vần chữ cái; từ điển xếp theo cách đầu.",
    FILL_UNIT: "Để trống: các nút ghi nhanh thêm dòng cho cả cơ quan. Chọn một phòng,"
    " đơn vị: chỉ thêm người của nơi đó và các đơn vị dưới nó.",
}
_ROWS = {**SETTINGS, FILL_UNIT: FILL_UNIT_LABEL}
"""Each row with its label."""
_LISTED = (*SETTING_OF, "tone_order")
_MARGIN_PX = 12
"""Pixels by which a line may come out longer than was reckoned."""


class Given(NamedTuple):
    """What is known when the workbook is made."""

    unit: str
    superior: str
    year: int | None
    rules_version: str
    profile: tuple[Choice, ...] = ()


def first_empty(given: Given) -> tuple[int, int] | None:
    """Row and column of the first setting that must still be filled."""
    for name, value in (("office", given.unit), ("year", given.year)):
        if not value:
            return SETTING_FIRST + list(SETTINGS).index(name), INPUT
    return None


def defaults(given: Given) -> dict[str, Any]:
    """What each setting holds at first: the words of its default."""
    by_id = {one.id: one for one in rule_settings()}
    chosen = {
        name: next(c.text for c in by_id[of].choices if c.id == by_id[of].default)
        for name, of in SETTING_OF.items()
    }
    tone = TONE_WORDS[Settings().tone_order]
    own = {"office": given.unit, "superior": given.superior, "year": given.year}
    return {**own, **chosen, "tone_order": tone, FILL_UNIT: ""}


def write_settings(
    sheet: Worksheet, formats: Styles, given: Given, names: Names
) -> int:
    """One row a setting, each with its name. Returns the last row."""
    label = formats.boxed(text_wrap=True, bg_color=styles.GROUP)
    why_look = formats.boxed(
        text_wrap=True,
        font_size=SIZE,
        font_color=styles.GREY,
        bg_color=styles.GROUP,
    )
    entry: dict[str, Any] = {
        "text_wrap": True,
        "locked": False,
        "align": "left",
    }
    by_id = {one.id: one for one in rule_settings()}
    values = defaults(given)
    row = SETTING_FIRST
    for row, (name, text) in enumerate(_ROWS.items(), SETTING_FIRST):
        why = by_id[SETTING_OF[name]].why if name in SETTING_OF else _OWN_WORDS[name]
        shows = {"num_format": "0"} if name == "year" else {}
        merged(sheet, row, LABEL, text, label)
        merged(sheet, row, INPUT, values[name], formats.boxed(**entry, **shows))
        merged(sheet, row, WHY, why, why_look)
        rule = {**_says(text, why), **_takes(name)}
        sheet.data_validation(row - 1, INPUT - 1, row - 1, INPUT - 1, rule)
        names.cell(f"set_{name}", RULES, row, INPUT)
        shown = ((INPUT, str(values[name] or ""), styles.SIZE), (WHY, why, SIZE))
        set_height(sheet, row - 1, max(height_for(at, t, s) for at, t, s in shown))
        if name in ("office", "year"):
            cell = a1(row, INPUT)
            area = Area(sheet, (row, INPUT), (row, INPUT + 1))
            missing = lined(formats, styles.MISSING)
            area.rule(area.columns_but(), f"ISBLANK(${cell})", missing)
    return row


def merged(sheet: Worksheet, row: int, column: int, value: Any, look: Any) -> None:
    """A cell over two columns."""
    sheet.merge_range(row - 1, column - 1, row - 1, column, "", look)
    if value not in (None, ""):
        sheet.write(row - 1, column - 1, value, look)


def height_for(column: int, text: str, size: float) -> float:
    """Points that a text needs in a cell over two columns, the first of which it is."""
    px = sum(metrics.column_px(h.width) for h in RULE_COLUMNS[column - 1 : column + 1])
    lines = metrics.lines_needed(text, px - _MARGIN_PX, size)
    return max(20.0, lines * metrics.line_points(size) + 4)


def _takes(name: str) -> dict[str, Any]:
    if name in _LISTED:
        return {"validate": "list", "source": f"={list_name(f'set_{name}')}"}
    if name == "year":
        return between("integer", EARLIEST, LATEST)
    if name == FILL_UNIT:
        # «Người» may name units that «Đơn vị» does not list.
        asked = f"Tên này không có ở trang «Đơn vị».{asks('tên đúng')}"
        rule = {"validate": "list", "source": f"={UNITS}", "error_type": "warning"}
        return {**rule, "error_message": asked}
    return {
        "validate": "length",
        "criteria": "<=",
        "value": SAYS[CellKind.NAME].longest,
    }


def _says(title: str, why: str) -> dict[str, str]:
    error = f"Năm là số nguyên từ {EARLIEST} đến {LATEST}; tên dài nhất 200 ký tự;"
    error += " ô có danh sách chỉ nhận một mục của danh sách."
    # Excel shows 32 letters of a title and 255 of a message.
    return {
        "input_title": title if len(title) <= 32 else "Cách tính của cơ quan",
        "input_message": f"{title}. {why}"[:255],
        "error_title": "Chưa đúng",
        "error_message": error,
    }
