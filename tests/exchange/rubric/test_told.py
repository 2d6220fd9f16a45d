"""What is doubtful in a scoring table is told, each with its cell."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from tests.exchange.rubric.sheets import (
    Layout,
    as_text,
    as_xlsx,
    read,
    rubric_shown,
    totals_shown,
)
from toolkit.exchange.rubric.importing import import_rubric
from toolkit.exchange.rubric.numbering import Code
from toolkit.exchange.rubric.outline import Node
from toolkit.exchange.rubric.points import text_points
from toolkit.exchange.rubric.rows import Row, Sort
from toolkit.exchange.rubric.understanding import understand_sources
from toolkit.exchange.rubric.understood import LineKind
from toolkit.exchange.sources.book_in import read_book
from toolkit.findings import Finding
from toolkit.findings.report import Report
from toolkit.jobs.new import load_rubric
from toolkit.model.origin import NOWHERE
from toolkit.xlsx.closed_book import ClosedBook

pytestmark = pytest.mark.slow

NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)
HEAD = "TT | Nội dung | Điểm chuẩn | Tự chấm"


def told(folder: Path, *rows: str, head: str = HEAD) -> dict[tuple[str, str], Finding]:
    """What is told of a table, by code and cell; the heading is its first row."""
    layout = Layout("", "\n".join((head, *rows)), "")
    found = read(as_xlsx(layout, folder))
    return {(one.code, one.cell): one for one in found.findings}


def refused(path: Path) -> Report:
    report = import_rubric(path, now=NOW)
    assert report.saved == ""
    assert report.exit_code == 2
    return report


def test_a_file_without_a_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "thu.txt"
    path.write_text("Kính gửi các đơn vị.\nĐề nghị báo cáo.", encoding="utf-8")
    assert [one.code for one in refused(path).findings] == ["X670"]


@pytest.mark.parametrize(
    "rows",
    [
        "TT | Đơn vị | Tiêu chí 1 | Tiêu chí 2 | Tổng điểm\n1 | Phòng A | 3 | 4 | 7",
        "STT | Tên đơn vị | Điểm | Điểm thưởng | Xếp hạng\n1 | Quận 1 | 97 | 10 | 1",
    ],
)
def test_a_ranking_of_units_is_no_rubric(rows: str, tmp_path: Path) -> None:
    rows += "\n" + rows.rpartition("\n")[2].replace("1 |", "2 |")
    report = refused(as_xlsx(Layout("", rows, ""), tmp_path))
    assert [one.code for one in report.findings] == ["X670"]


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("bang.pdf", b"%PDF-1.7 x", "PDF"),
        ("bang.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Word"),
        ("bang.rtf", b"{\\rtf1 x}", "RTF"),
        ("anh.png", b"\x89PNG\r\n\x1a\n", "ảnh"),
    ],
)
def test_other_documents_are_named(
    name: str, data: bytes, kind: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    [finding] = refused(path).findings
    assert finding.code == "X689"
    assert kind in finding.what


def test_a_table_without_a_heading_is_understood_by_its_cells(tmp_path: Path) -> None:
    rows = "I | Công tác chung | 30\n1 | Kế hoạch | 20\n2 | Kiểm tra | 10"
    found = read(as_xlsx(Layout("", rows, ""), tmp_path))
    assert rubric_shown(found) == "I 30 group\nI.1 20 manual\nI.2 10 manual"
    assert "X671" in {one.code for one in found.findings}


def test_a_line_before_all_items_and_a_day_among_points_are_told(
    tmp_path: Path,
) -> None:
    path = tmp_path / "bang.xlsx"
    book = Workbook(str(path))
    sheet = book.add_worksheet("A")
    rows = (
        ("TT", "Nội dung", "Điểm chuẩn", "Tự chấm"),
        (None, "- Tốt: 5 điểm", None, None),
        (1, "Kế hoạch", 20, None),
        (2, "Kiểm tra", None, None),
        (None, "Cộng", 30, None),
    )
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(number, column, value)
    day = book.add_format({"num_format": "d/m"})
    sheet.write_datetime(3, 2, datetime(2024, 10, 5), day)  # noqa: DTZ001 - a cell's
    book.close()
    cells = {(one.code, one.cell) for one in read(path).findings}
    assert {("X672", "B2"), ("X672", "C4"), ("X674", "B4")} <= cells


def test_numbers_that_repeat_or_jump_are_told(tmp_path: Path) -> None:
    rows = ("1 | A | 10", "2 | B | 10", "2 | C | 10", "5 | D | 10")
    found = told(tmp_path, *rows)
    assert found["X673", "A4"].expected == "2b"
    assert "thiếu dòng" in found["X673", "A5"].what


def test_points_that_are_not_there_are_told_and_no_form_is_made(tmp_path: Path) -> None:
    layout = Layout("", f"{HEAD}\n1 | A | 10 | 9\n2 | B | | 5\n3 | C | | 5", "")
    path = as_xlsx(layout, tmp_path)
    report = import_rubric(path, now=NOW)
    assert [one.cell for one in report.findings if one.code == "X674"] == ["B3", "B4"]
    assert len(report.saved.split(", ")) == 2
    assert "Không tạo sổ chấm điểm" in report.summary


def test_the_one_standard_that_is_missing_is_what_the_group_leaves(
    tmp_path: Path,
) -> None:
    found = told(tmp_path, "I | Chung | 30", "1 | A | 20", "2 | B |")
    assert found["X675", "C4"].expected == "10"


def test_totals_and_groups_that_do_not_add_up_are_told(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        *("I | Chung | 30 | 29", "1 | A | 20 | 18", "2 | B | 10 | 10"),
        "| Tổng cộng | 30 | 30",
    )
    seen = {at: (one.seen, one.expected) for (code, at), one in found.items()}
    assert seen == {"D2": ("29", "28"), "D5": ("30", "29")}
    assert {code for code, _ in found} == {"X676"}


def test_a_standard_that_is_no_sum_is_told_where_it_stands(tmp_path: Path) -> None:
    found = told(tmp_path, "I | Chung | 35", "1 | A | 20", "2 | B | 10", "| Cộng | 40")
    assert found["S501", "B2"].seen == "30"
    assert found["S501", "C5"].expected == "40"


def test_a_row_that_does_not_add_up_is_told(tmp_path: Path) -> None:
    head = "TT | Nội dung | Điểm chuẩn | Điểm cộng | Điểm trừ | Tổng điểm"
    found = told(tmp_path, "1 | A | 20 | | 2 | 19", "2 | B | 10 | | | 10", head=head)
    assert found["X677", "F2"].expected == "18"


def test_lost_cells_are_told_and_so_is_what_they_leave_open(tmp_path: Path) -> None:
    head = "TT | Nội dung | Điểm chuẩn | Tự chấm | Thẩm định | Ghi chú"
    rows = f"{head}\n1 | A | 20 | 18 | 17 |\n2 | B | 10 | 9\n3 | C | 5 | 5 | 5 |"
    path = as_text(Layout("", rows, ""), tmp_path)
    found = {one.code: one for one in read(path).findings}
    assert found["X678"].cell == "B3"
    assert found["X679"].cell == "B3"


def test_levels_without_points_and_lines_of_two_meanings_are_told(
    tmp_path: Path,
) -> None:
    found = told(
        tmp_path,
        *("1 | A | 20", "| - Tốt: 20 điểm", "| - Khá"),
        *("2 | B | 20", "| - Phần một: 6 điểm", "| - Phần hai: 9 điểm"),
    )
    assert {("X680", "B4"), ("X681", "B5")} <= found.keys()


def test_rules_in_words_are_told(tmp_path: Path) -> None:
    rows = ("1 | Mỗi sáng kiến được 2 điểm, tối đa 10 điểm | 10", "2 | B | 10")
    assert told(tmp_path, *rows)["X682", "B2"].seen.startswith("Mỗi sáng kiến")


def test_bonus_without_a_rule_is_told(tmp_path: Path) -> None:
    head = "TT | Nội dung | Điểm chuẩn | Vượt | Điểm cộng | Tổng điểm"
    rows = ("1 | A | 20 | 3% | 2 | 22", "2 | B | 50 | 4% | 1 | 51")
    assert told(tmp_path, *rows, head=head)["X684", "E2"].seen == "2 điểm cộng"


def test_percents_and_points_that_nothing_counts_are_told(tmp_path: Path) -> None:
    head = "TT | Nội dung | Điểm chuẩn | Không đạt chỉ tiêu | Tổng điểm"
    found = told(tmp_path, "1 | A | 20 | 5% | 18", "2 | B | 10 | | 10", head=head)
    assert found["X684", "D2"].seen == "không đạt 5 %"
    head = "TT | Nội dung | Điểm chuẩn | Điểm tối đa | Tự chấm"
    found = told(tmp_path, "1 | A | 20 | 25 | 18", "2 | B | 10 | 12 | 10", head=head)
    assert ("X688", "D2") in found


def test_points_of_no_level_are_told_and_not_taken(tmp_path: Path) -> None:
    rows = ("1 | A | 20 | 17", "| - Tốt | 20", "| - Khá | 15", "2 | B | 10 | 10")
    found = told(tmp_path, *rows)
    assert found["X684", "D2"].seen == "17"


def test_what_the_form_counts_otherwise_is_told(tmp_path: Path) -> None:
    layout = Layout(
        "", f"{HEAD}\n1 | A | 20 | 18\n| - Tốt | 20 | \n| - Khá | 15 | 18", ""
    )
    report = import_rubric(as_xlsx(layout, tmp_path), now=NOW)
    [finding] = [one for one in report.findings if one.code == "X685"]
    assert (finding.cell, finding.seen, finding.expected) == ("B2", "18", "15")


def test_points_without_words_are_told(tmp_path: Path) -> None:
    found = told(tmp_path, "1 | A | 20 |", "2 | '#REF! | 10 |", "| | 30 |")
    assert {("X672", "B3"), ("X672", "B4")} <= found.keys()


def test_hidden_rows_are_told_and_left_out(tmp_path: Path) -> None:
    path = tmp_path / "bang.xlsx"
    book = Workbook(str(path))
    sheet = book.add_worksheet("A")
    rows = [("TT", "Nội dung", "Điểm chuẩn"), (1, "A", 10), (2, "B", 5), (3, "C", 5)]
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    sheet.set_row(2, None, None, {"hidden": True})
    book.close()
    found = read(path)
    assert rubric_shown(found) == "1 10 manual\n3 5 manual"
    assert ("X686", "B3") in {(one.code, one.cell) for one in found.findings}


def test_of_several_tables_the_one_that_was_taken_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bang.xlsx"
    book = Workbook(str(path))
    for name, count in (("Tổng hợp", 2), ("Chấm điểm", 4)):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, ["TT", "Nội dung", "Điểm chuẩn"])
        for number in range(1, count + 1):
            sheet.write_row(number, 0, [number, f"{name} {number}", 10])
    book.close()
    [finding] = [one for one in read(path).findings if one.code == "X687"]
    assert "«Chấm điểm» hàng 1" in finding.what
    assert finding.seen == "«Tổng hợp» hàng 1"
    other = read(path, "Tổng hợp")
    assert len(other.rubric.criteria) == 2
    report = import_rubric(path, sheet="Không có", now=NOW)
    assert [one.code for one in report.findings] == ["X603"]


def test_columns_that_nobody_knows_and_odd_words_are_told(tmp_path: Path) -> None:
    head = "TT | Nội dung | Điểm chuẩn | Người theo dõi"
    found = told(tmp_path, "1 | A | 10 | Lan", "2 | B | 5 | Hoa", head=head)
    assert "Người theo dõi" in found["X688", "D1"].what


def test_a_filled_table_without_faults_is_quiet(tmp_path: Path) -> None:
    rows = f"{HEAD}\n1 | A | 20 | 18\n2 | B | 10 | 10\n| Cộng | 30 | 28"
    found = read(as_xlsx(Layout("", rows, ""), tmp_path))
    assert found.findings == ()
    assert totals_shown(found) == "self 28"


def test_nothing_is_written_over_and_a_try_writes_nothing(tmp_path: Path) -> None:
    source = as_xlsx(Layout("", f"{HEAD}\n1 | A | 20 |\n2 | B | 10 |", ""), tmp_path)
    before = source.read_bytes()
    first = import_rubric(source, now=NOW)
    second = import_rubric(source, now=NOW)
    assert not set(first.saved.split(", ")) & set(second.saved.split(", "))
    tried = import_rubric(source, output=str(tmp_path / "x"), now=NOW, dry_run=True)
    assert (tried.saved, (tmp_path / "x").exists()) == ("", False)
    assert source.read_bytes() == before


def test_rows_and_nodes_are_told_apart_by_what_they_are_not_by_what_they_say() -> None:
    """Comparing them by their contents made thousands of levels take minutes."""
    row = Row(Sort.DATA, 1, NOWHERE, "Tốt")
    assert row != Row(Sort.DATA, 1, NOWHERE, "Tốt")
    code, said = Code("bullet", 0, ""), text_points("Tốt")
    assert Node(row, code, said) != Node(row, code, said)


def test_a_total_before_the_bonus_is_one_of_all_above_it(tmp_path: Path) -> None:
    rows = (
        *("I | A | 60 | 60", "1 | Việc | 60 | 60", "II | B | 40 | 40"),
        *("1 | Việc | 40 | 40", "| Tổng điểm | 100 | 100", "III | Điểm thưởng | | 5"),
        *("1 | Cờ thi đua | 5 | 5", "| Tổng cộng | 105 | 105"),
    )
    assert told(tmp_path, *rows) == {}
    wrong = told(tmp_path, *rows[:4], "| Tổng điểm | 90 | 100", *rows[5:])
    assert [(code, at) for code, at in wrong] == [("X676", "C6")]


def test_a_total_above_the_items_is_held_against_them(tmp_path: Path) -> None:
    rows = ("| TỔNG CỘNG | 100 | 90", "1 | A | 60 | 60", "2 | B | 40 | 40")
    assert [at for code, at in told(tmp_path, *rows) if code == "X676"] == ["D2"]


def test_a_sentence_that_a_page_parts_is_one(tmp_path: Path) -> None:
    rows = f"{HEAD}\n1 | Tổ chức phong trào do khối, | 60 |\n| cụm phát động | |"
    layout = Layout("", f"{rows}\n2 | Kiểm tra | 40 |", "")
    found = read(as_xlsx(layout, tmp_path))
    assert found.rubric.criteria[0].title == "Tổ chức phong trào do khối, cụm phát động"
    assert LineKind.CONTINUED in {line.kind for line in found.lines}


def test_a_long_rubric_is_whole_in_its_workbook(tmp_path: Path) -> None:
    items = "\n".join(f"{n} | Việc số {n} | 1 |" for n in range(1, 402))
    report = import_rubric(
        as_text(Layout("", f"{HEAD}\n{items}", ""), tmp_path), now=NOW
    )
    rubric, _ = load_rubric(report.saved.split(", ")[0])
    assert rubric is not None
    assert len(rubric.criteria) == 401


def test_who_has_the_workbook_open_gets_every_line_with_its_cells(
    tmp_path: Path,
) -> None:
    rows = f"{HEAD}\nI | Chung | 30 |\n1 | A | 20 | 18\n| - Tốt | 20 |\n| - Khá | 18 |"
    path = as_xlsx(
        Layout("", f"{rows}\n2 | B | 10 | 9\n| Cộng | 30 | 27", ""), tmp_path
    )
    book = ClosedBook.from_bytes(path.read_bytes())
    found = understand_sources(tuple(read_book(book)), "bảng")
    kinds = [(one.kind.value, one.at.cell, one.code) for one in found.lines]
    assert kinds == [
        ("heading", "A1", ""),
        ("section", "B2", "I"),
        ("item", "B3", "I.1"),
        ("level", "B4", ""),
        ("level", "B5", ""),
        ("item", "B6", "I.2"),
        ("total", "B7", ""),
    ]
    item = found.lines[2]
    cells = {role.value: place.cell for role, place in item.places.items()}
    assert cells == {"number": "A3", "text": "B3", "standard": "C3", "self": "D3"}
    assert {role.value: int(n) for role, n in item.typed.items()} == {"self": 18}
