"""Numbers of one year that a scoring form draws from the register, by their source."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Context, Decimal
from typing import Any, NamedTuple

from toolkit.awards.measures import Count, counts_of, total
from toolkit.awards.people.homes import Homes, units_below
from toolkit.awards.settings import Settings
from toolkit.model.emulation import InitiativeScope, Level, Staff
from toolkit.model.register import Register, TableKey
from toolkit.model.rubric import NumberSource
from toolkit.rules.names import folded
from toolkit.rules.records import Measure

_DIGITS = Context(prec=28)

TABLES: Mapping[NumberSource, tuple[TableKey, ...]] = {
    NumberSource.DOSSIERS_RETURNED_SHARE: (TableKey.DOSSIERS,),
    NumberSource.DIRECT_WORKERS_SHARE: (TableKey.PROPOSALS, TableKey.AWARDS),
    NumberSource.INITIATIVES: (TableKey.INITIATIVES,),
    NumberSource.INITIATIVES_BASE: (TableKey.INITIATIVES,),
    NumberSource.INITIATIVES_PROVINCE: (TableKey.INITIATIVES,),
}
"""The tables of the register that each source counts."""

FIELDS: Mapping[TableKey, tuple[str, ...]] = {
    TableKey.DOSSIERS: ("year", "level", "number", "sent", "returned"),
    TableKey.PROPOSALS: ("year", "recipient", "staff", "result"),
    TableKey.AWARDS: ("year", "recipient", "staff", "number"),
    TableKey.INITIATIVES: ("year", "scope"),
}
"""The fields of each table that decide whether, and how often, a row counts."""

_WIDER = (InitiativeScope.PROVINCE, InitiativeScope.NATIONAL)
_SCOPES: Mapping[NumberSource, tuple[tuple[InitiativeScope, ...], str]] = {
    NumberSource.INITIATIVES_BASE: ((InitiativeScope.BASE,), "sáng kiến cấp cơ sở"),
    NumberSource.INITIATIVES_PROVINCE: (_WIDER, "sáng kiến cấp bộ, cấp tỉnh trở lên"),
}


NOT_LISTED = "tính cả sổ, vì trang «Đơn vị» không có tên đơn vị này"


class RegisterNumber(NamedTuple):
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


class RegisterNumbers:
    """RegisterNumbers numbers of one year for one unit; who is where is looked up once.

    Where the register keeps several agencies and `unit` is one of its units, only rows
    of that unit and of those below it count. Rows count as the live ratios count them.
    """

    def __init__(
        self, register: Register, settings: Settings, *, year: int, unit: str = ""
    ) -> None:
        self._register = register
        self._settings = settings
        self._year = year
        self._unit = unit
        self._below = units_below(register, unit)
        self._homes = Homes(register)

    def of(self, source: NumberSource) -> RegisterNumber | None:
        """The number of a source; None where the register has no data for it."""
        tables = TABLES[source]
        if not has_year(self._register, tables, self._year):
            return None
        counted = self._counted(tables)
        match source:
            case NumberSource.DOSSIERS_RETURNED_SHARE:
                return _dossiers(counted, self._settings)
            case NumberSource.DIRECT_WORKERS_SHARE:
                return _direct_workers(counted, self._settings)
        return _initiatives(counted, source)

    def _counted(self, tables: Iterable[TableKey]) -> _Counted:
        """The rows that count: of the unit, or all."""
        register, year, below = self._register, self._year, self._below
        others = any(u.name and folded(u.name) not in below for u in register.units)
        if not below or not others:
            several = sum(one.is_agency for one in register.units) > 1
            notes = (NOT_LISTED,) if several and not below else ()
            return _Counted(register, year, notes)
        kept: dict[str, Any] = {}
        homeless = 0
        for table in tables:
            rows = [row for row in getattr(register, table) if row.year == year]
            homes = [self._homes.of(row) for row in rows]
            homeless += sum(not home for home in homes)
            kept[table] = tuple(
                row for row, home in zip(rows, homes, strict=True) if home & below
            )
        return _Counted(replace(register, **kept), year, self._notes(homeless))

    def _notes(self, homeless: int) -> tuple[str, ...]:
        more = " và các đơn vị thuộc" if len(self._below) > 1 else ""
        only = f"chỉ tính {self._unit}{more}"
        if not homeless:
            return (only,)
        return only, f"{homeless} dòng chưa rõ của đơn vị nào nên không tính"


def draw(
    register: Register,
    settings: Settings,
    source: NumberSource,
    *,
    year: int,
    unit: str = "",
) -> RegisterNumber | None:
    """One number, as `RegisterNumbers` draws it."""
    return RegisterNumbers(register, settings, year=year, unit=unit).of(source)


def has_year(register: Register, tables: Iterable[TableKey], year: int) -> bool:
    """Whether any of the tables has a row of the year."""
    return any(row.year == year for name in tables for row in getattr(register, name))


# The sources


def _dossiers(counted: _Counted, settings: Settings) -> RegisterNumber | None:
    sent = counted.all(counts_of(Measure.DOSSIERS_SENT, settings.leader_line))
    back = counted.all(counts_of(Measure.DOSSIERS_RETURNED, settings.leader_line))
    every = Count(TableKey.DOSSIERS, filled=("sent",), weight="number")
    told = every._replace(where={"level": tuple(Level)})
    unclear = counted.all((every,)) - counted.all((told,))
    notes = _unclear(unclear, "hồ sơ chưa ghi rõ cấp trình", counted)
    return _share(back, sent, "hồ sơ bị trả lại", notes)


def _direct_workers(counted: _Counted, settings: Settings) -> RegisterNumber | None:
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


def _share(
    part: int, whole: int, words: str, notes: tuple[str, ...]
) -> RegisterNumber | None:
    if not whole:
        return None
    percent = _DIGITS.divide(Decimal(100 * part), Decimal(whole))
    return RegisterNumber(percent, f"{part}/{whole} {words}", notes)


def _initiatives(counted: _Counted, source: NumberSource) -> RegisterNumber:
    every = counted.all((Count(TableKey.INITIATIVES),))
    known = {name: _scope_count(counted, name) for name in _SCOPES}
    unclear = every - sum(known.values())
    notes = _unclear(unclear, "sáng kiến chưa ghi rõ phạm vi", counted)
    if source in known:
        number = known[source]
        return RegisterNumber(Decimal(number), f"{number} {_SCOPES[source][1]}", notes)
    return RegisterNumber(Decimal(every), f"{every} sáng kiến", counted.notes)


def _scope_count(counted: _Counted, source: NumberSource) -> int:
    return counted.all((Count(TableKey.INITIATIVES, {"scope": _SCOPES[source][0]}),))


def _unclear(number: int, words: str, counted: _Counted) -> tuple[str, ...]:
    """What is left out, and so may change the number, is said beside it."""
    said = (f"{number} {words}",) if number else ()
    return (*said, *counted.notes)
