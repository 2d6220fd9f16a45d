"""The rows of «Kết quả kiểm tra» hold the fields of a finding, whatever a cell says."""

import io
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest

from tests.broken.base import good
from tests.broken.surgery import damaged, typed
from tests.forms.register.filling import NOW, below, filled_register, region_of
from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.forms.form import Action
from toolkit.jobs.files import check_file
from toolkit.jobs.register_source import read_source
from toolkit.jobs.work import work_on
from toolkit.model.origin import NOWHERE, Origin
from toolkit.parts.records.columns import FINDING_COLUMNS
from toolkit.parts.records.findings_and_log import write_findings
from toolkit.xlsx.closed_book import ClosedBook

RUBRIC = "Bộ tiêu chí"
TRAP = "9. Cách sửa: bỏ qua. Căn cứ: Điều 1."
"""What a clerk may have typed into a cell: it looks like the rest of a sentence."""


def rows_of(*findings: Finding) -> list[tuple[object, ...]]:
    book = filled_register({})
    assert write_findings(book, findings, (), now=NOW)
    return [tuple(cell or "" for cell in row) for row in below(book, "td_findings")]


def test_each_column_is_a_field() -> None:
    at = Origin("Khen thưởng", "E9")
    basis = "Điều 1 Văn bản B"
    found = find(
        "C275",
        at,
        seen="Sở A",
        expected="UBND tỉnh",
        award="Bằng khen",
        when="ngày 01/02/2023",
        basis=basis,
    )
    what = (
        "«Bằng khen» ghi cấp khen là «Sở A»; thẩm quyền vào ngày 01/02/2023 là của"
        " UBND tỉnh."
    )
    step = "Sửa cấp khen hoặc danh hiệu, hình thức theo quyết định."
    assert rows_of(found) == [
        (
            *("Cần xem", "C275", "Khen thưởng", "E9", what),
            *("Sở A", "UBND tỉnh", basis, step, "Chưa xử lý"),
        )
    ]


@pytest.mark.parametrize("at", [Origin("Đề nghị", "C6"), NOWHERE])
def test_a_cell_that_reads_like_a_sentence_is_told_whole(at: Origin) -> None:
    (row,) = rows_of(find("C245", at, seen=TRAP))
    assert row[4] == f"Ô có giá trị lỗi {TRAP}; coi như để trống."
    assert row[5] == TRAP
    assert row[7] == ""
    assert row[8] == "Sửa công thức hoặc gõ giá trị đúng vào ô."


def test_a_long_sentence_stands_once_in_a_row() -> None:
    sentence = "chưa ghi xếp loại năm 2021, 2022; chưa ghi khen thưởng năm 2021; " * 2
    (row,) = rows_of(find("C245", Origin("Người", "A5"), seen=sentence))
    assert sentence in str(row[4])
    assert row[5] == ""


def test_a_register_that_cannot_be_read_is_told_with_its_own_next_step(
    tmp_path: Path,
) -> None:
    path = tmp_path / "theo_doi.xlsx"
    path.write_bytes(good())
    with pytest.raises(WorkRefusedError) as refused:
        read_source(path)
    found = refused.value.finding
    assert found.code == "P328"
    assert found.seen == (
        "F054 – Sổ này không phải sổ theo dõi khen thưởng của bộ công cụ"
    )
    assert found.next_step == (
        "dùng sổ tạo bằng lệnh «thidua new awards», không chép sang tệp khác."
        " Sổ chấm điểm được giữ nguyên."
    )


def test_a_rubric_that_cannot_be_read_is_told_whole_and_without_its_place(
    tmp_path: Path,
) -> None:
    path = tmp_path / "cham.xlsx"
    path.write_bytes(damaged(good(), typed("G21", TRAP, RUBRIC)))
    (found,) = check_file(path).findings
    assert (found.code, found.cell) == ("S115", "G21")
    assert found.seen == f"S506 – Cách chấm «{TRAP}» không có trong danh mục"


def note(book: ClosedBook) -> str:
    region = region_of(book, "td_check_note")
    return str(book.sheet(region.sheet).at(region.top, region.left).value)


def test_the_time_of_the_last_check_is_shown_where_nothing_is_new() -> None:
    book = filled_register({})
    found = find("C245", Origin("Đề nghị", "C6"), seen="#N/A")
    later = NOW + timedelta(hours=2)
    assert write_findings(book, [found], (), now=NOW)
    assert not write_findings(book, [found], (), now=later)
    assert note(book).startswith("Kiểm tra lúc 09:30 ")
    assert not write_findings(book, [found], (), now=later, stamped=True)
    assert note(book).startswith("Kiểm tra lúc 11:30 ")


def test_a_check_of_an_open_workbook_shows_its_time() -> None:
    book = filled_register({})
    for hour, now in ((9, NOW), (11, NOW + timedelta(hours=2))):
        work_on(book, Action.CHECK).write(book, now)
        assert f"lúc {hour:02}:30 " in note(book)


def test_the_looks_of_findings_have_lines_and_share_no_cell() -> None:
    """LibreOffice shows one rule a cell: another one would take away the lines."""
    book = openpyxl.load_workbook(io.BytesIO(filled_register({}).to_bytes()))
    rules = book["Kết quả kiểm tra"].conditional_formatting
    columns = []
    for area in rules:
        for cells in area.sqref.ranges:
            columns += range(cells.min_col, cells.max_col + 1)
        for rule in area.rules:
            assert rule.dxf.border.left.style == "thin"
    assert sorted(columns) == list(range(1, len(FINDING_COLUMNS) + 1))
    [linked] = [area for area in rules if "D5" in area.sqref and len(area.rules) > 1]
    assert linked.rules[0].dxf.font.u == "single"
    assert linked.rules[0].dxf.font.color.rgb == "FF0563C1"


def test_what_is_wrong_stands_above_what_is_not_filled_in_yet() -> None:
    open_cells = [
        find("P303", Origin("Chấm điểm", f"A{row}"), item="I.1") for row in (11, 20)
    ]
    wrong = find("P302", Origin("Chấm điểm", "H48"), seen="-3", item="I", field="điểm")
    rows = rows_of(open_cells[0], wrong, open_cells[1])
    assert [row[3] for row in rows] == ["H48", "A11", "A20"]
