"""A new workbook named .xlsm is the .xlsx with buttons and macros."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from tests.forms.register.making import register_book
from toolkit.addin.addin import build_with_buttons
from toolkit.findings.report import Report
from toolkit.jobs.new import (
    new_awards,
    new_round,
    new_round_of_register,
    new_rubric,
    new_scoring,
    new_year,
)
from toolkit.jobs.templates import AWARDS, ROUND, SCORING, YEAR, build_template
from toolkit.jobs.with_buttons import sheet_buttons
from toolkit.parts.making.macros import PROJECT, with_project_of
from toolkit.parts.making.normalise import unpacked
from toolkit.xlsx.closed_book import ClosedBook

pytestmark = pytest.mark.slow

OFFICE = {"unit": "Sở Công Thương", "superior": "UBND tỉnh", "year": 2026}
Make = Callable[..., Report]
KINDS: dict[str, Make] = {
    "scoring": partial(new_scoring, "mau-100", **OFFICE),
    "awards": partial(new_awards, **OFFICE),
    "round": partial(new_round, "mau-100", office="Cụm 1", year=2026),
    "year": partial(new_year, **OFFICE, today=date(2026, 3, 1)),
}
CODE_NAME = re.compile(rb'<sheetPr codeName="Sheet(\d+)"')


def cells(book: ClosedBook) -> dict[tuple[str, int, int], tuple[object, object]]:
    return {
        (name, *at): (cell.value, cell.formula)
        for name in book.sheet_names
        for at, cell in book.sheet(name).cells.items()
        if cell.value not in (None, "") or cell.formula
    }


def assert_has_macros(path: Path, modules: int) -> None:
    """Types, relation and project are there, and a sheet for each of its modules."""
    parts = unpacked(path.read_bytes())
    assert b"sheet.macroEnabled.main+xml" in parts["[Content_Types].xml"]
    assert b'Target="vbaProject.bin"' in parts["xl/_rels/workbook.xml.rels"]
    assert b'codeName="ThisWorkbook"' in parts["xl/workbook.xml"]
    assert parts[PROJECT]
    named = {
        int(found[1])
        for name, part in parts.items()
        if name.startswith("xl/worksheets/sheet")
        for found in CODE_NAME.finditer(part)
    }
    assert named == set(range(1, modules + 1))


@pytest.mark.parametrize("kind", KINDS)
def test_it_holds_what_the_plain_one_holds(tmp_path: Path, kind: str) -> None:
    plain, buttons = (tmp_path / f"sổ.{ending}" for ending in ("xlsx", "xlsm"))
    for path in (plain, buttons):
        assert KINDS[kind](output=str(path)).saved == str(path)
    books = [ClosedBook.open(path) for path in (plain, buttons)]
    assert cells(books[0]) == cells(books[1])
    assert_has_macros(buttons, len(books[1].sheet_names))
    drawn = unpacked(buttons.read_bytes())
    macros = b"".join(part for name, part in drawn.items() if name.endswith(".vml"))
    for button in sheet_buttons(kind):
        assert f"{button.macro}<".encode() in macros


def test_a_round_book_of_a_register_has_them_on_fewer_sheets(tmp_path: Path) -> None:
    register, path = tmp_path / "sổ.xlsx", tmp_path / "gửi.xlsm"
    register.write_bytes(register_book("# Đơn vị\nTên đơn vị\nPhòng A"))
    assert new_round_of_register(register, output=str(path)).saved == str(path)
    scoring = len(
        ClosedBook.from_bytes(build_template(next(iter(SCORING)))).sheet_names
    )
    assert scoring <= len(ClosedBook.open(path).sheet_names)
    assert_has_macros(path, scoring)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (next(iter(SCORING)), "scoring"),
        (AWARDS, "awards"),
        (ROUND, "round"),
        (YEAR, "year"),
    ],
)
def test_lent_macros_make_the_bytes_that_were_built(name: str, kind: str) -> None:
    built = build_with_buttons(name)
    package = build_template(name, buttons=sheet_buttons(kind))
    assert with_project_of(built, package) == built


def test_a_workbook_of_fewer_sheets_gets_no_module_too_many() -> None:
    with pytest.raises(ValueError, match="more modules"):
        with_project_of(build_with_buttons(AWARDS), build_template(YEAR))


@pytest.mark.parametrize("name", ["sổ.xls", "sổ.docx", "sổ", "sổ.xlsb"])
@pytest.mark.parametrize("make", [*KINDS.values(), lambda output: new_rubric(output)])
def test_no_workbook_is_made_under_a_name_that_excel_refuses(
    tmp_path: Path, make: Make, name: str
) -> None:
    report = make(output=str(tmp_path / name))
    assert [one.code for one in report.findings] == ["S517"]
    assert ".xlsx" in report.findings[0].expected
    assert (report.saved, list(tmp_path.iterdir())) == ("", [])
