"""Builds the sheet «Trao đổi» of a workbook that goes out to a unit."""

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from toolkit.forms.scoring.talk import (
    ANSWER,
    CAPACITY,
    COLUMNS,
    FIRST_ROW,
    HEAD_ROW,
    KEY,
    PREFIX,
    SIZE,
)
from toolkit.parts.making import styles
from toolkit.parts.making.book import set_height
from toolkit.parts.making.styles import Styles
from toolkit.xlsx.cells.address import absolute, letters, quoted

_HEADING = "TRAO ĐỔI VỚI ĐƠN VỊ"
_NOTE = (
    "Những điểm khác nhau giữa các vòng chấm, và những gì đã ghi mà bộ tiêu chí mới"
    " không còn chỗ. Đơn vị ghi ý kiến vào cột «Ý kiến của đơn vị» rồi gửi lại tệp này."
)


def write_talk_sheet(book: Workbook, sheet: Worksheet, formats: Styles) -> None:
    """Heading, headings of the columns, and columns whose answers are open."""
    sheet.write_string(0, 0, _HEADING, formats.get(bold=True, font_size=14))
    small = formats.get(italic=True, font_color=styles.GREY, font_size=SIZE)
    sheet.write_string(1, 0, _NOTE, small)
    set_height(sheet, 0, 24)
    caption = formats.boxed(
        bold=True, align="center", text_wrap=True, bg_color=styles.HEADER
    )
    last = FIRST_ROW + CAPACITY - 1
    for at, column in enumerate(COLUMNS):
        look = {"text_wrap": True, "font_size": SIZE, "valign": "top"}
        if column.field == ANSWER:
            look["locked"] = False
        hidden = {"hidden": True} if column.field == KEY else {}
        sheet.set_column(at, at, column.width, formats.get(**look), hidden)
        sheet.write_string(HEAD_ROW - 1, at, column.header, caption)
        area = f"{absolute(FIRST_ROW, at + 1)}:{absolute(last, at + 1)}"
        place = f"={quoted(sheet.get_name())}!{area}"
        book.define_name(PREFIX + column.field, place)
    set_height(sheet, HEAD_ROW - 1, 24)
    fields = [column.field for column in COLUMNS]
    answers, told = fields.index(ANSWER), fields.index("told")
    # Lines are written later: they get their frame when they are there.
    there = f'=${letters(told + 1)}{FIRST_ROW}<>""'
    frame = formats.signal("", "", border=1, border_color=styles.LINE)
    rule = {"type": "formula", "criteria": there, "format": frame}
    field = formats.signal(styles.INPUT, "", border=1, border_color=styles.LINE)
    first = FIRST_ROW - 1
    sheet.conditional_format(
        first, answers, last - 1, answers, rule | {"format": field}
    )
    sheet.conditional_format(first, 0, last - 1, answers - 1, rule)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.79, right=0.59, top=0.79, bottom=0.79)
    sheet.set_footer('&C&"Times New Roman,Regular"&12Trang &P/&N', {"margin": 0.4})
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD_ROW - 1)
    sheet.freeze_panes(HEAD_ROW, 0)
    sheet.hide_gridlines(2)
