"""Dates and times through Range.value."""

import datetime as dt
from typing import Any

from tests.calc.conformance.cases import Sheet, case, check, conforms, value

DAY = dt.datetime.fromisoformat("2026-11-21")
NOON = dt.datetime.fromisoformat("2026-11-21T12:30:15")


def shown(number: float, code: str) -> Any:
    """Write a number and give it a format."""

    def do(s: Sheet) -> None:
        s["A1"].value = number
        s["A1"].number_format = code

    return do


@conforms(
    case("a datetime comes back", {"A1": NOON}, read=value("A1"), expected=NOON),
    case("a date comes back as midnight", {"A1": dt.date(2026, 11, 21)},
         read=value("A1"), expected=DAY),
    case("dates=date gives dates", {"A1": DAY},
         read=lambda s: s["A1"].options(dates=dt.date).value,
         expected=dt.date(2026, 11, 21)),
    case("a date is its serial number to a formula", {"A1": DAY, "B1": "=A1+0"},
         lambda s: setattr(s["B1"], "number_format", "0"), read=value("B1"),
         expected=46347.0),
    case("day 60 is 29 February 1900 in Excel: 61 is 1 March",
         do=shown(61, "dd/mm/yyyy"), read=value("A1"),
         expected=dt.datetime.fromisoformat("1900-03-01")),
    case("dd/mm/yyyy makes a number a date", do=shown(46347, "dd/mm/yyyy"),
         read=value("A1"), expected=DAY),
    case("yyyy-mm-dd makes a number a date", do=shown(46347, "yyyy-mm-dd"),
         read=value("A1"), expected=DAY),
    case("d-mmm-yy makes a number a date", do=shown(46347, "d-mmm-yy"),
         read=value("A1"), expected=DAY),
    case("a date with time keeps its time", do=shown(46347.5, "dd/mm/yyyy hh:mm"),
         read=value("A1"), expected=DAY + dt.timedelta(hours=12)),
    case("a format in words is a date too",
         do=shown(46347, '"Ngày" d "tháng" m "năm" yyyy'), read=value("A1"),
         expected=DAY),
    case("0.00 leaves a number a number", do=shown(46347, "0.00"), read=value("A1"),
         expected=46347.0),
    case("0% leaves a number a number", do=shown(0.25, "0%"), read=value("A1"),
         expected=0.25),
    case("dates in a block come back among other kinds",
         {"A1": [["a", DAY, 1], [None, NOON, True]]}, read=value("A1:C2"),
         expected=[["a", DAY, 1.0], [None, NOON, True]]),
    case("EDATE counts months", {"A1": DAY, "B1": "=EDATE(A1,3)-A1"},
         lambda s: setattr(s["B1"], "number_format", "0"), read=value("B1"),
         expected=92.0),
    case("YEAR, MONTH and DAY take a date apart",
         {"A1": DAY, "B1": ["=YEAR(A1)", "=MONTH(A1)", "=DAY(A1)"]},
         read=value("B1:D1"), expected=[2026.0, 11.0, 21.0]),
    case("a new date shows as a date, not as a number", {"A1": DAY},
         read=lambda s: "y" in s["A1"].number_format, expected=True),
)  # fmt: skip
def test_dates(sheet: Sheet, given: Any, do: Any, read: Any, expected: Any) -> None:
    check(sheet, given, do, read, expected)
