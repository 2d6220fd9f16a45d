"""The codes of a provincial system are read by the list in the same workbook."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.tables.files import book_file, codes, register, table_rows, take_in

HEAD = ("STT", "Họ và tên", "Mã phân loại cán bộ", "Mã hình thức KT", "Mã danh hiệu")
LISTS = (
    ("Mã", "Tên"),
    ("BK01", "Bằng khen của UBND tỉnh"),
    ("DH03", "Chiến sĩ thi đua cơ sở"),
    ("PL01", "Người trực tiếp lao động"),
    ("PL02", "Lãnh đạo"),
    ("XX01", "Một"),
    ("XX01", "Hai"),
    ("KK01", "Danh hiệu không có thật"),
)


def source(
    folder: Path, *rows: Sequence[Any], sheet: str = "DANHMUC", lists: Any = LISTS
) -> Path:
    return book_file(folder, {"CaNhan": [HEAD, *rows], sheet: lists})


@pytest.mark.parametrize("sheet", ["DANHMUC", "Danh mục"])
def test_codes_become_the_words_of_the_register(tmp_path: Path, sheet: str) -> None:
    path = register(tmp_path)
    rows = [(1, "Lê An", "PL01", "BK01", "DH03"), (2, "Lê Chi", "pl02 ", None, "DH03")]
    report = take_in(path, source(tmp_path, *rows, sheet=sheet), table="Đề nghị")
    assert [
        (row["name"], row["staff"], row["award"])
        for row in table_rows(path, "proposals")
    ] == [
        ("Lê An", "người trực tiếp", "Bằng khen cấp bộ, cấp tỉnh"),
        ("Lê An", "người trực tiếp", "Chiến sĩ thi đua cơ sở"),
        ("Lê Chi", "cấp trưởng", "Chiến sĩ thi đua cơ sở"),
    ]
    [told] = [f for f in report.findings if f.code == "X633"]
    assert (told.seen, told.expected) == ("PL01", "Người trực tiếp lao động")
    assert told.text.startswith("5 ô")
    assert f"«{sheet}»" in told.text
    assert "X612" not in codes(report)


def test_lists_side_by_side_are_all_read(tmp_path: Path) -> None:
    lists = [
        ("STT", "Mã", "Hình thức", None, "Mã", "Danh hiệu"),
        (1, "BK01", "Bằng khen của UBND tỉnh", None, "DH03", "Chiến sĩ thi đua cơ sở"),
    ]
    path = register(tmp_path)
    rows = [(1, "Lê An", None, "BK01", "DH03")]
    take_in(path, source(tmp_path, *rows, lists=lists), table="Đề nghị")
    assert [row["award"] for row in table_rows(path, "proposals")] == [
        "Bằng khen cấp bộ, cấp tỉnh",
        "Chiến sĩ thi đua cơ sở",
    ]


@pytest.mark.parametrize(
    ("code", "kept"),
    [("XX01", "XX01"), ("ZZ99", "ZZ99"), ("KK01", "Danh hiệu không có thật")],
)
def test_what_the_list_leaves_open_is_judged_as_it_stands(
    tmp_path: Path, code: str, kept: str
) -> None:
    path = register(tmp_path)
    rows = [(1, "Lê An", None, None, code)]
    report = take_in(path, source(tmp_path, *rows), table="Đề nghị")
    assert [row["award"] for row in table_rows(path, "proposals")] == [kept]
    [told] = [f for f in report.findings if f.code == "X612"]
    assert f"dòng 2 «{kept}»" in told.text


def test_only_titles_and_choices_are_coded(tmp_path: Path) -> None:
    path = register(tmp_path)
    take_in(path, source(tmp_path, (1, "PL01", "PL01", None, "DH03")), table="Đề nghị")
    [row] = table_rows(path, "proposals")
    assert (row["name"], row["staff"]) == ("PL01", "người trực tiếp")


def test_without_a_list_codes_stay_codes(tmp_path: Path) -> None:
    path = register(tmp_path)
    rows = [(1, "Lê An", "PL01", None, "DH03")]
    report = take_in(path, source(tmp_path, *rows, sheet="Khác"), table="Đề nghị")
    [row] = table_rows(path, "proposals")
    assert (row["staff"], row["award"]) == ("PL01", "DH03")
    assert "X633" not in codes(report)
