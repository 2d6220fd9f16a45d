"""Values go into cells and come back as xlwings gives them on Excel."""

import datetime as dt
from decimal import Decimal

import pytest
import xlwings
from hypothesis import given
from hypothesis import strategies as st

from toolkit.calc import blocks, encoding, values
from toolkit.calc.entry import Locale, TypedText
from toolkit.calc.values import Formats, Kind, Rect

moment_of = dt.datetime.fromisoformat
NOON = moment_of("2026-11-21 12:30")
DAY = moment_of("2026-11-21")
DAY_ZERO = moment_of("1899-12-30")


# Simple values


@pytest.mark.parametrize(
    ("given_value", "read"),
    [
        (1, 1.0),
        (-2.5, -2.5),
        (1e300, 1e300),
        (0.1 + 0.2, 0.1 + 0.2),
        ("Thi đua", "Thi đua"),
        ("hai\ndòng", "hai\ndòng"),
        ("  cách  ", "  cách  "),
        (True, True),
        (False, False),
        (None, None),
        ("", None),
        (DAY, DAY),
        (NOON, NOON),
        (dt.date(2026, 11, 21), DAY),
        (Decimal("983.5"), 983.5),
        (float("nan"), None),
        (dt.time(6, 0), 0.25),
        (dt.timedelta(hours=36), 1.5),
    ],
    ids=repr,
)
def test_a_value_comes_back_as_on_excel(
    sheet: xlwings.Sheet, given_value: object, read: object
) -> None:
    sheet["B2"].value = given_value
    assert sheet["B2"].value == read
    assert type(sheet["B2"].value) is type(read)


def test_a_mixed_block_comes_back_whole(sheet: xlwings.Sheet) -> None:
    block = [
        [1.0, "a", None, True, DAY],
        ["=A1+1", "'0012", NOON, False, 2.5],
        [None, None, "=B1&B2", DAY, "x"],
    ]
    sheet["A1"].value = block
    assert sheet["A1:E3"].value == [
        [1.0, "a", None, True, DAY],
        [2.0, "0012", NOON, False, 2.5],
        [None, None, "a0012", DAY, "x"],
    ]


def test_a_block_larger_than_what_is_filled_is_padded(sheet: xlwings.Sheet) -> None:
    # From here on the engine asks how far the sheet is filled.
    rows = blocks._LARGE // 3 + 1
    sheet["A1"].value = [[1, 2], [3, 4]]
    values_read = sheet[f"A1:C{rows}"].options(ndim=2).value
    assert len(values_read) == rows
    assert values_read[:3] == [[1, 2, None], [3, 4, None], [None] * 3]
    assert sheet[f"X1:Z{rows}"].options(ndim=2).value[-1] == [None] * 3


def test_a_scalar_fills_the_range(sheet: xlwings.Sheet) -> None:
    sheet["A1:B3"].value = 7
    assert sheet["A1:B3"].value == [[7, 7]] * 3


def test_a_formula_given_once_is_filled_with_its_references_moved(
    sheet: xlwings.Sheet,
) -> None:
    sheet["B2:C3"].value = "=A1+$A1+A$1"
    assert sheet["B2:C3"].formula == (
        ("=A1+$A1+A$1", "=B1+$A1+B$1"),
        ("=A2+$A2+A$1", "=B2+$A2+B$1"),
    )


def test_a_checkerboard_of_formulas_and_texts_is_written_at_once(
    sheet: xlwings.Sheet,
) -> None:
    block = [
        [f"=ROW()+{x}" if (x + y) % 2 else f"'{x}/{y}" for x in range(10)]
        for y in range(10)
    ]
    sheet["A1"].value = block
    for y, row in enumerate(sheet["A1:J10"].value):
        for x, value in enumerate(row):
            assert value == (y + 1 + x if (x + y) % 2 else f"{x}/{y}")


# Text that looks like something else


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("00123", 123.0),
        ("'00123", "00123"),
        ("12%", 0.12),
        ("1E3", 1000.0),
        ("TRUE", True),
        ("(5)", -5.0),
        ("0912 345 678", "0912 345 678"),
        ("12 A", "12 A"),
        ("1.2.3", "1.2.3"),
        ("II.3", "II.3"),
        ("-", "-"),
        ("2026-11-21", DAY),
        ("6:00", 0.25),
        ("12-13-14-15", "12-13-14-15"),
    ],
)
def test_typed_text_is_read_as_excel_reads_it(
    sheet: xlwings.Sheet, typed: str, value: object
) -> None:
    sheet["A1"].value = typed
    assert sheet["A1"].value == value


