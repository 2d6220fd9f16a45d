"""What the columns of the register say on selection, and when they refuse."""

from datetime import date
from typing import NamedTuple

from toolkit.forms.register.columns import CellKind, RegisterColumn
from toolkit.parts.making.refusals import POINT, asks

EARLIEST, LATEST = 1945, 2100
"""Years that a cell takes; dates lie in them too."""
FIRST_DAY, LAST_DAY = date(EARLIEST, 1, 1), date(LATEST, 12, 31)
MOST_COUNT = 1_000_000
MOST_NUMBER = 1_000_000_000
MOST_YEARS = 200


class Says(NamedTuple):
    """How to write a kind of cell, and what it says to something else."""

    how: str
    error: str
    longest: int = 0


SAYS = {
    CellKind.TEXT: Says("", "Ô này dài nhất 500 ký tự.", 500),
    CellKind.NAME: Says("", "Tên dài nhất 200 ký tự.", 200),
    CellKind.NAMES: Says("", "Ô này dài nhất 1000 ký tự.", 1000),
    CellKind.YEARS: Says("", "Ghi các năm cách nhau bằng dấu chấm phẩy.", MOST_YEARS),
    CellKind.YEAR: Says(
        "Ghi bốn chữ số, ví dụ 2025.",
        f"Năm là số nguyên từ {EARLIEST} đến {LATEST}.",
    ),
    CellKind.DATE: Says(
        "Ghi ngày/tháng/năm, ví dụ 25/12/2025.",
        "Ô này cần một ngày có thật, ghi ngày/tháng/năm, ví dụ 25/12/2025.",
    ),
    CellKind.MOMENT: Says(
        "Ví dụ 2025 hoặc 25/12/2025.",
        "Ô này cần một năm (2025) hoặc một ngày có thật (25/12/2025).",
    ),
    CellKind.COUNT: Says(
        "Ghi số nguyên.",
        "Ô này cần số nguyên từ 0 trở lên, không gõ chữ hay đơn vị.",
    ),
    CellKind.NUMBER: Says(
        "Số lẻ dùng dấu phẩy: 8,5.",
        "Ô này cần một số từ 0 trở lên, không gõ chữ hay đơn vị." + POINT.format(8),
    ),
    CellKind.CHOICE: Says(
        "Chọn trong danh sách.", "Ô này chỉ nhận một trong các mục của danh sách."
    ),
    CellKind.AWARD: Says(
        "",
        "Tên này không có trong danh sách nên các công thức không đếm dòng này."
        + asks("danh sách thiếu tên đó"),
    ),
    CellKind.FLAG: Says("", "Ô này chỉ nhận chữ x, hoặc để trống."),
}

UNKNOWN_UNIT = (
    "Trang «Đơn vị» chưa có tên này nên tỷ lệ của đơn vị không đếm dòng này."
    + asks("sẽ thêm vào trang «Đơn vị»")
)
REQUIRED, MAY_BE_EMPTY = "Không để trống.", "Có thể để trống."


def prompt_of(column: RegisterColumn) -> str:
    """What a column says on selection: what it is for, how to write it."""
    how = SAYS[column.holds].how
    parts = [column.hint] if column.hint else []
    if how and how.rstrip(".") not in column.hint:
        parts.append(how)
    if column.required:
        parts.append(REQUIRED)
    return " ".join(parts) or MAY_BE_EMPTY
