"""The titles and forms that a line names, and who granted each."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from toolkit.exchange.sources.source import Value
from toolkit.exchange.tables.rows.award_texts import awarding_body, parts_of
from toolkit.exchange.tables.rows.met import Met, Values, different
from toolkit.exchange.tables.rows.values import How
from toolkit.xlsx.cells.cell import CellValue

Cells = Mapping[int, Value]


class Told(NamedTuple):
    """What the cells of titles of one line say: `met` of it is to be told; its titles
    and forms, each once; and those of which the text says who granted them, with that.
    """

    met: Sequence[Met]
    titles: Sequence[CellValue]
    bodies: Sequence[tuple[CellValue, str]]


class Titles:
    """Reads the cells of titles; most lines say what others say: each is read once."""

    def __init__(
        self, values: Values, awards: Sequence[int], authorities: Sequence[int]
    ) -> None:
        """`awards`, `authorities`: the columns of titles, and of who grants them."""
        self._values = values
        self._awards, self._authorities = awards, authorities
        self._parts: dict[tuple[type, Value, str], Sequence[Value]] = {}
        self._told: dict[tuple[object, ...], Told] = {(): Told((), (), ())}

    def authority(self, cells: Cells) -> str:
        """Who grants what a line names, as its own column says; "" for nobody."""
        for place in self._authorities:
            if isinstance(value := cells.get(place), str):
                return value
        return ""

    def told(self, cells: Cells) -> Told:
        """What a line says in its cells of titles."""
        typed = [cells[place] for place in self._awards if place in cells]
        authority = self.authority(cells) if typed else ""
        key = (authority, *map(type, typed), *typed) if typed else ()
        known = self._told.get(key)
        return known or self._told.setdefault(key, self._read(typed, authority))

    def _read(self, typed: Sequence[Value], authority: str) -> Told:
        parts = [part for one in typed for part in self.parts(one, authority)]
        met = different([self._values.met("award", p, authority) for p in parts])
        told = ((p, self.body(p)) for one in typed for p in self.parts(one))
        return Told(
            [one for one in met if one.is_told],
            [one.value for one in met if one.value is not None],
            [(self._values.met("award", p).value, body) for p, body in told if body],
        )

    def body(self, text: Value) -> str:
        """Who granted a title, as its text says; "" where it is no known one."""
        body = awarding_body(text)
        known = body and self._values.met("award", text).how is not How.UNKNOWN
        return body if known else ""

    def parts(self, value: Value, authority: str = "") -> Sequence[Value]:
        """The titles of one cell: «LĐTT, CSTĐCS» are two if each is one."""
        key = (type(value), value, authority)
        if key not in self._parts:
            self._parts[key] = self._titles_in(value, authority)
        return self._parts[key]

    def _titles_in(self, value: Value, authority: str) -> Sequence[Value]:
        met = self._values.met
        if met("award", value, authority).how is not How.UNKNOWN:
            return [value]
        parts: list[Value] = [*parts_of(value)]
        known = (met("award", part, authority).how for part in parts)
        several = len(parts) > 1 and all(how is not How.UNKNOWN for how in known)
        return parts if several else [value]
