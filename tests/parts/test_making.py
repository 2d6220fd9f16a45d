"""The parts the workbooks are built of: text widths, notes, guide, package."""

import io
import subprocess
import sys
import tracemalloc
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from tests.workbook_parts import parts_of
from toolkit.forms.rubric.making.example import EXAMPLE
from toolkit.forms.rubric.making.workbook import build_rubric_workbook
from toolkit.forms.scoring.making.inputs import bonus_cap, ceiling, runs
from toolkit.forms.scoring.making.notes import footnotes, input_label
from toolkit.forms.scoring.making.workbook import build_scoring
from toolkit.model.rubric import (
    BonusRule,
    Criterion,
    Kind,
    Line,
    PenaltyRule,
    Rubric,
    RubricTree,
    RuleStatus,
)
from toolkit.parts.making.book import new_book
from toolkit.parts.making.guide import AUTHORING, guide_lines, guide_text
from toolkit.parts.making.normalise import normalise
from toolkit.parts.records.columns import LOG_COLUMNS, row_points
from toolkit.parts.records.text_size import column_px, lines_needed, text_px
from toolkit.scoring.rubric.columns import COLUMNS
from toolkit.scoring.rubric.text import standard_rubric

TEN = Decimal(10)


# Text widths


def test_marks_on_letters_add_no_width() -> None:
    assert text_px("ễ", 12) == text_px("e", 12)
    assert text_px("Ở", 12) == text_px("O", 12)


def test_an_em_is_as_wide_as_the_font_is_high() -> None:
    assert text_px("—", 12) == pytest.approx(16)
    assert text_px("0", 12) == pytest.approx(8)


def test_bold_text_is_wider() -> None:
    text = "Thực hiện nhiệm vụ"
    assert text_px(text, 12, bold=True) > text_px(text, 12)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("ngắn", 1),
        ("một hai ba bốn năm sáu bảy tám chín mười", 5),
        ("dòng\ndòng", 2),
        ("x" * 100, 11),
    ],
)
def test_lines_are_counted_as_they_wrap(text: str, lines: int) -> None:
    assert lines_needed(text, column_px(10), 12) == lines


def test_indented_text_needs_more_lines() -> None:
    text = "một hai ba bốn năm"
    assert lines_needed(text, 110, 12, indent=3) > lines_needed(text, 110, 12)


def test_names_of_thousands_of_units_are_measured_and_forgotten() -> None:
    for number in range(3_000):
        lines_needed(f"Tên-{number}", 110, 12)
    tracemalloc.start()
    for number in range(20_000):
        lines_needed(f"Đơn-vị-{number}", 110, 12)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < 2_000_000  # of texts that come again in each workbook


def test_a_record_row_is_as_high_as_its_longest_text() -> None:
    short = row_points(["a"] * 7, LOG_COLUMNS)
    long = row_points([*["a"] * 6, "một lý do dài " * 20], LOG_COLUMNS)
    assert short < 20
    assert long > 4 * short
    assert row_points([None, ""], LOG_COLUMNS) == short


def test_libreoffice_needs_no_more_height_than_we_give(
    tmp_path: Path, office: Callable[[Path, str, Path], Path]
) -> None:
    titles = [c.title for c in standard_rubric("khoi-2017-950").criteria]
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.column_dimensions["A"].width = column_px(45) / 7
    for row, title in enumerate(titles, 1):
        cell = sheet.cell(row, 1, title)
        cell.alignment = openpyxl.styles.Alignment(wrap_text=True)
        cell.font = openpyxl.styles.Font(name="Times New Roman", size=12)
    path = tmp_path / "titles.xlsx"
    book.save(path)
    taken = openpyxl.load_workbook(office(path, "xlsx", tmp_path / "o")).active
    for row, title in enumerate(titles, 1):
        given = lines_needed(title, column_px(45), 12) * 15.6 + 3
        assert (taken.row_dimensions[row].height or 0) <= given + 1.5


# Runs and ceilings


def test_rows_are_gathered_into_runs() -> None:
    assert runs([3, 4, 5, 9]) == [(3, 5), (9, 9)]
    assert runs([9, 4, 3]) == [(3, 4), (9, 9)]


