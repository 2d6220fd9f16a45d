"""The sheet «Tổng hợp»: awards by year with a chart, and the table of all of them."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from toolkit.forms.register.computed import (
    SUMMARY,
    SUMMARY_COLUMNS,
    YEAR_COLUMNS,
    YEARS,
)
from toolkit.forms.register.making.computed import write_columns
from toolkit.forms.register.making.names import Names
from toolkit.forms.register.making.page import (
    TAB_COMPUTED,
    Office,
    lined,
    set_page,
    write_header,
    write_heading,
    write_letterhead,
)
from toolkit.forms.register.writing.years import (
    NOTHING_MISSES,
    summary_note,
    year_formulas,
)
from toolkit.parts.making import styles
from toolkit.parts.making.book import protect, set_height
from toolkit.parts.making.styles import SMALL, Styles
from toolkit.xlsx.cells.address import absolute, quoted

HEADING = "TỔNG HỢP KHEN THƯỞNG"
NOTE = (
    "Dòng của năm xét tự tính từ trang «Khen thưởng»;"
    " các dòng khác do nút «Kiểm tra tỷ lệ» ghi."
)
YEAR_HEAD = 4
YEAR_LEFT = 3
"""The chart stands to the left of the table by year."""
SUMMARY_NOTE = YEAR_HEAD + YEARS + 2
SUMMARY_HEAD = SUMMARY_NOTE + 1
SUMMARY_ROWS = 20_000
_YEAR_HEIGHT = 22.5
_ITS_DIGIT_PX = 7
_COLOURS = (("collectives", "#A6BBD6"), ("individuals", "#1F4E79"))


def write_summary(
    book: Workbook,
    sheet: Worksheet,
    formats: Styles,
    year: int | None,
    names: Names,
    office: Office,
) -> None:
    """The sheet with the right values of an empty register."""
    widths = [head.width for head in SUMMARY_COLUMNS]
    middle = write_letterhead(sheet, formats, office, widths)
    write_heading(sheet, formats, HEADING, NOTE, middle)
    area = write_columns(sheet, formats, SUMMARY_COLUMNS, SUMMARY_HEAD, SUMMARY_ROWS)
    _years(sheet, formats, year, names)
    _chart(book, sheet)
    first, last = area.first[0], area.last[0]
    look = formats.get(italic=True, font_color=styles.GREY)
    note = f"={summary_note(first, last)}"
    sheet.write_formula(SUMMARY_NOTE - 1, 0, note, look, NOTHING_MISSES)
    set_height(sheet, SUMMARY_NOTE - 1, 21)
    area.rule(area.columns_but(), area.started(), lined(formats))
    sheet.autofilter(SUMMARY_HEAD - 1, 0, last - 1, len(SUMMARY_COLUMNS) - 1)
    end = (SUMMARY_HEAD, len(SUMMARY_COLUMNS))
    names.area("summary", SUMMARY, (SUMMARY_HEAD, 1), end)
    names.cell("summary_note", SUMMARY, SUMMARY_NOTE, 1)
    sheet.set_tab_color(TAB_COMPUTED)
    set_page(sheet, head_row=SUMMARY_HEAD, colour=True)
    protect(sheet, autofilter=True, sort=True)


def _years(sheet: Worksheet, formats: Styles, year: int | None, names: Names) -> None:
    captions = [(head.header, head.width, False) for head in YEAR_COLUMNS]
    write_header(sheet, formats, YEAR_HEAD, YEAR_LEFT, captions)
    for at in range(len(SUMMARY_COLUMNS), YEAR_LEFT - 1 + len(YEAR_COLUMNS)):
        head = YEAR_COLUMNS[at - YEAR_LEFT + 1]
        sheet.set_column(at, at, head.width)
    rows = range(YEAR_HEAD + 1, YEAR_HEAD + 1 + YEARS)
    values = empty_values(year)
    for (row, column), text in year_formulas(rows, YEAR_LEFT).items():
        head = YEAR_COLUMNS[column - YEAR_LEFT]
        look: dict[str, Any] = {"align": "center", "num_format": head.shows}
        if head.field in ("year", "all"):
            look |= {"bold": True, "bg_color": styles.GROUP}
        value = values[row - rows.start][column - YEAR_LEFT]
        box = formats.boxed(**look)
        sheet.write_formula(row - 1, column - 1, f"={text}", box, value)
        set_height(sheet, row - 1, _YEAR_HEIGHT)
    end = (YEAR_HEAD, YEAR_LEFT + len(YEAR_COLUMNS) - 1)
    names.area("years", SUMMARY, (YEAR_HEAD, YEAR_LEFT), end)


def empty_values(year: int | None) -> tuple[tuple[int | str, ...], ...]:
    """What the table by year shows of a register without awards."""
    if year is None:
        return (("",) * len(YEAR_COLUMNS),) * YEARS
    counts = (0,) * (len(YEAR_COLUMNS) - 2)
    return tuple((year - back, *counts, "") for back in range(YEARS))


def chart_font() -> dict[str, Any]:
    """What the letters of a chart look like."""
    return {"name": styles.FONT, "size": 10}


def year_chart(book: Workbook) -> Any:
    """Collectives beside individuals, the oldest year on the left."""
    chart = book.add_chart({"type": "column"})
    fields = [head.field for head in YEAR_COLUMNS]
    font = chart_font()

    def area(field: str) -> str:
        column = YEAR_LEFT + fields.index(field)
        first = absolute(YEAR_HEAD + 1, column)
        return f"={quoted(SUMMARY)}!{first}:{absolute(YEAR_HEAD + YEARS, column)}"

    for field, colour in _COLOURS:
        chart.add_series(
            {
                "name": YEAR_COLUMNS[fields.index(field)].header,
                "categories": area("year"),
                "values": area(field),
                "fill": {"color": colour},
                "border": {"none": True},
                "gap": 60,
            }
        )
    title = {**font, "size": 12, "bold": True}
    chart.set_title(
        {"name": "Khen thưởng theo năm", "name_font": title, "overlay": False}
    )
    chart.set_legend({"position": "bottom", "font": {**font, "size": SMALL}})
    chart.set_x_axis({"num_font": font, "reverse": True, "crossing": "max"})
    grid = {"visible": True, "line": {"color": "#D9D9D9", "width": 0.5}}
    chart.set_y_axis(
        {"num_font": font, "min": 0, "num_format": "0", "major_gridlines": grid}
    )
    return chart


def _chart(book: Workbook, sheet: Worksheet) -> None:
    chart = year_chart(book)
    # XlsxWriter places drawings as if the columns were in its own narrower font.
    columns = SUMMARY_COLUMNS[: YEAR_LEFT - 1]
    width = sum(int(head.width * _ITS_DIGIT_PX) + 5 for head in columns) - 12
    height = 48 + YEARS * _YEAR_HEIGHT / 0.75
    chart.set_size({"width": width, "height": height})
    options = {
        "x_offset": 4,
        "y_offset": 2,
        "object_position": 2,
        "description": "Biểu đồ số tập thể, cá nhân được khen theo từng năm",
    }
    sheet.insert_chart(YEAR_HEAD - 1, 0, chart, options)
