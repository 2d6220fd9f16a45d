"""What is odd in the documents that a year book names: numbers, days, signs."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from toolkit.findings import Finding, find
from toolkit.model.origin import Origin
from toolkit.model.year import YearBook, YearTable
from toolkit.rules.loader import INSTRUMENTS, quantities
from toolkit.rules.names import folded
from toolkit.rules.words import day_words

_TEXTS: Mapping[YearTable, tuple[str, ...]] = {
    YearTable.TASKS: ("task", "result", "document", "note"),
    YearTable.MOVEMENTS: ("document", "criteria", "results", "note"),
    YearTable.CONTRIBUTIONS: ("document", "note"),
    YearTable.INDICATORS: ("note",),
}
"""The columns in which documents are named."""
_LAW = re.compile(r"(?<![\w/])(\d{1,4}/\d{4}/[A-ZĐ]{2,6}-[A-ZĐ&]{2,8})")
"""A law text by its number, with year, kind and issuer."""
_DAY = re.compile(r" ngày (\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
_PARTY = re.compile(r"(?<![\w/-])(\d{1,4}-[A-ZĐ]{2,3})/(TW|TU)(?!\w)")
_OWN = re.compile(r"\D{0,30}(\d{1,6}) ?/ ?([\w&-]{2,30})", re.I)
_YEARS_SINCE = re.compile(
    r"k[ỷỉ] niệm (\d{1,3}) năm [^()]{0,160}\((?:\d{1,2}/){0,2}(\d{4}) ?[-–] ?"
    r"(?:\d{1,2}/){0,2}(\d{4})\)",
    re.IGNORECASE,
)
"""«75 năm Ngày truyền thống … (11/6/1948 – 11/6/2023)»."""
_GREW, _LONGER = 5, 10
"""A number with one digit more in so much less time is one digit typed too many."""
_FEWEST = 100
_READ = 1_000
"""So many letters of a cell are looked through."""


class _Named(NamedTuple):
    """A document with its day, and the cell it stands in."""

    number: int
    series: tuple[str, int]
    day: date
    text: str
    table: YearTable
    row: int


def document_findings(book: YearBook) -> Iterator[Finding]:
    """Y200–Y202, Y179, Y180."""
    yield from _falling(book)
    signs: dict[str, tuple[str, str]] = {}
    for table, columns in _TEXTS.items():
        for row in getattr(book, table):
            for column in columns:
                text = getattr(row, column)[:_READ]
                if not any(map(str.isdigit, text)):
                    continue
                at = book.at(table, row.row, column)
                for name, told in _laws_in(row, column, text):
                    known = _known_days().get(folded(name))
                    if known is not None and known != told:
                        days = {"seen": day_words(told), "expected": day_words(known)}
                        yield find("Y201", at, name=name, **days)
                yield from _years_since(text, at)
                for own, sign in _PARTY.findall(text):
                    said = signs.setdefault(own, (sign, f"«{at.sheet}» {at.cell}"))
                    if said[0] != sign:
                        both = {"seen": f"{own}/{sign}", "expected": f"{own}/{said[0]}"}
                        yield find("Y202", at, other=said[1], **both)


def _laws_in(row: Any, column: str, text: str) -> Iterator[tuple[str, date]]:
    """Law texts with the day that is said of them: behind them, or in its column."""
    for found in _LAW.finditer(text):
        behind = _DAY.match(text, found.end())
        if behind is not None:
            with suppress(ValueError):  # 31/02: no day at all
                day, month, year = map(int, behind.groups())
                yield found[1], date(year, month, day)
        elif column == "document" and getattr(row, "document_day", None):
            yield found[1], row.document_day


@cache
def _known_days() -> Mapping[str, date]:
    """Law texts of the rules → the day they were signed on, where it is written."""
    found: dict[str, date] = {}
    for quantity in quantities(INSTRUMENTS):
        for version in quantity.versions:
            for name, day in _laws_in(None, "", version.source):
                found.setdefault(folded(name), day)
    return found


def _falling(book: YearBook) -> Iterator[Finding]:
    """Numbers of one series of one year rise with their days."""
    series: dict[tuple[str, int], dict[int, _Named]] = {}
    for one in _numbered(book):
        series.setdefault(one.series, {}).setdefault(one.number, one)
    for numbers in series.values():
        yield from _a_digit_too_many(book, numbers)
        for lower, higher in pairwise(sorted(numbers.values())):
            if higher.day < lower.day:
                yield find(
                    "Y200",
                    book.at(higher.table, higher.row, "document_day"),
                    seen=f"{higher.text} ngày {day_words(higher.day)}",
                    expected=f"{lower.text} ngày {day_words(lower.day)}",
                    other=book.at(lower.table, lower.row, "document_day").cell,
                )


def _a_digit_too_many(
    book: YearBook, numbers: Mapping[int, _Named]
) -> Iterator[Finding]:
    """«716» of July and «7162» of August: nobody issues so many in between."""
    for number, long in numbers.items():
        short = numbers.get(number // _LONGER)
        if short is None or short.number < _FEWEST or long.day < short.day:
            continue
        if _day_of_year(long.day) < _day_of_year(short.day) * _GREW:
            yield find(
                "Y180",
                book.at(long.table, long.row, "document"),
                seen=f"{long.text} ngày {day_words(long.day)}",
                expected=f"{short.text} ngày {day_words(short.day)}",
                other=book.at(short.table, short.row, "document").cell,
            )


def _day_of_year(day: date) -> int:
    return day.timetuple().tm_yday


def _years_since(text: str, at: Origin) -> Iterator[Finding]:
    """How many years an anniversary is of, against the days behind it."""
    for told, first, last in _YEARS_SINCE.findall(text):
        years = int(last) - int(first)
        if years != int(told):
            yield find(
                "Y179", at, seen=told, expected=str(years), days=f"{first}–{last}"
            )


def _numbered(book: YearBook) -> Iterator[_Named]:
    for table in (YearTable.TASKS, YearTable.MOVEMENTS):
        for row in getattr(book, table):
            written = _OWN.match(row.document[:_READ]) if row.document_day else None
            if written is not None and not written[2].isdigit():
                series = (folded(written[2]), row.document_day.year)
                number, day = int(written[1]), row.document_day
                yield _Named(number, series, day, written[0].strip(), table, row.row)
