"""Sums of the awards granted: by year, and by year or period, authority and award.

A row counts as the live formulas count it: `number` times, texts without regard to
case, and not at all where a field that a sum looks at is written loosely.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from toolkit.awards.settings import Settings, ToneOrder
from toolkit.awards.words.vietnamese import TextKey, text_key
from toolkit.model.emulation import Level, Recipient, Staff
from toolkit.model.register import AwardLine, Register, TableKey
from toolkit.rules.bodies import Authority, authority_on
from toolkit.rules.shelf import series
from toolkit.rules.standards import Award, AwardKind


class YearLine(NamedTuple):
    """All awards of a year; `unknown` are persons of whom it is not said who leads.

    Not `countable`: a row stands for a part of a recipient, so there is no sum.
    """

    year: int
    collectives: int
    individuals: int
    households: int
    leaders: int
    direct: int
    unknown: int
    countable: bool = True


class SummaryLine(NamedTuple):
    """An award by one authority; `key` is the award year, or the reporting period.

    `leaders` and `direct` are individuals; of the rest it is not said who leads.
    """

    key: int | str
    authority: str
    award: str
    collectives: int
    individuals: int
    households: int
    leaders: int
    direct: int


_SUMMED = frozenset(("award", "authority", "number"))
"""What a row must say in the very words of the lists to be summed up."""
_COUNTED = frozenset(("recipient", "number"))
"""A row counts nowhere when one of these is written loosely, as «−4» or «3 người»."""


class _Sum:
    """What rows add up to, by recipient, and by the staff of individuals."""

    def __init__(self, direct: Sequence[Staff]) -> None:
        self._direct = direct
        self._of = dict.fromkeys(Recipient, 0)
        self._leaders = self._workers = 0

    def add(self, row: AwardLine) -> None:
        """One row more."""
        if row.recipient is None or not row.loose.isdisjoint(_COUNTED):
            return
        self._of[row.recipient] += row.number
        if row.recipient is not Recipient.INDIVIDUAL:
            return
        if row.staff is None or "staff" in row.loose:
            return
        if row.staff in self._direct:
            self._workers += row.number
        else:
            self._leaders += row.number

    def numbers(self) -> tuple[int, int, int, int, int]:
        """Collectives, individuals, households, leaders, direct workers."""
        of = self._of
        return (
            of[Recipient.COLLECTIVE],
            of[Recipient.INDIVIDUAL],
            of[Recipient.HOUSEHOLD],
            self._leaders,
            self._workers,
        )


def year_lines(
    register: Register, settings: Settings, years: Sequence[int]
) -> tuple[YearLine, ...]:
    """The sums of each of `years`, in that order, whatever was awarded."""
    direct = settings.leader_line.direct
    sums = {year: _Sum(direct) for year in years}
    for row in register.awards:
        if row.year in sums and row.year is not None and "year" not in row.loose:
            sums[row.year].add(row)
    return tuple(
        _year_line(year, sums[year])._replace(
            countable=(TableKey.AWARDS, year) not in register.fractions
        )
        for year in years
    )


def _year_line(year: int, of_year: _Sum) -> YearLine:
    numbers = of_year.numbers()
    _, individuals, _, leaders, workers = numbers
    return YearLine(year, *numbers, unknown=individuals - leaders - workers)


def summary_lines(register: Register, settings: Settings) -> tuple[SummaryLine, ...]:
    """Years, the newest first, then periods, the newest first; authorities by level.

    A spelling is that of the first row that has it.
    """
    by_year = [r for r in register.awards if r.year is not None]
    by_period = [r for r in register.awards if r.period]
    years = _lines(by_year, "year", settings)
    periods = _lines(by_period, "period", settings)
    return (*years, *periods)


def left_out(register: Register) -> tuple[AwardLine, ...]:
    """The rows of a year that no sum of it holds, for what is typed in them."""
    used = _SUMMED | _COUNTED
    return tuple(
        row
        for row in register.awards
        if row.year is not None
        and row.number
        and (
            row.award is None
            or row.recipient is None
            or not row.loose.isdisjoint({*used, "year"})
        )
    )


def _lines(
    rows: Iterable[AwardLine], field: str, settings: Settings
) -> Iterator[SummaryLine]:
    used = _SUMMED | {field}
    sums: dict[tuple[int | str, str, str], _Sum] = {}
    keys: dict[int | str, int | str] = {}
    authorities: dict[str, str] = {}
    for row in rows:
        if row.award is None or not row.loose.isdisjoint(used):
            continue
        written: int | str = getattr(row, field)
        key = written.casefold() if isinstance(written, str) else written
        authority = row.authority.casefold()
        place = (key, authority, row.award)
        if place not in sums:
            sums[place] = _Sum(settings.leader_line.direct)
            keys.setdefault(key, written)
            authorities.setdefault(authority, row.authority)
        sums[place].add(row)
    for key, authority, award in _sorted(sums, settings.tone_order):
        numbers = sums[key, authority, award].numbers()
        yield SummaryLine(keys[key], authorities[authority], award, *numbers)


_Place = tuple[int | str, str, str]


def _sorted(places: Iterable[_Place], order: ToneOrder) -> list[_Place]:
    def within(place: _Place) -> tuple[object, ...]:
        _, authority, award = place
        return (_authority_key(authority, order), award_key(award, order))

    inside = sorted(places, key=within)
    return sorted(inside, key=lambda place: _key(place[0], order), reverse=True)


def _key(key: int | str, order: ToneOrder) -> tuple[TextKey, str]:
    return (text_key(str(key), order), str(key))


_LEVELS = (Level.STATE, Level.PROVINCE, Level.BASE)


def _authority_key(authority: str, order: ToneOrder) -> tuple[int, TextKey, str]:
    return (authority_rank(authority), text_key(authority, order), authority)


@lru_cache(maxsize=1024)
def authority_rank(authority: str) -> int:
    """How high a body stands, 0 the highest; a body that is not known comes last."""
    # What a body is does not depend on the day; only whether it exists does.
    body = authority_on(authority, date.max) if authority else None
    return _LEVELS.index(_authority_levels()[body.id]) if body else len(_LEVELS)


@cache
def _authority_levels() -> Mapping[str, Level]:
    return {one.id: one.records[0].level for one in series(Authority)}


@cache
def award_key(award: str, order: ToneOrder) -> tuple[int, int, TextKey]:
    """The key that sorts awards: titles before forms, the highest level first."""
    kinds = (AwardKind.TITLE, AwardKind.FORM)
    found = next((one.records[0] for one in series(Award) if one.id == award), None)
    if found is None:
        return (len(kinds), 0, text_key(award, order))
    name = text_key(found.version.value, order)
    return (kinds.index(found.kind), _LEVELS.index(found.level), name)
