"""What the sheets of the year book have alike: heading, header, page."""

from xlsxwriter.worksheet import Worksheet

from toolkit.forms.year.layout import HEAD_ROW
from toolkit.parts.making import styles
from toolkit.parts.making.book import set_height
from toolkit.parts.making.record_sheets import NOTE_ROW
from toolkit.parts.making.styles import Styles

BUTTON_ROW = 3
SIZE = 11
TAB = "#1F4E79"


def heading(sheet: Worksheet, formats: Styles, text: str, note: str = "") -> None:
    """The title, and a line below it."""
    sheet.write_string(0, 0, text, formats.get(bold=True, font_size=14))
    if note:
        small = formats.get(italic=True, font_color=styles.GREY, font_size=SIZE)
        sheet.write_string(NOTE_ROW - 1, 0, note, small)
    set_height(sheet, 0, 24)


def page(sheet: Worksheet, *, repeated: bool = False, whole: bool = False) -> None:
    """A4 on its side, as wide as one page; `whole`: all of it on one."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.59, right=0.39, top=0.59, bottom=0.59)
    sheet.set_footer('&C&"Times New Roman,Regular"&12Trang &P/&N', {"margin": 0.3})
    sheet.fit_to_pages(1, 1 if whole else 0)
    if repeated:
        sheet.repeat_rows(HEAD_ROW - 1)
    sheet.hide_gridlines(2)
    sheet.set_zoom(90)
