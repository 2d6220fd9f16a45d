"""Rows put below the last one of a table, without those that are there already."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from toolkit.exchange.tables.rows.converting import NewRow
from toolkit.exchange.tables.rows.values import Meanings
from toolkit.exchange.tables.tables import filled_rows
from toolkit.findings import WorkRefusedError, find
from toolkit.forms.register.columns import CellKind, RegisterColumn
from toolkit.forms.register.locate import FoundTable
from toolkit.forms.register.reading.answer import Answer, cell_text, cleaned
from toolkit.forms.register.reading.cells import empty_of, spelled
from toolkit.model.origin import Origin
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.cells.place import Place
from toolkit.xlsx.closed_book import NO_CACHE, ClosedBook
from toolkit.xlsx.edit.draft import BlockedCellError, stored
from toolkit.xlsx.outdated import drop_outdated
from toolkit.xlsx.read.table import UNCALCULATED

_FEW_CELLS = 20_000
"""So many new cells are held against each formula of the office one by one."""


def new_rows(
    table: FoundTable, book: ClosedBook, rows: Sequence[NewRow]
) -> list[NewRow]:
    """The rows that the table does not hold yet.

    A row that stands in the source twice is new until the table has it twice: two
    lines without names are two awards.
    """
    key = _keys(table.fields)
    there = Counter(
        key(dict(zip(table.columns, values, strict=True)))
        for _, values in filled_rows(book, table)
    )
    found = []
    for row in rows:
        mark = key(row.values)
        if there[mark]:
            there[mark] -= 1
        else:
            found.append(row)
    return found


def _keys(
    columns: Sequence[RegisterColumn],
) -> Callable[[Mapping[str, CellValue]], tuple[Hashable, ...]]:
    """What makes rows equal: what a rescore reads in each cell, however spelled."""
    meanings = Meanings(columns)
    known: dict[tuple[str, CellValue, CellValue], Hashable] = {}

    def one(column: RegisterColumn, raw: CellValue, authority: CellValue) -> Hashable:
        beside = authority if column.holds is CellKind.AWARD else None
        place = (column.field, raw, beside)
        if place not in known:
            answer = meanings.answer(column.field, raw, beside)
            known[place] = _plain(column, raw, answer)
        return known[place]

    def key(values: Mapping[str, CellValue]) -> tuple[Hashable, ...]:
        by = values.get("authority")
        return tuple(one(c, spelled(values.get(c.field)), by) for c in columns)

    return key


def _plain(column: RegisterColumn, raw: CellValue, answer: Answer) -> Hashable:
    """What a cell says; of one that is not understood, its text."""
    value: Hashable = answer.value
    if value is None and (raw is None or raw is UNCALCULATED or not answer.problem):
        value = empty_of(column)
    elif value is None:
        value = cell_text(raw)
    return cleaned(value) if isinstance(value, str) else value


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
        (Place(one.table.sheet, number, one.table.columns[name]), value)
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
    wanted = {
        number: tuple(stored(row.values.get(c.field)) for c in table.fields)
        for number, row in enumerate(rows, first)
    }
    there = dict(filled_rows(ClosedBook.from_bytes(data), table))
    for number, values in wanted.items():
        if there.get(number) != values:
            at = a1(number, min(table.columns.values()))
            raise WorkRefusedError(find("F035", seen=f"{table.sheet} {at}"))
