"""Which lines below the headings are data, and which are not: told, never dropped."""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from toolkit.exchange.sources.source import NO_VALUE, Line, Value
from toolkit.exchange.tables.layout.chosen import Chosen
from toolkit.exchange.tables.layout.groups import (
    Group,
    award_above,
    ended_by,
    group_of,
    names_unit,
)
from toolkit.exchange.tables.layout.headings import is_numbering
from toolkit.exchange.tables.layout.heads import texts_of
from toolkit.exchange.tables.layout.looks import is_title
from toolkit.exchange.tables.layout.signatures import begins_signatures
from toolkit.exchange.tables.layout.totals import is_total
from toolkit.forms.register.columns import CellKind
from toolkit.xlsx.cells.cell import CellError

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
        heads = [texts_of(line) for line in chosen.block.head_lines]
        self.heads = [
            {n: _folded(text) for n, text in one.items() if n in self.headings}
            for one in heads
        ]
        self.said = _manners(text for one in heads for text in one.values())
        self.numbering = [n for n, text in self.headings.items() if is_numbering(text)]
        # Most rows are filled in the same columns.
        shapes = {n.number: tuple(n.cells) for n in self.below}
        wanted = {
            shape: self.wanted.intersection(shape) for shape in {*shapes.values()}
        }
        self.filled = {number: wanted[shape] for number, shape in shapes.items()}
        filled = [
            line
            for line in self.below
            if self.filled[line.number] and not self._counts_columns(line)
        ]
        # Where no row has more than a name, rows of names are told by their numbers.
        full = [n.number for n in filled if len(self.filled[n.number]) > 1]
        full = full or [n.number for n in filled]
        self.numbered = {n.number for n in self.below if self._is_numbered(n)}
        numbered = len(self.numbered.intersection(full))
        self.all_numbered = bool(full) and numbered > _MOST_NUMBERED * len(full)
        self.signed = False
        fields = chosen.match.fields
        known = {column.field: column.holds for column in chosen.match.table.columns}
        self.days = {n for n, name in fields.items() if known.get(name) in _DAYS}
        self.units = self._numbered_units(chosen)
        self.awards = [n for n, name in fields.items() if name == "award"]

    def other(self, line: Line, *, first: bool) -> Why | None:
        """What a line is that is no data; None for data."""
        filled = self.filled[line.number]
        if len(line.cells) <= len(self.numbering) and self._is_number_alone(line):
            return Why.NUMBER_ONLY
        if not self.source.sheet and max(line.cells) > self.width:
            return Why.RAGGED
        if not self.said.isdisjoint(line.cells.values()) and self._repeats(line):
            return Why.REPEATED
        if first and self._counts_columns(line):
            return Why.COLUMN_NUMBERS
        if is_total(next(iter(line.cells.values()))):
            return Why.TOTAL
        if not filled or self._is_signature(line):
            return Why.GROUP
        if line.number in self.units:
            return Why.GROUP
        if len(filled) == 1 and self._stands_out(line):
            return Why.GROUP
        if line.number in self.source.unseen:
            return Why.HIDDEN
        if self._is_uncomputed(line, filled):
            return Why.UNCOMPUTED
        doubts = self.source.doubts
        if doubts and any((line.number, n) in doubts for n in self.wanted):
            return Why.OLD_FONT
        return Why.STRUCK if self._is_struck(line) else None

    def _numbered_units(self, chosen: Chosen) -> frozenset[int]:
        """Rows «1 | Phòng A» that say nothing else, and below which others are counted
        from 1, or as 1.1: no rows of the list, whose first row is one of them."""
        match = chosen.match
        names = [n for n, name in match.fields.items() if name == "name"]
        rows = [line for line in self.below if self.filled[line.number]]
        if len(names) != 1 or match.grouped or not rows:
            return frozenset()
        found = frozenset(
            line.number
            for line, below in pairwise(rows)
            if self.filled[line.number] == set(names)
            and len(self.filled[below.number]) > 1
            and self._counts_anew(line, below)
            and isinstance(text := line.cells[names[0]], str)
            and names_unit(text)
        )
        return found if rows[0].number in found else frozenset()

    def _counts_anew(self, line: Line, below: Line) -> bool:
        return any(
            (number := _plain(below.cells[n])) == "1"
            or number.startswith(f"{_plain(line.cells[n])}.")
            for n in self.numbering
            if n in line.cells and n in below.cells
        )

    def _stands_out(self, line: Line) -> bool:
        if line.number in self.wide:
            return True
        return self.all_numbered and line.number not in self.numbered

    def _is_signature(self, line: Line) -> bool:
        """Whether a line is one of those who sign: what follows them is no row either,
        until one is numbered, or full, again."""
        full = len(self.filled[line.number]) > _SIGNERS
        if full or line.number in self.numbered or self._is_titled(line):
            self.signed = False
        elif begins_signatures(line, self.days):
            self.signed = True
        return self.signed

    def _is_titled(self, line: Line) -> bool:
        return any(is_title(line.cells.get(n, "")) for n in self.awards)

    def _is_number_alone(self, line: Line) -> bool:
        """True for a line that is empty but for the number printed in it."""
        return all(
            column in self.numbering and _is_serial(value)
            for column, value in line.cells.items()
        )

    @staticmethod
    def _is_uncomputed(line: Line, filled: Set[int]) -> bool:
        """Whether something would come in of which no value is stored."""
        if CellError not in map(type, line.cells.values()):
            return False
        return any(line.cells[n] is NO_VALUE for n in filled)

    def _is_struck(self, line: Line) -> bool:
        """Whether something is struck through that would come in."""
        if not self.source.struck:
            return False
        number = line.number
        return any((number, n) in self.source.struck for n in self.filled[number])

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
        # The last cell of a row is mostly a text, and the first its number.
        return all(map(_is_column_number, reversed([*values])))

    def _is_numbered(self, line: Line) -> bool:
        values = (line.cells.get(n) for n in self.numbering)
        return any(value is not None and _is_serial(value) for value in values)


def _manners(texts: Iterable[str]) -> frozenset[str]:
    """Headings as a page that begins anew may have them: one of them is so at least."""
    plain = {other for text in texts for other in (text, " ".join(text.split()))}
    return frozenset(
        other
        for text in plain
        for other in (text, text.upper(), text.lower(), text.title(), text.capitalize())
    )


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


# typed: 1 is a number, and TRUE, which equals it, is none.
@lru_cache(maxsize=4096, typed=True)
def _is_serial(value: Value) -> bool:
    return _SERIAL.fullmatch(_plain(value)) is not None


def _is_column_number(value: Value) -> bool:
    return _COLUMN_NUMBER.fullmatch(_plain(value)) is not None


def _plain(value: Value) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    return str(value).strip().rstrip(".").lower()
