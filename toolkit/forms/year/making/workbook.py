"""Builds the year book."""

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from toolkit import __version__
from toolkit.forms.year.formulas import scene_of
from toolkit.forms.year.kind import KIND, SCHEMA
from toolkit.forms.year.layout import (
    DAY,
    DAYS,
    FINDINGS,
    GUIDE,
    HEAD_ROW,
    LISTS,
    LOG,
    OVERVIEW,
    PLAN,
    RULE_LIST,
    SETTING_ROWS,
    SETTINGS,
    SHEETS,
    Takes,
    YearSetting,
)
from toolkit.forms.year.making.days import write_public_days
from toolkit.forms.year.making.frame import (
    BUTTON_ROW,
    SIZE,
    heading,
    page,
)
from toolkit.forms.year.making.overview import write_overview
from toolkit.forms.year.making.tables import type_rule, write_table
from toolkit.forms.year.tables import TABLES
from toolkit.model.year import YearBook
from toolkit.parts.making import styles
from toolkit.parts.making.book import new_book, properties, protect, set_height
from toolkit.parts.making.buttons import SheetButton, place_buttons
from toolkit.parts.making.guide import YEAR as YEAR_GUIDE
from toolkit.parts.making.guide import write_guide
from toolkit.parts.making.normalise import normalise
from toolkit.parts.making.record_sheets import place_records, place_sources
from toolkit.parts.making.styles import Styles
from toolkit.parts.records import text_size as metrics
from toolkit.parts.records.sources import SOURCES
from toolkit.rules.shelf import series
from toolkit.rules.standards import Deadline
from toolkit.xlsx.cells.address import a1, absolute, quoted

_NOTE = "Chưa kiểm tra. Nút «Việc đến hạn» hoặc «Kiểm tra» ghi kết quả vào đây."
_LABEL, _VALUE, _HINT = 34, 50, 70
_BUTTONS_PX = 900
_LONG_AGO = date(2000, 1, 1)
"""The day of the template: nothing in it hangs on the day, and it has no clock."""


def build_year(
    *,
    unit: str = "",
    superior: str = "",
    year: int | None = None,
    today: date = _LONG_AGO,
    rules_version: str,
    buttons: Sequence[SheetButton] = (),
) -> bytes:
    """An empty year book; the same input always gives the same bytes.

    `today`: what the cell shows that says it live. `buttons` call macros that the
    caller adds.
    """
    target = BytesIO()
    book = new_book(target)
    formats = Styles(book)
    sheets = {name: book.add_worksheet(name) for name in SHEETS}
    empty = YearBook(unit=unit, superior=superior, year=year)
    scene = scene_of(empty, today)
    write_overview(book, sheets[OVERVIEW], formats, empty, scene, buttons)
    for form in TABLES:
        write_table(book, sheets[form.sheet], formats, form, scene)
    write_public_days(book, sheets[DAYS], formats)
    given = {"unit": unit, "superior": superior, "year": year}
    _settings(book, sheets[SETTINGS], formats, given)
    place_records(book, sheets[FINDINGS], sheets[LOG], formats, _NOTE)
    place_sources(book, sheets[SOURCES], formats)
    marks: dict[str, str | int] = {
        "kind": KIND,
        "schema": SCHEMA,
        "rules_version": rules_version,
        "toolkit_version": __version__,
    }
    _lists(book, sheets[LISTS], marks)
    write_guide(sheets[GUIDE], formats, YEAR_GUIDE)
    book.define_name("td_guide", f"={quoted(GUIDE)}!{absolute(1, 1)}")
    if buttons:
        place_buttons(sheets[PLAN], buttons, _BUTTONS_PX, BUTTON_ROW)
    for name in (FINDINGS, SOURCES, LOG):
        protect(sheets[name], autofilter=True, sort=True)
    protect(sheets[GUIDE])
    sheets[OVERVIEW].activate()
    properties(book, "Sổ năm thi đua")
    book.close()
    return normalise(target.getvalue())


def _settings(
    book: Workbook, sheet: Worksheet, formats: Styles, given: Mapping[str, object]
) -> None:
    heading(sheet, formats, "CÀI ĐẶT", "Ghi vào các ô màu vàng nhạt.")
    for at, width in enumerate((_LABEL, _VALUE, _HINT)):
        sheet.set_column(at, at, width)
    for row, setting in enumerate(SETTING_ROWS, HEAD_ROW):
        _setting(sheet, formats, row, setting, given.get(setting.field))
        place = f"{quoted(SETTINGS)}!{absolute(row, 2)}"
        book.define_name(setting.name, f"={place}")
    page(sheet)


def _setting(
    sheet: Worksheet, formats: Styles, row: int, setting: YearSetting, value: object
) -> None:
    sheet.write_string(row - 1, 0, setting.label, formats.get(bold=True))
    look: dict[str, object] = {"bg_color": styles.INPUT, "align": "left"}
    if setting.takes is Takes.DAY:
        look["num_format"] = DAY
    cell = formats.boxed(**look, locked=False, text_wrap=True)
    if value in (None, ""):
        sheet.write_blank(row - 1, 1, None, cell)
    else:
        sheet.write(row - 1, 1, value, cell)
    rule = type_rule(setting.takes, a1(row, 2))
    if rule:
        told = {"error_title": setting.label[:32]}
        sheet.data_validation(row - 1, 1, row - 1, 1, {**rule, **told})
    small = formats.get(
        italic=True, font_color=styles.GREY, font_size=SIZE, text_wrap=True
    )
    sheet.write_string(row - 1, 2, setting.hint, small)
    px = metrics.column_px(_HINT)
    lines = metrics.lines_needed(setting.hint, px, SIZE)
    set_height(sheet, row - 1, max(21, lines * metrics.line_points(SIZE) + 5))


def _lists(book: Workbook, sheet: Worksheet, marks: Mapping[str, str | int]) -> None:
    """What code asks first, and what cells offer, on a hidden sheet of its own."""
    for row, (name, value) in enumerate(marks.items(), 1):
        sheet.write_string(row - 1, 0, name)
        sheet.write(row - 1, 1, value)
        book.define_name(f"td_{name}", f"={quoted(LISTS)}!{absolute(row, 2)}")
    titles = [
        one.quantity.title
        for one in series(Deadline)
        if any(record.month and record.day for record in one.records)
    ]
    for row, title in enumerate(titles, 1):
        sheet.write_string(row - 1, 3, title)
    area = f"{absolute(1, 4)}:{absolute(len(titles), 4)}"
    book.define_name(RULE_LIST, f"={quoted(LISTS)}!{area}")
    sheet.hide()