@pytest.mark.parametrize(
    ("share", "points", "text"),
    [
        (TEN, None, "{0}*10/100"),
        (None, Decimal("2.5"), "2.5"),
        (TEN, Decimal(3), "MIN({0}*10/100,3)"),
        (None, None, ""),
    ],
)
def test_the_bonus_cap_is_the_smaller_of_its_two(
    share: Decimal | None, points: Decimal | None, text: str
) -> None:
    rule = BonusRule(points_per_percent=TEN, cap_share=share, cap_points=points)
    criterion = leaf(bonus=rule)
    assert bonus_cap(criterion) == text
    assert ceiling(criterion) == (f"{{0}}+{text}" if text else "")
    assert ceiling(leaf()) == "{0}"


# Notes


def leaf(number: str = "1", **fields: object) -> Criterion:
    given = {"kind": Kind.MANUAL, "title": "Việc", "standard_points": TEN, **fields}
    return Criterion(id=f"I.{number}", parent="I", number=number, **given)  # type: ignore[arg-type]


def notes_of(*leaves: Criterion, **fields: object) -> tuple[str, ...]:
    section = Criterion(
        id="I",
        number="I",
        title="Phần",
        standard_points=TEN * len(leaves),
        kind=Kind.GROUP,
    )
    rubric = Rubric(
        id="r",
        title="R",
        standard_points=TEN * len(leaves),
        criteria=(section, *leaves),
        **fields,  # type: ignore[arg-type]
    )
    return footnotes(RubricTree(rubric))


def test_a_plain_rubric_needs_no_notes() -> None:
    assert notes_of(leaf()) == ()


def test_the_same_note_on_many_items_is_said_once() -> None:
    items = [leaf(n, note="Chưa rõ. Hỏi Sở.") for n in ("1", "2", "3")]
    assert notes_of(*items, leaf("4", note="Hỏi Sở.")) == (
        "Mục I.1–3: chưa rõ.",
        "Mục I.1–4: hỏi Sở.",
    )


def test_bonus_penalty_and_cap_are_told_with_their_numbers() -> None:
    bonus = BonusRule(points_per_percent=Decimal("0.5"), cap_points=Decimal(3))
    penalty = PenaltyRule(points_per_percent=Decimal(1), status=RuleStatus.INFERRED)
    notes = notes_of(leaf(bonus=bonus, penalty=penalty), bonus_cap=Decimal(50))
    assert notes == (
        "(*) Quy tắc suy ra từ số liệu, chưa có trong văn bản.",
        "Điểm cộng – Mục I.1: mỗi 1 % vượt chỉ tiêu cộng 0,5 điểm, tối đa 3 điểm.",
        "Tổng điểm cộng của cả bảng tối đa 50 điểm.",
        "Điểm trừ – Mục I.1: mỗi 1 % không đạt chỉ tiêu trừ 1 điểm (*).",
    )


def test_a_note_on_a_level_is_printed_too() -> None:
    line = Line(title="Tốt", points=TEN, note="Văn bản viết nhầm.")
    item = leaf(kind=Kind.LEVELS, lines=(line,))
    assert notes_of(item) == ("Mục I.1: văn bản viết nhầm.",)


def test_the_row_for_a_number_says_what_to_write() -> None:
    by_id = {c.id: c for c in EXAMPLE.criteria}
    assert input_label(by_id["I.2"]) == "Số đo: Tỷ lệ hồ sơ quá hạn (%)"
    assert input_label(by_id["II.1"]).endswith("– đạt khi ≥ 70")
    assert input_label(by_id["II.2"]).endswith("– mỗi lần trừ 2 điểm")
    expected = "Điểm đạt được (0–10), chưa kể điểm trừ theo phần trăm"
    assert input_label(by_id["I.3"]) == expected


# Guide


def test_the_guide_names_the_commands_and_the_folder() -> None:
    text = guide_text()
    for word in ("thidua rescore", "thidua undo", "_sao_luu", "16,5", "gõ x"):
        assert word in text
    assert "[" not in text


@pytest.mark.parametrize("name", ["guide.txt", AUTHORING])
def test_every_line_of_a_guide_is_understood(name: str) -> None:
    for mark, text in guide_lines(name):
        assert mark or not text, text


