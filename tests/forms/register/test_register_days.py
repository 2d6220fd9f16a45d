"""Where years and days begin and end: the day itself is one, the next is not."""

from datetime import date

import pytest

from toolkit.forms.register.reading.days import day_of, is_year, read_day, read_year

LAST = date(2024, 12, 31)


@pytest.mark.parametrize(
    ("number", "year"),
    [
        (1944.0, False),
        (1945.0, True),
        (2100.0, True),
        (2101.0, False),
        (2023.5, False),
    ],
)
def test_years_are_those_from_1945_to_2100(number: float, year: bool) -> None:
    assert is_year(number) is year
    answer = read_year(number)
    assert answer.value == (int(number) if year else None)
    assert (answer.problem is None) is year
    assert (read_year(f"{number:g}").value is not None) is year


@pytest.mark.parametrize(
    ("number", "day"),
    [
        (0.0, None),
        (1.0, date(1899, 12, 31)),
        (2_958_465.0, date(9999, 12, 31)),
        (2_958_465.9, date(9999, 12, 31)),  # an hour of that day
        (2_958_466.0, None),
    ],
)
def test_days_are_numbers_from_1_to_the_end_of_the_calendar(
    number: float, day: date | None
) -> None:
    assert day_of(number) == day


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("31/12/1944", "C236"),
        ("01/01/1945", "C233"),  # a day, written as text
        ("31/12/2024", "C233"),
        ("01/01/2025", "C237"),
        ("29/02/2023", "C234"),
    ],
)
def test_a_day_lies_between_1945_and_the_last_that_may_be(
    typed: str, code: str
) -> None:
    problem = read_day(LAST, None, typed).problem
    assert problem is not None
    assert problem.code == code


def test_the_last_day_that_may_be_is_no_fault() -> None:
    number = float((LAST - date(1899, 12, 30)).days)
    assert read_day(LAST, None, number) == (LAST, None)
    later = read_day(LAST, None, number + 1).problem
    assert later is not None
    assert later.code == "C237"
