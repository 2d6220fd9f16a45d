"""The same file again adds nothing; a changed one shows what changed, cell by cell."""

from pathlib import Path

import openpyxl
import pytest

from tests.exchange.tables.files import (
    codes,
    csv_file,
    lines,
    register,
    table_rows,
    take_in,
    with_log,
)
from toolkit.findings import Finding
from toolkit.findings.report import Report

HEAD = "Năm | Họ và tên | Đơn vị | Danh hiệu | Số QĐ | Ngày QĐ"
AN = "2023 | Lê Thị An | Phòng A | Lao động tiên tiến | 12/QĐ-SCT | 05/01/2024"
BE = "2023 | Hồ Văn Bé | Phòng B | Lao động tiên tiến | 12/QĐ-SCT | 05/01/2024"
CO = "2023 | Ngô Cò | Phòng B | Giấy khen của Giám đốc Sở | 15/QĐ-SCT | 06/01/2024"


def again(path: Path, *rows: str, **options: bool) -> Report:
    """Take in these rows, in the file of the same name as ever."""
    return take_in(path, csv_file(path.parent, lines(HEAD, *rows)), **options)


def one(report: Report, code: str) -> Finding:
    [found] = [finding for finding in report.findings if finding.code == code]
    return found


def test_another_decision_is_shown_with_both_places_and_nothing_is_written(
    tmp_path: Path,
) -> None:
    path = register(tmp_path)
    again(path, AN, BE)
    before = path.read_bytes()
    report = again(path, AN.replace("12/QĐ", "21/QĐ"), BE)
    told = one(report, "X695")
    assert (told.sheet, told.cell) == ("Khen thưởng", "B5")
    assert told.seen == "dòng nguồn E2 ghi «21/QĐ-SCT», sổ B5 ghi «12/QĐ-SCT»"
    assert "«Số quyết định»" in told.what
    assert path.read_bytes() == before
    assert "1 đã có sẵn" in report.summary
    assert "dòng ghi khác sổ: 1" in report.summary


@pytest.mark.parametrize(
    ("typed", "column", "seen"),
    [
        (AN.replace("Phòng A", "Phòng B"), "Đơn vị", "«Phòng B», sổ H5 ghi «Phòng A»"),
        (AN.replace("05/01", "06/01"), "Ngày quyết định", "sổ C5 ghi «05/01/2024»"),
    ],
)
def test_another_unit_or_day_is_a_difference(
    tmp_path: Path, typed: str, column: str, seen: str
) -> None:
    path = register(tmp_path)
    again(path, AN)
    told = one(again(path, typed), "X695")
    assert f"«{column}»" in told.what
    assert seen in told.seen


def test_what_a_clerk_filled_up_or_spelled_otherwise_is_there(tmp_path: Path) -> None:
    path = register(tmp_path)
    bare = "Họ và tên | Danh hiệu | Số QĐ"
    row = "LÊ THỊ AN | LĐTT | 12/QĐ-SCT"
    file = csv_file(tmp_path, lines(bare, row))
    take_in(path, file, table="Khen thưởng")
    book = openpyxl.load_workbook(path)
    sheet = book["Khen thưởng"]
    sheet["A5"], sheet["G5"], sheet["H5"] = 2023, "Lê Thị An", "Phòng A"
    book.save(path)
    report = take_in(path, file, table="Khen thưởng")
    assert "1 đã có sẵn" in report.summary
    assert len(table_rows(path, "awards")) == 1


def test_an_empty_cell_of_the_register_is_no_reason_to_write(tmp_path: Path) -> None:
    path = register(tmp_path)
    again(path, AN.replace("12/QĐ-SCT", ""))
    told = one(again(path, AN), "X695")
    assert told.seen.endswith("sổ B5 ghi «ô trống»")


