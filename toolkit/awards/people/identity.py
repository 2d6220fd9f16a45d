"""Who is who: one identity for every way in which a recipient is written."""

import re
from typing import NamedTuple

from toolkit.model.emulation import Recipient
from toolkit.model.register import Person, Register, Unit
from toolkit.rules.names import folded

UNCLEAR = -1
"""In place of a row: several persons have the name and nothing tells them apart."""


_FORMS_OF_ADDRESS = (
    *("ông", "bà", "ông/bà", "anh", "chị", "cô", "thầy", "cụ"),
    *("đồng chí", "đ/c", "đ c", "đc"),
    *("gs", "pgs", "tskh", "ts", "t s", "ths", "th s", "bs", "ks", "cn", "ds", "ls"),
    *("kts", "cnđd", "đd", "cki", "ckii", "ck1", "ck2", "bscki", "bsckii", "bsck1"),
    *("bsck2", "dscki", "dsckii", "dsck1", "dsck2"),
    *("giáo sư", "phó giáo sư", "tiến sĩ", "tiến sỹ", "thạc sĩ", "thạc sỹ"),
    *("bác sĩ", "bác sỹ", "dược sĩ", "dược sỹ", "kỹ sư", "kĩ sư", "kiến trúc sư"),
    *("cử nhân", "luật sư", "điều dưỡng", "ngưt", "ngnd", "ttưt", "ttnd"),
    *("nsưt", "nsnd", "nhà giáo ưu tú", "nhà giáo nhân dân", "thầy thuốc ưu tú"),
    *("thầy thuốc nhân dân", "nghệ sĩ ưu tú", "nghệ sĩ nhân dân"),
    *(f"{a} {b}" for a in ("đại", "thượng", "trung", "thiếu") for b in ("tá", "úy")),
    *(f"{a} tướng" for a in ("đại", "thượng", "trung", "thiếu")),
)
_BEFORE = re.compile("[0-9– ]+")
"""The number or the dash of a list, before a name."""
_ADDRESS = tuple(
    f"{folded(form)} " for form in sorted(_FORMS_OF_ADDRESS, key=len, reverse=True)
)


def unaddressed(key: str) -> str:
    """A folded name without «1.», «Ông», «Bà», «Đ/c», «TS.», «Trung tá» before it."""
    key = _BEFORE.sub("", key, count=1) if _BEFORE.match(key) else key
    if not key.startswith(_ADDRESS):
        return key
    for form in _ADDRESS:
        rest = key.removeprefix(form)
        # A name has two words; «Ông Tùng» may be all of it.
        if rest != key and " " in rest:
            return unaddressed(rest)
    return key


class Who(NamedTuple):
    """A recipient: `name` folded, `row` the person's row in «Người», 0 if not there."""

    kind: Recipient
    name: str
    row: int = 0

    @property
    def is_unclear(self) -> bool:
        """Whether the name could mean any of several persons."""
        return self.row == UNCLEAR


