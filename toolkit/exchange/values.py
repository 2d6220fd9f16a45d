"""What a typed or pasted value means in its column: itself, a better form, or nothing.

Only what has one meaning is changed; everything else stays as it was typed.
"""

import re
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import NamedTuple
from unicodedata import normalize

from toolkit.exchange.book_in import EPOCH, FIRST_DAY
from toolkit.exchange.source import Value
from toolkit.model.numbers import from_cell, readings, vi
from toolkit.rules.names import folded, known_title
from toolkit.rules.words import day_words
from toolkit.workbook.forms.register_layout import Column, Holds, award_words
from toolkit.workbook.sheet import CellValue

FIRST_YEAR, LAST_YEAR = 1900, 2200

_DAY = re.compile(
    r"(?:ngày\s*)?(\d{1,2})(?:\s*[/.-]\s*|\s*tháng\s*)(\d{1,2})"
    r"(?:\s*[/.-]\s*|\s*năm\s*)(\d{4})(?:\s+0?0:00(?::00)?)?"
)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00(?::00)?)?")
_NUMBER = re.compile(r"[+-]?\d[\d.,]*")
_YEAR = re.compile(r"\d{4}")
_YES = frozenset(("x", "có", "v", "✓", "✔", "☑", "yes", "true", "đúng", "1"))
_NO = frozenset(("không", "no", "false", "0", "☐", "sai"))
_WOMAN, _MAN = frozenset(("nữ", "bà", "chị")), frozenset(("nam", "ông", "anh"))
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
        value = "x" if value else "không"
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
    is_year = whole and FIRST_YEAR <= value <= LAST_YEAR
    if holds is Holds.DATE and value <= LAST_YEAR:
        # A year alone would be shown as a day of 1905.
        return Meaning(vi(from_cell(value)), How.UNKNOWN)
    if holds is Holds.FLAG:
        return _flag("", vi(from_cell(value)))
    understood = {
        Holds.DATE: True,
        Holds.MOMENT: is_year or value > LAST_YEAR,
        Holds.YEAR: is_year,
        Holds.YEARS: is_year,
        Holds.COUNT: whole and value >= 0,
        Holds.CHOICE: False,
        Holds.AWARD: False,
    }.get(holds, True)
    return Meaning(value, How.KEPT if understood else How.UNKNOWN)


def _text(column: Column, typed: str, authority: str) -> Meaning:
    text = normalize("NFC", typed).strip()
    match column.holds:
        case Holds.TEXT:
            return Meaning(typed)
        case Holds.NAME | Holds.NAMES:
            # Invisible differences would make two names of one.
            return Meaning(text)
        case Holds.FLAG:
            return _flag(column.field, typed)
        case Holds.CHOICE:
            found = _choices(column).get(folded(text))
            return _chosen(typed, found)
        case Holds.AWARD:
            award = known_title(text, authority)
            return _chosen(typed, award_words().get(award or ""))
        case Holds.YEARS:
            return _years(typed, text)
    number = _counted(column.holds, text)
    if number is None:
        return Meaning(typed, How.UNKNOWN)
    return Meaning(number, How.BETTER)


def _counted(holds: Holds, text: str) -> float | None:
    """A text as the number that a date, a year, a count is; None for none."""
    if holds in _DATES and (day := day_of(text)):
        return serial(day)
    if holds in (Holds.MOMENT, Holds.YEAR):
        return _year(text)
    if holds in (Holds.COUNT, Holds.NUMBER) and _NUMBER.fullmatch(text):
        found = readings(text)
        if len(found) == 1 and (holds is Holds.NUMBER or _is_count(float(found[0]))):
            return float(found[0])
    return None


def _years(typed: str, text: str) -> Meaning:
    alone = _year(text)
    if alone is not None:
        return Meaning(alone, How.BETTER)
    parts = filter(None, map(str.strip, re.split("[,;\n]", text)))
    fits = all(_year(part) is not None for part in parts)
    return Meaning(typed, How.KEPT if fits else How.UNKNOWN)


def _is_count(number: float) -> bool:
    return number >= 0 and number.is_integer()


def _year(text: str) -> float | None:
    fits = text.isascii() and _YEAR.fullmatch(text)
    return float(text) if fits and FIRST_YEAR <= int(text) <= LAST_YEAR else None


def _flag(field: str, typed: str) -> Meaning:
    word = normalize("NFC", typed).strip().rstrip(".").lower()
    yes, no = (_YES | _WOMAN, _NO | _MAN) if field == "woman" else (_YES, _NO)
    if word in yes:
        return Meaning("x", How.KEPT if word == "x" else How.BETTER)
    return Meaning(None, How.BETTER) if word in no else Meaning(typed, How.UNKNOWN)


def _chosen(typed: str, words: str | None) -> Meaning:
    if words is None:
        return Meaning(typed, How.UNKNOWN)
    return Meaning(words, How.KEPT if typed == words else How.BETTER)


def _choices(column: Column) -> Mapping[str, str]:
    return _folded_words(tuple(column.words.values()))


@cache
def _folded_words(words: tuple[str, ...]) -> Mapping[str, str]:
    return {folded(word): word for word in words}


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
        column.holds is Holds.MOMENT and value <= LAST_YEAR
    ):
        return _day_shown(value)
    return vi(from_cell(value))


def _day_shown(value: float) -> str:
    if not FIRST_DAY <= value < (date.max - EPOCH).days + 1:
        return vi(from_cell(value))
    return day_words(date.fromordinal(EPOCH.toordinal() + int(value)))
