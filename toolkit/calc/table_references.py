"""Tables as `sheet["Table"]` and `sheet["Table[column]"]` ask for their cells."""

import re
from typing import TYPE_CHECKING

from toolkit.calc.addresses import Area
from toolkit.calc.errors import CalcError

if TYPE_CHECKING:
    from toolkit.calc.books import Book
    from toolkit.calc.table import Table

_REFERENCE = re.compile(r"([^\W\d][\w.]*)(?:\[(.*)\])?", re.DOTALL)
# [a]  [#All]  or, where there is only one, without brackets of its own; ' escapes.
_PART = re.compile(r"\[((?:[^\[\]']|'.)*)\]\s*([:,]?)", re.DOTALL)
_ESCAPED = re.compile(r"'(.)", re.DOTALL)
_ROWS = ("#all", "#data", "#headers", "#totals")


def table_named(book: "Book", name: str) -> "Table | None":
    """The table of this name on any sheet of the book."""
    ranges = book.uno.DatabaseRanges
    for known in ranges.ElementNames:
        if known.casefold() == name.casefold():
            place = ranges.getByName(known).DataArea
            found: Table = book.sheets(place.Sheet + 1).tables(known)
            return found
    return None


def find(book: "Book", text: str) -> "tuple[Table, Area] | None":
    """The table that a reference names and the cells; None when it names none.

    Raises:
        CalcError: the table has no such column, or no such cells.
    """
    match = _REFERENCE.fullmatch(text.strip())
    table = table_named(book, match[1]) if match else None
    if match is None or table is None:
        return None
    rows, columns = _asked(match[2] or "")
    area = _columns(table, _rows(table, rows, text), columns, text)
    return table, area


def _asked(inside: str) -> tuple[list[str], list[str]]:
    """Which rows (`#Headers` …) and which one column, or first and last one."""
    inside = inside.strip()
    if not inside:
        return [], []
    parts = [(part, mark) for part, mark in _PART.findall(inside)]
    if not inside.startswith("["):
        parts = [(inside, "")]
    rows = [part.lower() for part, _ in parts if part.startswith("#")]
    columns = [_ESCAPED.sub(r"\1", p) for p, _ in parts if not p.startswith("#")]
    return rows, columns


def _rows(table: "Table", asked: list[str], text: str) -> Area:
    whole, body = table.area, table.body_area
    pieces = {
        "#all": (whole.row, whole.rows),
        "#data": (body.row, body.rows),
        "#headers": (whole.row, int(table.show_headers)),
        "#totals": (body.row + body.rows, int(table.show_totals)),
    }
    if not set(asked) <= set(_ROWS):
        raise CalcError(f"{text}: the rows of a table are {', '.join(_ROWS)}.")
    found = [pieces[name] for name in asked or ["#data"]]
    found = [(first, count) for first, count in found if count]
    if not found:
        raise CalcError(f"{text}: the table {table.name} has no such cells.")
    top = min(first for first, _ in found)
    end = max(first + count for first, count in found)
    return Area(top, whole.column, end - top, whole.columns)


def _columns(table: "Table", rows: Area, asked: list[str], text: str) -> Area:
    if not asked:
        return rows
    try:
        numbers = [table.columns(name).index for name in asked]
    except KeyError as error:
        raise CalcError(f"{text}: {table.name} has no column {error}.") from None
    first, last = min(numbers), max(numbers)
    return Area(rows.row, rows.column + first - 1, rows.rows, last - first + 1)
