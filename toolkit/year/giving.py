"""Sums of contributions by fund, year and unit; what a malformed amount may mean."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import NamedTuple

from toolkit.model.numbers import readings
from toolkit.model.year import Contribution
from toolkit.rules.names import folded


class Total(NamedTuple):
    """A sum of contributions: `name` as first written, `amount` in đồng, `lines`."""

    name: str
    amount: Decimal
    lines: int


def total(rows: Iterable[Contribution]) -> Decimal:
    """The sum of all amounts, in đồng."""
    return sum((row.amount for row in rows if row.amount is not None), Decimal(0))


def by_fund(rows: Iterable[Contribution]) -> tuple[Total, ...]:
    """A sum for each fund, in the order of the rows."""
    return _totals(rows, lambda row: row.fund)


def by_unit(rows: Iterable[Contribution]) -> tuple[Total, ...]:
    """A sum for each unit, in the order of the rows."""
    return _totals(rows, lambda row: row.unit)


def by_year(
    rows: Iterable[Contribution], usual: int | None = None
) -> tuple[Total, ...]:
    """A sum for each year, the earliest first; `usual` where a row says none."""

    def year(row: Contribution) -> str:
        told = row.year or (row.day.year if row.day else usual)
        return str(told or "")

    return tuple(sorted(_totals(rows, year)))


def _totals(
    rows: Iterable[Contribution], name_of: Callable[[Contribution], str]
) -> tuple[Total, ...]:
    found: dict[str, Total] = {}
    for row in rows:
        name = name_of(row)
        known = found.get(folded(name), Total(name, Decimal(0), 0))
        more = row.amount or Decimal(0)
        found[folded(name)] = Total(known.name, known.amount + more, known.lines + 1)
    return tuple(found.values())


def likely_amount(text: str) -> Decimal | None:
    """The amount that a text most likely means, for a person to confirm; else None.

    «31.600000đ» is 31.600.000 with a lost dot. Never used to calculate.
    """
    whole = [one for one in readings(text) if one == one.to_integral_value() and one]
    return whole[0] if whole else None
