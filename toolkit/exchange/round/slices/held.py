"""A slice as it came back held against the slice as it was sent: what a unit did."""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterator, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from toolkit.exchange.tables.rows.comparing import SAME, Reader, Said, who_of
from toolkit.exchange.tables.tables import filled_rows, table_in
from toolkit.forms.register.columns import TableForm
from toolkit.forms.register.reading.titles import LIKENESS
from toolkit.forms.slices.layout import Row
from toolkit.xlsx.closed_book import ClosedBook


class Touched(NamedTuple):
    """A row that was sent and came back otherwise, and the fields that differ."""

    sent: Row
    now: Row
    fields: tuple[str, ...]


class Held(NamedTuple):
    """What a unit did in one table: rows added, changed, and taken away."""

    new: tuple[Row, ...] = ()
    changed: tuple[Touched, ...] = ()
    missing: tuple[Row, ...] = ()


class _Line(NamedTuple):
    number: int
    cells: Row
    said: Said

    @property
    def all(self) -> tuple[Hashable, ...]:
        return tuple(self.said.values())


def hold(sent: ClosedBook, returned: ClosedBook, form: TableForm) -> Held:
    """What was done in a table. `returned` is the slice with what was typed taken over.

    Rows are the same one by all that they say, else by their place and name, else by
    year, name and title: whoever sorts rows changes nothing.
    """
    reader = Reader(form.columns)
    before = {one.number: one for one in _lines(sent, form, reader)}
    after = {one.number: one for one in _lines(returned, form, reader)}
    pairs = list(_pairs(form, before, after))
    met_before = {was.number for was, _ in pairs}
    met_after = {now.number for _, now in pairs}
    changed = []
    for was, now in sorted(pairs, key=lambda pair: pair[1].number):
        fields = tuple(f for f, value in now.said.items() if value != was.said[f])
        if fields:
            changed.append(Touched(was.cells, now.cells, fields))
    return Held(
        tuple(one.cells for n, one in after.items() if n not in met_after),
        tuple(changed),
        tuple(one.cells for n, one in before.items() if n not in met_before),
    )


def _lines(book: ClosedBook, form: TableForm, reader: Reader) -> Iterator[_Line]:
    table, _ = table_in(book, form)
    for number, values in filled_rows(book, table):
        if number > table.bottom:
            continue
        cells = dict(zip(table.columns, values, strict=True))
        yield _Line(number, cells, reader.said(cells))


def _pairs(
    form: TableForm, before: Mapping[int, _Line], after: Mapping[int, _Line]
) -> Iterator[tuple[_Line, _Line]]:
    """The rows of both that are one, each once; the surest ways first."""
    old, new = dict(before), dict(after)

    def take(was: _Line, now: _Line) -> tuple[_Line, _Line]:
        del old[was.number], new[now.number]
        return was, now

    for number in list(new):
        if number in old and old[number].all == new[number].all:
            yield take(old[number], new[number])
    for told in (lambda one: one.all, lambda one: _identity(form, one.said)):
        places: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for one in old.values():
            places[told(one)].append(one.number)
        for now in list(new.values()):
            found = places.get(told(now))
            if found:
                yield take(old[found.popleft()], now)
        for number in list(new):
            if number in old and _is_like(form, old[number].said, new[number].said):
                yield take(old[number], new[number])


def _identity(form: TableForm, said: Said) -> Hashable:
    """What tells a row, where all of it is written; else it is like no other one."""
    told = tuple(said.get(field) for field in SAME[form.key])
    if any(one is None for one in told):
        return object()
    return (who_of(form.key, said), *told)


def _is_like(form: TableForm, was: Said, now: Said) -> bool:
    """Whether two rows in one place are of one name, or of one that was corrected."""
    names = who_of(form.key, was), who_of(form.key, now)
    if not all(isinstance(name, str) for name in names):
        return False
    before, after = map(str, names)
    return before == after or bool(get_close_matches(after, [before], 1, LIKENESS))
