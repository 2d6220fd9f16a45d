"""When a mail arrived, as it says itself; what cannot be read is not known."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import NamedTuple

_YEARS = range(2000, 2101)
_LONGEST = 100
"""Letters of a date, with the zone's name in brackets behind it."""
_FILETIME = datetime(1601, 1, 1, tzinfo=UTC)  # [MS-DTYP] 2.3.3


class Arrival(NamedTuple):
    """Of one mail: its moment in UTC, None where it says none that can be read."""

    moment: datetime | None


def arrival_of(headers: Iterable[tuple[str, str]]) -> Arrival:
    """By the server that had the mail last, on top; else as its sender dated it."""
    dated = ""
    for name, value in headers:
        kind = name.lower()
        if kind == "received":
            # RFC 5322, 3.6.7: received = *received-token ";" date-time
            _, parted, date = value.rpartition(";")
            if parted and (moment := _moment(date)) is not None:
                return Arrival(moment)
        elif kind == "date":
            dated = dated or value
    return Arrival(_moment(dated))


def _moment(text: str) -> datetime | None:
    if not text.strip() or len(text) > _LONGEST:
        return None
    try:
        said = parsedate_to_datetime(text)
        if said.year not in _YEARS:  # no local time at the ends of the calendar
            return None
        # Without a zone (-0000) it is of UTC.
        return (said if said.tzinfo else said.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, LookupError, OverflowError):
        return None


def of_filetime(ticks: int) -> datetime | None:
    """Tenths of microseconds since 1601, as Outlook counts."""
    try:
        moment = _FILETIME + timedelta(microseconds=ticks // 10)
    except OverflowError:
        return None
    return moment if moment.year in _YEARS else None
