"""Builds a unit's slice of a register: short, for some programs write out each cell."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from xlsxwriter.worksheet import Worksheet

from toolkit.forms.register.columns import CellKind, RegisterColumn, TableForm, name_of
from toolkit.forms.register.making.lists import UNITS, list_name, lists
from toolkit.forms.register.making.names import Names
from toolkit.forms.register.making.page import (
    TAB_INPUT,
    TAB_RECORD,
    set_page,
    write_header,
    write_heading,
)
from toolkit.forms.register.making.tables import frozen_columns, look_of
from toolkit.forms.register.making.validations import validation
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.forms.scoring.making.travelling import COPY, MANIFEST, NOTE
from toolkit.forms.slices.kind import KIND, SCHEMA
from toolkit.forms.slices.layout import (
    FIRST_ROW,
    HEAD_ROW,
    LISTS,
    NOTE_ROW,
    PEOPLE,
    PEOPLE_FIELDS,
    TABLES,
    Slice,
    key_name,
    row_key,
)
from toolkit.model.register import TableKey
from toolkit.parts.making.book import new_book, properties, protect
from toolkit.parts.making.normalise import normalise
from toolkit.parts.making.styles import Styles
from toolkit.xlsx.cells.cell import CellValue

NAMES = list_name("slice_names")
_ONE_OF_OURS = "Chọn trong danh sách; ghi «Tên (mã)» khi trùng họ tên."
_UNKNOWN_NAME = (
    "Tên này không có ở trang «Người». Chọn «Có» để giữ: cơ quan xem lại khi nhận về."
)
_OUR_UNITS = "Chọn trong danh sách đơn vị của phần này."
_UNKNOWN_UNIT = "Tên đơn vị này không thuộc phần gửi cho đơn vị."
_PEOPLE_NOTE = "Để tra cứu; sai hoặc thiếu thì báo cơ quan gửi."


def build_slice(one: Slice, *, note: str, manifest: str) -> bytes:
    """A slice with its rows; the same input always gives the same bytes.

    `note` says what it is for and when it goes back, `manifest` is the signed line.
    """
    target = BytesIO()
    book = new_book(target)
    formats, names = Styles(book), Names()
    for form in TABLES:
        sheet = book.add_worksheet(form.sheet)
        _table(sheet, formats, form, one, names, note)
    _people(book.add_worksheet(PEOPLE), formats, one)
    listed = book.add_worksheet(LISTS)
    _lists(listed, one, names)
    first = TABLES[0]
    at = len(first.columns) + 1
    book.worksheets()[0].write_string(0, at - 1, manifest)
    names.cell(MANIFEST, first.sheet, 1, at)
    names.cell(NOTE, first.sheet, NOTE_ROW, 1)
    names.formula(COPY, f'"{manifest}"')
    names.define(book)
    properties(book, f"Sổ theo dõi khen thưởng: {one.unit}", manifest)
    book.worksheets()[0].activate()
    book.close()
    return normalise(target.getvalue())


def _table(
    sheet: Worksheet,
    formats: Styles,
    form: TableForm,
    one: Slice,
    names: Names,
    note: str,
) -> None:
    write_heading(sheet, formats, f"{form.heading} – {one.unit}", note)
    captions = [(c.header, c.width, c.required) for c in form.columns]
    write_header(sheet, formats, HEAD_ROW, 1, captions)
    last = FIRST_ROW + one.capacity(form.key) - 1
    rows = one.rows.get(form.key, ())
    for at, column in enumerate(form.columns, 1):
        # No colour: LibreOffice prints every fill, and a room may sign what it prints.
        cell = formats.boxed(**look_of(form, column), locked=False)
        sheet.set_column(at - 1, at - 1, column.width)
        rule = _rule(form.key, column, at)
        sheet.data_validation(FIRST_ROW - 1, at - 1, last - 1, at - 1, rule)
        names.area(
            name_of(form.key, column.field), form.sheet, (FIRST_ROW, at), (last, at)
        )
        for number in range(FIRST_ROW, last + 1):
            given = rows[number - FIRST_ROW : number - FIRST_ROW + 1]
            value = given[0].get(column.field) if given else None
            _put(sheet, number, at, value, cell)
    key = len(form.columns) + 1
    for number in range(FIRST_ROW, last + 1):
        text = row_key(form.key, number - FIRST_ROW + 1)
        sheet.write_string(number - 1, key - 1, text)
    sheet.set_column(key - 1, key - 1, 10, None, {"hidden": True})
    names.area(key_name(form.key), form.sheet, (FIRST_ROW, key), (last, key))
    sheet.freeze_panes(HEAD_ROW, frozen_columns(form))
    sheet.set_tab_color(TAB_INPUT)
    set_page(sheet, head_row=HEAD_ROW, columns=len(form.columns_printed))
    protect(sheet)


def _put(
    sheet: Worksheet, row: int, column: int, value: CellValue, look: Any = None
) -> None:
    """A value as it stands in the register: a text stays a text."""
    if value in (None, ""):
        sheet.write_blank(row - 1, column - 1, None, look)
    elif isinstance(value, bool):
        sheet.write_boolean(row - 1, column - 1, value, look)
    elif isinstance(value, str):
        sheet.write_string(row - 1, column - 1, value, look)
    elif isinstance(value, int | float):
        sheet.write_number(row - 1, column - 1, value, look)


def _rule(table: TableKey, column: RegisterColumn, at: int) -> dict[str, Any]:
    """What a cell takes; who and where are chosen among the unit's own."""
    rule = validation(table, column, FIRST_ROW, at)
    if column.field == "unit":
        return {
            **rule,
            "input_message": _OUR_UNITS,
            "error_message": _UNKNOWN_UNIT,
        }
    if column.field == "name":
        return {
            "validate": "list",
            "source": f"={NAMES}",
            "error_type": "warning",
            "input_title": column.header,
            "input_message": _ONE_OF_OURS,
            "error_title": column.header,
            "error_message": _UNKNOWN_NAME,
        }
    return rule


