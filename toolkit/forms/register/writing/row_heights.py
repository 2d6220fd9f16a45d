"""Rows that we write into a clerk's table, as high as what is printed of them."""

from collections.abc import Iterator

from toolkit.forms.register.locate import FoundTable
from toolkit.parts.records import text_size as metrics
from toolkit.parts.records.columns import HIGHEST
from toolkit.xlsx.closed_book import ClosedBook

_AIR = 3.0
"""Points above and below the lines of a row."""
_NARROWEST, _WIDEST = 3.0, 255.0
"""Characters: a column narrower shows no text anyway; none is wider."""


def fit_rows(book: ClosedBook, table: FoundTable, first: int, count: int) -> None:
    """Give `count` rows from `first` on, now written, the height of their texts.

    Where somebody types, and in Excel where a row comes without a height, the program
    finds it by itself. LibreOffice does not where a row came so: it draws the lines of
    its texts over the rows around it, on paper too.
    """
    columns = dict(_rooms(book, table))
    if not columns or not count:
        return
    heights = {}
    for number, values in book.table(table.sheet, first, tuple(columns)):
        if number >= first + count:
            break
        lines = [
            metrics.lines_needed(value, px, metrics.BODY_SIZE)
            for px, value in zip(columns.values(), values, strict=True)
            if isinstance(value, str)
        ]
        points = max(lines, default=1) * metrics.line_points(metrics.BODY_SIZE) + _AIR
        heights[number] = min(HIGHEST, points)
    book.set_heights(table.sheet, heights)


def _rooms(book: ClosedBook, table: FoundTable) -> Iterator[tuple[int, float]]:
    """The columns whose texts wrap, and their pixels as the office has them."""
    widths = book.sheet(table.sheet).column_widths
    for field, at in table.columns.items():
        column = table.form.column(field)
        if table.form.wraps(column):
            width = widths.get(at, column.width)
            yield at, min(max(width, _NARROWEST), _WIDEST) * metrics.DIGIT_PX
