"""Who may be meant by a name that is nearly another: asked, never taken for granted."""

from dataclasses import dataclass, field
from datetime import date

from toolkit.awards.people.alike import alike, comparable, parts, skeleton, stem
from toolkit.awards.people.identity import Directory, Who
from toolkit.model.emulation import Recipient

_MOST = 30
"""With how many that differ by what is told behind it a name is compared."""


@dataclass(slots=True)
class _Known:
    """A recipient as first written, and what tells it from another."""

    who: Who
    text: str
    listed: bool = False
    born: date | None = None
    units: set[str] = field(default_factory=set)
    rated: set[int] = field(default_factory=set)

    def may_be(self, other: "_Known") -> bool:
        """Whether nothing shows that they are two."""
        if self.listed and other.listed and (not self.born or self.born != other.born):
            return False
        apart = self.units and other.units and self.units.isdisjoint(other.units)
        return self.rated.isdisjoint(other.rated) and not apart


class Near:
    """The recipients that a register names, by names that are nearly alike.

    Persons may differ by one letter, by marks, or by words before or behind;
    collectives, whose rooms are called A and B, by marks and spaces alone. Either may
    have something told behind it, as in «Lê Hà (Phó phòng)», «Phòng A thuộc Sở B».
    """

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._known: dict[Who, _Known] = {}
        self._blocks: dict[object, list[_Known]] = {}
        self._found: dict[Who, tuple[_Known, ...]] = {}
        # Persons by their name, and by each part of it that may be a name.
        self._named: dict[str, list[_Known]] = {}
        self._holding: dict[str, list[_Known]] = {}
        # All of a kind by their name, and by what stands before what is told besides.
        self._bare: dict[tuple[Recipient, str], list[_Known]] = {}
        self._with_more: dict[tuple[Recipient, str], list[_Known]] = {}

    def add(
        self, who: Who, text: str, unit: str = "", rated: int | None = None
    ) -> None:
        """A row that names somebody; `rated`: the year of a rating."""
        known = self._known.get(who)
        if known is None:
            known = self._known[who] = self._new(who, text)
        if unit:
            known.units.add(self._directory.key(unit))
        if rated is not None:
            known.rated.add(rated)

    def _new(self, who: Who, text: str) -> _Known:
        person = self._directory.person(who)
        known = _Known(who, text)
        if person is not None:
            known.listed, known.born = True, person.born
            if person.unit:
                known.units.add(self._directory.key(person.unit))
        elif who.kind is Recipient.COLLECTIVE:
            known.listed = self._directory.unit(text) is not None
        return known

    def of(self, who: Who) -> tuple[tuple[Who, str], ...]:
        """Others of nearly that name who may be the same, as they are written."""
        if who not in self._found:
            self._found[who] = self._find(who)
        return tuple((one.who, one.text) for one in self._found[who])

    def is_listed(self, who: Who) -> bool:
        """Whether «Người» or «Đơn vị» has somebody that a row names."""
        return who in self._known and self._known[who].listed

    def _find(self, who: Who) -> tuple[_Known, ...]:
        mine = self._known.get(who)
        if mine is None or who.is_unclear:
            return ()
        self._index()
        found = {
            one.who: one
            for block in (_blocks(who) if comparable(who.name) else ())
            for one in self._beside(mine, block)
            if one.who != who and mine.may_be(one) and _alike(who, one.who)
        }
        found |= {
            one.who: one
            for one in (*self._within(mine), *self._told_more(mine))
            if one.who != who and mine.may_be(one)
        }
        return tuple(found[one] for one in sorted(found))

    def _beside(self, mine: _Known, block: object) -> list[_Known]:
        """Those of a block who may be the same: of two listed only by one birthday."""
        if not mine.listed:
            return self._blocks.get(block, [])
        born = self._blocks.get((block, mine.born), []) if mine.born else []
        return [*self._blocks.get((block, None), []), *born]

    def _within(self, mine: _Known) -> list[_Known]:
        """Persons whose name is a part of this one, or who have this one in theirs."""
        name = mine.who.name
        if mine.who.kind is not Recipient.INDIVIDUAL or not comparable(name):
            return []
        shorter = (self._named.get(part, ()) for part in parts(name))
        return [
            *(one for some in shorter for one in some),
            *self._holding.get(name, ()),
        ]

    def _told_more(self, mine: _Known) -> list[_Known]:
        """Those whose name stands before a bracket, a comma, a dash or «thuộc»."""
        kind, name = mine.who.kind, mine.who.name
        bare = self._directory.key(stem(mine.text))
        shorter = self._bare.get((kind, bare), []) if bare else []
        longer = self._with_more.get((kind, name), [])
        return [*shorter[:_MOST], *longer[:_MOST]]

    def _index(self) -> None:
        """By block; and by block with the birthday of the listed, None for others."""
        if self._bare:
            return
        for known in self._known.values():
            self._bare.setdefault(known.who[:2], []).append(known)
            if bare := self._directory.key(stem(known.text)):
                place = (known.who.kind, bare)
                self._with_more.setdefault(place, []).append(known)
            if not comparable(known.who.name) or known.who.is_unclear:
                continue
            self._index_words(known)
            for block in _blocks(known.who):
                self._blocks.setdefault(block, []).append(known)
                if known.born or not known.listed:
                    self._blocks.setdefault((block, known.born), []).append(known)

    def _index_words(self, known: _Known) -> None:
        if known.who.kind is not Recipient.INDIVIDUAL:
            return
        self._named.setdefault(known.who.name, []).append(known)
        for part in parts(known.who.name):
            self._holding.setdefault(part, []).append(known)


def _alike(who: Who, other: Who) -> bool:
    if who.kind is Recipient.INDIVIDUAL:
        return alike(who.name, other.name)
    return skeleton(who.name) == skeleton(other.name)


def _blocks(who: Who) -> list[object]:
    """What names have in common that differ by marks, or within one word."""
    found: list[object] = [(who.kind, skeleton(who.name))]
    if who.kind is Recipient.INDIVIDUAL:
        words = who.name.split()
        for at in range(len(words)):
            found.append((at, *words[:at], *words[at + 1 :]))
    return found
