"""What a table of the register is made of: its columns, and what their cells hold.

A column is reached by its defined name (`td_awards_year`), never by a literal address:
an office may insert, move, hide and rename columns and sheets.
"""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Any, NamedTuple

from toolkit.model.register import TableKey


class CellKind(Enum):
    """What the cells of a column hold."""

    TEXT = "text"
    NAME = "name"  # of a person or a unit
    NAMES = "names"  # several, parted by ; or line ends
    YEAR = "year"
    YEARS = "years"  # several, parted by , or ;
    DATE = "date"
    MOMENT = "moment"  # a date, or a year alone
    COUNT = "count"  # a whole number from 0
    NUMBER = "number"
    CHOICE = "choice"  # one of `words`
    AWARD = "award"  # a title or form
    FLAG = "flag"  # x, or empty


_SHORT = frozenset(
    {CellKind.YEAR, CellKind.DATE, CellKind.MOMENT, CellKind.COUNT, CellKind.NUMBER}
)
"""What is a number in a cell, and no text."""

NO_WORDS: Mapping[Any, str] = MappingProxyType({})
"""Of a column that has no list."""


class RegisterColumn(NamedTuple):
    """A column: its `field` in the record, and what a clerk sees and may write.

    `words`: record value → the words of its list. `synonyms`: other headings met in
    practice. `counted`: live formulas look at it. `watched`: eligibility depends on it.
    `added`: it came after the first version, so that older registers have none.
    """

    field: str
    header: str
    holds: CellKind
    width: float = 14
    hint: str = ""
    words: Mapping[Any, str] = NO_WORDS
    synonyms: tuple[str, ...] = ()
    required: bool = False
    counted: bool = False
    watched: bool = True
    added: bool = False


class TableForm(NamedTuple):
    """A table: `key` in code, its sheet, heading, note, and columns in order.

    `printed` is the field of the last column that goes on paper, "" for all of them.
    """

    key: TableKey
    sheet: str
    heading: str
    note: str
    columns: tuple[RegisterColumn, ...]
    printed: str = ""

    @property
    def columns_printed(self) -> tuple[RegisterColumn, ...]:
        """The columns that go on paper: the first ones."""
        fields = [column.field for column in self.columns]
        last = fields.index(self.printed) if self.printed else len(fields) - 1
        return self.columns[: last + 1]

    def wraps(self, column: RegisterColumn) -> bool:
        """Whether its texts go on in further lines: on paper each is read whole.

        Beside what is printed a long reason stays in one line, else it would make the
        printed row high for nothing.
        """
        return column.holds not in _SHORT and column in self.columns_printed

    def column(self, field: str) -> RegisterColumn:
        """The column of a field. Raises KeyError."""
        return next((c for c in self.columns if c.field == field), None) or _no(field)


def _no(field: str) -> RegisterColumn:
    raise KeyError(field)


def name_of(table: TableKey, field: str) -> str:
    """The defined name of a column: the cells below its header."""
    return f"td_{table}_{field}"
