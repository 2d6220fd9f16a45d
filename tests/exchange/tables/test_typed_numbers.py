"""Numbers and days as people type them: what is sure is taken, the rest is told."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.tables.files import (
    codes,
    csv_file,
    lines,
    register,
    table_rows,
    take_in,
)
from toolkit.exchange.tables.rows.likely import likely
from toolkit.forms.register.columns import CellKind

HEAD = "Năm | Họ và tên | Mức xếp loại | Điểm"


def rated(folder: Path, year: str, points: str) -> tuple[list[str], dict[str, Any]]:
    text = lines(HEAD, f"{year} | Trần Văn An | Hoàn thành tốt nhiệm vụ | {points}")
    path = register(folder)
    report = take_in(path, csv_file(folder, text), table="Xếp loại")
    [row] = table_rows(path, "ratings")
    return codes(report), row


@pytest.mark.parametrize(
    ("points", "number"),
    [
        ("02", 2),
        ("1.325.395.000", 1_325_395_000),
        ("10 đ", 10),
        ("95 điểm", 95),
        ("９５", 95),
        ("95,5", 95.5),
        ("1.234,5 đồng", 1234.5),
    ],
)
def test_sure_numbers_are_taken(tmp_path: Path, points: str, number: float) -> None:
    assert rated(tmp_path, "2023", points)[1]["points"] == number


@pytest.mark.parametrize(
    ("points", "meant"),
    [
        ("31.600000đ", ("31.600.000", "31,6")),
        ("31.600000", ("31.600.000", "31,6")),
        ("1.325.39500", ("132.539.500",)),
        ("8,90%", ("8,9", "0,089")),
        ("1.000", ("1.000", "1")),
    ],
)
def test_unsure_numbers_stay_and_are_told_with_their_readings(
    tmp_path: Path, points: str, meant: tuple[str, ...]
) -> None:
    told, row = rated(tmp_path, "2023", points)
    assert row["points"] == points
    assert "X657" in told
    assert likely(CellKind.NUMBER, points) == meant


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        ("năm 2020", 2020),
        ("12/2017", 2017),
        ("tháng 5-2019", 2019),
        ("Tháng 12 năm 2017", 2017),
        ("Quý III/2021", 2021),
        ("Quý 4 năm 2022", 2022),
        ("２０２３", 2023),
    ],
)
def test_the_year_of_a_month_or_quarter_is_sure(
    tmp_path: Path, typed: str, year: int
) -> None:
    assert rated(tmp_path, typed, "9")[1]["year"] == year


@pytest.mark.parametrize("typed", ["13/2017", "Quý V/2021", "tháng 5-3019", "12-17"])
def test_what_is_no_month_gives_no_year(tmp_path: Path, typed: str) -> None:
    assert rated(tmp_path, typed, "9")[1]["year"] == typed


def born(folder: Path, day: str) -> tuple[list[str], Any]:
    text = lines("Họ và tên | Ngày sinh | Đơn vị", f"Trần Văn An | {day} | Ban A")
    path = register(folder)
    report = take_in(path, csv_file(folder, text))
    [row] = table_rows(path, "people")
    return codes(report), row["born"]


@pytest.mark.parametrize(
    "day",
    ["ngày 11 tháng 12 năm 2017", "11.12.2017", "11-12-2017", "ngày 11/12/2017"],
)
def test_whole_days_are_taken(tmp_path: Path, day: str) -> None:
    assert born(tmp_path, day)[1] == date(2017, 12, 11)


@pytest.mark.parametrize(
    ("day", "meant"),
    [
        ("11-12-17", ("11/12/2017", "17/12/2011")),
        ("02/03/80", ("02/03/1980",)),
        ("12/2017", ("một ngày từ 01/12/2017 đến 31/12/2017",)),
        ("Quý III/2021", ("một ngày từ 01/07/2021 đến 30/09/2021",)),
        ("tháng 2-2020", ("một ngày từ 01/02/2020 đến 29/02/2020",)),
    ],
)
def test_days_that_are_not_whole_stay_and_are_told(
    tmp_path: Path, day: str, meant: tuple[str, ...]
) -> None:
    told, kept = born(tmp_path, day)
    assert kept == day
    assert "X658" in told
    assert likely(CellKind.DATE, day) == meant
