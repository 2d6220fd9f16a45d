"""Data validation: rules made and read."""

import datetime as dt
from typing import Any

import pytest

from tests.calc.conformance.cases import Sheet, case, check, conforms


def rule(method: str, *args: Any, **more: Any) -> Any:
    return lambda s: getattr(s["B1:B5"].data_validation, method)(*args, **more)


def seen(member: str, place: str = "B1:B5") -> Any:
    return lambda s: getattr(s[place].data_validation, member)


@conforms(
    case("no rule is «none»", read=seen("type"), expected="none"),
    case("no rule has no operator", read=seen("operator"), expected=None),
    case("a list", do=rule("set_list", ["a", "b c"]), read=seen("type"),
         expected="list"),
    case("a list's source is joined by commas", do=rule("set_list", ["a", "b c"]),
         read=seen("source"), expected="a,b c"),
    case("quotes in a list stay", do=rule("set_list", ['«"x"»', "y"]),
         read=seen("source"), expected='«"x"»,y'),
    case("numbers in a list", do=rule("set_list", [1, 2.5]), read=seen("source"),
         expected="1,2.5"),
    case("a list from cells",
         do=lambda s: s["B1:B5"].data_validation.set_list(s["D1:D3"]),
         read=seen("source"), expected="=$D$1:$D$3"),
    case("a list from another sheet",
         do=lambda s: (s.book.sheets.add("Khác"),
                       s["B1:B5"].data_validation.set_list(
                           s.book.sheets["Khác"]["A1:A3"])),
         read=seen("source"), expected="=Khác!$A$1:$A$3"),
    case("a list from a name",
         do=lambda s: (setattr(s["D1:D3"], "name", "muc"),
                       s["B1:B5"].data_validation.set_list(s.book.names["muc"])),
         read=seen("source"), expected="=muc"),
    case("the list's arrow", do=rule("set_list", ["a"]), read=seen("in_cell_dropdown"),
         expected=True),
    case("a list without an arrow", do=rule("set_list", ["a"], in_cell_dropdown=False),
         read=seen("in_cell_dropdown"), expected=False),
    case("a list has no operator", do=rule("set_list", ["a"]), read=seen("operator"),
         expected=None),
    case("between has two operands", do=rule("set_whole_number", "between", 1, 10),
         read=lambda s: (seen("formula1")(s), seen("formula2")(s)),
         expected=("=1", "=10")),
    case("other operators have one", do=rule("set_decimal", "greater_than", 0.5),
         read=lambda s: (seen("formula1")(s), seen("formula2")(s)),
         expected=("=0.5", None)),
    case("a date is a formula", do=rule("set_date", "greater_than",
                                        dt.date(2026, 1, 31)),
         read=seen("formula1"), expected="=DATE(2026,1,31)"),
    case("an operand may refer to cells",
         do=rule("set_whole_number", "less_than", "=$D$1"), read=seen("formula1"),
         expected="=$D$1"),
    case("a custom rule", do=rule("set_custom", "=AND(B1>0,LEN(B1)<5)"),
         read=seen("formula"), expected="=AND(B1>0,LEN(B1)<5)"),
    case("a custom rule counts from the first cell", do=rule("set_custom", "=B1>A1"),
         read=seen("formula", "B3"), expected="=B3>A3"),
    case("new rules stop", do=rule("set_list", ["a"]), read=seen("alert_style"),
         expected="stop"),
    case("new rules let blanks through", do=rule("set_list", ["a"]),
         read=seen("ignore_blank"), expected=True),
    case("new rules show their error", do=rule("set_list", ["a"]),
         read=seen("show_error"), expected=True),
    case("a rule in some cells is mixed_criteria", do=rule("set_list", ["a"]),
         read=seen("type", "B1:B9"), expected="mixed_criteria"),
    case("two rules are inconsistent",
         do=lambda s: (rule("set_list", ["a"])(s),
                       s["B3"].data_validation.set_custom("=TRUE")),
         read=seen("type"), expected="inconsistent"),
    case("mixed cells tell no source", do=rule("set_list", ["a"]),
         read=seen("source", "B1:B9"), expected=None),
    case("a new rule replaces the old",
         do=lambda s: (rule("set_list", ["a"])(s),
                       rule("set_whole_number", "equal_to", 3)(s)),
         read=seen("type"), expected="whole_number"),
    case("delete takes the rule away",
         do=lambda s: (rule("set_list", ["a"])(s), rule("delete")(s)),
         read=seen("type"), expected="none"),
    case("delete of one cell leaves the others",
         do=lambda s: (rule("set_list", ["a"])(s), s["B3"].data_validation.delete()),
         read=lambda s: (seen("type", "B3")(s), seen("type", "B4")(s)),
         expected=("none", "list")),
    case("values written by a program are not checked, as in Excel",
         do=lambda s: (rule("set_list", ["a"])(s), setattr(s["B1"], "value", "z")),
         read=lambda s: s["B1"].value, expected="z"),
)  # fmt: skip
def test_validation(
    sheet: Sheet, given: Any, do: Any, read: Any, expected: Any
) -> None:
    check(sheet, given, do, read, expected)


@pytest.mark.parametrize(
    "kind", ["whole_number", "decimal", "date", "time", "text_length"]
)
@pytest.mark.parametrize(
    "operator",
    ["between", "not_between", "equal_to", "not_equal_to", "greater_than", "less_than",
     "greater_than_or_equal", "less_than_or_equal"],
)  # fmt: skip
def test_a_comparison_rule_reads_back(sheet: Sheet, kind: str, operator: str) -> None:
    second = 2 if operator in ("between", "not_between") else None
    getattr(sheet["B1"].data_validation, f"set_{kind}")(operator, 1, second)
    seen_rule = sheet["B1"].data_validation
    assert (seen_rule.type, seen_rule.operator) == (kind, operator)
