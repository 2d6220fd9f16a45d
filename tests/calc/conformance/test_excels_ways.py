"""What Excel does that Calc does otherwise: manual mode, deleting, names, errors."""

import re
import zipfile
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import xlwings

from tests.calc.conformance.cases import Sheet, case, check, conforms, refused, value
from toolkit.calc import CalcError, FormulaError


def manual(do: Any) -> Any:
    """Act while nothing is computed by itself."""

    def act(s: Sheet) -> None:
        s.book.app.calculation = "manual"
        try:
            do(s)
        finally:
            s.book.app.calculation = "automatic"

    return act


def seen_in_manual_mode(s: Sheet) -> list[Any]:
    """What is entered has its value; what hangs on a changed cell waits for F9."""
    s["A1"].value = 2
    s["B1"].formula = "=A1*2"
    s["C1:C2"].value = [["=A1*3"], ["=C1+1"]]
    entered = s["B1:C2"].value
    s["A1"].value = 5
    changed = s["B1"].value
    s.book.app.calculate()
    return [entered, changed, s["B1"].value]


def in_manual_mode(s: Sheet) -> Any:
    s.book.app.calculation = "manual"
    try:
        return seen_in_manual_mode(s)
    finally:
        s.book.app.calculation = "automatic"


BLOCK = {"A1": [[1, 2, 3], [4, 5, 6], [7, 8, 9]]}


@conforms(
    case("a formula entered in manual mode has its value at once",
         read=in_manual_mode,
         expected=[[[4.0, 6.0], [None, 7.0]], 4.0, 10.0]),
    case("one cell deleted: the row moves left", BLOCK, lambda s: s["A1"].delete(),
         read=value("A1:C3"), expected=[[2, 3, None], [4, 5, 6], [7, 8, 9]]),
    case("a square deleted: the rows move left", BLOCK, lambda s: s["A1:B2"].delete(),
         read=value("A1:C2"), expected=[[3, None, None], [6, None, None]]),
    case("higher than wide deleted: the rows move left", BLOCK,
         lambda s: s["A1:A2"].delete(), read=value("A1:B2"),
         expected=[[2, 3], [5, 6]]),
    case("wider than high deleted: what is below moves up", BLOCK,
         lambda s: s["A1:B1"].delete(), read=value("A1:C1"), expected=[4, 5, 3]),
    refused("a semicolon is no separator", FormulaError,
            lambda s: setattr(s["A1"], "formula", "=SUM(1;2)")),
    refused("nor between references", FormulaError,
            lambda s: setattr(s["A1"], "value", "=A2;A3")),
    case("it ends a row of an array", do=lambda s: setattr(s["A1"], "formula",
                                                           "=SUM({1,2;3,4})"),
         read=value("A1"), expected=10.0),
    refused("a sheet's name has 31 letters at most", CalcError,
            lambda s: s.book.sheets.add("x" * 32)),
    refused("so has the new name of one", ValueError,
            lambda s: setattr(s, "name", "x" * 32)),
    refused("a sign of two halves counts as two letters", CalcError,
            lambda s: s.book.sheets.add("😀" * 16)),
    refused("a sheet is not named with a slash", CalcError,
            lambda s: s.book.sheets.add("a/b")),
    refused("nor with nothing", ValueError, lambda s: s.book.sheets.add("")),
    case("31 letters are a name", do=lambda s: s.book.sheets.add("ế" * 31),
         read=lambda s: s.book.sheets.active.name, expected="ế" * 31),
)  # fmt: skip
def test_ways(sheet: Sheet, given: Any, do: Any, read: Any, expected: Any) -> None:
    check(sheet, given, do, read, expected)


def two_areas(s: Sheet) -> None:
    s.book.names.add("hai", f"='{s.name}'!$A$1:$A$2,'{s.name}'!$C$1:$C$2")


def areas(do: Any) -> Any:
    return lambda s: (two_areas(s), do(s.book.names["hai"].refers_to_range))


