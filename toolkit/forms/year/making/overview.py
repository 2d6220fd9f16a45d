"""The first sheet, «Tổng quan»: counts, the months, two charts, what is to be done."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from toolkit.forms.year.formulas import Live, Scene
from toolkit.forms.year.layout import (
    AS_OF,
    DAY,
    FIRST_ROW,
    INDICATORS,
    MONEY,
    OVERVIEW,
    TODAY,
)
from toolkit.forms.year.making.frame import BUTTON_ROW, SIZE, TAB, heading, page
from toolkit.forms.year.overview import (
    COLUMNS,
    HEAD,
    LATE,
    LOOK,
    MISSING,
    MONTH_COUNTS,
    MONTH_LABELS,
    NOTE,
    RIGHT_STATS,
    STATS,
    SUM_COLUMN,
    TEXT_COLUMN,
    list_lines,
    list_rows,
    months_of,
    note_live,
    stats_of,
    today_live,
)
from toolkit.forms.year.tables import INDICATOR_FORM, MONTHS
from toolkit.forms.year.typed_cells import is_day
from toolkit.model.year import YearBook
from toolkit.parts.making import styles
from toolkit.parts.making.book import protect, set_height
from toolkit.parts.making.buttons import SheetButton, place_buttons
from toolkit.parts.making.record_sheets import NOTE_ROW
from toolkit.parts.making.styles import Styles
from toolkit.xlsx.cells.address import a1, absolute, letters, quoted

DATE_ROW, STATS_ROW, MONTHS_ROW = 4, 6, 15
CHART_ROW, LIST_ROW = 19, 32
_ROWS = 400
"""How far looks reach below the header of the list."""
_WIDTHS = (26, 16, *(10.0,) * 11, 18)
_BUTTONS_PX = 900
_CHART_HEIGHT = 240
_SHOWN = 12
"""Indicators that the chart shows: the first ones of their sheet."""


def write_overview(
    book: Workbook,
    sheet: Worksheet,
    formats: Styles,
    year: YearBook,
    scene: Scene,
    buttons: Sequence[SheetButton],
) -> None:
    """The sheet of an empty year book."""
    heading(sheet, formats, "TỔNG QUAN NĂM THI ĐUA")
    for at, width in enumerate(_WIDTHS):
        sheet.set_column(at, at, width, formats.get(**_look(at)))
    _formula(sheet, (NOTE_ROW, 1), note_live(year, scene, None), formats.get(bold=True))
    _name(book, NOTE, (NOTE_ROW, 1))
    _date(book, sheet, formats, year, scene)
    _stats(book, sheet, formats, year, scene)
    _months(book, sheet, formats, year, scene)
    _place(sheet, _month_chart(book), 0, "Biểu đồ số việc theo tháng và tình trạng")
    _place(sheet, _share_chart(book), 7, "Biểu đồ tỷ lệ đạt kế hoạch của các chỉ tiêu")
    _list(book, sheet, formats, year, scene)
    if buttons:
        place_buttons(sheet, buttons, _BUTTONS_PX, BUTTON_ROW)
    sheet.freeze_panes(BUTTON_ROW, 0)
    page(sheet)
    # What is to be done stands on the first page, with some twenty lines of it.
    sheet.set_margins(left=0.79, right=0.79, top=0.35, bottom=0.5)
    sheet.repeat_rows(LIST_ROW - 1)
    sheet.set_tab_color(TAB)
    protect(sheet)


def _look(column: int) -> dict[str, Any]:
    if column == 0:
        return {"bold": True, "font_size": SIZE}
    if column == 1:
        return {"font_color": styles.LINK, "font_size": SIZE}
    if column == SUM_COLUMN - 1:
        return {"num_format": f"{MONEY};-{MONEY};", "font_size": SIZE}
    return {"font_size": SIZE}


def _formula(sheet: Worksheet, at: tuple[int, int], live: Live, look: Any) -> None:
    sheet.write_formula(at[0] - 1, at[1] - 1, f"={live.formula}", look, live.value)


def _name(book: Workbook, name: str, at: tuple[int, int]) -> None:
    book.define_name(name, f"={quoted(OVERVIEW)}!{absolute(*at)}")


def _date(
    book: Workbook, sheet: Worksheet, formats: Styles, year: YearBook, scene: Scene
) -> None:
    row = DATE_ROW - 1
    label = "Tính đến ngày (trống: nay)"
    sheet.write_string(row, 0, label, formats.get(bold=True))
    box = formats.boxed(locked=False, num_format=DAY, align="center", font_size=SIZE)
    sheet.write_blank(row, 1, None, box)
    cell = a1(DATE_ROW, 2)
    rule = {
        "validate": "custom",
        "value": f"={is_day(cell)}",
        "error_title": "Tính đến ngày",
        "error_message": "Ghi một ngày, hoặc xóa ô để lấy hôm nay.",
        "input_title": "Tính đến ngày",
        "input_message": "Để trống: hôm nay.",
    }
    sheet.data_validation(row, 1, row, 1, rule)
    shown = formats.get(num_format=DAY, align="center", font_size=SIZE, bold=True)
    _formula(sheet, (DATE_ROW, 3), today_live(year, scene), shown)
    _name(book, AS_OF, (DATE_ROW, 2))
    _name(book, TODAY, (DATE_ROW, 3))
    set_height(sheet, row, 21)


def _caption(formats: Styles) -> Any:
    return formats.boxed(
        bold=True, align="center", bg_color=styles.HEADER, font_size=SIZE
    )


def _stats(
    book: Workbook, sheet: Worksheet, formats: Styles, year: YearBook, scene: Scene
) -> None:
    label = formats.boxed(font_size=SIZE)
    number = formats.boxed(font_size=SIZE, bold=True, align="center")
    money = formats.boxed(font_size=SIZE, bold=True, align="center", num_format=MONEY)
    caption = _caption(formats)
    left, right = stats_of(year, scene, None)
    sheet.write_string(STATS_ROW - 1, 0, "Việc trong kế hoạch", caption)
    sheet.write_string(STATS_ROW - 1, 1, "Số việc", caption)
    for row, one in enumerate(left, STATS_ROW + 1):
        sheet.write_string(row - 1, 0, one.label, label)
        _formula(sheet, (row, 2), one.live, number)
    first, count = 3, 1 + RIGHT_STATS
    title = "Chỉ tiêu, phong trào, đóng góp"
    sheet.merge_range(STATS_ROW - 1, first, STATS_ROW - 1, count - 1, title, caption)
    sheet.merge_range(STATS_ROW - 1, count, STATS_ROW - 1, count + 1, "Số", caption)
    for row, one in enumerate(right, STATS_ROW + 1):
        sheet.merge_range(row - 1, first, row - 1, count - 1, one.label, label)
        look = money if row == STATS_ROW + len(right) else number
        sheet.merge_range(row - 1, count, row - 1, count + 1, "", look)
        _formula(sheet, (row, count + 1), one.live, look)
    _name(book, STATS, (STATS_ROW + 1, 2))


def _months(
    book: Workbook, sheet: Worksheet, formats: Styles, year: YearBook, scene: Scene
) -> None:
    caption = _caption(formats)
    sheet.write_string(MONTHS_ROW - 1, 0, "Lịch theo tháng của hạn", caption)
    for month in MONTHS:
        sheet.write_string(MONTHS_ROW - 1, month, f"T{month}", caption)
    label = formats.boxed(font_size=SIZE)
    number = formats.boxed(font_size=SIZE, align="center", num_format="0;-0;;@")
    for down, (words, line) in enumerate(
        zip(MONTH_LABELS, months_of(year, scene), strict=True), MONTHS_ROW + 1
    ):
        sheet.write_string(down - 1, 0, words, label)
        for across, live in enumerate(line, 2):
            _formula(sheet, (down, across), live, number)
    _name(book, MONTH_COUNTS, (MONTHS_ROW + 1, 2))


def _list(
    book: Workbook, sheet: Worksheet, formats: Styles, year: YearBook, scene: Scene
) -> None:
    caption = _caption(formats)
    sheet.write_string(LIST_ROW - 1, 0, "Cần làm", caption)
    sheet.write_string(LIST_ROW - 1, 1, "Trang", caption)
    last = SUM_COLUMN - 2
    sheet.merge_range(
        LIST_ROW - 1, TEXT_COLUMN - 1, LIST_ROW - 1, last, "Nội dung", caption
    )
    sheet.write_string(LIST_ROW - 1, SUM_COLUMN - 1, "Số tiền (đồng)", caption)
    area = f"{absolute(LIST_ROW, 1)}:{absolute(LIST_ROW, COLUMNS)}"
    book.define_name(HEAD, f"={quoted(OVERVIEW)}!{area}")
    rows = list_rows(list_lines(year, scene, (), None))
    for row, values in enumerate(rows, LIST_ROW):
        for column, told in enumerate(values):
            if isinstance(told, str) and told:
                sheet.write_string(row, column, told, formats.get(**_look(column)))
    first = LIST_ROW + 1
    for word, ink in (
        (LATE, styles.RED_INK),
        (MISSING, styles.GREY),
        (LOOK, styles.ORANGE_INK),
    ):
        look = formats.signal("", ink, bottom=1, bottom_color=styles.LINE)
        _when(sheet, (0, 0), f'=$A{first}="{word}"', look)
    line = formats.signal("", "", bottom=1, bottom_color=styles.LINE)
    _when(sheet, (0, 0), f'=$A{first}<>""', line)
    _when(sheet, (1, COLUMNS - 1), f'=$A{first}<>""', line)


def _when(sheet: Worksheet, columns: tuple[int, int], criteria: str, look: Any) -> None:
    rule = {"type": "formula", "criteria": criteria, "format": look}
    ends = (LIST_ROW, columns[0], LIST_ROW + _ROWS, columns[1])
    sheet.conditional_format(*ends, {**rule, "stop_if_true": True})


# Charts, apart by shade and pattern: colour is not needed to tell them


def _font(size: int = 10, *, bold: bool = False) -> dict[str, Any]:
    return {"name": styles.FONT, "size": size, "bold": bold}


def _title(chart: Any, text: str) -> None:
    named = {"name": text, "name_font": _font(12, bold=True), "overlay": False}
    chart.set_title(named)


def _place(sheet: Worksheet, chart: Any, column: int, told: str) -> None:
    options = {"x_offset": 4, "y_offset": 4, "object_position": 3, "description": told}
    sheet.insert_chart(CHART_ROW - 1, column, chart, options)


def _month_chart(book: Workbook) -> Any:
    chart = book.add_chart({"type": "column", "subtype": "stacked"})
    sheet = quoted(OVERVIEW)
    ends = [absolute(MONTHS_ROW, at) for at in (2, 1 + len(MONTHS))]
    fills: tuple[dict[str, Any], ...] = (
        {"fill": {"color": "#D9D9D9"}},
        {
            "pattern": {
                "pattern": "wide_upward_diagonal",
                "fg_color": "#595959",
                "bg_color": "#FFFFFF",
            }
        },
        {"fill": {"color": "#1F1F1F"}},
    )
    for down, fill in enumerate(fills, MONTHS_ROW + 1):
        values = [absolute(down, at) for at in (2, 1 + len(MONTHS))]
        chart.add_series(
            {
                "name": f"={sheet}!{absolute(down, 1)}",
                "categories": f"={sheet}!{ends[0]}:{ends[1]}",
                "values": f"={sheet}!{values[0]}:{values[1]}",
                "border": {"color": "#1F1F1F", "width": 0.75},
                "gap": 50,
                **fill,
            }
        )
    _title(chart, "Việc theo tháng của hạn")
    chart.set_legend({"position": "bottom", "font": _font()})
    chart.set_x_axis({"num_font": _font()})
    chart.set_y_axis(
        {
            "num_font": _font(9),
            "num_format": "0",
            "major_unit": 1,
            "min": 0,
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
        }
    )
    chart.set_size({"width": 560, "height": _CHART_HEIGHT})
    return chart


def _share_chart(book: Workbook) -> Any:
    chart = book.add_chart({"type": "bar"})
    fields = [one.field for one in INDICATOR_FORM.columns]

    def area(field: str) -> str:
        column = letters(fields.index(field) + 1)
        last = FIRST_ROW + _SHOWN - 1
        return f"={quoted(INDICATORS)}!${column}${FIRST_ROW}:${column}${last}"

    chart.add_series(
        {
            "name": "So kế hoạch năm (%)",
            "categories": area("name"),
            "values": area("reached"),
            "fill": {"color": "#7F7F7F"},
            "border": {"color": "#1F1F1F", "width": 0.75},
            "gap": 40,
            "data_labels": {
                "value": True,
                "num_format": '0.0"%";-0.0"%";;',
                "font": _font(),
            },
        }
    )
    _title(chart, f"So kế hoạch năm (%), {_SHOWN} chỉ tiêu đầu")
    chart.set_legend({"none": True})
    chart.set_y_axis({"num_font": _font(9), "reverse": True})
    chart.set_x_axis(
        {"visible": False, "min": 0, "major_gridlines": {"visible": False}}
    )
    chart.set_size({"width": 545, "height": _CHART_HEIGHT})
    chart.show_hidden_data()  # the column of what is known stands aside
    return chart
