"""Finding, moving and copying cells; the members behind `api`; macros; refusals."""

import subprocess
import sys
from pathlib import Path

import pytest
import xlwings

from tests.lean import LEAN
from toolkit import calc
from toolkit.calc.errors import CalcError


@pytest.fixture
def table(sheet: xlwings.Sheet) -> xlwings.Sheet:
    """A table of three columns and four rows in B2, with a gap below it."""
    sheet["B2"].value = [
        ["STT", "Nội dung", "Điểm"],
        [1, "I.1", 10],
        [2, "I.2", None],
        [3, "I.3", 30],
    ]
    sheet["B8"].value = "cuối"
    return sheet


# Finding cells


def test_expand_finds_the_table(table: xlwings.Sheet) -> None:
    assert table["B2"].expand().address == "$B$2:$D$5"
    assert table["B2"].expand("down").address == "$B$2:$B$5"
    assert table["B2"].expand("right").address == "$B$2:$D$2"
    assert table["H1"].expand().address == "$H$1"


@pytest.mark.parametrize(
    ("start", "direction", "end"),
    [
        ("B2", "down", "$B$5"),
        ("B5", "down", "$B$8"),
        ("B8", "down", "$B$1048576"),
        ("D2", "down", "$D$3"),
        ("D3", "down", "$D$5"),
        ("B2", "right", "$D$2"),
        ("D2", "right", "$XFD$2"),
        ("A1", "down", "$A$1048576"),
        ("B1", "down", "$B$2"),
        ("D5", "up", "$D$3"),
        ("B2", "up", "$B$1"),
        ("D5", "left", "$B$5"),
        ("B5", "left", "$A$5"),
        ("H5", "left", "$D$5"),
    ],
)
def test_end_goes_where_ctrl_and_an_arrow_go(
    table: xlwings.Sheet, start: str, direction: str, end: str
) -> None:
    assert table[start].end(direction).address == end


def test_an_error_is_no_empty_cell_on_the_way_to_the_end(table: xlwings.Sheet) -> None:
    table["D4"].value = "=1/0"
    assert table["D2"].end("down").address == "$D$5"
    assert table["B2"].expand().address == "$B$2:$D$5"


def test_the_current_region_ends_at_empty_rows_and_columns(
    table: xlwings.Sheet,
) -> None:
    assert table["C3"].current_region.address == "$B$2:$D$5"


@pytest.mark.parametrize(
    ("key", "address"),
    [
        ("B2:C3", "$B$2:$C$3"),
        ("$C$3:b2", "$B$2:$C$3"),
        ("A:C", "$A:$C"),
        ("2:5", "$2:$5"),
        ((0, 0), "$A$1"),
        ((slice(1, 3), slice(0, 2)), "$A$2:$B$3"),
    ],
)
def test_addresses(sheet: xlwings.Sheet, key: object, address: str) -> None:
    assert sheet[key].address == address  # type: ignore[index]


def test_cells_of_a_range_are_counted_as_on_excel(table: xlwings.Sheet) -> None:
    cells = table["B2:D5"]
    assert (cells.row, cells.column, cells.shape, cells.size) == (2, 2, (4, 3), 12)
    assert cells(2, 3).address == "$D$3"
    assert cells(5).address == "$C$3"
    assert cells[-1, 0].value == 3
    assert [c.address for c in cells.rows[0]] == ["$B$2", "$C$2", "$D$2"]
    assert cells.offset(1, 1).address == "$C$3:$E$6"
    assert cells.resize(1, 1).address == "$B$2"
    assert table.range((2, 2), (5, 4)) == cells
    with pytest.raises(IndexError):
        table.range((0, 1))


def test_an_address_says_its_sheet_and_book(book: xlwings.Book) -> None:
    sheet = book.sheets.add("Bảng A")
    assert sheet["A1"].get_address(False, False) == "A1"
    outside = sheet["A1"].get_address(external=True)
    assert outside == f"'[{book.name}]Bảng A'!$A$1"
    assert sheet["A1"].get_address(include_sheetname=True) == "'Bảng A'!$A$1"


def test_cells_beyond_the_sheet_are_refused(sheet: xlwings.Sheet) -> None:
    with pytest.raises(CalcError, match="no such cells"):
        sheet.range((1_048_577, 1)).value = 1


# Moving and copying


def test_rows_are_inserted_and_formulas_follow(table: xlwings.Sheet) -> None:
    table["F1"].formula = "=SUM(D3:D5)"
    table["4:5"].insert("down")
    assert table["D3:D7"].value == [10, None, None, None, 30]
    assert table["F1"].formula == "=SUM(D3:D7)"
    table["4:5"].delete("up")
    assert table["F1"].formula == "=SUM(D3:D5)"


