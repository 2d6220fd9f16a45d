"""Days, shares and numbers as papers write them."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from toolkit.model.numbers import vi
from toolkit.reports.official_days import day_parts
from toolkit.rules.fields import WHOLE
from toolkit.rules.words import day_words

BLANK = "………"
"""What stands where somebody must still write."""
_PARTS = 3


def long_day(day: date | None) -> str:
    """«ngày 05 tháng 02 năm 2026»: a nought before the small ones; blanks for none."""
    if day is None:
        return "ngày …… tháng …… năm ………"
    return "ngày {} tháng {} năm {}".format(*day_parts(day))


def short_day(day: date | None) -> str:
    """«05/02/2026», "" for none."""
    return day_words(day) if day else ""


def typed_day(text: str) -> date | None:
    """A day as one types it, «15/12/2026»; None for what is none."""
    parts = text.strip().split("/")
    if len(parts) != _PARTS or not all(
        part.isascii() and part.isdigit() for part in parts
    ):
        return None
    try:
        day, month, year = map(int, parts)
        return date(year, month, day)
    except ValueError:
        return None


def share(part: int, whole: int) -> str:
    """«88,9 %»: a tenth of a percent, halves up; "" of nothing."""
    if not whole:
        return ""
    exact = Decimal(part) * WHOLE / Decimal(whole)
    return f"{vi(exact.quantize(Decimal('0.1'), ROUND_HALF_UP))} %"


def years_words(start: date | None, end: date | None) -> str:
    """«2021–2025», «2025», or days where the ends are no whole years; "" for none."""
    if start is None or end is None:
        one = start or end
        return str(one.year) if one else ""
    whole = (start.day, start.month, end.day, end.month) == (1, 1, 31, 12)
    if not whole:
        return f"{day_words(start)} – {day_words(end)}"
    return str(end.year) if start.year == end.year else f"{start.year}–{end.year}"
