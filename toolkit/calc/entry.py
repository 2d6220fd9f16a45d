"""Text typed into a cell, read as Excel would: a number, a date, a boolean."""

import datetime as dt
import math
import re
from functools import lru_cache
from typing import NamedTuple


class Entry(NamedTuple):
    """A number, and the format that a General cell takes from it ("" for none)."""

    number: float
    format: str


class Locale(NamedTuple):
    """What of a locale decides how typed text is read."""

    decimal: str = "."
    thousands: str = ","
    # The order of the parts of a date: "MDY", "DMY" or "YMD".
    order: str = "MDY"


_MONTHS = [
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
]
_FULL_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_BOOLEANS = {"TRUE": 1.0, "FALSE": 0.0}
# No dot: «1.2.3» is the number of a clause, in both locales.
_PARTS = re.compile(r"(\d{1,4})([/\-])(\d{1,2})(?:\2(\d{1,4}))?")
_TIME = re.compile(r"(\d{1,4}):(\d{1,2})(?::(\d{1,2}(?:\.\d+)?))?\s*([AaPp][Mm])?")
_WITH_MONTH = re.compile(
    r"(?:(\d{1,2})[\s\-/])?([A-Za-z]{3,9})(?:[\s\-/](\d{1,4}))?", re.ASCII
)
_FRACTION = re.compile(r"(-?)(\d+) (\d{1,5})/(\d{1,5})")
# Nothing without a digit is a number; most texts are told by their first letter.
_DIGIT = re.compile(r"\d", re.ASCII)


class TypedText:
    """Reads typed text in one locale; `day_zero` is the book's day 0."""

    def __init__(self, locale: Locale, day_zero: dt.date, this_year: int) -> None:
        self.locale = locale
        self.day_zero = day_zero
        self.this_year = this_year
        self._number = _number_pattern(locale)

    def read(self, text: str) -> Entry | None:
        """The number that Excel would make of it, or None: it stays a text."""
        if not _DIGIT.search(text):
            word = text.strip().upper()
            return Entry(_BOOLEANS[word], "boolean") if word in _BOOLEANS else None
        text = text.strip()
        if len(text) > 40 or (text[0].isalpha() and not _starts_with_month(text)):
            return None
        return self._plain(text) or self._date_and_time(text) or self._fraction(text)

    def _plain(self, text: str) -> Entry | None:
        negative = text.startswith("(") and text.endswith(")")
        match = self._number.fullmatch(text[1:-1] if negative else text)
        if match is None:
            return None
        sign, before, digits, after = (
            match["sign"],
            match["p1"],
            match["n"],
            match["p2"],
        )
        if (negative and sign) or (before and after):
            return None
        plain = digits.replace(self.locale.thousands, "")
        number = float(plain.replace(self.locale.decimal, "."))
        if math.isinf(number):
            return None
        number = -number if negative or sign == "-" else number
        grouped = self.locale.thousands in digits
        broken = self.locale.decimal in digits
        if before or after:
            return Entry(number / 100, "percent2" if broken else "percent")
        if "e" in digits.lower():
            return Entry(number, "scientific")
        if grouped:
            return Entry(number, "grouped2" if broken else "grouped")
        return Entry(number, "")

    def _date_and_time(self, text: str) -> Entry | None:
        time = self._time(text)
        if time is not None:
            return Entry(time, "time" if time < 1 else "duration")
        day = self._date(text)
        if day is not None:
            return Entry(float((day - self.day_zero).days), "date")
        head, _, tail = text.partition(" ")
        day, time = self._date(head), self._time(tail.strip())
        if day is None or time is None or time >= 1:
            return None
        return Entry((day - self.day_zero).days + time, "datetime")

    def _time(self, text: str) -> float | None:
        match = _TIME.fullmatch(text)
        if match is None:
            return None
        hours, minutes = int(match[1]), int(match[2])
        seconds = float(match[3] or 0)
        half = (match[4] or "").lower()
        if minutes > 59 or seconds >= 60 or (half and not 1 <= hours <= 12):
            return None
        if half:
            hours = hours % 12 + (12 if half == "pm" else 0)
        return (hours * 3600 + minutes * 60 + seconds) / 86400

    def _date(self, text: str) -> dt.date | None:
        match = _PARTS.fullmatch(text)
        if match:
            return self._numeric_date(match[1], match[3], match[4])
        match = _WITH_MONTH.fullmatch(text)
        month = _month(match[2]) if match else None
        if match is None or month is None:
            return None
        first, last = match[1], match[3]
        if first:
            return _day(self._year(last), month, int(first))
        # «Mar 5» is a day of this year, «Mar 2026» a month.
        if last and int(last) <= 31 and len(last) <= 2:
            return _day(self.this_year, month, int(last))
        return _day(self._year(last), month, 1) if last else None

    def _numeric_date(self, one: str, two: str, three: str | None) -> dt.date | None:
        if len(one) > 2:
            # A year in front is read as year, month, day in every locale.
            return _day(self._year(one), int(two), int(three)) if three else None
        month, day = int(one), int(two)
        if self.locale.order == "DMY":
            month, day = day, month
        if three is None:
            return _day(self.this_year, month, day) or None
        if self.locale.order == "YMD" and len(three) <= 2:
            return _day(self._year(one), int(two), int(three))
        return _day(self._year(three), month, day)

    def _year(self, text: str | None) -> int:
        """Two digits: up to 29 this century, then the last one (Windows' rule)."""
        if text is None:
            return self.this_year
        year = int(text)
        if len(text) > 2:
            return year
        return year + (2000 if year < 30 else 1900)

    def _fraction(self, text: str) -> Entry | None:
        match = _FRACTION.fullmatch(text)
        if match is None or not int(match[4]):
            return None
        number = int(match[2]) + int(match[3]) / int(match[4])
        return Entry(-number if match[1] else number, "fraction")


def _day(year: int, month: int, day: int) -> dt.date | None:
    # Excel knows no days before 1900.
    if year < 1900:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int | None:
    word = word.lower()
    for names in (_MONTHS, _FULL_MONTHS):
        if word in names:
            return names.index(word) + 1
    return None


def _starts_with_month(text: str) -> bool:
    return text[:3].lower() in _MONTHS


@lru_cache
def _number_pattern(locale: Locale) -> re.Pattern[str]:
    group, point = re.escape(locale.thousands), re.escape(locale.decimal)
    digits = rf"(?:\d{{1,3}}(?:{group}\d{{3}})+|\d+)(?:{point}\d*)?|{point}\d+"
    return re.compile(
        rf"(?P<sign>[+-]?)\s?(?P<p1>%?)(?P<n>(?:{digits})(?:[eE][+-]?\d{{1,3}})?)"
        r"\s?(?P<p2>%?)",
        re.ASCII,
    )
