"""What values of a source were found to mean, kept for the other cells of a run."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from toolkit.exchange.sources.source import Shown, Value
from toolkit.exchange.tables.rows.award_texts import is_words, without_salutation
from toolkit.exchange.tables.rows.values import How, Meanings, as_text
from toolkit.forms.register.columns import TableForm
from toolkit.forms.register.reading.days import day_of, month_first
from toolkit.model.register import TableKey
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.edit.cell import TEXT_LIMIT, clean_text
from toolkit.xlsx.run import current


class Met(NamedTuple):
    """A value that was met: what it becomes, how, and its text as it was typed."""

    value: CellValue
    how: How
    text: str
    swapped: bool = False
    cut: bool = False
    is_told: bool = False


Typed = tuple[type, Value, str] | tuple[type, Value] | str
"""A value as it was typed: a plain text itself; else with its type, for 1 is no True,
and with what helps to understand it: how it is shown, or who grants a title."""

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


class Values:
    """What the values of a source mean in the columns of a table, each asked once."""

    def __init__(self, table: TableForm, swapped: Collection[str]) -> None:
        """`swapped`: fields of days in which a text has the month first."""
        self.columns = {column.field: column for column in table.columns}
        self._meanings = Meanings(table.columns)
        self._swapped = frozenset(swapped)
        known = current().of(KnownMet)
        self._known: dict[str, dict[Typed, Met]] = {
            name: {} if name in self._swapped else known.of(table.key, name)
            for name in self.columns
        }

    def met(self, name: str, value: Value, authority: str = "") -> Met:
        """What a value means in a field; `authority`: who grants a title, if told."""
        key: Typed = (type(value), value)
        if name == "award":
            key = (type(value), value, authority)
        elif type(value) is str:
            key = value
        elif isinstance(value, Shown):
            key = (Shown, value, value.text)
        known = self._known[name]
        return known.get(key) or known.setdefault(
            key, self._judged(name, value, authority)
        )

    def _judged(self, name: str, value: Value, authority: str) -> Met:
        column = self.columns[name]
        if name in self._swapped and isinstance(value, str) and _is_slashed(value):
            return Met(value, How.UNKNOWN, value, swapped=True, is_told=True)
        plain = without_salutation(value) if name == "name" else value
        new, how = self._meanings.meaning(name, plain, authority)
        if plain != value and how is How.KEPT:
            how = How.BETTER  # told, as it is no longer what was typed
        text = value if isinstance(value, str) else as_text(column, new)
        cut = isinstance(new, str) and _loses(new)
        # Of a title that is told by no word no row comes.
        is_told = (how is not How.KEPT or cut) and (name != "award" or is_words(new))
        return Met(new, how, text, cut=cut, is_told=is_told)


def different(met: Sequence[Met]) -> list[Met]:
    """Those that say different things, each once."""
    return list({one.value: one for one in reversed(met)}.values())[::-1]


def _is_slashed(text: str) -> bool:
    return day_of(text) is not None or month_first(text)


def _loses(text: str) -> bool:
    """Whether a cell cannot hold a text whole."""
    if text.isprintable() and len(text) < TEXT_LIMIT // 2:
        return False
    return clean_text(text) != text.replace("\r\n", "\n").replace("\r", "\n")
