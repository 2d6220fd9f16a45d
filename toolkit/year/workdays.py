"""Working days: Monday to Friday without holidays, with swaps and the office's own."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from toolkit.model.year import DayOff, YearBook
from toolkit.year.holidays import known_years, public_days

_SATURDAY = 5
_ONE = timedelta(days=1)


class Calendar(NamedTuple):
    """Which days an office works; `off` and `working` are what is not by the week."""

    off: frozenset[date] = frozenset()
    working: frozenset[date] = frozenset()

    def works(self, day: date) -> bool:
        """Whether a day is a working day."""
        if day in self.working:
            return True
        return day.weekday() < _SATURDAY and day not in self.off

    def between(self, start: date, end: date) -> int:
        """Working days after `start` up to `end`; negative where `end` is earlier.

        As NETWORKDAYS counts, without the first day: from a Friday to the Monday after
        it is 1. Linear in the days that are not by the week.
        """
        if end < start:
            return -self.between(end, start)
        first = start + _ONE
        days = sum(_weekdays(first, end))
        inside = [day for day in self.off - self.working if first <= day <= end]
        more = [day for day in self.working if first <= day <= end]
        days -= sum(day.weekday() < _SATURDAY for day in inside)
        return days + sum(day.weekday() >= _SATURDAY for day in more)

    def last_before(self, day: date) -> date:
        """The day itself where it is a working one, else the last one before it."""
        while not self.works(day):
            day -= _ONE
        return day


def _weekdays(first: date, last: date) -> Iterable[int]:
    """How many of Monday to Friday lie in a stretch of days, in two parts."""
    length = (last - first).days + 1
    weeks, rest = divmod(max(0, length), 7)
    yield weeks * _SATURDAY
    yield sum((first.weekday() + step) % 7 < _SATURDAY for step in range(rest))


def calendar_of(days_off: Iterable[DayOff]) -> Calendar:
    """The calendar of an office: its own days go before the table of holidays.

    Of several rows for one day the first counts.
    """
    off: set[date] = set()
    working: set[date] = set()
    for year in known_years():
        public = public_days(year)
        off |= public.off.keys()
        working |= public.working
    own = {one.day: one.working for one in reversed([*days_off]) if one.day}
    for day, works in own.items():
        (working if works else off).add(day)
        (off if works else working).discard(day)
    return Calendar(frozenset(off), frozenset(working))


def book_calendar(book: YearBook) -> Calendar:
    """The calendar by which a year book counts."""
    return calendar_of(book.days_off)
