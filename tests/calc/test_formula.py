"""Formulas change between Excel's and Calc's spelling without loss."""

import itertools
from collections.abc import Iterator

import pytest
import xlwings

from toolkit.calc.errors import CalcError
from toolkit.calc.formula import Mapped, Translator, shifted


@pytest.fixture(scope="session")
def translator(app: xlwings.App) -> Translator:
    """What this LibreOffice's own function names make of it."""
    book = app.books.add()
    made: Translator = book.impl.formulas
    book.close()
    return made


BOTH_WAYS = [
    ("=A1+B2", "=A1+B2"),
    ("=SUM(A1,B2)", "=SUM(A1;B2)"),
    ("=SUM($A$1:B$2)", "=SUM($A$1:B$2)"),
    ("=Sheet2!A1", "=$Sheet2.A1"),
    ("='Tham số'!A1", "=$'Tham số'.A1"),
    ("='Bảng ''A'''!A1:B2", "=$'Bảng ''A'''.A1:B2"),
    ("=SUM(Sheet1:Sheet3!A1)", "=SUM($Sheet1.A1:$Sheet3.A1)"),
    ("=SUM({1,2;3,4})", "=SUM({1;2|3;4})"),
    ('=IF(A1="a,b;c",1,2)', '=IF(A1="a,b;c";1;2)'),
    ('=A1&"say ""hi"", please"', '=A1&"say ""hi"", please"'),
    ("=SUM((A1,B2))", "=SUM((A1~B2))"),
    ("=SUM(A1:B2 B1:C3)", "=SUM(A1:B2!B1:C3)"),
    ("=SUM(tblDiem[Điểm])", "=SUM(tblDiem[Điểm])"),
    ("=tblDiem[[#This Row],[Điểm]]*2", "=tblDiem[[#This Row];[Điểm]]*2"),
    ("=SUM(tblDiem[[#All],[A]:[B]])", "=SUM(tblDiem[[#All];[A]:[B]])"),
    ("=RANK.EQ(A1,$A$1:$A$9,0)", "=RANK.EQ(A1;$A$1:$A$9;0)"),
    ("=FORMULATEXT(A1)", "=FORMULA(A1)"),
    ("=IFERROR(#N/A,#REF!)", "=IFERROR(#N/A;#REF!)"),
    ("=1.5E-3*A1%", "=1.5E-3*A1%"),
    ("=TyLe_2026*Điểm.chuẩn", "=TyLe_2026*Điểm.chuẩn"),
    ("=SUM(A:A,2:5)", "=SUM(A:A;2:5)"),
    ('=COUNTIF(A1:A9,">="&B1)', '=COUNTIF(A1:A9;">="&B1)'),
    ("=-A1^2<>B1", "=-A1^2<>B1"),
    ("=IF(,,)", "=IF(;;)"),
]


@pytest.mark.parametrize(("excel", "calc"), BOTH_WAYS)
def test_a_formula_is_spelled_for_calc(
    translator: Translator, excel: str, calc: str
) -> None:
    assert translator.to_calc(excel) == calc


@pytest.mark.parametrize(("excel", "calc"), BOTH_WAYS)
def test_a_formula_is_spelled_for_excel(
    translator: Translator, excel: str, calc: str
) -> None:
    assert translator.to_excel(calc) == excel


@pytest.mark.parametrize(
    ("excel", "calc"),
    [
        ("=TRUE", "=TRUE()"),
        ("=_xlfn.IFNA(A1,0)", "=IFNA(A1;0)"),
        ("=_xlfn._xlws.SORT(A1:A3)", "=SORT(A1:A3)"),
        ("=@A1:A5+1", "=A1:A5+1"),
        ("=tblDiem[@Điểm]", "=tblDiem[[#This Row];[Điểm]]"),
        ("=tblDiem[@[Điểm chuẩn]]", "=tblDiem[[#This Row];[Điểm chuẩn]]"),
        ("={TRUE,FALSE}", "={TRUE;FALSE}"),
        ("=sum(a1,b1)", "=sum(a1;b1)"),
    ],
)
def test_what_only_excel_writes_is_understood(
    translator: Translator, excel: str, calc: str
) -> None:
    assert translator.to_calc(excel) == calc


