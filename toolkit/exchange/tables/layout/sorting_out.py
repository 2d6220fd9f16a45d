"""Which lines below the headings are data, and which are not: told, never dropped."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from toolkit.exchange.sources.source import NO_VALUE, Line, Value
from toolkit.exchange.tables.layout.chosen import Chosen
from toolkit.exchange.tables.layout.groups import Group, award_above, ended_by, group_of
from toolkit.exchange.tables.layout.headings import is_numbering
from toolkit.exchange.tables.layout.heads import texts_of
from toolkit.exchange.tables.layout.looks import is_title
from toolkit.exchange.tables.layout.signatures import begins_signatures
from toolkit.exchange.tables.layout.totals import is_total
from toolkit.forms.register.columns import CellKind

_SERIAL = re.compile(r"\d{1,6}")
_COLUMN_NUMBER = re.compile(r"[(\[]?(?:\d{1,2}|[a-zđ])[)\]]?")
_FEWEST_NUMBERS = 3
_MOST_NUMBERED = 0.5
_DAYS = (CellKind.DATE, CellKind.MOMENT)
_SIGNERS = 3
"""So many stand beside each other below a list at most."""


class Why(StrEnum):
    """Why a line that holds something is no row of the register; keys of words."""

    HEADING = "headings"
    REPEATED = "repeated"
    COLUMN_NUMBERS = "numbers"
    ABOVE = "above"
    TOTAL = "total"
    GROUP = "group"
    NUMBER_ONLY = "number_only"
    HIDDEN = "hidden"
    STRUCK = "struck"
    RAGGED = "ragged"
    UNCOMPUTED = "uncomputed"
    OLD_FONT = "old_font_doubt"
    NAMELESS = "nameless"
    UNMARKED = "unmarked"
    OTHER_TABLE = "other_table"
    DECLINED = "declined"
    CHANGED = "changed"
    OUTSIDE = "outside"
    OTHER_SHEET = "other_sheet"
    HIDDEN_SHEET = "hidden_sheet"
    CODES = "codes"


class Sorted(NamedTuple):
    """The lines of data, and why each other line is none: reason → numbers of lines.

    `groups`: line of data → the groups that it stands in, by the field they tell.
    """

    data: tuple[Line, ...]
    skipped: Mapping[Why, tuple[int, ...]]
    groups: Mapping[int, Mapping[str, Group]]


def sort_out(chosen: Chosen, units: frozenset[str]) -> Sorted:
    """Tell the data below the headings from what a printed table holds besides.

    `units`: folded names of the units of the register.
    """
    judge = _Judge(chosen)
    data: list[Line] = []
    skipped: dict[Why, list[int]] = {}
    groups: dict[int, Mapping[str, Group]] = {}
    current = dict(_groups_above(chosen, units))
    outer: dict[str, int] = {}
    for line in chosen.block.below:
        why = judge.other(line, first=not data)
        if why is None:
            data.append(line)
            groups[line.number] = current
            continue
        skipped.setdefault(why, []).append(line.number)
        if why is not Why.GROUP:
            continue
        if group := group_of(line, units):
            outer.setdefault(group.field, len(outer))
            current = {**_within(current, group, outer), group.field: group}
        elif ended := ended_by(line, current):
            current = {f: one for f, one in current.items() if f not in ended}
    found = {why: tuple(numbers) for why, numbers in skipped.items()}
    return Sorted(tuple(data), found, groups)


def _within(
    current: Mapping[str, Group], group: Group, outer: Mapping[str, int]
) -> Mapping[str, Group]:
    """The groups that a new one stands in: «TẬP THỂ» ends the unit before it.

    `outer`: the kinds of groups in the order in which they came first: a new group ends
    those that stood in the one before it.
    """
    if group.field == "recipient":
        kept = ("award", "decision")
        return {field: one for field, one in current.items() if field in kept}
    own = outer[group.field]
    return {field: one for field, one in current.items() if outer.get(field, -1) <= own}


def _groups_above(chosen: Chosen, units: frozenset[str]) -> Sequence[tuple[str, Group]]:
    """What the lines right above a table say of all of it: «B. CÁ NHÂN»."""
    found = (group_of(line, units) for line in chosen.block.titles)
    told = [(one.field, one) for one in found if one and one.field == "recipient"]
    if title := award_above(chosen.block.titles, chosen.block.head_row):
        told.append(("award", title))
    return told


class _Judge:
    """What the headings say a line of data looks like."""

    def __init__(self, chosen: Chosen) -> None:
        self.source = chosen.source
        self.wide = chosen.source.wide
        self.headings, self.below = chosen.headings, chosen.block.below
        self.width = max(self.headings)
        self.wanted = chosen.match.columns
        self.heads = list(filter(None, map(self._repeated, chosen.block.head_lines)))
        self.numbering = [n for n, text in self.headings.items() if is_numbering(text)]
        self.filled = {n.number: self.wanted & n.cells.keys() for n in self.below}
        filled = [
            line
            for line in self.below
            if self.filled[line.number] and not self._counts_columns(line)
        ]
        # Where no row has more than a name, rows of names are told by their numbers.
        full = [n for n in filled if len(self.filled[n.number]) > 1] or filled
        numbered = sum(map(self._is_numbered, full))
        self.all_numbered = bool(full) and numbered > _MOST_NUMBERED * len(full)
        self.signed = False
        fields = chosen.match.fields
        known = {column.field: column.holds for column in chosen.match.table.columns}
        self.days = {n for n, name in fields.items() if known.get(name) in _DAYS}
        self.awards = [n for n, name in fields.items() if name == "award"]

    def other(self, line: Line, *, first: bool) -> Why | None:
        """What a line is that is no data; None for data."""
        filled = self.filled[line.number]
        if self._is_number_alone(line):
            return Why.NUMBER_ONLY
        if not self.source.sheet and max(line.cells) > self.width:
            return Why.RAGGED
        if self._repeats(line):
            return Why.REPEATED
        if first and self._counts_columns(line):
            return Why.COLUMN_NUMBERS
        if is_total(next(iter(line.cells.values()))):
            return Why.TOTAL
        if not filled or self._is_signature(line):
            return Why.GROUP
        if len(filled) == 1 and self._stands_out(line):
            return Why.GROUP
        if line.number in self.source.unseen:
            return Why.HIDDEN
        if any(line.cells[n] is NO_VALUE for n in filled):
            return Why.UNCOMPUTED
        doubts = self.source.doubts
        if doubts and any((line.number, n) in doubts for n in self.wanted):
            return Why.OLD_FONT
        return Why.STRUCK if self._is_struck(line) else None

    def _stands_out(self, line: Line) -> bool:
        if line.number in self.wide:
            return True
        return self.all_numbered and not self._is_numbered(line)

    def _is_signature(self, line: Line) -> bool:
        """Whether a line is one of those who sign: what follows them is no row either,
        until one is numbered, or full, again."""
        full = len(self.filled[line.number]) > _SIGNERS
        if full or self._is_numbered(line) or self._is_titled(line):
            self.signed = False
        elif begins_signatures(line, self.days):
            self.signed = True
        return self.signed

    def _is_titled(self, line: Line) -> bool:
        return any(is_title(line.cells.get(n, "")) for n in self.awards)

    def _is_number_alone(self, line: Line) -> bool:
        """True for a line that is empty but for the number printed in it."""
        return len(line.cells) <= len(self.numbering) and all(
            column in self.numbering and _is_serial(value)
            for column, value in line.cells.items()
        )

    def _is_struck(self, line: Line) -> bool:
        """Whether something is struck through that would come in."""
        if not self.source.struck:
            return False
        number = line.number
        return any((number, n) in self.source.struck for n in self.filled[number])

    def _repeated(self, head: Line) -> Mapping[int, str]:
        """The headings of a line that some text right below them says as well."""
        found: dict[int, str] = {}
        for n, text in texts_of(head).items():
            if n in self.headings:
                heading = _folded(text)
                below = {line.cells.get(n) for line in self.below}
                if any(isinstance(t, str) and _folded(t) == heading for t in below):
                    found[n] = heading
        return found

    def _repeats(self, line: Line) -> bool:
        """A heading is repeated letter by letter: on each page it is printed anew."""
        return any(self._is_as(line, texts) for texts in self.heads)

    def _is_as(self, line: Line, texts: Mapping[int, str]) -> bool:
        same = 0
        for n, heading in texts.items():
            text = line.cells.get(n)
            same += isinstance(text, str) and _folded(text) == heading
        return same > 1 or (same == 1 == len(self.wanted))

    def _counts_columns(self, line: Line) -> bool:
        values = line.cells.values()
        if len(values) < min(_FEWEST_NUMBERS, len(self.headings)):
            return False
        return all(map(_is_column_number, values))

    def _is_numbered(self, line: Line) -> bool:
        cells = line.cells
        return any(n in cells and _is_serial(cells[n]) for n in self.numbering)


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


# typed: 1 is a number, and TRUE, which equals it, is none.
@lru_cache(maxsize=4096, typed=True)
def _is_serial(value: Value) -> bool:
    return _SERIAL.fullmatch(_plain(value)) is not None


@lru_cache(maxsize=4096, typed=True)
def _is_column_number(value: Value) -> bool:
    return _COLUMN_NUMBER.fullmatch(_plain(value)) is not None


def _plain(value: Value) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    return str(value).strip().rstrip(".").lower()
