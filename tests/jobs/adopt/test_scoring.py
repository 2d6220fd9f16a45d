"""An office's own scoring table becomes a working form, and else stays as it is."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.jobs.adopt.office_tables import LAYOUTS, parts_of, sections_in_one_sheet
from tests.offices import Office
from tests.packages.lint import lint
from tests.packages.validator import validate
from tests.reading_reports import codes_and_cells
from toolkit.cli import main
from toolkit.findings import Severity
from toolkit.findings.report import Report
from toolkit.jobs.adopt.files import ENDING, Adopted, adopt_file
from toolkit.jobs.adopt.wishes import Wishes
from toolkit.jobs.files import check_file, rescore_file
from toolkit.jobs.undo import undo_file
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.zip.package import Package

pytestmark = pytest.mark.slow

NOW = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
CHANGED = {
    "[Content_Types].xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
}
"""What must change to hold new sheets, names and formulas."""
TOTALS = {
    "sections": {"self": "95.5"},
    "merged": {"self": "93", "appraised": "92"},
    "logo": {"self": "95"},
    "protected": {"self": "95"},
    "openpyxl": {"self": "95", "final": "0"},
}
UNIT = Wishes(unit="Phòng Tổ chức", year=2026)


class Case:
    """An office's file, and the copy that was made of it."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.source = folder / f"{name}.{'xlsm' if name == 'logo' else 'xlsx'}"
        self.source.write_bytes(LAYOUTS[name]())
        self.adopted = adopt_file(self.source, UNIT, now=NOW)
        self.made = Path(self.adopted.report.saved)


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Case]:
    folder = tmp_path_factory.mktemp("biểu của cơ quan")
    return {name: Case(name, folder) for name in LAYOUTS}


each_layout = pytest.mark.parametrize("name", LAYOUTS)


def totals(report: Report) -> dict[str, str]:
    return {name: str(one.total) for name, one in (report.totals or {}).items()}


def adopted(data: bytes, folder: Path, **wishes: Any) -> Adopted:
    path = folder / "biểu.xlsx"
    path.write_bytes(data)
    return adopt_file(path, UNIT._replace(**wishes), now=NOW)


@each_layout
def test_the_copy_is_a_form_with_the_points_that_stood_there(
    name: str, cases: dict[str, Case]
) -> None:
    report = check_file(cases[name].made)
    assert (report.kind, report.unit, report.year) == ("scoring", UNIT.unit, UNIT.year)
    wanted = {k: v for k, v in TOTALS[name].items() if v != "0"}
    assert {k: v for k, v in totals(report).items() if v != "0"} == wanted
    assert [f for f in report.findings if f.code != "P303"] == []


@each_layout
def test_every_part_but_five_is_the_same_to_the_byte(
    name: str, cases: dict[str, Case]
) -> None:
    before = parts_of(LAYOUTS[name]())
    after = parts_of(cases[name].made.read_bytes())
    assert {part for part in before if before[part] != after.get(part)} <= CHANGED
    new = after.keys() - before.keys()
    assert all(part.startswith("xl/worksheets/sheet") for part in new)
    assert len(new) == 6


def test_logo_text_box_button_and_macros_are_among_them(
    cases: dict[str, Case],
) -> None:
    kept = parts_of(cases["logo"].made.read_bytes()).keys() - CHANGED
    assert {
        "xl/media/image1.png",
        "xl/drawings/drawing1.xml",
        "xl/drawings/vmlDrawing1.vml",
        "xl/ctrlProps/ctrlProp1.xml",
        "xl/vbaProject.bin",
    } <= kept


@each_layout
def test_no_cell_that_was_typed_changes_but_what_is_computed(
    name: str, cases: dict[str, Case]
) -> None:
    before = ClosedBook.from_bytes(LAYOUTS[name]())
    after = ClosedBook.open(cases[name].made)
    for sheet in before.sheet_names:
        old, new = before.sheet(sheet), after.sheet(sheet)
        assert old.merges == new.merges
        for place, cell in old.cells.items():
            now = new.at(*place)
            assert cell.value in (None, now.value), place


@each_layout
def test_names_of_the_office_and_its_print_set_up_stay(
    name: str, cases: dict[str, Case]
) -> None:
    before, after = LAYOUTS[name](), cases[name].made.read_bytes()
    old = parts_of(before)["xl/workbook.xml"].decode()
    new = parts_of(after)["xl/workbook.xml"].decode()
    for one in re.findall(
        r"<definedName .*?</definedName>|<workbookProtection[^>]*>", old
    ):
        assert one in new
    page = "xl/worksheets/sheet1.xml"
    for tag in (
        "pageSetup",
        "pageMargins",
        "sheetProtection",
        "sheetView",
        "mergeCells",
    ):
        pattern = f"<{tag}[ >].*?(?:/>|</{tag}>)"
        of_old, of_new = (
            re.findall(pattern, parts_of(data)[page].decode())
            for data in (before, after)
        )
        assert of_old == of_new


