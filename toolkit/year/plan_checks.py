"""What is odd in a plan: deadlines, their order, who is responsible."""

from collections.abc import Iterator, Mapping

from toolkit.findings import Finding, find
from toolkit.model.year import DeadlineKind, Task, YearBook, YearTable
from toolkit.rules.words import day_words
from toolkit.year.deadlines import last_day, quarter_of
from toolkit.year.superior import Chosen, superior_findings
from toolkit.year.workdays import Calendar, book_calendar

_QUARTERS = ("", "I", "II", "III", "IV")
_SHOWN = 60
_NAMED = 8
_OPEN_ENDED = (DeadlineKind.BY_SUPERIOR, DeadlineKind.IN_YEAR)
_WHOLE_TIMES = (DeadlineKind.IN_MONTH, DeadlineKind.IN_YEAR)


def plan_findings(book: YearBook, chosen: Chosen | None = None) -> Iterator[Finding]:
    """Everything odd in the plan, task by task; `chosen`: what a register says."""
    by_number = _by_number(book)
    calendar = book_calendar(book)
    for task in book.tasks:
        if not task.task:
            continue
        yield from _of_number(book, task, by_number)
        yield from _of_task(book, task, calendar)
        yield from _of_order(book, task, by_number)
    yield from superior_findings(book, chosen)
    yield from _circles(book, by_number)


def _by_number(book: YearBook) -> dict[str, Task]:
    found: dict[str, Task] = {}
    for task in book.tasks:
        if task.number:
            found.setdefault(task.number, task)
    return found


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _of_number(
    book: YearBook, task: Task, by_number: Mapping[str, Task]
) -> Iterator[Finding]:
    first = by_number.get(task.number)
    if first is not None and first is not task:
        at = book.at(YearTable.TASKS, task.row, "number")
        yield find("Y129", at, seen=task.number, expected=str(first.row))


def _of_task(book: YearBook, task: Task, calendar: Calendar) -> Iterator[Finding]:
    if not task.responsible:
        at = book.at(YearTable.TASKS, task.row, "responsible")
        yield find("Y123", at, seen=_cut(task.task))
    at = book.at(YearTable.TASKS, task.row, "day")
    last = last_day(task, book.year)
    if last is None:
        unread = book.typed(YearTable.TASKS, task.row, "day")
        if task.kind is not DeadlineKind.BY_SUPERIOR and not unread:
            yield find("Y124", at, seen=_cut(task.task))
        return
    # «Trước ngày 01/4» is told by the day it names, which is what the plan says.
    named = task.day or last
    told = day_words(named)
    if book.year and last.year != book.year and named.year != book.year:
        yield find("Y125", at, seen=told, expected=str(book.year))
    if task.quarter and task.kind not in _OPEN_ENDED:
        quarters = {quarter_of(last), quarter_of(named)}
        if task.quarter not in quarters:
            put, is_in = _QUARTERS[task.quarter], _QUARTERS[quarter_of(last)]
            yield find("Y120", at, seen=told, quarter=is_in, expected=put)
    if task.done is None and task.kind not in _WHOLE_TIMES and not calendar.works(last):
        before = calendar.last_before(last)
        yield find("Y126", at, seen=day_words(last), expected=day_words(before))


def _of_order(
    book: YearBook, task: Task, by_number: Mapping[str, Task]
) -> Iterator[Finding]:
    last = last_day(task, book.year)
    for number in task.after:
        at = book.at(YearTable.TASKS, task.row, "after")
        first = by_number.get(number)
        if first is None:
            yield find("Y122", at, seen=number)
            continue
        sooner = last_day(first, book.year)
        if last is not None and sooner is not None and last < sooner:
            at = book.at(YearTable.TASKS, task.row, "day")
            words = {"seen": day_words(last), "expected": day_words(sooner)}
            yield find("Y121", at, before=number, **words)


def _circles(book: YearBook, by_number: Mapping[str, Task]) -> Iterator[Finding]:
    """Y130, once for each circle; in as many steps as there are links."""
    state: dict[str, int] = {}
    for start in by_number:
        path: list[str] = []
        stack = [(start, iter(by_number[start].after))] if start not in state else []
        if stack:
            state[start] = 1
            path.append(start)
        while stack:
            number, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                state[number] = 2
                stack.pop()
                path.pop()
            elif state.get(following) == 1:
                circle = path[path.index(following) :]
                row = by_number[following].row
                at = book.at(YearTable.TASKS, row, "after")
                yield find("Y130", at, seen=", ".join(circle[:_NAMED]))
            elif following in by_number and following not in state:
                state[following] = 1
                path.append(following)
                stack.append((following, iter(by_number[following].after)))
