"""A copy of the form inside a workbook is told, and becomes a workbook of its own."""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from tests.broken import surgery
from tests.broken.base import giving
from toolkit.findings.report import Report
from toolkit.forms.scoring.locate import locate
from toolkit.forms.scoring.making.places import FORM
from toolkit.forms.scoring.read import Reader
from toolkit.jobs.files import check_file
from toolkit.jobs.new import new_scoring_from
from toolkit.model.scorecard import Scorecard
from toolkit.scoring.rubric.text import write_toml
from toolkit.xlsx.closed_book import ClosedBook

pytestmark = pytest.mark.slow

NOW = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
COPY = "Chấm điểm (2)"
Step = Callable[[Worksheet], object]


def copied(*steps: Step, scoped: bool = False) -> Workbook:
    """A filled form whose sheet was copied for «Phòng Kế hoạch», and then worked on."""
    book = openpyxl.load_workbook(io.BytesIO(giving()))
    sheet = book.copy_worksheet(book[FORM])
    sheet.title = COPY
    sheet["A2"] = "Phòng Kế hoạch"
    sheet["H10"] = 18.5
    sheet["A16"] = 3
    sheet["I10"] = "QĐ 15"
    if scoped:
        # As Excel copies a sheet: names of its own, of the same spelling.
        for name in ("td_c_key", "td_unit"):
            area = book.defined_names[name].attr_text.replace(FORM, COPY)
            sheet.defined_names[name] = DefinedName(name, attr_text=area)
    for step in steps:
        step(sheet)
    return book


def saved(book: Workbook, path: Path) -> Path:
    book.save(path)
    return path


@cache
def _as_copied(scoped: bool) -> bytes:
    target = io.BytesIO()
    copied(scoped=scoped).save(target)
    return target.getvalue()


def with_copy(path: Path, *steps: surgery.Step, scoped: bool = False) -> Path:
    """A workbook with a form and its copy, in which cells were typed afterwards."""
    path.write_bytes(surgery.damaged(_as_copied(scoped), *steps))
    return path


def made(path: Path, **more: str) -> tuple[Report, Scorecard | None]:
    """The report of making the workbook, and what can be read of it."""
    target = path.parent / "mới.xlsx"
    words = {"sheet": COPY, "output": str(target), **more}
    report = new_scoring_from(str(path), now=NOW, **words)  # type: ignore[arg-type]
    if not report.saved:
        return report, None
    book = ClosedBook.open(target)
    return report, Reader(book, locate(book)).scorecard()


@cache
def original() -> Scorecard:
    book = ClosedBook.from_bytes(giving())
    return Reader(book, locate(book)).scorecard()


def codes(report: Report) -> list[tuple[str, str, str]]:
    return [(f.code, f.sheet, f.cell) for f in report.findings]


@pytest.mark.parametrize("scoped", [False, True])
def test_a_copied_form_is_told_with_the_way_out(scoped: bool, tmp_path: Path) -> None:
    report = check_file(with_copy(tmp_path / "sổ.xlsx", scoped=scoped))
    assert ("S119", COPY, "") in codes(report)
    assert report.unit == "Phòng Tổng hợp"


def test_a_sheet_of_the_office_with_a_few_of_the_keys_is_no_copy(
    tmp_path: Path,
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(giving()))
    own = book.create_sheet("Ghi chép")
    for row, key in enumerate(("I", "II", "III", "IV"), 1):
        own.cell(row, 1, key)
    report = check_file(saved(book, tmp_path / "sổ.xlsx"))
    assert "S119" not in {f.code for f in report.findings}


@pytest.mark.parametrize(
    "step",
    [
        lambda sheet: setattr(sheet, "title", COPY),
        lambda sheet: setattr(sheet, "title", "P. Kế hoạch"),
    ],
)
def test_what_was_typed_on_the_copy_stands_in_the_new_workbook(
    step: Step, tmp_path: Path
) -> None:
    book = copied(step)
    path = saved(book, tmp_path / "sổ.xlsx")
    report, card = made(path, sheet=book.worksheets[-1].title)
    assert codes(report) == []
    assert card is not None
    assert (card.unit, card.year) == ("Phòng Kế hoạch", 2026)
    assert card.entries["I.1"].points == 18.5
    assert card.entries["I.1"].evidence == "QĐ 15"
    assert card.entries["II.1"].measured == 3
    typed = {"I.1", "II.1"}
    for key, entry in original().entries.items():
        if key not in typed:
            assert card.entries[key]._replace(places={}) == entry._replace(places={})
    again = check_file(path.parent / "mới.xlsx")
    assert again.summary.startswith("21 = 30 điểm chuẩn − 9 điểm trừ")


