"""Working days: the table of holidays against a second source, swaps, own days."""

from datetime import date, timedelta

import holidays
import pytest

from toolkit.model.year import DayOff
from toolkit.year.holidays import known_years, public_days
from toolkit.year.workdays import Calendar, calendar_of


@pytest.mark.parametrize("year", known_years())
def test_the_table_agrees_with_a_second_source(year: int) -> None:
    second = holidays.country_holidays("VN", years=year)
    public = public_days(year)
    assert public.off.keys() == set(second)
    day, swapped = date(year, 1, 1), set()
    while day.year == year:
        if day.weekday() >= 5 and second.is_working_day(day):
            swapped.add(day)
        day += timedelta(days=1)
    assert public.working == swapped


def test_the_table_goes_from_2015_to_2035_and_says_it_was_not_verified() -> None:
    assert known_years() == range(2015, 2036)
    assert not any(public_days(year).verified for year in known_years())
    assert public_days(1999).off == {}


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2023-01-19", "2023-01-27", 1),  # Tết from 20 to 26 January
        ("2025-04-24", "2025-04-28", 3),  # Saturday 26 April was worked
        ("2025-04-29", "2025-05-05", 1),
        ("2023-06-09", "2023-06-12", 1),
        ("2023-06-12", "2023-06-09", -1),
        ("2023-06-12", "2023-06-12", 0),
    ],
)
def test_working_days_between_two_days(start: str, end: str, days: int) -> None:
    ends = date.fromisoformat(start), date.fromisoformat(end)
    assert calendar_of(()).between(*ends) == days


def test_it_counts_as_a_walk_day_by_day_does() -> None:
    calendar = calendar_of([DayOff(2, date(2025, 6, 7), working=True)])
    start = date(2025, 1, 1)
    for length in range(0, 500, 7):
        end = start + timedelta(days=length)
        walked = sum(
            calendar.works(start + timedelta(days=step))
            for step in range(1, length + 1)
        )
        assert calendar.between(start, end) == walked


def test_the_days_of_the_office_go_before_the_table() -> None:
    tet, friday = date(2025, 1, 28), date(2025, 6, 6)
    own = [DayOff(2, tet, working=True), DayOff(3, friday), DayOff(4)]
    own.append(DayOff(5, tet))  # said before
    calendar = calendar_of(own)
    assert calendar.works(tet)
    assert not calendar.works(friday)
    assert calendar.last_before(date(2025, 6, 8)) == date(2025, 6, 5)
    assert Calendar().works(date(2025, 1, 28))
