"""A workbook as it was sent, and which of its cells each returned one is."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import compress, filterfalse
from operator import ne
from typing import NamedTuple
from unicodedata import normalize

from toolkit.xlsx.cells.cell import Sheet
from toolkit.xlsx.cells.place import SpotKey
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.meaning.book import BookFacts, Locks, Said, facts_of
from toolkit.xlsx.meaning.columns import Columns, moved_columns
from toolkit.xlsx.meaning.guards import Rules, rules_on
from toolkit.xlsx.meaning.kinds import Terms
from toolkit.xlsx.meaning.rows import Alignment, align


class Sent:
    """A workbook as it was sent, read once for all that came back for it."""

    def __init__(self, book: ClosedBook, terms: Terms) -> None:
        self.book, self.terms = book, terms
        self.facts = facts_of(book)
        self.locks = Locks(book)
        self._rules: dict[str, Rules] = {}

    def locked(self, sheet: str, spot: SpotKey) -> bool:
        """Whether nobody was to type here: the sheet is protected, the cell is locked.

        By its own format, else by its row's or its column's.
        """
        reading = self.book.reading(sheet)
        return reading.sheet.protected and self.locks(reading.style_at(*spot))

    def is_free(self, sheet: str, spot: SpotKey) -> bool:
        """Whether the program itself rewrites a cell."""
        return any(one.holds(spot) for one in self.terms.free.get(sheet, ()))

    def rules(self, sheet: str) -> Rules:
        """The rules of a sheet's cells."""
        if sheet not in self._rules:
            self._rules[sheet] = rules_on(self.book.reading(sheet).guards, sheet)
        return self._rules[sheet]


class Matched(NamedTuple):
    """Which sheet and which row each of the sent ones is in the returned workbook.

    `pairs`: the sheets found again, sent name → returned name, which is another one
    where somebody renamed it; `alignments` by the sent name, folded; `columns`: those
    sheets where columns are elsewhere. `facts`: what the returned workbook says beside
    its cells.
    """

    pairs: Mapping[str, str]
    alignments: Mapping[str, Alignment]
    columns: Mapping[str, Columns]
    facts: BookFacts

    def rows(self, sheet: str) -> Alignment:
        """Where the rows of a sent sheet are now."""
        return self.alignments[sheet.casefold()]


def is_renamed(was: str, now: str) -> bool:
    """Whether the names of a sheet are different ones to a reader."""
    return normalize("NFC", was).casefold() != normalize("NFC", now).casefold()


def match(sent: Sent, returned: ClosedBook) -> Matched:
    """Find the sheets and rows again. Raises FileRefusedError as `returned.sheet`."""
    facts = facts_of(returned)
    pairs = _pairs(sent.book.sheet_names, returned.sheet_names)
    if len(pairs) < len(sent.book.sheet_names):
        pairs = _with_renamed(sent, returned, facts, pairs)
    columns = moved_columns(sent.facts, facts, pairs)
    alignments = {}
    for was, now in pairs.items():
        keys = sent.terms.keys.get(was)
        moved = columns[was].now(keys.column) if keys and was in columns else None
        sheets = sent.book.sheet(was), returned.sheet(now)
        alignments[was.casefold()] = align(*sheets, keys, moved)
    return Matched(pairs, alignments, columns, facts)


def met_cells(
    before: Sheet, after: Sheet, alignment: Alignment, *, alike: bool = True
) -> dict[SpotKey, SpotKey]:
    """Each filled cell, by where it was sent: where it is now.

    `alike`: also where nothing moved and both say the same in a format of one number.
    """
    if not alignment.changed:
        spots = (*before.cells, *after.cells) if alike else _unlike(before, after)
        return {spot: spot for spot in spots}
    gone, new = set(alignment.lost), set(alignment.added)
    met = {
        spot: (alignment.now(spot[0]), spot[1])
        for spot in before.cells
        if spot[0] not in gone
    }
    taken = set(met.values())
    back = {now: was for was, now in ((s[0], n[0]) for s, n in met.items())}
    for row, column in after.cells:
        if row in new or (row, column) in taken or row not in back:
            continue
        met[back[row], column] = (row, column)
    return met


def met_in_columns(
    before: Sheet, after: Sheet, alignment: Alignment, columns: Columns
) -> dict[SpotKey, SpotKey]:
    """The same where columns are elsewhere; cells of those that went are left out."""
    gone, new = set(alignment.lost), set(alignment.added)
    rows = {row for row, _ in before.cells if row not in gone}
    met = {}
    for row, column in before.cells:
        at = columns.now(column)
        if row in rows and at is not None:
            met[row, column] = alignment.now(row), at
    back = {alignment.now(row): row for row in rows}
    for row, column in after.cells:
        was = columns.was(column)
        if row in back and row not in new and was is not None:
            met[back[row], was] = row, column
    return met


def _unlike(before: Sheet, after: Sheet) -> Iterator[SpotKey]:
    was, now = before.cells, after.cells
    # Of thousands of cells nearly all are alike: hence no loop of our own.
    yield from compress(was, map(ne, was.values(), map(now.get, was)))
    yield from filterfalse(was.__contains__, now)


def _pairs(before: Sequence[str], after: Sequence[str]) -> dict[str, str]:
    """The sheets found again, by the name they were sent with."""
    folded = {normalize("NFC", name).casefold(): name for name in after}
    pairs = ((name, folded.get(normalize("NFC", name).casefold())) for name in before)
    return {was: now for was, now in pairs if now is not None}


def _with_renamed(
    sent: Sent, returned: ClosedBook, facts: BookFacts, pairs: Mapping[str, str]
) -> dict[str, str]:
    """The same with sheets that have another name now, in the order they were sent.

    Told by the defined names, which follow a sheet that is renamed; where none did, by
    the keys of its rows.
    """
    found, free = dict(pairs), set(returned.sheet_names) - set(pairs.values())
    names = facts.names
    for was in sent.book.sheet_names:
        if was in found:
            continue
        own = (n for n, said in sent.facts.names.items() if _stands_on(said, was))
        met = (names[name].region for name in own if name in names)
        at = {region.sheet for region in met if region is not None} & free
        at = at or {now for now in free if _has_keys(sent, was, returned, now)}
        if len(at) == 1:
            found[was] = at.pop()
            free.discard(found[was])
    return {name: found[name] for name in sent.book.sheet_names if name in found}


def _stands_on(said: Said, sheet: str) -> bool:
    return said.region is not None and said.region.sheet == sheet


def _has_keys(sent: Sent, was: str, returned: ClosedBook, now: str) -> bool:
    """Whether most of the keys of a sheet's rows stand on another one."""
    keys = sent.terms.keys.get(was)
    if keys is None:
        return False
    before, after = sent.book.sheet(was), returned.sheet(now)
    wanted = {
        value
        for row in range(keys.top, keys.bottom + 1)
        if (value := before.at(row, keys.column).value) not in (None, "")
    }
    there = {c.value for (_, column), c in after.cells.items() if column == keys.column}
    return len(wanted & there) > len(wanted) / 2
