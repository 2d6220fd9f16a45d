"""Of what part of which years a report tells."""

import re
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from toolkit.model.register import AwardLine
from toolkit.reports.official_days import official_day

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class ReportKind(StrEnum):
    """The reports there are; the values are the words of the command line."""

    HALF_YEAR = "half-year"
    YEAR = "year"
    THEMED = "themed"


class Span(NamedTuple):
    """The days that a report tells of, both ends in."""

    kind: ReportKind
    year: int
    start: date
    end: date

    @property
    def words(self) -> str:
        """«6 tháng đầu năm 2024», «năm 2024», «từ 01/01/2019 đến 30/6/2023»."""
        if self.kind is ReportKind.HALF_YEAR:
            return f"6 tháng đầu năm {self.year}"
        if self.kind is ReportKind.YEAR:
            return f"năm {self.year}"
        return f"từ ngày {official_day(self.start)} đến ngày {official_day(self.end)}"

    def holds(self, day: date | None) -> bool:
        return day is not None and self.start <= day <= self.end

    def holds_year(self, year: int | None) -> bool:
        """Whether a whole year lies within."""
        if year is None:
            return False
        return self.start <= date(year, 1, 1) and date(year, 12, 31) <= self.end

    def holds_award(self, row: AwardLine) -> bool:
        """Whether an award is told of: by its award year in a year's report, as the
        register sums them up; else by the day of its decision, else by its period."""
        if self.kind is ReportKind.YEAR:
            return row.year == self.year
        if row.day:
            return self.holds(row.day)
        # Without a day the period counts under which the office reports it.
        years = [int(one) for one in _YEAR.findall(row.period)]
        if years:
            return self.start.year <= min(years) and max(years) <= self.end.year
        return self.holds_year(row.year)


def span_of(
    kind: ReportKind, year: int, start: date | None = None, end: date | None = None
) -> Span:
    """The days of a report; `start` and `end` count for a themed one."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    if kind is ReportKind.HALF_YEAR:
        last = date(year, 6, 30)
    elif kind is ReportKind.THEMED:
        first, last = start or first, end or last
    return Span(kind, year, first, last)
