"""Slices that came back against the register: what is new, differs, is gone."""

import hashlib
from collections import defaultdict, deque
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import NamedTuple

from toolkit.exchange.round.slices.held import Touched, hold
from toolkit.exchange.tables.rows.comparing import (
    SAME,
    Reader,
    Said,
    compare_with,
    rows_there,
    who_of,
)
from toolkit.exchange.tables.rows.converted import NewRow
from toolkit.exchange.tables.rows.values import Meanings, as_text
from toolkit.exchange.tables.tables import filled_rows, table_in
from toolkit.forms.register.columns import TableForm
from toolkit.forms.register.locate import FoundTable
from toolkit.forms.slices.layout import TABLES, Row
from toolkit.model.register import TableKey
from toolkit.model.round import Unit
from toolkit.rules.names import folded
from toolkit.xlsx.cells.cell import CellError, CellValue
from toolkit.xlsx.closed_book import ClosedBook

_OF_THE_OFFICE = ("result",)


class Return(NamedTuple):
    """What a unit sent back: as it was sent, and with what was typed.

    `fresh`: it came just now, so that its new rows go into the register. `earlier`:
    what was typed in returns that were taken before another one was chosen.
    """

    unit: Unit
    file: str
    sent: ClosedBook
    whole: ClosedBook
    fresh: bool = True
    earlier: Sequence[ClosedBook] = ()


class Differs(NamedTuple):
    """A cell of the register's row `number` that a unit would have otherwise."""

    unit: Unit
    table: FoundTable
    number: int
    field: str
    there: CellValue
    typed: CellValue
    who: str

    @property
    def texts(self) -> tuple[str, str]:
        """What the register and the unit say, as a person reads it."""
        column = self.table.form.column(self.field)
        return _shown(as_text(column, self.there)), as_text(column, self.typed)

    @property
    def key(self) -> str:
        """The same as long as both say the same of the same row, wherever it stands."""
        said = (self.unit.key, self.table.form.key, folded(self.who), self.field)
        whole = "\0".join((*said, *self.texts))
        return hashlib.sha256(whole.encode()).hexdigest()[:16]


class Merged(NamedTuple):
    """What returns bring to one table of the register.

    `new`: rows to be added, each with its unit; `again`: such as came before and are
    not in the register any more; `missing`: whom the unit took away, by name;
    `filled`: how many new rows of a unit got the year or the unit they did not say;
    `repeated`: fresh rows that another one of the unit's says word for word; `stale`:
    whom rows of an earlier return are about that the one chosen since does not have;
    `blanks`: cells that were sent empty, are so still, and came back filled just now.
    """

    table: FoundTable
    new: tuple[tuple[Unit, NewRow], ...] = ()
    again: tuple[tuple[Unit, NewRow], ...] = ()
    differs: tuple[Differs, ...] = ()
    missing: tuple[tuple[Unit, str], ...] = ()
    filled: Mapping[str, int] = {}
    repeated: tuple[tuple[Unit, NewRow], ...] = ()
    stale: tuple[tuple[Unit, str], ...] = ()
    blanks: tuple[Differs, ...] = ()


def merged(
    register: ClosedBook, returns: Sequence[Return], year: int
) -> Iterator[Merged]:
    """Hold every return against the register, table by table; nothing is written.

    Only what a unit did counts: a cell that it left as it was sent says nothing, even
    where the register has been changed since.
    """
    for form in TABLES:
        yield _Merging(register, form, year).of(returns)


