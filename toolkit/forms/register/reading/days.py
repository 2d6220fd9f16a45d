"""Reads years and days as clerks type them; what is no day of the calendar is told."""

import re
from datetime import date, timedelta

from toolkit.findings.texts.register import REGISTER_WORDS
from toolkit.forms.register.reading.answer import (
    Answer,
    Problem,
    cell_excerpt,
    cell_text,
    cleaned,
)
from toolkit.model.numbers import as_shown
from toolkit.rules.words import day_words
from toolkit.xlsx.cells.cell import CellValue

EARLIEST, LATEST = 1945, 2100
"""Years in which there can be an award, a rating, a day of service."""

EPOCH = date(1899, 12, 30)
"""Day 0 of a workbook."""

_LAST_SERIAL = (date.max - EPOCH).days
_YEAR = re.compile(r"(?:năm\s+)?(\d{4})", re.IGNORECASE)
_TIME = r"(?:[T ]\d{1,2}:\d{2}[\d:.]*)?"
_DAY = re.compile(
    r"(?:ngày\s*)?(\d{1,2})(?:\s*[/.-]\s*|\s*tháng\s*)(\d{1,2})"
    r"(?:\s*[/.-]\s*|\s*năm\s*)(\d{4})" + _TIME,
    re.IGNORECASE,
)
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})" + _TIME)
_PART = re.compile(
    r"(?:(?:tháng ?|t)?(?P<month>\d{1,2})|quý ?(?P<quarter>[1-4]|iv|i{1,3}))"
    r"(?:[/.-]| ?năm |, ?năm | )(?P<year>\d{4})",
    re.IGNORECASE,
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR_PARTS = re.compile(r"(?:[,;\s]|\b(?:và|năm)\b)+", re.IGNORECASE)


def is_year(raw: CellValue) -> bool:
    """Whether a cell holds the number of a year."""
    if not isinstance(raw, float):
        return False
    number = as_shown(raw)
    return number.is_integer() and EARLIEST <= number <= LATEST


def typed_year(raw: CellValue) -> int | None:
    """The year that a text means: «2023», «năm 2023»."""
    match = _YEAR.fullmatch(cleaned(raw)) if isinstance(raw, str) else None
    return int(match[1]) if match and is_year(float(match[1])) else None


def part_of_year(text: str) -> tuple[date, date] | None:
    """The first and the last day of a month or quarter: «12/2017», «Quý III/2021»."""
    found = _PART.fullmatch(cleaned(text))
    if found is None or not is_year(float(found["year"])):
        return None
    year, months = int(found["year"]), 1
    if found["month"]:
        month = int(found["month"])
    else:
        word = found["quarter"].lower()
        month, months = 3 * (_QUARTERS.get(word) or int(word)) - 2, 3
    if not 1 <= month <= 12:
        return None
    behind = month + months
    after = date(year + 1, 1, 1) if behind > 12 else date(year, behind, 1)
    return date(year, month, 1), after - timedelta(days=1)


def year_said(text: str) -> int | None:
    """The year that a text says, be it of a month or quarter: «2023», «12/2017»."""
    part = part_of_year(text)
    return typed_year(text) if part is None else part[0].year


def read_year(raw: CellValue) -> Answer:
    """A year; one written as text is understood, but not counted."""
    if is_year(raw):
        return Answer(round(raw))  # type: ignore[arg-type]
    if isinstance(raw, str) and (year := year_said(raw)) is not None:
        # COUNTIFS with a number: LibreOffice passes such a text over, Excel does not.
        return Answer(year, Problem("C232", cell_excerpt(raw), str(year), loose=True))
    expected = REGISTER_WORDS["year"].format(EARLIEST, LATEST)
    return Answer(None, Problem("C231", cell_excerpt(raw), expected))


def read_years(raw: CellValue) -> Answer:
    """Several years in one cell: those that are some."""
    if is_year(raw):
        return Answer((round(raw),))  # type: ignore[arg-type]
    parts = [part for part in _YEAR_PARTS.split(cleaned(cell_text(raw))) if part]
    years = [typed_year(part) for part in parts]
    known = tuple(year for year in years if year is not None)
    if len(known) == len(years):
        return Answer(known or None)
    expected = ", ".join(map(str, known)) or REGISTER_WORDS["nothing"]
    return Answer(known or None, Problem("C258", cell_excerpt(raw), expected))


def day_of(raw: CellValue) -> date | None:
    """The day that a number or text stands for; None if it is none of the calendar."""
    if isinstance(raw, float):
        inside = 1 <= raw < _LAST_SERIAL + 1
        return EPOCH + timedelta(days=int(as_shown(raw))) if inside else None
    text = cleaned(str(raw))
    if found := _DAY.fullmatch(text):
        day, month, year = map(int, found.groups())
    elif found := _ISO_DAY.fullmatch(text):
        year, month, day = map(int, found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_first(text: str) -> bool:
    """Whether a text is a day only if its month stands first: 03/25/2023."""
    found = _DAY.fullmatch(cleaned(text))
    return found is not None and int(found[1]) <= 12 < int(found[2]) <= 31


def serial(day: date) -> float:
    """A day as a workbook counts it."""
    return float((day - EPOCH).days)


def read_day(last: date, of_year: tuple[int, int] | None, raw: CellValue) -> Answer:
    """A day. `last`: what lies behind it is told.

    `of_year`: the month and day that a year alone stands for, None if it may not.
    """
    year = round(raw) if is_year(raw) else typed_year(raw)  # type: ignore[arg-type]
    if year is not None:
        return _lone_year(year, of_year, raw)
    day = day_of(raw)
    if day is None:
        expected = REGISTER_WORDS["moment" if of_year else "date"]
        return Answer(None, Problem("C234", cell_excerpt(raw), expected))
    if day.year < EARLIEST:
        seen = day_words(day)
        if isinstance(raw, float):
            seen = REGISTER_WORDS["day_of_1900"].format(seen, cell_excerpt(raw))
        return Answer(None, Problem("C236", seen, str(EARLIEST)))
    if day > last:
        text = isinstance(raw, str)
        return Answer(day, Problem("C237", day_words(day), day_words(last), text))
    if isinstance(raw, str):
        return Answer(
            day, Problem("C233", cell_excerpt(raw), day_words(day), loose=True)
        )
    return Answer(day)


def _lone_year(year: int, of_year: tuple[int, int] | None, raw: CellValue) -> Answer:
    if of_year is None:
        return Answer(None, Problem("C235", str(year)))
    day = date(year, *of_year)
    if isinstance(raw, str):
        return Answer(day, Problem("C233", cell_excerpt(raw), str(year), loose=True))
    return Answer(day)
