"""Which rows of «Tỷ lệ» count live, and which show what the press counted.

A live count costs a walk through its table at every cell that is typed there: with a
row for each of a hundred units and 30,000 awards, seconds. Beyond a budget of walks a
rule shows what was counted, and the sheet says when its tables change.
"""

from collections.abc import Collection, Sequence
from math import prod

from toolkit.awards.measures import Count
from toolkit.awards.ratios.lines import RatioLine
from toolkit.model.register import Register, TableKey

WALKED = 1_000_000
"""Rows that all live counts together may look at: about 0.3 s in LibreOffice."""

Fields = dict[TableKey, tuple[str, ...]]


def rules_not_live(register: Register, lines: Sequence[RatioLine]) -> frozenset[str]:
    """The ids of rules whose counts are too many to be live, the cheapest kept so."""
    cost: dict[str, int] = {}
    for line in lines:
        rule = line.rule.id
        cost[rule] = cost.get(rule, 0) + _walked(register, line)
    found, left = set(), WALKED
    for rule, rows in sorted(cost.items(), key=lambda pair: pair[1]):
        left -= rows
        if left < 0:
            found.add(rule)
    return frozenset(found)


def _walked(register: Register, line: RatioLine) -> int:
    """How many rows the counts of a line look at."""
    units = max(len(line.scope.units), 1)
    return units * sum(
        len(getattr(register, one.table)) * _terms(one) for one in _counts(line)
    )


def _counts(line: RatioLine) -> tuple[Count, ...]:
    return (*line.base_counts, *line.numerator_counts, *line.unrated_counts)


def _terms(count: Count) -> int:
    """How many COUNTIFS and SUMIFS a count becomes."""
    return prod(map(len, count.where.values())) * (2 if count.weight else 1)


def fields_counted(lines: Sequence[RatioLine], rules: Collection[str]) -> Fields:
    """The columns that the counts of some rules look at, by table."""
    found: dict[TableKey, dict[str, None]] = {}
    for line in lines:
        if line.rule.id not in rules:
            continue
        for one in _counts(line):
            used = ("year", *one.where, *one.without, *one.filled, one.weight)
            fields = (*used, *line.scope.conditions())
            found.setdefault(one.table, {}).update(dict.fromkeys(filter(None, fields)))
    return {table: tuple(fields) for table, fields in found.items()}
