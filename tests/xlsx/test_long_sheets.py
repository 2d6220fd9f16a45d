"""Long sheets are written without being held, and replaced without being read."""

import tracemalloc
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.edit.made_rows import MadeRows, RowPoints
from toolkit.xlsx.zip.packed import LONG_PART, Packed, packed, packed_if_long

MANY = 12_000
"""Rows of more than LONG_PART bytes, and more than are compared cell by cell."""
Row = tuple[CellValue, ...]


def row(number: int) -> Row:
    return (f"Đơn vị số {number:05}", float(number), None, "«Chấm điểm» H15; & <tiếp>")


def made(number: int, first: int = 0) -> MadeRows[Row]:
    return MadeRows(number, lambda: map(row, range(first, first + number)))


def start() -> bytes:
    book, target = Workbook(), BytesIO()
    sheet = book.worksheets[0]
    sheet.title = "Sổ"
    sheet.append(["TIÊU ĐỀ"])
    sheet.append(["Đơn vị", "Số", "Trống", "Ô lấy số"])
    sheet.column_dimensions["B"].number_format = "0.0"
    book.save(target)
    return target.getvalue()


@pytest.fixture(scope="module")
def long() -> bytes:
    book = ClosedBook.from_bytes(start())
    book.set_rows("Sổ", 3, made(MANY), heights=RowPoints(3, [19.5] * MANY))
    return book.to_bytes()


def test_many_rows_made_one_by_one_are_written_as_those_that_are_held() -> None:
    book, held = ClosedBook.from_bytes(start()), ClosedBook.from_bytes(start())
    heights = dict.fromkeys(range(3, MANY + 3), 19.5)
    book.set_rows("Sổ", 3, made(MANY), heights=RowPoints(3, [19.5] * MANY))
    held.set_rows("Sổ", 3, [row(n) for n in range(MANY)], heights=heights)
    assert len(book.part("Sổ")) > LONG_PART
    assert book.part("Sổ") == held.part("Sổ")
    assert book.to_bytes() == held.to_bytes()


def test_another_program_reads_what_was_packed_on_the_way(long: bytes) -> None:
    sheet = load_workbook(BytesIO(long), read_only=True)["Sổ"]
    found = [tuple(one) for one in sheet.iter_rows(min_row=3, values_only=True)]
    assert found == [row(n) for n in range(MANY)]
    assert sheet.calculate_dimension() == f"A1:D{MANY + 2}"


def test_a_long_sheet_is_replaced_without_being_read(long: bytes) -> None:
    book = ClosedBook.from_bytes(long)
    book.set_rows("Sổ", 3, made(5, first=7))
    again = ClosedBook.from_bytes(book.to_bytes())
    assert again.table("Sổ", 1, (1, 2)) == [
        (1, ("TIÊU ĐỀ", None)),
        (2, ("Đơn vị", "Số")),
        *((n - 4, row(n)[:2]) for n in range(7, 12)),
    ]
    dimension = load_workbook(BytesIO(book.to_bytes()))["Sổ"].dimensions
    assert dimension == "A1:D7"


def test_the_same_rows_once_more_are_no_change(long: bytes) -> None:
    book = ClosedBook.from_bytes(long)
    book.set_rows("Sổ", 3, made(MANY), heights=RowPoints(3, [19.5] * MANY))
    assert not book.changed
    assert book.to_bytes() is long
    book.set_rows("Sổ", 3, made(MANY, first=1))
    assert book.changed


def test_rows_are_added_below_all_others(long: bytes) -> None:
    book = ClosedBook.from_bytes(long)
    assert book.add_rows("Sổ", MANY + 3, made(3, first=MANY))
    again = ClosedBook.from_bytes(book.to_bytes())
    wanted = [(n + 3, row(n)[:2]) for n in range(MANY + 3)]
    assert again.table("Sổ", 3, (1, 2)) == wanted
    dimension = load_workbook(BytesIO(book.to_bytes()), read_only=True)["Sổ"]
    assert dimension.calculate_dimension() == f"A1:D{MANY + 5}"


