"""When tasks are due, and how they stand on a day."""

from datetime import date

import pytest

from toolkit.model.year import DeadlineKind, Task, YearBook
from toolkit.year.deadlines import State, due_within, last_day, state_of, states_of
from toolkit.year.workdays import calendar_of

CALENDAR = calendar_of(())
TODAY = date(2023, 10, 12)  # a Thursday


def task(kind: str, day: str = "", done: str = "") -> Task:
    return Task(
        5,
        kind=DeadlineKind(kind),
        day=date.fromisoformat(day) if day else None,
        done=date.fromisoformat(done) if done else None,
    )


@pytest.mark.parametrize(
    ("kind", "day", "last"),
    [
        ("on_day", "2023-10-30", date(2023, 10, 30)),
        ("before", "2023-02-28", date(2023, 2, 27)),
        ("before", "2024-03-01", date(2024, 2, 29)),
        ("in_month", "2023-12-01", date(2023, 12, 31)),
        ("in_month", "2024-02-10", date(2024, 2, 29)),
        ("in_year", "", date(2023, 12, 31)),
        ("by_superior", "", None),
        ("by_superior", "2023-07-05", date(2023, 7, 5)),  # once it is known
        ("on_day", "", None),
    ],
)
def test_the_last_day_of_a_deadline(kind: str, day: str, last: date | None) -> None:
    assert last_day(task(kind, day), 2023) == last


@pytest.mark.parametrize(
    ("one", "state", "days", "working"),
    [
        (task("on_day", "2023-10-12"), State.DUE, 0, 0),
        (task("on_day", "2023-10-16"), State.DUE, 4, 2),
        (task("before", "2023-10-12"), State.LATE, 1, 1),
        (task("on_day", "2023-10-06"), State.LATE, 6, 4),
        (task("on_day", "2023-10-06", "2023-10-06"), State.DONE, 0, 0),
        (task("on_day", "2023-10-06", "2023-10-09"), State.DONE_LATE, 3, 1),
        (task("by_superior"), State.NO_DAY, 0, 0),
        (task("by_superior", "", "2023-10-09"), State.DONE, 0, 0),
    ],
)
def test_how_a_task_stands(one: Task, state: State, days: int, working: int) -> None:
    found = state_of(one, TODAY, CALENDAR, 2023)
    assert (found.state, found.days, found.working_days) == (state, days, working)


def test_what_is_late_or_due_comes_earliest_first() -> None:
    tasks = (
        task("on_day", "2023-10-26"),
        task("on_day", "2023-10-27"),  # one day too far
        task("on_day", "2023-10-01"),
        task("on_day", "2023-09-01", "2023-09-01"),
    )
    states = states_of(YearBook(year=2023, tasks=tasks), TODAY)
    days = [one.last_day for one in due_within(states, 14)]
    assert days == [date(2023, 10, 1), date(2023, 10, 26)]
