"""A name beside a rank, a title by its level, a list over sheets, numbered units."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter import Workbook

from tests.exchange.tables.files import (
    book_file,
    codes,
    register,
    table_rows,
    take_in,
)
from toolkit.exchange.tables.entering import enter_rows
from toolkit.exchange.tables.rows.names_beside import name_beside
from toolkit.xlsx.closed_book import ClosedBook

LDTT, GK = "Lao động tiên tiến", "Giấy khen"
TITLE = ["DANH SÁCH KHEN THƯỞNG NĂM 2023"]
HEAD = ["TT", "Họ và tên", "Đơn vị", "Danh hiệu", "Số quyết định"]
Sheets = Mapping[str, Sequence[Sequence[Any]]]


def person(number: int, name: str) -> list[Any]:
    return [number, name, "Phòng 1", LDTT, "1/QĐ"]


@dataclass(frozen=True, kw_only=True)
class Shape:
    """Sheets, the rows that they give by some fields, and codes that must be told."""

    sheets: Sheets
    rows: Sequence[tuple[Any, ...]]
    fields: Sequence[str] = ("name", "unit")
    told: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()


def grouped(*rows: Sequence[Any]) -> Sheets:
    return {"DS": [TITLE, ["TT", "Họ và tên", "Danh hiệu", "Số quyết định"], *rows]}


def of(number: Any, name: str) -> list[Any]:
    return [number, name, LDTT, "1/QĐ"]


def beside(heading: str, *names: str) -> Sheets:
    rows = [person(n, name) for n, name in enumerate(names, 1)]
    return {"DS": [TITLE, ["TT", heading, *HEAD[2:]], *rows]}


LEVELS = ["TT", "Họ và tên", "Đơn vị", "Khen cấp cơ sở", "Khen cấp tỉnh"]

SHAPES = {
    "a rank before the name": Shape(
        sheets=beside(
            "Cấp bậc, họ và tên", "Đại úy Hồ Văn An", "Thượng tá, Lý Thị Bé", "Vũ Cao"
        ),
        rows=[("Hồ Văn An",), ("Lý Thị Bé",), ("Vũ Cao",)],
        fields=("name",),
        told=frozenset({"X721"}),
        silent=frozenset({"X720", "X635"}),
    ),
    "a position behind the name, one of them not to be parted": Shape(
        sheets=beside(
            "Họ và tên, chức vụ",
            "Hồ Văn An, Trưởng phòng",
            "Lý Thị Bé – Phó Giám đốc",
            "Vũ Cao chuyên viên",
            "Tạ Dung, Đỗ Em",
        ),
        rows=[("Hồ Văn An",), ("Lý Thị Bé",)],
        fields=("name",),
        told=frozenset({"X720", "X721"}),
        silent=frozenset({"X635"}),
    ),
    "awards by their level": Shape(
        sheets={
            "DS": [
                TITLE,
                LEVELS,
                [1, "Hồ Văn An", "Phòng 1", "Giấy khen của Giám đốc Sở", None],
                [2, "Lý Thị Bé", "Phòng 1", "LĐTT", "Bằng khen của UBND tỉnh"],
                [3, "Vũ Cao", "Phòng 2", None, None],
            ]
        },
        rows=[
            ("Hồ Văn An", GK, "Giám đốc Sở"),
            ("Lý Thị Bé", LDTT, None),
            ("Lý Thị Bé", "Bằng khen cấp bộ, cấp tỉnh", "UBND tỉnh"),
        ],
        fields=("name", "award", "authority"),
        told=frozenset({"X610", "X635"}),
    ),
    "a list that goes on on two sheets": Shape(
        sheets={
            "DS": [TITLE, HEAD, person(1, "Hồ An"), person(2, "Lý Bé")],
            "DS (2)": [person(3, "Vũ Cao"), ["Cộng", None, None, 1]],
            "DS (3)": [["Trang 3"], person(4, "Tạ Dung")],
        },
        rows=[(name,) for name in ("Hồ An", "Lý Bé", "Vũ Cao", "Tạ Dung")],
        fields=("name",),
        told=frozenset({"X722"}),
    ),
    "a sheet whose numbers do not go on": Shape(
        sheets={
            "DS": [TITLE, HEAD, person(1, "Hồ An"), person(2, "Lý Bé")],
            "Khác": [person(1, "Vũ Cao"), person(2, "Tạ Dung")],
        },
        rows=[("Hồ An",), ("Lý Bé",)],
        fields=("name",),
        silent=frozenset({"X722"}),
    ),
    "numbered units between the rows": Shape(
        sheets=grouped(
            [1, "Phòng A"],
            of(1, "Hồ Văn An"),
            of(2, "Lý Thị Bé"),
            [2, "Phòng B"],
            of(1, "Vũ Văn Cao"),
        ),
        rows=[
            ("Hồ Văn An", "Phòng A"),
            ("Lý Thị Bé", "Phòng A"),
            ("Vũ Văn Cao", "Phòng B"),
        ],
        told=frozenset({"X615", "X644"}),
        silent=frozenset({"X635"}),
    ),
    "units 1 and 2, people 1.1 and 2.1": Shape(
        sheets=grouped(
            ["1", "Phòng A"],
            of("1.1", "Hồ Văn An"),
            ["2", "Phòng B"],
            of("2.1", "Vũ Văn Cao"),
        ),
        rows=[("Hồ Văn An", "Phòng A"), ("Vũ Văn Cao", "Phòng B")],
        told=frozenset({"X644"}),
    ),
    "a unit without a title among others is no group": Shape(
        sheets=grouped(
            [1, "Phòng A"], [2, "Phòng B"], of(1, "Hồ Văn An"), of(2, "Vũ Văn Cao")
        ),
        rows=[("Hồ Văn An", None), ("Vũ Văn Cao", None)],
        told=frozenset({"X635"}),
        silent=frozenset({"X644"}),
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_what_is_sure_comes_in_and_the_rest_is_named(name: str, tmp_path: Path) -> None:
    shape = SHAPES[name]
    path = register(tmp_path)
    source = book_file(tmp_path, shape.sheets)
    report = take_in(path, source)
    rows = table_rows(path, "awards")
    assert [tuple(row.get(f) for f in shape.fields) for row in rows] == shape.rows
    assert shape.told <= set(codes(report))
    assert not shape.silent & set(codes(report))
    filled = sum(any(row) for sheet in shape.sheets.values() for row in sheet)
    account = enter_rows(ClosedBook.open(path), source).account
    assert (account.rows, account.taken) == (filled, 0)  # the second time all is there
    assert account.there + sum(account.left.values()) == account.rows


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("Trung tá QNCN Nguyễn Văn Tướng", "Nguyễn Văn Tướng", "Trung tá QNCN"),
        ("Trưởng phòng, Nguyễn Văn An", "Nguyễn Văn An", "Trưởng phòng"),
        ("NGUYỄN VĂN AN\nPhó Chánh Văn phòng", "NGUYỄN VĂN AN", "Phó Chánh Văn phòng"),
        ("Bà Hồ Thị Bé (Giám đốc)", "Hồ Thị Bé", "Giám đốc"),
        ("Nguyễn Văn Trưởng", "Nguyễn Văn Trưởng", ""),
    ],
)
def test_a_name_is_parted_from_what_stands_beside_it(
    text: str, name: str, rest: str
) -> None:
    found = name_beside(text)
    assert found is not None
    assert (found.name, found.beside) == (name, rest)


@pytest.mark.parametrize(
    "text",
    ["Vũ Cao chuyên viên", "Giám Đốc Nguyễn An", "Hồ An, Lý Bé", "Đại úy", "An, 1980"],
)
def test_a_name_that_is_not_sure_is_none(text: str) -> None:
    assert name_beside(text) is None


def test_what_is_merged_over_rows_in_an_old_font_is_read_in_each(
    tmp_path: Path,
) -> None:
    path, source = register(tmp_path), tmp_path / "nguon.xlsx"
    with Workbook(source) as book:
        sheet, old = book.add_worksheet("DS"), book.add_format({"font_name": ".VnTime"})
        sheet.write_row(0, 0, HEAD)
        for row in (1, 2):
            sheet.write_row(row, 0, [row, "Hồ An" if row == 1 else "Lý Bé"])
            sheet.write_row(row, 3, [LDTT, "1/QĐ"])
        sheet.merge_range("C2:C3", "Phßng Tæ chøc", old)
    take_in(path, source, table="Khen thưởng")
    found = [row["unit"] for row in table_rows(path, "awards")]
    assert found == ["Phòng Tổ chức", "Phòng Tổ chức"]
