"""The rows of «Quy tắc» for deadlines that a superior set, which plans must keep."""

from typing import Any

from xlsxwriter.worksheet import Worksheet

from toolkit.forms.register.columns import CellKind
from toolkit.forms.register.computed import OWN_DAY_COLUMNS, OWN_DAY_ROWS, RULES
from toolkit.forms.register.making.hints import (
    EARLIEST,
    FIRST_DAY,
    LAST_DAY,
    LATEST,
    SAYS,
)
from toolkit.forms.register.making.names import Names
from toolkit.forms.register.making.page import Area, lined, write_empty, write_header
from toolkit.forms.register.making.validations import between
from toolkit.parts.making import styles
from toolkit.parts.making.styles import Styles
from toolkit.xlsx.cells.address import a1

HINTS = {
    "year": "Năm thi đua của kế hoạch phải theo mốc này, ví dụ 2026.",
    "title": "Tên mốc, ghi y như thế ở cột «Mốc của cấp trên» của sổ năm thi đua.",
    "day": "Ngày cuối cùng còn kịp, ghi ngày/tháng/năm.",
    "document": "Số, ngày của văn bản giao mốc này.",
}
ERRORS = {
    "year": SAYS[CellKind.YEAR].error,
    "title": SAYS[CellKind.NAME].error,
    "day": SAYS[CellKind.DATE].error,
    "document": SAYS[CellKind.TEXT].error,
}
_MAY_BE_EMPTY = "document"


def write_own_days(sheet: Worksheet, formats: Styles, row: int, names: Names) -> int:
    """The header in `row` and the empty rows below it. Returns the last row."""
    heads = OWN_DAY_COLUMNS
    write_header(sheet, formats, row, 1, [(h.header, h.width, False) for h in heads])
    first, last = row + 1, row + OWN_DAY_ROWS
    area = Area(sheet, (first, 1), (last, len(heads)))
    look = lined(formats, styles.MISSING)
    for at, head in enumerate(heads, 1):
        write_empty(sheet, formats, head, at - 1, (first, last))
        says = {
            "input_title": head.header,
            "input_message": HINTS[head.field],
            "error_title": head.header,
            "error_message": ERRORS[head.field],
        }
        rule = {**_takes(head.field), **says}
        sheet.data_validation(first - 1, at - 1, last - 1, at - 1, rule)
        if head.field != _MAY_BE_EMPTY:
            missing = f"AND(ISBLANK({a1(first, at)}),{area.started()})"
            area.rule(area.column(at), missing, look)
    names.area("own_days", RULES, (first, 1), (last, len(heads)))
    return last


def _takes(field: str) -> dict[str, Any]:
    if field == "year":
        return between("integer", EARLIEST, LATEST)
    if field == "day":
        return between("date", FIRST_DAY, LAST_DAY)
    kind = CellKind.NAME if field == "title" else CellKind.TEXT
    longest = SAYS[kind].longest
    return {"validate": "length", "criteria": "<=", "value": longest}
