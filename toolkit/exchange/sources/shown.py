"""What a number format makes of a number, where that changes what a person reads."""

import operator
import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from toolkit.model.numbers import from_cell

_NOT_LETTERS = re.compile(r'"[^"]*"|\\.|_.|\[[^\[\]]*\]')
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d{1,15}(?:\.\d{1,15})?)\]")
_HOLDS: Mapping[str, Callable[[float, float], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "<>": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "=": operator.eq,
}
_DAYS = re.compile("[dy]", re.IGNORECASE)
_OTHER_PARTS = re.compile("[dmhs]", re.IGNORECASE)
_ZEROS = re.compile("00{1,19}")
_PERCENT = re.compile(r"#?0(?:\.(0{1,9}))?%")


@lru_cache(maxsize=4096)
def shows_day(number_format: str, number: float) -> bool:
    """Whether a number format shows this number as a date.

    «[<=2100]0;dd/mm/yyyy» shows 2023 as a year, and 45000 as a day.
    """
    section, _, others = number_format.partition(";")
    condition = _CONDITION.search(section)
    if condition and not _HOLDS[condition[1]](number, float(condition[2])):
        section = others.partition(";")[0]
    return _DAYS.search(_NOT_LETTERS.sub("", section)) is not None


@lru_cache(maxsize=512)
def shows_only_a_year(number_format: str) -> bool:
    """Whether a format of a date shows its year and nothing else: «yyyy»."""
    section = _NOT_LETTERS.sub("", number_format.partition(";")[0])
    return "y" in section.lower() and not _OTHER_PARTS.search(section)


def is_padded(number_format: str, number: float) -> bool:
    """Whether a format such as «00000» shows zeros that the number does not have."""
    if not _ZEROS.fullmatch(number_format):
        return False
    return number.is_integer() and 0 <= number < 10 ** (len(number_format) - 1)


def is_percent(number_format: str) -> bool:
    """Whether a format shows a number as per cent."""
    return _PERCENT.fullmatch(number_format) is not None


def percent(number_format: str, number: float) -> str:
    """0.125 with the format «0.0%» → «12,5%»."""
    found = _PERCENT.fullmatch(number_format)
    digits = len(found[1] or "") if found else 0
    unit = Decimal(1).scaleb(-digits)
    shown = (from_cell(number) * 100).quantize(unit, rounding=ROUND_HALF_UP)
    return f"{shown:f}%".replace(".", ",")
