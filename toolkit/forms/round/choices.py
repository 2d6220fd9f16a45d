"""«Chỗ khác nhau»: where units say another thing than the register; whose counts."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from toolkit.forms.round.layout import CHOICE_TABLE
from toolkit.forms.round.reading import Row, table_of
from toolkit.parts.records.own import from_column
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook


class Choice(NamedTuple):
    """A cell of the register that a unit would have otherwise.

    All are texts for a person; `key` is the same as long as both sides say the same.
    """

    unit: str
    table: str
    cell: str
    who: str
    column: str
    there: str
    typed: str
    key: str


def marked_keys(book: ClosedBook) -> frozenset[str]:
    """The keys of those that a person marked: the unit's value counts."""
    rows = table_of(book, CHOICE_TABLE).rows
    return frozenset(
        str(row["key"]) for _, row in rows if row["key"] and _is_mark(row["take"])
    )


def write_choices(
    book: ClosedBook, choices: Sequence[Choice], unheld: Collection[str] = ()
) -> bool:
    """List what is to be chosen; marks of what is still listed stay.

    `unheld`: names of units of which nothing can be said now; their lines stay. Returns
    whether the sheet says another thing than before.
    """
    table = table_of(book, CHOICE_TABLE)
    kept = {row["key"]: row["take"] for _, row in table.rows}
    fields = tuple(column.field for column in CHOICE_TABLE.columns)
    room = CHOICE_TABLE.capacity
    rows = [_cells(one, fields, kept.get(one.key)) for one in choices]
    stay = (row for _, row in table.rows if row["unit"] in unheld)
    rows += (tuple(row[field] for field in fields) for row in stay)
    rows = rows[:room]
    standing = [tuple(row[field] for field in fields) for _, row in table.rows]
    if rows == standing:
        return False
    left = min(table.columns.values())
    book.set_rows(table.sheet, table.first, from_column(left, rows))
    return True


def _cells(
    one: Choice, fields: Sequence[str], mark: CellValue
) -> tuple[CellValue, ...]:
    values: Row = {**one._asdict(), "take": mark}
    return tuple(values[field] or None for field in fields)


def _is_mark(value: CellValue) -> bool:
    return isinstance(value, str) and value.strip().lower() == "x"