def test_another_certificate_with_another_decision_and_day_is_another_row(
    tmp_path: Path,
) -> None:
    path = register(tmp_path)
    again(path, CO)
    other = CO.replace("15/QĐ", "16/QĐ").replace("06/01", "09/09")
    assert "X695" not in codes(again(path, CO, other))
    assert len(table_rows(path, "awards")) == 2
    # A title is given once a year: there it is a question.
    again(path, AN)
    other = AN.replace("12/QĐ", "16/QĐ").replace("05/01", "09/09")
    assert "X695" in codes(again(path, AN.replace("An", "Ân"), other))


def test_people_of_one_name_and_other_birthdays_are_two(tmp_path: Path) -> None:
    path = register(tmp_path)
    head = "Họ và tên | Ngày sinh | Đơn vị"
    rows = ("Lê An | 01/02/1980 | A", "Lê An | 03/04/1985 | B")
    for row in rows:
        take_in(path, csv_file(tmp_path, lines(head, row)))
    assert len(table_rows(path, "people")) == 2
    moved = csv_file(tmp_path, lines(head, rows[0].replace("| A", "| C")))
    assert "«C», sổ E5 ghi «A»" in one(take_in(path, moved), "X695").seen


def test_rows_of_many_that_differ_alike_are_one_finding(tmp_path: Path) -> None:
    path = register(tmp_path)
    many = [AN.replace("An", f"An {n:02}") for n in range(20)]
    again(path, *many)
    report = again(path, *(row.replace("12/QĐ", "21/QĐ") for row in many))
    told = one(report, "X695")
    assert told.what.startswith("20 dòng của nguồn")
    assert told.seen.count("sổ B") == 3


def test_what_differs_comes_in_where_it_is_asked_for(tmp_path: Path) -> None:
    path = register(tmp_path)
    again(path, AN)
    report = again(path, AN.replace("12/QĐ", "21/QĐ"), differing=True)
    assert "vẫn thêm thành dòng mới" in one(report, "X695").what
    assert [row["decision"] for row in table_rows(path, "awards")] == [
        "12/QĐ-SCT",
        "21/QĐ-SCT",
    ]


def test_against_the_last_time_rows_that_are_gone_are_told(tmp_path: Path) -> None:
    path = with_log(register(tmp_path))
    again(path, AN, BE, CO)
    new = AN.replace("An", "Dê")
    report = again(path, AN.replace("12/QĐ", "21/QĐ"), CO, new)
    told = one(report, "X696")
    assert "ngày 15/01/2024" in told.what
    assert "1 dòng mới, 1 dòng ghi khác, 1 dòng không còn trong tệp" in told.what
    assert "hàng 6 «Hồ Văn Bé – Lao động tiên tiến»" in told.what
    assert len(table_rows(path, "awards")) == 4


def test_the_same_file_again_says_nothing_of_the_last_time(tmp_path: Path) -> None:
    path = with_log(register(tmp_path))
    again(path, AN, BE)
    assert "X696" not in codes(again(path, AN, BE))
    other = csv_file(tmp_path, lines(HEAD, AN), "khac.csv")
    assert "X696" not in codes(take_in(path, other))


def test_a_table_that_was_sorted_is_not_compared_with_the_last_time(
    tmp_path: Path,
) -> None:
    path = with_log(register(tmp_path))
    again(path, AN)
    book = openpyxl.load_workbook(path)
    sheet = book["Khen thưởng"]
    for row in sheet.iter_rows(min_row=5, max_row=5):
        for cell in row:
            cell.offset(row=1).value, cell.value = cell.value, None
    for column, value in zip("AEG", (2020, "LĐTT", "Người khác"), strict=True):
        sheet[f"{column}5"] = value
    book.save(path)
    assert "X696" not in codes(again(path, AN))


def test_the_same_title_of_another_year_is_another_row(tmp_path: Path) -> None:
    path = register(tmp_path)
    again(path, AN)
    assert "X695" not in codes(again(path, AN.replace("2023", "2022")))
    assert [row["year"] for row in table_rows(path, "awards")] == [2023, 2022]
