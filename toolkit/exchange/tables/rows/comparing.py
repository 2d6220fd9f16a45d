"""New rows held against the rows of a table: there already, new, or told otherwise."""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from toolkit.exchange.tables.rows.converted import NewRow
from toolkit.exchange.tables.rows.values import Meanings
from toolkit.exchange.tables.tables import filled_rows
from toolkit.forms.register.columns import CellKind, RegisterColumn
from toolkit.forms.register.locate import FoundTable
from toolkit.forms.register.reading.answer import Answer, cell_text, cleaned
from toolkit.forms.register.reading.cells import empty_of, spelled
from toolkit.model.register import TableKey
from toolkit.rules.names import folded
from toolkit.rules.shelf import series
from toolkit.rules.standards import Award, AwardKind
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.read.table import UNCALCULATED

_YEARLY = ("year", "name", "award")

SAME: Mapping[TableKey, tuple[str, ...]] = {
    TableKey.UNITS: ("name",),
    TableKey.PEOPLE: ("name",),
    TableKey.REGISTRATIONS: _YEARLY,
    TableKey.INITIATIVES: ("title", "year"),
    TableKey.RATINGS: ("name", "year"),
    TableKey.PROPOSALS: _YEARLY,
    TableKey.AWARDS: _YEARLY,
    TableKey.VOTES: (*_YEARLY, "council_level"),
    TableKey.DOSSIERS: (*_YEARLY, "level"),
}
"""Rows that say the same here are of the same thing, whatever else they say."""

_APART: Mapping[TableKey, tuple[tuple[str, ...], ...]] = {
    TableKey.PEOPLE: (("born",), ("code",)),
    TableKey.INITIATIVES: (("authors",),),
    TableKey.AWARDS: (("decision", "day"),),
}
"""Rows that both say something here, and in all of it another thing, are of two."""

_MOST_TRIED = 50
"""So many rows of one name are looked at: no office has more of them in a year."""

Said = Mapping[str, Hashable]
"""What a row says, by field, however it is spelled; None for what it does not say."""


class Change(NamedTuple):
    """A row of a source that the register has with other values.

    `number`: the register's row. `cells`: field → (the register's cell, the source's).
    """

    row: NewRow
    number: int
    cells: Mapping[str, tuple[CellValue, CellValue]]


class Compared(NamedTuple):
    """The rows that a table lacks, and those that it has with other values.

    `met`: the numbers of its rows that the source has too, changed or not.
    """

    new: tuple[NewRow, ...]
    changed: tuple[Change, ...] = ()
    met: frozenset[int] = frozenset()


class _There(NamedTuple):
    """A row of the register: its number, its cells, and what they say."""

    number: int
    cells: Mapping[str, CellValue]
    said: Said


class RowsThere(NamedTuple):
    """The rows of a table, read once for all sources that are held against it.

    `exact`: numbers by all that a row says; `named`: by whose it is.
    """

    reader: "Reader"
    key: TableKey
    rows: Mapping[int, _There]
    exact: Mapping[Hashable, Sequence[int]]
    named: Mapping[Hashable, Sequence[int]]


def rows_there(table: FoundTable, book: ClosedBook) -> RowsThere:
    """The rows of a table of a register."""
    reader, key = Reader(table.fields), table.form.key
    there: dict[int, _There] = {}
    exact: defaultdict[Hashable, list[int]] = defaultdict(list)
    named: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, values in filled_rows(book, table):
        cells = dict(zip(table.columns, values, strict=True))
        said = reader.said(cells)
        there[number] = _There(number, cells, said)
        exact[tuple(said.values())].append(number)
        named[who_of(key, said)].append(number)
    return RowsThere(reader, key, there, exact, named)


def compare(table: FoundTable, book: ClosedBook, rows: Sequence[NewRow]) -> Compared:
    """Hold rows of a source against a table, as `compare_with`."""
    return compare_with(rows_there(table, book), rows)


