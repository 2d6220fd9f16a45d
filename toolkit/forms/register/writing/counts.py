"""The counts of a measure as live formulas, from the same data as the engine's."""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import product
from typing import NamedTuple

from toolkit.awards.measures import Count
from toolkit.forms.register.award_list import award_words
from toolkit.forms.register.columns import CellKind, name_of
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.model.register import TableKey

YEAR = "td_set_year"

_WILD = re.compile(r"([~*?])")


class ScopeCells(NamedTuple):
    """Where a row keeps the names it counts: references, "" for no condition.

    `units` may be a range; `many` says that it holds more than one name.
    """

    units: str = ""
    many: bool = False
    group: str = ""


EVERYTHING = ScopeCells()


def criterion(text: str) -> str:
    """A text as COUNTIFS must be told it to find just this text."""
    plain = _WILD.sub(r"~\1", text)
    return "=" + plain if plain[:1] in ("=", "<", ">") else plain


def quoted_text(text: str) -> str:
    """A text as a constant in a formula."""
    return '"' + text.replace('"', '""') + '"'


def count_formula(counts: Iterable[Count], scope: ScopeCells = EVERYTHING) -> str:
    """The sum of counts in the award year, without "="."""
    return "+".join(term for count in counts for term in _terms(count, scope))


def _terms(count: Count, scope: ScopeCells) -> Iterator[str]:
    """A formula for each combination of the values that fields may hold."""
    fields = list(count.where)
    for values in product(*(count.where[field] for field in fields)):
        conditions = [
            name_of(count.table, "year"),
            YEAR,
            *_equal(count.table, dict(zip(fields, values, strict=True))),
            *_apart(count.table, count.without),
            *_filled(count.table, count.filled),
            *_scope(count.table, scope),
        ]
        yield from counted(count.table, conditions, count.weight, many=scope.many)


def counted(
    table: TableKey, conditions: list[str], weight: str, *, many: bool = False
) -> Iterator[str]:
    """COUNTIFS, or the sum of a weight in which an empty cell stands for one.

    `many`: one of the criteria is a range of texts.
    """
    inside = ",".join(conditions)
    each = _summed(f"COUNTIFS({inside})", many=many)
    if not weight:
        yield each
        return
    weights = name_of(table, weight)
    told = _summed(f'SUMIFS({weights},{inside},{weights},">0")', many=many)
    untold = _summed(f'COUNTIFS({inside},{weights},"=")', many=many)
    # Most registers hold no weight at all: a look at one column saves a long walk.
    yield f"IF(COUNTA({weights})=0,{each},{told}+{untold})"


def _summed(term: str, *, many: bool) -> str:
    return f"SUMPRODUCT({term})" if many else term


def words_of(table: TableKey, field: str, value: object) -> str:
    """What a cell of the column holds for a value of the record."""
    column = BY_KEY[table].column(field)
    if column.holds is CellKind.AWARD:
        return award_words()[str(value)]
    return column.words[value] if isinstance(value, StrEnum) else str(value)


def _equal(table: TableKey, where: Mapping[str, object]) -> Iterator[str]:
    for field, value in where.items():
        yield name_of(table, field)
        yield quoted_text(criterion(words_of(table, field, value)))


def _apart(table: TableKey, without: Mapping[str, tuple[object, ...]]) -> Iterator[str]:
    for field, values in without.items():
        for value in values:
            yield name_of(table, field)
            yield quoted_text("<>" + words_of(table, field, value))


def _filled(table: TableKey, fields: Iterable[str]) -> Iterator[str]:
    for field in fields:
        # Dates only: a text in their place is told apart, and not counted.
        yield name_of(table, field)
        yield '">0"'


def _scope(table: TableKey, scope: ScopeCells) -> Iterator[str]:
    for field, cell in (("unit", scope.units), ("group", scope.group)):
        if cell:
            yield name_of(table, field)
            yield cell
