"""Deadlines as a calendar (.ics) that Outlook and phones open."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from icalendar import Alarm, Calendar, Event

from toolkit.exchange.deadlines.due import Due
from toolkit.forms.year.layout import KIND_WORDS
from toolkit.jobs.screen import harmless
from toolkit.rules.names import folded
from toolkit.year.deadlines import TaskState

_PRODUCT = "-//thidua-toolkit//Nam thi dua//VI"
_NAME = "Hạn công tác thi đua, khen thưởng"
_BEFORE = timedelta(hours=-16)
"""When the reminder comes: at eight in the morning of the day before."""


def calendar_of_deadlines(found: Sequence[Due]) -> bytes:
    """An all-day event for each open task with a day; RFC 5545.

    A task has the same UID each time, so that a program that opens the calendar again
    moves its event. DTSTAMP is the start of the day on which the tasks were judged: the
    same books on the same day give the same bytes.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _NAME)
    seen: dict[str, int] = {}
    for due in found:
        for one in due.open:
            calendar.add_component(_event(due, one, _uid(due, one, seen)))
    return bytes(calendar.to_ical())


def _uid(due: Due, one: TaskState, seen: dict[str, int]) -> str:
    """Of the office, the year and the task's number; its text where it has none."""
    task = one.task
    key = "|".join(
        (folded(due.book.unit), str(due.book.year or ""), task.number or task.task)
    )
    seen[key] = again = seen.get(key, 0) + 1
    digest = sha256(f"{key}|{again}".encode()).hexdigest()[:32]
    return f"{digest}@thidua-toolkit"


def _event(due: Due, one: TaskState, uid: str) -> Event:
    task, last = one.task, one.last_day
    if last is None:
        raise ValueError("a task without a day has no event")
    event = Event()
    event.add("uid", uid)  # letters and figures alone; all other texts are a person's
    event.add("dtstamp", datetime.combine(due.day, time(), UTC))
    event.add("dtstart", last)
    if last < date.max:
        event.add("dtend", last + timedelta(days=1))
    number = f"{task.number}. " if task.number else ""
    event.add("summary", harmless(f"Hạn: {number}{task.task}"))
    event.add("description", "\n".join(_told(due, one)))
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", harmless(f"Sắp đến hạn: {task.task}"))
    alarm.add("trigger", _BEFORE)
    event.add_component(alarm)
    return event


def _told(due: Due, one: TaskState) -> Iterator[str]:
    task = one.task
    for label, text in (
        ("Cơ quan", due.book.unit),
        ("Chủ trì", task.responsible),
        ("Phối hợp", task.partners),
        ("Loại hạn", KIND_WORDS[task.kind] if task.kind else ""),
        ("Ghi chú", task.note),
    ):
        if text:
            yield harmless(f"{label}: {text}")
