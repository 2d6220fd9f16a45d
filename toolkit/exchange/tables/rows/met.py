"""What values of a source were found to mean, kept for the other cells of a run."""

from typing import NamedTuple

from toolkit.exchange.sources.source import Value
from toolkit.exchange.tables.rows.values import How
from toolkit.model.register import TableKey
from toolkit.xlsx.cells.cell import CellValue


class Met(NamedTuple):
    """A value that was met: what it becomes, how, and its text as it was typed."""

    value: CellValue
    how: How
    text: str
    swapped: bool = False
    cut: bool = False
    is_told: bool = False


Typed = tuple[type, Value, str] | str
"""A value as it was typed: a plain text itself; else with its type, for 1 is no True,
and with what stands beside it and helps to understand it."""

_MOST_KNOWN = 20_000
"""So many values of a field are kept: lists of one office name the same people, units
and decisions year after year."""


class KnownMet:
    """What values of a run were found to mean, by table and field."""

    def __init__(self) -> None:
        self._fields: dict[tuple[TableKey, str], dict[Typed, Met]] = {}

    def of(self, table: TableKey, field: str) -> dict[Typed, Met]:
        """The values of a field, as far as they are known."""
        known = self._fields.setdefault((table, field), {})
        if len(known) > _MOST_KNOWN:
            known.clear()
        return known
