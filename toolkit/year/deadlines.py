"""When a task is due, and how it stands on a day."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from toolkit.model.year import DeadlineKind, Task, YearBook
from toolkit.year.workdays import Calendar, book_calendar


class State(StrEnum):
    """How a task stands. `NO_DAY`: its day is the superior's to say, or missing."""

    DONE = "done"
    DONE_LATE = "done_late"
    LATE = "late"
    DUE = "due"
    NO_DAY = "no_day"


class TaskState(NamedTuple):
    """How a task stands on a day.

    `days`: calendar days left until the last day, or by which it was passed (both 0 or
    more). `working_days`: the same in working days, the last day counted.
    """

    task: Task
    state: State
    last_day: date | None = None
    days: int = 0
    working_days: int = 0


def last_day(task: Task, year: int | None = None) -> date | None:
    """The last day on which a task is in time; None where no day says it.

    «Trước ngày» ends the day before. «Trong năm» without a day is of the plan's year.
    """
    if task.kind is DeadlineKind.IN_YEAR:
        told = task.day.year if task.day else year
        return date(told, 12, 31) if told else None
    if task.day is None:
        return None
    if task.kind is DeadlineKind.BEFORE:
        return task.day - timedelta(days=1)
    if task.kind is DeadlineKind.IN_MONTH:
        month = task.day.year, task.day.month
        return date(*month, monthrange(*month)[1])
    return task.day


def quarter_of(day: date) -> int:
    """The quarter of a day, 1–4."""
    return (day.month + 2) // 3


def state_of(
    task: Task, today: date, calendar: Calendar, year: int | None = None
) -> TaskState:
    """How a task stands on a day."""
    last = last_day(task, year)
    if task.done is not None:
        if last is None or task.done <= last:
            return TaskState(task, State.DONE, last)
        gone = calendar.between(last, task.done)
        return TaskState(task, State.DONE_LATE, last, (task.done - last).days, gone)
    if last is None:
        return TaskState(task, State.NO_DAY)
    if last < today:
        gone = calendar.between(last, today)
        return TaskState(task, State.LATE, last, (today - last).days, gone)
    left = calendar.between(today, last)
    return TaskState(task, State.DUE, last, (last - today).days, left)


def states_of(book: YearBook, today: date) -> tuple[TaskState, ...]:
    """How every task of a year book stands on a day."""
    calendar = book_calendar(book)
    return tuple(state_of(task, today, calendar, book.year) for task in book.tasks)


def due_within(states: Iterable[TaskState], days: int) -> tuple[TaskState, ...]:
    """What is late, and what is due in so many calendar days; the earliest first."""
    found = [
        one
        for one in states
        if one.state is State.LATE or (one.state is State.DUE and one.days <= days)
    ]
    return tuple(
        sorted(found, key=lambda one: (one.last_day or date.max, one.task.row))
    )