def test_printing_the_guide_needs_no_library() -> None:
    code = (
        "import sys; from toolkit.parts.making.guide import guide_text\n"
        "guide_text(); print('xlsxwriter' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


# The workbook in which a rubric is written


@pytest.mark.slow
def test_a_rubric_comes_back_from_the_authoring_workbook() -> None:
    from tests.scoring.placeless import placeless
    from toolkit.forms.rubric.sheet import rubric_rows
    from toolkit.scoring.rubric.rows import from_rows
    from toolkit.xlsx.closed_book import ClosedBook

    for rubric in (None, standard_rubric("mau-100")):
        book = ClosedBook.from_bytes(build_rubric_workbook(rubric))
        again, findings = from_rows(*rubric_rows(book))
        assert placeless(again) == placeless(rubric or EXAMPLE)
        assert [f.code for f in findings if f.severity == "error"] == []


def test_the_example_shows_every_way_of_scoring() -> None:
    assert {c.kind for c in EXAMPLE.criteria} == set(Kind)


@pytest.mark.slow
def test_authoring_cells_are_open_with_a_hint_and_rows_can_be_added() -> None:
    book = openpyxl.load_workbook(io.BytesIO(build_rubric_workbook(None)))
    assert book.sheetnames == ["Bộ tiêu chí", "Hướng dẫn"]
    sheet = book["Bộ tiêu chí"]
    assert sheet.protection.sheet
    assert not sheet.protection.insertRows
    assert not sheet.protection.deleteRows
    area = book.defined_names["td_rb_title"].attr_text.split("!")[-1]
    (_, top, _, bottom) = openpyxl.utils.range_boundaries(area.replace("$", ""))
    assert bottom - top > 250
    validations = sheet.data_validations.dataValidation
    for row in (top, bottom):
        for column in range(1, len(COLUMNS) + 1):
            cell = sheet.cell(row, column)
            assert not cell.protection.locked
            rules = [v for v in validations if cell.coordinate in v.sqref]
            assert len(rules) == 1
            assert rules[0].prompt == COLUMNS[column - 1].hint
    assert sheet.cell(top - 1, 1).protection.locked


def test_drop_downs_fit_into_a_validation() -> None:
    for column in COLUMNS:
        assert len(column.hint) <= 255
        if column.words:
            assert len(",".join(column.words.shown)) <= 255


# Formulas

FORMULAS = (
    *("=SUM(A1:A3)", '=IF(A1="",0,COUNTIFS(B:B,">1"))', "{=SUM(A1:A2)}", "=A1", "B2"),
    *("=XLOOKUP(1,A:A,B:B)", "=IF(A1>0,IFNA(B1,0),_xlfn.DAYS(A1,B1))", "=STDEV.S(A:A)"),
    *('="MAP("&SORT(A1:A3)', "=FORECAST.ETS.STAT(1,A:A,B:B,1)", "=SINGLE(A1)"),
)


def test_formulas_are_written_as_the_library_writes_them() -> None:
    def written(made: type[Worksheet] | None) -> dict[str, bytes]:
        target = io.BytesIO()
        book = Workbook(target) if made else new_book(target)
        for named in ("one", "other"):
            sheet = book.add_worksheet(named)
            for row, formula in enumerate(FORMULAS):
                sheet.write_formula(row, 3, formula)
                if "{" not in formula:
                    rule = {"type": "formula", "criteria": formula, "format": None}
                    sheet.conditional_format(row, 4, row, 4, rule)
                    sheet.data_validation(
                        row, 5, row, 5, {"validate": "custom", "value": formula}
                    )
        book.close()
        sheets = parts_of(target.getvalue()).items()
        return {name: part for name, part in sheets if "worksheets/" in name}

    assert written(None) == written(Worksheet)


# The package


def test_normalising_twice_changes_nothing() -> None:
    once = build_scoring(EXAMPLE, rules_version="x")
    assert normalise(once) == once


def test_the_content_decides_the_bytes_and_not_the_order_of_the_parts() -> None:
    data = build_scoring(EXAMPLE, rules_version="x")
    shuffled = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(shuffled, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in reversed(source.namelist()):
            target.writestr(name, source.read(name))
    assert normalise(shuffled.getvalue()) == data


def test_another_rubric_gives_another_workbook() -> None:
    other = EXAMPLE._replace(title="Bộ khác")
    one = build_scoring(EXAMPLE, rules_version="x")
    assert build_scoring(other, rules_version="x") != one
