"""What only Excel can tell, asked of Excel; collected where it is installed.

What needs eyes and hands is in CHECKLIST.md.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import xlwings

from tests.broken.base import NOW, filled, good
from tests.excel.pressed_books import TOTAL, damaged_place, example
from toolkit import places
from toolkit.addin.sentences import read_sentences
from toolkit.addin.sources import sentences
from toolkit.excel import hosts
from toolkit.excel.press import press
from toolkit.jobs.shipped import standard_workbook, templates_folder
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.closed_book import ClosedBook

pytestmark = [pytest.mark.excel, pytest.mark.usefixtures("own_folder")]

SAID = read_sentences(sentences())
BUILT = templates_folder()


@pytest.fixture(scope="module")
def excel() -> Iterator[xlwings.App]:
    """An Excel of our own that asks nothing."""
    app = xlwings.App(visible=True, add_book=False)
    app.display_alerts = False
    yield app
    app.quit()


@pytest.fixture
def opened(excel: xlwings.App, tmp_path: Path) -> Iterator[Any]:
    """Opens a workbook made of these bytes, and closes it again."""
    books = []

    def open_it(data: bytes, name: str = "Chấm điểm.xlsx", **how: Any) -> xlwings.Book:
        path = tmp_path / name
        path.write_bytes(data)
        books.append(excel.books.open(path, **how))
        return books[-1]

    yield open_it
    for book in books:
        book.close()


def total_of(book: xlwings.Book) -> Any:
    return book.names["td_s_total"].refers_to_range.last_cell.value


def formulas_of(book: xlwings.Book) -> dict[str, Any]:
    return {sheet.name: sheet.used_range.formula for sheet in book.sheets}


# The built files


@pytest.mark.parametrize("path", sorted(BUILT.glob("*.xls[xm]")), ids=lambda p: p.name)
def test_a_built_workbook_opens_without_repair(path: Path, opened: Any) -> None:
    book = opened(path.read_bytes(), path.name)
    assert [sheet.name for sheet in book.sheets] == list(
        ClosedBook.open(path).sheet_names
    )
    # Excel adds a word behind the name of one that it had to repair.
    assert book.api.Windows(1).Caption in (path.name, path.stem)
    assert book.api.HasVBProject == (path.suffix == ".xlsm")


def test_the_macros_compile_and_keep_their_vietnamese(opened: Any) -> None:
    book = opened((BUILT / "cham_diem.xlsm").read_bytes(), "Chấm điểm.xlsm")
    for name in ("Title", "Missing", "Failed", "Refused"):
        said = book.macro(f"ThiDuaTexts.{name}Text")()
        assert said == SAID[name.lower()]


def test_the_add_in_opens_as_one_and_its_macros_compile(
    excel: xlwings.App, opened: Any
) -> None:
    opened(good())
    add_in = excel.api.Workbooks.Open(str(BUILT / places.ADD_IN))
    try:
        assert add_in.IsAddin
        said = excel.api.Run(f"'{places.ADD_IN}'!ThiDuaTexts.MissingText")
        assert said == SAID["missing"]
    finally:
        add_in.Close(False)


# The numbers


def test_excel_computes_what_we_wrote_beside_every_formula(
    excel: xlwings.App, opened: Any
) -> None:
    book = opened(good())
    excel.api.CalculateFullRebuild()
    ours = ClosedBook.from_bytes(good())
    differing = []
    for name in ours.sheet_names:
        sheet = book.sheets[name]
        for (row, column), cell in ours.sheet(name).cells.items():
            if cell.formula is None or cell.formula.startswith("HYPERLINK("):
                continue
            seen = sheet.range((row, column)).value
            if not same(seen, cell.value):
                differing.append((name, a1(row, column), cell.value, seen))
    assert differing == []
    assert total_of(book) == TOTAL


def same(seen: object, ours: object) -> bool:
    if isinstance(seen, float) and isinstance(ours, int | float):
        return seen == pytest.approx(ours)
    return (seen or "") == (ours or "")


# The buttons


def test_scoring_again_and_taking_back(opened: Any) -> None:
    book = opened(example("cham_diem.xlsx"))
    before = formulas_of(book)
    sheet, row, column = damaged_place(
        ClosedBook.from_bytes(standard_workbook("cham_diem.xlsx"))
    )
    damaged = book.sheets[sheet].range((row, column))
    assert damaged.formula == "999"
    outcome = press("rescore", book, now=NOW)
    assert outcome.ok
    assert [finding.code for finding in outcome.findings] == ["C202"]
    assert total_of(book) == TOTAL
    assert damaged.formula.startswith("=IF(")
    assert press("undo", book, now=NOW).ok
    assert formulas_of(book) == before


def test_the_clerk_is_still_kept_from_the_formulas_after_a_press(opened: Any) -> None:
    book = opened(filled())
    assert press("rescore", book, now=NOW).ok
    assert all(sheet.api.ProtectContents for sheet in book.sheets)


def test_a_sheet_with_a_password_is_left_as_it_is(opened: Any) -> None:
    book = opened(example("cham_diem.xlsx"))
    form = book.sheets["Chấm điểm"]
    form.api.Unprotect()
    form.api.Protect("bí mật")
    before = formulas_of(book)
    assert [f.code for f in press("rescore", book, now=NOW).findings] == ["F044"]
    assert formulas_of(book) == before


def test_read_only_and_never_saved_are_told(excel: xlwings.App, opened: Any) -> None:
    book = opened(filled(), "đọc.xlsx", read_only=True)
    assert [f.code for f in press("rescore", book, now=NOW).findings] == ["F039"]
    new = excel.books.add()
    try:
        assert [f.code for f in press("check", new, now=NOW).findings] == ["F038"]
    finally:
        new.close()


# The way from the button


ODD = "a=b;c %TEMP% 100%.xlsx"
SENT = {
    ODD: "a_x003D_b;c _x0025_TEMP_x0025_ 100_x0025_.xlsx",
    "Sở Công Thương _x0041_ (1).xlsx": "Sở Công Thương _x005F_x0041_ (1).xlsx",
    "$a'b&c,.xlsx": "$a'b&c,.xlsx",
}
"""Names, and how the macros write them on the command line."""


@pytest.mark.parametrize("name", SENT)
def test_a_workbook_of_any_name_is_found(
    name: str, excel: xlwings.App, opened: Any
) -> None:
    book = opened(filled(), name)
    found = hosts.from_excel(SENT[name], str(excel.hwnd))
    assert found.fullname == book.fullname


def test_the_command_line_of_a_button_reaches_the_workbook(
    excel: xlwings.App, opened: Any
) -> None:
    """«Trợ giúp», because it says nothing: no message has to be closed."""
    book = opened(filled(), ODD)
    done = subprocess.run(
        [
            *(sys.executable, "-I", "-X", "utf8", "-m", "toolkit.excel", "help"),
            *(f"--wb={SENT[ODD]}", "--from_xl=1", f"--hwnd={excel.hwnd}"),
        ],
        check=False,
        timeout=120,
    )
    assert done.returncode == 0
    assert book.api.ActiveSheet.Name == "Hướng dẫn"


def test_of_two_excels_the_one_whose_button_was_pressed_is_meant(
    excel: xlwings.App, opened: Any, tmp_path: Path
) -> None:
    first = opened(filled())
    other = xlwings.App(visible=True, add_book=False)
    try:
        folder = tmp_path / "khác"
        folder.mkdir()
        path = folder / first.name
        path.write_bytes(filled())
        second = other.books.open(path)
        for app, book in ((excel, first), (other, second)):
            found = hosts.from_excel(first.name, str(app.hwnd))
            assert found.fullname == book.fullname
        second.close()
    finally:
        other.quit()
