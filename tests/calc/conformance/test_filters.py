"""Autofilters of plain ranges."""

import datetime as dt
from typing import Any

from tests.calc.conformance.cases import Sheet, case, check, conforms, refused


def _first(month: int) -> dt.datetime:
    return dt.datetime.fromisoformat(f"2026-{month:02}-01")


DATA = {
    "A1": [
        ["Đơn vị", "Điểm", "Ngày"],
        ["Sở A", 10, _first(1)],
        ["Sở B", 20, _first(2)],
        ["Sở A", 30, _first(3)],
        [None, 40, _first(4)],
        ["Sở C", 50, _first(5)],
    ]
}


def apply(method: str, *args: Any) -> Any:
    return lambda s: getattr(s["A1:C6"].autofilter, method)(*args)


def left(s: Sheet) -> list[int]:
    """Numbers of the data rows that are shown."""
    return [r - 1 for r in range(2, 7) if not s.range((r, 1)).rows.hidden]


def told(field: int) -> Any:
    def read(s: Sheet) -> Any:
        found = s["A1:C6"].autofilter.criteria[field - 1]
        return found.type, found.operator, found.value1, found.value2

    return read


@conforms(
    case("values keep their rows", DATA, apply("apply_values", 1, ["Sở A", "Sở C"]),
         read=left, expected=[1, 3, 5]),
    case("one value", DATA, apply("apply_values", 1, ["Sở B"]), read=left,
         expected=[2]),
    case("values are compared without case", DATA,
         apply("apply_values", 1, ["SỞ B"]), read=left, expected=[2]),
    case("numbers are values too", DATA, apply("apply_values", 2, [20, 50]),
         read=left, expected=[2, 5]),
    case("equal_to", DATA, apply("apply_comparison", 2, "equal_to", 30), read=left,
         expected=[3]),
    case("not_equal_to", DATA, apply("apply_comparison", 2, "not_equal_to", 30),
         read=left, expected=[1, 2, 4, 5]),
    case("greater_than", DATA, apply("apply_comparison", 2, "greater_than", 30),
         read=left, expected=[4, 5]),
    case("greater_than_or_equal", DATA,
         apply("apply_comparison", 2, "greater_than_or_equal", 30), read=left,
         expected=[3, 4, 5]),
    case("less_than", DATA, apply("apply_comparison", 2, "less_than", 30), read=left,
         expected=[1, 2]),
    case("less_than_or_equal", DATA,
         apply("apply_comparison", 2, "less_than_or_equal", 30), read=left,
         expected=[1, 2, 3]),
    case("between takes both ends in", DATA,
         apply("apply_comparison", 2, "between", 20, 40), read=left,
         expected=[2, 3, 4]),
    case("not_between leaves both ends out", DATA,
         apply("apply_comparison", 2, "not_between", 20, 40), read=left,
         expected=[1, 5]),
    case("equal_to None keeps blanks", DATA,
         apply("apply_comparison", 1, "equal_to", None), read=left, expected=[4]),
    case("not_equal_to None keeps the filled", DATA,
         apply("apply_comparison", 1, "not_equal_to", None), read=left,
         expected=[1, 2, 3, 5]),
    case("a date is compared as a date", DATA,
         apply("apply_comparison", 3, "greater_than", dt.date(2026, 3, 1)), read=left,
         expected=[4, 5]),
    case("top items", DATA, apply("apply_top_items", 2, 2), read=left, expected=[4, 5]),
    case("bottom items", DATA, apply("apply_bottom_items", 2, 2), read=left,
         expected=[1, 2]),
    case("top percent", DATA, apply("apply_top_percent", 2, 40), read=left,
         expected=[4, 5]),
    case("bottom percent", DATA, apply("apply_bottom_percent", 2, 20), read=left,
         expected=[1]),
    case("a second column narrows", DATA,
         lambda s: (apply("apply_values", 1, ["Sở A", "Sở B"])(s),
                    apply("apply_comparison", 2, "greater_than", 10)(s)),
         read=left, expected=[2, 3]),
    case("a second column narrows not_between as a whole", DATA,
         lambda s: (apply("apply_comparison", 2, "not_between", 20, 30)(s),
                    apply("apply_values", 1, ["Sở A", "Sở C"])(s)),
         read=left, expected=[1, 5]),
    case("a new criterion replaces the column's old one", DATA,
         lambda s: (apply("apply_comparison", 2, "less_than", 20)(s),
                    apply("apply_comparison", 2, "greater_than", 30)(s)),
         read=left, expected=[4, 5]),
    case("clear of one column keeps the other", DATA,
         lambda s: (apply("apply_values", 1, ["Sở A"])(s),
                    apply("apply_comparison", 2, "less_than", 30)(s),
                    apply("clear", 1)(s)),
         read=left, expected=[1, 2]),
    case("clear shows all rows", DATA,
         lambda s: (apply("apply_values", 1, ["Sở A"])(s), apply("clear")(s)),
         read=left, expected=[1, 2, 3, 4, 5]),
    case("the header stays", DATA, apply("apply_values", 1, ["x"]),
         read=lambda s: s["A1"].rows.hidden, expected=False),
    case("no criterion reads as none", DATA, read=told(1),
         expected=("none", None, None, None)),
    case("between reads back", DATA, apply("apply_comparison", 2, "between", 20, 40),
         read=told(2), expected=("comparison", "between", "20", "40")),
    case("not_between reads back", DATA,
         apply("apply_comparison", 2, "not_between", 20, 40), read=told(2),
         expected=("comparison", "not_between", "20", "40")),
    case("a comparison reads back", DATA,
         apply("apply_comparison", 2, "greater_than", 1.5), read=told(2),
         expected=("comparison", "greater_than", "1.5", None)),
    case("values read back", DATA, apply("apply_values", 1, ["Sở A", "Sở B"]),
         read=lambda s: s["A1:C6"].autofilter.criteria[0].values,
         expected=["Sở A", "Sở B"]),
    case("a count reads back", DATA, apply("apply_top_items", 2, 3),
         read=lambda s: s["A1:C6"].autofilter.criteria[1].count, expected=3),
    case("a percentage reads back", DATA, apply("apply_top_percent", 2, 40),
         read=lambda s: s["A1:C6"].autofilter.criteria[1].percent, expected=40.0),
    case("half of five rows are two", DATA, apply("apply_bottom_percent", 2, 50),
         read=left, expected=[1, 2]),
    case("a bottom percentage reads as its kind", DATA,
         apply("apply_bottom_percent", 2, 40),
         read=lambda s: s["A1:C6"].autofilter.criteria[1].type,
         expected="bottom_percent"),
    refused("a column outside is refused", ValueError, apply("apply_values", 4, ["x"])),
)  # fmt: skip
def test_filters(sheet: Sheet, given: Any, do: Any, read: Any, expected: Any) -> None:
    check(sheet, given, do, read, expected)
