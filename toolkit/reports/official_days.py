"""Days as official papers write them: a nought before days below ten, and before the
first two months."""

from datetime import date

_FEBRUARY = 2
_TEN = 10


def two_digits(number: int) -> str:
    """«05», as papers count people and write days."""
    return f"{number:02}" if number < _TEN else str(number)


def day_parts(day: date | None) -> tuple[str, str, str]:
    """«05», «02», «2026»: as they stand in «ngày … tháng … năm …»; "" for none."""
    if day is None:
        return ("", "", "")
    month = f"{day.month:02}" if day.month <= _FEBRUARY else str(day.month)
    return (two_digits(day.day), month, str(day.year))


def official_day(day: date) -> str:
    """«05/02/2024», «15/6/2024»."""
    return "/".join(day_parts(day))
