"""Rows of the year book as high as their texts, where no program found it yet."""

from collections.abc import Iterator

from toolkit.forms.year.layout import Takes
from toolkit.forms.year.reading import FoundTable
from toolkit.parts.records import text_size as metrics
from toolkit.parts.records.columns import HIGHEST
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.edit.heights import rows_without_height, widths_of

_AIR = 3.0
"""Points above and below the lines of a row."""
_SIZE = 11


def fit_unfitted(book: ClosedBook, table: FoundTable) -> None:
    """Give the rows that came without a height that of their texts.

    LibreOffice draws the lines of a text over the rows around it where a row came so.
    A row of one line needs none.
    """
    bare = rows_without_height(book.part(table.sheet), table.first)
    columns = dict(_rooms(book, table))
    if not bare or not columns:
        return
    heights = {}
    for number, values in book.table(table.sheet, table.first, tuple(columns)):
        lines = max(
            metrics.lines_needed(value, px, _SIZE) if isinstance(value, str) else 1
            for px, value in zip(columns.values(), values, strict=True)
        )
        if lines > 1 and number in bare:
            points = lines * metrics.line_points(_SIZE) + _AIR
            heights[number] = min(HIGHEST, points)
    if heights:
        book.set_heights(table.sheet, heights)


def _rooms(book: ClosedBook, table: FoundTable) -> Iterator[tuple[int, float]]:
    """The columns whose texts wrap, and the pixels that they have."""
    widths = widths_of(book.part(table.sheet))
    for column in table.form.typed:
        if column.takes in (Takes.TEXT, Takes.CHOICE):
            at = table.columns[column.field]
            yield at, metrics.column_px(widths.get(at, column.width))
