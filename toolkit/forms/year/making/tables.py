"""The tables of the year book as sheets: what is typed, and the formulas beside it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from toolkit.forms.year.formulas import (
    DIFFERS,
    DUE_TODAY,
    KEYS,
    MISSED,
    OPEN_MARK,
    SLOW,
    Scene,
    live_row,
)
from toolkit.forms.year.layout import (
    FIRST_ROW,
    HEAD_ROW,
    Takes,
    YearColumn,
    YearForm,
)
from toolkit.forms.year.making.frame import SIZE, heading, page
from toolkit.forms.year.paper import (
    KEPT_SHORT,
    LEFT_OUT,
    last_printed,
    note_of,
    paper_name,
)
from toolkit.forms.year.tables import MONTHS, month_field
from toolkit.forms.year.typed_cells import YEARS, is_day
from toolkit.model.year import YearTable
from toolkit.parts.making import styles
from toolkit.parts.making.book import set_height
from toolkit.parts.making.record_sheets import NOTE_ROW
from toolkit.parts.making.styles import Styles
from toolkit.parts.records import text_size as metrics
from toolkit.xlsx.cells.address import a1, absolute, letters, quoted
from toolkit.year.deadlines import State

_COMPUTED_HEAD = "#D9D9D9"
_TEXTS = ("number", "after")
"""Columns where «1.1» must stay as it is typed."""


def write_table(
    book: Workbook, sheet: Worksheet, formats: Styles, form: YearForm, scene: Scene
) -> None:
    """A table with its names, lists and formulas, empty and ready."""
    heading(sheet, formats, form.heading, form.note)
    last = FIRST_ROW + form.capacity - 1
    printed = last
    if form.key in KEPT_SHORT:
        printed = last_printed(())
        _live_note(book, sheet, formats, form, printed)
    _columns(book, sheet, formats, form, last)
    across = max(at for at, column in enumerate(form.columns) if column.printed)
    sheet.print_area(0, 0, printed - 1, across)
    columns = {one.field: letters(at) for at, one in enumerate(form.columns, 1)}
    looks = {at: formats.get(**look(one)) for at, one in enumerate(form.columns)}
    places = {one.field: at for at, one in enumerate(form.columns)}
    for row in range(FIRST_ROW, last + 1):

        def ref(field: str, at: int = row) -> str:
            return f"${columns[field]}{at}"

        for field, live in live_row(form.key, None, ref, row, scene).items():
            at = places[field]
            told = f"={live.formula}"
            sheet.write_formula(row - 1, at, told, looks[at], live.value)
    _signals(sheet, formats, form, last)
    page(sheet, repeated=True)
    sheet.set_tab_color("#7F7F7F")


def _live_note(
    book: Workbook, sheet: Worksheet, formats: Styles, form: YearForm, printed: int
) -> None:
    """The note above a table, which tells of rows that do not go on paper."""
    fields = [one.field for one in form.columns]
    at = fields.index(KEPT_SHORT[form.key]) + 1
    live = note_of(form, FIRST_ROW, printed, at, ())
    small = formats.get(italic=True, font_color=styles.GREY, font_size=SIZE)
    row = NOTE_ROW - 1
    sheet.write_formula(row, 0, f"={live.formula}", small, live.value)
    book.define_name(
        paper_name(form.key), f"={quoted(form.sheet)}!{absolute(NOTE_ROW, 1)}"
    )
    begins = LEFT_OUT[:10]
    criteria = f'=LEFT({absolute(NOTE_ROW, 1)},{len(begins)})="{begins}"'
    loud = formats.signal("", styles.RED_INK, bold=True)
    sheet.conditional_format(
        *(row, 0, row, 0), {"type": "formula", "criteria": criteria, "format": loud}
    )


def look(column: YearColumn) -> dict[str, Any]:
    """The looks of a column's cells."""
    found: dict[str, Any] = {
        "align": "center" if column.centred else "left",
        "text_wrap": True,
        "font_size": SIZE,
    }
    if column.takes in (Takes.NUMBER, Takes.COMPUTED) and not column.centred:
        found["align"] = "right"
    shows = "@" if column.field in _TEXTS else column.shows
    if shows:
        found["num_format"] = shows
    return found


def _columns(
    book: Workbook, sheet: Worksheet, formats: Styles, form: YearForm, last: int
) -> None:
    lines = 1
    for at, column in enumerate(form.columns):
        hidden = {"hidden": True} if column.hidden else {}
        sheet.set_column(at, at, column.width, formats.get(**look(column)), hidden)
        fill = styles.SECTION if column.required else styles.GROUP
        if column.takes is Takes.COMPUTED:
            fill = _COMPUTED_HEAD
        caption = formats.boxed(
            bold=True, align="center", text_wrap=True, bg_color=fill, font_size=SIZE
        )
        sheet.write_string(HEAD_ROW - 1, at, column.header, caption)
        px = metrics.column_px(column.width)
        if not column.hidden:
            needed = metrics.lines_needed(column.header, px, SIZE, bold=True)
            lines = max(lines, needed)
        area = f"{absolute(FIRST_ROW, at + 1)}:{absolute(last, at + 1)}"
        book.define_name(form.name(column.field), f"={quoted(form.sheet)}!{area}")
        rule = _rule(column, a1(FIRST_ROW, at + 1))
        if rule:
            sheet.data_validation(FIRST_ROW - 1, at, last - 1, at, rule)
    set_height(sheet, HEAD_ROW - 1, max(24, lines * metrics.line_points(SIZE) + 6))
    sheet.autofilter(HEAD_ROW - 1, 0, last - 1, len(form.columns) - 1)
    frozen = [at for at, one in enumerate(form.columns, 1) if one.required]
    sheet.freeze_panes(HEAD_ROW, max(frozen, default=0))