def _people(sheet: Worksheet, formats: Styles, one: Slice) -> None:
    """Who is in the unit, to look up."""
    form = BY_KEY[TableKey.PEOPLE]
    columns = [form.column(field) for field in PEOPLE_FIELDS]
    write_heading(sheet, formats, f"{form.heading} – {one.unit}", _PEOPLE_NOTE)
    captions = [(c.header, c.width, False) for c in columns]
    write_header(sheet, formats, HEAD_ROW, 1, captions)
    for at, column in enumerate(columns, 1):
        sheet.set_column(at - 1, at - 1, column.width)
        look = formats.boxed(**look_of(form, column))
        for number, person in enumerate(one.people, FIRST_ROW):
            _put(sheet, number, at, person.get(column.field), look)
    sheet.freeze_panes(HEAD_ROW, 1)
    sheet.set_tab_color(TAB_RECORD)
    set_page(sheet, head_row=HEAD_ROW, columns=len(columns))
    protect(sheet)


def _lists(sheet: Worksheet, one: Slice, names: Names) -> None:
    """What code asks first, and the lists that these tables offer."""
    for row, (name, value) in enumerate((("kind", KIND), ("schema", SCHEMA)), 1):
        sheet.write_string(row - 1, 0, name)
        sheet.write(row - 1, 1, value)
        names.cell(name, LISTS, row, 2)
    for at, (name, words) in enumerate(_offered(one).items(), 4):
        sheet.write_string(0, at - 1, name.removeprefix("td_list_"))
        for row, text in enumerate(words or ("",), 2):
            sheet.write_string(row - 1, at - 1, text)
        names.area(name, LISTS, (2, at), (1 + max(len(words), 1), at))
    sheet.hide()
    protect(sheet)


def _offered(one: Slice) -> Mapping[str, Sequence[str]]:
    wanted = {"award", "flag"} | {
        column.field
        for form in TABLES
        for column in form.columns
        if column.holds is CellKind.CHOICE
    }
    offered = {list_name(f): words for f, words in lists().items() if f in wanted}
    return {**offered, UNITS: one.units, NAMES: one.names}
