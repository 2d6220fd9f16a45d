"""Finding, replacing, removing what repeats, cells of one kind, filling."""

import datetime as dt
from typing import Any

from tests.calc.conformance.cases import Sheet, case, check, conforms, refused, value
from toolkit.calc import CalcError

day = dt.datetime.fromisoformat
GRID = {"B2": [["một", "Hai", "hai rưỡi"], ["hai", 12.5, None], [None, "hai", "x"]]}


def found(text: str, **wishes: Any) -> Any:
    def read(s: Sheet) -> str | None:
        cell = s["B2:D4"].find(text, **wishes)
        return cell.address if cell is not None else None

    return read


@conforms(
    case("the first by rows", GRID, read=found("hai"), expected="$C$2"),
    case("the first by columns", GRID, read=found("hai", order="columns"),
         expected="$B$3"),
    case("the last by rows", GRID, read=found("hai", direction="backward"),
         expected="$C$4"),
    case("the last by columns", GRID,
         read=found("hai", direction="backward", order="columns"), expected="$D$2"),
    case("in its case", GRID, read=found("hai", match_case=True), expected="$D$2"),
    case("the whole cell", GRID, read=found("hai", match_case=True, whole=True),
         expected="$B$3"),
    case("nothing is None", GRID, read=found("ba"), expected=None),
    case("only in these cells", {**GRID, "A1": "zzz"}, read=found("zzz"),
         expected=None),
    case("what a cell shows", GRID, read=found("12.5"), expected="$C$3"),
    case("the value of a formula", {"B2": '="hai"&" mươi"'}, read=found("hai mươi"),
         expected="$B$2"),
    case("a star is any text", GRID, read=found("h*i rưỡi", whole=True),
         expected="$D$2"),
    case("with a tilde it is a star", {"B2": "a*b"}, read=found("a~*b"),
         expected="$B$2"),
)  # fmt: skip
def test_find(sheet: Sheet, given: Any, do: Any, read: Any, expected: Any) -> None:
    check(sheet, given, do, read, expected)


def replaced(old: str, new: str, **wishes: Any) -> Any:
    return lambda s: s["B2:D4"].replace_all(old, new, **wishes)


@conforms(
    case("in any case", GRID, replaced("hai", "2"), read=value("B2:D3"),
         expected=[["một", 2.0, "2 rưỡi"], [2.0, 12.5, None]]),
    case("in its case", GRID, replaced("hai", "ba", match_case=True),
         read=value("B2:D2"), expected=["một", "Hai", "ba rưỡi"]),
    case("whole cells", GRID, replaced("hai", "ba", whole=True),
         read=value("B2:D2"), expected=["một", "ba", "hai rưỡi"]),
    case("only in these cells", {**GRID, "A1": "hai"}, replaced("hai", "ba"),
         read=value("A1"), expected="hai"),
    case("in formulas", {"B2": "=F1+F2", "F3": 7}, replaced("F2", "F3"),
         read=lambda s: (s["B2"].formula, s["B2"].value), expected=("=F1+F3", 7.0)),
    case("with nothing", {"B2": "x"}, replaced("x", ""), read=value("B2"),
         expected=None),
    case("a group is no pattern", {"B2": "a\\1(b)"}, replaced("(b)", r"\2"),
         read=value("B2"), expected=r"a\1\2"),
)  # fmt: skip
def test_replace(sheet: Sheet, given: Any, do: Any, read: Any, expected: Any) -> None:
    check(sheet, given, do, read, expected)


TWICE = {"A1": [["Tên", "Số", "Ô"], ["An", 1, 10], ["an", 1, 20], ["An", 2, 30],
                ["Chi", 1, 40], ["AN", 1, 50], ["Dũng", 5, 60]]}  # fmt: skip


@conforms(
    case("the first of each stays, what is beside too", TWICE,
         lambda s: s["A1:B7"].remove_duplicates([1, 2], True), read=value("A1:C7"),
         expected=[["Tên", "Số", 10 and "Ô"], ["An", 1.0, 10.0], ["An", 2.0, 20.0],
                   ["Chi", 1.0, 30.0], ["Dũng", 5.0, 40.0], [None, None, 50.0],
                   [None, None, 60.0]]),
    case("by one column", TWICE, lambda s: s["A2:C7"].remove_duplicates(2),
         read=value("A2:C5"),
         expected=[["An", 1.0, 10.0], ["An", 2.0, 30.0], ["Dũng", 5.0, 60.0],
                   [None, None, None]]),
    case("formulas that ask for them follow", {**TWICE, "F1": "=C7"},
         lambda s: s["A2:C7"].remove_duplicates(2),
         read=lambda s: (s["F1"].formula, s["F1"].value), expected=("=C4", 60.0)),
    case("where none repeats nothing changes", TWICE,
         lambda s: s["A1:C7"].remove_duplicates(3), read=value("A7"),
         expected="Dũng"),
    case("a number is no text", {"A1": [[1], ["'1"], [True], [1]]},
         lambda s: s["A1:A4"].remove_duplicates(1), read=value("A1:A4"),
         expected=[1.0, "1", True, None]),
)  # fmt: skip
def test_duplicates(
    sheet: Sheet, given: Any, do: Any, read: Any, expected: Any
) -> None:
    check(sheet, given, do, read, expected)


KINDS = {"B2": [[1, "một", True, day("2026-01-02")], [None, None, None, None]],
         "B3": "=2+2", "C3": '="hai"', "D3": "=1/0", "E3": "=TRUE()"}  # fmt: skip


