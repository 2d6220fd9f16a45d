"""Names: two spellings of one person or unit, and names that no list knows."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Any

from toolkit.awards.consistency.rows import names_in
from toolkit.awards.people.alike import alike, comparable, skeleton
from toolkit.awards.people.identity import Directory
from toolkit.awards.words.known import place_from
from toolkit.findings.finding import Finding, find
from toolkit.model.emulation import Recipient
from toolkit.model.origin import Origin
from toolkit.model.register import Register, TableKey
from toolkit.rules.names import folded

COMPARED = 30
"""With how many of its block a name is compared, so that no block costs too much."""

_NAMED = (
    TableKey.RATINGS,
    TableKey.PROPOSALS,
    TableKey.AWARDS,
    TableKey.REGISTRATIONS,
    TableKey.VOTES,
)
_WITH_UNIT = (TableKey.PEOPLE, *_NAMED, TableKey.DOSSIERS)
_LISTED = (
    TableKey.PROPOSALS,
    TableKey.AWARDS,
    TableKey.RATINGS,
    TableKey.REGISTRATIONS,
    TableKey.VOTES,
    TableKey.DOSSIERS,
)
_CODE = re.compile(r"\([^()]*\)$")
_ROOM = folded("Phòng")
_ROOM_SHORT = "p"  # «P.»


def name_findings(register: Register, directory: Directory) -> Iterator[Finding]:
    """C279–C282."""
    yield from _similar_people(register, directory)
    yield from _similar_units(register, directory)
    yield from _unlisted(register, directory)


# People


@dataclass(slots=True)
class _Name:
    """A name as it is first written, and what tells its bearer from another."""

    text: str
    key: str
    at: Origin
    listed: bool = False
    born: date | None = None
    units: set[str] = field(default_factory=set)
    rated: set[int | None] = field(default_factory=set)

    def may_be(self, other: "_Name") -> bool:
        """Whether nothing shows that they are two."""
        if self.listed and other.listed and (not self.born or self.born != other.born):
            return False
        together = not self.rated.isdisjoint(other.rated)
        apart = self.units and other.units and self.units.isdisjoint(other.units)
        return not together and not apart


class _Names:
    """All persons that the register names, by their folded names without codes."""

    def __init__(self, register: Register, directory: Directory) -> None:
        self.all: dict[str, _Name] = {}
        self._texts: dict[str, _Name] = {}
        self._places: set[tuple[str, str]] = set()
        self._directory = directory
        for person in register.people:
            name = self._add(
                person.name, register.at(TableKey.PEOPLE, person.row, "name")
            )
            name.listed, name.born = True, person.born
            if person.unit:
                name.units.add(directory.key(person.unit))
        for table in _NAMED:
            for row in getattr(register, table):
                self._add_row(table, row, register)
        for one in register.initiatives:
            for author in one.authors:
                self._add(author, register.at(TableKey.INITIATIVES, one.row, "authors"))

    def _add_row(self, table: TableKey, row: Any, register: Register) -> None:
        kind = self._directory.kind(row.recipient, row.name)
        if not row.name or kind is not Recipient.INDIVIDUAL:
            return
        name = self._texts.get(row.name)
        name = name or self._add(row.name, register.at(table, row.row, "name"))
        if row.unit and (row.name, row.unit) not in self._places:
            self._places.add((row.name, row.unit))
            name.units.add(self._directory.key(row.unit))
        if table == TableKey.RATINGS:
            name.rated.add(row.year)

    def _add(self, text: str, at: Origin) -> _Name:
        bare = _CODE.sub("", text).strip()
        key = self._directory.key(bare)
        name = self.all.setdefault(key, _Name(bare, key, at))
        self._texts[text] = name
        return name


def _similar_people(register: Register, directory: Directory) -> Iterator[Finding]:
    names = [n for n in _Names(register, directory).all.values() if comparable(n.key)]
    new_in = set(chain.from_iterable(n.units for n in names if not n.listed))
    blocks: dict[object, list[_Name]] = {}
    for name in sorted(names, key=lambda one: not one.listed):
        for block in _blocks(name, new_in):
            blocks.setdefault(block, []).append(name)
    told: set[frozenset[str]] = set()
    for block in blocks.values():
        for at, name in enumerate(block):
            if name.listed and not name.born:
                continue
            for other in block[: min(at, COMPARED)]:
                pair = frozenset((name.key, other.key))
                if pair in told or not name.may_be(other):
                    continue
                if alike(name.key, other.key):
                    told.add(pair)
                    yield _maybe_one(name, other)


def _blocks(name: _Name, new_in: set[str]) -> Iterable[object]:
    """What two names have in common when they differ by tones, or within one word."""
    yield skeleton(name.key)
    units = name.units & new_in
    if units:
        words = name.key.split()
        for at in range(len(words)):
            others = (at, *words[:at], *words[at + 1 :])
            yield from ((unit, others) for unit in units)


def _maybe_one(name: _Name, other: _Name) -> Finding:
    return find(
        "C279",
        name.at,
        seen=name.text,
        expected=other.text,
        other=place_from(name.at, other.at),
    )


# Units


@dataclass(slots=True)
class _Spelling:
    """A unit as it is written, where first, and how often."""

    text: str
    at: Origin
    listed: bool
    rows: int = 0


def _similar_units(register: Register, directory: Directory) -> Iterator[Finding]:
    """C280: spellings that formulas tell apart and people do not."""
    blocks: dict[str, list[_Spelling]] = {}
    for spelling in _spellings(register).values():
        blocks.setdefault(unit_key(directory.key(spelling.text)), []).append(spelling)
    for block in blocks.values():
        main = max(block, key=lambda one: (one.listed, one.rows))
        for other in block:
            if other is not main:
                yield find(
                    "C280",
                    other.at,
                    seen=other.text,
                    expected=main.text,
                    count=str(other.rows),
                    other=place_from(other.at, main.at),
                )


def _spellings(register: Register) -> dict[str, _Spelling]:
    """Case-folded text → spelling: formulas do not see case."""
    found: dict[str, _Spelling] = {}

    def add(text: str, table: TableKey, row: int, column: str) -> None:
        spelling = found.get(text.casefold())
        if spelling is None:
            at = register.at(table, row, column)
            spelling = found[text.casefold()] = _Spelling(
                text, at, table == TableKey.UNITS
            )
        spelling.rows += 1

    for unit in register.units:
        if unit.name:
            add(unit.name, TableKey.UNITS, unit.row, "name")
    for table in _WITH_UNIT:
        for row in getattr(register, table):
            if row.unit:
                add(row.unit, table, row.row, "unit")
            if table in _NAMED and row.recipient is Recipient.COLLECTIVE and row.name:
                add(row.name, table, row.row, "name")
    return found


def unit_key(key: str) -> str:
    """A folded name without spaces and dashes, «P.» being «Phòng»."""
    words = key.replace("–", " ").split()
    if words and words[0] == _ROOM_SHORT:
        words[0] = _ROOM
    return "".join(words)


# Names that no list knows


def _unlisted(register: Register, directory: Directory) -> Iterator[Finding]:
    """C281, C282: each name once; a list that is empty knows nobody on purpose."""
    told: set[tuple[Recipient, str]] = set()
    seen: set[tuple[Recipient | None, str]] = set()
    for table in _LISTED:
        for row in getattr(register, table):
            if not row.name or (row.recipient, row.name) in seen:
                continue
            seen.add((row.recipient, row.name))
            kind = directory.kind(row.recipient, row.name)
            known = (kind, directory.key(row.name))
            if known in told:
                continue
            told.add(known)
            at = register.at(table, row.row, "name")
            if kind is Recipient.COLLECTIVE and register.units:
                if directory.unit(row.name) is None:
                    yield find("C282", at, seen=row.name)
            elif kind is Recipient.INDIVIDUAL and register.people:
                who = directory.who(kind, row.name, row.unit)
                several = bool(names_in(row.name, directory))  # C262 says so
                unknown = directory.person(who) is None and not who.is_unclear
                if unknown and not several:
                    yield find("C281", at, seen=row.name)
