"""Lists with the shapes and slips of real ones: each row right, or told with why."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font
from xlsxwriter import Workbook

from tests.exchange.tables.files import (
    book_file,
    codes,
    csv_file,
    lines,
    register,
    table_rows,
    take_in,
)
from toolkit.exchange.tables.rows.award_texts import awarding_body
from toolkit.exchange.tables.rows.dittos import is_ditto
from toolkit.findings.report import Report

LDTT, CSTDCS = "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở"
HEAD = ["Năm", "Họ và tên", "Danh hiệu", "Số quyết định"]


def awards(tmp_path: Path, rows: list[list[Any]], **made: Any) -> tuple[list[Any], Any]:
    """What a list of awards gives: the rows in the register, and the report."""
    path = register(tmp_path)
    report = take_in(path, book_file(tmp_path, {"DS": rows}, **made), table="awards")
    return table_rows(path, "awards"), report


def said(report: Report, code: str) -> str:
    return next(f.text for f in report.findings if f.code == code)


def test_tables_above_each_other_both_come_in(tmp_path: Path) -> None:
    rows = [
        ["A. TẬP THỂ"],
        ["STT", "Tên tập thể", "Danh hiệu", "Năm"],
        [1, "Phòng Tổ chức", "Tập thể lao động tiên tiến", 2024],
        [],
        ["B. CÁ NHÂN"],
        ["STT", "Họ và tên", "Đơn vị", "Danh hiệu", "Năm"],
        [1, "Lê Văn Giả", "Phòng Tổ chức", LDTT, 2024],
    ]
    found, report = awards(tmp_path, rows)
    assert [(r["name"], r["recipient"]) for r in found] == [
        ("Phòng Tổ chức", "tập thể"),
        ("Lê Văn Giả", "cá nhân"),
    ]
    assert codes(report) == ["X644", "X644"]


def test_tables_beside_each_other_never_mix(tmp_path: Path) -> None:
    head = ["STT", "Họ và tên", "Danh hiệu", "Năm", None]
    rows = [
        [*head, "STT", "Tên tập thể", "Danh hiệu", "Năm"],
        [1, "An", LDTT, 2024, None, 1, "Phòng A", "TTLĐTT", 2023],
        [2, "Bình", CSTDCS, 2024],
    ]
    found, _ = awards(tmp_path, rows)
    assert [(r["name"], r["award"], r["year"]) for r in found] == [
        ("An", LDTT, 2024),
        ("Bình", CSTDCS, 2024),
        ("Phòng A", "Tập thể lao động tiên tiến", 2023),
    ]


def test_an_empty_column_alone_parts_no_table(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Danh hiệu", None, "Đơn vị", "Năm"]]
    rows.append(["An", LDTT, None, "Phòng A", 2024])
    found, _ = awards(tmp_path, rows)
    assert found == [{"name": "An", "award": LDTT, "unit": "Phòng A", "year": 2024}]


def test_a_table_of_which_nobody_is_sure_is_named(tmp_path: Path) -> None:
    sheets = {
        "Đề nghị": [["Năm", "Họ và tên", "Danh hiệu"], [2024, "An", LDTT]],
        "Khác": [["Họ và tên", "Chức vụ"], ["Bình", "TP"]],
    }
    path = register(tmp_path)
    report = take_in(path, book_file(tmp_path, sheets))
    assert [row["name"] for row in table_rows(path, "proposals")] == ["An"]
    assert "X639" in codes(report)
    assert "dòng của bảng không đưa vào: 2" in report.summary


def test_a_table_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    sheets = {
        "Một": [["Họ và tên", None, "Danh hiệu", "Năm"], ["Lê", "An", LDTT, 2024]],
        "Hai": [["Họ và tên", "Danh hiệu", "Năm"], ["Hà Chi", LDTT, 2024]],
    }
    source = book_file(tmp_path, sheets, merges=["A1:B1"])
    book = openpyxl.load_workbook(source)
    book["Một"]["B2"] = "sinh ngày 02/03/1985 tại Bắc Giang"
    book.save(source)
    path = register(tmp_path)
    report = take_in(path, source, table="awards")
    assert [row["name"] for row in table_rows(path, "awards")] == ["Hà Chi"]
    assert "có thể không thuộc họ tên" in said(report, "X640")


@pytest.mark.parametrize(
    ("head", "merges"),
    [
        (["STT", "Họ và tên", None, "Đơn vị"], ["B1:C1"]),
        (["STT", "Họ và tên đệm", "Tên", "Đơn vị"], []),
        (["STT", "HỌ LÓT", "TÊN", "Đơn vị"], []),
    ],
)
def test_a_name_in_two_columns_comes_in_whole(
    tmp_path: Path, head: list[Any], merges: list[str]
) -> None:
    rows = [head, [1, "Nguyễn Thị", "Mẫu", "A"], [2, "Y", "Bhin", "A"]]
    path = register(tmp_path)
    report = take_in(path, book_file(tmp_path, {"DS": rows}, merges=merges))
    assert [row["name"] for row in table_rows(path, "people")] == [
        "Nguyễn Thị Mẫu",
        "Y Bhin",
    ]
    assert codes(report) == []


def test_a_name_that_may_end_before_the_second_column_is_asked_for(
    tmp_path: Path,
) -> None:
    rows = [
        ["STT", "Họ và tên", None, "Đơn vị"],
        [1, "Nguyễn Thị Mẫu", "sinh ngày 2/3/1985", "A"],
    ]
    path = register(tmp_path)
    report = take_in(path, book_file(tmp_path, {"DS": rows}, merges=["B1:C1"]))
    assert (codes(report), table_rows(path, "people")) == (["X642"], [])


def test_a_year_of_birth_for_each_sex_tells_both(tmp_path: Path) -> None:
    rows = [
        ["STT", "Họ và tên", "Năm sinh", None, "Đơn vị"],
        [None, None, "Nam", "Nữ", None],
        [1, "Trần Văn An", "02/03/1980", None, "A"],
        [2, "Lê Thị Bình", None, "05/06/1985", "A"],
    ]
    path = register(tmp_path)
    take_in(path, book_file(tmp_path, {"DS": rows}, merges=["C1:D1"]))
    found = [(r["name"], r["born"], r["woman"]) for r in table_rows(path, "people")]
    assert found == [
        ("Trần Văn An", date(1980, 3, 2), "không"),
        ("Lê Thị Bình", date(1985, 6, 5), "x"),
    ]


def test_a_list_that_belongs_to_a_decision_is_awards(tmp_path: Path) -> None:
    rows = [
        ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"],
        ["(Kèm theo Quyết định số 138/QĐ-SCT ngày 20 tháng 12 năm 2024)"],
        ["TT", "Họ và tên", "Chức vụ", "Danh hiệu", "Năm"],
        [1, "An", "Chuyên viên", "LĐTT", 2024],
    ]
    path = register(tmp_path)
    report = take_in(path, book_file(tmp_path, {"DS": rows}))
    assert table_rows(path, "proposals") == []
    [row] = table_rows(path, "awards")
    assert (row["decision"], row["day"]) == ("138/QĐ-SCT", date(2024, 12, 20))
    assert "«Khen thưởng»" in said(report, "X641")


def test_the_year_of_the_title_is_that_of_its_rows_unless_two_are_named(
    tmp_path: Path,
) -> None:
    head, row = ["STT", "Họ và tên", "Danh hiệu"], [1, "An", LDTT]
    found, report = awards(tmp_path, [["KHEN THƯỞNG NĂM 2024"], head, row])
    assert found[0]["year"] == 2024
    assert "X647" in codes(report)
    title = ["Khen thưởng năm 2023, năm 2024"]
    found, report = awards(tmp_path, [title, head, row])
    assert "year" not in found[0]
    assert said(report, "X613").startswith("Nguồn không có cột «Năm»")


@pytest.mark.parametrize("hides", ["hidden", "struck", "title struck"])
def test_rows_hidden_or_struck_through_stay_out_and_are_named(
    tmp_path: Path, hides: str
) -> None:
    source = book_file(
        tmp_path, {"DS": [HEAD, *([2024, name, LDTT, "1/QĐ"] for name in "ABC")]}
    )
    book = openpyxl.load_workbook(source)
    sheet = book["DS"]
    if hides == "hidden":
        sheet.row_dimensions[3].hidden = True
    else:
        for cell in sheet[3] if hides == "struck" else [sheet["C3"]]:
            cell.font = Font(strike=True)
    book.save(source)
    path = register(tmp_path)
    report = take_in(path, source)
    assert [row["name"] for row in table_rows(path, "awards")] == ["A", "C"]
    code = "X649" if hides == "hidden" else "X650"
    assert "(dòng 3)" in said(report, code)


def test_a_formula_without_a_value_makes_no_row(tmp_path: Path) -> None:
    source = book_file(tmp_path, {"DS": [HEAD, [2024, "An", LDTT, "1/QĐ"]]})
    book = openpyxl.load_workbook(source)
    book["DS"].append(["=2020+3", '=PROPER("lê bình")', LDTT, "1/QĐ"])
    book.save(source)
    path = register(tmp_path)
    report = take_in(path, source)
    assert [row["name"] for row in table_rows(path, "awards")] == ["An"]
    assert "(dòng 3)" in said(report, "X651")


def test_dittos_say_what_stands_above(tmp_path: Path) -> None:
    rows = [HEAD, [2024, "An", LDTT, "1/QĐ"], ["nt", "Bình", '"', "//"]]
    found, report = awards(tmp_path, rows)
    assert found[1] == {
        "year": 2024,
        "name": "Bình",
        "award": LDTT,
        "decision": "1/QĐ",
    }
    assert ": 3 ô ghi" in said(report, "X645")


@pytest.mark.parametrize("text", ["nt", "-nt-", "NT", "như trên", '"', "″", "- // -"])
def test_what_a_ditto_is(text: str) -> None:
    assert is_ditto(text)


@pytest.mark.parametrize("text", ["-", "", "Nt Hà", "/", "n", 5.0, None])
def test_what_no_ditto_is(text: Any) -> None:
    assert not is_ditto(text)


def test_a_code_is_taken_as_it_is_shown(tmp_path: Path) -> None:
    source = tmp_path / "nguon.xlsx"
    book = Workbook(source)
    sheet = book.add_worksheet()
    padded = book.add_format({"num_format": "00000"})
    percent = book.add_format({"num_format": "0.0%"})
    sheet.write_row(0, 0, ["Họ và tên", "Mã", "Đơn vị", "Chức vụ"])
    sheet.write_row(1, 0, ["An"])
    sheet.write_number(1, 1, 123, padded)
    sheet.write_number(1, 3, 0.125, percent)
    book.close()
    path = register(tmp_path)
    take_in(path, source)
    [row] = table_rows(path, "people")
    assert (row["code"], row["position"]) == ("00123", "12,5%")


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        *(("Năm 2023", 2023), ("'2023", 2023), ("２０２３", 2023), ("2023 ", 2023)),
        *(("2.023", "2.023"), ("2023-2024", "2023-2024"), (2.023, 2.023)),
    ],
)
def test_a_year_is_understood_or_stays_and_is_told(
    tmp_path: Path, typed: Any, year: Any
) -> None:
    found, report = awards(tmp_path, [HEAD, [typed, "An", LDTT, "1/QĐ"]])
    assert found[0]["year"] == year
    assert ("X612" in codes(report)) is (year != 2023)


def test_a_date_that_shows_its_year_is_that_year(tmp_path: Path) -> None:
    source = book_file(tmp_path, {"DS": [HEAD, [date(2023, 5, 1), "An", LDTT, "1/Q"]]})
    book = openpyxl.load_workbook(source)
    book["DS"]["A2"].number_format = "yyyy"
    book.save(source)
    path = register(tmp_path)
    take_in(path, source)
    assert table_rows(path, "awards")[0]["year"] == 2023


@pytest.mark.parametrize("typed", [20241215, 15122024, "20241215", 45641])
def test_a_day_in_eight_digits_is_that_day(tmp_path: Path, typed: Any) -> None:
    head = [*HEAD, "Ngày quyết định"]
    found, _ = awards(tmp_path, [head, [2024, "An", LDTT, "1/QĐ", typed]])
    assert found[0]["day"] == date(2024, 12, 15)


@pytest.mark.parametrize(
    ("texts", "day", "told"),
    [
        (["25/12/2024", "31/12/2024"], date(2024, 5, 12), True),
        (["25/12/2024", "03/12/2024"], date(2024, 5, 12), False),  # read day first
        (["25/12/2024"], date(2024, 5, 13), False),
        (["25/12/2024"], date(2024, 5, 5), False),  # the same either way
    ],
)
def test_days_of_which_half_are_swapped_are_told(
    tmp_path: Path, texts: list[str], day: date, told: bool
) -> None:
    head = [*HEAD, "Ngày quyết định"]
    rows = [[2024, f"N{n}", LDTT, "1/QĐ", d] for n, d in enumerate([*texts, day])]
    _, report = awards(tmp_path, [head, *rows])
    assert ("X643" in codes(report)) is told


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Bằng khen của Bộ trưởng Bộ Công Thương", "Bộ trưởng Bộ Công Thương"),
        ("Giấy khen Chủ tịch UBND xã", "Chủ tịch UBND xã"),
        ("Bằng khen của Chủ tịch UBND tỉnh năm 2023", "Chủ tịch UBND tỉnh"),
        ("Bằng khen cấp bộ, cấp tỉnh", ""),
        ("Giấy khen", ""),
        ("Lao động tiên tiến", ""),
    ],
)
def test_who_granted_it_may_stand_in_the_title(title: str, body: str) -> None:
    assert awarding_body(title) == body


def test_who_granted_it_goes_into_its_own_column(tmp_path: Path) -> None:
    title = "Bằng khen của Bộ trưởng Bộ Công Thương"
    found, report = awards(tmp_path, [HEAD, [2023, "An", title, "2/QĐ-BCT"]])
    assert found[0]["authority"] == "Bộ trưởng Bộ Công Thương"
    assert found[0]["award"] == "Bằng khen cấp bộ, cấp tỉnh"
    assert "X648" in codes(report)


def test_titles_in_one_cell_are_rows_of_their_own(tmp_path: Path) -> None:
    rows = [HEAD, [2023, "An", "LĐTT, CSTĐCS", "1/Q"], [2023, "B", "HCLĐ III", "2/Q"]]
    found, report = awards(tmp_path, rows)
    assert [(row["name"], row["award"]) for row in found] == [
        ("An", LDTT),
        ("An", CSTDCS),
        ("B", "Huân chương Lao động hạng Ba"),
    ]
    assert "X610" in codes(report)


def test_a_title_of_which_a_part_is_unknown_stays_whole(tmp_path: Path) -> None:
    found, _ = awards(tmp_path, [HEAD, [2023, "An", "LĐTT, gì đó", "1/QĐ"]])
    assert [row["award"] for row in found] == ["LĐTT, gì đó"]


@pytest.mark.parametrize(
    "group",
    [
        *("Phòng Kế hoạch", "II. PHÒNG KẾ HOẠCH", "Chi cục Kiểm lâm (02 người)"),
        "Đơn vị: Phòng Kế hoạch",
    ],
)
def test_a_group_row_gives_the_unit_of_those_below(tmp_path: Path, group: str) -> None:
    rows = [["TT", *HEAD], [None, None, group], [1, 2024, "An", LDTT, "1/QĐ"]]
    found, report = awards(tmp_path, rows)
    wanted = group.removeprefix("II. ").removesuffix(" (02 người)")
    wanted = wanted.removeprefix("Đơn vị: ")
    assert found[0]["unit"] == wanted
    assert f"«{wanted}»" in said(report, "X644")


@pytest.mark.parametrize(
    "text",
    [
        *("THỦ TRƯỞNG ĐƠN VỊ", "Số: 12/BC", "Ghi chú: …", "Đơn vị tính: đồng"),
        *("Ban hành kèm theo Quyết định số 1/QĐ", "Hội nghị ngày 20/12"),
    ],
)
def test_no_signature_or_remark_is_a_unit(tmp_path: Path, text: str) -> None:
    rows = [["TT", *HEAD], [None, None, text], [1, 2024, "An", LDTT, "1/QĐ"]]
    found, _ = awards(tmp_path, rows)
    assert "unit" not in found[0]


@pytest.mark.parametrize(
    "heading",
    ["Họ tên nhân sự", "Tên tập thể, cá nhân", "Tên cá nhân/tập thể/hộ gia đình"],
)
def test_headings_of_names_are_known_in_any_order(tmp_path: Path, heading: str) -> None:
    head = [
        "Năm",
        heading,
        "Danh hiệu thi đua/Hình thức khen thưởng",
        "Số QĐ khen thưởng",
    ]
    found, report = awards(tmp_path, [head, [2024, "An", LDTT, "1/QĐ"]])
    assert found == [{"year": 2024, "name": "An", "award": LDTT, "decision": "1/QĐ"}]
    assert codes(report) == ["X613"]


def test_no_column_of_another_kind_is_advised(tmp_path: Path) -> None:
    head = ["Họ và tên", "Đơn vị", "Ngày sinhh", "Số QĐ tuyển"]
    path = register(tmp_path)
    good = [head, ["An", "A", "02/03/1980", "12/QĐ"]]
    report = take_in(path, book_file(tmp_path, {"DS": good}))
    assert [f.expected for f in report.findings if f.code == "X606"] == ["Ngày sinh"]
    bad = [head, ["An", "A", "Bắc Giang", "12/QĐ"]]
    report = take_in(path, book_file(tmp_path, {"DS": bad}))
    assert "X606" not in codes(report)


def test_a_register_as_a_source_gives_its_tables_alone(tmp_path: Path) -> None:
    grid = "# Người\nHọ và tên | Đơn vị\nAn | A"
    other = tmp_path / "khac"
    other.mkdir()
    source = register(other, grid)
    book = openpyxl.load_workbook(source)
    sheet = book.create_sheet("Điều kiện")
    for row in (["Năm", "Họ và tên", "Danh hiệu"], [2024, "Bình", LDTT]):
        sheet.append(row)
    book.save(source)
    path = register(tmp_path)
    report = take_in(path, source)
    assert table_rows(path, "people") == [{"name": "An", "unit": "A"}]
    assert table_rows(path, "awards") == []
    assert "dòng ở trang không nhập" in report.summary


def test_a_broken_source_is_told_under_its_own_name(tmp_path: Path) -> None:
    path, source = register(tmp_path), tmp_path / "cũ.xlsx"
    source.write_bytes(b"PK\x03\x04 nothing")
    report = take_in(path, source)
    [finding] = report.findings
    assert (finding.code, finding.seen) == ("X646", "cũ.xlsx")
    assert "_sao_luu" not in finding.text


def test_the_same_file_again_adds_nothing(tmp_path: Path) -> None:
    text = lines("Họ và tên | Đơn vị | Chức vụ", "An | A | nt", "Bình | nt | TP")
    path, source = register(tmp_path), csv_file(tmp_path, text)
    take_in(path, source)
    before = path.read_bytes()
    report = take_in(path, source)
    assert path.read_bytes() == before
    assert "0 đưa vào, 2 đã có sẵn" in report.summary