@each_layout
def test_our_columns_stand_hidden_right_of_all_that_is_drawn(
    name: str, cases: dict[str, Case]
) -> None:
    made = ClosedBook.open(cases[name].made)
    key = made.names()["td_c_key"]
    assert key is not None
    assert key.left in made.sheet(key.sheet).hidden_columns
    assert key.left > (9 if name == "logo" else 5)


@each_layout
def test_points_typed_later_are_scored_and_undone_to_the_byte(
    name: str, cases: dict[str, Case], tmp_path: Path
) -> None:
    path = tmp_path / cases[name].made.name
    path.write_bytes(cases[name].made.read_bytes())
    book = ClosedBook.open(path)
    total, key = (book.names()[f"td_c_{one}"] for one in ("total", "key"))
    assert total is not None
    assert key is not None
    sheet = book.sheet(total.sheet)
    rows = [
        row
        for row in range(total.top, total.bottom + 1)
        if isinstance(sheet.at(row, total.left).value, float)
        and sheet.at(row, total.left).formula is None
        and sheet.at(row, key.left).value not in ("~", "*")
    ]
    was = sheet.at(rows[0], total.left).value
    assert isinstance(was, float)
    book.set_value(total.sheet, rows[0], total.left, was - 2)
    path.write_bytes(before := book.to_bytes())
    report = rescore_file(path, now=NOW)
    assert float(totals(report)["self"]) == float(TOTALS[name]["self"]) - 2
    assert path.read_bytes() != before
    undo_file(path, now=NOW)
    assert path.read_bytes() == before


@each_layout
def test_packages_are_as_clean_as_they_came(name: str, cases: dict[str, Case]) -> None:
    case = cases[name]
    old, new = (lint(path.read_bytes(), path.name) for path in (case.source, case.made))
    assert [(f.check, f.part) for f in new] == [(f.check, f.part) for f in old]


@pytest.mark.usefixtures("sdk")
@pytest.mark.parametrize("name", ["logo", "protected"])
def test_the_sdk_finds_nothing_amiss(name: str, cases: dict[str, Case]) -> None:
    assert validate(cases[name].made) == []


def computed(path: Path) -> Iterator[tuple[str, tuple[int, int], Any]]:
    book = ClosedBook.open(path)
    for name in book.sheet_names:
        for place, cell in book.sheet(name).cells.items():
            if cell.formula is not None:
                yield name, place, cell.value if cell.value != "" else None


def test_libreoffice_computes_the_values_that_stand_there(
    office: Office, cases: dict[str, Case], tmp_path: Path
) -> None:
    """One file: the layouts differ in places alone, and the formulas are the form's."""
    made = cases["merged"].made
    again = ClosedBook.open(office(made, "xlsx", tmp_path))
    stands = list(computed(made))
    assert len(stands) > 30
    for sheet, place, value in stands:
        there = again.sheet(sheet).at(*place).value
        assert (there if there != "" else None) == value, (sheet, place)