@pytest.mark.parametrize(
    ("calc", "excel"),
    [
        ("=COM.SUN.STAR.SHEET.ADDIN.ANALYSIS.GETEDATE(A1;1)", "=EDATE(A1,1)"),
        ("=$Sheet1.$A$1:$Sheet1.$B$2", "=Sheet1!$A$1:$B$2"),
        ("='file:///tmp/a.xlsx'#$Sheet1.A1", "='/tmp/[a.xlsx]Sheet1'!A1"),
        ("=Sheet2.A1", "=Sheet2!A1"),
    ],
)
def test_what_only_calc_writes_is_understood(
    translator: Translator, calc: str, excel: str
) -> None:
    assert translator.to_excel(calc) == excel


@pytest.mark.parametrize("formula", ["=[1]Sheet1!A1", "='[a.xlsx]Sheet1'!A1", "=A1#"])
def test_what_calc_has_no_words_for_is_refused(
    translator: Translator, formula: str
) -> None:
    with pytest.raises(CalcError):
        translator.to_calc(formula)


def test_the_shortest_name_of_a_function_is_taken() -> None:
    edate = (7, "getEdate")
    excel = [Mapped("COM.SUN.STAR.X.GETEDATE", edate), Mapped("EDATE", edate)]
    calc = [Mapped("COM.SUN.STAR.X.GETEDATE", edate), Mapped("EDATE", edate)]
    assert Translator(excel, calc).to_calc("=EDATE(1,2)") == "=EDATE(1;2)"
    assert Translator(excel, calc).to_excel("=COM.SUN.STAR.X.GETEDATE(1;2)") == (
        "=EDATE(1,2)"
    )


# What Calc computes of it

COMPUTED = [
    ("=SUM(A1:A3,10)", 16),
    ('=SUMIFS(A1:A3,B1:B3,"x")', 4),
    ('=COUNTIFS(B1:B3,"x",A1:A3,">1")', 1),
    ('=IF(A1=1,"đúng","sai")', "đúng"),
    ("=ROUNDDOWN(2.79,1)", 2.7),
    ("=MIN(A1:A3)*MAX(A1:A3)", 3),
    ("=INDEX(B1:B3,MATCH(2,A1:A3,0))", "y"),
    ('=SUMPRODUCT((B1:B3="x")*A1:A3)', 4),
    ("=RANK.EQ(A2,A1:A3,0)", 2),
    ('=IFERROR(1/0,"-")', "-"),
    ('=UPPER("nguyễn thị đào")', "NGUYỄN THỊ ĐÀO"),
    ("=SUM({1,2;3,4})", 10),
    ("=DAY(EDATE(DATE(2026,1,31),1))", 28),
    ("=NETWORKDAYS(DATE(2026,11,16),DATE(2026,11,22))", 5),
    ("=CEILING(2.1,1)", 3),
    ("=WEEKNUM(DATE(2026,1,1))", 1),
    ("=ISODD(3)", True),
    ("=GCD(12,18)", 6),
    ('=TEXTJOIN(", ",TRUE,B1:B3)', "x, y, x"),
    ("=SUM('Tham số'!A1:A2)", 30),
    ("=FORMULATEXT('Tham số'!B1)", "=1+1"),
    ("=AGGREGATE(9,6,A1:A3)", 6),
    ("=SUM((A1,A3))", 4),
    ("=SUM(A1:B2 A2:B3)", 2),
]


@pytest.fixture
def filled(sheet: xlwings.Sheet) -> xlwings.Sheet:
    return with_lists(sheet)


