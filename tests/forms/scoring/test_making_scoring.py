"""The scoring workbook as built: complete, protected, and right from the start."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.scoring.placeless import placeless
from tests.workbook_parts import conditional_fills, glaring_fills, parts_of, to_look_at
from toolkit.forms.rubric.making.example import EXAMPLE
from toolkit.forms.scoring.fill import input_cells
from toolkit.forms.scoring.formulas import FormulaWriter
from toolkit.forms.scoring.layout import columns_of, input_key, line_key
from toolkit.forms.scoring.making.hints import HINTS, SILENT
from toolkit.forms.scoring.making.inputs import Takes, form_inputs
from toolkit.forms.scoring.making.notes import INFERRED
from toolkit.forms.scoring.making.workbook import build_scoring, fresh_places
from toolkit.forms.scoring.values import computed_values
from toolkit.model.rubric import Kind, Round, Rubric, RubricTree
from toolkit.model.scorecard import Scorecard
from toolkit.parts.making import styles
from toolkit.parts.making.guide import guide_lines
from toolkit.rules.loader import UNVERIFIED_MARK
from toolkit.scoring.engine import score
from toolkit.scoring.rubric.columns import COLUMNS, SETTINGS
from toolkit.scoring.rubric.fingerprint import fingerprint
from toolkit.scoring.rubric.text import standard_rubric
from toolkit.scoring.scorecard_text import read_example
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook

pytestmark = pytest.mark.slow

SHEETS = [
    "Chấm điểm",
    "Tổng hợp",
    "Kết quả kiểm tra",
    "Nhật ký",
    "Bộ tiêu chí",
    "Hướng dẫn",
]
RUBRICS = {
    "khoi-2017-950": standard_rubric("khoi-2017-950"),
    "mau-100": standard_rubric("mau-100"),
    "example": EXAMPLE,
}
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"


@pytest.fixture(params=RUBRICS)
def rubric(request: pytest.FixtureRequest) -> Rubric:
    return RUBRICS[request.param]


_built: dict[str, bytes] = {}


def build(rubric: Rubric, **options: Any) -> bytes:
    """The workbook of a rubric; each is built once."""
    key = f"{rubric!r} {options!r}"
    if key not in _built:
        version = {"rules_version": "2026.01.01-test"}
        _built[key] = build_scoring(rubric, **version, **options)
    return _built[key]


def form_of(data: bytes) -> Worksheet:
    return to_look_at(data)["Chấm điểm"]


def named(book: Workbook, name: str) -> str:
    return book.defined_names[name].attr_text


# What is there


def test_sheets_stand_in_their_order_and_the_form_is_open(rubric: Rubric) -> None:
    book = to_look_at(build(rubric))
    assert book.sheetnames == SHEETS
    assert book.active.title == "Chấm điểm"


def test_what_is_not_verified_is_told_beside_the_page_and_not_on_it() -> None:
    rubric = standard_rubric("khoi-2017-950")
    data = build_scoring(
        rubric,
        year=2026,
        rules_version="1",
        basis=("Luật A", f"Thông tư B{UNVERIFIED_MARK}"),
    )
    sheet = to_look_at(data)["Chấm điểm"]
    assert sheet["A5"].value == "Căn cứ: Luật A; Thông tư B."
    beside = sheet.cell(5, fresh_places(rubric).form.columns["why"])
    assert beside.value == "Chưa kiểm chứng, xem lại trước khi ký: Thông tư B"
    last = sheet.print_area.rpartition(":")[2].replace("$", "")
    assert beside.column > sheet[last].column


def test_the_title_block_carries_unit_year_and_basis() -> None:
    data = build(
        RUBRICS["mau-100"],
        unit="Phòng Kế hoạch",
        superior="SỞ CÔNG THƯƠNG",
        year=2025,
        basis=("Luật A", "Nghị định B"),
    )
    sheet = form_of(data)
    texts = [cell.value for row in sheet["A1:L8"] for cell in row if cell.value]
    for text in (
        "SỞ CÔNG THƯƠNG",
        "Phòng Kế hoạch",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "BẢNG CHẤM ĐIỂM THI ĐUA NĂM",
        2025,
        "Căn cứ: Luật A; Nghị định B.",
    ):
        assert text in texts


def test_the_header_has_the_captions_of_the_official_form() -> None:
    sheet = form_of(build(RUBRICS["khoi-2017-950"]))
    assert [sheet.cell(7, n).value for n in range(1, 15)] == [
        "Số TT",
        "Các chỉ tiêu đánh giá thi đua",
        "Điểm chuẩn",
        "Vượt chỉ tiêu (%)",
        "Điểm cộng",
        "Không đạt chỉ tiêu (%)",
        "Điểm trừ",
        "Tổng điểm",
        "Minh chứng",
        "Điểm thẩm định",
        "Ý kiến thẩm định",
        "Điểm kết luận",
        "Ý kiến kết luận",
        "Diễn giải điểm tự chấm",
    ]
    assert [sheet.cell(8, n).value for n in (1, 13, 14)] == ["(1)", "(13)", None]


def test_a_rubric_with_fewer_rounds_has_fewer_columns() -> None:
    names = [c.name for c in columns_of(RUBRICS["mau-100"])]
    assert "appraised" in names
    assert "final" not in names
    book = to_look_at(build(RUBRICS["mau-100"]))
    assert "td_c_final" not in book.defined_names
    assert "td_s_final" not in book.defined_names


def test_the_workbook_says_what_it_is(rubric: Rubric) -> None:
    book = to_look_at(build(rubric))

    def value(name: str) -> object:
        sheet, cell = named(book, name).rsplit("!", 1)
        return book[sheet.strip("'")][cell.replace("$", "")].value

    assert value("td_kind") == "scoring"
    assert value("td_schema") == 1
    assert value("td_fingerprint") == fingerprint(rubric)
    assert value("td_rules_version") == "2026.01.01-test"
    assert value("td_toolkit_version")
    assert value("td_rs_id") == rubric.id


def test_every_name_the_code_looks_for_is_there(rubric: Rubric) -> None:
    book = to_look_at(build(rubric))
    wanted = {f"td_c_{c.name}" for c in columns_of(rubric)}
    wanted |= {f"td_rb_{c.name}" for c in COLUMNS}
    wanted |= {f"td_rs_{s.name}" for s in SETTINGS}
    wanted |= {f"td_{n}" for n in ("unit", "year", "superior", "status")}
    wanted |= {f"td_{n}" for n in ("findings", "check_note", "log")}
    wanted |= {f"td_s_{n}" for n in ("key", "standard", "bonus", "penalty", "share")}
    assert wanted <= set(book.defined_names)


def test_the_rubric_is_read_back_from_the_workbook_without_loss(
    rubric: Rubric,
) -> None:
    from toolkit.forms.scoring.locate import locate

    located = locate(ClosedBook.from_bytes(build(rubric)))
    assert placeless(located.tree.rubric) == placeless(rubric)
    of_example = {"S531"} if rubric is EXAMPLE else set()
    assert {found.code for found in located.findings} == of_example
    assert located.writable


def test_the_form_is_found_where_it_was_built(rubric: Rubric) -> None:
    from toolkit.forms.scoring.locate import locate

    found = locate(ClosedBook.from_bytes(build(rubric))).places
    built = fresh_places(rubric)
    assert found.form == built.form
    assert found.rubric == built.rubric
    assert found.summary.rows == built.summary.rows
    assert found.summary.columns.items() <= built.summary.columns.items()
    assert found.settings == built.settings
    assert found.cells.items() <= built.cells.items()
    assert (found.first, found.last) == (built.first, built.last)


# Values


def empty(rubric: Rubric) -> Scorecard:
    return Scorecard(rubric_id=rubric.id, unit="", year=None, entries={})


def right_values(
    rubric: Rubric, card: Scorecard
) -> dict[tuple[str, int, int], CellValue]:
    tree = RubricTree(rubric)
    return computed_values(tree, fresh_places(rubric), card, score(tree, card))


def test_every_computed_cell_has_its_formula_and_its_right_value(
    rubric: Rubric,
) -> None:
    data = build(rubric)
    formulas, values = to_look_at(data), to_look_at(data, values=True)
    writer = FormulaWriter(RubricTree(rubric), fresh_places(rubric))
    right = right_values(rubric, empty(rubric))
    wanted = writer.all()
    assert wanted.keys() == right.keys()
    for (sheet, row, column), formula in wanted.items():
        assert formulas[sheet].cell(row, column).value == "=" + formula
        seen = values[sheet].cell(row, column).value
        assert ("" if seen is None else seen) == right[sheet, row, column]


def test_a_formula_that_shows_nothing_is_stored_as_empty_text() -> None:
    sheet = parts_of(build(EXAMPLE))["xl/worksheets/sheet1.xml"]
    assert b'" t="str"><f>' in sheet
    assert not re.search(rb'<c r="\w+" s="\d+"><f>[^<]*</f><v></v>', sheet)


def test_there_is_no_formula_that_the_writer_does_not_know(rubric: Rubric) -> None:
    book = to_look_at(build(rubric))
    known = FormulaWriter(RubricTree(rubric), fresh_places(rubric)).all().keys()
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert (sheet.title, cell.row, cell.column) in known


@pytest.mark.parametrize("name", RUBRICS)
def test_libreoffice_computes_the_values_in_the_empty_form(
    name: str, tmp_path: Path, office: Callable[[Path, str, Path], Path]
) -> None:
    rubric = RUBRICS[name]
    path = tmp_path / "form.xlsx"
    path.write_bytes(build(rubric))
    assert differences(path, right_values(rubric, empty(rubric)), office) == []


def test_libreoffice_computes_983_in_the_filled_form(
    tmp_path: Path, office: Callable[[Path, str, Path], Path]
) -> None:
    rubric = RUBRICS["khoi-2017-950"]
    card = read_example("bac_giang_2017")
    book = ClosedBook.from_bytes(build(rubric))
    for place, value in input_cells(rubric, fresh_places(rubric), card):
        book.set_value(*place, value)
    path = tmp_path / "form.xlsx"
    path.write_bytes(book.to_bytes())
    right = right_values(rubric, card)
    assert 983 in right.values()
    assert differences(path, right, office) == []


def differences(
    path: Path,
    right: dict[tuple[str, int, int], CellValue],
    office: Callable[[Path, str, Path], Path],
) -> list[tuple[object, object, object]]:
    computed = office(path, "xlsx", path.parent / "computed")
    book = openpyxl.load_workbook(computed, data_only=True)
    found: list[tuple[object, object, object]] = []
    for (sheet, row, column), wanted in right.items():
        there = book[sheet].cell(row, column).value
        there = "" if there is None else there
        close = isinstance(there, int | float) and isinstance(wanted, int | float)
        if there != (pytest.approx(wanted) if close else wanted):
            found.append(((sheet, row, column), there, wanted))
    return found


# Inputs, protection, validations


def unlocked(sheet: Worksheet) -> set[str]:
    inside = {
        f"{cell.coordinate}"
        for area in sheet.merged_cells.ranges
        for row in area.rows
        for r, c in row
        if (cell := sheet.cell(r, c)).coordinate != area.start_cell.coordinate
    }
    return {
        cell.coordinate
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked and cell.coordinate not in inside
    }


def validated(sheet: Worksheet) -> set[str]:
    cells: set[str] = set()
    for rule in sheet.data_validations.dataValidation:
        for area in rule.sqref.ranges:
            spots = {sheet.cell(r, c).coordinate for r, c in area.cells}
            assert not spots & cells, f"two validations on {spots & cells}"
            cells |= spots
    return cells


def test_all_input_cells_and_no_others_are_open(rubric: Rubric) -> None:
    tree, places = RubricTree(rubric), fresh_places(rubric)
    sheet = form_of(build(rubric))
    inputs = {sheet.cell(i.row, i.column).coordinate for i in form_inputs(tree, places)}
    free = unlocked(sheet)
    assert inputs <= free
    around = free - inputs
    rows = {sheet[c].row for c in around}
    assert not rows & set(range(places.first, places.last + 1))
    for name in ("superior", "unit", "year"):
        _, row, column = places.cells[name]
        assert sheet.cell(row, column).coordinate in around


def test_what_fill_types_goes_into_input_cells_only(rubric: Rubric) -> None:
    tree, places = RubricTree(rubric), fresh_places(rubric)
    inputs = {(i.row, i.column) for i in form_inputs(tree, places)}
    form = places.form
    for criterion in tree.leaves():
        if criterion.kind in (Kind.LEVELS, Kind.CHECKLIST):
            for index in range(len(criterion.lines)):
                row = form.rows[line_key(criterion.id, index)]
                assert (row, form.columns["number"]) in inputs
        elif input_key(criterion.id) in form.rows:
            row = form.rows[input_key(criterion.id)]
            assert (row, form.columns["number"]) in inputs
        else:
            row = form.rows[criterion.id]
            assert (row, form.columns["total"]) in inputs


def test_every_input_cell_has_one_validation_with_a_hint(rubric: Rubric) -> None:
    sheet = form_of(build(rubric))
    assert validated(sheet) == unlocked(sheet)
    for rule in sheet.data_validations.dataValidation:
        assert rule.promptTitle
        assert rule.prompt
        assert rule.error


def test_beside_the_buttons_it_is_said_where_to_look_when_one_stays_silent() -> None:
    for takes in (Takes.UNIT, Takes.YEAR):
        assert HINTS[takes].says.endswith(SILENT)
    section, sheet = re.findall("«([^»]+)»", SILENT)
    assert ("##", section) in guide_lines()
    assert sheet in SHEETS


def test_hints_fit_into_what_excel_shows() -> None:
    for hint in HINTS.values():
        assert len(hint.title) <= 32
        assert len(hint.says) <= 255
        assert len(hint.error) <= 225


def test_validations_take_good_input_and_refuse_the_known_traps() -> None:
    rubric = RUBRICS["khoi-2017-950"]
    places = fresh_places(rubric)
    sheet = form_of(build(rubric))
    form = places.form

    def rule(key: str, column: str) -> Any:
        cell = sheet.cell(form.rows[key], form.columns[column]).coordinate
        rules = sheet.data_validations.dataValidation
        return next(r for r in rules if cell in r.sqref)

    percent = rule("I.1", "over")
    assert (percent.type, percent.errorStyle) == ("custom", "warning")
    assert "D10>=1" in percent.formula1
    typed = rule("I.9.a", "total")
    row = form.rows["I.9.a"]
    assert (typed.type, typed.formula1, typed.formula2) == ("decimal", "0", f"$C{row}")
    points = rule("I.3.a/?", "number")
    assert points.formula2 == f"$C{form.rows['I.3.a']}"
    events = rule("I.3.b/?", "number")
    assert (events.type, events.formula1) == ("whole", "0")
    given = rule("I.1", "appraised")
    assert given.formula2 == "$C10+$C10*10/100"
    assert rule("I.5/1", "number").formula1 == "$O$1:$O$1"
    assert rule("III.7/1", "number").formula1 == "$O$1:$O$2"
    assert [sheet["O1"].value, sheet["O2"].value] == ["x", 0]


def test_every_sheet_is_protected_without_a_password(rubric: Rubric) -> None:
    for sheet in to_look_at(build(rubric)):
        guard = sheet.protection
        assert guard.sheet, sheet.title
        assert not guard.password
        assert not guard.hashValue
        # False means the protection does not forbid it.
        assert not guard.formatColumns
        assert not guard.formatRows
        lists = sheet.title in ("Kết quả kiểm tra", "Nhật ký")
        assert bool(guard.autoFilter) is not lists


def test_merged_cells_stay_out_of_the_table(rubric: Rubric) -> None:
    places = fresh_places(rubric)
    for area in form_of(build(rubric)).merged_cells.ranges:
        assert area.max_row < 7 or area.min_row > places.last


# Page and view


def test_the_form_prints_on_a4_landscape_one_page_wide(rubric: Rubric) -> None:
    sheet = form_of(build(rubric))
    assert sheet.page_setup.orientation == "landscape"
    assert str(sheet.page_setup.paperSize) == "9"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToHeight, sheet.page_setup.fitToWidth) == (0, None)
    assert sheet.print_title_rows == "$7:$8"
    assert "Trang &P/&N" in sheet.oddFooter.center.text
    printed = openpyxl.utils.range_boundaries(str(sheet.print_area).split("!")[-1])
    names = [c.name for c in columns_of(rubric)]
    assert printed[:2] == (1, 1)
    assert names[printed[2]] == "why"
    rounds = len(rubric.rounds)
    assert names[printed[2] - 1] == ("reason_final" if rounds == 3 else "opinion")


def test_a_form_that_is_filled_in_has_no_colour_to_fill_in_on_paper(
    rubric: Rubric,
) -> None:
    """LibreOffice prints every fill, whatever the page set-up of Excel says."""
    data = build(rubric)
    for sheet in to_look_at(data):
        if sheet.title in ("Chấm điểm", "Tổng hợp", "Hướng dẫn"):
            assert glaring_fills(sheet) == []
    form = form_of(data)
    assert not any(form[cell].fill.fill_type for cell in unlocked(form))
    # What is missing shines, and nothing else; wrong numbers are red in ink.
    assert set(conditional_fills(form)) == {"FF" + styles.MISSING.lstrip("#")}
    assert b'blackAndWhite="1"' in parts_of(data)["xl/worksheets/sheet1.xml"]


def test_what_is_still_missing_shines_until_it_is_written(rubric: Rubric) -> None:
    data, places = build(rubric), fresh_places(rubric)
    rules = form_of(data).conditional_formatting
    shining = " ".join(
        str(one.sqref) for one in rules if any(rule.dxf.fill for rule in one.rules)
    )
    for name in ("unit", "year"):
        _, row, column = places.cells[name]
        assert a1(row, column) in shining.split()


def test_only_key_and_leaf_columns_are_hidden(rubric: Rubric) -> None:
    sheet = form_of(build(rubric))
    places = fresh_places(rubric)
    hidden = {name for name, d in sheet.column_dimensions.items() if d.hidden}
    letter = openpyxl.utils.get_column_letter
    assert hidden == {letter(places.form.columns[n]) for n in ("key", "leaf")}


@pytest.mark.parametrize(
    ("unit", "year", "cell"),
    [("", None, "A2"), ("Sở A", None, "I3"), ("Sở A", 2025, "A11")],
)
def test_the_first_empty_input_is_selected(
    unit: str, year: int | None, cell: str
) -> None:
    sheet = form_of(build(RUBRICS["khoi-2017-950"], unit=unit, year=year))
    view = sheet.sheet_view
    assert view.pane.state == "frozen"
    assert view.pane.topLeftCell == "C9"
    chosen = [s for s in view.selection if s.pane == view.pane.activePane]
    assert chosen[0].activeCell == cell


def test_the_sum_of_heights_of_the_frozen_rows_leaves_room_on_a_small_screen() -> None:
    sheet = form_of(build(RUBRICS["khoi-2017-950"]))
    heights = [sheet.row_dimensions[row].height for row in range(1, 9)]
    assert sum(heights) * 96 / 72 * sheet.sheet_view.zoomScale / 100 < 250


def test_rows_are_high_enough_and_still_give_way(rubric: Rubric) -> None:
    sheet = parts_of(build(rubric))["xl/worksheets/sheet1.xml"]
    assert b"customHeight" not in re.sub(rb"<sheetFormatPr[^>]*>", b"", sheet)
    assert len(re.findall(rb'<row [^>]* ht="', sheet)) > 20


# Notes


def test_inferred_rules_are_marked_without_changing_a_title() -> None:
    rubric = RUBRICS["khoi-2017-950"]
    places = fresh_places(rubric)
    sheet = form_of(build(rubric))
    tree = RubricTree(rubric)
    for criterion in rubric.criteria:
        row = places.form.rows[criterion.id]
        cell = sheet.cell(row, places.form.columns["title"])
        assert cell.value == criterion.title
        marked = "(*)" in cell.number_format
        assert marked is (criterion.id in INFERRED_ITEMS)
    below = [sheet.cell(r, 1).value for r in range(places.last + 1, sheet.max_row)]
    assert INFERRED in below
    assert any("tối đa 10 % điểm chuẩn của mục (*)." in (t or "") for t in below)
    assert len(list(tree.leaves())) == 42


INFERRED_ITEMS = {"I.1", "I.2", "I.3.a", "I.3.b", "I.4", "I.7", "III.4.b"}


def test_a_rubric_without_inferred_rules_has_no_mark() -> None:
    sheet = form_of(build(RUBRICS["mau-100"]))
    texts = [cell.value for row in sheet.iter_rows() for cell in row]
    assert INFERRED not in texts


def test_cells_without_a_rule_are_locked_and_grey() -> None:
    rubric = RUBRICS["khoi-2017-950"]
    form = fresh_places(rubric).form
    sheet = form_of(build(rubric))
    closed = sheet.cell(form.rows["I.5"], form.columns["over"])
    open_cell = sheet.cell(form.rows["I.1"], form.columns["over"])
    assert closed.protection.locked
    assert not open_cell.protection.locked
    assert closed.fill.fgColor.rgb != open_cell.fill.fgColor.rgb


# The package


def test_parts_are_unique_and_relationships_lead_somewhere(rubric: Rubric) -> None:
    data = build(rubric)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        assert len({n.lower() for n in names}) == len(names)
        assert names[0] == "[Content_Types].xml"
        for name in names:
            ElementTree.fromstring(package.read(name))
            if name.endswith(".rels"):
                folder = PurePosixPath(name).parent.parent
                for rel in ElementTree.fromstring(package.read(name)):
                    assert rel.tag == f"{RELS}Relationship"
                    assert rel.get("TargetMode") != "External"
                    target = folder / str(rel.get("Target"))
                    assert resolved(target) in names
        types = package.read("[Content_Types].xml").decode()
        for name in re.findall(r'PartName="/([^"]+)"', types):
            assert name in names


def resolved(path: PurePosixPath) -> str:
    steps: list[str] = []
    for step in path.parts:
        if step == "..":
            steps.pop()
        else:
            steps.append(step)
    return "/".join(steps)


def test_the_chart_keeps_no_copy_of_any_figure(rubric: Rubric) -> None:
    chart = parts_of(build(rubric))["xl/charts/chart1.xml"]
    assert b"Cache>" not in chart
    assert chart.count(b"<c:f>") == 4


def test_colours_refer_to_no_other_sheet(rubric: Rubric) -> None:
    # Excel 2007 and some readers drop such rules.
    for name, part in parts_of(build(rubric)).items():
        if name.startswith("xl/worksheets/sheet"):
            for rule in re.findall(rb"<cfRule.*?</cfRule>", part):
                assert b"!" not in rule


def test_a_form_of_each_rubric_is_read_by_libreoffice_as_we_wrote_it(
    rubric: Rubric, tmp_path: Path, office: Callable[[Path, str, Path], Path]
) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(build(rubric, unit="Sở A", year=2025))
    again = openpyxl.load_workbook(office(path, "xlsx", tmp_path / "saved"))
    mine = form_of(path.read_bytes())
    theirs = again["Chấm điểm"]
    for row in range(1, fresh_places(rubric).last + 1):
        height = mine.row_dimensions[row].height
        assert theirs.row_dimensions[row].height == pytest.approx(height, abs=0.5)
    assert unlocked(mine) <= unlocked(theirs)
    assert Round.SELF in rubric.rounds


def test_each_kind_of_criterion_asks_for_what_it_needs_and_nothing_more() -> None:
    places = fresh_places(EXAMPLE)
    keys = {row: key for key, row in places.form.rows.items()}
    names = {column: name for name, column in places.form.columns.items()}
    asked: dict[str, list[str]] = {}
    for entry in form_inputs(RubricTree(EXAMPLE), places):
        if entry.takes not in ("evidence", "opinion", "reason", "given"):
            said = f"{names[entry.column]}: {entry.takes}"
            asked.setdefault(keys[entry.row], []).append(said)
    assert asked == {
        "I.1": ["over: over"],
        "I.1/1": ["number: tick"],
        "I.1/2": ["number: tick"],
        "I.1/3": ["number: tick"],
        "I.2/?": ["number: share"],
        "I.3": ["under: under"],
        "I.3/?": ["number: points"],
        "II.1/?": ["number: share"],
        "II.2/?": ["number: count"],
        "II.3/1": ["number: part"],
        "II.3/2": ["number: part"],
        "II.3/3": ["number: part"],
        "III/?": ["number: count"],
    }


def test_each_scored_row_takes_evidence_opinion_and_later_rounds() -> None:
    places = fresh_places(EXAMPLE)
    tree = RubricTree(EXAMPLE)
    beside = ("evidence", "appraised", "opinion", "final", "reason_final")
    wanted = {
        (places.form.rows[leaf.id], places.form.columns[name])
        for leaf in tree.leaves()
        for name in beside
    }
    columns = {places.form.columns[name] for name in beside}
    found = {(i.row, i.column) for i in form_inputs(tree, places)}
    assert {place for place in found if place[1] in columns} == wanted
