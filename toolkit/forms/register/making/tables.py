"""The sheets of the nine tables: they belong to the clerk, and are not protected."""

from typing import Any

from xlsxwriter.worksheet import Worksheet

from toolkit.forms.register.columns import CellKind, RegisterColumn, TableForm, name_of
from toolkit.forms.register.layout import FIRST_ROW, HEAD_ROW
from toolkit.forms.register.making.names import Names
from toolkit.forms.register.making.page import (
    TAB_INPUT,
    Area,
    Office,
    lined,
    set_page,
    write_header,
    write_heading,
    write_letterhead,
    write_start,
)
from toolkit.forms.register.making.validations import validation
from toolkit.parts.making import styles
from toolkit.parts.making.styles import Styles
from toolkit.xlsx.cells.address import a1

_SHOWS = {
    CellKind.YEAR: "0",
    # A year alone is a small number, and must not be shown as a day of 1905. Where a
    # day is asked for, the day stands first: other programs go by the first part.
    CellKind.DATE: "[>2100]dd/mm/yyyy;0",
    CellKind.MOMENT: "[<=2100]0;dd/mm/yyyy",
    CellKind.COUNT: "0",
}
_CENTRED = frozenset({*_SHOWS, CellKind.NUMBER, CellKind.FLAG})
_NARROW = 16
"""Up to this width the words of a list stand centred."""
_LONG = 28
"""Beside what is printed, from this width on a text is too long to be made smaller."""
_TEXT = "@"
_FROZEN_WIDTH = 60


def write_table(
    sheet: Worksheet,
    formats: Styles,
    form: TableForm,
    capacity: int,
    names: Names,
    office: Office,
) -> None:
    """An empty table: header, looks of its columns, validations, names, page.

    What explains it stands on the right of what is printed.
    """
    printed = len(form.columns_printed)
    widths = [column.width for column in form.columns]
    middle = write_letterhead(sheet, formats, office, widths)
    write_heading(sheet, formats, form.heading, column=middle)
    _beside(sheet, formats, form.note, printed + 1)
    captions = [(c.header, c.width, c.required) for c in form.columns]
    write_header(sheet, formats, HEAD_ROW, 1, captions)
    last = FIRST_ROW + capacity - 1
    texts = []
    for at, column in enumerate(form.columns, 1):
        look = look_of(form, column)
        if look.get("num_format") == _TEXT:
            texts.append(f"{a1(FIRST_ROW, at)}:{a1(last, at)}")
        sheet.set_column(at - 1, at - 1, column.width, formats.get(**look))
        rule = validation(form.key, column, FIRST_ROW, at)
        sheet.data_validation(FIRST_ROW - 1, at - 1, last - 1, at - 1, rule)
        name = name_of(form.key, column.field)
        names.area(name, form.sheet, (FIRST_ROW, at), (last, at))
    if texts:
        sheet.ignore_errors({"number_stored_as_text": " ".join(texts)})
    _colours(sheet, formats, form, last)
    sheet.autofilter(HEAD_ROW - 1, 0, last - 1, len(form.columns) - 1)
    sheet.freeze_panes(HEAD_ROW, frozen_columns(form))
    sheet.set_tab_color(TAB_INPUT)
    set_page(sheet, head_row=HEAD_ROW, columns=printed)


def _beside(sheet: Worksheet, formats: Styles, note: str, column: int) -> None:
    """The note and the links, from row 1 down."""
    small = formats.get(italic=True, font_color=styles.GREY)
    sheet.write_string(0, column - 1, note, small)
    write_start(sheet, formats, 2, column)


def look_of(form: TableForm, column: RegisterColumn) -> dict[str, Any]:
    """How the cells of a column look, as XlsxWriter names it."""
    look: dict[str, Any] = {}
    if column.holds in _CENTRED or (
        column.holds is CellKind.CHOICE and column.width <= _NARROW
    ):
        look["align"] = "center"
    if form.wraps(column):
        # No row has a height of its own: where somebody types, both programs make it
        # as high as its texts; where we write, we do (`writing/row_heights.py`).
        look["text_wrap"] = True
    elif _shrinks(column):
        look["shrink"] = True
    if shows := _SHOWS.get(column.holds, ""):
        look["num_format"] = shows
    # Otherwise a code loses its noughts, and «12-2020» becomes a day.
    if column.holds is CellKind.YEARS or column.field in ("code", "decision", "period"):
        look["num_format"] = _TEXT
    return look


def _shrinks(column: RegisterColumn) -> bool:
    """Beside what is printed all stays in one line; words of a list, shown whole."""
    if column.holds in _CENTRED:
        return False
    return not (column.holds is CellKind.TEXT and column.width >= _LONG)


def _colours(sheet: Worksheet, formats: Styles, form: TableForm, last: int) -> None:
    """Lines round the rows that hold something; what they must still hold."""
    area = Area(sheet, (FIRST_ROW, 1), (last, len(form.columns)))
    required = [at for at, c in enumerate(form.columns, 1) if c.required]
    missing, plain = lined(formats, styles.MISSING), lined(formats)
    for at in required:
        cells, cell = area.column(at), a1(FIRST_ROW, at)
        area.rule(cells, f"AND(ISBLANK({cell}),{area.started()})", missing)
        area.rule(cells, area.started(), plain)
    area.rule(area.columns_but(*required), area.started(), plain)


def frozen_columns(form: TableForm) -> int:
    """Columns that stay in view: up to the name, where that leaves room for others."""
    fields = [column.field for column in form.columns]
    naming = next(f for f in ("name", "title") if f in fields)
    columns = form.columns[: fields.index(naming) + 1]
    fits = sum(column.width for column in columns) <= _FROZEN_WIDTH
    return len(columns) if fits else 1
