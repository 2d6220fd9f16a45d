"""Rows that we write into a clerk's table, as high as what is printed of them."""

from collections.abc import Iterator

from toolkit.forms.register.award_list import award_words
from toolkit.forms.register.columns import CellKind
from toolkit.forms.register.locate import FoundTable
from toolkit.model.register import Register
from toolkit.parts.records import text_size as metrics
from toolkit.parts.records.columns import HIGHEST
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.edit.heights import rows_without_height, widths_of

_AIR = 3.0
"""Points above and below the lines of a row."""
_TOLD = (CellKind.TEXT, CellKind.NAME, CellKind.NAMES, CellKind.AWARD)
"""What may be longer than its column."""
_NARROWEST, _WIDEST = 3.0, 255.0
"""Characters: a column narrower shows no text anyway; none is wider."""


def fit_rows(book: ClosedBook, table: FoundTable, first: int, count: int) -> None:
    """Give `count` rows from `first` on, now written, the height of their texts.

    Where somebody types, and in Excel where a row comes without a height, the program
    finds it by itself. LibreOffice does not where a row came so: it draws the lines of
    its texts over the rows around it, on paper too.
    """
    last = first + count
    heights = {
        number: _points(lines)
        for number, lines in _lines(book, table, first)
        if number < last
    }
    if heights:
        book.set_heights(table.sheet, heights)


def fit_unfitted(book: ClosedBook, table: FoundTable, register: Register) -> None:
    """The same for rows that another program wrote without a height.

    A row of one line needs none. No row is read again: in a large register that costs
    as much as all else; what was read of them is in `register`.
    """
    bare = rows_without_height(book.part(table.sheet), table.top)
    if not bare:
        return
    columns = {
        field: px
        for field, px in _rooms(book, table)
        if table.form.column(field).holds in _TOLD
    }
    if not columns:
        return
    rows = [row for row in getattr(register, table.form.key) if row.row in bare]
    needed: dict[int, int] = {}
    for field, px in columns.items():
        # Most texts of a column stand in many rows.
        lines = {
            read: metrics.lines_needed(_text(read), px, metrics.BODY_SIZE)
            for read in {getattr(row, field) for row in rows}
        }
        for row in rows:
            most = max(needed.get(row.row, 1), lines[getattr(row, field)])
            needed[row.row] = most
    heights = {number: _points(most) for number, most in needed.items() if most > 1}
    if heights:
        book.set_heights(table.sheet, heights)


def heights_of(book: ClosedBook, table: FoundTable) -> dict[int, float]:
    """The height of each row of the table that needs more than one line, in points."""
    found = _lines(book, table, table.top)
    return {number: _points(lines) for number, lines in found if lines > 1}


def _text(read: object) -> str:
    """What a cell holds, of which this was read."""
    if isinstance(read, tuple):
        return "; ".join(map(str, read))
    return award_words().get(read, read) if isinstance(read, str) else ""


def _points(lines: int) -> float:
    return min(HIGHEST, lines * metrics.line_points(metrics.BODY_SIZE) + _AIR)


def _lines(
    book: ClosedBook, table: FoundTable, first: int
) -> Iterator[tuple[int, int]]:
    """The rows from `first` down, and how many lines their longest text takes."""
    columns = {table.columns[field]: px for field, px in _rooms(book, table)}
    if not columns:
        return
    for number, values in book.table(table.sheet, first, tuple(columns)):
        lines = (
            metrics.lines_needed(value, px, metrics.BODY_SIZE)
            for px, value in zip(columns.values(), values, strict=True)
            if isinstance(value, str)
        )
        yield number, max(lines, default=1)


def _rooms(book: ClosedBook, table: FoundTable) -> Iterator[tuple[str, float]]:
    """The fields whose texts wrap, and the pixels of their columns as they are."""
    widths = widths_of(book.part(table.sheet))
    for field, at in table.columns.items():
        column = table.form.column(field)
        if table.form.wraps(column):
            width = widths.get(at, column.width)
            yield field, min(max(width, _NARROWEST), _WIDEST) * metrics.DIGIT_PX
