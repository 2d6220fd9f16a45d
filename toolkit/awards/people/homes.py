"""To which units the rows of a register belong, and which units belong to one."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from toolkit.awards.people.identity import unaddressed
from toolkit.model.emulation import Recipient
from toolkit.model.register import Initiative, Register
from toolkit.rules.names import folded


def units_below(register: Register, name: str) -> set[str]:
    """The folded names of a unit and all below it; none when it is not listed."""
    top = folded(name)
    under: dict[str, set[str]] = {}
    listed = set()
    for unit in register.units:
        if unit.name:
            listed.add(folded(unit.name))
            under.setdefault(folded(unit.parent), set()).add(folded(unit.name))
    if not top or top not in listed:
        return set()
    found, waiting = {top}, [top]
    while waiting:
        fresh = under.get(waiting.pop(), set()) - found
        found |= fresh
        waiting += fresh
    return found


class Homes:
    """To which units the rows of a register belong, by folded name."""

    def __init__(self, register: Register) -> None:
        self._people = register.people
        self._keys: dict[str, str] = {}

    @cached_property
    def _homes(self) -> Mapping[str, set[str]]:
        """The units of each name, and of each name with its code."""
        homes: dict[str, set[str]] = {}
        for person in self._people:
            if person.name and person.unit:
                key, unit = self._key(person.name), self._key(person.unit)
                homes.setdefault(key, set()).add(unit)
                if person.code:
                    # «Tên (mã)» folds to the name and the code.
                    coded = f"{key} {self._key(person.code)}"
                    homes.setdefault(coded, set()).add(unit)
        return homes

    def of(self, row: Any) -> frozenset[str]:
        """The units of a row, or of the authors of an initiative; empty if unknown."""
        if isinstance(row, Initiative):
            homes = [self._home(author) for author in row.authors]
            return frozenset().union(*homes)
        own = {self._key(row.unit)} if row.unit else set()
        if row.recipient is Recipient.COLLECTIVE and row.name:
            own.add(self._key(row.name))
        return frozenset(own) or self._home(row.name)

    def _home(self, name: str) -> frozenset[str]:
        """The unit of a person; unknown where people of one name are in several."""
        key = self._key(name)
        homes = self._homes.get(key) or self._homes.get(unaddressed(key), set())
        return frozenset(homes if len(homes) == 1 else ())

    def _key(self, text: str) -> str:
        """Each distinct text is folded once, however many rows hold it."""
        if text not in self._keys:
            self._keys[text] = folded(text)
        return self._keys[text]
