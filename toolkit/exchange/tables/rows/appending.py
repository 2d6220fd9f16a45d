"""Rows put below the last one of a table, without those that are there already."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from toolkit.exchange.tables.rows.converted import NewRow
from toolkit.exchange.tables.tables import filled_rows
from toolkit.findings import WorkRefusedError, find
from toolkit.forms.register.day_counts import as_kept, as_read_back
from toolkit.forms.register.locate import FoundTable
from toolkit.forms.register.writing.row_heights import fit_rows
from toolkit.model.origin import Origin
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.place import Place
from toolkit.xlsx.closed_book import NO_CACHE, ClosedBook
from toolkit.xlsx.edit.draft import BlockedCellError
from toolkit.xlsx.edit.kept import stored
from toolkit.xlsx.outdated import drop_outdated

_FEW_CELLS = 20_000
"""So many new cells are held against each formula of the office one by one."""


def refuse_lost(table: FoundTable, rows: Iterable[NewRow]) -> None:
    """Raises WorkRefusedError X634 when the workbook lacks a column that rows fill."""
    for name in dict.fromkeys(name for row in rows for name in row.values):
        if name not in table.columns:
            facts = {"seen": table.form.column(name).header, "table": table.form.sheet}
            raise WorkRefusedError(find("X634", Origin(table.sheet), **facts))


class Addition(NamedTuple):
    """New rows for a table of a register, and the sheets of the source they stand on.

    `first`: the row of the register that takes the first of them, 0 before they are
    written.
    """

    table: FoundTable
    rows: tuple[NewRow, ...]
    sheets: tuple[str, ...] = ()
    first: int = 0


def append_all(
    book: ClosedBook, additions: Sequence[Addition], *, recomputed: bool = False
) -> tuple[Addition, ...]:
    """Write rows below the last ones of their tables; the additions with their places.

    Formulas that count the tables lose the values stored beside them, which would be
    old; unless a spreadsheet has the workbook open, which computes them anew at once
    (`recomputed`). Raises WorkRefusedError: X621 no room, C216 an array formula in the
    way.
    """
    placed = tuple(_placed(book, one) for one in additions)
    new = [
        (
            Place(one.table.sheet, number, one.table.columns[name]),
            as_kept(book, one.table.form.column(name), value),
        )
        for one in placed
        for number, row in enumerate(one.rows, one.first)
        for name, value in row.values.items()
    ]
    few = len(new) <= _FEW_CELLS
    if not recomputed and not few:
        _drop_all(book)
    for place, value in new:
        try:
            book.set_value(*place, value)
        except BlockedCellError:
            at = Origin(place.sheet, a1(place.row, place.column))
            raise WorkRefusedError(find("C216", at)) from None
    for one in placed:
        fit_rows(book, one.table, one.first, len(one.rows))
    if not recomputed and few:
        drop_outdated(book, [place for place, _ in new], ())
    return placed


def _placed(book: ClosedBook, one: Addition) -> Addition:
    """An addition with the row it begins in. Raises WorkRefusedError X621: no room."""
    table = one.table
    there = [row for row, _ in filled_rows(book, table) if row <= table.bottom]
    first = there[-1] + 1 if there else table.top
    room = table.bottom - first + 1
    if len(one.rows) > room:
        at = Origin(table.sheet, a1(first, min(table.columns.values())))
        facts = {"seen": str(len(one.rows)), "expected": str(max(room, 0))}
        raise WorkRefusedError(find("X621", at, table=table.form.sheet, **facts))
    return one._replace(first=first)


def _drop_all(book: ClosedBook) -> None:
    """Take away the value beside every formula of a workbook not yet edited."""
    for name in book.sheet_names:
        if not book.may_hold_formulas(name):
            continue
        blocks = book.array_formulas(name)
        for (row, column), cell in book.sheet(name).cells.items():
            inside = any(block.holds((row, column)) for block in blocks)
            if cell.value is not None and (cell.formula is not None or inside):
                book.set_cached(name, row, column, NO_CACHE)
    book.full_calc_on_load()


def refuse_different(
    data: bytes, table: FoundTable, first: int, rows: Sequence[NewRow]
) -> None:
    """Raises WorkRefusedError F035 unless the written workbook holds these rows."""
    book = ClosedBook.from_bytes(data)
    wanted = {
        number: tuple(
            stored(as_read_back(book, c, row.values.get(c.field))) for c in table.fields
        )
        for number, row in enumerate(rows, first)
    }
    there = dict(filled_rows(book, table))
    for number, values in wanted.items():
        if there.get(number) != values:
            at = a1(number, min(table.columns.values()))
            raise WorkRefusedError(find("F035", seen=f"{table.sheet} {at}"))
