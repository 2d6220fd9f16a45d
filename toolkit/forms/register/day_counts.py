"""Days of a register that counts from 1904, as every other one counts them."""

from collections.abc import Collection

from toolkit.forms.register.columns import CellKind, RegisterColumn
from toolkit.forms.register.locate import FoundTable
from toolkit.forms.register.reading.days import day_of, is_year
from toolkit.rules.words import day_words
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.read.table import TableRows, Values

LATER = 1462
"""Days between day 0 of a workbook and of one that counts from 1904."""

_DAYS = (CellKind.DATE, CellKind.MOMENT)


def as_counted(book: ClosedBook, raw: CellValue) -> CellValue:
    """The number of a day as a workbook counts it from 1900; a year stays one."""
    if not book.since_1904 or not isinstance(raw, float) or is_year(raw):
        return raw
    return raw + LATER


def rows_as_counted(book: ClosedBook, table: FoundTable, rows: TableRows) -> TableRows:
    """Rows of a table, their days counted from 1900."""
    if not book.since_1904:
        return rows
    places = [n for n, column in enumerate(table.fields) if column.holds in _DAYS]
    return [(number, _counted(book, values, places)) for number, values in rows]


def _counted(book: ClosedBook, values: Values, places: Collection[int]) -> Values:
    return tuple(
        as_counted(book, value) if n in places else value
        for n, value in enumerate(values)
    )


def as_kept(book: ClosedBook, column: RegisterColumn, value: CellValue) -> CellValue:
    """A value counted from 1900 as a register keeps it.

    What would be no day there, or would look like a year, is kept as the day's text.
    """
    if not book.since_1904 or column.holds not in _DAYS:
        return value
    if not isinstance(value, float) or is_year(value):
        return value
    kept = value - LATER
    day = day_of(value)
    if (kept < 1 or is_year(kept)) and day is not None:
        return day_words(day)
    return kept


def as_read_back(
    book: ClosedBook, column: RegisterColumn, value: CellValue
) -> CellValue:
    """What `rows_as_counted` gives of a value that was written `as_kept`."""
    kept = as_kept(book, column, value)
    return as_counted(book, kept) if column.holds in _DAYS else kept
