"""Numbers of one year that a scoring form draws from the register, by their source."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Context, Decimal
from typing import Any, NamedTuple

from toolkit.awards.measures import Count, counts_of, total
from toolkit.awards.settings import Settings
from toolkit.model.emulation import InitiativeScope, Level, Recipient, Staff
from toolkit.model.register import Initiative, Register
from toolkit.model.rubric import DrawnFrom
from toolkit.rules.names import folded
from toolkit.rules.records import Measure

_DIGITS = Context(prec=28)

TABLES: Mapping[DrawnFrom, tuple[str, ...]] = {
    DrawnFrom.DOSSIERS_RETURNED_SHARE: ("dossiers",),
    DrawnFrom.DIRECT_WORKERS_SHARE: ("proposals", "awards"),
    DrawnFrom.INITIATIVES: ("initiatives",),
    DrawnFrom.INITIATIVES_BASE: ("initiatives",),
    DrawnFrom.INITIATIVES_PROVINCE: ("initiatives",),
}
"""The tables of the register that each source counts."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "dossiers": ("year", "level", "number", "sent", "returned"),
    "proposals": ("year", "recipient", "staff", "result"),
    "awards": ("year", "recipient", "staff", "number"),
    "initiatives": ("year", "scope"),
}
"""The fields of each table that decide whether, and how often, a row counts."""

_WIDER = (InitiativeScope.PROVINCE, InitiativeScope.NATIONAL)
_SCOPES: Mapping[DrawnFrom, tuple[tuple[InitiativeScope, ...], str]] = {
    DrawnFrom.INITIATIVES_BASE: ((InitiativeScope.BASE,), "sáng kiến cấp cơ sở"),
    DrawnFrom.INITIATIVES_PROVINCE: (_WIDER, "sáng kiến cấp bộ, cấp tỉnh trở lên"),
}


class Drawn(NamedTuple):
    """A number, exact (a share in percent to 28 digits), and how it came about.

    `evidence` is «2/15 hồ sơ bị trả lại»; `notes` say what was counted only in part.
    """

    value: Decimal
    evidence: str
    notes: tuple[str, ...] = ()


class _Counted(NamedTuple):
    """The register with the rows that count for one year and unit."""

    register: Register
    year: int
    notes: tuple[str, ...]

    def all(self, counts: Iterable[Count]) -> int:
        return total(self.register, counts, {}, self.year)


def draw(
    register: Register,
    settings: Settings,
    source: DrawnFrom,
    *,
    year: int,
    unit: str = "",
) -> Drawn | None:
    """The number of a source for a year; None where the register has no data for it.

    Where the register keeps several agencies and `unit` is one of its units, only rows
    of that unit and of those below it count. Rows count as the live ratios count them.
    """
    tables = TABLES[source]
    if not has_year(register, tables, year):
        return None
    counted = _of_unit(register, tables, year, unit)
    match source:
        case DrawnFrom.DOSSIERS_RETURNED_SHARE:
            return _dossiers(counted, settings)
        case DrawnFrom.DIRECT_WORKERS_SHARE:
            return _direct_workers(counted, settings)
    return _initiatives(counted, source)


def has_year(register: Register, tables: Iterable[str], year: int) -> bool:
    """Whether any of the tables has a row of the year."""
    return any(row.year == year for name in tables for row in getattr(register, name))


# The sources


def _dossiers(counted: _Counted, settings: Settings) -> Drawn | None:
    sent = counted.all(counts_of(Measure.DOSSIERS_SENT, settings.leader_line))
    back = counted.all(counts_of(Measure.DOSSIERS_RETURNED, settings.leader_line))
    every = Count("dossiers", filled=("sent",), weight="number")
    told = every._replace(where={"level": tuple(Level)})
    unclear = counted.all((every,)) - counted.all((told,))
    notes = _unclear(unclear, "hồ sơ chưa ghi rõ cấp trình", counted)
    return _share(back, sent, "hồ sơ bị trả lại", notes)


