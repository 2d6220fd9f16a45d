"""Decisions whose numbers and days contradict each other."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from toolkit.awards.people.identity import Directory
from toolkit.awards.words.known import Standing
from toolkit.findings.finding import Finding, find
from toolkit.model.origin import Origin
from toolkit.model.register import Register, TableKey
from toolkit.rules.names import folded
from toolkit.rules.words import day_words

_NUMBERED = re.compile(r"\D{0,30}?(\d{1,7}) ?/? ?(.*)")
_OF_THE_DAY = f" {folded('ngày')} "


class _Decision(NamedTuple):
    """A decision as the first row that names it has it; `series` counts in its year."""

    series: tuple[str, str, int]
    number: int
    day: date
    text: str
    table: TableKey
    row: int


def decision_findings(register: Register, directory: Directory) -> Iterator[Finding]:
    """C273, C274."""
    series: dict[tuple[str, str, int], dict[int, _Decision]] = {}
    two_days: set[tuple[object, int]] = set()
    for one in _decisions(register, directory):
        known = series.setdefault(one.series, {}).setdefault(one.number, one)
        if known.day != one.day and (one.series, one.number) not in two_days:
            two_days.add((one.series, one.number))
            yield _two_days(one, known, register)
    for numbers in series.values():
        # A number with two days says nothing of the order.
        sure = [d for d in numbers.values() if (d.series, d.number) not in two_days]
        for lower, higher in pairwise(sorted(sure, key=lambda one: one.number)):
            if higher.day < lower.day:
                yield _falling(higher, lower, register)


def _decisions(register: Register, directory: Directory) -> Iterator[_Decision]:
    standing = Standing()
    seen: set[tuple[str, str, date]] = set()
    for table, body in (
        (TableKey.AWARDS, "authority"),
        (TableKey.INITIATIVES, "accepted_by"),
    ):
        for row in getattr(register, table):
            if not row.decision or row.day is None:
                continue
            # One decision stands in as many rows as it has recipients.
            same = (row.decision, getattr(row, body), row.day)
            if same in seen:
                continue
            seen.add(same)
            written = directory.key(row.decision).partition(_OF_THE_DAY)[0]
            parts = _NUMBERED.fullmatch(written)
            if parts is None:
                continue
            who = _body(getattr(row, body), row.day, standing, directory)
            series = (parts[2], who, row.day.year)
            number = int(parts[1])
            yield _Decision(series, number, row.day, row.decision, table, row.row)


def _body(name: str, day: date, standing: Standing, directory: Directory) -> str:
    """One text for a body, in whichever way it is written."""
    body = standing.body(name, day) if name else None
    return f"{body.id} {body.province}" if body else directory.key(name)


def _at(one: _Decision, register: Register, column: str) -> Origin:
    return register.at(one.table, one.row, column)


def _falling(higher: _Decision, lower: _Decision, register: Register) -> Finding:
    return find(
        "C273",
        _at(higher, register, "day"),
        seen=f"{higher.text} ngày {day_words(higher.day)}",
        expected=f"{lower.text} ngày {day_words(lower.day)}",
        other=_at(lower, register, "day").cell,
    )


def _two_days(one: _Decision, known: _Decision, register: Register) -> Finding:
    return find(
        "C274",
        _at(one, register, "day"),
        seen=day_words(one.day),
        expected=day_words(known.day),
        decision=one.text,
        other=_at(known, register, "day").cell,
    )