def test_nothing_is_added_over_what_stands_there(long: bytes) -> None:
    book = ClosedBook.from_bytes(long)
    assert not book.add_rows("Sổ", MANY + 2, made(3))
    assert not book.changed


def test_a_packed_sheet_is_edited_like_any_other() -> None:
    book = ClosedBook.from_bytes(start())
    book.set_rows("Sổ", 3, made(MANY))
    book.set_value("Sổ", 4, 3, "ghi thêm")
    again = ClosedBook.from_bytes(book.to_bytes())
    assert again.sheet("Sổ").at(4, 3).value == "ghi thêm"
    assert again.sheet("Sổ").at(5, 1).value == "Đơn vị số 00002"


def test_a_long_sheet_that_lost_its_formulas_needs_no_calc_chain(long: bytes) -> None:
    book = ClosedBook.from_bytes(long)
    book.set_formula("Sổ", 3, 5, "B3*2", 0.0)
    book = ClosedBook.from_bytes(book.to_bytes())
    book.set_rows("Sổ", 3, made(1))
    assert book._drafts["Sổ"].lost_formula
    assert book.formulas("Sổ") == {}


def test_what_is_written_row_by_row_is_never_held_whole() -> None:
    book = ClosedBook.from_bytes(start())
    number = 60_000
    heights = RowPoints(3, [19.5] * number)
    tracemalloc.start()
    book.set_rows("Sổ", 3, made(number), heights=heights)
    data = book.to_bytes()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    written = ClosedBook.from_bytes(data).package.read("xl/worksheets/sheet1.xml")
    assert len(written) > 12_000_000
    assert peak < 8_000_000  # a million bytes, what is packed, values met last


def test_what_stands_above_rows_that_are_added_is_held_once() -> None:
    book, number = ClosedBook.from_bytes(start()), 30_000
    book.set_rows("Sổ", 3, made(number))
    book = ClosedBook.from_bytes(book.to_bytes())
    tracemalloc.start()
    assert book.add_rows("Sổ", number + 3, made(3, first=number))
    book.to_bytes()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    length = len(book.part("Sổ"))
    assert length > 6_000_000
    assert peak < length + 3_000_000  # and what is packed, and a million bytes


def test_rows_that_are_gone_through_once_are_not_held(long: bytes) -> None:
    book, number = ClosedBook.from_bytes(long), 0
    book.part("Sổ")
    tracemalloc.start()
    for number, _ in book.rows("Sổ", 3, (1, 2, 3, 4)):  # noqa: B007 - the last of them
        pass
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert number == MANY + 2
    assert peak < 2_600_000  # what the parser of XML takes, values met last
    assert "xl/worksheets/sheet1.xml" not in book.package._cache


def test_pieces_packed_are_the_bytes_packed() -> None:
    data = b"".join(b'<row r="%d"/>' % n for n in range(200_000))
    pieces = [data[at : at + 777] for at in range(0, len(data), 777)]
    one = packed_if_long(pieces)
    assert isinstance(one, Packed)
    assert one == packed((data,))
    assert one.unpacked() == data
    assert packed_if_long(pieces[:9]) == data[: 9 * 777]


def test_heights_of_rows_that_follow_one_another() -> None:
    heights = RowPoints(3, [19.5, 31.0])
    assert dict(heights) == {3: 19.5, 4: 31.0}
    assert (2 in heights, 5 in heights, len(heights)) == (False, False, 2)
    with pytest.raises(KeyError):
        heights[5]


def test_made_rows_are_made_anew_each_time() -> None:
    rows = made(2)
    assert [*rows] == [*rows] == [row(0), row(1)]
    assert (len(rows), row(1) in rows, row(2) in rows) == (2, True, False)