def with_lists(sheet: xlwings.Sheet) -> xlwings.Sheet:
    """The sheet with a small list, and one more named «Tham số»."""
    sheet["A1"].value = [[1, "x"], [2, "y"], [3, "x"]]
    other = sheet.book.sheets.add("Tham số", after=sheet)
    other["A1"].value = [[10, "=1+1"], [20, None]]
    return sheet


@pytest.fixture(scope="module")
def computing(app: xlwings.App) -> Iterator[xlwings.Sheet]:
    """The same, one for all formulas, which need no sheet of their own."""
    book = app.books.add()
    yield with_lists(book.sheets[0])
    book.close()


@pytest.mark.parametrize(("formula", "value"), COMPUTED)
def test_a_formula_computes_and_reads_back(
    computing: xlwings.Sheet, formula: str, value: object
) -> None:
    cell = computing["D1"]
    cell.clear()
    cell.formula = formula
    assert cell.value == value
    assert cell.formula == formula


def test_a_formula_of_another_sheet_says_so(filled: xlwings.Sheet) -> None:
    filled["D1"].formula = "='Tham số'!A1+1"
    assert filled["D1"].formula == "='Tham số'!A1+1"
    assert filled["D1"].value == 11


def test_an_array_formula_covers_its_range(filled: xlwings.Sheet) -> None:
    filled["D1:D3"].formula_array = "=A1:A3*2"
    assert filled["D1:D3"].value == [2, 4, 6]
    assert filled["D1:D3"].formula_array == "=A1:A3*2"
    assert filled["D1:D3"].has_array
    assert not filled["A1:A3"].has_array
    assert filled["C1:D3"].has_array is None


def test_constants_read_as_excel_writes_them_in_its_formula_bar(
    sheet: xlwings.Sheet,
) -> None:
    sheet["A1"].value = [[1, "'0012", "chữ", None, 2.5, "=1+1", "'=1+1"]]
    assert sheet["A1:G1"].formula == (("1", "0012", "chữ", "", "2.5", "=1+1", "=1+1"),)
    assert sheet["G1"].value == "=1+1"


def test_changed_cells_change_their_formulas(filled: xlwings.Sheet) -> None:
    filled["D1"].formula = "=SUM(A1:A3)"
    filled["A1"].value = 100
    assert filled["D1"].value == 105


def test_manual_calculation_waits_for_calculate(filled: xlwings.Sheet) -> None:
    app = filled.book.app
    filled["D1"].formula = "=A1*2"
    app.calculation = "manual"
    try:
        filled["A1"].value = 50
        assert filled["D1"].value == 2
        app.calculate()
        assert filled["D1"].value == 100
    finally:
        app.calculation = "automatic"


@pytest.mark.parametrize(
    ("formula", "down", "right", "moved"),
    [
        ("=A1", 1, 1, "=B2"),
        ("=$A1+A$1+$A$1", 2, 3, "=$A3+D$1+$A$1"),
        ('=A1&"A1"', 1, 0, '=A2&"A1"'),
        ("='Bảng A1'!A1", 1, 0, "='Bảng A1'!A2"),
        ("=LOG10(A1)", 1, 0, "=LOG10(A2)"),
        ("=tblA1[B2]+Z1", 0, 1, "=tblA1[B2]+AA1"),
    ],
)
def test_a_filled_formula_moves_only_its_relative_references(
    formula: str, down: int, right: int, moved: str
) -> None:
    assert shifted(formula, down, right) == moved


def test_a_reference_that_would_leave_the_sheet_is_refused() -> None:
    with pytest.raises(CalcError):
        shifted("=A1", -1, 0)


def test_translating_there_and_back_changes_nothing(translator: Translator) -> None:
    pieces = ["A1", "$B$2:C3", "'Tham số'!D4", "tbl[x]", '"a;b"', "{1,2;3,4}", "5%"]
    for one, two in itertools.product(pieces, repeat=2):
        formula = f"=IF(SUM({one},{two})>0,{two},-{one})"
        assert translator.to_excel(translator.to_calc(formula)) == formula
