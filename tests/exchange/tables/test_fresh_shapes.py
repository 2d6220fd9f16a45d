"""Shapes met in a second reading of lists as offices make them."""

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

LDTT, CSTD = "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở"


@pytest.mark.parametrize(
    "heads", [("Họ", "Tên đệm", "Tên"), ("Họ", "Chữ lót", "Tên"), ("Họ đệm", "Tên")]
)
def test_a_name_over_two_or_three_columns_is_whole(
    heads: tuple[str, ...], tmp_path: Path
) -> None:
    words = ("Nguyễn", "Thị Thu", "Hà") if len(heads) == 3 else ("Nguyễn Thị Thu", "Hà")
    text = lines(" | ".join(("STT", *heads, "Đơn vị")), " | ".join(("1", *words, "A")))
    path = register(tmp_path)
    take_in(path, csv_file(tmp_path, text), table="Người")
    assert [row["name"] for row in table_rows(path, "people")] == ["Nguyễn Thị Thu Hà"]


def test_a_name_is_whole_whose_heading_stands_merged_over_its_parts(
    tmp_path: Path,
) -> None:
    rows: list[list[Any]] = [
        ["TT", "Họ và tên", None, "Đơn vị"],
        [None, "Họ và tên đệm", "Tên", None],
        [1, "Nguyễn Văn", "An", "Phòng A"],
        [2, "Trần Thị", "Bé", "Phòng A"],
    ]
    path = register(tmp_path)
    source = book_file(tmp_path, {"DS": rows}, merges=("A1:A2", "B1:C1", "D1:D2"))
    take_in(path, source, table="Người")
    names = [row["name"] for row in table_rows(path, "people")]
    assert names == ["Nguyễn Văn An", "Trần Thị Bé"]


def test_the_parts_of_a_name_that_stand_apart_are_asked(tmp_path: Path) -> None:
    text = lines("STT | Tên | Đơn vị | Họ đệm", "1 | Hà | Phòng A | Nguyễn Thị Thu")
    path = register(tmp_path)
    before = path.read_bytes()
    report = take_in(path, csv_file(tmp_path, text), table="Người")
    assert codes(report) == ["X642"]
    assert path.read_bytes() == before


def test_titles_below_a_heading_of_three_rows_are_marked(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["BIỂU TỔNG HỢP ĐỀ NGHỊ KHEN THƯỞNG NĂM 2024"],
        ["TT", "Họ và tên", "Đơn vị", "Danh hiệu, hình thức đề nghị"],
        [None, None, None, "Danh hiệu", None, "Hình thức"],
        [None, None, None, "LĐTT", "CSTĐCS", "Giấy khen"],
        [1, "Lò Thị Pâng", "Phòng A", "x", None, "x"],
        [2, "Quàng Văn Ơn", "Phòng A", "x", "x", None],
        [3, "Cà Thị Hiên", "Phòng B", None, None, None],
        ["Cộng", None, None, 2, 1, 1],
    ]
    merges = ("A2:A4", "B2:B4", "C2:C4", "D2:F2", "D3:E3")
    path = register(tmp_path)
    report = take_in(
        path, book_file(tmp_path, {"DS": rows}, merges=merges), table="Đề nghị"
    )
    found = [(row["name"], row["award"]) for row in table_rows(path, "proposals")]
    assert found == [
        ("Lò Thị Pâng", LDTT),
        ("Lò Thị Pâng", "Giấy khen"),
        ("Quàng Văn Ơn", LDTT),
        ("Quàng Văn Ơn", CSTD),
    ]
    assert {"X635", "X638"} <= set(codes(report))


def test_titles_of_two_lists_beside_each_other_are_no_headings(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["TẬP THỂ LĐTT NĂM 2021", None, None, None, "CÁ NHÂN LĐTT NĂM 2021"],
        ["TT", "Tên đơn vị", "Số QĐ", None, "TT", "Họ và tên", "Đơn vị", "Số QĐ"],
        [1, "Phòng A", "5/QĐ", None, 1, "Lê An", "Phòng A", "6/QĐ"],
        [2, "Phòng B", "5/QĐ", None, 2, "Hồ Bé", "Phòng B", "6/QĐ"],
        [None, None, None, None, 3, "Tô Ca", "Phòng B", "6/QĐ"],
    ]
    path = register(tmp_path)
    take_in(path, book_file(tmp_path, {"DS": rows}), table="Khen thưởng")
    found = [
        (row["name"], row["award"], row["decision"], row["year"])
        for row in table_rows(path, "awards")
    ]
    whole = "Tập thể lao động tiên tiến"
    assert found == [
        ("Phòng A", whole, "5/QĐ", 2021),
        ("Phòng B", whole, "5/QĐ", 2021),
        ("Lê An", LDTT, "6/QĐ", 2021),
        ("Hồ Bé", LDTT, "6/QĐ", 2021),
        ("Tô Ca", LDTT, "6/QĐ", 2021),
    ]
