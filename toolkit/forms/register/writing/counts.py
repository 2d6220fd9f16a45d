"""The counts of a measure as live formulas, from the same data as the engine's."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import product
from typing import NamedTuple

from toolkit.awards.measures import Count
from toolkit.forms.register.award_list import award_words
from toolkit.forms.register.columns import CellKind, name_of
from toolkit.forms.register.reading.days import EARLIEST
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.model.numbers import JUDGED_DECIMALS
from toolkit.model.register import TableKey

YEAR = "td_set_year"

_WILD = re.compile(r"([~*?])")
_USUAL = range(1, 11)
"""How many recipients the row of a decision usually stands for."""


class ScopeCells(NamedTuple):
    """Where a row keeps the names it counts: references, nothing for no condition.

    `units`: a cell for each name, or one range that holds them all.
    """

    units: tuple[str, ...] = ()
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
        ]
        if scope.group:
            conditions += (name_of(count.table, "group"), scope.group)
        apart = [[name_of(count.table, "unit"), unit] for unit in scope.units]
        yield from counted(count.table, conditions, count.weight, apart or [[]])


def counted(
    table: TableKey,
    conditions: list[str],
    weight: str,
    apart: Sequence[Sequence[str]] = ((),),
) -> Iterator[str]:
    """COUNTIFS, or the sum of a weight in which an empty cell stands for one.

    `apart`: further conditions; what holds with any of these is added up.
    """
    each = _sum("COUNTIFS({})", conditions, apart)
    if not weight:
        yield each
        return
    weights = name_of(table, weight)
    # Not first, though it would be quicker: LibreOffice then looks no further down
    # than the column of weights is filled, and misses the empty cells below.
    told = _sum(f'SUMIFS({weights},{{}},{weights},">0")', conditions, apart)
    untold = _sum(f'COUNTIFS({{}},{weights},"=")', conditions, apart)
    # Most registers hold no weight at all: a look at one column saves a long walk.
    # Whole numbers alone are added up (`fractions`), but what arithmetic left of them.
    yield f"IF(COUNTA({weights})=0,{each},ROUND({told}+{untold},0))"


def fractions(table: TableKey, year: str) -> str:
    """How many rows of a year stand for a part of a recipient; a live formula.

    A sum cannot leave out just these. Texts and errors in a cell are passed over.
    """
    years, weights = name_of(table, "year"), name_of(table, "number")
    parts = f"ISNUMBER(1/MOD(ROUND({weights},{JUDGED_DECIMALS}),1))"
    found = f"ISNUMBER(1/({years}={year}))*ISNUMBER({weights})*{parts}"
    # Most registers hold no number there, else a few of the usual ones: a count by
    # value looks at filled cells alone. Other whole numbers are told by a short walk;
    # where a text breaks it off, by the long one.
    numbers = f"COUNT({weights})"
    usual = "+".join(f"COUNTIF({weights},{number})" for number in _USUAL)
    plain = f"AND({numbers}=COUNTA({weights}),{usual}={numbers})"
    whole = f"IFERROR(SUMPRODUCT({weights}-INT({weights})),1)=0"
    asked = f"IF({whole},0,IFERROR(SUMPRODUCT({found}),0))"
    return f"IF({numbers}=0,0,IF({plain},0,{asked}))"


def _sum(term: str, conditions: list[str], apart: Sequence[Sequence[str]]) -> str:
    """The term with all conditions, once for each of those apart."""
    parts = (term.format(",".join((*conditions, *more))) for more in apart)
    many = any(":" in cell for more in apart for cell in more)
    return "+".join(f"SUMPRODUCT({part})" if many else part for part in parts)


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
        # Days only: a text or a lone year in their place is told, and not counted.
        yield name_of(table, field)
        yield f'">="&DATE({EARLIEST},1,1)'
        yield name_of(table, field)
        yield f'"<"&DATE({date.max.year},12,31)+1'
