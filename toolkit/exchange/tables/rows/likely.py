"""What a text may mean that is not sure: each reading, for a person to choose."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal

from toolkit.findings.texts.exchange import EXCHANGE_WORDS
from toolkit.forms.register.columns import CellKind
from toolkit.forms.register.reading.answer import cleaned
from toolkit.forms.register.reading.days import EARLIEST, part_of_year
from toolkit.model.numbers import readings, vi
from toolkit.rules.words import day_words

_UNIT = re.compile(r" ?(?:đồng|đ|điểm|vnđ|vnd)\.?$", re.IGNORECASE)
_DIGITS = re.compile(r"\d{1,15}(?:[.,]\d{1,15}){0,9}")
_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d{1,9})?) ?%")
_SHORT_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2})")
_CENTURIES = (2000, 1900)
_SOON = 2050
"""A year behind it is none that somebody wrote with two digits."""


def likely(holds: CellKind, text: str) -> tuple[str, ...]:
    """The readings of a text in a column, as a person writes them; () for none."""
    plain = cleaned(text)
    if holds in (CellKind.NUMBER, CellKind.COUNT):
        found = list(_numbers(plain))
    elif holds in (CellKind.DATE, CellKind.MOMENT):
        found = list(_days(plain))
    else:
        return ()
    return tuple(dict.fromkeys(found))


def _numbers(text: str) -> Iterator[str]:
    if share := _SHARE.fullmatch(text):
        number = Decimal(share[1].replace(",", "."))
        yield vi(number)
        yield vi(number / 100)
        return
    bare = _UNIT.sub("", text)
    if not _DIGITS.fullmatch(bare):
        return
    meant = readings(bare)
    if not meant:  # «1.325.39500»: dots that part no thousands
        meant = (Decimal(re.sub("[.,]", "", bare)),)
    for number in meant:
        yield _grouped(number)


def _grouped(number: Decimal) -> str:
    """31600000 → «31.600.000»; so nobody counts the noughts."""
    if number == number.to_integral_value():
        return f"{int(number):,}".replace(",", ".")
    return vi(number)


def _days(text: str) -> Iterator[str]:
    if part := part_of_year(text):
        first, last = map(day_words, part)
        yield EXCHANGE_WORDS["span"].format(first, last)
    short = _SHORT_DAY.fullmatch(text)
    if short is None:
        return
    one, other, last_two = (int(number) for number in short.groups())
    for century in _CENTURIES:
        with suppress(ValueError):
            found = date(century + last_two, other, one)
            if EARLIEST <= found.year < _SOON:
                yield day_words(found)
    with suppress(ValueError):  # the year in front, as programs write it
        yield day_words(date(2000 + one, other, last_two))