@conforms(
    case("it tells all areas", do=two_areas,
         read=lambda s: s.book.names["hai"].refers_to_range.address,
         expected="$A$1:$A$2,$C$1:$C$2"),
    case("it is found by its name", do=two_areas, read=lambda s: s["hai"].address,
         expected="$A$1:$A$2,$C$1:$C$2"),
    case("a name among addresses keeps all its areas", do=two_areas,
         read=lambda s: s["B5,hai"].address,
         expected="$B$5,$A$1:$A$2,$C$1:$C$2"),
    case("addresses with a comma are several areas", read=lambda s: s["A1,C1"].address,
         expected="$A$1,$C$1"),
    case("its value is the first area's", BLOCK, two_areas, read=value("hai"),
         expected=[1.0, 4.0]),
    case("one value fills all areas", BLOCK,
         areas(lambda r: setattr(r, "value", 0)), read=value("A1:C2"),
         expected=[[0.0, 2.0, 0.0], [0.0, 5.0, 0.0]]),
    case("all are cleared", BLOCK, areas(lambda r: r.clear_contents()),
         read=value("A1:C2"), expected=[[None, 2.0, None], [None, 5.0, None]]),
    case("all are coloured", BLOCK, areas(lambda r: setattr(r, "color", (1, 2, 3))),
         read=lambda s: (s["C2"].color, s["B2"].color, s["hai"].color),
         expected=((1, 2, 3), None, (1, 2, 3))),
)  # fmt: skip
def test_several_areas(
    sheet: Sheet, given: Any, do: Any, read: Any, expected: Any
) -> None:
    check(sheet, given, do, read, expected)


BROKEN = ("Q!A1+1", "SUM(Q!A1:B2)", "SUM(Q!A:A)", 'Q!$A$1&"#REF!A1"')


def test_a_broken_reference_is_spelled_as_in_excel(
    book: xlwings.Book, tmp_path: Path
) -> None:
    first, gone = book.sheets[0], book.sheets.add("Q")
    for row, text in enumerate(BROKEN, 1):
        first[f"A{row}"].formula = f"={text}"
    first["A5"].formula = "=D1+SUM(D2:D3)"
    first["A6"].formula = "=B50:B51*2"
    gone.delete()
    first["D:D"].delete()
    first["50:51"].delete()
    cells = first["A1:A6"]
    expected = [
        "=#REF!+1", "=SUM(#REF!)", "=SUM(#REF!)", '=#REF!&"#REF!A1"',
        "=#REF!+SUM(#REF!)", "=#REF!*2",
    ]  # fmt: skip
    assert [line for (line,) in cells.formula] == expected
    cells.formula = cells.formula
    first["A7"].formula = "=#REF!A1+'Q 1'!#REF!"
    assert first["A7"].formula == "=#REF!+#REF!"
    book.save(tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as file:
        saved = file.read("xl/worksheets/sheet1.xml").decode()
    found = re.findall(r"<f[^>]*>([^<]*)</f>", saved)
    assert [f"={unescape(text)}" for text in found] == [*expected, "=#REF!+#REF!"]


def test_tables_keep_their_order_through_copy_and_reopening(
    book: xlwings.Book, tmp_path: Path
) -> None:
    first = book.sheets[0]
    for place, name in (("A1:B3", "zeta"), ("E1:F3", "mid"), ("A10:B12", "alpha")):
        first[place].value = [["x", "y"], [1, 2], [3, 4]]
        first.tables.add(first[place], name=name)

    def places(sheet: Sheet) -> list[str]:
        return [table.range.address for table in sheet.tables]

    expected = ["$A$1:$B$3", "$E$1:$F$3", "$A$10:$B$12"]
    assert places(first) == expected
    assert [table.name for table in first.tables] == ["zeta", "mid", "alpha"]
    assert places(first.copy(name="Bản sao")) == expected
    title, app = first.name, book.app
    book.save(tmp_path / "a.xlsx")
    book.close()
    again = app.books.open(tmp_path / "a.xlsx")
    try:
        assert places(again.sheets[title]) == places(again.sheets["Bản sao"])
        assert places(again.sheets[title]) == expected
    finally:
        again.close()


@pytest.mark.parametrize("text", ["=Q!#REF!", "=#REF!$A$1:$B$2", "=SUM(#REF!A:A)"])
def test_a_broken_reference_is_an_error_value(sheet: Sheet, text: str) -> None:
    sheet["A1"].formula = text
    assert sheet["A1"].options(err_to_str=True).value == "#REF!"