def test_cells_are_inserted_and_deleted_by_direction(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = [[1, 2], [3, 4]]
    sheet["A1"].insert("right")
    assert sheet["A1:C2"].value == [[None, 1, 2], [3, 4, None]]
    sheet["A1"].delete("left")
    sheet["A1:B1"].delete("up")
    assert sheet["A1:B2"].value == [[3, 4], [None, None]]
    with pytest.raises(ValueError, match="none of"):
        sheet["A1"].delete("down")


def test_a_copy_takes_values_formulas_and_formats_along(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = [[0.5, "=A1*2"]]
    sheet["A1"].number_format = "0%"
    sheet["A1:B1"].copy(sheet["C3"])
    assert sheet["C3:D3"].formula == (("0.5", "=C3*2"),)
    assert sheet["C3"].number_format == "0%"


def test_a_copy_goes_to_another_sheet_and_another_book(
    app: xlwings.App, table: xlwings.Sheet
) -> None:
    other = app.books.add()
    try:
        table["B2:D5"].copy(other.sheets[0]["A1"])
        assert other.sheets[0]["A1:C4"].value == table["B2:D5"].value
        assert len(other.sheets) == 1
    finally:
        other.close()


def test_values_alone_are_copied(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = [["=1+1", "'007", "=1/0", True, '="x"&"y"', None]]
    sheet["A1"].number_format = "0.00"
    sheet["A2"].copy_from(sheet["A1:F1"], copy_type="values")
    assert sheet["A2:F2"].formula[0][:2] == ("2", "007")
    read = sheet["A2:F2"].options(err_to_str=True).value
    assert read == [2, "007", "#DIV/0!", True, "xy", None]
    assert sheet["A2"].number_format == "General"


def test_values_are_copied_turned_and_without_blanks(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = [[1, None, 3]]
    sheet["E1"].value = [["a"], ["=1+1"], ["c"]]
    sheet["E1"].copy_from(
        sheet["A1:C1"], copy_type="values", skip_blanks=True, transpose=True
    )
    assert [row[0] for row in sheet["E1:E3"].formula] == ["1", "=1+1", "3"]


def test_a_turned_copy_takes_the_formats_along(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = [[1, "'02"]]
    sheet["A1"].number_format = "0.00"
    sheet["D1"].copy_from(sheet["A1:B1"], transpose=True)
    assert sheet["D1:D2"].value == [1, "02"]
    assert sheet["D1"].number_format == "0.00"
    sheet["A2"].value = "=A1"
    with pytest.raises(NotImplementedError, match="transpose"):
        sheet["D1"].copy_from(sheet["A1:B2"], transpose=True)


def test_skipped_blanks_leave_their_cells_alone(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = [["=1+1", None, 3]]
    sheet["A2"].value = [[7, 8, 9]]
    sheet["B2"].number_format = "0.00"
    sheet["A2"].copy_from(sheet["A1:C1"], skip_blanks=True)
    assert sheet["A2:C2"].formula == (("=1+1", "8", "3"),)
    assert sheet["B2"].number_format == "0.00"


def test_formulas_alone_are_copied(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = [[1, "=A1+$A$1"]]
    sheet["A1"].number_format = "0%"
    sheet["A2"].copy_from(sheet["A1:B1"], copy_type="formulas")
    assert sheet["A2:B2"].formula == (("1", "=A2+$A$1"),)
    assert sheet["A2"].number_format == "General"


def test_formats_alone_are_copied(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = 5
    sheet["A1"].number_format = "0.00"
    sheet["B1"].value = [["'007", "=1+1", "'=x"]]
    sheet["B1"].copy_from(sheet["A1"], copy_type="formats")
    assert sheet["B1"].number_format == "0.00"
    assert sheet["B1:D1"].value == ["007", 2, "=x"]


def test_copy_and_paste_work_within_the_program(sheet: xlwings.Sheet) -> None:
    app = sheet.book.app
    sheet["A1"].value = "=1+1"
    with pytest.raises(CalcError, match="Nothing was copied"):
        sheet["B1"].paste()
    sheet["A1"].copy()
    assert app.cut_copy_mode == "copy"
    sheet["B1"].paste("values")
    app.cut_copy_mode = False
    assert sheet["B1"].formula == "2"
    assert app.cut_copy_mode is None


def test_cells_are_moved_and_formulas_follow_them(table: xlwings.Sheet) -> None:
    table["F1"].formula = "=SUM(D3:D5)"
    table["D2:D5"].move(table["H2"])
    assert table["F1"].formula == "=SUM(H3:H5)"
    assert table["D2:D5"].value == [None] * 4


@pytest.mark.parametrize(
    ("clear", "value", "shown"),
    [
        ("clear_contents", None, "0%"),
        ("clear_formats", 0.5, "General"),
        ("clear", None, "General"),
    ],
)
def test_clearing(
    sheet: xlwings.Sheet, clear: str, value: float | None, shown: str
) -> None:
    sheet["A1"].value = 0.5
    sheet["A1"].number_format = "0%"
    getattr(sheet["A1"], clear)()
    assert sheet["A1"].value == value
    assert sheet["A1"].number_format == shown


def test_a_selection_is_made_and_found(sheet: xlwings.Sheet) -> None:
    sheet["B2:C3"].select()
    assert sheet.book.app.selection == sheet["B2:C3"]


# The members behind api


def test_what_excel_lacks_is_asked_of_calc(book: xlwings.Book) -> None:
    assert book.api.RuntimeUID == book.impl.uno.RuntimeUID
    assert book.api.supportsService("com.sun.star.sheet.SpreadsheetDocument")
    assert book.sheets[0].api.getName() == book.sheets[0].name
    assert book.sheets[0]["B1"].api.RangeAddress.StartColumn == 1
    assert book.app.api.Components is not None


def test_only_what_calc_has_can_be_set(book: xlwings.Book) -> None:
    for api, name in (
        (book.api, "Foo"),
        (book.sheets[0].api, "Foo"),
        (book.sheets[0].api, "EnableSelection"),
    ):
        with pytest.raises(NotImplementedError, match=f"api.{name} is not supported"):
            setattr(api, name, 1)
    with pytest.raises(CalcError, match="readonly"):
        book.sheets[0].api.AbsoluteName = "x"
    with pytest.raises(AttributeError):
        book.sheets[0].api.ProtectContents = True
    book.sheets[0].api.TabColor = 255
    assert book.sheets[0].impl.uno.TabColor == 255
    book.api.Saved = True
    assert book.api.Saved
    book.api.Saved = False
    assert book.impl.uno.isModified()


def test_a_line_above_the_sheet_replaces_the_last_one(book: xlwings.Book) -> None:
    book.api.ShowInfobar("Đã chấm lại.", "success")
    book.api.ShowInfobar("Đã kiểm tra.")
    assert book.impl.uno.CurrentController.hasInfobar("xlwings-calc")
    with pytest.raises(ValueError, match="none of"):
        book.api.ShowInfobar("?", "màu hồng")


def test_the_app_says_what_xlwings_asks(app: xlwings.App) -> None:
    assert app.version.major == 16
    assert app.engine.name == "calc"
    assert app.engine.type == "desktop"
    assert Path(app.path).is_dir()
    assert not app.visible
    assert sys.platform == "win32" or app.hwnd is None


def test_the_apps_properties_are_kept_and_given_back(
    app: xlwings.App, book: xlwings.Book
) -> None:
    assert app.status_bar is False
    with app.properties(
        screen_updating=False,
        display_alerts=False,
        status_bar="Đang chấm…",
        interactive=False,
    ):
        assert book.impl.uno.hasControllersLocked()
        assert app.status_bar == "Đang chấm…"
        assert not app.interactive
    assert not book.impl.uno.hasControllersLocked()
    assert (app.status_bar, app.interactive, app.display_alerts) == (False, True, True)


def test_a_book_added_while_the_screen_stands_still_is_released_too(
    app: xlwings.App,
) -> None:
    app.screen_updating = False
    book = app.books.add()
    app.screen_updating = True
    assert not book.impl.uno.hasControllersLocked()
    book.close()


# Macros

MACRO = """
Function Gap(number)
    Gap = number * 2
End Function
"""


@pytest.fixture
def scripted(book: xlwings.Book) -> xlwings.Book:
    libraries = book.impl.uno.BasicLibraries
    if not libraries.hasByName("Standard"):
        libraries.createLibrary("Standard")
    libraries.getByName("Standard").insertByName("Module1", MACRO)
    return book


def test_a_macro_of_the_book_runs_and_answers(scripted: xlwings.Book) -> None:
    assert scripted.macro("Module1.Gap")(21) == 42
    assert scripted.macro("Gap")(4) == 8
    assert scripted.app.macro("Module1.Gap")(1) == 2
    url = "vnd.sun.star.script:Standard.Module1.Gap?language=Basic&location=document"
    assert scripted.app.macro(url)(5) == 10


def test_a_macro_that_is_missing_is_told(scripted: xlwings.Book) -> None:
    with pytest.raises(CalcError, match="was not found"):
        scripted.macro("Module1.KhongCo")()


# What is not supported is said


@pytest.mark.parametrize(
    "use",
    [
        lambda s: s.book.app.startup_path,
        lambda s: setattr(s.book.app, "enable_events", False),
        lambda s: setattr(s.book.app, "calculation", "semiautomatic"),
        lambda s: s.book.json(),
        lambda s: s["A1"].copy_from(s["B1"], copy_type="link"),
        lambda s: s["A1"].insert("down", "format_from_right_or_below"),
    ],
)
def test_what_calc_cannot_do_is_said_in_a_sentence(
    sheet: xlwings.Sheet, use: object
) -> None:
    with pytest.raises(NotImplementedError, match=r"not supported .*\."):
        use(sheet)  # type: ignore[operator]


def test_the_free_part_of_xlwings_is_enough() -> None:
    code = "import xlwings; from toolkit import calc; print(xlwings.__pro__)"
    done = subprocess.run(
        [sys.executable, "-c", LEAN + code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def test_activating_twice_registers_one_engine(app: xlwings.App) -> None:
    calc.activate()
    calc.activate()
    assert [e.name for e in xlwings.engines].count("calc") == 1
    assert xlwings.engines.active == xlwings.engines["calc"]
    assert app in xlwings.apps
