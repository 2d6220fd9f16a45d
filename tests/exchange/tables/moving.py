"""Moves the columns of a register's table, names and all, as offices do."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName

from toolkit.forms.register.columns import name_of
from toolkit.forms.register.layout import FIRST_ROW
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.xlsx.cells.address import absolute, quoted

LAST = 204


class At(NamedTuple):
    """Where the first cell below a column's heading stands."""

    sheet: str
    row: int
    column: int


Move = Callable[[Mapping[str, At]], Mapping[str, At | None]]
"""From where the columns stand to where they go; None: the column's name is gone."""


def inserted(before: int, count: int = 1) -> Move:
    """Columns of the office's own, put in before one."""
    return lambda places: {
        field: at._replace(column=at.column + (count if at.column >= before else 0))
        for field, at in places.items()
    }


def pasted(field: str, **to: Any) -> Move:
    """One column cut, and pasted elsewhere: its name goes with it."""
    return lambda places: {**places, field: places[field]._replace(**to)}


def all_pasted(**to: Any) -> Move:
    """The whole table cut, and pasted on another sheet or lower down."""
    return lambda places: {field: at._replace(**to) for field, at in places.items()}


def nameless(*fields: str) -> Move:
    """Columns deleted: their names point nowhere and are thrown away."""
    return lambda places: {**places, **dict.fromkeys(fields)}


def move(path: Path, table: str, *moves: Move) -> None:
    """Carry out moves one after the other, in the file itself."""
    book = openpyxl.load_workbook(path)
    form = BY_KEY[table]
    places: Mapping[str, At | None] = {
        column.field: At(form.sheet, FIRST_ROW, at)
        for at, column in enumerate(form.columns, 1)
    }
    for one in moves:
        before = {field: at for field, at in places.items() if at is not None}
        places = {**places, **one(before)}
        _carry(book, before, places)
    for field, at in places.items():
        _name(book, name_of(table, field), at)
    book.save(path)


def _carry(
    book: Workbook, before: Mapping[str, At], after: Mapping[str, At | None]
) -> None:
    """Lift every column with its heading, then set all of them down."""
    lifted = {}
    for field, (sheet, row, column) in before.items():
        cells = [book[sheet].cell(r, column) for r in range(row - 1, LAST + 1)]
        lifted[field] = [(cell.value, cell.number_format) for cell in cells]
        for cell in cells:
            cell.value = None
    for field, at in after.items():
        if at is None or field not in lifted:
            continue
        if at.sheet not in book.sheetnames:
            book.create_sheet(at.sheet)
        for offset, (value, shows) in enumerate(lifted[field]):
            cell = book[at.sheet].cell(at.row - 1 + offset, at.column)
            cell.value, cell.number_format = value, shows


def _name(book: Workbook, name: str, at: At | None) -> None:
    del book.defined_names[name]
    if at is not None:
        first, last = absolute(at.row, at.column), absolute(LAST, at.column)
        area = f"{quoted(at.sheet)}!{first}:{last}"
        book.defined_names[name] = DefinedName(name, attr_text=area)
