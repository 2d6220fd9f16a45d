"""The rows of «Quy tắc» in which an office says what is written down to the end."""

from typing import Any

from xlsxwriter.worksheet import Worksheet

from toolkit.forms.register.columns import CellKind
from toolkit.forms.register.computed import COMPLETE_COLUMNS, COMPLETE_ROWS, RULES
from toolkit.forms.register.making.hints import EARLIEST, LATEST, SAYS
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
from toolkit.parts.making.styles import Styles
from toolkit.xlsx.cells.address import a1

HINTS = {
    "year": "Năm mà sổ đã ghi hết, ví dụ 2024. Có dòng này thì ai không có tên trong"
    " sổ là không được khen năm đó.",
    "award": "Chỉ ghi khi sổ mới đủ một danh hiệu, hình thức; để trống là đủ tất cả.",
    "table": "Trang đã ghi hết; để trống là «Khen thưởng».",
}
ERRORS = {
    "year": SAYS[CellKind.YEAR].error,
    "award": SAYS[CellKind.CHOICE].error,
    "table": SAYS[CellKind.CHOICE].error,
}
_LISTS = {"award": "award", "table": "complete"}


def write_complete(sheet: Worksheet, formats: Styles, row: int, names: Names) -> int:
    """The header in `row` and the empty rows below it. Returns the last row."""
    heads = COMPLETE_COLUMNS
    write_header(sheet, formats, row, 1, [(h.header, h.width, False) for h in heads])
    first, last = row + 1, row + COMPLETE_ROWS
    for at, head in enumerate(heads):
        write_empty(sheet, formats, head, at, (first, last))
        says = {
            "input_title": head.header.partition(" (")[0],
            "input_message": HINTS[head.field],
            "error_title": head.header.partition(" (")[0],
            "error_message": ERRORS[head.field],
        }
        rule = {**_takes(head.field), **says}
        sheet.data_validation(first - 1, at, last - 1, at, rule)
    area = Area(sheet, (first, 1), (last, len(heads)))
    missing = f"AND(ISBLANK({a1(first, 1)}),{area.started()})"
    area.rule(area.column(1), missing, lined(formats, styles.MISSING))
    names.area("complete", RULES, (first, 1), (last, len(heads)))
    return last


def _takes(field: str) -> dict[str, Any]:
    if field in _LISTS:
        return {"validate": "list", "source": f"={list_name(_LISTS[field])}"}
    return between("integer", EARLIEST, LATEST)
