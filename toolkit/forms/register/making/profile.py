"""The rows of «Quy tắc» in which an office chooses whose own rules bind it."""

from typing import Any

from xlsxwriter.worksheet import Worksheet

from toolkit.forms.register.computed import PROFILE, RULES
from toolkit.forms.register.making.lists import list_name
from toolkit.forms.register.making.names import Names
from toolkit.forms.register.making.settings_block import (
    INPUT,
    LABEL,
    WHY,
    height_for,
    merged,
)
from toolkit.forms.register.writing.profile import brings_formula, brought
from toolkit.parts.making import styles
from toolkit.parts.making.book import set_height
from toolkit.parts.making.styles import Styles
from toolkit.parts.records.columns import SIZE
from toolkit.rules.profile import Choice, Side, brought_by, choices_of

HINT = (
    "Chọn trong danh sách; có những nơi mà bộ quy định biết quy định riêng. Để trống:"
    " chỉ theo quy định chung. Đổi xong thì bấm nút kiểm tra."
)
ERROR = (
    "Ô này chỉ nhận một mục của danh sách, hoặc để trống. Nơi khác có tỷ lệ riêng thì"
    " ghi ở bảng quy định tỷ lệ riêng."
)


def write_profile(
    sheet: Worksheet,
    formats: Styles,
    row: int,
    chosen: tuple[Choice, ...],
    names: Names,
) -> int:
    """One row a side, from a row down, with what its choice brings, live.

    Returns the last row.
    """
    label = formats.boxed(text_wrap=True, bg_color=styles.GROUP)
    entry = formats.boxed(text_wrap=True, locked=False, align="left")
    small = formats.boxed(
        text_wrap=True, font_size=SIZE, font_color=styles.GREY, bg_color=styles.GROUP
    )
    of_side = {one.side: one.words for one in chosen}
    at = row
    for at, (side, text) in enumerate(PROFILE.items(), row):
        value = of_side.get(side, "")
        merged(sheet, at, LABEL, text, label)
        merged(sheet, at, INPUT, value, entry)
        merged(sheet, at, WHY, "", small)
        formula, shown = brings_formula(side), brought(side, value)
        sheet.write_formula(at - 1, WHY - 1, f"={formula}", small, shown)
        sheet.data_validation(at - 1, INPUT - 1, at - 1, INPUT - 1, _takes(side, text))
        names.cell(f"set_{side}", RULES, at, INPUT)
        set_height(sheet, at - 1, _highest(side))
    return at


def _takes(side: Side, title: str) -> dict[str, Any]:
    return {
        "validate": "list",
        "source": f"={list_name(f'set_{side}')}",
        "input_title": title,
        "input_message": HINT,
        "error_title": title,
        "error_message": ERROR,
    }


def _highest(side: Side) -> float:
    """Room for whatever is chosen: a protected row does not grow by itself."""
    needed = [
        height
        for one in choices_of(side)
        for height in (
            height_for(INPUT, one.words, styles.SIZE),
            height_for(WHY, brought_by(one), SIZE),
        )
    ]
    return max(needed)
