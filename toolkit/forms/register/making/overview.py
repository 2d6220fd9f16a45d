"""The first sheet, «Tổng quan»: what to do, where to go, and two charts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from toolkit.forms.register.computed import (
    ELIGIBILITY,
    FINDINGS,
    FORM_COLUMNS,
    FORMS_LEFT,
    FORMS_SHOWN,
    GUIDE,
    LOG,
    MONEY,
    OVERVIEW,
    OVERVIEW_COLUMNS,
    RATIOS,
    RULES,
    SUMMARY,
)
from toolkit.forms.register.making.names import Names
from toolkit.forms.register.making.page import (
    FREE_ROW,
    NOTE_ROW,
    TAB_COMPUTED,
    Area,
    lined,
    set_page,
    write_header,
    write_heading,
)
from toolkit.forms.register.making.summary import chart_font, year_chart
from toolkit.forms.register.tables.all_tables import TABLES
from toolkit.forms.register.writing.overview_rows import (
    LOOK,
    MISSING,
    NEXT,
    OVER,
    note_formula,
    note_value,
    overview_rows,
    tasks_of,
)
from toolkit.forms.register.writing.stale import NEVER
from toolkit.model.register import Register
from toolkit.parts.making import styles
from toolkit.parts.making.book import PIXEL, protect, set_height
from toolkit.parts.making.buttons import GAP, HEIGHT, SheetButton, place_buttons
from toolkit.parts.making.styles import Styles
from toolkit.parts.records import text_size as metrics
from toolkit.xlsx.cells.address import a1, absolute, quoted

HEADING = "TỔNG QUAN"
GROUPS: Mapping[str, Sequence[str]] = {
    "Nhập": (RULES, *(table.sheet for table in TABLES)),
    "Kiểm tra": (FINDINGS, RATIOS, ELIGIBILITY, LOG, GUIDE),
    "In": (SUMMARY, MONEY, "Đề nghị", "Khen thưởng", "Hồ sơ", RATIOS),
}
"""The links, by what one goes there for."""
LINKS_TOP, LINKS_IN_ROW = 5, 5
HEAD_ROW = 10
SILENT = (
    "Bấm nút mà không thấy gì: dùng thanh hoặc thẻ «Thi đua»; xem mục «Hai nút kiểm"
    " tra» ở trang «Hướng dẫn»."
)
"""Above the list: a spreadsheet may not run the buttons on sheets."""
ROWS = 60
"""How far looks reach below the header."""
COLUMNS = 2 + LINKS_IN_ROW
"""The columns that are seen: behind them lie the charts."""
_CHART_LEFT = COLUMNS + 1
_CHART_SIZE = {"width": 560, "height": 262}
_INKS = (
    (NEXT, styles.BLUE_INK),
    (OVER, styles.RED_INK),
    (LOOK, styles.ORANGE_INK),
    (MISSING, styles.GREY),
)


def write_overview(
    book: Workbook,
    sheet: Worksheet,
    formats: Styles,
    names: Names,
    buttons: Sequence[SheetButton],
    register: Register,
) -> None:
    """The sheet as a check of the register as it is made would write it."""
    write_heading(sheet, formats, HEADING)
    look = formats.get(bold=True)
    note = note_value(register, NEVER)
    sheet.write_formula(NOTE_ROW - 1, 0, f"={note_formula()}", look, note)
    names.cell("overview_note", OVERVIEW, NOTE_ROW, 1)
    widths = [head.width for head in OVERVIEW_COLUMNS]
    widths += [widths[-1]] * (COLUMNS - len(widths))
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width, _look(formats, at))
    _links(sheet, formats)
    _list(sheet, formats, names, register)
    small = formats.get(italic=True, font_color=styles.GREY, font_size=styles.SMALL)
    sheet.write_string(HEAD_ROW - 2, 0, SILENT, small)
    # With or without buttons the charts lie in the same place.
    set_height(sheet, FREE_ROW - 1, (HEIGHT + GAP) * PIXEL)
    _charts(book, sheet)
    if buttons:
        room = sum(map(metrics.column_px, widths))
        place_buttons(sheet, buttons, room, FREE_ROW)
    sheet.freeze_panes(FREE_ROW, 0)
    sheet.set_tab_color(TAB_COMPUTED)
    set_page(sheet, colour=True)
    protect(sheet)


def _look(formats: Styles, column: int) -> Any:
    if column == 0:
        return formats.get(bold=True)
    return formats.get(font_color=styles.LINK) if column == 1 else formats.get()


def _links(sheet: Worksheet, formats: Styles) -> None:
    """A row for each group, or two."""
    group = formats.get(bold=True, bg_color=styles.SECTION)
    link = formats.get(font_color=styles.LINK, underline=1)
    for row, name, sheets in _rows():
        sheet.write_string(row - 1, 0, name, group)
        for column, target in enumerate(sheets, 1):
            place = f"internal:{quoted(target)}!A1"
            sheet.write_url(row - 1, column, place, link, target)


def _rows() -> Iterator[tuple[int, str, Sequence[str]]]:
    row = LINKS_TOP
    for name, sheets in GROUPS.items():
        for start in range(0, len(sheets), COLUMNS - 1):
            yield row, "" if start else name, sheets[start : start + COLUMNS - 1]
            row += 1


def _list(sheet: Worksheet, formats: Styles, names: Names, register: Register) -> None:
    """What is to be done, and hidden behind the charts what one is drawn from."""
    captions = [(head.header, head.width, False) for head in OVERVIEW_COLUMNS]
    write_header(sheet, formats, HEAD_ROW, 1, captions)
    last_caption, wide = captions[-1][0], len(captions) - 1
    look = formats.boxed(bold=True, align="center", bg_color=styles.HEADER)
    sheet.merge_range(HEAD_ROW - 1, wide, HEAD_ROW - 1, COLUMNS - 1, last_caption, look)
    last = FORMS_LEFT + len(FORM_COLUMNS) - 1
    for at, head in enumerate(FORM_COLUMNS, FORMS_LEFT):
        look = formats.get(**({"num_format": head.shows} if head.shows else {}))
        sheet.set_column(at - 1, at - 1, head.width, look, {"hidden": 1})
        sheet.write_string(HEAD_ROW - 1, at - 1, head.header)
    names.area("overview", OVERVIEW, (HEAD_ROW, 1), (HEAD_ROW, last))
    rows = overview_rows(register, tasks_of(register), ())
    for row, values in enumerate(rows, HEAD_ROW):
        for column, told in enumerate(values):
            # No link yet: a press writes a formula, beside which it would stay.
            if told is not None:
                sheet.write(row, column, told, _look(formats, column))
    area = Area(sheet, (HEAD_ROW + 1, 1), (HEAD_ROW + ROWS, 1))
    for word, ink in _INKS:
        is_word = f'{a1(HEAD_ROW + 1, 1)}="{word}"'
        area.rule(area.column(1), is_word, lined(formats, "", ink))
    beside = Area(sheet, (HEAD_ROW + 1, 2), (HEAD_ROW + ROWS, COLUMNS))
    # No line between the cells that a text runs over.
    below = formats.signal("", "", bottom=1, bottom_color=styles.LINE)
    beside.rule(beside.columns_but(), f'${a1(HEAD_ROW + 1, 1)}<>""', below)


def _charts(book: Workbook, sheet: Worksheet) -> None:
    for number, (chart, told) in enumerate(
        (
            (year_chart(book), "Biểu đồ số tập thể, cá nhân được khen theo từng năm"),
            (_form_chart(book), "Biểu đồ số khen thưởng của năm xét theo hình thức"),
        )
    ):
        chart.set_size(_CHART_SIZE)
        options = {
            "x_offset": 12,
            "y_offset": 4 + number * (_CHART_SIZE["height"] + 10),
            "object_position": 3,
            "description": told,
        }
        sheet.insert_chart(0, _CHART_LEFT - 1, chart, options)


def _form_chart(book: Workbook) -> Any:
    """Bars, the longest on top."""
    chart = book.add_chart({"type": "bar"})

    def area(column: int) -> str:
        first = absolute(HEAD_ROW + 1, column)
        last = absolute(HEAD_ROW + FORMS_SHOWN, column)
        return f"={quoted(OVERVIEW)}!{first}:{last}"

    chart.add_series(
        {
            "name": "Số lượng",
            "categories": area(FORMS_LEFT),
            "values": area(FORMS_LEFT + 1),
            "fill": {"color": "#1F4E79"},
            "border": {"none": True},
            "gap": 40,
            "data_labels": {"value": True, "font": chart_font()},
        }
    )
    title = {**chart_font(), "size": 12, "bold": True}
    name = "Khen thưởng năm xét theo hình thức"
    chart.set_title({"name": name, "name_font": title, "overlay": False})
    chart.set_legend({"none": True})
    chart.set_y_axis({"num_font": chart_font(), "reverse": True})
    chart.set_x_axis(
        {"visible": False, "min": 0, "major_gridlines": {"visible": False}}
    )
    chart.show_hidden_data()
    return chart
