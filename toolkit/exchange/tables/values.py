"""What a typed or pasted value means in its column: itself, a better form, or nothing.

Only what has one meaning is changed; everything else stays as it was typed.
"""

import re
from datetime import date
from enum import Enum
from typing import NamedTuple
from unicodedata import normalize

from toolkit.exchange.tables.book_in import EPOCH, FIRST_DAY
from toolkit.exchange.tables.source import Value
from toolkit.forms.register.layout import Column, Holds, award_words
from toolkit.forms.register.reading.answer import cleaned
from toolkit.forms.register.reading.days import LATEST, is_year, typed_year
from toolkit.forms.register.reading.synonyms import (
    NOTHING,
    choice_spellings,
    flag_spellings,
)
from toolkit.model.numbers import from_cell, readings, vi
from toolkit.rules.names import folded, known_title
from toolkit.rules.words import day_words
from toolkit.xlsx.cells.cell import CellValue

_DAY = re.compile(
    r"(?:ngày\s*)?(\d{1,2})(?:\s*[/.-]\s*|\s*tháng\s*)(\d{1,2})"
    r"(?:\s*[/.-]\s*|\s*năm\s*)(\d{4})(?:\s+0?0:00(?::00)?)?"
)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00(?::00)?)?")
_NUMBER = re.compile(r"[+-]?\d[\d.,]*")
_DATES = (Holds.DATE, Holds.MOMENT)


class How(Enum):
    """What became of a value."""

    KEPT = "kept"
    BETTER = "better"
    UNKNOWN = "unknown"


class Meaning(NamedTuple):
    """A value as the register is to hold it, and what became of it on the way."""

    value: CellValue
    how: How = How.KEPT


def meaning(column: Column, value: Value, authority: str = "") -> Meaning:
    """What a value means in a column; `authority` helps to tell «Bằng khen»."""
    if isinstance(value, date):
        return _dated(column.holds, value)
    if isinstance(value, bool):
        value = "có" if value else "không"
    if isinstance(value, str):
        return _text(column, value, authority)
    return _number(column.holds, value)


def _dated(holds: Holds, day: date) -> Meaning:
    if holds in _DATES:
        return Meaning(serial(day))
    fits = holds in (Holds.TEXT, Holds.NAME)
    return Meaning(day_words(day), How.BETTER if fits else How.UNKNOWN)


def _number(holds: Holds, value: float) -> Meaning:
    whole = float(value).is_integer()
    if holds is Holds.DATE and value <= LATEST:
        # A year alone would be shown as a day of 1905.
        return Meaning(vi(from_cell(value)), How.UNKNOWN)
    if holds is Holds.FLAG:
        return _flag("", vi(from_cell(value)))
    understood = {
        Holds.DATE: True,
        Holds.MOMENT: is_year(value) or value > LATEST,
        Holds.YEAR: is_year(value),
        Holds.YEARS: is_year(value),
        Holds.COUNT: whole and value >= 0,
        Holds.CHOICE: False,
        Holds.AWARD: False,
    }.get(holds, True)
    return Meaning(value, How.KEPT if understood else How.UNKNOWN)


def _text(column: Column, typed: str, authority: str) -> Meaning:
    match column.holds:
        case Holds.NAMES:
            return Meaning(normalize("NFC", typed).strip())
        case Holds.TEXT | Holds.NAME:
            # Invisible differences would make two of one name, and formulas miss it.
            is_key = column.holds is Holds.NAME or column.counted
            return Meaning(cleaned(typed) if is_key else typed)
        case Holds.FLAG:
            return _flag(column.field, typed)
        case Holds.CHOICE:
            return _choice(column, typed)
        case Holds.AWARD:
            award = known_title(cleaned(typed), authority)
            return _chosen(typed, award_words().get(award or ""))
        case Holds.YEARS:
            return _years(typed)
    number = _counted(column.holds, cleaned(typed))
    if number is None:
        return Meaning(typed, How.UNKNOWN)
    return Meaning(number, How.BETTER)


def _counted(holds: Holds, text: str) -> float | None:
    """A text as the number that a date, a year, a count is; None for none."""
    if holds in _DATES and (day := day_of(text)):
        return serial(day)
    if holds in (Holds.MOMENT, Holds.YEAR):
        year = typed_year(text)
        return None if year is None else float(year)
    if holds in (Holds.COUNT, Holds.NUMBER) and _NUMBER.fullmatch(text):
        found = readings(text)
        if len(found) == 1 and (holds is Holds.NUMBER or _is_count(float(found[0]))):
            return float(found[0])
    return None


def _years(typed: str) -> Meaning:
    alone = typed_year(typed)
    if alone is not None:
        return Meaning(float(alone), How.BETTER)
    parts = filter(None, map(str.strip, re.split("[,;\n]", typed)))
    fits = all(typed_year(part) is not None for part in parts)
    return Meaning(typed, How.KEPT if fits else How.UNKNOWN)


def _is_count(number: float) -> bool:
    return number >= 0 and number.is_integer()


def _flag(field: str, typed: str) -> Meaning:
    word = cleaned(typed).rstrip(".").lower()
    ticked = flag_spellings(field).get(word)
    if ticked is None:
        return Meaning(typed, How.UNKNOWN)
    if ticked:
        return Meaning("x", How.KEPT if word == "x" else How.BETTER)
    return Meaning(None, How.BETTER)  # the form asks for x or nothing


def _choice(column: Column, typed: str) -> Meaning:
    found = choice_spellings(column).get(folded(cleaned(typed)))
    if found is NOTHING:
        return Meaning(typed)
    return _chosen(typed, column.words.get(found))


def _chosen(typed: str, words: str | None) -> Meaning:
    """A text as the list has it; formulas do not tell cases apart."""
    if words is None:
        return Meaning(typed, How.UNKNOWN)
    if typed.casefold() == words.casefold():
        return Meaning(typed)
    return Meaning(words, How.BETTER)


def day_of(text: str) -> date | None:
    """A day written in full, the day before the month; None for anything else."""
    found = _DAY.fullmatch(text.lower())
    parts = (found[3], found[2], found[1]) if found else None
    if found is None and (iso := _ISO.fullmatch(text)):
        parts = (iso[1], iso[2], iso[3])
    if parts is None:
        return None
    try:
        day = date(*map(int, parts))
    except ValueError:
        return None
    return day if (day - EPOCH).days >= FIRST_DAY else None


def month_first(text: str) -> bool:
    """Whether a text is a day only if its month stands first: 03/25/2023."""
    found = _DAY.fullmatch(text.strip().lower())
    return found is not None and int(found[1]) <= 12 < int(found[2]) <= 31


def serial(day: date) -> float:
    """A day as a workbook counts it."""
    return float((day - EPOCH).days)


def shown(column: Column, value: CellValue) -> str:
    """A value of the register as a person reads it: 12/05/2023, 9,5."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, str):
        return value
    if column.holds in _DATES and not (
        column.holds is Holds.MOMENT and value <= LATEST
    ):
        return _day_shown(value)
    return vi(from_cell(value))


def _day_shown(value: float) -> str:
    if not FIRST_DAY <= value < (date.max - EPOCH).days + 1:
        return vi(from_cell(value))
    return day_words(date.fromordinal(EPOCH.toordinal() + int(value)))
