"""The sheet «Biểu đồ»: ranks as bars, and one unit against the middle of all."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from toolkit.forms.round.layout import CAPACITY
from toolkit.forms.round.results.columns import (
    AXES_HEAD,
    BARS,
    CHART_ROW,
    CHARTS,
    FIRST_ROW,
    NOTE_ROW,
    PICK_ROW,
    PICKED,
    RANKING,
    TITLES,
    axes_of,
    axis_label,
    bars_head,
    fields,
    ranking_columns,
)
from toolkit.model.rubric import Rubric
from toolkit.parts.making import styles
from toolkit.parts.making.book import protect, set_height
from toolkit.parts.making.styles import Styles
from toolkit.parts.records import text_size as metrics
from toolkit.xlsx.cells.address import absolute, quoted

_WIDTHS = (44, 13, 13, 13, 66)
_NOTE = (
    f"Cột vẽ nhiều nhất {BARS} đơn vị, điểm cao nhất ở trên. In đen trắng vẫn đọc được."
)
_HEIGHT, _SIZE = 440, 11
_DARK, _LIGHT = "#1F1F1F", "#7F7F7F"
"""Apart by shade, by line and by mark: colour is not needed to tell them."""


def write_charts(
    book: Workbook, sheet: Worksheet, formats: Styles, rubric: Rubric
) -> None:
    """The charts, and below them the numbers they are drawn from."""
    sheet.write_string(0, 0, TITLES[CHARTS], formats.get(bold=True, font_size=14))
    small = formats.get(italic=True, font_color=styles.GREY)
    sheet.write_string(NOTE_ROW - 1, 0, _NOTE, small)
    set_height(sheet, 0, 24)
    plain = formats.get(font_size=_SIZE)
    for at, width in enumerate(_WIDTHS):
        sheet.set_column(at, at, width, plain)
    _picker(book, sheet, formats, rubric)
    _axes(sheet, formats, rubric)
    head = bars_head(rubric)
    caption = _caption(formats)
    for at, text in enumerate(("Đơn vị", "Tổng điểm")):
        sheet.write_string(head - 1, at, text, caption)
    _place(sheet, _bar_chart(book, rubric), 0, 0, "Biểu đồ tổng điểm theo thứ hạng")
    _place(sheet, _radar(book, rubric), 2, 8, "Biểu đồ một đơn vị so với trung vị")
    _page(sheet)
    protect(sheet)


def _caption(formats: Styles) -> Any:
    return formats.boxed(
        bold=True,
        align="center",
        text_wrap=True,
        bg_color=styles.HEADER,
        font_size=_SIZE,
    )


def _picker(book: Workbook, sheet: Worksheet, formats: Styles, rubric: Rubric) -> None:
    label = "Đơn vị trên biểu đồ so với trung vị (chọn ở ô bên):"
    sheet.write_string(PICK_ROW - 1, 0, label, formats.get(bold=True, font_size=_SIZE))
    # No coloured fill: LibreOffice prints it, whatever the page set-up says.
    box = formats.boxed(locked=False, bold=True, align="left")
    sheet.merge_range(PICK_ROW - 1, 1, PICK_ROW - 1, 3, "", box)
    column = fields(ranking_columns(rubric))["unit"]
    first, last = (absolute(n, column) for n in (FIRST_ROW, FIRST_ROW + CAPACITY - 1))
    rule = {
        "validate": "list",
        "source": f"={quoted(RANKING)}!{first}:{last}",
        "error_title": "Đơn vị",
        "error_message": "Chọn một đơn vị ở trang «Xếp hạng».",
    }
    sheet.data_validation(PICK_ROW - 1, 1, PICK_ROW - 1, 1, rule)
    book.define_name(PICKED, f"={quoted(CHARTS)}!{absolute(PICK_ROW, 2)}")
    set_height(sheet, PICK_ROW - 1, 21)


def _axes(sheet: Worksheet, formats: Styles, rubric: Rubric) -> None:
    caption = _caption(formats)
    heads = ("Phần, mục", "Điểm chuẩn", "Đơn vị đã chọn", "Trung vị", "Nội dung")
    for at, text in enumerate(heads):
        sheet.write_string(AXES_HEAD - 1, at, text, caption)
    share = formats.boxed(num_format="0%", align="center", font_size=_SIZE)
    cell = formats.boxed(font_size=_SIZE, align="center")
    words = formats.boxed(font_size=_SIZE, text_wrap=True)
    for row, axis in enumerate(axes_of(rubric), AXES_HEAD):
        sheet.write_string(row, 0, axis_label(rubric, axis), cell)
        sheet.write_number(row, 1, float(axis.standard_points), cell)
        sheet.write_blank(row, 2, None, share)
        sheet.write_blank(row, 3, None, share)
        sheet.write_string(row, 4, axis.title, words)
        px = metrics.column_px(_WIDTHS[4])
        lines = metrics.lines_needed(axis.title, px, _SIZE)
        set_height(sheet, row, lines * metrics.line_points(_SIZE) + 3)


def _place(sheet: Worksheet, chart: Any, column: int, left: int, told: str) -> None:
    options = {"x_offset": left, "y_offset": 4, "object_position": 3}
    sheet.insert_chart(CHART_ROW - 1, column, chart, {**options, "description": told})


def _font(size: int = 10, *, bold: bool = False) -> dict[str, Any]:
    return {"name": styles.FONT, "size": size, "bold": bold}


def _title(chart: Any, text: str) -> None:
    named = {"name": text, "name_font": _font(12, bold=True), "overlay": False}
    chart.set_title(named)


def _bar_chart(book: Workbook, rubric: Rubric) -> Any:
    chart = book.add_chart({"type": "bar"})
    head = bars_head(rubric)

    def area(column: int) -> str:
        first, last = absolute(head + 1, column), absolute(head + BARS, column)
        return f"={quoted(CHARTS)}!{first}:{last}"

    chart.add_series(
        {
            "name": "Tổng điểm",
            "categories": area(1),
            "values": area(2),
            "fill": {"color": _LIGHT},
            "border": {"color": _DARK, "width": 0.75},
            "gap": 45,
            "data_labels": {"value": True, "font": _font()},
        }
    )
    _title(chart, "Tổng điểm theo thứ hạng")
    chart.set_legend({"none": True})
    chart.set_y_axis({"num_font": _font(), "reverse": True})
    chart.set_x_axis(
        {"visible": False, "min": 0, "major_gridlines": {"visible": False}}
    )
    chart.set_size({"width": 404, "height": _HEIGHT})
    return chart


def _radar(book: Workbook, rubric: Rubric) -> Any:
    chart = book.add_chart({"type": "radar", "subtype": "with_markers"})
    last = AXES_HEAD + len(axes_of(rubric))

    def area(column: int) -> str:
        ends = absolute(AXES_HEAD + 1, column), absolute(last, column)
        return f"={quoted(CHARTS)}!{ends[0]}:{ends[1]}"

    picked = f"={quoted(CHARTS)}!{absolute(PICK_ROW, 2)}"
    for name, column, line, mark in (
        (picked, 3, {"color": _DARK, "width": 2.25}, ("circle", _DARK)),
        (
            "Trung vị",
            4,
            {"color": _LIGHT, "width": 1.5, "dash_type": "dash"},
            ("diamond", "#FFFFFF"),
        ),
    ):
        shape, fill = mark
        chart.add_series(
            {
                "name": name,
                "categories": area(1),
                "values": area(column),
                "line": line,
                "marker": {
                    "type": shape,
                    "size": 6,
                    "fill": {"color": fill},
                    "border": {"color": line["color"]},
                },
            }
        )
    _title(chart, "Tỷ lệ điểm đạt được so với điểm chuẩn")
    chart.set_legend({"position": "bottom", "font": _font()})
    chart.set_x_axis({"num_font": _font()})
    chart.set_y_axis(
        {
            "num_font": _font(9),
            "num_format": "0%",
            "min": 0,
            "major_gridlines": {"visible": True, "line": {"color": "#BFBFBF"}},
        }
    )
    chart.set_size({"width": 600, "height": _HEIGHT})
    return chart


def _page(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.59, right=0.39, top=0.59, bottom=0.59)
    sheet.set_footer('&C&"Times New Roman,Regular"&12Trang &P/&N', {"margin": 0.3})
    sheet.fit_to_pages(1, 0)
    sheet.set_h_pagebreaks([AXES_HEAD - 1])
    sheet.hide_gridlines(2)
    sheet.set_tab_color("#1F4E79")
