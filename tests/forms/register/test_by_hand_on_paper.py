"""What the sheets for paper say of the register whose results are known by hand."""

import re

import pytest

from tests.awards.test_by_hand import MARKET, judged, register
from tests.forms.register.filling import NOW, filled_register, region_of
from toolkit.awards.eligibility.verdicts import doubts_of
from toolkit.awards.ratios.lines import RatioLine, ratio_lines
from toolkit.awards.settings import Settings
from toolkit.forms.register.apply import apply_register
from toolkit.forms.register.assess import assess_register
from toolkit.forms.register.computed import CONDITION_COLUMNS, RATIO_COLUMNS
from toolkit.forms.register.writing.condition_rows import UNWRITTEN, told_below
from toolkit.forms.register.writing.ratio_rows import ratio_rows
from toolkit.xlsx.cells.cell import Cell
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.edit.cell import FORMULA_TEXT_LIMIT

FIELDS = [head.field for head in RATIO_COLUMNS]


@pytest.fixture(scope="module")
def lines() -> list[RatioLine]:
    found = ratio_lines(register(2023), Settings(), doubts_of(judged(2023)))
    return [one for one in found if one.rule.id in ("R1", "R5")]


def test_a_live_base_leaves_out_whoever_is_barred(lines: list[RatioLine]) -> None:
    rows = ratio_rows(lines, 5)
    for line, row in zip(lines, rows, strict=True):
        cell, told = row[FIELDS.index("base")], row[FIELDS.index("what_if")]
        assert isinstance(cell, Cell)
        assert isinstance(told, Cell)
        assert cell.value == line.base
        less = re.search(r"MAX\(.*-(\d+),0\)", str(cell.formula))
        assert (int(less[1]) if less else 0) == line.base_unfit
        said = f"Số làm gốc đã trừ {line.base_unfit} đề nghị" in str(told.value)
        assert said is bool(line.base_unfit)
    [market] = [one for one in lines if one.scope.name == MARKET]
    assert (market.base, market.base_unfit) == (6, 1)


@pytest.mark.parametrize(("units", "apart"), [(3, True), (200, False)])
def test_each_unit_is_counted_by_itself_as_long_as_excel_takes_the_formula(
    lines: list[RatioLine], units: int, apart: bool
) -> None:
    """Gnumeric knows nothing of a range of criteria."""
    names = tuple(f"Đơn vị {n}" for n in range(units))
    line = next(one for one in lines if one.scope.units)
    line = line._replace(scope=line.scope._replace(units=names))
    [row] = ratio_rows([line], 5)
    formulas = [cell.formula for cell in row if isinstance(cell, Cell)]
    assert max(len(one or "") for one in formulas) <= FORMULA_TEXT_LIMIT
    together = [one for one in formulas if "SUMPRODUCT(COUNTIFS(" in (one or "")]
    assert bool(together) is not apart
    assert row[-units:] == names


def test_the_council_is_named_once_and_its_matter_in_few_words() -> None:
    told = {
        (v.verdict.proposal.name, v.verdict.proposal.award): v.rows[0]
        for v in told_below(judged(2024), 5)
    }
    row = told["Hứa Văn Trí", "advanced_worker"]
    reason = row[[head.field for head in CONDITION_COLUMNS].index("evidence")]
    assert reason == f"{UNWRITTEN}: tích cực tham gia phong trào thi đua"


def test_the_note_of_conditions_tells_of_proposals_alone() -> None:
    book = filled_register("""
    # Đề nghị
    Năm | Đối tượng | Họ và tên hoặc tên tập thể | Danh hiệu, hình thức
    2022 | cá nhân | Lê An | Chiến sĩ thi đua cơ sở
    """)
    assessment = assess_register(book)
    assert "tỷ lệ" in assessment.said
    apply_register(book, assessment, NOW)
    note = region_of(book, "td_conditions_note")
    text = str(book.sheet(note.sheet).at(note.top, note.left).value)
    assert text.startswith("Năm 2022: 1 đề nghị: ")
    assert "tỷ lệ" not in text


def test_nothing_that_a_check_finds_is_printed_on_a_ground_of_colour() -> None:
    """LibreOffice prints every fill: severities are told by their ink."""
    book = ClosedBook.from_bytes(filled_register("").to_bytes())
    styles = book.package.read("xl/styles.xml").decode()
    looks = re.findall(r"<dxf>.*?</dxf>", styles)
    part = book.package.read(book.sheet("Kết quả kiểm tra").part).decode()
    used = {int(n) for n in re.findall(r'dxfId="(\d+)"', part)}
    assert used
    assert not any("<fill>" in looks[n] for n in used)
