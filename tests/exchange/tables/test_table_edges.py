"""The first and the last: rows of a table, lines and columns of a source, days."""

from datetime import date
from io import BytesIO
from pathlib import Path
from unittest.mock import patch

import pytest
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
from toolkit.exchange.sources import csv_in
from toolkit.exchange.sources.book_in import read_book
from toolkit.exchange.tables.rows import appending
from toolkit.exchange.tables.rows.appending import Addition, append_all
from toolkit.exchange.tables.rows.converted import NewRow
from toolkit.exchange.tables.tables import filled_rows, table_in
from toolkit.forms.register.layout import FIRST_ROW
from toolkit.forms.register.locate import FoundTable, outside
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.xlsx.cells.address import parse_a1
from toolkit.xlsx.closed_book import ClosedBook

PEOPLE = "# Người\nHọ và tên | Đơn vị\nTrần Văn An | Phòng Kế hoạch"
TWO = lines("Họ và tên | Đơn vị", "Trần Văn An | Phòng Kế hoạch", "Lê Bình | Ban A")
AN = {"name": "Trần Văn An", "unit": "Phòng Kế hoạch"}
BINH = {"name": "Lê Bình", "unit": "Ban A"}


def test_the_last_row_of_a_table_is_filled(tmp_path: Path) -> None:
    path = register(tmp_path, PEOPLE, capacity=2)
    report = take_in(path, csv_file(tmp_path, TWO))
    assert (codes(report), report.exit_code) == (["X614"], 0)
    assert table_rows(path, "people") == [AN, BINH]


def test_the_first_row_of_an_empty_table_is_filled(tmp_path: Path) -> None:
    path = register(tmp_path, capacity=2)
    assert take_in(path, csv_file(tmp_path, TWO)).exit_code == 0
    assert table_rows(path, "people") == [AN, BINH]
    again = take_in(path, csv_file(tmp_path, TWO))
    assert codes(again) == ["X614"]
    assert table_rows(path, "people") == [AN, BINH]


def test_a_row_more_than_there_is_room_is_refused_with_both_numbers(
    tmp_path: Path,
) -> None:
    path = register(tmp_path, capacity=1)
    [found] = take_in(path, csv_file(tmp_path, TWO)).findings
    assert (found.code, found.cell) == ("X621", f"A{FIRST_ROW}")
    assert (found.seen, found.expected) == ("2", "1")


def test_what_stands_below_a_table_is_read_as_by_a_rescore_which_tells_of_it(
    tmp_path: Path,
) -> None:
    book = ClosedBook.open(register(tmp_path, f"{PEOPLE}\nLê Bình | Ban A", capacity=2))
    people, _ = table_in(book, BY_KEY["people"])
    assert (people.top, people.bottom) == (FIRST_ROW, FIRST_ROW + 1)
    rows = filled_rows(book, people)
    assert [row for row, _ in rows] == [FIRST_ROW, FIRST_ROW + 1]
    assert not list(outside(people, rows))
    book.set_value(people.sheet, people.bottom + 1, 1, "Người lập biểu")
    rows = filled_rows(book, people)
    assert [row for row, _ in rows][2:] == [people.bottom + 1]
    assert [found.code for found in outside(people, rows)] == ["S122"]


@pytest.mark.parametrize(("most", "code"), [(3, "X614"), (2, "X620")])
def test_a_csv_of_just_so_many_lines_is_read(
    tmp_path: Path, most: int, code: str
) -> None:
    path = register(tmp_path, PEOPLE)
    with patch.object(csv_in, "CAPACITY", most):
        assert codes(take_in(path, csv_file(tmp_path, TWO))) == [code]


@pytest.mark.parametrize(("more", "code"), [(0, "X614"), (1, "X620")])
def test_a_csv_of_just_so_many_columns_is_read(
    tmp_path: Path, more: int, code: str
) -> None:
    wide = ";" * (csv_in.MOST_COLUMNS - 2 + more)
    text = "\r\n".join(line + wide for line in TWO.split("\r\n"))
    path = register(tmp_path, PEOPLE)
    assert codes(take_in(path, csv_file(tmp_path, text))) == [code]


def test_days_are_days_from_march_1900_to_the_end_of_9999(tmp_path: Path) -> None:
    days = [date(1900, 3, 1), date(9999, 12, 31)]
    path = book_file(tmp_path, {"DS": [[*days, 60, 61]]})
    [source] = read_book(ClosedBook.open(path))
    assert source.lines[0].cells == {1: days[0], 2: days[1], 3: 60, 4: 61}


def calculated() -> ClosedBook:
    """A table at A1:A9; numbers in C1:F4, amid them an array formula in D2:E3."""
    target = BytesIO()
    made = Workbook(target, {"in_memory": True})
    sheet = made.add_worksheet("Người")
    for row in range(4):
        for column in range(2, 6):
            sheet.write_number(row, column, 7)
    sheet.write_array_formula("D2:E3", "{=A1:A2*2}", None, 14)
    for cell in ("E2", "D3", "E3"):
        sheet.write_number(cell, 14)  # Excel stores a value in each
    made.close()
    return ClosedBook.from_bytes(target.getvalue())


def test_all_values_of_an_array_formula_go_and_no_number_beside_it() -> None:
    book = calculated()
    people = FoundTable(BY_KEY["people"], "Người", 1, 9, {"name": 1})
    with patch.object(appending, "_FEW_CELLS", 0):
        rows = (NewRow(1, {"name": "An"}),)
        [added] = append_all(book, [Addition(people, rows)])
    assert (added.first, added.rows) == (1, rows)
    sheet = ClosedBook.from_bytes(book.to_bytes()).sheet("Người")
    left = {at for at, cell in sheet.cells.items() if cell.value == 7}
    block = {parse_a1(cell) for cell in ("D2", "E2", "D3", "E3")}
    around = {(row, column) for row in range(1, 5) for column in range(3, 7)}
    assert left == around - block
    assert not [at for at in block if sheet.at(*at).value is not None]
