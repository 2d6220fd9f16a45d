"""Rows of a table that whoever fills it may add, take away and move."""

from collections.abc import Mapping
from typing import NamedTuple

from toolkit.xlsx.cells.cell import CellValue, Sheet
from toolkit.xlsx.cells.place import SpotKey
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.meaning.forms import value_form
from toolkit.xlsx.meaning.sent import Matched, Sent


class Loose(NamedTuple):
    """What becomes of the rows that are not where their keys say.

    `cells`: what is to stand in cells of the sent sheet, None for nothing; `left`: rows
    of the returned sheet for which it has no empty row.
    """

    cells: Mapping[SpotKey, CellValue] = {}
    left: tuple[int, ...] = ()


def loose_rows(sent: Sent, returned: ClosedBook, matched: Matched, was: str) -> Loose:
    """The rows of a sheet that were taken away, and those that were put between.

    A row that is gone is empty. One without a key, or with that of another row, goes
    into an empty one: a row is known by what it says. Nothing where rows are fixed.
    """
    keys, alignment = sent.terms.keys.get(was), matched.rows(was)
    if keys is None or keys.fixed or not alignment.changed:
        return Loose()
    after = returned.sheet(matched.pairs[was])
    columns = [c for c in range(1, keys.column) if not sent.locked(was, (keys.top, c))]

    def filled(sheet: Sheet, row: int) -> bool:
        return any(value_form(sheet.at(row, c).value) is not None for c in columns)

    kept = set(alignment.by_key.values())
    rows = sorted({row for row, _ in after.cells if row >= keys.top} - kept)
    new = [row for row in rows if filled(after, row)]
    cells: dict[SpotKey, CellValue] = {
        (row, c): None for row in alignment.lost for c in columns
    }
    # Those of rows that are gone come last: in its place a row is held to be the same.
    empty = [r for r, now in alignment.by_key.items() if not filled(after, now)]
    room = [*sorted(empty), *alignment.lost]
    for row, target in zip(new, room, strict=False):
        cells |= {(target, c): after.at(row, c).value for c in columns}
    return Loose(cells, tuple(new[len(room) :]))
