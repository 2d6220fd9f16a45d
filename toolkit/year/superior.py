"""The superior's calendar: days that rules set, and those that an office wrote down."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from toolkit.findings import Finding, find
from toolkit.model.plain_text import excerpt
from toolkit.model.register import OwnDay
from toolkit.model.year import Task, YearBook, YearTable
from toolkit.rules.loader import judged_on
from toolkit.rules.names import folded
from toolkit.rules.shelf import records_on
from toolkit.rules.standards import Deadline
from toolkit.rules.words import day_words, source_words
from toolkit.year.deadlines import last_day

_SHOWN = 60


class Chosen(NamedTuple):
    """What «Quy tắc» of a register in `file` says: whose rules bind, own deadlines."""

    profile: frozenset[str]
    days: tuple[OwnDay, ...]
    file: str


class Set(NamedTuple):
    """A deadline that a superior set: its last day, and where that is written.

    `of`: whose it is, as rules name it; "" for everybody's. `own`: of «Quy tắc».
    """

    title: str
    day: date
    source: str
    unverified: bool = False
    of: str = ""
    own: bool = False


def superior_deadlines(
    year: int | None, chosen: Chosen | None = None
) -> dict[str, Set]:
    """The deadlines of an award year by folded title; the office's own go first."""
    if year is None:
        return {}
    found = {folded(one.title): one for one in _of_rules(year)}
    for own in chosen.days if chosen else ():
        if own.year == year:
            key = folded(own.title)
            source = own.document or "mục «Mốc thời gian riêng» của sổ khen thưởng"
            found[key] = Set(own.title, own.day, source, own=True)
    return found


def _of_rules(year: int) -> Iterator[Set]:
    for one in records_on(Deadline, judged_on(year)):
        if one.month is None or one.day is None:
            continue
        day = date(year + one.next_year, one.month, one.day)
        unverified = one.version.status == "unverified"
        source = source_words(one.version)
        yield Set(one.title, day, source, unverified, one.applies_to)


def superior_findings(book: YearBook, chosen: Chosen | None) -> Iterator[Finding]:
    """Tasks behind a superior's day, and days of the office's own that no task keeps.

    Without a register nobody says whose rules bind: each named deadline counts then.
    """
    known = superior_deadlines(book.year, chosen)
    for task in book.tasks:
        if task.task and task.rule and book.year is not None:
            yield from _of_task(book, task, known.get(folded(task.rule)), chosen)
    if chosen is None or not book.tasks:
        return
    kept = {folded(task.rule) for task in book.tasks if task.task}
    yield from _forgotten(book, _binding(known.values(), chosen), kept, chosen)


def _binding(known: Iterable[Set], chosen: Chosen) -> Iterator[Set]:
    """The office's own, and those of the offices whose rules it chose."""
    return (one for one in known if one.own or one.of in chosen.profile)


def _of_task(
    book: YearBook, task: Task, rule: Set | None, chosen: Chosen | None
) -> Iterator[Finding]:
    at = book.at(YearTable.TASKS, task.row, "rule")
    if rule is None:
        seen = excerpt(task.rule, _SHOWN)
        yield find("Y128", at, seen=seen, expected=str(book.year))
        return
    if chosen and rule.of and not rule.own and rule.of not in chosen.profile:
        seen = excerpt(rule.title, _SHOWN)
        yield find("Y176", at, seen=seen, whose=rule.of, file=chosen.file)
        return
    last = last_day(task, book.year)
    if last is None or last <= rule.day:
        return
    code = "Y131" if rule.unverified else "Y127"
    at = book.at(YearTable.TASKS, task.row, "day")
    words = {"seen": day_words(last), "expected": day_words(rule.day)}
    title = excerpt(rule.title, _SHOWN)
    yield find(code, at, rule=title, source=rule.source, **words)


def _forgotten(
    book: YearBook, binding: Iterable[Set], kept: set[str], chosen: Chosen
) -> Iterator[Finding]:
    at = book.at(YearTable.TASKS, 0)._replace(cell="")
    for one in binding:
        if folded(one.title) not in kept:
            seen, day = excerpt(one.title, _SHOWN), day_words(one.day)
            yield find("Y177", at, seen=seen, expected=day, file=chosen.file)
