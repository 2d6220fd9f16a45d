"""No row comes in that nobody's is: each has its name, and of an award its title."""

from pathlib import Path
from typing import Any

import pytest

from tests.exchange.tables.files import (
    book_file,
    codes,
    csv_file,
    lines,
    register,
    table_rows,
    take_in,
)
from toolkit.exchange.tables.layout.headings import match
from toolkit.forms.register.tables.all_tables import BY_KEY

MARKED = [
    ["DANH SÁCH ĐƯỢC TẶNG DANH HIỆU NĂM 2022"],
    ["STT", "Họ và tên", "Phòng", "Năm", "LĐTT", "CSTĐCS", "Bằng khen", "Số QĐ"],
    [1, "Nguyễn Văn An", "Văn phòng", 2022, "x", "X", None, "201/QĐ"],
    [2, "Trần Thị Bình", "Văn phòng", 2022, 1, "không", "có", "201/QĐ"],
    [3, "Lê Thị Cúc", "Văn phòng", 2022, "không", 0, None, "201/QĐ"],
    [4, "Đỗ Hạnh", "Văn phòng", 2022, "chờ", None, None, "201/QĐ"],
    [5, "Hà Giang", "Văn phòng", 2022, None, None, None, "201/QĐ"],
]


@pytest.mark.parametrize(
    "heading",
    [
        *("Họ tên cán bộ", "Họ và tên cán bộ, công chức", "HỌ TÊN CB, CC, VC"),
        *("Họ và tên người lao động", "Tên cán bộ", "ho ten can bo"),
        "Họ và tên cá nhân được khen thưởng",
    ],
)
def test_whose_name_it_is_may_stand_in_the_heading(heading: str) -> None:
    for table in ("people", "awards"):
        assert match(BY_KEY[table], {1: heading}).fields == {1: "name"}


@pytest.mark.parametrize(
    "heading",
    ["Họ và tên người đề nghị", "Họ tên cha", "Tên gọi"],
)
def test_somebody_elses_name_is_not_taken_for_it(heading: str) -> None:
    assert match(BY_KEY["people"], {1: heading}).fields == {}


@pytest.mark.parametrize(
    ("table", "head", "row", "wanted"),
    [
        ("people", "Ai | Ngày sinh | Đơn vị", "An | 1/2/1990 | A", "Họ và tên"),
        ("awards", "Họ và tên | Số QĐ", "An | 12/QĐ", "Danh hiệu, hình thức"),
        ("awards", "Năm | Ai | LĐTT", "2023 | An | x", "Họ và tên hoặc tên tập thể"),
        ("initiatives", "Năm | Tác giả", "2023 | An", "Tên sáng kiến, đề tài"),
    ],
)
def test_without_the_column_that_makes_a_row_nothing_is_written(
    tmp_path: Path, table: str, head: str, row: str, wanted: str
) -> None:
    path = register(tmp_path)
    before = path.read_bytes()
    report = take_in(path, csv_file(tmp_path, lines(head, row)), table=table)
    assert (codes(report), report.exit_code) == (["X636"], 2)
    assert report.findings[0].expected == wanted
    assert path.read_bytes() == before


def test_the_headings_nobody_knew_are_named_in_the_refusal(tmp_path: Path) -> None:
    source = csv_file(tmp_path, lines("Ai | Đơn vị | Ngày sinh", "An | A | 1/2/1990"))
    (refused,) = take_in(register(tmp_path), source, table="people").findings
    assert refused.seen == "«Ai»"
    assert "Chưa thay đổi gì" in refused.text


def test_a_line_without_its_name_stays_out_and_is_told(tmp_path: Path) -> None:
    rows = lines("Họ và tên | Đơn vị", "An | A", " | A", "Bình | A")
    path = register(tmp_path)
    report = take_in(path, csv_file(tmp_path, rows))
    assert [row["name"] for row in table_rows(path, "people")] == ["An", "Bình"]
    (told,) = (f for f in report.findings if f.code == "X635")
    assert "(dòng 3)" in told.text


def test_a_mark_is_no_title(tmp_path: Path) -> None:
    rows = lines("Năm | Họ và tên | Danh hiệu | Số QĐ", "2023 | An | x | 12")
    path = register(tmp_path)
    report = take_in(path, csv_file(tmp_path, rows), table="awards")
    assert table_rows(path, "awards") == []
    assert "X635" in codes(report)


def test_each_mark_below_a_title_is_one_award(tmp_path: Path) -> None:
    path = register(tmp_path)
    report = take_in(path, book_file(tmp_path, {"DS": MARKED}))
    found: list[tuple[Any, Any]] = [
        (row["name"], row["award"]) for row in table_rows(path, "awards")
    ]
    assert found == [
        ("Nguyễn Văn An", "Lao động tiên tiến"),
        ("Nguyễn Văn An", "Chiến sĩ thi đua cơ sở"),
        ("Trần Thị Bình", "Lao động tiên tiến"),
        ("Trần Thị Bình", "Bằng khen"),
    ]
    told = {f.code: f for f in report.findings}
    assert "X607" not in told
    assert "4 dấu" in told["X638"].text
    assert "dòng 6 «chờ»" in told["X637"].text
    assert "dòng 4 «Bằng khen»" in told["X612"].text
    # Who was refused by name is no gap; who has no mark may be one.
    assert "(dòng 6, 7)" in told["X635"].text


def test_marks_taken_in_twice_change_nothing(tmp_path: Path) -> None:
    path = register(tmp_path)
    source = book_file(tmp_path, {"DS": MARKED})
    take_in(path, source)
    after = path.read_bytes()
    take_in(path, source)
    assert path.read_bytes() == after


def test_a_title_without_marks_below_is_an_unknown_column(tmp_path: Path) -> None:
    head, row = "Năm | Họ và tên | Danh hiệu | CSTĐCS", "2023 | An | LĐTT | 12/QĐ-SCT"
    path = register(tmp_path)
    report = take_in(path, csv_file(tmp_path, lines(head, row)), table="awards")
    assert len(table_rows(path, "awards")) == 1
    (told,) = (f for f in report.findings if f.code == "X607")
    # Taken in once more, with one more column, the row would stand there twice.
    assert "hoàn tác lần nhập này" in told.next_step
