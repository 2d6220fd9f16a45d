"""The table of public holidays beside the office's own days on «Ngày nghỉ»."""

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from toolkit.forms.register.reading.days import serial
from toolkit.forms.year.formulas import public_weight, weight
from toolkit.forms.year.layout import (
    DAY,
    DAYS,
    FIRST_ROW,
    HEAD_ROW,
    PUBLIC_DAY,
    PUBLIC_WEIGHT,
    RESTS,
    WORKS,
)
from toolkit.forms.year.making.frame import SIZE
from toolkit.parts.making import styles
from toolkit.parts.making.styles import Styles
from toolkit.xlsx.cells.address import absolute, letters, quoted
from toolkit.year.holidays import known_years, public_days

_LEFT = 6
_HEADS = (("Ngày", 12), ("Nghỉ hay làm bù", 12), ("Tên", 44), ("Cộng", 8))
_NOTE = (
    "Bảng chung lấy theo quy định về ngày nghỉ lễ, Tết; thông báo nghỉ của từng năm"
    " chưa được đối chiếu."
)


def write_public_days(book: Workbook, sheet: Worksheet, formats: Styles) -> None:
    """Every public day off and swapped working day, each with what it adds."""
    caption = formats.boxed(
        bold=True,
        align="center",
        text_wrap=True,
        bg_color=styles.HEADER,
        font_size=SIZE,
    )
    plain = {"font_size": SIZE}
    day_look = formats.boxed(num_format=DAY, align="center", **plain)
    text, middle = formats.boxed(**plain), formats.boxed(align="center", **plain)
    for at, (head, width) in enumerate(_HEADS, _LEFT - 1):
        sheet.set_column(at, at, width, None, {"hidden": head == "Cộng"})
        sheet.write_string(HEAD_ROW - 1, at, head, caption)
    rows = [
        (day, name, False)
        for year in known_years()
        for day, name in public_days(year).off.items()
    ]
    rows += [
        (day, "Làm bù ngày nghỉ hoán đổi", True)
        for year in known_years()
        for day in public_days(year).working
    ]
    last = FIRST_ROW + len(rows) - 1
    for row, (day, name, works) in enumerate(sorted(rows), FIRST_ROW):
        sheet.write_number(row - 1, _LEFT - 1, serial(day), day_look)
        sheet.write_string(row - 1, _LEFT, WORKS if works else RESTS, middle)
        sheet.write_string(row - 1, _LEFT + 1, name, text)
        cell, kind = (f"${letters(_LEFT + step)}{row}" for step in (0, 1))
        formula = f"={public_weight(cell, kind)}"
        value = weight(day, works=works)
        sheet.write_formula(row - 1, _LEFT + 2, formula, middle, value)
    for name, column in ((PUBLIC_DAY, _LEFT), (PUBLIC_WEIGHT, _LEFT + 3)):
        area = f"{absolute(FIRST_ROW, column)}:{absolute(last, column)}"
        book.define_name(name, f"={quoted(DAYS)}!{area}")
    small = formats.get(italic=True, font_color=styles.GREY, font_size=SIZE)
    sheet.write_string(2, _LEFT - 1, _NOTE, small)
