"""The tables that stand on a sheet: one above another, one beside another."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from toolkit.exchange.sources.source import Line, Source
from toolkit.exchange.tables.layout.headings import is_known, is_numbering, meanings
from toolkit.exchange.tables.layout.heads import Head, head_in_rows, heads, wordings
from toolkit.exchange.tables.layout.totals import is_total
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.model.register import TableKey

_PARTS = 2
"""Known headings that either side of a cut needs."""

NOT_MOVED: Mapping[int, tuple[int, int]] = MappingProxyType({})

_MOST_EARLIER = 30
"""So many lines above earlier tables are heard: a sheet says at its top what it is."""

_NAMES = (
    (TableKey.PEOPLE, "name"),
    (TableKey.AWARDS, "name"),
    (TableKey.INITIATIVES, "authors"),
)
"""Columns that say whose a row is."""


class Block(NamedTuple):
    """A table of a sheet.

    `titles`: lines right above its headings, from top to bottom. `earlier`: lines above
    tables before it on the sheet, which may speak for it too. `below`: its own cells
    of the lines below the headings, up to the next table. `found_at`: the row by which
    a person knows it who moved its headings: of those that were found; 0 where nobody
    did.
    """

    source: Source
    head: Head
    titles: tuple[Line, ...] = ()
    earlier: tuple[Line, ...] = ()
    below: tuple[Line, ...] = ()
    found_at: int = 0

    @property
    def head_lines(self) -> Sequence[Line]:
        """The lines that hold its headings."""
        return self.source.lines[self.head.first : self.head.last + 1]

    @property
    def head_row(self) -> int:
        """The row of its headings, the last one; where it has none, its first row."""
        lines = self.head_lines or self.below
        return lines[-1 if self.head_lines else 0].number if lines else 1


Rows = tuple[int, int]
"""The first and the last row of headings."""


def blocks(source: Source, moved: Mapping[int, Rows] = NOT_MOVED) -> list[Block]:
    """The tables of a sheet, from top to bottom and from left to right.

    Headings below which nothing is filled in stand above a table and are none of one.
    `moved`: row of headings that were found → the rows that a person says hold them.
    """
    found: list[Block] = []
    placed = sorted(_placed(source, moved), key=lambda one: one[0].first)
    all_heads = [head for head, _ in placed]
    start = 0
    earlier: tuple[Line, ...] = ()
    for place, head in enumerate(all_heads):
        later = all_heads[place + 1] if place + 1 < len(all_heads) else None
        end = _end_of(source, head, later)
        titles = source.lines[start : head.first]
        below = source.lines[head.last + 1 : end]
        columns = head.texts.keys()
        filled = any(len(columns & line.cells.keys()) > 1 for line in below)
        if not filled and (found or later is not None):
            continue
        parts = _side_by_side(source, head, titles, earlier, below)
        found += (one._replace(found_at=placed[place][1]) for one in parts)
        start, earlier = end, (*earlier, *titles)[:_MOST_EARLIER]
    return found


def _placed(source: Source, moved: Mapping[int, Rows]) -> Iterator[tuple[Head, int]]:
    """The headings of a sheet, each with where it was found if somebody moved it."""
    theirs = {
        found: head
        for found, rows in moved.items()
        if (head := head_in_rows(source, *rows))
    }
    taken = {n for head in theirs.values() for n in range(head.first, head.last + 1)}
    yield from ((head, found) for found, head in theirs.items())
    for head in heads(source):
        lines = range(head.first, head.last + 1)
        if source.lines[head.last].number not in theirs and taken.isdisjoint(lines):
            yield head, 0


def _end_of(source: Source, head: Head, later: Head | None) -> int:
    """Where the lines of a table end: the next headings take the titles above them."""
    if later is None:
        return len(source.lines)
    end = later.first
    for index in range(later.first - 1, head.last, -1):
        line = source.lines[index]
        if len(line.cells) > 1 or is_total(next(iter(line.cells.values()))):
            break
        gap = source.lines[index + 1].number - line.number > 1
        if gap and end < later.first:
            break
        end = index
    return end


def _side_by_side(
    source: Source,
    head: Head,
    titles: Sequence[Line],
    earlier: Sequence[Line],
    below: Sequence[Line],
) -> Iterator[Block]:
    """A table, or several that stand beside each other under one row of headings."""
    cuts = list(_cuts(head, below))
    edges = [1, *cuts, 1 << 20]
    for left, right in pairwise(edges):
        alone = not cuts
        yield Block(
            source,
            head if alone else head.within(left, right),
            tuple(titles) if alone else tuple(_above(titles, left, right)),
            tuple(earlier),
            tuple(below) if alone else tuple(_within(below, left, right)),
        )


def _within(lines: Sequence[Line], left: int, right: int) -> Iterator[Line]:
    for line in lines:
        cells = {n: v for n, v in line.cells.items() if left <= n < right}
        if cells:
            yield Line(line.number, cells)


def _above(lines: Sequence[Line], left: int, right: int) -> Iterator[Line]:
    """The titles of one of several tables: those over it, else those over all."""
    for line in lines:
        cells = {n: v for n, v in line.cells.items() if left <= n < right}
        yield Line(line.number, cells or line.cells)


def _cuts(head: Head, below: Sequence[Line]) -> Iterator[int]:
    """The columns with which a further table begins.

    It begins with its own numbering, behind an empty column, or with a heading that
    the table before it has already; either side names somebody and is understood.
    """
    filled = set[int]().union(*(line.cells for line in below))
    columns = sorted(head.texts)
    start = columns[0]
    for place, column in enumerate(columns[1:], 1):
        before = columns[place - 1]
        empty = any(
            n not in filled and n not in head.texts for n in range(before + 1, column)
        )
        left = [head.texts[n] for n in columns if start <= n < column]
        texts = head.texts[column]
        right = [head.texts[n] for n in columns[place:]]
        numbered = is_numbering(texts[0]) and any(is_numbering(one[0]) for one in left)
        again = texts in left and _names_somebody([texts])
        alike = empty and any(one in left for one in right)
        if (numbered or again or alike) and _is_table(left) and _is_table(right):
            yield column
            start = column


def _is_table(texts: Sequence[tuple[str, ...]]) -> bool:
    known = sum(any(map(is_known, wordings(one))) for one in texts)
    return known >= _PARTS and _names_somebody(texts)


def _names_somebody(texts: Sequence[tuple[str, ...]]) -> bool:
    """Whether one of the headings is that of a name, of a person or a collective."""
    return any(
        field in meanings(BY_KEY[table], wording)[1]
        for one in texts
        for wording in wordings(one)
        for table, field in _NAMES
    )