def test_a_text_among_the_numbers_is_not_lost(tmp_path: Path) -> None:
    typed = surgery.typed("H17", "-5 điểm", COPY)
    path = with_copy(tmp_path / "sổ.xlsx", typed)
    made(path)
    report = check_file(path.parent / "mới.xlsx")
    assert ("C205", FORM, "H17") in codes(report)


def test_a_total_typed_over_on_the_copy_is_told(tmp_path: Path) -> None:
    typed = surgery.typed("H44", 99, COPY)
    report, _ = made(with_copy(tmp_path / "sổ.xlsx", typed))
    assert codes(report) == [("C217", COPY, "H44")]


@pytest.mark.slow
def test_unit_year_and_place_may_be_said(tmp_path: Path) -> None:
    path = with_copy(tmp_path / "sổ.xlsx")
    report, card = made(path, unit="Phòng Nội vụ", year=2027)  # type: ignore[arg-type]
    assert card is not None
    assert (card.unit, card.year) == ("Phòng Nội vụ", 2027)
    folder = tmp_path / "ra"
    folder.mkdir()
    report = new_scoring_from(str(path), COPY, output=str(folder), now=NOW)
    assert report.saved == str(folder / f"sổ - {COPY}.xlsx")
    again = new_scoring_from(str(path), COPY, output=str(folder), now=NOW)
    assert again.saved == str(folder / f"sổ - {COPY} (2).xlsx")


@pytest.mark.slow
def test_a_copy_moved_to_a_workbook_without_a_rubric_needs_one(tmp_path: Path) -> None:
    book = copied()
    rubric = locate(ClosedBook.from_bytes(giving())).tree.rubric
    for sheet in book.worksheets[:-1]:
        book.remove(sheet)
    for name in list(book.defined_names):
        del book.defined_names[name]
    path = saved(book, tmp_path / "chuyển.xlsx")
    report, _ = made(path)
    assert codes(report) == [("S141", COPY, "")]
    text = tmp_path / "bộ.toml"
    text.write_text(write_toml(rubric), encoding="utf-8")
    report, card = made(path, word=str(text))
    assert codes(report) == []
    assert card is not None
    assert card.entries["I.1"].points == 18.5


@pytest.mark.slow
def test_rows_and_columns_that_an_office_put_in_are_allowed_for(tmp_path: Path) -> None:
    book = copied(
        lambda sheet: sheet.insert_cols(9),
        lambda sheet: sheet.insert_rows(1, 2),
        lambda sheet: sheet.insert_rows(20),
    )
    _, card = made(saved(book, tmp_path / "sổ.xlsx"))
    assert card is not None
    assert card.unit == "Phòng Kế hoạch"
    assert card.entries["I.1"].points == 18.5
    assert card.entries["I.1"].evidence == "QĐ 15"
    assert card.entries["II.1"].measured == 3


@pytest.mark.parametrize(("sheet", "code"), [("Không có", "F060"), ("Nhật ký", "F060")])
def test_a_sheet_that_holds_no_form_is_refused(
    sheet: str, code: str, tmp_path: Path
) -> None:
    report, _ = made(with_copy(tmp_path / "sổ.xlsx"), sheet=sheet)
    assert codes(report) == [(code, "", "")]
    assert "«Chấm điểm»" in report.findings[0].text


def test_a_rubric_that_was_altered_makes_no_new_form(tmp_path: Path) -> None:
    book = copied()
    area = book.defined_names["td_rb_points"].attr_text.split("!")[-1]
    top = openpyxl.utils.range_boundaries(area.replace("$", ""))
    book["Bộ tiêu chí"].cell(top[1] + 1, top[0], 19)
    book["Bộ tiêu chí"].cell(top[1], top[0], 29)
    report, _ = made(saved(book, tmp_path / "sổ.xlsx"))
    assert report.saved is None or report.saved == ""
    assert report.findings[0].code in ("S108", "S115")
