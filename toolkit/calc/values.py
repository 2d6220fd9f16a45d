"""Cell values on their way out of Calc, and what both ways share; pure."""

import datetime as dt
import sys
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache, partial
from typing import Any, NamedTuple


class Kind(Enum):
    """What a cell's number format means for the value in it."""

    GENERAL = auto()
    TEXT = auto()
    DATE = auto()
    LOGICAL = auto()
    OTHER = auto()


class Rect(NamedTuple):
    """Cells within a block, counted from 0; the ends are beyond the last one."""

    top: int
    left: int
    bottom: int
    right: int


class Formats(NamedTuple):
    """The kinds of a block's cells: one for most, and rectangles of others."""

    most: Kind
    others: tuple[tuple[Kind, Rect], ...] = ()

    def without(self, kind: Kind) -> "Formats":
        """The same, but cells of this kind count as plain numbers."""
        most = Kind.OTHER if self.most is kind else self.most
        return Formats(most, tuple(o for o in self.others if o[0] is not kind))

    def grid(self, rows: int, columns: int) -> list[list[Kind]]:
        """One kind for each cell."""
        found = [[self.most] * columns for _ in range(rows)]
        for kind, rect in self.others:
            line = [kind] * (rect.right - rect.left)
            for row in range(rect.top, rect.bottom):
                found[row][rect.left : rect.right] = line
        return found


class Wishes(NamedTuple):
    """The user's options for values that are read."""

    datetime_builder: Callable[..., Any]
    empty_as: Any
    number_builder: Callable[[float], Any] | None
    err_to_str: bool


# Excel's error values as COM hands them over, which xlwings knows.
ERRORS = {
    -2146826281: "#DIV/0!",
    -2146826246: "#N/A",
    -2146826259: "#NAME?",
    -2146826288: "#NULL!",
    -2146826252: "#NUM!",
    -2146826265: "#REF!",
    -2146826273: "#VALUE!",
}
_NUMBERS = {text: number for number, text in ERRORS.items()}
UNKNOWN_ERROR = _NUMBERS["#VALUE!"]
# LibreOffice's own numbers (formula/errorcodes.hxx); all others are #VALUE!.
# 502, an argument out of its range, is what Excel says #NUM! of (SQRT(-1)).
_OFFICE_ERRORS = {
    502: "#NUM!",
    503: "#NUM!",
    521: "#NULL!",
    523: "#NUM!",
    524: "#REF!",
    525: "#NAME?",
    532: "#DIV/0!",
    32767: "#N/A",
}


def error_of(code: int) -> int:
    """Excel's error value for LibreOffice's error code."""
    return _NUMBERS[_OFFICE_ERRORS.get(code, "#VALUE!")]


def prepared(value: Any) -> Any:
    """A value in the few types that a block is written with.

    str, float, bool and datetime go through; None, NaN and NaT become "".

    Raises:
        TypeError: a value that no cell can hold.
    """
    kind = type(value)
    if kind is str or kind is bool:
        return value
    if kind is float or kind is int:
        return "" if value != value else float(value)
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        # pandas' NaT says it is a datetime and is not equal to itself.
        return "" if value != value else _plain_datetime(value)
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day)  # noqa: DTZ001
    if isinstance(value, (dt.time, dt.timedelta)):
        return value
    return _foreign(value)


def _plain_datetime(value: dt.datetime) -> dt.datetime:
    if type(value) is dt.datetime and value.tzinfo is None:
        return value
    plain: Any = value
    if hasattr(plain, "to_pydatetime"):
        plain = plain.to_pydatetime(warn=False)
    # The time on the clock counts, as with Excel: cells know no time zones.
    naive: dt.datetime = plain.replace(tzinfo=None)
    return naive


def _foreign(value: Any) -> Any:
    if isinstance(value, Decimal):
        return "" if value.is_nan() else float(value)
    if isinstance(value, (str, float, int)):
        plain = str if isinstance(value, str) else float
        return prepared(plain(value))
    pandas = sys.modules.get("pandas")
    if pandas is not None and value is getattr(pandas, "NA", None):
        return ""
    numpy = sys.modules.get("numpy")
    if numpy is not None and isinstance(value, numpy.datetime64):
        return prepared(value.astype("datetime64[us]").item())
    if numpy is not None and isinstance(value, numpy.generic):
        return prepared(value.item())
    raise TypeError(f"A cell cannot hold a {type(value).__name__}: {value!r}")


def to_serial(moment: dt.datetime, null_date: dt.datetime) -> float:
    """Days since the book's day 0."""
    return (moment - null_date) / dt.timedelta(days=1)


def from_serial(serial: float, null_date: dt.datetime) -> dt.datetime | float:
    """The moment of a serial number, to the millisecond; a number out of range."""
    try:
        return null_date + dt.timedelta(milliseconds=round(serial * 86_400_000))
    except OverflowError:
        return serial


def decoded(
    data: Sequence[Sequence[Any]], formats: Formats, null_date: dt.datetime
) -> list[list[Any]]:
    """A block as Calc gives it, with its dates and booleans; "" becomes None."""
    rows = [[None if v == "" else v for v in row] for row in data]
    whole = Rect(0, 0, len(rows), len(rows[0]))
    # The same few days fill a column.
    moment = lru_cache(maxsize=None)(partial(from_serial, null_date=null_date))
    for kind, rect in ((formats.most, whole), *formats.others):
        # Errors (integers) and texts stay as they are.
        if kind is Kind.DATE:
            _change(rows, rect, moment)
        elif kind is Kind.LOGICAL:
            _change(rows, rect, bool)
    return rows


def _change(rows: list[list[Any]], rect: Rect, convert: Callable[[float], Any]) -> None:
    for row in rows[rect.top : rect.bottom]:
        for column in range(rect.left, rect.right):
            if type(row[column]) is float:
                row[column] = convert(row[column])


def cleaned(data: Iterable[Iterable[Any]], wishes: Wishes) -> list[list[Any]]:
    """What a block becomes for the user's options (xlwings' `clean_value_data`)."""
    plain = (
        wishes.empty_as is None
        and wishes.number_builder is None
        and wishes.datetime_builder is dt.datetime
    )
    if plain:
        # The usual case, quickly: errors alone are integers here.
        return [
            [_clean(v, wishes) if type(v) is int or v == "" else v for v in row]
            for row in data
        ]
    return [[_clean(v, wishes) for v in row] for row in data]


def _clean(value: Any, wishes: Wishes) -> Any:
    if value is None or value == "":
        return wishes.empty_as
    kind = type(value)
    if kind is float:
        return value if wishes.number_builder is None else wishes.number_builder(value)
    if kind is int:
        return ERRORS[value] if wishes.err_to_str else None
    if isinstance(value, dt.datetime):
        return wishes.datetime_builder(
            month=value.month,
            day=value.day,
            year=value.year,
            hour=value.hour,
            minute=value.minute,
            second=value.second,
            microsecond=value.microsecond,
            tzinfo=None,
        )
    return value
