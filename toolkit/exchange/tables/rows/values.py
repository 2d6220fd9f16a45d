"""A value of a source as the register is to hold it: itself, or a better form.

What a cell means is asked of the register's own reader, so that a rescore reads what
was taken in as it would have read what was typed. Only what has one meaning is changed;
everything else stays as it was in the source.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any, NamedTuple
from unicodedata import normalize

from toolkit.exchange.sources.source import Shown, Value
from toolkit.exchange.tables.rows.author_names import author_names
from toolkit.forms.register.award_list import award_words
from toolkit.forms.register.columns import CellKind, RegisterColumn
from toolkit.forms.register.reading.answer import Answer, Read, cleaned
from toolkit.forms.register.reading.cells import empty_of, reader_of, spelled
from toolkit.forms.register.reading.days import (
    day_of,
    is_year,
    serial,
    typed_year,
    year_said,
)
from toolkit.forms.register.reading.synonyms import FLAG_WORDS
from toolkit.forms.register.reading.titles import with_authority
from toolkit.model.numbers import from_cell, readings, vi
from toolkit.rules.words import day_words
from toolkit.xlsx.cells.cell import CellValue

_NUMBER = re.compile(r"[+-]?\d[\d.,]*(?: ?(?:đồng|đ|điểm))?", re.IGNORECASE)
_EIGHT = re.compile(r"\d{8}")
_DATES = (CellKind.DATE, CellKind.MOMENT)
_NUMBERS = (CellKind.COUNT, CellKind.NUMBER)
_WORDS = (CellKind.TEXT, CellKind.NAME, CellKind.NAMES)

_PLAIN = (CellKind.TEXT, CellKind.NAME)

_TYPED = (*_DATES, *_NUMBERS, CellKind.YEAR)
"""Of these kinds a text may be typed so that a spreadsheet makes a number of it."""

_FIRST_SERIAL = 61
"""Of 1 March 1900, before which Excel miscounts the days."""


class How(Enum):
    """What became of a value."""

    KEPT = "kept"
    BETTER = "better"
    UNKNOWN = "unknown"


class Meaning(NamedTuple):
    """A value as the register is to hold it, and what became of it on the way."""

    value: CellValue
    how: How = How.KEPT


class Meanings:
    """What values of a source mean in the columns of a table, each asked once."""

    def __init__(self, columns: Iterable[RegisterColumn]) -> None:
        self._columns: Mapping[str, RegisterColumn] = {c.field: c for c in columns}
        self._readers: Mapping[str, Read] = {
            name: reader_of(column) for name, column in self._columns.items()
        }

    def answer(self, field: str, raw: CellValue, authority: CellValue = None) -> Answer:
        """What a rescore reads in a cell; `authority` stands beside it in the row."""
        plain = spelled(raw)
        return with_authority(self._readers[field](plain), plain, authority)

    def meaning(self, field: str, value: Value, authority: str = "") -> Meaning:
        """What a value means in a column; `authority` helps to tell «Bằng khen»."""
        column = self._columns[field]
        if column.holds in _PLAIN and type(value) is str and _is_clean(value):
            return Meaning(value)  # most cells of a list: nothing to be made better
        raw = as_cell(column, value)
        found, problem = self.answer(field, raw, authority)
        if raw is None or (isinstance(raw, str) and not cleaned(raw)):
            return Meaning(None)
        if found is None and problem is None:
            return Meaning(raw)  # «không»: as good as nothing, and in no one's way
        if found is None:
            # A text stays as typed; a date still is to be seen as one.
            return Meaning(value if isinstance(value, str) else raw, How.UNKNOWN)
        wanted = _canonical(column, found, raw)
        if problem is None or problem.loose or wanted == raw:
            return Meaning(wanted, _how(column, value, wanted))
        return Meaning(raw, How.UNKNOWN)


def _is_clean(text: str) -> bool:
    """Whether a text is read as it stands, and is not «#N/A» and the like."""
    return bool(text) and not text.startswith("#") and cleaned(text) == text


