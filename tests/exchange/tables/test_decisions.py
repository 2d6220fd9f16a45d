"""Number and day of a decision in one cell, as many lists have them."""

from datetime import date
from pathlib import Path

import pytest

from tests.exchange.tables.files import (
    codes,
    csv_file,
    lines,
    register,
    table_rows,
    take_in,
)
from toolkit.exchange.tables.rows.decisions import parted

DAY = date(2017, 12, 11)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("123/QĐ-SCT ngày 11/12/2017", "123/QĐ-SCT"),
        ("123/QĐ-SCT, ngày 11 tháng 12 năm 2017", "123/QĐ-SCT"),
        ("QĐ 123 (11/12/2017)", "QĐ 123"),
        ("Quyết định số 123/QĐ-UBND ngày 11.12.2017", "123/QĐ-UBND"),
        ("QĐ số: 123/QĐ-UBND\nngày 11-12-2017", "123/QĐ-UBND"),
        ("123/QĐ-SCT – ký ngày 11/12/2017", "123/QĐ-SCT"),
        ("Số 05/2017/QĐ-UBND 11/12/2017", "05/2017/QĐ-UBND"),
        ("123/QĐ-SCT ngày 11/12/2017 của Giám đốc Sở", "123/QĐ-SCT của Giám đốc Sở"),
    ],
)
def test_number_and_day_are_parted(typed: str, number: str) -> None:
    assert parted(typed) == (number, DAY)


@pytest.mark.parametrize(
    "typed",
    [
        "123/QĐ-SCT",
        "11/12/2017",
        "5/12/2017/QĐ-UBND",
        "123/QĐ-SCT ngày 31/02/2017",
        "12/QĐ ngày 01/01/2017, 13/QĐ ngày 02/01/2017",
        "Tờ trình ngày 11/12/2017",
        "123/QĐ-SCT năm 2017",
        123.0,
        None,
    ],
)
def test_what_is_not_surely_both_stays(typed: str | float | None) -> None:
    assert parted(typed) is None


def test_a_list_with_one_column_for_both_comes_in_in_two(tmp_path: Path) -> None:
    text = lines(
        "Năm | Họ và tên | Danh hiệu | Số, ngày quyết định",
        "2017 | Trần Văn An | Lao động tiên tiến | 123/QĐ-SCT ngày 11/12/2017",
        "2017 | Lê Thị Bình | Lao động tiên tiến | 124/QĐ-SCT",
    )
    path = register(tmp_path)
    report = take_in(path, csv_file(tmp_path, text), table="Khen thưởng")
    first, second = table_rows(path, "awards")
    assert (first["decision"], first["day"]) == ("123/QĐ-SCT", DAY)
    assert (second["decision"], second.get("day")) == ("124/QĐ-SCT", None)
    assert "X700" in codes(report)
    again = take_in(path, csv_file(tmp_path, text), table="Khen thưởng")
    assert "X700" in codes(again)
    assert len(table_rows(path, "awards")) == 2


def test_another_day_in_its_own_column_is_asked(tmp_path: Path) -> None:
    typed = "123/QĐ-SCT ngày 11/12/2017"
    text = lines(
        "Năm | Họ và tên | Danh hiệu | Số quyết định | Ngày quyết định",
        f"2017 | Trần Văn An | Lao động tiên tiến | {typed} | 12/12/2017",
    )
    path = register(tmp_path)
    report = take_in(path, csv_file(tmp_path, text), table="Khen thưởng")
    [row] = table_rows(path, "awards")
    assert (row["decision"], row["day"]) == (typed, date(2017, 12, 12))
    assert "X701" in codes(report)
