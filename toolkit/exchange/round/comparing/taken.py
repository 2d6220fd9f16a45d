"""What a unit typed, taken into the workbook as it was sent: inputs by key, no more."""

from toolkit.xlsx.cells.cell import CellError, CellValue
from toolkit.xlsx.cells.place import Place
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.meaning.forms import value_form
from toolkit.xlsx.meaning.loose import loose_rows
from toolkit.xlsx.meaning.sent import (
    Matched,
    Sent,
    match,
    met_cells,
    met_in_columns,
)


def taken_over(
    sent: Sent, returned: ClosedBook, matched: Matched | None = None
) -> tuple[ClosedBook, tuple[Place, ...]]:
    """The workbook as it was sent with what was typed, and where something was.

    Only cells that were sent unlocked are taken, each by the key of its row, with the
    value that is shown where it holds a formula; of a table whose rows are loose those
    without a key too. A return is never repaired: whatever
    else it holds stays behind. Raises FileRefusedError as reading its sheets does.
    """
    matched = matched or match(sent, returned)
    book = sent.book.unedited()
    typed: list[Place] = []
    for was, now in matched.pairs.items():
        before, after = sent.book.sheet(was), returned.sheet(now)
        if before is after:  # byte for byte the same
            continue
        rows, moved = matched.rows(was), matched.columns.get(was)
        met = (
            met_cells(before, after, rows, alike=False)
            if moved is None
            else met_in_columns(before, after, rows, moved)
        )
        for spot, here in met.items():
            old, new = before.at(*spot), _plain(after.at(*here).value)
            if old.formula is not None or old.value == new:
                continue
            if value_form(old.value) == value_form(new):
                continue
            if not sent.locked(was, spot):
                book.set_value(was, *spot, new)
                typed.append(Place(was, *spot))
        for spot, value in loose_rows(sent, returned, matched, was).cells.items():
            new = _plain(value)
            if value_form(before.at(*spot).value) != value_form(new):
                book.set_value(was, *spot, new)
                typed.append(Place(was, *spot))
    return book, tuple(sorted(typed))


def _plain(value: CellValue) -> CellValue:
    """A value that can be typed: an error is taken as the text it shows."""
    return str(value) if isinstance(value, CellError) else value