def special(kind: str, sort: str | None = None) -> Any:
    def read(s: Sheet) -> set[str]:
        areas = s["B2:F3"].get_special_cells(kind, sort)
        return {cell.get_address(False, False) for area in areas for cell in area}

    return read


@conforms(
    case("blanks", KINDS, read=special("blanks"), expected={"F2", "F3"}),
    case("constants", KINDS, read=special("constants"),
         expected={"B2", "C2", "D2", "E2"}),
    case("numbers and dates", KINDS, read=special("constants", "numbers"),
         expected={"B2", "E2"}),
    case("logical constants", KINDS, read=special("constants", "logical"),
         expected={"D2"}),
    case("formulas", KINDS, read=special("formulas"),
         expected={"B3", "C3", "D3", "E3"}),
    case("formulas with texts", KINDS, read=special("formulas", "text"),
         expected={"C3"}),
    case("formulas with errors", KINDS, read=special("formulas", "errors"),
         expected={"D3"}),
    case("formulas with TRUE", KINDS, read=special("formulas", "logical"),
         expected={"E3"}),
    case("visible", KINDS, lambda s: setattr(s["3:3"].rows, "hidden", True),
         read=special("visible"), expected={"B2", "C2", "D2", "E2", "F2"}),
    case("none", read=special("formulas"), expected=set()),
)  # fmt: skip
def test_special(sheet: Sheet, given: Any, do: Any, read: Any, expected: Any) -> None:
    check(sheet, given, do, read, expected)


def filled(source: str, to: str, kind: str = "fill_default") -> Any:
    return lambda s: s[source].autofill(s[to], kind)


JAN = day("2026-01-30")


@conforms(
    case("one number is repeated", {"A1": 5}, filled("A1", "A1:A3"),
         read=value("A1:A3"), expected=[5.0, 5.0, 5.0]),
    case("one number as a series", {"A1": 5}, filled("A1", "A1:A3", "fill_series"),
         read=value("A1:A3"), expected=[5.0, 6.0, 7.0]),
    case("two numbers go on", {"A1": [[1], [3]]}, filled("A1:A2", "A1:A4"),
         read=value("A1:A4"), expected=[1.0, 3.0, 5.0, 7.0]),
    case("three go on along their line", {"A1": [[1], [2], [6]]},
         filled("A1:A3", "A1:A4"), read=value("A4"), expected=8.0),
    case("upwards", {"A4": [[1], [3]]}, filled("A4:A5", "A2:A5"),
         read=value("A2:A5"), expected=[-3.0, -1.0, 1.0, 3.0]),
    case("to the right", {"A1": [[1, 3], [2, 2]]}, filled("A1:B2", "A1:C2"),
         read=value("C1:C2"), expected=[5.0, 2.0]),
    case("to the left", {"C1": [1, 3]}, filled("C1:D1", "B1:D1"), read=value("B1"),
         expected=-1.0),
    case("formulas move along", {"A1": [[1], [2], [3]], "B1": "=A1*2"},
         filled("B1", "B1:B3"), read=lambda s: (s["B3"].formula, s["B3"].value),
         expected=("=A3*2", 6.0)),
    case("a text with a number", {"A1": "Bài 1"}, filled("A1", "A1:A3"),
         read=value("A3"), expected="Bài 3"),
    case("days", {"A1": JAN}, filled("A1", "A1:A3"), read=value("A3"),
         expected=day("2026-02-01")),
    case("weekdays", {"A1": JAN}, filled("A1", "A1:A3", "fill_weekdays"),
         read=value("A2:A3"),
         expected=[day("2026-02-02"), day("2026-02-03")]),
    case("months", {"A1": day("2026-01-15")},
         filled("A1", "A1:A3", "fill_months"), read=value("A3"),
         expected=day("2026-03-15")),
    case("years", {"A1": JAN}, filled("A1", "A1:A3", "fill_years"),
         read=value("A3"), expected=day("2028-01-30")),
    case("growth", {"A1": [[1], [2]]}, filled("A1:A2", "A1:A4", "growth_trend"),
         read=value("A3:A4"), expected=[4.0, 8.0]),
    case("copies, cut where the room ends", {"A1": [[1], ["x"]]},
         filled("A1:A2", "A1:A5", "fill_copy"), read=value("A1:A5"),
         expected=[1.0, "x", 1.0, "x", 1.0]),
    case("formats alone", {"A1": 1, "A3": 9},
         lambda s: (setattr(s["A1"], "color", (1, 2, 3)),
                    s["A1"].autofill(s["A1:A3"], "fill_formats")),
         read=lambda s: (s["A3"].color, s["A3"].value), expected=((1, 2, 3), 9.0)),
    case("formats go along", {"A1": 1},
         lambda s: (setattr(s["A1"], "color", (1, 2, 3)),
                    s["A1"].autofill(s["A1:A3"])),
         read=lambda s: s["A3"].color, expected=(1, 2, 3)),
    refused("the room includes the source", CalcError, filled("A1", "B1:B3")),
    refused("it grows in one direction", CalcError, filled("A1", "A1:B3")),
    refused("what Calc cannot", NotImplementedError,
            filled("A1", "A1:A3", "flash_fill")),
)  # fmt: skip
def test_autofill(sheet: Sheet, given: Any, do: Any, read: Any, expected: Any) -> None:
    check(sheet, given, do, read, expected)
