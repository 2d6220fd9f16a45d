"""Rows put below the last one of a table, without those that are there already."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from unicodedata import normalize

from toolkit.exchange.tables.converting import Row
from toolkit.exchange.tables.tables import filled_rows
from toolkit.exchange.tables.values import meaning
from toolkit.findings import WorkRefusedError, find
from toolkit.forms.register.layout import Column, Holds
from toolkit.forms.register.locate import FoundTable
from toolkit.model.numbers import from_cell, vi
from toolkit.model.origin import Origin
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import NO_CACHE, ClosedBook
from toolkit.xlsx.edit.draft import BlockedCellError, stored
from toolkit.xlsx.outdated import drop_outdated
from toolkit.xlsx.read.table import UNCALCULATED

_WORDS = (Holds.TEXT, Holds.NAME, Holds.NAMES, Holds.YEARS)
_LISTED = (Holds.CHOICE, Holds.AWARD)
_FEW_CELLS = 20_000
"""So many new cells are held against each formula of the office one by one."""


def new_rows(table: FoundTable, book: ClosedBook, rows: Sequence[Row]) -> list[Row]:
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
    columns: Iterable[Column],
) -> Callable[[Mapping[str, CellValue]], tuple[Hashable, ...]]:
    """What makes rows equal: what each cell means, however it is spelled."""
    known: dict[tuple[str, CellValue, str], Hashable] = {}
    fields = {column.field: column for column in columns}

    def one(column: Column, value: CellValue, authority: str) -> Hashable:
        if value is None or value is UNCALCULATED:
            return None
        if isinstance(value, float) and column.holds not in _WORDS:
            return value
        place = (column.field, value, authority if column.holds is Holds.AWARD else "")
        if place not in known:
            known[place] = _plain(column, meaning(column, value, authority).value)
        return known[place]

    def key(values: Mapping[str, CellValue]) -> tuple[Hashable, ...]:
        authority = values.get("authority")
        by = authority if isinstance(authority, str) else ""
        return tuple(one(c, values.get(name), by) for name, c in fields.items())

    return key


def _plain(column: Column, value: CellValue) -> Hashable:
    if isinstance(value, str):
        text = " ".join(normalize("NFC", value).split()) or None
        return text.casefold() if text and column.holds in _LISTED else text
    if isinstance(value, float) and column.holds in _WORDS:
        return vi(from_cell(value))
    return value


def refuse_lost(table: FoundTable, rows: Iterable[Row]) -> None:
    """Raises WorkRefusedError X634 when the workbook lacks a column that rows fill."""
    for name in dict.fromkeys(name for row in rows for name in row.values):
        if name not in table.columns:
            facts = {"seen": table.form.column(name).header, "table": table.form.sheet}
            raise WorkRefusedError(find("X634", Origin(table.sheet), **facts))


def append(table: FoundTable, book: ClosedBook, rows: Sequence[Row]) -> tuple[int, int]:
    """Write rows below the last one; the first and last row they take.

    Formulas that count the table lose the values stored beside them, which would be
    old. Raises WorkRefusedError: X621 no room, C216 an array formula in the way.
    """
    there = [row for row, _ in filled_rows(book, table) if row <= table.bottom]
    first = there[-1] + 1 if there else table.top
    room = table.bottom - first + 1
    at = Origin(table.sheet, a1(first, min(table.columns.values())))
    if len(rows) > room:
        facts = {"seen": str(len(rows)), "expected": str(max(room, 0))}
        raise WorkRefusedError(find("X621", at, table=table.form.sheet, **facts))
    new = [
        ((table.sheet, number, table.columns[name]), value)
        for number, row in enumerate(rows, first)
        for name, value in row.values.items()
    ]
    if len(new) > _FEW_CELLS:
        _drop_all(book)
    try:
        for place, value in new:
            book.set_value(*place, value)
    except BlockedCellError:
        raise WorkRefusedError(find("C216", at)) from None
    if len(new) <= _FEW_CELLS:
        drop_outdated(book, [place for place, _ in new], ())
    return first, first + len(rows) - 1


def _drop_all(book: ClosedBook) -> None:
    """Take away the value beside every formula of a workbook not yet edited."""
    for name in book.sheet_names:
        if not book.may_hold_formulas(name):
            continue
        blocks = book.array_formulas(name)
        for (row, column), cell in book.sheet(name).cells.items():
            inside = any(
                b.top <= row <= b.bottom and b.left <= column <= b.right for b in blocks
            )
            if cell.value is not None and (cell.formula is not None or inside):
                book.set_cached(name, row, column, NO_CACHE)
    book.full_calc_on_load()


def refuse_different(
    data: bytes, table: FoundTable, first: int, rows: Sequence[Row]
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
