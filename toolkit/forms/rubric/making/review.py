"""Writes the sheet «Soát từng dòng»: each line of a source as it was understood."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from xlsxwriter import Workbook

from toolkit.model.numbers import plain
from toolkit.parts.making import styles
from toolkit.parts.making.book import set_height
from toolkit.parts.making.styles import Styles
from toolkit.parts.records import text_size as metrics

REVIEW = "Soát từng dòng"
_INTRO = (
    "Mỗi dòng của bảng gốc được hiểu như dưới đây. Dòng tô màu: đối chiếu với bảng gốc"
    " trước khi dùng; sửa ở trang «Bộ tiêu chí», không sửa ở đây."
)
_COLUMNS = (
    *(("Trang", 14), ("Ô", 7), ("Số TT", 8), ("Nội dung", 60), ("Hiểu là", 14)),
    *(("Mã", 10), ("Điểm", 9), ("Tự chấm", 9), ("Thẩm định", 9), ("Kết luận", 9)),
    *(("Mức chắc chắn", 12), ("Điều cần xem", 60)),
)
_HEAD = 3
_LOOKS = {"likely": styles.INPUT, "doubtful": styles.MISSING}


class ReviewRow(NamedTuple):
    """A line: its sheet and cell, what it says, what it was taken for, how sure.

    `points` are of the standard, the unit, the appraisers, the end. `doubt`: "",
    «likely» or «doubtful», which colours the row.
    """

    sheet: str
    cell: str
    number: str
    text: str
    kind: str
    code: str
    points: tuple[Decimal | None, Decimal | None, Decimal | None, Decimal | None]
    sure: str
    why: str
    doubt: str


def write_review(book: Workbook, formats: Styles, rows: Sequence[ReviewRow]) -> None:
    """Add the sheet, the doubtful lines coloured."""
    sheet = book.add_worksheet(REVIEW)
    bold = formats.get(bold=True, font_size=14)
    sheet.write_string(0, 0, "SOÁT TỪNG DÒNG CỦA BẢNG GỐC", bold)
    small = formats.get(italic=True, font_color=styles.GREY)
    sheet.write_string(1, 0, _INTRO, small)
    head = formats.boxed(
        bold=True, align="center", text_wrap=True, bg_color=styles.HEADER
    )
    for column, (label, width) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(_HEAD - 1, column, label, head)
    for index, row in enumerate(rows, _HEAD):
        look: dict[str, Any] = {"font_size": 11, "text_wrap": True}
        if row.doubt in _LOOKS:
            look["bg_color"] = _LOOKS[row.doubt]
        cell = formats.boxed(**look)
        values = (
            *(row.sheet, row.cell, row.number, row.text, row.kind, row.code),
            *(*row.points, row.sure, row.why),
        )
        lines = 1
        for column, value in enumerate(values):
            if value is None or value == "":
                sheet.write_blank(index, column, None, cell)
            elif isinstance(value, Decimal):
                sheet.write_number(index, column, plain(value), cell)
            else:
                sheet.write_string(index, column, value, cell)
                px = metrics.column_px(_COLUMNS[column][1])
                lines = max(lines, metrics.lines_needed(value, px, 11))
        set_height(sheet, index, min(400, max(17, lines * metrics.line_points(11) + 3)))
    last = _HEAD - 1 + len(rows)
    sheet.autofilter(_HEAD - 1, 0, last, len(_COLUMNS) - 1)
    sheet.freeze_panes(_HEAD, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD - 1)
    sheet.hide_gridlines(2)
