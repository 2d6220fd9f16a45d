"""Plain workbooks of the award-tracking form, made of small text grids."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from tests.awards.grids import Rows, grids
from toolkit.forms.register.columns import CellKind, name_of
from toolkit.forms.register.computed import (
    COMPLETE_COLUMNS,
    COMPLETE_ROWS,
    OFFICE_RULE_COLUMNS,
    OFFICE_RULE_ROWS,
    PROFILE,
    RULES,
    SETTINGS,
    SWITCH_COLUMNS,
)
from toolkit.forms.register.kind import KIND
from toolkit.forms.register.layout import CAPACITY, FIRST_ROW, HEAD_ROW, SCHEMA
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.xlsx.cells.address import absolute, quoted

EPOCH = date(1899, 12, 30)
PROFILE_FIRST, SWITCHES_FIRST, OFFICE_FIRST, COMPLETE_FIRST = 14, 20, 50, 75


def register_book(
    tables: str | Mapping[str, Rows] = "",
    *,
    year: Any = 2023,
    settings: Mapping[str, Any] = {},
    switches: Mapping[str, str] = {},
    office_rules: Iterable[Sequence[Any]] = (),
    complete: Sequence[Sequence[Any]] | None = None,
    profile: Mapping[str, Any] | None = None,
    capacity: int = CAPACITY,
) -> bytes:
    """A plain workbook of the form: headers, names, rows; no looks, no lists.

    `settings` and `switches` are as typed on «Quy tắc», `office_rules` rows in the
    order of OFFICE_RULE_COLUMNS, `complete` rows in that of COMPLETE_COLUMNS, `profile`
    whose rules are chosen, by side; None: a register of the time before it had that.
    """
    content = grids(tables) if isinstance(tables, str) else tables
    target = BytesIO()
    book = Workbook(target, {"in_memory": True, "strings_to_formulas": False})
    shows_day = book.add_format({"num_format": "dd/mm/yyyy"})
    for key, form in BY_KEY.items():
        sheet = book.add_worksheet(form.sheet)
        for at, column in enumerate(form.columns):
            sheet.write_string(HEAD_ROW - 1, at, column.header)
            last = absolute(FIRST_ROW + capacity - 1, at + 1)
            area = f"{absolute(FIRST_ROW, at + 1)}:{last}"
            book.define_name(
                name_of(key, column.field), f"={quoted(form.sheet)}!{area}"
            )
            if column.holds in (CellKind.DATE, CellKind.MOMENT):
                sheet.set_column(at, at, 12, shows_day)
        places = {column.field: at for at, column in enumerate(form.columns)}
        for row, values in enumerate(content.get(key, ()), FIRST_ROW - 1):
            for field, value in values.items():
                _put(sheet, row, places[field], value, shows_day)
    more = (switches, office_rules, complete)
    sheet = _rules(book, {"year": year, **settings}, *more, shows_day)
    for row, side in enumerate(PROFILE if profile is not None else (), PROFILE_FIRST):
        _put(sheet, row - 1, 2, (profile or {}).get(side), shows_day)
        book.define_name(f"td_set_{side}", f"={quoted(RULES)}!{absolute(row, 3)}")
    book.close()
    return target.getvalue()


def _rules(
    book: Workbook,
    settings: Mapping[str, Any],
    switches: Mapping[str, str],
    office_rules: Iterable[Sequence[Any]],
    complete: Sequence[Sequence[Any]] | None,
    shows_day: Any,
) -> Worksheet:
    sheet = book.add_worksheet(RULES)
    for row, name in enumerate(SETTINGS, 3):
        _put(sheet, row, 2, settings.get(name), shows_day)
        book.define_name(f"td_set_{name}", f"={quoted(RULES)}!{absolute(row + 1, 3)}")
    for row, (name, on) in enumerate(switches.items(), SWITCHES_FIRST - 1):
        _put(sheet, row, 0, name, shows_day)
        _put(sheet, row, 3, on, shows_day)
    for first, rows in ((OFFICE_FIRST, office_rules), (COMPLETE_FIRST, complete or ())):
        for row, cells in enumerate(rows, first - 1):
            for column, value in enumerate(cells):
                _put(sheet, row, column, value, shows_day)
    regions = {
        "switches": (SWITCHES_FIRST, 20, len(SWITCH_COLUMNS)),
        "office_rules": (OFFICE_FIRST, OFFICE_RULE_ROWS, len(OFFICE_RULE_COLUMNS)),
    }
    if complete is not None:
        regions["complete"] = (COMPLETE_FIRST, COMPLETE_ROWS, len(COMPLETE_COLUMNS))
    for name, (first, height, columns) in regions.items():
        area = f"{absolute(first, 1)}:{absolute(first + height - 1, columns)}"
        book.define_name(f"td_{name}", f"={quoted(RULES)}!{area}")
    for row, (name, value) in enumerate((("kind", KIND), ("schema", SCHEMA)), 100):
        sheet.write(row, 0, value)
        book.define_name(f"td_{name}", f"={quoted(RULES)}!{absolute(row + 1, 1)}")
    return sheet


def _put(sheet: Any, row: int, column: int, value: Any, shows_day: Any) -> None:
    if value is None:
        return
    if isinstance(value, date):
        sheet.write_number(row, column, (value - EPOCH).days, shows_day)
    elif isinstance(value, str):
        sheet.write_string(row, column, value)
    else:
        sheet.write(row, column, value)
