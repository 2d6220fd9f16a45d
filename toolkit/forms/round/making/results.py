"""The sheets «Xếp hạng», «So sánh các vòng» and «Biểu đồ», empty and ready."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from toolkit.forms.round.layout import CAPACITY
from toolkit.forms.round.results.columns import (
    COMPARISON,
    COMPARISON_HEAD,
    COMPARISON_NOTE,
    FIRST_ROW,
    FLAG_BASIS,
    FLAG_NOTE,
    FLAG_ROW,
    HEAD_ROW,
    NOTE_ROW,
    RANKING,
    RANKING_HEAD,
    RANKING_NOTE,
    TITLES,
    ResultColumn,
    comparison_columns,
    fields,
    ranking_columns,
)
from toolkit.model.rubric import Rubric, RubricTree
from toolkit.parts.making import styles
from toolkit.parts.making.book import protect, set_height
from toolkit.parts.making.styles import Styles
from toolkit.parts.records import text_size as metrics
from toolkit.xlsx.cells.address import MAX_ROW, a1, absolute, letters, quoted

_EMPTY = "Chưa tổng hợp. Nút «Nhận về» hoặc «Tổng hợp» ghi kết quả vào đây."
_SIZE = 11


def write_ranking(
    book: Workbook, sheet: Worksheet, formats: Styles, rubric: Rubric
) -> None:
    """A row a unit, filled by «Tổng hợp»."""
    columns = ranking_columns(rubric)
    _heading(sheet, formats, TITLES[RANKING])
    _head(sheet, formats, columns)
    small = formats.get(italic=True, font_color=styles.GREY, font_size=_SIZE)
    sheet.write_blank(FLAG_ROW - 1, 0, None, small)
    last = FIRST_ROW + CAPACITY - 1
    ranks = f'${letters(fields(columns)["unit"])}{FIRST_ROW}<>""'
    first = f"AND(${letters(1)}{FIRST_ROW}=1,{ranks})"
    printed = [column for column in columns if not column.aside]
    area = f"{a1(FIRST_ROW, 1)}:{a1(last, len(printed))}"
    bold = formats.signal("", "", border=1, border_color=styles.LINE, bold=True)
    _rule(sheet, area, first, bold)
    _rule(sheet, area, ranks, _lined(formats))
    _finish(sheet, columns, last)
    beside = len(printed) + 1
    sheet.write_blank(FLAG_ROW - 1, beside - 1, None, small)
    for name, row, column in (
        (RANKING_NOTE, NOTE_ROW, 1),
        (FLAG_NOTE, FLAG_ROW, 1),
        (FLAG_BASIS, FLAG_ROW, beside),
    ):
        book.define_name(name, f"={quoted(RANKING)}!{absolute(row, column)}")
    end = absolute(HEAD_ROW, len(columns))
    place = f"{quoted(RANKING)}!{absolute(HEAD_ROW, 1)}:{end}"
    book.define_name(RANKING_HEAD, f"={place}")
    sheet.freeze_panes(HEAD_ROW, fields(columns)["unit"])


def write_comparison(
    book: Workbook, sheet: Worksheet, formats: Styles, rubric: Rubric
) -> None:
    """A row for each criterion of each unit, filled by «Tổng hợp»."""
    columns = comparison_columns(rubric)
    _heading(sheet, formats, TITLES[COMPARISON])
    _head(sheet, formats, columns)
    last = FIRST_ROW + CAPACITY * (len(rubric.criteria) + 1) - 1
    where = fields(columns)
    key = f"${letters(where['criterion'])}{FIRST_ROW}"
    printed = sum(not column.aside for column in columns)
    area = f"{a1(FIRST_ROW, 1)}:{a1(last, printed)}"
    sections = ",".join(f'{key}="{one.id}"' for one in RubricTree(rubric).sections)
    bold = formats.signal("", "", border=1, border_color=styles.LINE, bold=True)
    _rule(sheet, area, f'OR({key}="*",{sections})', bold)
    _rule(sheet, area, f'{key}<>""', _lined(formats))
    _finish(sheet, columns, last)
    note = f"{quoted(COMPARISON)}!{absolute(NOTE_ROW, 1)}"
    book.define_name(COMPARISON_NOTE, f"={note}")
    end = absolute(HEAD_ROW, len(columns))
    place = f"{quoted(COMPARISON)}!{absolute(HEAD_ROW, 1)}:{end}"
    book.define_name(COMPARISON_HEAD, f"={place}")
    sheet.freeze_panes(HEAD_ROW, 0)


def _heading(sheet: Worksheet, formats: Styles, heading: str) -> None:
    sheet.write_string(0, 0, heading, formats.get(bold=True, font_size=14))
    small = formats.get(italic=True, font_color=styles.GREY)
    sheet.write_string(NOTE_ROW - 1, 0, _EMPTY, small)
    set_height(sheet, 0, 24)


def _head(sheet: Worksheet, formats: Styles, columns: Sequence[ResultColumn]) -> None:
    lines = 1
    for at, column in enumerate(columns):
        look: dict[str, Any] = {
            "align": "center" if column.centred else "left",
            "font_size": _SIZE,
            "text_wrap": not column.aside,
        }
        if column.shows:
            look["num_format"] = column.shows
        sheet.set_column(at, at, column.width, formats.get(**look))
        fill = styles.CLOSED if column.aside else styles.HEADER
        caption = formats.boxed(
            bold=True, align="center", text_wrap=True, bg_color=fill, font_size=_SIZE
        )
        sheet.write_string(HEAD_ROW - 1, at, column.header, caption)
        px = metrics.column_px(column.width)
        lines = max(lines, metrics.lines_needed(column.header, px, _SIZE, bold=True))
    set_height(sheet, HEAD_ROW - 1, max(24, lines * metrics.line_points(_SIZE) + 6))


def _lined(formats: Styles) -> Any:
    return formats.signal("", "", border=1, border_color=styles.LINE)


def _rule(sheet: Worksheet, area: str, criteria: str, look: Any) -> None:
    rule = {"type": "formula", "criteria": f"={criteria}", "format": look}
    sheet.conditional_format(area, {**rule, "stop_if_true": True})


def _finish(sheet: Worksheet, columns: Sequence[ResultColumn], last: int) -> None:
    """Filter, paper and view; columns that stand aside are not printed."""
    sheet.autofilter(HEAD_ROW - 1, 0, last - 1, len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.59, right=0.39, top=0.59, bottom=0.59)
    sheet.set_footer('&C&"Times New Roman,Regular"&12Trang &P/&N', {"margin": 0.3})
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD_ROW - 1)
    printed = sum(not column.aside for column in columns)
    # Whole columns: of any other area Excel prints the empty rows too.
    sheet.print_area(0, 0, MAX_ROW - 1, printed - 1)
    sheet.hide_gridlines(2)
    sheet.set_zoom(90)
    sheet.set_tab_color("#1F4E79")
    protect(sheet, autofilter=True, sort=True)