def _direct_workers(counted: _Counted, settings: Settings) -> Drawn | None:
    line = settings.leader_line
    every = counts_of(Measure.ALL_AWARDS, line)
    told = [c._replace(where={**c.where, "staff": tuple(Staff)}) for c in every]
    everybody = counted.all(every)
    unclear = everybody - counted.all(told)
    notes = _unclear(
        unclear, "lượt chưa ghi rõ là lãnh đạo hay người trực tiếp", counted
    )
    direct = counted.all(counts_of(Measure.DIRECT_WORKER_AWARDS, line))
    words = "lượt khen, đề nghị khen cá nhân là của người trực tiếp"
    return _share(direct, everybody, words, notes)


def _share(part: int, whole: int, words: str, notes: tuple[str, ...]) -> Drawn | None:
    if not whole:
        return None
    percent = _DIGITS.divide(Decimal(100 * part), Decimal(whole))
    return Drawn(percent, f"{part}/{whole} {words}", notes)


def _initiatives(counted: _Counted, source: DrawnFrom) -> Drawn:
    every = counted.all((Count("initiatives"),))
    known = {name: _scope_count(counted, name) for name in _SCOPES}
    unclear = every - sum(known.values())
    notes = _unclear(unclear, "sáng kiến chưa ghi rõ phạm vi", counted)
    if source in known:
        number = known[source]
        return Drawn(Decimal(number), f"{number} {_SCOPES[source][1]}", notes)
    return Drawn(Decimal(every), f"{every} sáng kiến", counted.notes)


def _scope_count(counted: _Counted, source: DrawnFrom) -> int:
    return counted.all((Count("initiatives", {"scope": _SCOPES[source][0]}),))


def _unclear(number: int, words: str, counted: _Counted) -> tuple[str, ...]:
    """What is left out, and so may change the number, is said beside it."""
    said = (f"{number} {words}",) if number else ()
    return (*said, *counted.notes)


# The rows of a unit


def _of_unit(
    register: Register, tables: Iterable[str], year: int, unit: str
) -> _Counted:
    below = _tree(register, folded(unit))
    others = {folded(one.name) for one in register.units if one.name} - below
    if not below or not others:
        several = sum(one.is_agency for one in register.units) > 1
        note = ("tính cả sổ, vì trang «Đơn vị» không có tên đơn vị này",)
        return _Counted(register, year, note if several and not below else ())
    places = _Places(register)
    kept: dict[str, Any] = {}
    homeless = 0
    for table in tables:
        rows = [row for row in getattr(register, table) if row.year == year]
        units = [places.of(row) for row in rows]
        homeless += sum(not found for found in units)
        kept[table] = tuple(
            row for row, found in zip(rows, units, strict=True) if found & below
        )
    notes = [f"chỉ tính {unit}" + (" và các đơn vị thuộc" if len(below) > 1 else "")]
    if homeless:
        notes.append(f"{homeless} dòng chưa rõ của đơn vị nào nên không tính")
    return _Counted(replace(register, **kept), year, tuple(notes))


def _tree(register: Register, top: str) -> set[str]:
    """The folded names of a unit and all below it; none when it is not listed."""
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


class _Places:
    """To which units the rows of a register belong, by folded name."""

    def __init__(self, register: Register) -> None:
        self._homes: dict[str, set[str]] = {}
        self._keys: dict[str, str] = {}
        for person in register.people:
            if person.name and person.unit:
                # «Tên (mã)» folds to the name and the code.
                for name in {person.name, f"{person.name} {person.code}"}:
                    home = self._homes.setdefault(self._key(name), set())
                    home.add(self._key(person.unit))

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
        homes = self._homes.get(self._key(name), set())
        return frozenset(homes if len(homes) == 1 else ())

    def _key(self, text: str) -> str:
        """Each distinct text is folded once, however many rows hold it."""
        if text not in self._keys:
            self._keys[text] = folded(text)
        return self._keys[text]