@pytest.mark.parametrize(
    ("typed", "american", "vietnamese"),
    [
        ("1,234.5", 1234.5, "1,234.5"),
        ("1.234,5", "1.234,5", 1234.5),
        ("2,5", "2,5", 2.5),
        ("1/2/2026", moment_of("2026-01-02"), moment_of("2026-02-01")),
        ("21/11/2026", "21/11/2026", DAY),
        ("11/21/2026", DAY, "11/21/2026"),
        ("12,5%", "12,5%", 0.125),
    ],
)
def test_typed_text_is_read_in_the_locale(
    sheet: xlwings.Sheet,
    locale: str,
    typed: str,
    american: object,
    vietnamese: object,
) -> None:
    sheet["A1"].value = typed
    assert sheet["A1"].value == (american if locale == "en-US" else vietnamese)


def test_a_text_cell_keeps_everything_as_text(sheet: xlwings.Sheet) -> None:
    sheet["A1:A6"].number_format = "@"
    given_values = ["00123", 5, "=1+1", True, "21/11/2026", 2.5]
    sheet["A1"].value = [[value] for value in given_values]
    read = ["00123", "5", "=1+1", "TRUE", "21/11/2026", "2.5"]
    assert sheet["A1:A6"].value == read


def test_text_cells_in_a_mixed_block_keep_their_zeros(sheet: xlwings.Sheet) -> None:
    sheet["B1:B3"].number_format = "@"
    sheet["A1"].value = [["01", "01", "=1+1"], [1, None, "x"], ["y", "02", 3]]
    assert sheet["A1:C3"].value == [[1, "01", 2], [1, None, "x"], ["y", "02", 3]]


def test_a_percent_brings_its_format_only_to_a_general_cell(
    sheet: xlwings.Sheet,
) -> None:
    sheet["A2"].number_format = "0.000"
    sheet["A1"].value = [["50%"], ["50%"]]
    assert sheet["A1"].number_format == "0%"
    assert sheet["A2"].number_format == "0.000"


def test_a_text_like_a_number_leaves_its_cells_format_alone(
    sheet: xlwings.Sheet,
) -> None:
    sheet["B1:B3"].number_format = "0.00"
    sheet["A1"].value = [["'007", "'1/2/2026"], ["=1", "'TRUE"], ["x 1", "'=1"]]
    assert sheet["A1:A3"].number_format == "General"
    assert sheet["B1:B3"].number_format == "0.00"
    assert sheet["B1:B3"].value == ["1/2/2026", "TRUE", "=1"]
    sheet["A1:B1"].value = 5
    assert sheet["A1:B1"].value == [5, 5]


# Dates and booleans


def test_a_number_over_a_boolean_is_a_number(sheet: xlwings.Sheet) -> None:
    sheet["A1:A2"].value = True
    sheet["A1"].value = 1
    assert sheet["A1:A2"].value == [1.0, True]
    assert type(sheet["A1"].value) is float


def test_a_date_keeps_the_format_that_its_cell_has(sheet: xlwings.Sheet) -> None:
    sheet["A1"].number_format = "yyyy-mm-dd"
    sheet["A1"].value = DAY
    assert sheet["A1"].number_format == "yyyy-mm-dd"
    assert sheet["A1"].value == DAY