class _Merging:
    """The merge into one table."""

    def __init__(self, register: ClosedBook, form: TableForm, year: int) -> None:
        self.register, self.year, self.form = register, year, form
        self.table, _ = table_in(register, form)
        self.reader = Reader(self.table.fields)
        self.there = rows_there(self.table, register)
        self.meanings = Meanings(self.table.fields)
        self.cells: dict[int, Row] = {}
        self.said: dict[int, Said] = {}
        self._whole: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        self._named: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for number, values in filled_rows(register, self.table):
            cells = dict(zip(self.table.columns, values, strict=True))
            said = self.reader.said(cells)
            self.cells[number], self.said[number] = cells, said
            self._whole[tuple(said.values())].append(number)
            self._named[self._identity(said)].append(number)

    def of(self, returns: Sequence[Return]) -> Merged:
        """All returns, in the order of the units."""
        new: list[tuple[Unit, NewRow]] = []
        again: list[tuple[Unit, NewRow]] = []
        differs: list[Differs] = []
        missing: list[tuple[Unit, str]] = []
        filled: dict[str, int] = {}
        repeated: list[tuple[Unit, NewRow]] = []
        stale: list[tuple[Unit, str]] = []
        blanks: dict[tuple[int, str], Differs] = {}
        for one in returns:
            held = hold(one.sent, one.whole, self.form)
            rows = [*held.new]
            for touched in held.changed:
                number = self._row_of(touched.sent)
                if number is None:
                    rows.append(touched.now)
                else:
                    for each in self._differing(one.unit, number, touched):
                        place = each.number, each.field
                        fills = one.fresh and place not in blanks
                        if fills and self._is_filled(each, touched):
                            blanks[place] = each
                        else:
                            differs.append(each)
            for gone in held.missing:
                if self._row_of(gone) is not None:
                    missing.append((one.unit, self._who(gone)))
            made = [self._made(one.unit, row) for row in rows]
            lacking = [m for m, row in zip(made, rows, strict=True) if self._lacks(row)]
            once, twice = self._told_apart(made)
            stale += ((one.unit, who) for who in self._stale(one, made))
            compared = compare_with(self.there, once)
            fresh = [
                row for row in compared.new if not self._is_sent_by_another(row, new)
            ]
            (new if one.fresh else again).extend((one.unit, row) for row in fresh)
            if one.fresh:
                repeated += ((one.unit, row) for row in twice)
                if count := sum(any(row is m for m in lacking) for row in fresh):
                    filled[one.unit.key] = count
            for change in compared.changed:
                differs += (
                    self._differs(one.unit, change.number, field, typed)
                    for field, (_, typed) in change.cells.items()
                )
        return Merged(
            *(self.table, tuple(new), tuple(again), tuple(differs), tuple(missing)),
            *(filled, tuple(repeated), tuple(stale), tuple(blanks.values())),
        )

    def _stale(self, one: Return, made: Sequence[NewRow]) -> Iterator[str]:
        """Rows of earlier returns that the register has and neither what was sent nor
        what counts now."""
        if not one.earlier:
            return
        table, _ = table_in(one.sent, self.form)
        sent = (
            dict(zip(table.columns, values, strict=True))
            for _, values in filled_rows(one.sent, table)
        )
        whole = (*sent, *(row.values for row in made))
        known = {self._identity(self.reader.said(cells)) for cells in whole}
        for earlier in one.earlier:
            for row in hold(one.sent, earlier, self.form).new:
                values = self._made(one.unit, row).values
                identity = self._identity(self.reader.said(values))
                if identity not in known and self._row_of(values) is not None:
                    known.add(identity)
                    yield self._who(values)

    def _row_of(self, cells: Row) -> int | None:
        """The register's row that was sent as these cells; None if there is none."""
        said = self.reader.said(cells)
        for found in (
            self._whole.get(tuple(said.values())),
            self._named.get(self._identity(said)),
        ):
            if found:
                return found[0]
        return None

    def _identity(self, said: Said) -> Hashable:
        told = tuple(said.get(field) for field in SAME[self.form.key])
        if any(one is None for one in told):
            return object()
        return (who_of(self.form.key, said), *told)

    def _differing(
        self, unit: Unit, number: int, touched: Touched
    ) -> Iterator[Differs]:
        """The cells that a unit changed and the register does not have so."""
        now = self.reader.said(touched.now)
        for field in touched.fields:
            if field in now and now[field] != self.said[number][field]:
                yield self._differs(unit, number, field, touched.now.get(field))

    def _is_filled(self, one: Differs, touched: Touched) -> bool:
        """Whether a unit only says what the register was waiting for.

        Not what a row is about, nor what became of it: that is the office's word.
        """
        own = one.field in (*SAME[self.form.key], *_OF_THE_OFFICE)
        was = self.reader.said(touched.sent)[one.field]
        there = self.said[one.number][one.field]
        return not own and was is None and there is None and one.typed is not None

    def _differs(
        self, unit: Unit, number: int, field: str, typed: CellValue
    ) -> Differs:
        there = self.cells[number].get(field)
        value = self._better(field, typed, "")
        who = self._who(self.cells[number])
        return Differs(unit, self.table, number, field, there, value, who)

    def _who(self, row: Row) -> str:
        """«Nguyễn Văn An, Lao động tiên tiến»: what a row is about, for a person."""
        texts = (row.get("name") or row.get("title"), row.get("award"))
        return ", ".join(str(text) for text in texts if text)

    # New rows

    def _made(self, unit: Unit, row: Row) -> NewRow:
        """A row of a unit as the register is to hold it; years and units filled in."""
        authority = str(row.get("authority") or "")
        values = {
            field: self._better(field, value, authority)
            for field, value in row.items()
            if value not in (None, "") and field in self.table.columns
        }
        if "year" in self.table.columns:
            values.setdefault("year", float(self.year))
        if "unit" in self.table.columns:
            values.setdefault("unit", unit.name)
        return NewRow(0, values)

    def _told_apart(self, made: list[NewRow]) -> tuple[list[NewRow], list[NewRow]]:
        """Rows of a unit, and such as say of somebody what one before them says."""
        once: list[NewRow] = []
        twice: list[NewRow] = []
        seen: set[Hashable] = set()
        for row in made:
            said = self.reader.said(row.values)
            # Lines without a name may well be of two.
            named = isinstance(who_of(self.form.key, said), str)
            whole = tuple(said.values()) if named else object()
            (twice if whole in seen else once).append(row)
            seen.add(whole)
        return once, twice

    def _lacks(self, row: Row) -> bool:
        wanted = {"year", "unit"} & self.table.columns.keys()
        return any(row.get(field) in (None, "") for field in wanted)

    def _better(self, field: str, value: CellValue, authority: str) -> CellValue:
        if value is None or isinstance(value, CellError | bool):
            return None if isinstance(value, CellError) else value
        return self.meanings.meaning(field, value, authority).value

    def _is_sent_by_another(
        self, row: NewRow, new: Sequence[tuple[Unit, NewRow]]
    ) -> bool:
        """Whether another unit sent the very same: what several did together."""
        if self.form.key is not TableKey.INITIATIVES:
            return False
        return any(row.values == other.values for _, other in new)


def _shown(text: str) -> str:
    return " ".join(text.split())