def as_cell(column: RegisterColumn, value: Value) -> CellValue:
    """What the register's cell would hold, had the value been typed there.

    A spreadsheet makes a number of «12,5» and a date of a day; a text of a CSV, or one
    that another program wrote, is still to become one. A year in a column of days stays
    a text: its number would be shown as a day of 1905.
    """
    if isinstance(value, date):
        return serial(value) if column.holds in _DATES else day_words(value)
    if isinstance(value, str):
        if column.holds not in _TYPED:
            return value
        number = _number_in(column.holds, _in_plain_digits(cleaned(value)))
        return value if number is None else number
    if isinstance(value, Shown):
        return value.text if column.holds in _WORDS else float(value)
    is_number = isinstance(value, float)
    if is_number and column.holds in _DATES and (day := _eight_digits(f"{value:.0f}")):
        return serial(day)
    if column.holds is CellKind.DATE and is_year(value):
        return vi(from_cell(value))
    return spelled(value)


def _in_plain_digits(text: str) -> str:
    """«２０２３», «'2023» → «2023»: in plain digits, without the sign of texts."""
    return normalize("NFKC", text).removeprefix("'").strip() if text[:1] else text


def _eight_digits(text: str) -> date | None:
    """20241215 or 15122024 as a day, where only one reading is one of our years."""
    if not _EIGHT.fullmatch(text):
        return None
    days = (f"{text[6:]}/{text[4:6]}/{text[:4]}", f"{text[:2]}/{text[2:4]}/{text[4:]}")
    found = [day for one in days if (day := day_of(one)) and is_year(float(day.year))]
    return found[0] if len(found) == 1 else None


def _number_in(holds: CellKind, text: str) -> float | None:
    """A text as the number that it is in a column; None where it may be another."""
    if holds in _DATES and (day := _eight_digits(text)):
        return serial(day)
    if holds in (CellKind.MOMENT, CellKind.YEAR):
        year = year_said(text) if holds is CellKind.YEAR else typed_year(text)
        return None if year is None else float(year)
    if holds in _NUMBERS and _NUMBER.fullmatch(text):
        found = readings(text)
        return float(found[0]) if len(found) == 1 else None
    return None


def _canonical(column: RegisterColumn, found: Any, raw: CellValue) -> CellValue:
    """The form of a cell of which a rescore reads the same, and formulas count it."""
    match column.holds:
        case CellKind.TEXT | CellKind.NAME:
            # Invisible differences would make two of one name, and formulas miss it.
            is_key = column.holds is CellKind.NAME or column.counted
            # A number with a fraction is no name that formulas could look for.
            is_whole = isinstance(raw, float) and raw.is_integer()
            return found if is_key and not is_whole else raw
        case CellKind.NAMES:
            return author_names(raw).text if isinstance(raw, str) else raw
        case CellKind.YEAR:
            return float(found)
        case CellKind.YEARS:
            return float(found[0]) if len(found) == 1 else raw
        case CellKind.DATE | CellKind.MOMENT:
            return serial(found) if isinstance(raw, str) else raw
        case CellKind.CHOICE:
            return _listed(column.words[found], raw)
        case CellKind.AWARD:
            return _listed(award_words().get(found, found), raw)
        case CellKind.FLAG if found:
            return FLAG_WORDS[True]
        case CellKind.FLAG:
            # The form asks for x or nothing; but of a vote nothing says too little.
            return None if empty_of(column) is False else FLAG_WORDS[False]
        case _:
            return raw


def _listed(words: str, raw: CellValue) -> CellValue:
    """A text as the list has it; formulas do not tell cases apart."""
    same = isinstance(raw, str) and raw.casefold() == words.casefold()
    return raw if same else words


def _how(column: RegisterColumn, value: Value, wanted: CellValue) -> How:
    """Whether a person is to be told of a change: not of spaces, nor of X for x."""
    if isinstance(value, date):
        same = column.holds in _DATES
    elif isinstance(value, str) and column.holds is CellKind.NAMES:
        same = wanted == normalize("NFC", value).strip()
    elif isinstance(value, str) and column.holds in _WORDS:
        same = True
    elif column.holds is CellKind.FLAG and isinstance(value, str):
        same = cleaned(value).rstrip(".").lower() == wanted
    else:
        same = wanted == value and not isinstance(value, bool)
    return How.KEPT if same else How.BETTER


def as_text(column: RegisterColumn, value: CellValue) -> str:
    """A value of the register as a person reads it: 12/05/2023, 9,5."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, str):
        return value
    # Days of 1905 are years that somebody typed.
    is_day = column.holds in _DATES and not is_year(value) and value >= _FIRST_SERIAL
    day = day_of(value) if is_day else None
    return vi(from_cell(value)) if day is None else day_words(day)
