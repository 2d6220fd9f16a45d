"""Writes a scorecard into the input cells of a scoring form, and nothing else."""

from collections.abc import Iterator

from toolkit.forms.scoring.layout import (
    MARK,
    NOT_DONE,
    Places,
    has_input_row,
    input_key,
    line_key,
    points_column,
    reason_column,
    typed_in_total,
)
from toolkit.model.numbers import plain
from toolkit.model.rubric import Criterion, Kind, Rubric
from toolkit.model.scorecard import Entry, Scorecard
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.cells.place import Place
from toolkit.xlsx.closed_book import ClosedBook


def fill(
    book: ClosedBook, rubric: Rubric, places: Places, scorecard: Scorecard
) -> None:
    """Type a scorecard into the form. Cells without an entry stay as they are."""
    for place, value in input_cells(rubric, places, scorecard):
        book.set_value(*place, value)


def input_cells(
    rubric: Rubric, places: Places, scorecard: Scorecard
) -> Iterator[tuple[Place, CellValue]]:
    """Each input cell that a scorecard fills, with what a clerk would type there."""
    yield places.cells["unit"], scorecard.unit
    if scorecard.year is not None:
        yield places.cells["year"], scorecard.year
    form = places.form
    for criterion in rubric.criteria:
        entry = scorecard.entries.get(criterion.id)
        if entry is None:
            continue
        for key, column, value in _cells(criterion, entry):
            yield form.place(key, column), value


def _cells(criterion: Criterion, entry: Entry) -> Iterator[tuple[str, str, CellValue]]:
    for index in entry.chosen:
        yield line_key(criterion.id, index), "number", MARK
    if criterion.kind is Kind.CHECKLIST and entry.answered and not entry.chosen:
        yield line_key(criterion.id, 0), "number", NOT_DONE
    number = entry.points if criterion.kind is Kind.MANUAL else entry.measured
    if number is not None and has_input_row(criterion):
        yield input_key(criterion.id), "number", plain(number)
    elif number is not None and typed_in_total(criterion):
        yield criterion.id, "total", plain(number)
    percents = (("over", entry.over_percent), ("under", entry.under_percent))
    for column, percent in percents:
        if percent is not None:
            yield criterion.id, column, plain(percent)
    for which, points in entry.given.items():
        yield criterion.id, points_column(which), plain(points)
    if entry.evidence:
        yield criterion.id, "evidence", entry.evidence
    for which, words in entry.reasons.items():
        column = reason_column(which)
        if words and column:
            yield criterion.id, column, words
