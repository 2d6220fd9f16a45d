"""What each measure of a ratio counts, said once for the engine and for formulas.

A measure is a sum of counts over tables of the register, each with conditions on
fields. The engine evaluates it over records, the workbook writes it as COUNTIFS: both
give the same number because both read this.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from toolkit.awards.settings import LeaderLine
from toolkit.model.emulation import Level, ProposalResult, Rating, Recipient
from toolkit.model.register import Register, TableKey
from toolkit.rules.records import Measure


class Count(NamedTuple):
    """How many rows of a table, in the award year, satisfy every condition.

    `where`: field → the values of which it must hold one; `without`: field → values
    it must not hold (an empty cell holds none). `filled`: fields that must hold
    anything. `weight`: the field that says how many a row stands for, "" for one each;
    an empty cell stands for one.
    """

    table: TableKey
    where: Mapping[str, tuple[Any, ...]] = {}
    without: Mapping[str, tuple[Any, ...]] = {}
    filled: tuple[str, ...] = ()
    weight: str = ""


PENDING: Mapping[str, tuple[Any, ...]] = {"result": tuple(ProposalResult)}
"""A proposal without a result; one that was granted stands among the awards."""

_PERSON: Mapping[str, tuple[Any, ...]] = {"recipient": (Recipient.INDIVIDUAL,)}


UNRATED = Count(TableKey.RATINGS, _PERSON, without={"rating": tuple(Rating)})
"""Rows of persons without a rating that can be read: nothing is known of these."""


def _title(award: str) -> tuple[Count, ...]:
    """Those proposed and pending, and those granted."""
    only = {"award": (award,)}
    return (
        Count(TableKey.PROPOSALS, only, without=PENDING),
        Count(TableKey.AWARDS, only, weight="number"),
    )


def _rated(*ratings: Rating) -> tuple[Count, ...]:
    only = {**_PERSON, "rating": ratings} if ratings else _PERSON
    return (Count(TableKey.RATINGS, only),)


def _to_persons(where: Mapping[str, tuple[Any, ...]]) -> tuple[Count, ...]:
    both = {**_PERSON, **where}
    return (
        Count(TableKey.PROPOSALS, both, without=PENDING),
        Count(TableKey.AWARDS, both, weight="number"),
    )


_HIGHER: Mapping[str, tuple[Any, ...]] = {"level": (Level.PROVINCE, Level.STATE)}

_FIXED: Mapping[Measure, tuple[Count, ...]] = {
    Measure.BASE_FIGHTERS: _title("base_fighter"),
    Measure.ADVANCED_WORKERS: _title("advanced_worker"),
    Measure.GOVERNMENT_FLAGS: _title("government_flag"),
    # Who meets the standard of that flag is known only of those proposed for it.
    Measure.MEETING_PROVINCE_FLAG: _title("province_flag"),
    Measure.HEADCOUNT: _rated(),
    Measure.TASKS_COMPLETED: _rated(Rating.EXCELLENT, Rating.GOOD, Rating.COMPLETED),
    Measure.RATED_EXCELLENT: _rated(Rating.EXCELLENT),
    Measure.RATED_GOOD: _rated(Rating.GOOD),
    Measure.RATED_GOOD_OR_EXCELLENT: _rated(Rating.EXCELLENT, Rating.GOOD),
    # A collective is neither leader nor direct worker: the share is one of persons.
    Measure.ALL_AWARDS: _to_persons({}),
    Measure.DOSSIERS_SENT: (
        Count(TableKey.DOSSIERS, _HIGHER, filled=("sent",), weight="number"),
    ),
    Measure.DOSSIERS_RETURNED: (
        Count(TableKey.DOSSIERS, _HIGHER, filled=("sent", "returned"), weight="number"),
    ),
}


def counts_of(measure: Measure, line: LeaderLine) -> tuple[Count, ...]:
    """The counts whose sum a measure is.

    Raises KeyError for a measure of single recipients (awards per person), which no
    ratio uses.
    """
    if measure is Measure.DIRECT_WORKER_AWARDS:
        return _to_persons({"staff": line.direct})
    return _FIXED[measure]


def unrated_of(counts: Iterable[Count]) -> tuple[Count, ...]:
    """What may yet be counted, or not, when every rating is written; () for nothing."""
    return (UNRATED,) if any(_asks_rating(one) for one in counts) else ()


def _asks_rating(count: Count) -> bool:
    return count.table == TableKey.RATINGS and "rating" in count.where


def total(
    register: Register,
    counts: Iterable[Count],
    scope: Mapping[str, frozenset[str]],
    year: int,
) -> int:
    """The sum of counts for a year within a scope.

    `scope`: field → the case-folded texts of which it must hold one (unit, group,
    service); empty for everything.
    """
    return sum(_one(register, count, scope, year) for count in counts)


def _one(
    register: Register, count: Count, scope: Mapping[str, frozenset[str]], year: int
) -> int:
    found = 0
    for record in getattr(register, count.table):
        if record.year == year and matches(record, count, scope):
            found += getattr(record, count.weight) if count.weight else 1
    return found


def matches(record: object, count: Count, scope: Mapping[str, frozenset[str]]) -> bool:
    """Whether a record of the year is counted; a loosely written field is not."""
    loose: frozenset[str] = getattr(record, "loose")  # noqa: B009 - any table's record
    used = {"year", *count.where, *count.filled, count.weight, *scope}
    if loose and not loose.isdisjoint(used):
        return False
    return (
        all(getattr(record, f) in values for f, values in count.where.items())
        and all(
            f in loose or getattr(record, f) not in values
            for f, values in count.without.items()
        )
        and all(getattr(record, f) is not None for f in count.filled)
        and all(getattr(record, f).casefold() in names for f, names in scope.items())
    )
