"""Formulas in Excel's words, whatever the office's locale."""

from typing import Any

import pytest

from tests.calc.conformance.cases import Sheet, case, check, conforms, value

NUMBERS = {"A1": [[1, 10], [2, 20], [3, 30]]}


def write(place: str, text: Any) -> Any:
    return lambda s: setattr(s[place], "formula", text)


def formula(place: str) -> Any:
    return lambda s: s[place].formula


@conforms(
    case("a formula reads back as it was written", do=write("A1", "=SUM(B1:B3)"),
         read=formula("A1"), expected="=SUM(B1:B3)"),
    case("arguments are parted by commas", do=write("A1", "=IF(B1>0,1,2)"),
         read=formula("A1"), expected="=IF(B1>0,1,2)"),
    case("absolute references stay absolute", do=write("A1", "=$B$1+B$2+$C3"),
         read=formula("A1"), expected="=$B$1+B$2+$C3"),
    case("another sheet is named with «!»",
         do=lambda s: (s.book.sheets.add("Tham số"), write("A1", "='Tham số'!B1")(s)),
         read=formula("A1"), expected="='Tham số'!B1"),
    case("a number's formula is its text", {"A1": 5}, read=formula("A1"), expected="5"),
    case("a text's formula is the text", {"A1": "abc"}, read=formula("A1"),
         expected="abc"),
    case("an empty cell's formula is empty", read=formula("A1"), expected=""),
    case("a decimal's formula has a point", {"A1": 2.5}, read=formula("A1"),
         expected="2.5"),
    case("a block reads as rows", NUMBERS, read=formula("A1:B2"),
         expected=(("1", "10"), ("2", "20"))),
    case("one formula fills a range relatively", NUMBERS, write("C1:C3", "=A1*B1"),
         read=value("C1:C3"), expected=[10.0, 40.0, 90.0]),
    case("the filled formulas are relative", NUMBERS, write("C1:C3", "=A1*B1"),
         read=lambda s: s["C3"].formula, expected="=A3*B3"),
    case("a block of formulas is written at once", NUMBERS,
         write("C1:C2", [["=A1"], ["=B2"]]), read=value("C1:C2"),
         expected=[1.0, 20.0]),
    case("text in a formula keeps its quotes", do=write("A1", '="a""b"&"c"'),
         read=value("A1"), expected='a"bc'),
    case("array constants use commas and semicolons",
         do=write("A1", "=SUM({1,2;3,4})"), read=formula("A1"),
         expected="=SUM({1,2;3,4})"),
    case("an array constant is computed", do=write("A1", "=SUM({1,2;3,4})"),
         read=value("A1"), expected=10.0),
    case("percent is part of a number", do=write("A1", "=200*5%"), read=value("A1"),
         expected=10.0),
    case("formula2 reads as formula", do=write("A1", "=1+1"),
         read=lambda s: s["A1"].formula2, expected="=1+1"),
    case("formula_array computes over a block", NUMBERS,
         lambda s: setattr(s["D1"], "formula_array", "=SUM(A1:A3*B1:B3)"),
         read=value("D1"), expected=140.0),
    case("formula_array reads without braces", NUMBERS,
         lambda s: setattr(s["D1"], "formula_array", "=SUM(A1:A3*B1:B3)"),
         read=lambda s: s["D1"].formula_array, expected="=SUM(A1:A3*B1:B3)"),
    case("has_array tells an array formula", NUMBERS,
         lambda s: setattr(s["D1:D3"], "formula_array", "=A1:A3*2"),
         read=lambda s: s["D2"].has_array, expected=True),
    case("has_array is False elsewhere", NUMBERS,
         read=lambda s: s["A1"].has_array, expected=False),
    case("a changed cell changes its formulas", {**NUMBERS, "C1": "=A1*2"},
         lambda s: setattr(s["A1"], "value", 21), read=value("C1"), expected=42.0),
    case("a formula over text is an error, read as None", {"A1": "x", "B1": "=A1*2"},
         read=value("B1"), expected=None),
    case("IFERROR catches it", {"A1": "x", "B1": "=IFERROR(A1*2,0)"},
         read=value("B1"), expected=0.0),
    case("a comparison is a boolean", {"A1": "=1<2"}, read=value("A1"), expected=True),
    case("a joined text is a text", {"A1": '="a"&1'}, read=value("A1"), expected="a1"),
    case("a blank cell counts as 0 in a sum", {"A1": "=B1+1"}, read=value("A1"),
         expected=1.0),
    case("0.1+0.2 is not rounded", {"A1": "=0.1+0.2"}, read=value("A1"),
         expected=0.1 + 0.2),
)  # fmt: skip
def test_formulas(sheet: Sheet, given: Any, do: Any, read: Any, expected: Any) -> None:
    check(sheet, given, do, read, expected)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("=SUMIFS(B1:B3,A1:A3,\">1\")", 50.0),
        ("=COUNTIFS(A1:A3,\">=2\",B1:B3,\"<30\")", 1.0),
        ("=ROUNDDOWN(2.79,1)", 2.7),
        ("=INDEX(B1:B3,MATCH(2,A1:A3,0))", 20.0),
        ("=VLOOKUP(3,A1:B3,2,FALSE)", 30.0),
        ("=SUMPRODUCT(A1:A3,B1:B3)", 140.0),
        ("=RANK.EQ(B1,B1:B3)", 3.0),
        ("=TEXT(0.125,\"0.0%\")", None),
        ("=TEXTJOIN(\"-\",TRUE,A1:A3)", "1-2-3"),
        ("=MAXIFS(B1:B3,A1:A3,\"<3\")", 20.0),
        ("=UPPER(\"nguyễn đà\")", "NGUYỄN ĐÀ"),
        ("=LEN(\"Thi đua\")", 7.0),
        ("=SUBTOTAL(9,B1:B3)", 60.0),
        ("=IFS(A1>5,\"a\",TRUE,\"b\")", "b"),
        ("=SUM(OFFSET(A1,0,0,3,1))", 6.0),
        ("=SUM(INDIRECT(\"A1:A3\"))", 6.0),
    ],
)  # fmt: skip
def test_functions_that_offices_use(sheet: Sheet, text: str, result: Any) -> None:
    sheet["A1"].value = NUMBERS["A1"]
    sheet["D1"].formula = text
    seen = sheet["D1"].value
    if result is None:  # a text in the office's own notation
        assert seen in ("12.5%", "12,5%", "13%")
    else:
        assert seen == result
    assert sheet["D1"].formula == text
