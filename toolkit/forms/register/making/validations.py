"""Validations of the register's columns: what each one takes."""

from datetime import date
from typing import Any

from toolkit.forms.register.columns import CellKind, RegisterColumn
from toolkit.forms.register.making.hints import (
    EARLIEST,
    FIRST_DAY,
    LAST_DAY,
    LATEST,
    MOST_COUNT,
    MOST_NUMBER,
    SAYS,
    UNKNOWN_UNIT,
    prompt_of,
)
from toolkit.forms.register.making.lists import UNITS, list_name
from toolkit.model.register import TableKey
from toolkit.xlsx.cells.address import a1

Rule = dict[str, Any]
_EPOCH = date(1899, 12, 30)
"""The day before day 1, as Excel numbers days after February 1900."""


def validation(table: TableKey, column: RegisterColumn, row: int, at: int) -> Rule:
    """The validation of a column of a table whose first cell lies at (row, at)."""
    says = SAYS[column.holds]
    of_units = names_a_unit(table, column)
    return {
        **(_of(UNITS, warning=True) if of_units else _condition(column, a1(row, at))),
        "input_title": column.header,
        "input_message": prompt_of(column),
        "error_title": column.header,
        "error_message": UNKNOWN_UNIT if of_units else says.error,
    }


def names_a_unit(table: TableKey, column: RegisterColumn) -> bool:
    """Whether a column takes the names of units that «Đơn vị» lists."""
    return column.field == "unit" or (table, column.field) == (TableKey.UNITS, "parent")


def _condition(column: RegisterColumn, cell: str) -> Rule:
    match column.holds:
        case CellKind.CHOICE:
            return _of(list_name(column.field))
        case CellKind.AWARD:
            return _of(list_name("award"), warning=True)
        case CellKind.FLAG:
            return _of(list_name("flag"))
        case CellKind.YEAR:
            return between("integer", EARLIEST, LATEST)
        case CellKind.DATE:
            return between("date", FIRST_DAY, LAST_DAY)
        case CellKind.MOMENT:
            return {"validate": "custom", "value": _moment(cell)}
        case CellKind.COUNT:
            return between("integer", 0, MOST_COUNT)
        case CellKind.NUMBER:
            return between("decimal", 0, MOST_NUMBER)
    return {"validate": "length", "criteria": "<=", "value": SAYS[column.holds].longest}


def _moment(cell: str) -> str:
    year = f"AND({cell}>={EARLIEST},{cell}<={LATEST},{cell}=INT({cell}))"
    first, last = ((day - _EPOCH).days for day in (FIRST_DAY, LAST_DAY))
    day = f"AND({cell}>={first},{cell}<={last})"
    return f"=IF(ISNUMBER({cell}),OR({year},{day}),FALSE)"


def _of(name: str, *, warning: bool = False) -> Rule:
    rule: Rule = {"validate": "list", "source": f"={name}"}
    return {**rule, "error_type": "warning"} if warning else rule


def between(validate: str, low: int | date, high: int | date) -> Rule:
    """A number or day between two others, both allowed."""
    return {
        "validate": validate,
        "criteria": "between",
        "minimum": low,
        "maximum": high,
    }