def _rule(column: YearColumn, cell: str) -> dict[str, Any]:
    """What a cell of a column takes, and what is said when it is chosen."""
    if column.takes is Takes.COMPUTED:
        return {}
    rule: dict[str, Any] = {"validate": "any"}
    if column.hint:
        rule |= {"input_title": column.header[:32], "input_message": column.hint}
    wrong = {"error_title": column.header[:32]}
    if column.words:
        words = [*column.words.values()]
        told = "Chọn một trong: " + ", ".join(words) + "."
        return {**rule, **wrong, "validate": "list", "source": words, **_said(told)}
    if column.listed:
        source = f"={column.listed}"
        return {**rule, "validate": "list", "source": source, "show_error": False}
    typed = type_rule(column.takes, cell)
    if typed:
        return {**rule, **wrong, **typed}
    return rule if column.hint else {}


def type_rule(takes: Takes, cell: str) -> dict[str, Any]:
    """What a cell refuses that takes a day or a number; {} where it takes a text."""
    if takes is Takes.DAY:
        value = f"={is_day(cell)}"
        told = "Ghi một ngày, ví dụ 15/12/2026."
        return {"validate": "custom", "value": value, **_said(told)}
    if takes is Takes.YEAR:
        ends = {"minimum": YEARS[0], "maximum": YEARS[1]}
        whole = {"validate": "integer", "criteria": "between"}
        return {**whole, **ends, **_said("Ghi năm bằng bốn chữ số.")}
    if takes is Takes.COUNT:
        count: dict[str, Any] = {"validate": "integer", "criteria": ">="}
        return {**count, "value": 0, **_said("Ghi một số nguyên, từ 0.")}
    if takes is Takes.NUMBER:
        number = {"validate": "custom", "value": f"=ISNUMBER({cell})"}
        return {**number, **_said("Ghi một số, không kèm chữ.")}
    return {}


def _said(text: str) -> dict[str, Any]:
    return {"error_message": text}


# Signals: bold, with a frame: they can be told on paper without colours


def _signals(sheet: Worksheet, formats: Styles, form: YearForm, last: int) -> None:
    """Inks of what needs a look, and lines round the rows that hold something.

    LibreOffice shows one rule a cell: columns that differ in theirs share no area.
    """
    at = {one.field: number for number, one in enumerate(form.columns)}
    needed = [one for one in form.columns if one.required] or [*form.columns[:1]]
    key = letters(at[needed[0].field] + 1)
    filled = f'=${key}{FIRST_ROW}<>""'
    line = formats.signal("", "", border=1, border_color=styles.LINE)
    ink = formats.signal(
        "", styles.RED_INK, bold=True, border=1, border_color=styles.RED_INK
    )
    special = dict(_special(form, at))
    for columns, criteria in special.items():
        _when(sheet, columns, last, criteria, ink)
        _when(sheet, columns, last, filled, line)
    for columns in _others(special, len(form.columns)):
        _when(sheet, columns, last, filled, line)


def _special(
    form: YearForm, at: Mapping[str, int]
) -> Iterator[tuple[tuple[int, int], str]]:
    """The columns that may need a look, from 0, and when."""
    for field, words in _BOLD.get(form.key, ()):
        cell = f"${letters(at[field] + 1)}{FIRST_ROW}"
        tests = ",".join(f'LEFT({cell},{len(word)})="{word}"' for word in words)
        yield (at[field], at[field]), f"=OR({tests})"
    if form.key is YearTable.INDICATORS:
        for field, flag in _STATED.items():
            told = f"${letters(at[flag] + 1)}{FIRST_ROW}"
            yield (at[field], at[field]), f"=AND(ISNUMBER({told}),{told}=0)"
    if form.key is YearTable.TASKS:
        months = (at[month_field(MONTHS[0])], at[month_field(MONTHS[-1])])
        mark = f"{letters(months[0] + 1)}{FIRST_ROW}"
        key = f"${letters(at['key'] + 1)}{FIRST_ROW}"
        late = f'{key}="{KEYS[State.LATE]}"'
        yield months, f'=AND({mark}="{OPEN_MARK}",{late})'


def _others(taken: Iterable[tuple[int, int]], count: int) -> Iterator[tuple[int, int]]:
    """The stretches of columns, from 0, that lie between those taken."""
    left = 0
    for first, last in [*sorted(taken), (count, count)]:
        if left < first:
            yield left, first - 1
        left = last + 1


_BOLD: Mapping[YearTable, Sequence[tuple[str, Sequence[str]]]] = {
    YearTable.TASKS: (("state", ("quá hạn", DUE_TODAY)),),
    YearTable.INDICATORS: (("pace", (MISSED, SLOW)), ("check", (DIFFERS,))),
}
_STATED = {
    "stated_actual": "ok_actual",
    "stated_growth": "ok_growth",
    "stated_share": "ok_share",
    "stated_next_growth": "ok_next",
}


def _when(
    sheet: Worksheet, columns: tuple[int, int], last: int, criteria: str, look: Any
) -> None:
    rule = {"type": "formula", "criteria": criteria, "format": look}
    ends = (FIRST_ROW - 1, columns[0], last - 1, columns[1])
    sheet.conditional_format(*ends, {**rule, "stop_if_true": True})
