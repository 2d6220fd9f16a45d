"""Formula text: moved as copying moves it, compared as a reader would, taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.formula.translate import Translator

from toolkit.xlsx.cells.address import MAX_COLUMN, MAX_ROW, a1
from toolkit.xlsx.cells.formula_text import expand, references, same_formula


@pytest.mark.parametrize(
    ("master", "moved"),
    [
        ("A1", "B3"),
        ("$A1+A$1+$A$1", "$A3+B$1+$A$1"),
        ("SUM(A1:B2)", "SUM(B3:C4)"),
        ("a1+sum(b2)", "B3+sum(C4)"),
        ("Sheet1!A1+'Chấm điểm'!A1", "Sheet1!B3+'Chấm điểm'!B3"),
        ("'A1 B1'!C1+'Đội ''A1'''!C1", "'A1 B1'!D3+'Đội ''A1'''!D3"),
        ("A1!A1", "A1!B3"),
        ("Hè:Đông!A1", "Hè:Đông!B3"),
        ("[1]Sheet1!A1+'[A1.xlsx]B1'!C1", "[1]Sheet1!B3+'[A1.xlsx]B1'!D3"),
        ('"A1"&A1&"B""A1"', '"A1"&B3&"B""A1"'),
        ("A:A+$A:B+1:1+$1:2", "B:B+$A:C+3:3+$1:4"),
        ("LOG10(A1)+ATAN2(A1,1)", "LOG10(B3)+ATAN2(B3,1)"),
        (
            "DanhMuc[[#This Row],[A1]]+DanhMuc[A1]",
            "DanhMuc[[#This Row],[A1]]+DanhMuc[A1]",
        ),
        (
            "td_A1+A1_cũ+ĐiểmA1+A1.B2+AAAA1+ZZZ1+A0",
            "td_A1+A1_cũ+ĐiểmA1+A1.B2+AAAA1+ZZZ1+A0",
        ),
        ("1E5+2.5E-3+A1", "1E5+2.5E-3+B3"),
        ("#REF!+Sheet1!#REF!+A1", "#REF!+Sheet1!#REF!+B3"),
        ("INDEX(A1:A9,2):C1", "INDEX(B3:B11,2):D3"),
        ("A1 B1", "B3 C3"),
        ("-A1%", "-B3%"),
    ],
)
def test_a_shared_formula_reads_in_another_cell_as_copied_there(
    master: str, moved: str
) -> None:
    assert expand(master, (1, 1), (3, 2)) == moved


@pytest.mark.parametrize(
    ("master", "start", "end", "moved"),
    [
        ("A1", (2, 1), (1, 1), "#REF!"),
        ("SUM(A1:A5)", (2, 1), (1, 1), "SUM(#REF!)"),
        ("XFD1", (1, 1), (1, 2), "#REF!"),
        (f"A{MAX_ROW}", (1, 1), (2, 1), "#REF!"),
        ("Sheet1!B:B", (1, 2), (1, 1), "Sheet1!A:A"),
        ("Sheet1!B:B", (1, 3), (1, 1), "Sheet1!#REF!"),
        ("$A$1", (9, 9), (1, 1), "$A$1"),
    ],
)
def test_what_leaves_the_grid_becomes_ref(
    master: str, start: tuple[int, int], end: tuple[int, int], moved: str
) -> None:
    assert expand(master, start, end) == moved


CORNERS = st.builds(
    lambda row, column, fixed_row, fixed_column: (
        a1(row, column)
        if not (fixed_row or fixed_column)
        else ("$" * fixed_column)
        + a1(row, column).rstrip("0123456789")
        + ("$" * fixed_row)
        + str(row)
    ),
    st.integers(50, 900),
    st.integers(50, 900),
    st.booleans(),
    st.booleans(),
)
PIECES = st.one_of(
    CORNERS,
    st.tuples(CORNERS, CORNERS).map(":".join),
    CORNERS.map("'Chấm điểm'!".__add__),
    st.sampled_from(['"A1"', "1.5", "LOG10(AZ60)", "td_diem", "SUM(BB70:BC80)"]),
)
FORMULAS = st.lists(PIECES, min_size=1, max_size=5).map("+".join)
STEPS = st.tuples(st.integers(-40, 40), st.integers(-40, 40))


@given(FORMULAS, STEPS)
def test_openpyxl_copies_formulas_the_same_way(
    formula: str, step: tuple[int, int]
) -> None:
    end = (60 + step[0], 60 + step[1])
    theirs = Translator("=" + formula, a1(60, 60)).translate_formula(a1(*end))
    assert "=" + expand(formula, (60, 60), end) == theirs


@given(FORMULAS, STEPS)
def test_moving_there_and_back_changes_nothing(
    formula: str, step: tuple[int, int]
) -> None:
    end = (60 + step[0], 60 + step[1])
    assert expand(expand(formula, (60, 60), end), end, (60, 60)) == formula


@given(st.text(alphabet="A1$:'\"![]()#. B,é\\", max_size=40))
def test_no_text_is_lost_whatever_the_formula(text: str) -> None:
    assert expand(text, (5, 5), (5, 5)) == text
    moved = expand(text, (500, 500), (501, 501))
    strip = str.maketrans("", "", "ABC$0123456789:")
    if "#REF!" not in moved:
        assert moved.translate(strip) == text.translate(strip)
    references(text)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("SUM(A1:B2)", "=sum( a1 : b2 )".replace(" : ", ":")),
        ("IF(A1>0,1,2)", "IF( A1 > 0 , 1 , 2 )"),
        ("'Sheet1'!A1", "Sheet1!A1"),
        ("'Chấm điểm'!$F$17", "$'Chấm điểm'!$F$17"),
        ("'Chấm điểm'!F1", "'CHẤM ĐIỂM'!F1"),
        ("_xlfn.IFS(A1,1)", "IFS(A1,1)"),
        ("_xlfn._xlws.SORT(A1:A3)", "_xlfn._xlws.sort(A1:A3)"),
        ("IF(TRUE,1,FALSE)", "IF(TRUE(),1,FALSE())"),
        ("A1*0.10", "A1*.1"),
        ("SUM(A:A)", "SUM(A1:A1048576)"),
        ("SUM($A:$B)", "SUM($A$1:$B$1048576)"),
        ("SUM(2:3)", "SUM(A2:XFD3)"),
        ("td_diem*2", "TD_DIEM*2"),
        ("SUM(\n A1:A3 )", "SUM(A1:A3)"),
    ],
)
def test_two_spellings_of_one_formula_are_the_same(one: str, two: str) -> None:
    assert same_formula(one, two)
    assert same_formula(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("SUM(A1:A3)", "SUM(A1:A4)"),
        ("A1", "$A$1"),
        ('"đạt"', '"ĐẠT"'),
        ('"a b"', '"ab"'),
        ('"TRUE()"', '"TRUE"'),
        ("'Sheet 1'!A1", "'Sheet1'!A1"),
        ("Sheet1!A1", "A1"),
        ("A1+1", "A1+10"),
        ("A1-1", "A1+1"),
        ("IF(A1,1)", None),
        ("SUM(A1,A2)", "SUM(A1:A2)"),
    ],
)
def test_two_formulas_are_not_the_same(one: str, two: str | None) -> None:
    assert not same_formula(one, two)


def test_no_formula_is_the_same_as_no_formula() -> None:
    assert same_formula(None, None)


def test_references_are_found_with_their_sheet() -> None:
    formula = "SUM('Đội ''A'''!B2:A1,$C$3,A:B,2:2)+Sheet2!D$4+[1]X!A1+LOG10(E5)+\"A9\""
    assert references(formula) == (
        ("Đội 'A'", 1, 1, 2, 2),
        (None, 3, 3, 3, 3),
        (None, 1, 1, MAX_ROW, 2),
        (None, 2, 1, 2, MAX_COLUMN),
        ("Sheet2", 4, 4, 4, 4),
        ("[1]X", 1, 1, 1, 1),
        (None, 5, 5, 5, 5),
    )


def test_a_sheet_name_belongs_to_the_next_reference_only() -> None:
    assert references("S!A1+B2") == (("S", 1, 1, 1, 1), (None, 2, 2, 2, 2))
    assert references("S!ten+B2") == ((None, 2, 2, 2, 2),)
