"""A slice: its tables are those of the register, under the names they have there."""

from collections.abc import Mapping
from typing import NamedTuple

from toolkit.forms.register.columns import TableForm
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.model.register import TableKey
from toolkit.xlsx.cells.cell import CellValue

TABLES: tuple[TableForm, ...] = tuple(
    BY_KEY[key]
    for key in (
        TableKey.REGISTRATIONS,
        TableKey.INITIATIVES,
        TableKey.RATINGS,
        TableKey.PROPOSALS,
    )
)
"""What a unit fills."""

PEOPLE = BY_KEY[TableKey.PEOPLE].sheet
PEOPLE_FIELDS = ("name", "code", "unit", "position", "staff", "service", "group")
"""Whom a unit is shown of its own people, and what of them."""
LISTS = "Danh mục"

NOTE_ROW, HEAD_ROW, FIRST_ROW = 2, 4, 5
MORE_ROWS = 30
"""Empty rows of each table, or one a person where there are more of them."""

Row = Mapping[str, CellValue]
"""Field → what its cell holds."""


class Slice(NamedTuple):
    """What of a register is one unit's.

    `units`: its name and those of the units below it that are sent none of their own;
    `names`: whom its rows may be about; `rows` by table, as the register has them, and
    a row in «Xếp loại» for each person who has none there.
    """

    unit: str
    year: int
    units: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    people: tuple[Row, ...] = ()
    rows: Mapping[TableKey, tuple[Row, ...]] = {}

    def capacity(self, table: TableKey) -> int:
        """The rows of a table, filled or to be filled."""
        more = max(MORE_ROWS, len(self.people))
        return len(self.rows.get(table, ())) + more


def key_name(table: TableKey) -> str:
    """The defined name of the hidden column by which rows of a table are told."""
    return f"td_slice_{table}_key"


def row_key(table: TableKey, number: int) -> str:
    """The key of a table's nth row, from 1."""
    return f"{table}-{number}"
