"""Shapes of a third reading: years over marks, decisions and groups between rows."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.exchange.tables.files import book_file
from toolkit.exchange.tables.holding import read_all
from toolkit.exchange.tables.opening import open_source
from toolkit.exchange.tables.rows.account import account_of
from toolkit.forms.register.tables.all_tables import BY_KEY

LDTT, CSTD = "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở"
Rows = list[list[Any]]


def taken(
    source: Path, *fields: str, table: str = "awards"
) -> tuple[list[tuple[Any, ...]], list[str]]:
    """What would come in, a tuple of fields a row, and the codes that are told."""
    opened = open_source(source, BY_KEY[table], "")
    read = read_all(opened.choice, frozenset())
    rows = [row for one in read.taken for row in one.rows]
    fates = {place: fate for one in read.taken for place, fate in one.fates.items()}
    account = account_of(opened.sources, opened.choice.asked, fates)
    held = sum(len(one.lines) for one in opened.sources)
    assert account.taken + sum(account.left.values()) == held
    told = [finding.code for one in read.taken for finding in one.findings]
    return [tuple(row.values.get(f) for f in fields) for row in rows], told


def test_marks_below_years_are_the_title_above_the_list(tmp_path: Path) -> None:
    rows: Rows = [
        ["DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU LAO ĐỘNG TIÊN TIẾN"],
        ["STT", "Họ và tên", "2021", "2022", 2023],
        [1, "Lê An", "x", None, "x"],
        [2, "Hồ Bé", None, "X", "không"],
        [3, "Tô Ca", None, None, None],
        [4, "Vũ Dư", None, "?", None],
    ]
    found, told = taken(book_file(tmp_path, {"A": rows}), "name", "award", "year")
    assert found == [
        ("Lê An", LDTT, 2021),
        ("Lê An", LDTT, 2023),
        ("Hồ Bé", LDTT, 2022),
    ]
    assert {"X699", "X637"} <= set(told)


def test_counts_below_years_are_nobody_s_title(tmp_path: Path) -> None:
    rows: Rows = [
        ["TỔNG HỢP DANH HIỆU LAO ĐỘNG TIÊN TIẾN"],
        ["STT", "Đơn vị", "Ghi chú", "2021", "2022", "2023"],
        [1, "Phòng A", "đủ", 1, 1, 2],
        [2, "Phòng B", "đủ", 1, 1, 1],
    ]
    found, told = taken(book_file(tmp_path, {"A": rows}), "name", "year")
    assert all(year is None for _, year in found)
    assert "X699" not in told


def test_marks_below_titles_over_years_keep_their_years(tmp_path: Path) -> None:
    rows: Rows = [
        ["TT", "Họ và tên", "LĐTT", None, None, "CSTĐCS", None],
        [None, None, 2021, 2022, 2023, "Năm 2021", "Năm 2022"],
        [1, "Lê An", "x", "x", None, None, "x"],
        [2, "Hồ Bé", None, None, "x", "x", None],
    ]
    merges = ("A1:A2", "B1:B2", "C1:E1", "F1:G1")
    source = book_file(tmp_path, {"A": rows}, merges=merges)
    found, _ = taken(source, "name", "award", "year")
    assert found == [
        ("Lê An", LDTT, 2021),
        ("Lê An", LDTT, 2022),
        ("Lê An", CSTD, 2022),
        ("Hồ Bé", LDTT, 2023),
        ("Hồ Bé", CSTD, 2021),
    ]


@pytest.mark.parametrize(
    "heads",
    [
        ("Xếp loại năm 2022", "Xếp loại năm 2023"),
        ("Kết quả đánh giá, xếp loại năm 2022", "Kết quả đánh giá, xếp loại năm 2023"),
        ("Xếp loại 2022", "Xếp loại 2023"),
    ],
)
def test_ratings_below_headings_that_say_a_year(
    heads: tuple[str, str], tmp_path: Path
) -> None:
    rows: Rows = [["TT", "Họ và tên", *heads], [1, "Lê An", "HTXSNV", "HTTNV"]]
    source = book_file(tmp_path, {"XL": rows})
    found, _ = taken(source, "name", "year", "rating", table="ratings")
    words = ("Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ")
    assert found == [("Lê An", 2022, words[0]), ("Lê An", 2023, words[1])]


@pytest.mark.parametrize(
    ("between", "decision"),
    [
        ("QĐ số 45/QĐ-UBND, ngày 10/02/2024", "45/QĐ-UBND"),
        ("Theo QĐ 45/QĐ-UBND ngày 10 tháng 02 năm 2024", "45/QĐ-UBND"),
        ("Quyết định: 45/QĐ-UBND (10/02/2024)", "45/QĐ-UBND"),
        ("QĐ của UBND tỉnh tháng 02/2024", None),
        ("Quyết định số 45/QĐ-UBND", None),
    ],
)
def test_nobody_gets_the_decision_of_the_group_before(
    between: str, decision: str | None, tmp_path: Path
) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Đơn vị", "Danh hiệu"],
        ["Quyết định số 12/QĐ-SCT ngày 05/01/2023 của Giám đốc Sở"],
        [1, "Lê An", "Phòng A", LDTT],
        [between],
        [2, "Tô Ca", "Phòng A", CSTD],
    ]
    source = book_file(tmp_path, {"A": rows}, merges=("A2:D2", "A4:D4"))
    found, _ = taken(source, "name", "decision")
    assert found == [("Lê An", "12/QĐ-SCT"), ("Tô Ca", decision)]


@pytest.mark.parametrize(
    ("between", "unit"),
    [
        (["II", "Nhóm tư vấn"], None),
        (["II. Nhóm tư vấn"], None),
        (["C. Nhóm tư vấn"], None),
        (["2", "Nhóm nhỏ"], "Phòng A"),
        (["(bà Bé nghỉ thai sản)"], "Phòng A"),
        (["Trang 1/2"], "Phòng A"),
        (["II. Phòng B"], "Phòng B"),
    ],
)
def test_nobody_is_of_the_unit_before_a_group_that_nobody_knows(
    between: Sequence[str], unit: str | None, tmp_path: Path
) -> None:
    rows: Rows = [
        ["TT", "Họ và tên", "Danh hiệu", "Năm"],
        ["I", "Phòng A"] if len(between) > 1 else ["I. Phòng A"],
        [1, "Lê An", LDTT, 2023],
        list(between),
        [1, "Tô Ca", LDTT, 2023],
    ]
    found, _ = taken(book_file(tmp_path, {"A": rows}), "name", "unit")
    assert found[0] == ("Lê An", "Phòng A")
    assert found[-1] == ("Tô Ca", unit)


def test_a_row_of_nobody_is_left_out_and_told(tmp_path: Path) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Đơn vị", "Danh hiệu", "Năm"],
        [1, "Lê An", "Phòng A", LDTT, 2021],
        [None, None, None, CSTD, 2022],
        [2, "Hồ Bé", "Phòng B", LDTT, 2023],
    ]
    found, told = taken(book_file(tmp_path, {"A": rows}), "name", "award")
    assert found == [("Lê An", LDTT), ("Hồ Bé", LDTT)]
    assert "X635" in told


def test_of_two_columns_of_names_the_hidden_one_gives_way(tmp_path: Path) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Họ và tên", "Danh hiệu", "Năm"],
        [1, "LE AN", "Lê An", LDTT, 2023],
    ]
    source = book_file(tmp_path, {"A": rows})
    book = openpyxl.load_workbook(source)
    book["A"].column_dimensions["B"].hidden = True
    book.save(source)
    found, told = taken(source, "name")
    assert found == [("Lê An",)]
    assert "X609" in told