def test_on_a_protected_sheet_the_points_can_be_typed_and_nothing_else(
    cases: dict[str, Case],
) -> None:
    sheet = openpyxl.load_workbook(cases["protected"].made)["Bảng điểm"]
    assert sheet.protection.sheet
    assert sheet.protection.password
    open_cells = {
        cell.coordinate
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    assert open_cells == {f"{column}{row}" for column in "AC" for row in (4, 5, 6)}


# What is doubtful


def told(data: bytes, folder: Path, **wishes: Any) -> list[tuple[str, str]]:
    done = adopted(data, folder, **wishes)
    assert not done.report.saved
    assert list(folder.iterdir()) == [folder / "biểu.xlsx"]
    serious = [f for f in done.report.findings if f.severity is not Severity.NOTE]
    return codes_and_cells(serious)


def changed_table(*cells: tuple[int, int, Any]) -> bytes:
    """The first layout with other contents in some cells."""
    book = ClosedBook.from_bytes(sections_in_one_sheet())
    for row, column, value in cells:
        book.set_value("Chấm điểm 2025", row, column, value)
    return book.to_bytes()


def test_points_that_do_not_add_up_are_asked_about(tmp_path: Path) -> None:
    assert told(changed_table((9, 3, 20.0)), tmp_path) == [("X664", "C8")]


def test_a_total_that_does_not_add_up_is_asked_about(tmp_path: Path) -> None:
    assert told(changed_table((17, 3, 120.0)), tmp_path) == [("X664", "C17")]


def test_an_item_without_points_is_asked_about(tmp_path: Path) -> None:
    table = changed_table((16, 3, "theo thực tế"))
    assert told(table, tmp_path) == [("X663", "C16")]


def test_points_in_words_become_numbers_and_it_is_said(tmp_path: Path) -> None:
    done = adopted(changed_table((16, 3, "10 điểm")), tmp_path)
    told_of = [f.text for f in done.report.findings if "C16 «10 điểm» = 10" in f.text]
    assert len(told_of) == 1
    assert totals(check_file(Path(done.report.saved))) == {"self": "95.5"}


def test_points_that_a_formula_gives_stay_its_own_and_it_is_said(
    tmp_path: Path,
) -> None:
    book = ClosedBook.from_bytes(sections_in_one_sheet())
    book.set_formula("Chấm điểm 2025", 16, 4, "C16-1.5", 8.5)
    done = adopted(book.to_bytes(), tmp_path)
    assert any("D16 do công thức" in f.text for f in done.report.findings)
    made = ClosedBook.open(Path(done.report.saved))
    assert made.sheet("Chấm điểm 2025").at(16, 4).formula == "C16-1.5"
    assert totals(check_file(Path(done.report.saved))) == {"self": "95.5"}


@pytest.mark.parametrize("stored", [60.0, None])
def test_standard_points_that_the_office_adds_up_stay_formulas(
    stored: float | None, tmp_path: Path
) -> None:
    book = ClosedBook.from_bytes(sections_in_one_sheet())
    book.set_formula("Chấm điểm 2025", 7, 3, "C8+C11", stored)
    done = adopted(book.to_bytes(), tmp_path)
    cell = ClosedBook.open(Path(done.report.saved)).sheet("Chấm điểm 2025").at(7, 3)
    assert (cell.formula, cell.value) == ("C8+C11", 60.0)
    assert check_file(Path(done.report.saved)).findings == ()


def test_headings_repeated_on_the_next_page_are_no_row(tmp_path: Path) -> None:
    heads = ("STT", "Nội dung", "Điểm chuẩn", "Tự chấm", "Ghi chú")
    cells = [(15, column, text) for column, text in enumerate(heads, 1)]
    done = adopted(changed_table((14, 2, None), (14, 3, None), *cells), tmp_path)
    assert totals(check_file(Path(done.report.saved))) == {"self": "95.5"}


def test_rows_named_as_no_items_are_left_alone(tmp_path: Path) -> None:
    table = changed_table((16, 3, None), (12, 3, 30.0), (17, 3, 90.0))
    done = adopted(table, tmp_path, skipped={16})
    assert totals(check_file(Path(done.report.saved))) == {"self": "87"}


def test_a_table_without_a_total_is_asked_about(tmp_path: Path) -> None:
    table = changed_table((17, 2, None), (17, 3, None), (17, 4, None))
    assert told(table, tmp_path) == [("X663", "B5")]


def test_two_columns_of_one_name_are_asked_about(tmp_path: Path) -> None:
    table = changed_table((5, 5, "Đơn vị tự đánh giá"))
    assert told(table, tmp_path) == [("X662", "D5")]
    done = adopted(table, tmp_path, columns={"total": 4})
    assert totals(check_file(Path(done.report.saved))) == {"self": "95.5"}


def test_a_sheet_without_a_table_is_told(tmp_path: Path) -> None:
    assert told(changed_table((5, 2, "Chữ ký")), tmp_path) == [("X660", "")]


def test_a_merge_over_points_is_told(tmp_path: Path) -> None:
    table = sections_in_one_sheet()
    parts = parts_of(table)
    page = parts["xl/worksheets/sheet1.xml"].decode()
    merges = '<mergeCells count="3"><mergeCell ref="C9:D9"/>'
    page = page.replace('<mergeCells count="2">', merges)
    changed = Package.from_bytes(table).with_parts(
        {"xl/worksheets/sheet1.xml": page.encode()}
    )
    assert told(changed, tmp_path) == [("X665", "D9")]


def test_a_sum_that_was_typed_otherwise_is_told_and_not_lost(tmp_path: Path) -> None:
    done = adopted(changed_table((17, 4, 99.0)), tmp_path)
    assert ("X668", "D17") in codes_and_cells(done.report.findings)
    source = ClosedBook.open(tmp_path / "biểu.xlsx")
    assert source.sheet("Chấm điểm 2025").at(17, 4).value == 99.0


def test_levels_are_left_alone_and_it_is_said(cases: dict[str, Case]) -> None:
    report = cases["sections"].adopted.report
    assert codes_and_cells(report.findings) == [("X666", "")]
    assert "14, 15" in report.findings[0].text


def test_what_is_ours_already_is_not_taken_again(cases: dict[str, Case]) -> None:
    again = adopt_file(cases["merged"].made, UNIT, now=NOW)
    assert codes_and_cells(again.report.findings) == [("X667", "")]


def toml(*criteria: tuple[str, str, str, float, str, str]) -> str:
    """A rubric as text: id, parent, title, points, kind and what else."""
    total = sum(points for _, parent, _, points, _, _ in criteria if not parent)
    head = f'id = "bo"\ntitle = "Bộ"\nstandard_points = {total}\nrounds = ["self"]\n'
    return head + "".join(
        f'[[criterion]]\nid = "{key}"\nnumber = "{key.rpartition(".")[2]}"\n'
        f'title = "{title}"\nstandard_points = {points}\nkind = "{kind}"\n'
        + (f'parent = "{parent}"\n' if parent else "")
        + more
        for key, parent, title, points, kind, more in criteria
    )


LEVELS = """
[[criterion.line]]
title = "Có kế hoạch và báo cáo: 30 điểm"
points = 30
[[criterion.line]]
title = "Chỉ có kế hoạch: 20 điểm"
points = 20
"""
OWN_RUBRIC = (
    ("I", "", "THỰC HIỆN NHIỆM VỤ CHÍNH TRỊ", 60, "group", ""),
    ("I.1", "I", "Hoàn thành nhiệm vụ trọng tâm", 40, "group", ""),
    ("I.1.a", "I.1", "Hoàn thành đúng hạn", 25, "manual", ""),
    ("I.1.b", "I.1", "Chất lượng văn bản tham mưu", 15, "manual", ""),
    ("I.2", "I", "Cải cách hành chính", 20, "manual", ""),
    ("II", "", "CÔNG TÁC THI ĐUA, KHEN THƯỞNG", 40, "group", ""),
    ("II.1", "II", "Tổ chức phong trào thi đua", 30, "levels", LEVELS),
    ("II.2", "II", "Gửi báo cáo đúng hạn", 10, "manual", ""),
)


def by_rubric(
    folder: Path, *criteria: tuple[str, str, str, float, str, str]
) -> Adopted:
    rubric = folder / "bộ.toml"
    rubric.write_text(toml(*criteria), encoding="utf-8")
    return adopted(sections_in_one_sheet(), folder, rubric=str(rubric))


def test_with_a_rubric_of_the_office_its_levels_can_be_marked(tmp_path: Path) -> None:
    done = by_rubric(tmp_path, *OWN_RUBRIC)
    assert ("X668", "D13") in codes_and_cells(done.report.findings)
    made = Path(done.report.saved)
    book = ClosedBook.open(made)
    book.set_value("Chấm điểm 2025", 15, 1, "x")
    made.write_bytes(book.to_bytes())
    report = rescore_file(made, now=NOW)
    assert (report.rubric_id, totals(report)) == ("bo", {"self": "85.5"})


@pytest.mark.parametrize(
    ("round_", "header"),
    [("appraised", "Điểm thẩm định"), ("Hội đồng", "Điểm Hội đồng")],
)
def test_a_round_without_a_column_is_told(
    round_: str, header: str, tmp_path: Path
) -> None:
    rubric = tmp_path / "bộ.toml"
    text = toml(*OWN_RUBRIC).replace('["self"]', f'["self", "{round_}"]')
    rubric.write_text(text, encoding="utf-8")
    done = adopted(sections_in_one_sheet(), tmp_path, rubric=str(rubric))
    told_of = [f.text for f in done.report.findings if header in f.text]
    assert len(told_of) == 1


def test_a_criterion_without_a_row_is_told(tmp_path: Path) -> None:
    done = by_rubric(tmp_path, ("1", "", "Một việc khác", 10, "manual", ""))
    assert codes_and_cells(done.report.findings)[0] == ("X669", "")
    assert not done.report.saved


def test_the_verb_tells_how_it_understands_and_makes_the_copy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "biểu.xlsx"
    path.write_bytes(LAYOUTS["merged"]())
    assert main(["adopt", str(path), "--preview"]) == 0
    shown = capsys.readouterr().out
    assert "E «Điểm Tự chấm» = tự chấm" in shown
    assert "Hàng 8: A.1: Xây dựng kế hoạch – 20 điểm [tiêu chí, chấm điểm]" in shown
    assert list(tmp_path.iterdir()) == [path]
    assert main(["adopt", str(path)]) == 0
    made = tmp_path / f"biểu{ENDING}.xlsx"
    assert f"Đã tạo: {made}" in capsys.readouterr().out
    assert made.exists()


@pytest.mark.parametrize("words", [["--column", "abc=E"], ["--skip", "mười"]])
def test_what_says_no_column_and_no_row_is_asked_again(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["adopt", str(tmp_path / "biểu.xlsx"), *words]) == 2
    assert f"«{words[1]}»" in capsys.readouterr().err