def test_a_date_in_a_text_formula_is_a_date(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = "=DATE(2026,11,21)"
    assert sheet["A1"].value == DAY


def test_scattered_dates_are_all_dates(sheet: xlwings.Sheet) -> None:
    block = [[DAY if (x + y) % 3 == 0 else 1.0 for x in range(6)] for y in range(6)]
    sheet["A1"].value = block
    assert sheet["A1:F6"].value == block


def test_a_time_alone_is_a_number_as_on_excel(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = 0.5
    sheet["A1"].number_format = "hh:mm"
    assert sheet["A1"].value == 0.5


def test_dates_may_be_wanted_as_plain_dates(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = NOON
    assert sheet["A1"].options(dates=dt.date).value == dt.date(2026, 11, 21)


# Errors and empty cells

ERROR_FORMULAS = {
    "=1/0": "#DIV/0!",
    "=NA()": "#N/A",
    '="a"+1': "#VALUE!",
    "=NOSUCHNAME": "#NAME?",
    "=SQRT(-1)": "#NUM!",
    '=INDIRECT("A0")': "#REF!",
}


@pytest.mark.parametrize(("formula", "text"), ERROR_FORMULAS.items())
def test_an_error_is_none_or_its_text(
    sheet: xlwings.Sheet, formula: str, text: str
) -> None:
    sheet["A1"].value = [[formula, 1]]
    assert sheet["A1"].value is None
    assert sheet["A1:B1"].value == [None, 1]
    assert sheet["A1:B1"].options(err_to_str=True).value == [text, 1]


def test_an_empty_string_of_a_formula_is_empty(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = '=""'
    assert sheet["A1"].value is None
    assert sheet["A1"].options(empty="-").value == "-"


def test_none_empties_a_cell(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = [[1, "=2", "x"]]
    sheet["A1"].value = [[None, None, None]]
    assert sheet["A1:C1"].formula == (("", "", ""),)


def test_nothing_but_floats_and_texts_ever_reaches_the_office() -> None:
    # None or a boolean in the data array crashes it.
    typed = TypedText(Locale(), dt.date(1899, 12, 30), 2026)
    rows = [[values.prepared(v)] for v in (None, True, 3, "x", "=1", DAY, "TRUE", 1.5)]
    for most in Kind:
        block = encoding.encoded(rows, Formats(most), DAY_ZERO, typed)
        assert {type(v) for row in block.data for v in row} <= {float, str}


@pytest.mark.parametrize(
    "value", [float("inf"), float("-inf"), [1, float("inf")], Decimal("Infinity")]
)
def test_an_infinite_number_is_refused(sheet: xlwings.Sheet, value: object) -> None:
    with pytest.raises(ValueError, match="infinite number"):
        sheet["A1"].value = value
    assert sheet["A1"].value is None


def test_a_number_too_large_for_any_cell_stays_a_text(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = "1E999"
    assert sheet["A1"].value == "1E999"


@pytest.mark.parametrize("text", ["a" * 32_768, "'" + "7" * 32_768])
def test_a_text_longer_than_a_cell_holds_is_refused(
    sheet: xlwings.Sheet, text: str
) -> None:
    with pytest.raises(ValueError, match="32767 letters at most"):
        sheet["A1"].value = text
    sheet["A1"].value = "'" + "7" * 32_767
    assert sheet["A1"].value == "7" * 32_767


def test_what_no_cell_can_hold_is_refused(sheet: xlwings.Sheet) -> None:
    with pytest.raises(TypeError, match="cannot hold a dict"):
        sheet["A1"].value = [[{1: 2}.copy(), {}]]


def test_a_raw_block_of_another_shape_is_refused(sheet: xlwings.Sheet) -> None:
    with pytest.raises(ValueError, match="do not fit"):
        sheet["A1:B2"].raw_value = [[1.0, 2.0]]


# xlwings' converters


def test_a_data_frame_goes_out_and_comes_back(sheet: xlwings.Sheet) -> None:
    import pandas as pd

    frame = pd.DataFrame(
        {
            "Đơn vị": ["Sở Nội vụ", "Sở Y tế"],
            "Điểm": [983.0, 950.5],
            "Ngày": pd.to_datetime(["2026-11-21", "2026-01-02"]),
            "Đạt": [True, False],
        }
    )
    sheet["B2"].options(index=False).value = frame
    back = sheet["B2"].options(pd.DataFrame, expand="table", index=False).value
    assert back["Đơn vị"].tolist() == frame["Đơn vị"].tolist()
    assert back["Điểm"].tolist() == frame["Điểm"].tolist()
    assert back["Ngày"].tolist() == frame["Ngày"].tolist()
    assert back["Đạt"].tolist() == frame["Đạt"].tolist()


def test_missing_values_of_pandas_and_numpy_are_empty(sheet: xlwings.Sheet) -> None:
    import numpy as np
    import pandas as pd

    given_values = [np.nan, pd.NaT, pd.NA, np.float64(2.5), np.int64(3), np.bool_(True)]
    sheet["A1"].value = [given_values]
    assert sheet["A1:F1"].value == [None, None, None, 2.5, 3, True]
    sheet["A2"].value = [[np.datetime64("2026-11-21"), pd.Timestamp(NOON)]]
    assert sheet["A2:B2"].value == [DAY, NOON]


def test_numbers_may_be_wanted_as_integers(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = [[1, 2.6]]
    assert sheet["A1:B1"].options(numbers=int).value == [1, 3]


# The pure parts


@given(st.sets(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=60))
def test_rectangles_cover_exactly_the_cells(cells: set[tuple[int, int]]) -> None:
    covered = [
        (row, column)
        for top, left, bottom, right in encoding.rectangles(cells)
        for row in range(top, bottom)
        for column in range(left, right)
    ]
    assert sorted(covered) == sorted(cells)


def test_a_full_block_is_one_rectangle() -> None:
    block = [(y, x) for y in range(50) for x in range(7)]
    assert encoding.rectangles(block) == [Rect(0, 0, 50, 7)]


@given(st.datetimes(moment_of("1900-03-01"), moment_of("9999-12-31")))
def test_a_moment_survives_its_serial_number(moment: dt.datetime) -> None:
    moment = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    assert values.from_serial(values.to_serial(moment, DAY_ZERO), DAY_ZERO) == moment


AMERICAN = TypedText(Locale(), dt.date(1899, 12, 30), 2026)
VIETNAMESE = TypedText(Locale(",", ".", "DMY"), dt.date(1899, 12, 30), 2026)


@pytest.mark.parametrize(
    ("text", "number", "shown"),
    [
        ("0", 0, ""),
        ("+7", 7, ""),
        ("-1,000", -1000, "grouped"),
        ("1,000.50", 1000.5, "grouped2"),
        (".5", 0.5, ""),
        ("5.", 5, ""),
        ("%5", 0.05, "percent"),
        ("12.5 %", 0.125, "percent2"),
        ("1.5e-3", 0.0015, "scientific"),
        ("1 1/2", 1.5, "fraction"),
        ("11/21/26", 46347, "date"),
        ("11/21", 46347, "date"),
        ("21-Nov-2026", 46347, "date"),
        ("21 november 2026", 46347, "date"),
        ("Nov 2026", 46327, "date"),
        ("2026/11/21", 46347, "date"),
        ("1:30 PM", 13.5 / 24, "time"),
        ("36:00", 1.5, "duration"),
        ("11/21/2026 12:00", 46347.5, "datetime"),
        (" 12 ", 12, ""),
        ("false", 0, "boolean"),
    ],
)
def test_american_typing(text: str, number: float, shown: str) -> None:
    entry = AMERICAN.read(text)
    assert entry is not None
    assert entry.number == pytest.approx(number)
    assert entry.format == shown


@pytest.mark.parametrize(
    "text",
    [
        *("1,2", "12,34", "1,0000", "(-5)", "%5%", "13/40/2026", "30/2", "1:60"),
        *("13:00 PM", "1 1/0", "abc 1", "12e", "٣", "²", "1" * 41, "Foo 2026"),
        *("1/1/1800", "A1", "1.2.3.4", "--5", "= 5 kg"),
    ],
)
def test_what_stays_a_text(text: str) -> None:
    assert AMERICAN.read(text) is None


def test_vietnamese_typing() -> None:
    assert VIETNAMESE.read("1.234.567,5") == (1234567.5, "grouped2")
    assert VIETNAMESE.read("21/11") == (46347.0, "date")
    assert VIETNAMESE.read("1.5") is None


def test_two_figures_of_a_year_are_this_century_up_to_29() -> None:
    entries = [AMERICAN.read("1/1/29"), AMERICAN.read("1/1/30")]
    years = [
        values.from_serial(e.number, DAY_ZERO).year  # type: ignore[union-attr]
        for e in entries
    ]
    assert years == [2029, 1930]


# What is in a cell, as its formula


@pytest.mark.parametrize(
    ("value", "formula"),
    [
        (True, "TRUE"),
        (False, "FALSE"),
        (12, "12"),
        (-0.5, "-0.5"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1e-7, "0.0000001"),
        (1e22, "1E+22"),
        (1.7976931348623157e308, "1.7976931348623157E+308"),
        (DAY, "46347"),
        (NOON, "46347.520833333336"),
        ("'007", "007"),
        ("'TRUE", "TRUE"),
        ("'=x", "=x"),
        ("Thi đua", "Thi đua"),
        (None, ""),
    ],
    ids=repr,
)
def test_a_constant_is_its_own_formula(
    sheet: xlwings.Sheet, value: object, formula: str
) -> None:
    sheet["A1"].value = value
    assert sheet["A1"].formula == formula
    sheet["B2"].value = [[value, "=1=1"], [None, value]]
    assert sheet["B2:C3"].formula == ((formula, "=1=1"), ("", formula))


@pytest.mark.parametrize(
    "formula",
    ["=SUM(", "=(1", "=1)", "=1+", '="a', "={1,2", "={1)", '=IF(A1="x",1', "=A1&"],
)
def test_what_is_no_formula_is_refused(sheet: xlwings.Sheet, formula: str) -> None:
    with pytest.raises(ValueError, match=r"[Ff]ormula"):
        sheet["A1"].formula = formula
    assert sheet["A1"].formula == ""


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("=NOSUCH(1)", "=NOSUCH(1)"),
        ("=1+NOSUCH(B2:C3,$D$4)", "=1+NOSUCH(B2:C3,$D$4)"),
        ("=thieu!A1", "=thieu!A1"),
        ("=Thieu!A1", "=Thieu!A1"),
        ("='Thiếu Bảng'!A1+Không_Có", "='Thiếu Bảng'!A1+Không_Có"),
        ("=NOSUCH(thieu!$B$2:C3)", "=NOSUCH(thieu!$B$2:C3)"),
    ],
)
def test_what_calc_does_not_know_stays_as_it_was_written(
    sheet: xlwings.Sheet, written: str, read: str
) -> None:
    sheet["A1"].formula = written
    assert sheet["A1"].formula == read