def compare_with(there: RowsThere, rows: Sequence[NewRow]) -> Compared:
    """Hold rows of a source against a table, each row of the table against one of them.

    What a source does not say it does not deny: a row that a clerk filled up after it
    was taken in is there. A row that stands in the source twice is new until the table
    has it twice: two lines without names are two awards.
    """
    reader, key = there.reader, there.key
    found = [(row, reader.said(row.values)) for row in rows]
    met: set[int] = set()
    rest = []
    left: dict[Hashable, deque[int]] = {}
    for row, said in found:
        whole = tuple(said.values())
        if whole not in left:
            left[whole] = deque(there.exact.get(whole, ()))
        if left[whole]:
            met.add(left[whole].popleft())
        else:
            rest.append((row, said))
    named: dict[Hashable, dict[int, None]] = {}
    new, changed = [], []
    for row, said in rest:
        who = who_of(key, said)
        if who not in named:
            of_them = there.named.get(who, ())
            named[who] = dict.fromkeys(n for n in of_them if n not in met)
        others = named[who]
        tried = (there.rows[n] for n in islice(others, _MOST_TRIED))
        best = _nearest(reader, key, row, said, tried)
        if best is None:
            new.append(row)
            continue
        met.add(best.number)
        del others[best.number]
        if best.cells:
            changed.append(best)
    return Compared(tuple(new), tuple(changed), frozenset(met))


def who_of(key: TableKey, said: Said) -> Hashable:
    """Whose a row is; one that says nobody is like no other one."""
    name = said.get("title" if key == TableKey.INITIATIVES else "name")
    return folded(name) if isinstance(name, str) and name else object()


def _nearest(
    reader: "Reader", key: TableKey, row: NewRow, said: Said, others: Iterable[_There]
) -> Change | None:
    """The row of the table that a row of the source is, with what differs."""
    best: Change | None = None
    for number, cells, there in others:
        differ = reader.differing(key, said, there)
        if differ is None:
            continue
        told = {name: (cells.get(name), row.values.get(name)) for name in differ}
        if best is None or len(told) < len(best.cells):
            best = Change(row, number, told)
        if not told:
            break
    return best


@cache
def _titles() -> frozenset[str]:
    """The emulation titles, among all titles and forms."""
    return frozenset(
        one.id for one in series(Award) if one.records[0].kind is AwardKind.TITLE
    )


class Reader:
    """What rows say: what a rescore reads in each cell, each spelling asked once."""

    def __init__(self, columns: Sequence[RegisterColumn]) -> None:
        self._columns = columns
        self._meanings = Meanings(columns)
        self._known: dict[tuple[str, CellValue, CellValue], Hashable] = {}

    def said(self, values: Mapping[str, CellValue]) -> Said:
        """What a row of these cells says, by field."""
        by = values.get("authority")
        return {c.field: self._one(c, values.get(c.field), by) for c in self._columns}

    def differing(self, key: TableKey, said: Said, there: Said) -> list[str] | None:
        """The fields in which two rows differ; None where they are of two things."""
        differ = [c.field for c in self._columns if self._denies(c, said, there)]
        both = {name for name in differ if there[name] is not None}
        if both & set(SAME[key]):
            return None
        # A title is given once a year: another decision for it is a question.
        several = key != TableKey.AWARDS or said.get("award") not in _titles()
        if several and any(both >= set(one) for one in _APART.get(key, ())):
            return None
        whole = all(said.get(name) is not None for name in SAME[key])
        return differ if whole or not differ else None

    def _denies(self, column: RegisterColumn, said: Said, there: Said) -> bool:
        """Whether a source says another thing than the register; silence does not."""
        value, other = said[column.field], there[column.field]
        other = empty_of(column) if other is None else other
        if value is None or value == other:
            return False
        texts = isinstance(value, str) and isinstance(other, str)
        return not texts or folded(str(value)) != folded(str(other))

    def _one(
        self, column: RegisterColumn, typed: CellValue, authority: CellValue
    ) -> Hashable:
        raw = spelled(typed)
        beside = authority if column.holds is CellKind.AWARD else None
        place = (column.field, raw, beside)
        if place not in self._known:
            answer = self._meanings.answer(column.field, raw, beside)
            self._known[place] = _plain(raw, answer)
        return self._known[place]


def _plain(raw: CellValue, answer: Answer) -> Hashable:
    """What a cell says: of one that is not understood, its text; None for nothing."""
    if (
        raw is None
        or raw is UNCALCULATED
        or (isinstance(raw, str) and not cleaned(raw))
    ):
        return None
    value: Hashable = answer.value
    if value is None and answer.problem:
        value = cell_text(raw)
    return cleaned(value) if isinstance(value, str) else value
