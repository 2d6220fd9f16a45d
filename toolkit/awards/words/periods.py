"""Reporting periods as offices write them, and which of them share a year."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from toolkit.rules.names import folded

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_WHOLE = re.compile(rf"(?:{folded('năm')} )?\d{{4}}")


class Period(NamedTuple):
    """The years of a period; `part`: it is but a part of one, as «6 tháng 2023»."""

    first: int
    last: int
    part: bool

    def shares_a_year(self, other: "Period") -> bool:
        """Two parts of one year may well follow each other."""
        apart = self.last < other.first or other.last < self.first
        return not apart and not (self.part and other.part)


def period_of(text: str) -> Period | None:
    """The period that a text names, None where it names no year."""
    years = [int(year) for year in _YEAR.findall(text)]
    if not years:
        return None
    first, last = min(years), max(years)
    part = first == last and _WHOLE.fullmatch(folded(text)) is None
    return Period(first, last, part)


class Periods:
    """Reads each text once."""

    def __init__(self) -> None:
        self._known: dict[str, Period | None] = {}

    def share_a_year(self, one: str, other: str) -> bool:
        """Whether two periods are not the same, and have a year in common."""
        if folded(one) == folded(other):
            return False
        here, there = self._read(one), self._read(other)
        return here is not None and there is not None and here.shares_a_year(there)

    def _read(self, text: str) -> Period | None:
        if text not in self._known:
            self._known[text] = period_of(text)
        return self._known[text]


def sharing_years(texts: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of periods with a year in common, in the order of their years.

    Each period with one neighbour only: that shows how the years were cut.
    """
    spellings = {folded(text): text for text in reversed(list(texts))}
    read = [(period_of(text), text) for text in spellings.values()]
    known = sorted((period, text) for period, text in read if period is not None)
    found: list[tuple[str, str]] = []
    before: tuple[Period, str] | None = None
    for period, text in known:
        if before is not None and before[0].shares_a_year(period):
            found.append((before[1], text))
        # The one that reaches farthest is the next one's neighbour.
        if before is None or _reach(period) >= _reach(before[0]):
            before = (period, text)
    return found


def _reach(period: Period) -> tuple[int, bool]:
    return (period.last, not period.part)
