"""The rows of «Quy tắc» in which an office writes ratio rules of its own."""

from typing import Any

from xlsxwriter.worksheet import Worksheet

from toolkit.forms.register.columns import CellKind
from toolkit.forms.register.computed import OFFICE_RULE_COLUMNS, OFFICE_RULE_ROWS, RULES
from toolkit.forms.register.making.hints import FIRST_DAY, LAST_DAY, SAYS
from toolkit.forms.register.making.lists import list_name
from toolkit.forms.register.making.names import Names
from toolkit.forms.register.making.page import (
    Area,
    lined,
    write_empty,
    write_header,
)
from toolkit.forms.register.making.validations import between
from toolkit.parts.making import styles
from toolkit.parts.making.refusals import POINT, asks
from toolkit.parts.making.styles import Styles
from toolkit.xlsx.cells.address import a1

_CHOSEN = "Chọn trong danh sách."
_LISTS = {
    "numerator": "measure",
    "base": "measure",
    "kind": "kind",
    "rounding": "rounding",
    "per": "per",
}
_MAY_BE_EMPTY = frozenset({"rounding", "until"})

HINTS = {
    "name": "Mã ngắn do cơ quan đặt, ví dụ QĐ1; mỗi quy định một mã.",
    "numerator": f"Số bị giới hạn bởi quy định. {_CHOSEN}",
    "base": f"Tỷ lệ tính trên số này. {_CHOSEN}",
    "kind": f"«không quá» là mức trần; «ít nhất», «trên» là mức phải đạt. {_CHOSEN}",
    "limit": "Ghi số phần trăm, không gõ dấu %: 16 % thì ghi 16. Số lẻ dùng dấu phẩy.",
    "rounding": f"Để trống là theo cách làm tròn ở mục 1. {_CHOSEN}",
    "per": f"Tính riêng trong từng cơ quan, đơn vị, nhóm, khối hay cả tỉnh. {_CHOSEN}",
    "start": "Ngày quy định có hiệu lực, ghi ngày/tháng/năm.",
    "until": "Ngày cuối cùng còn hiệu lực; để trống nếu chưa có.",
    "document": "Số, ngày của văn bản, điều khoản nếu có.",
}
ERRORS = {
    "limit": "Ô này cần số phần trăm, không gõ dấu %: 16 % thì ghi 16, không ghi 0,16."
    + POINT.format(16)
    + asks("đúng là dưới 1 %"),
    "name": "Mã dài nhất 20 ký tự.",
    "document": SAYS[CellKind.TEXT].error,
    "start": SAYS[CellKind.DATE].error,
    "until": SAYS[CellKind.DATE].error,
}
LONGEST = {"name": 20, "document": SAYS[CellKind.TEXT].longest}


def write_office_rules(
    sheet: Worksheet, formats: Styles, row: int, names: Names
) -> int:
    """The header in `row` and the empty rows below it. Returns the last row."""
    heads = OFFICE_RULE_COLUMNS
    write_header(sheet, formats, row, 1, [(h.header, h.width, False) for h in heads])
    first, last = row + 1, row + OFFICE_RULE_ROWS
    for at, head in enumerate(heads):
        write_empty(sheet, formats, head, at, (first, last))
        rule = {
            **_takes(head.field, a1(first, at + 1)),
            "input_title": head.header,
            "input_message": HINTS[head.field],
            "error_title": head.header,
            "error_message": ERRORS.get(head.field, SAYS[CellKind.CHOICE].error),
        }
        sheet.data_validation(first - 1, at, last - 1, at, rule)
    _missing(sheet, formats, first, last)
    names.area("office_rules", RULES, (first, 1), (last, len(heads)))
    return last


def _takes(field: str, cell: str) -> dict[str, Any]:
    if field in _LISTS:
        return {"validate": "list", "source": f"={list_name(_LISTS[field])}"}
    if field == "limit":
        whole = f"OR({cell}=0,AND({cell}>=1,{cell}<=100))"
        rule = f"=IF(ISNUMBER({cell}),{whole},FALSE)"
        return {"validate": "custom", "value": rule, "error_type": "warning"}
    if field in ("start", "until"):
        return between("date", FIRST_DAY, LAST_DAY)
    return {"validate": "length", "criteria": "<=", "value": LONGEST[field]}


def _missing(sheet: Worksheet, formats: Styles, first: int, last: int) -> None:
    """A started rule is coloured where something is still to be written."""
    area = Area(sheet, (first, 1), (last, len(OFFICE_RULE_COLUMNS)))
    look = lined(formats, styles.MISSING)
    for at, head in enumerate(OFFICE_RULE_COLUMNS, 1):
        if head.field not in _MAY_BE_EMPTY:
            rule = f"AND(ISBLANK({a1(first, at)}),{area.started()})"
            area.rule(area.column(at), rule, look)
