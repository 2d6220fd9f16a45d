"""Rows of the form as high as the texts that a program wrote into them."""

from collections.abc import Iterator, Mapping

from toolkit.forms.scoring.layout import Places, columns_of
from toolkit.forms.scoring.making.places import width_of
from toolkit.model.rubric import Rubric
from toolkit.parts.records import text_size as metrics
from toolkit.parts.records.columns import HIGHEST
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.graft.column_looks import with_higher_rows

_SMALL = 11
"""Of evidence and reasons."""
_AIR = 3.0


def higher_rows(
    book: ClosedBook, places: Places, rubric: Rubric
) -> Mapping[str, bytes]:
    """The part of the form with its rows so high, by its name; nothing where all fit.

    Where somebody types the row grows by itself. What comes with a height keeps it in
    every program, and its texts are drawn over the rows around it, on paper too.
    """
    heights = dict(_needed(book, places, rubric))
    if not heights:
        return {}
    sheet = places.form.sheet
    data, more = with_higher_rows(book.part(sheet), heights)
    return {book.sheet(sheet).part: data} if more else {}


def _needed(
    book: ClosedBook, places: Places, rubric: Rubric
) -> Iterator[tuple[int, float]]:
    """The rows with a text of more than one line, and their heights in points."""
    form, sheet = places.form, book.sheet(places.form.sheet)
    columns = {one.name: one for one in columns_of(rubric)}
    px = {name: metrics.column_px(width_of(one)) for name, one in columns.items()}
    unit = places.cells["unit"]
    name = sheet.at(unit.row, unit.column).value
    lines = _lines(name, px["number"] + px["title"], metrics.BODY_SIZE, bold=True)
    if lines > 1:
        yield unit.row, _points(lines, metrics.BODY_SIZE)
    texts = {
        form.columns[one.name]: px[one.name]
        for one in columns.values()
        if (one.name == "evidence" or one.is_reason) and one.name in form.columns
    }
    for row in form.rows.values():
        needed = [
            metrics.lines_needed(text, room, _SMALL)
            for at, room in texts.items()
            if isinstance(text := sheet.at(row, at).value, str)
        ]
        if (most := max(needed, default=1)) > 1:
            yield row, _points(most, _SMALL)


def _lines(text: object, px: float, size: float, *, bold: bool = False) -> int:
    if not isinstance(text, str):
        return 1
    return metrics.lines_needed(text, px, size, bold=bold)


def _points(lines: int, size: float) -> float:
    return min(HIGHEST, lines * metrics.line_points(size) + _AIR)
