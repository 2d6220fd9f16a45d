"""Rows come in below the last one, once, with a word on all that was not understood."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from xlsxwriter import Workbook

from tests.exchange.tables.files import (
    NOW,
    book_file,
    codes,
    csv_file,
    lines,
    register,
    table_rows,
    take_in,
    with_log,
)
from toolkit.exchange.tables.paste_in import import_tables
from toolkit.exchange.tables.rows.appending import refuse_different
from toolkit.exchange.tables.rows.converted import NewRow
from toolkit.exchange.tables.tables import table_in
from toolkit.findings import Finding, WorkRefusedError
from toolkit.findings.report import Report
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.jobs.undo import undo_file
from toolkit.xlsx.closed_book import ClosedBook

PEOPLE = "# Người\nHọ và tên | Đơn vị\nTrần Văn An | Phòng Kế hoạch"
TWO = lines("Họ và tên | Đơn vị", "Trần Văn An | Phòng Kế hoạch", "Lê Bình | Ban A")


def only(report: Report, code: str) -> Finding:
    """The one finding of a code."""
    (found,) = (f for f in report.findings if f.code == code)
    return found


def names(path: Path, table: str = "people") -> list[Any]:
    return [row.get("name") for row in table_rows(path, table)]


def test_new_rows_stand_below_the_last_and_known_ones_are_left_out(
    tmp_path: Path,
) -> None:
    path = register(tmp_path, PEOPLE)
    report = take_in(path, csv_file(tmp_path, TWO))
    assert names(path) == ["Trần Văn An", "Lê Bình"]
    assert only(report, "X614").text.startswith("1 dòng của nguồn đã có sẵn")
    assert report.summary == (
        "Đã thêm 1 dòng vào bảng «Người» (hàng 6) từ «nguon.csv». Nguồn có 3 dòng:"
        " 1 đưa vào, 1 đã có sẵn, 1 không đưa vào (tiêu đề cột: 1)."
    )
    assert report.exit_code == 0


def test_taking_in_twice_changes_nothing(tmp_path: Path) -> None:
    path = register(tmp_path, PEOPLE)
    source = csv_file(tmp_path, TWO)
    take_in(path, source)
    after = path.read_bytes()
    report = take_in(path, source)
    assert path.read_bytes() == after
    assert report.summary.startswith(
        "Không có dòng mới nào cho bảng «Người»; sổ giữ nguyên. Nguồn có 3 dòng:"
        " 0 đưa vào, 2 đã có sẵn"
    )


def test_a_row_that_stands_twice_comes_in_twice_but_only_once(tmp_path: Path) -> None:
    head, row = "Năm | Danh hiệu | Cấp khen | SL", "2023 | LĐTT | Giám đốc Sở | 1"
    text = lines(head, row, row)
    path = register(tmp_path)
    source = csv_file(tmp_path, text)
    for _ in range(2):
        take_in(path, source, table="awards")
    assert len(table_rows(path, "awards")) == 2


def test_a_known_row_is_known_however_it_is_spelled(tmp_path: Path) -> None:
    grid = "# Khen thưởng\nNăm | Danh hiệu, hình thức | Đối tượng | Số lượng"
    path = register(tmp_path, grid + "\n2023 | BK tỉnh | CN | 3")
    row = "2023 | Bằng khen cấp tỉnh | Cá nhân | 3"
    text = lines("Năm | Hình thức | Đối tượng | Số lượng", row)
    assert "X614" in codes(take_in(path, csv_file(tmp_path, text), table="awards"))
    assert len(table_rows(path, "awards")) == 1


def test_a_dry_run_tells_the_same_and_writes_nothing(tmp_path: Path) -> None:
    path = register(tmp_path, PEOPLE)
    before = path.read_bytes()
    source = csv_file(tmp_path, TWO)
    dry = take_in(path, source, dry_run=True)
    assert path.read_bytes() == before
    assert not (tmp_path / "_sao_luu").exists()
    assert dry.summary.startswith("Chạy thử: sẽ thêm 1 dòng vào bảng «Người» (hàng 6)")
    assert dry.findings == take_in(path, source).findings


def test_undo_brings_the_register_back_byte_for_byte(tmp_path: Path) -> None:
    path = register(tmp_path, PEOPLE)
    before = path.read_bytes()
    assert take_in(path, csv_file(tmp_path, TWO)).backup
    assert path.read_bytes() != before
    assert undo_file(path, now=NOW).exit_code == 0
    assert path.read_bytes() == before


def test_the_log_says_how_many_rows_came_from_where(tmp_path: Path) -> None:
    path = with_log(register(tmp_path, PEOPLE))
    rows = [["Họ và tên", "Đơn vị"], ["Lê Bình", "Ban A"], ["Hà Chi", "Ban A"]]
    take_in(path, book_file(tmp_path, {"DS 2023": rows}))
    log = openpyxl.load_workbook(path)["Nhật ký"]
    assert [cell.value for cell in log[4]] == [
        "15/01/2024 09:30:00",
        "Nhập dữ liệu",
        "Người",
        "A6",
        None,
        "thêm 2 dòng",
        "từ tệp «nguon.xlsx», trang «DS 2023»",
    ]


def test_an_old_total_never_stays_beside_a_formula_that_counts_the_rows(
    tmp_path: Path,
) -> None:
    path = register(tmp_path, PEOPLE)
    book = openpyxl.load_workbook(path)
    book.create_sheet("Của tôi")["A1"] = "=COUNTA(Người!A5:A99)"
    book.save(path)
    closed = ClosedBook.open(path)
    closed.set_cached("Của tôi", 1, 1, 1)
    path.write_bytes(closed.to_bytes())
    take_in(path, csv_file(tmp_path, TWO))
    cell = ClosedBook.open(path).sheet("Của tôi").at(1, 1)
    assert (cell.formula, cell.value) == ("COUNTA(Người!A5:A99)", None)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_a_text_never_becomes_a_formula(tmp_path: Path, sign: str) -> None:
    text = f"{sign}HYPERLINK(1)"
    rows = lines("Họ và tên | Đơn vị | Chức vụ", f"An | Ban A | {text}")
    path = register(tmp_path)
    take_in(path, csv_file(tmp_path, rows))
    cell = openpyxl.load_workbook(path)["Người"]["F5"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_a_formula_of_the_source_counts_as_its_value(tmp_path: Path) -> None:
    source = tmp_path / "nguon.xlsx"
    book = Workbook(source)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Họ và tên", "Đơn vị"])
    sheet.write_formula(1, 0, '="Lê "&"Bình"', None, "Lê Bình")
    sheet.write_string(1, 1, "Ban A")
    sheet.write_string(2, 0, "Hà Chi")
    sheet.write_formula(2, 1, "=NA()", None, "#N/A")
    book.close()
    path = register(tmp_path)
    report = take_in(path, source)
    assert table_rows(path, "people") == [
        {"name": "Lê Bình", "unit": "Ban A"},
        {"name": "Hà Chi"},
    ]
    assert only(report, "X626").seen == "#N/A"


def test_what_is_printed_around_a_table_is_told_and_left_out(tmp_path: Path) -> None:
    head = ["STT", "Họ và tên", "Đơn vị", "Chức vụ"]
    rows = [
        ["DANH SÁCH CÁN BỘ NĂM 2023"],
        head,
        ["(1)", "(2)", "(3)", "(4)"],
        ["I", "Văn phòng"],
        [1, "Trần Văn An", "Văn phòng", "Chánh Văn phòng"],
        [2, "Lê Bình", "Văn phòng", None],
        head,
        [3, "Cộng Văn Hòa", "Ban A", None],
        [4],
        ["Tổng cộng: 3 người"],
        [None, None, "Người lập biểu"],
    ]
    path = register(tmp_path)
    report = take_in(path, book_file(tmp_path, {"DS": rows}, merges=["A1:D1"]))
    assert names(path) == ["Trần Văn An", "Lê Bình", "Cộng Văn Hòa"]
    assert only(report, "X615").seen == (
        "số thứ tự cột (dòng 3); tiêu đề nhóm, chữ ký (dòng 4, 11); "
        "tiêu đề lặp lại (dòng 7); dòng cộng (dòng 10)"
    )


def test_a_cell_merged_over_several_rows_speaks_for_each(tmp_path: Path) -> None:
    rows = [
        ["Họ và tên", "Đơn vị"],
        ["Trần Văn An", "Văn phòng"],
        ["Lê Bình", None],
        ["Hà Chi", "Ban A"],
    ]
    path = register(tmp_path)
    take_in(path, book_file(tmp_path, {"DS": rows}, merges=["B2:B3"]))
    units = [row["unit"] for row in table_rows(path, "people")]
    assert units == ["Văn phòng", "Văn phòng", "Ban A"]


def test_headings_are_known_by_case_breaks_and_signs_then_without_diacritics(
    tmp_path: Path,
) -> None:
    rows = [["HỌ VÀ\nTÊN (*)", "don vi", "Ngày sinh:"], ["An", "Ban A", None]]
    path = register(tmp_path)
    report = take_in(path, book_file(tmp_path, {"DS": rows}))
    assert table_rows(path, "people") == [{"name": "An", "unit": "Ban A"}]
    assert codes(report) == []


def test_an_unknown_heading_gets_the_nearest_known_one_as_advice(
    tmp_path: Path,
) -> None:
    rows = lines("Họ và tên | Đơn vị | Chức vụv | Sở thích", "An | Ban A | TP | Cờ")
    path = register(tmp_path)
    report = take_in(path, csv_file(tmp_path, rows))
    near, far = only(report, "X606"), only(report, "X607")
    assert (near.seen, near.expected) == ("Chức vụv", "Chức vụ")
    assert far.seen == "Sở thích"
    assert report.exit_code == 1


def test_only_what_has_one_meaning_is_changed_and_the_rest_is_kept(
    tmp_path: Path,
) -> None:
    rows = lines(
        "Họ và tên | Đơn vị | Ngày sinh | Giới tính",
        "An | A | 5/7/1980 | nam",
        "Bình | A | ngày 12 tháng 3 năm 1985 | Nữ",
        "Chi | A | 31/02/1990 | ?",
        "Dũng | A | 1990 | x",
        "Em | A | 05/03/85 | có",
    )
    path = register(tmp_path)
    report = take_in(path, csv_file(tmp_path, rows))
    people = table_rows(path, "people")
    born = [row["born"] for row in people]
    assert born == [
        date(1980, 7, 5),
        date(1985, 3, 12),
        "31/02/1990",
        "1990",
        "05/03/85",
    ]
    assert [row.get("woman") for row in people] == ["không", "x", "?", "x", "x"]
    unknown = [f for f in report.findings if f.code == "X612"]
    assert [f.seen for f in unknown] == [
        "dòng 4 «31/02/1990», dòng 5 «1990»",
        "dòng 4 «?»",
    ]
    assert only(report, "X658").seen == "dòng 6 «05/03/85» (có thể là 05/03/1985)"
    better = [(f.seen, f.expected) for f in report.findings if f.code == "X611"]
    assert better == [("5/7/1980", "05/07/1980"), ("nam", "không")]


def test_days_that_read_the_same_afterwards_are_not_told(tmp_path: Path) -> None:
    path = register(tmp_path)
    rows = ["Họ và tên | Ngày sinh", *(f"Người {n} | 01/01/1980" for n in range(60))]
    report = take_in(path, csv_file(tmp_path, lines(*rows)))
    assert table_rows(path, "people")[59]["born"] == date(1980, 1, 1)
    assert codes(report) == []
    mixed = lines(*rows[:3], "Người 70 | 1/1/1980", "Người 71 | 2/1/1980")
    [told] = take_in(path, csv_file(tmp_path, mixed)).findings[:1]
    assert (told.code, told.seen, told.expected) == (
        "X611",
        "1/1/1980",
        "01/01/1980",
    )
    assert ": 2 ô" in told.text


@pytest.mark.slow
@pytest.mark.parametrize("row", [3, 2000])
def test_a_control_character_is_told_with_its_line_wherever_it_stands(
    tmp_path: Path, row: int
) -> None:
    names = [f"Người {n} | Sở" for n in range(2, row + 100)]
    names[row - 2] = "Lê\x01 An | Sở"
    path = register(tmp_path, capacity=3000)
    report = take_in(path, csv_file(tmp_path, lines("Họ và tên | Đơn vị", *names)))
    [told] = report.findings
    assert told.code == "X629"
    assert f"(dòng {row})" in told.text
    assert table_rows(path, "people")[row - 2] == {"name": "Lê An", "unit": "Sở"}


def test_numbers_are_changed_only_where_they_cannot_be_mistaken(tmp_path: Path) -> None:
    rows = lines(
        "Năm | Họ và tên | Điểm | Số ngày nghỉ",
        "2023 | An | 9,5 | 1.000",
        "năm 2022 | Bình | 95.5 | 12 ngày",
    )
    path = register(tmp_path)
    take_in(path, csv_file(tmp_path, rows), table="Xếp loại")
    found = [
        (row["year"], row["points"], row["days_off"])
        for row in table_rows(path, "ratings")
    ]
    assert found == [(2023, 9.5, "1.000"), (2022, 95.5, "12 ngày")]


def test_days_with_the_month_first_are_not_guessed(tmp_path: Path) -> None:
    rows = lines(
        "Họ và tên | Đơn vị | Ngày sinh", "An | A | 3/25/1980", "B | A | 4/5/81"
    )
    rows += "\r\nChi;A;4/5/1985"
    path = register(tmp_path)
    report = take_in(path, csv_file(tmp_path, rows))
    born = [row["born"] for row in table_rows(path, "people")]
    assert born == ["3/25/1980", "4/5/81", "4/5/1985"]
    assert "2 ô" in only(report, "X624").text


def test_dates_of_a_workbook_that_counts_from_1904_are_right(tmp_path: Path) -> None:
    source = tmp_path / "nguon.xlsx"
    book = Workbook(source, {"date_1904": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Họ và tên", "Đơn vị", "Ngày sinh"])
    sheet.write_row(1, 0, ["An", "A"])
    day = book.add_format({"num_format": 14})
    sheet.write_datetime(1, 2, date(1985, 3, 12), day)
    book.close()
    path = register(tmp_path)
    take_in(path, source)
    assert table_rows(path, "people")[0]["born"] == date(1985, 3, 12)


def test_a_year_in_a_column_of_days_or_years_is_a_year(tmp_path: Path) -> None:
    source = tmp_path / "nguon.xlsx"
    book = Workbook(source)
    sheet = book.add_worksheet()
    shows = book.add_format({"num_format": "[<=2100]0;dd/mm/yyyy"})
    sheet.write_row(0, 0, ["Tên đơn vị", "Ngày thành lập", "Khối thi đua"])
    for row, founded in enumerate((1992, 33_604), 1):
        sheet.write(row, 0, f"Ban {row}")
        sheet.write(row, 1, founded, shows)
    book.close()
    path = register(tmp_path)
    take_in(path, source)
    rows = ClosedBook.open(path).sheet("Đơn vị")
    assert [rows.at(row, 5).value for row in (5, 6)] == [1992, 33_604]


def test_every_sheet_is_taken_or_told_of(tmp_path: Path) -> None:
    sheets = {
        "DANHMUC": [["Mã", "Tên"], ["LDTT", "Lao động tiên tiến"]],
        "Phòng A": [["Họ và tên", "Đơn vị", "Chức vụ"], ["An", "A", "TP"]],
        "Phòng B": [["Họ và tên", "Đơn vị", "Chức vụ"], ["Bình", "B", "TP"]],
    }
    path = register(tmp_path)
    source = book_file(tmp_path, sheets)
    report = take_in(path, source, sheet="phong b")
    assert names(path) == ["Bình"]
    assert only(report, "X627").seen == "«Phòng A»"
    assert "4 không đưa vào" not in report.summary
    assert report.summary.endswith(
        "Nguồn có 6 dòng: 1 đưa vào, 5 không đưa vào"
        " (tiêu đề cột: 1, dòng ở trang không nhập: 2, dòng của bảng mã: 2)."
    )
    report = take_in(path, source)
    assert names(path) == ["Bình", "An"]
    assert report.summary.endswith("(tiêu đề cột: 2, dòng của bảng mã: 2).")


def test_a_hidden_sheet_is_taken_only_by_name(tmp_path: Path) -> None:
    sheets = {
        "Cũ": [["Họ và tên", "Đơn vị", "Chức vụ"], ["An", "A", "TP"]],
        "Mới": [["Họ và tên", "Đơn vị"], ["Bình", "B"]],
    }
    source = book_file(tmp_path, sheets)
    book = openpyxl.load_workbook(source)
    book["Cũ"].sheet_state = "hidden"
    book.active = 1
    book.save(source)
    path = register(tmp_path)
    assert codes(take_in(path, source)) == []
    take_in(path, source, sheet="Cũ")
    assert names(path) == ["Bình", "An"]


def test_a_unit_is_the_name_where_nothing_else_is(tmp_path: Path) -> None:
    path = register(tmp_path)
    rows = lines("Năm | Họ và tên | Tên đơn vị | Xếp loại", "2023 | An | Ban A | HTTNV")
    take_in(path, csv_file(tmp_path, rows))
    rows = lines("Năm | Tên đơn vị | Xếp loại", "2023 | Ban A | HTXSNV")
    take_in(path, csv_file(tmp_path, rows))
    found = [(row["name"], row.get("unit")) for row in table_rows(path, "ratings")]
    assert found == [("An", "Ban A"), ("Ban A", None)]


def test_a_year_in_a_column_of_days_does_not_become_a_day(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Đơn vị", "Ngày sinh"], ["An", "A", 1985]]
    path = register(tmp_path)
    report = take_in(path, book_file(tmp_path, {"DS": rows}))
    assert table_rows(path, "people")[0]["born"] == "1985"
    assert "X612" in codes(report)


def test_what_was_written_must_read_back_as_it_was_meant(tmp_path: Path) -> None:
    path = register(tmp_path, PEOPLE)
    table, _ = table_in(ClosedBook.open(path), BY_KEY["people"])
    rows = [NewRow(2, {"name": "Trần Văn An", "unit": "Phòng Kế hoạch"})]
    refuse_different(path.read_bytes(), table, 5, rows)
    with pytest.raises(WorkRefusedError, match="Người A6"):
        refuse_different(path.read_bytes(), table, 6, rows)


def test_two_columns_of_one_meaning_that_differ_are_told_of(tmp_path: Path) -> None:
    rows = lines(
        "Họ và tên | Phòng ban | Đơn vị công tác", "An | A | Sở", "Bình | B | B"
    )
    path = register(tmp_path)
    report = take_in(path, csv_file(tmp_path, rows), table="people")
    assert [row["unit"] for row in table_rows(path, "people")] == ["A", "B"]
    differ = only(report, "X609")
    assert differ.seen == "«Phòng ban» và «Đơn vị công tác»"
    assert "(dòng 2)" in differ.text


def test_a_column_that_the_table_needs_is_missed_aloud(tmp_path: Path) -> None:
    rows = lines("Họ và tên | Danh hiệu | Cấp khen", "An | LĐTT | Giám đốc Sở")
    report = take_in(register(tmp_path), csv_file(tmp_path, rows), table="khen_thuong")
    missing = [f.expected for f in report.findings if f.code == "X613"]
    assert missing == ["Năm", "Đối tượng"]


def test_a_row_longer_than_the_headings_stays_out(tmp_path: Path) -> None:
    rows = lines("Họ và tên | Đơn vị", "An | A", "Bình | B | thừa", "Chi")
    path = register(tmp_path)
    report = take_in(path, csv_file(tmp_path, rows))
    assert names(path) == ["An", "Chi"]
    assert "(dòng 3)" in only(report, "X616").text


def test_of_a_column_that_holds_nothing_nothing_is_told(tmp_path: Path) -> None:
    rows = lines("Họ và tên | Đơn vị | Chức vụv | Sở thích", "An | Ban A | | ")
    report = take_in(register(tmp_path), csv_file(tmp_path, rows))
    assert not {"X606", "X607", "X608"} & set(codes(report))


def test_a_column_without_a_heading_is_told_of_by_its_letter(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Đơn vị"], ["An", "A", "ghi chú bên lề"]]
    report = take_in(register(tmp_path), book_file(tmp_path, {"DS": rows}))
    assert only(report, "X607").seen == "C"


def test_text_that_no_cell_can_hold_is_told_of(tmp_path: Path) -> None:
    rows = lines("Họ và tên | Đơn vị | Chức vụ", f"An | A | {'x' * 40_000}")
    report = take_in(register(tmp_path), csv_file(tmp_path, rows))
    assert "32767" in only(report, "X629").text


def test_a_full_table_takes_nothing_more(tmp_path: Path) -> None:
    path = register(tmp_path, PEOPLE, capacity=1)
    before = path.read_bytes()
    report = take_in(path, csv_file(tmp_path, TWO))
    assert (codes(report), report.exit_code) == (["X621"], 2)
    assert path.read_bytes() == before


def test_a_column_that_the_office_deleted_refuses_what_fills_it(tmp_path: Path) -> None:
    path = register(tmp_path)
    book = openpyxl.load_workbook(path)
    del book.defined_names["td_people_unit"]
    book.save(path)
    report = take_in(path, csv_file(tmp_path, TWO))
    assert (codes(report), report.exit_code) == (["X634"], 2)


def test_the_source_may_name_no_sheet_that_is_not_there(tmp_path: Path) -> None:
    source = book_file(tmp_path, {"DS": [["Họ và tên", "Đơn vị"], ["An", "A"]]})
    report = take_in(register(tmp_path), source, sheet="Lương")
    assert only(report, "X603").next_step == "ghi một trong các tên: «DS»."


def test_headings_that_fit_several_tables_are_not_guessed_at(tmp_path: Path) -> None:
    rows = lines("Năm | Đối tượng | Họ và tên | Danh hiệu", "2023 | CN | An | LĐTT")
    path = register(tmp_path)
    report = take_in(path, csv_file(tmp_path, rows))
    assert (codes(report), report.exit_code) == (["X605"], 2)
    named = take_in(path, csv_file(tmp_path, rows, "de_nghi.csv"))
    assert named.summary.startswith("Đã thêm 1 dòng vào bảng «Đề nghị»")


def test_a_workbook_that_is_no_register_takes_nothing_in(tmp_path: Path) -> None:
    path = book_file(tmp_path, {"Sheet1": [["Họ và tên"]]}, name="khac.xlsx")
    report = take_in(path, csv_file(tmp_path, TWO))
    assert (codes(report), report.exit_code) == (["F010"], 2)


def test_a_table_nobody_knows_is_refused(tmp_path: Path) -> None:
    report = import_tables(
        register(tmp_path), csv_file(tmp_path, TWO), table="Lương", now=NOW
    )
    assert codes(report) == ["X602"]
