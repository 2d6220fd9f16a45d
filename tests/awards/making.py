"""Registers made of small text grids in the clerk's own words.

    # Khen thưởng
    Năm | Cấp khen | Danh hiệu, hình thức | Đối tượng | Số lượng
    2023 | Chủ tịch UBND tỉnh | Bằng khen cấp bộ, cấp tỉnh | cá nhân | 4

A cell is what a clerk would type: 12/05/2023 becomes a date, 4 a number; 'text stays a
text whatever it looks like; nothing between the bars is an empty cell.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from toolkit.forms.register.computed import (
    OFFICE_RULE_COLUMNS,
    OFFICE_RULE_ROWS,
    RULES,
    SETTINGS,
    SWITCH_COLUMNS,
)
from toolkit.forms.register.layout import (
    BY_KEY,
    CAPACITY,
    FIRST_ROW,
    HEAD_ROW,
    KIND,
    SCHEMA,
    TABLES,
    Holds,
    name_of,
)
from toolkit.xlsx.cells.address import absolute, quoted

Rows = Sequence[Mapping[str, Any]]
EPOCH = date(1899, 12, 30)
SHEETS = {table.sheet: table for table in TABLES}
SWITCHES_FIRST, OFFICE_FIRST = 20, 50

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_NUMBER = re.compile(r"-?\d+(?:,\d+)?")


def grids(text: str) -> dict[str, list[dict[str, Any]]]:
    """Table key → rows, field → typed value, from grids one below the other."""
    found: dict[str, list[dict[str, Any]]] = {}
    fields: list[str] = []
    rows: list[dict[str, Any]] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("#"):
            table = SHEETS[line[1:].strip()]
            rows, fields = found.setdefault(table.key, []), []
            by_header = {column.header: column.field for column in table.columns}
        elif not fields:
            fields = [by_header[cell.strip()] for cell in line.split("|")]
        else:
            cells = [typed(cell.strip()) for cell in line.split("|")]
            rows.append(dict(zip(fields, cells, strict=True)))
    return found


def typed(cell: str) -> Any:
    """What a spreadsheet makes of what was typed."""
    if cell.startswith("'"):
        return cell[1:]
    if day := _DAY.fullmatch(cell):
        return date(int(day[3]), int(day[2]), int(day[1]))
    if _NUMBER.fullmatch(cell):
        return float(cell.replace(",", "."))
    return cell or None


def register_book(
    tables: str | Mapping[str, Rows] = "",
    *,
    year: Any = 2023,
    settings: Mapping[str, Any] = {},
    switches: Mapping[str, str] = {},
    office_rules: Iterable[Sequence[Any]] = (),
    capacity: int = CAPACITY,
) -> bytes:
    """A plain workbook of the form: headers, names, rows; no looks, no lists.

    `settings` and `switches` are as typed on «Quy tắc», `office_rules` rows in the
    order of OFFICE_RULE_COLUMNS.
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
            if column.holds in (Holds.DATE, Holds.MOMENT):
                sheet.set_column(at, at, 12, shows_day)
        places = {column.field: at for at, column in enumerate(form.columns)}
        for row, values in enumerate(content.get(key, ()), FIRST_ROW - 1):
            for field, value in values.items():
                _put(sheet, row, places[field], value, shows_day)
    _rules(book, {"year": year, **settings}, switches, office_rules, shows_day)
    book.close()
    return target.getvalue()


def _rules(
    book: Workbook,
    settings: Mapping[str, Any],
    switches: Mapping[str, str],
    office_rules: Iterable[Sequence[Any]],
    shows_day: Any,
) -> None:
    sheet = book.add_worksheet(RULES)
    for row, name in enumerate(SETTINGS, 3):
        _put(sheet, row, 2, settings.get(name), shows_day)
        book.define_name(f"td_set_{name}", f"={quoted(RULES)}!{absolute(row + 1, 3)}")
    for row, (name, on) in enumerate(switches.items(), SWITCHES_FIRST - 1):
        _put(sheet, row, 0, name, shows_day)
        _put(sheet, row, 3, on, shows_day)
    for row, cells in enumerate(office_rules, OFFICE_FIRST - 1):
        for column, value in enumerate(cells):
            _put(sheet, row, column, value, shows_day)
    regions = {
        "switches": (SWITCHES_FIRST, 20, len(SWITCH_COLUMNS)),
        "office_rules": (OFFICE_FIRST, OFFICE_RULE_ROWS, len(OFFICE_RULE_COLUMNS)),
    }
    for name, (first, rows, columns) in regions.items():
        area = f"{absolute(first, 1)}:{absolute(first + rows - 1, columns)}"
        book.define_name(f"td_{name}", f"={quoted(RULES)}!{area}")
    for row, (name, value) in enumerate((("kind", KIND), ("schema", SCHEMA)), 100):
        sheet.write(row, 0, value)
        book.define_name(f"td_{name}", f"={quoted(RULES)}!{absolute(row + 1, 1)}")


def _put(sheet: Any, row: int, column: int, value: Any, shows_day: Any) -> None:
    if value is None:
        return
    if isinstance(value, date):
        sheet.write_number(row, column, (value - EPOCH).days, shows_day)
    elif isinstance(value, str):
        sheet.write_string(row, column, value)
    else:
        sheet.write(row, column, value)
