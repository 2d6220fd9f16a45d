"""What of a year book's plan is late or due soon, as lines of text."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from toolkit.findings.report import Report
from toolkit.forms.year.layout import USUAL_WITHIN
from toolkit.forms.year.overview import LATE, SOON, due_words
from toolkit.forms.year.reading import read_year
from toolkit.forms.year.writing import within_of
from toolkit.jobs.guard import guarded
from toolkit.model.year import YearBook
from toolkit.rules.words import day_words
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.year.deadlines import State, TaskState, due_within, states_of

NO_TASK = "Trang «Kế hoạch» chưa có việc nào: ghi việc và hạn ở đó rồi chạy lại."


class Due(NamedTuple):
    """The tasks of one year book on a day; `states` are of all of them.

    `from_cell`: the day is that of the date cell, not today. `ahead`: so many days
    before its last one the office calls a task due.
    """

    book: YearBook
    day: date
    states: tuple[TaskState, ...]
    from_cell: bool = False
    ahead: int = USUAL_WITHIN

    def within(self, days: int) -> tuple[TaskState, ...]:
        """What is late, and what is due in so many days; the earliest first."""
        return due_within(self.states, days)

    @property
    def open(self) -> tuple[TaskState, ...]:
        """Whatever is to be done and has a day, the late ones too."""
        shown = (State.LATE, State.DUE)
        return tuple(one for one in self.states if one.state in shown)


def due_of(book: YearBook, today: date, ahead: int | None = None) -> Due:
    """How the tasks of a year book stand on the day of its date cell, or today."""
    day = book.as_of or today
    states = tuple(one for one in states_of(book, day) if one.task.task)
    typed = book.as_of is not None
    return Due(book, day, states, typed, USUAL_WITHIN if ahead is None else ahead)


def due_in(path: Path, *, now: datetime) -> tuple[Report, Due | None]:
    """Read a year book; what stops it is in the report, and there is no Due then."""
    found: list[Due] = []

    def job() -> Report:
        book = ClosedBook.open(path)
        read = read_year(book)
        found.append(due_of(read.book, now.date(), within_of(book)))
        return Report(file=str(path), kind="year", year=read.book.year)

    report = guarded(str(path), job, now=now)
    return report, found[0] if found else None


def due_lines(due: Due, within: int | None = None) -> Iterator[str]:
    """What is late or due, a line each, below a line that counts them.

    `within`: so many days ahead; as the office wants it where nothing is said.
    """
    if not due.states:
        yield NO_TASK
        return
    days = due.ahead if within is None else within
    told = due.within(days)
    late = sum(one.state is State.LATE for one in told)
    whence = " (ô «Tính đến ngày» của sổ)" if due.from_cell else ""
    yield (
        f"Tính đến ngày {day_words(due.day)}{whence}: {late} việc quá hạn,"
        f" {len(told) - late} việc đến hạn trong {days} ngày."
    )
    for one in told:
        word = LATE if one.state is State.LATE else SOON
        yield f"  {word + ':':<13}{due_words(one)}"
    waiting = sum(one.state is State.NO_DAY for one in due.states)
    if waiting:
        yield f"  Chưa có hạn: {waiting} việc, xem trang «Kế hoạch»."


def any_late(found: Sequence[Due]) -> bool:
    """Whether any task of any of these is late."""
    return any(one.state is State.LATE for due in found for one in due.states)
