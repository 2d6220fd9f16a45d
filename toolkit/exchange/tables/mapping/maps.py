"""What a person said that the columns of a list are for, and a list read so."""

import hashlib
import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from toolkit.exchange.tables.layout.blocks import Block
from toolkit.exchange.tables.layout.chosen import Chosen, Known
from toolkit.exchange.tables.layout.headings import BIRTHS, Match, bare
from toolkit.exchange.tables.layout.heads import year_over
from toolkit.exchange.tables.layout.matched import (
    with_groups,
    worded,
    years_are_marked,
    years_over,
)
from toolkit.exchange.tables.layout.names_parted import NamePart
from toolkit.exchange.tables.mapping.targets import JOINED, MARKS, SKIPPED, YEARS
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.model.register import TableKey
from toolkit.xlsx.cells.address import letters

Place = tuple[str, int]
"""Where a list stands in its file: its sheet, and the row that it begins in."""


NOWHERE = -1
"""The row of headings that were not found: a person may say where they stand."""


class ColumnMap(NamedTuple):
    """What a list is for: its table, None where it is not wanted, and its columns.

    `columns`: how far right of its first column → the use (`targets`). `settled`: a
    person said so; else nobody has agreed yet that it is taken in.
    """

    table: TableKey | None
    columns: Mapping[int, str]
    known: Known
    settled: bool = True


class Moved(NamedTuple):
    """The rows of a list's headings, as a person says, and the table that it is for.

    `table`: None where it is not wanted, or nobody has agreed yet (`settled`).
    `again`: the rows were changed since its columns were shown: they are not what was
    said, but what the headings in these rows mean.
    """

    first: int
    last: int
    table: TableKey | None
    known: Known
    settled: bool = True
    again: bool = True


class Maps(NamedTuple):
    """The maps that hold for a file: by the layout of a list, and by its place.

    A list without headings has no layout that another could share: what was said of it
    holds for that file alone. `moved`: by the place at which headings were found, the
    rows in which a person says they stand.
    """

    by_layout: Mapping[str, ColumnMap] = MappingProxyType({})
    by_place: Mapping[Place, ColumnMap] = MappingProxyType({})
    moved: Mapping[Place, Moved] = MappingProxyType({})

    @property
    def settled(self) -> "Maps":
        """Without what nobody has agreed to yet."""
        return Maps(
            {key: one for key, one in self.by_layout.items() if one.settled},
            {key: one for key, one in self.by_place.items() if one.settled},
            {
                key: one if one.settled else one._replace(again=False)
                for key, one in self.moved.items()
            },
        )

    def rows_of(self, sheet: str) -> dict[int, tuple[int, int]]:
        """Where the headings of a sheet stand: row where they were found → rows."""
        return {
            row: (one.first, one.last)
            for (name, row), one in self.moved.items()
            if name == sheet
        }

    def moved_to(self, block: Block) -> Moved | None:
        """What was said of a list with its headings, since which nothing else was."""
        found = self.moved.get((block.source.sheet, block.found_at))
        return found if found and found.again else None

    def of(self, block: Block) -> ColumnMap | None:
        """What was said of a list; None where nothing was."""
        here = self.by_place.get(place_of(block))
        return here or self.by_layout.get(layout_of(block))


NO_MAPS = Maps()


def layout_of(block: Block) -> str:
    """What a list has alike with every other of its layout; "" without headings.

    Its headings, folded, in their order and columns; never its values.
    """
    if not block.head_lines:
        return ""
    start = min(block.head.texts)
    texts = [
        (column - start, [bare(text) for text in over])
        for column, over in sorted(block.head.texts.items())
    ]
    said = json.dumps(texts, ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def place_of(block: Block) -> Place:
    """Where a list stands in its file; a row below 0 is the first of one without
    headings, which the same row would be if it held headings."""
    row = block.head_row
    return (block.source.sheet, row if block.head_lines else -row)


def rows_of_head(block: Block) -> str:
    """The rows of a list's headings as a person writes them: «6», «6-7»; or ""."""
    rows = [line.number for line in block.head_lines]
    if len(rows) > 1:
        return f"{rows[0]}-{rows[-1]}"
    return str(rows[0]) if rows else ""


def columns_of(block: Block) -> list[int]:
    """The columns of a list: those with a heading, and those that are filled in."""
    filled = {column for line in block.below for column in line.cells}
    return sorted(filled | block.head.texts.keys())


def uses_of(chosen: Chosen) -> dict[int, str]:
    """What each column of a list is for, as it was understood."""
    match = chosen.match
    uses = dict.fromkeys(columns_of(chosen.block), SKIPPED)
    uses.update(match.fields)
    uses.update(dict.fromkeys(match.titles, MARKS))
    uses.update(dict.fromkeys(match.years, YEARS))
    sexes = {woman: words for words, woman in BIRTHS.items()}
    uses.update({column: sexes[woman] for column, woman in match.births.items()})
    uses.update({column: JOINED for part in chosen.names for column in part.others})
    return uses


def applied(block: Block, said: ColumnMap, table: TableKey) -> Chosen:
    """A list read as a person says: what its headings seem to mean does not count."""
    form = BY_KEY[table]
    start = min(block.head.texts)
    uses = {start + right: use for right, use in said.columns.items()}
    over = block.head.texts
    headings = {n: worded(form, over[n]) if n in over else letters(n) for n in uses}
    special = {MARKS, JOINED, SKIPPED, YEARS, *BIRTHS}
    match = Match(
        form,
        {n: use for n, use in sorted(uses.items()) if use not in special},
        {},
        0,
        titles={n: headings[n] for n, use in uses.items() if use == MARKS},
        births={n: BIRTHS[use] for n, use in uses.items() if use in BIRTHS},
        years={
            n: year
            for n, use in uses.items()
            if use == YEARS and (year := year_over(over.get(n, ("",))))
        },
    )
    titled = years_over(block, match.titles)
    marked = years_are_marked(block, match.years)
    match = match._replace(title_years=titled, marked_years=marked)
    match = with_groups(block, match)
    return Chosen(
        block,
        headings,
        match,
        names=_names(uses, headings),
        known=said.known,
        skipped=frozenset(n for n, use in uses.items() if use == SKIPPED),
    )


def _names(
    uses: Mapping[int, str], headings: Mapping[int, str]
) -> tuple[NamePart, ...]:
    """The names that go on in other columns: each in the last name before these."""
    found: dict[int, list[int]] = {}
    for column in sorted(uses):
        before = [n for n, use in uses.items() if use == "name" and n < column]
        if uses[column] == JOINED and before:
            found.setdefault(max(before), []).append(column)
    return tuple(
        NamePart(first, tuple(others), headings[first], sure=True)
        for first, others in found.items()
    )
