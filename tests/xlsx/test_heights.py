"""Rows get a height where they have none, and go on growing when somebody types."""

import io
import re

import openpyxl

from toolkit.xlsx.closed_book import ClosedBook

ROW = re.compile(rb"<row [^>]*>")


def typed() -> ClosedBook:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (1, 2, 3):
        sheet.cell(row, 1, f"dòng {row}")
    sheet.row_dimensions[2].height = 40
    sheet.column_dimensions["B"].width = 30
    target = io.BytesIO()
    book.save(target)
    return ClosedBook.from_bytes(target.getvalue())


def rows(book: ClosedBook) -> list[bytes]:
    return ROW.findall(book.part("Sheet"))


def test_a_row_without_a_height_gets_one_that_gives_way() -> None:
    book = typed()
    before = rows(book)
    book.set_value("Sheet", 5, 1, "mới")
    book.set_heights("Sheet", {1: 31.2, 2: 31.2, 5: 46.8, 9: 31.2})
    assert book.fitted("Sheet") == {1, 2, 5, 9}
    first, second, third, new = rows(book)
    assert first == before[0].replace(b'r="1"', b'r="1" ht="31.20"')
    assert (second, third) == tuple(before[1:])  # one has its own, one was not asked
    assert new == b'<row r="5" ht="46.80">'


def test_given_twice_it_is_given_once() -> None:
    once = typed()
    once.set_heights("Sheet", {1: 31.2})
    data = once.to_bytes()
    again = ClosedBook.from_bytes(data)
    again.set_heights("Sheet", {1: 50.0, 2: 50.0})
    assert again.to_bytes() == data
    assert not again.edited_sheets


def test_the_widths_of_columns_are_read() -> None:
    assert typed().sheet("Sheet").column_widths[2] == 30