class Directory:
    """The persons and units of a register, by every spelling of their names.

    Persons of one name are told apart by «Tên (mã)», else by the unit of the row;
    somebody who is not in «Người» is one person by name, unless two units have rated
    that name in one year: then nothing tells the persons apart. «Ông», «Bà», «Đ/c»,
    «TS.» before a name are no part of it, unless «Người» has just that name.
    """

    def __init__(self, register: Register) -> None:
        self._keys: dict[str, str] = {}
        self._known: dict[tuple[Recipient, str, str], Who] = {}
        self._named: dict[str, list[Person]] = {}
        self._coded: dict[str, list[Person]] = {}
        self._addressed: dict[str, list[Person]] = {}
        self._rows: dict[int, Person] = {}
        for person in register.people:
            self._add(person)
        self._units: dict[str, Unit] = {}
        for unit in register.units:
            if unit.name:
                self._units.setdefault(self.key(unit.name), unit)
        self._several: dict[str, int] = self._rated_apart(register)
        self._children: dict[str, list[str]] = {}
        for name, unit in self._units.items():
            self._children.setdefault(self.key(unit.parent), []).append(name)
        self._trees: dict[str, frozenset[str]] = {}

    def _add(self, person: Person) -> None:
        if not person.name:
            return
        self._rows[person.row] = person
        key = self.key(person.name)
        self._named.setdefault(key, []).append(person)
        if unaddressed(key) != key:
            self._addressed.setdefault(unaddressed(key), []).append(person)
        if person.code:
            coded = self.key(f"{person.name} ({person.code})")
            for each in {coded, unaddressed(coded)}:
                self._coded.setdefault(each, []).append(person)

    def _persons(self, key: str) -> list[Person]:
        """Those of «Người» whom a folded name may mean."""
        for each in dict.fromkeys((key, unaddressed(key))):
            if found := self._named.get(each) or self._coded.get(each):
                return found
        return self._addressed.get(unaddressed(key), [])

    def _rated_apart(self, register: Register) -> dict[str, int]:
        """The names outside «Người» that units rated in one year, and how many did."""
        units: dict[tuple[str, int], set[str]] = {}
        for row in register.ratings:
            if row.year is None or not row.name or not row.unit:
                continue
            if self.kind(row.recipient, row.name) is Recipient.INDIVIDUAL:
                key = self.key(row.name)
                if not self._persons(key):
                    place = (unaddressed(key), row.year)
                    units.setdefault(place, set()).add(self.key(row.unit))
        found: dict[str, int] = {}
        for (name, _), rated in units.items():
            if len(rated) > 1:
                found[name] = max(len(rated), found.get(name, 0))
        return found

    def key(self, text: str) -> str:
        """The folded text; each text is folded once, however many rows hold it."""
        found = self._keys.get(text)
        if found is None:
            found = self._keys[text] = folded(text)
        return found

    def who(self, kind: Recipient, name: str, unit: str = "") -> Who:
        """The recipient that a row of a table names."""
        known = self._known.get((kind, name, unit))
        if known is None:
            known = self._known[kind, name, unit] = self._who(kind, name, unit)
        return known

    def _who(self, kind: Recipient, name: str, unit: str) -> Who:
        key = self.key(name)
        if kind is not Recipient.INDIVIDUAL:
            return Who(kind, key)
        persons = self._persons(key)
        if not persons:
            key = unaddressed(key)
            return Who(kind, key, UNCLEAR if key in self._several else 0)
        if len(persons) > 1 and unit:
            home = self.key(unit)
            here = [one for one in persons if self.key(one.unit) == home]
            persons = here or persons
        first = persons[0]
        row = first.row if len(persons) == 1 else UNCLEAR
        return Who(kind, self.key(first.name), row)

    def kind(self, recipient: Recipient | None, name: str) -> Recipient:
        """The kind of recipient of a row, guessed from its name where it is empty."""
        if recipient is not None:
            return recipient
        key = self.key(name)
        known = key in self._units and key not in self._named
        return Recipient.COLLECTIVE if known else Recipient.INDIVIDUAL

    def namesakes(self, who: Who) -> int:
        """How many persons of «Người» have the name."""
        if who.kind is not Recipient.INDIVIDUAL:
            return 0
        return len(self._named.get(who.name, ()))

    def rated_apart(self, who: Who) -> int:
        """How many units rated a name outside «Người» in one year; 0 for no doubt."""
        return self._several.get(who.name, 0) if who.is_unclear else 0

    def person(self, who: Who) -> Person | None:
        """The person's row in «Người»; None if not there, or not told apart."""
        return self._rows.get(who.row)

    def unit(self, name: str) -> Unit | None:
        """The unit of a name, None if «Đơn vị» does not have it."""
        return self._units.get(self.key(name))

    def tree(self, name: str) -> frozenset[str]:
        """The folded names of a unit and of all below it; circles do no harm."""
        top = self.key(name)
        if top not in self._trees:
            found, waiting = {top}, [top]
            while waiting:
                fresh = set(self._children.get(waiting.pop(), ())) - found
                found |= fresh
                waiting += fresh
            self._trees[top] = frozenset(found)
        return self._trees[top]

    def agency(self, name: str) -> str:
        """The folded name of the agency of a unit, "" if none is known above it."""
        seen: set[str] = set()
        at = self.key(name)
        while at in self._units and at not in seen:
            if self._units[at].is_agency:
                return at
            seen.add(at)
            at = self.key(self._units[at].parent)
        return ""

    def agencies(self) -> tuple[str, ...]:
        """The folded names of all agencies."""
        return tuple(name for name, unit in self._units.items() if unit.is_agency)
