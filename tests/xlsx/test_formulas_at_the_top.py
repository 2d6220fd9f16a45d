"""Of a long sheet whose formulas stand above its rows, those rows are not read."""

import io
from functools import cache
from unittest.mock import patch

import pytest
import xlsxwriter

from toolkit.xlsx import closed_book
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.read import formulas as few

ROWS = 4_000
"""A part of several times what is looked at first."""


def long_sheet(*, below: str = "", array: bool = False) -> ClosedBook:
    """A formula at the top of a long sheet, and perhaps one at its end."""
    return ClosedBook.from_bytes(_made(below, array))


@cache
def _made(below: str, array: bool) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("Khen")
        sheet.write_formula("A1", "=UPPER(C1)", value="x")
        if array:
            sheet.write_array_formula("B1:B2", "{=C1:C2}", value=1)
        for row in range(4, ROWS):
            sheet.write_row(row, 0, [row, "Nguyễn Văn An", row * 2])
        if below:
            sheet.write_formula(ROWS, 0, f"={below}", value=0)
    return stream.getvalue()


def read_in_full(book: ClosedBook) -> dict[object, str]:
    cells = book.sheet("Khen").cells
    return {at: one.formula for at, one in cells.items() if one.formula is not None}


@pytest.mark.parametrize("below", ["", "SUM(A5:A100)"])
@pytest.mark.parametrize("array", [False, True])
def test_the_formulas_are_those_of_the_whole_sheet(below: str, array: bool) -> None:
    book = long_sheet(below=below, array=array)
    found = book.formulas("Khen")
    assert found == read_in_full(book)
    assert len(found) == 1 + bool(below) + array
    assert long_sheet(array=array).may_hold_arrays("Khen") is array


@pytest.mark.parametrize(("below", "all_of_it"), [("", False), ("SUM(A5:A9)", True)])
def test_rows_below_the_last_formula_are_not_read(below: str, all_of_it: bool) -> None:
    book = long_sheet(below=below)
    size = len(book.part("Khen"))
    read = closed_book.read_sheet
    with patch.object(closed_book, "read_sheet", side_effect=read) as reading:
        book.formulas("Khen")
    [(data, *_)] = [call.args for call in reading.call_args_list]
    assert size > 4 * few.TOP
    assert (len(data) == size) is all_of_it
    assert all_of_it or len(data) < 2 * few.TOP


def test_an_edit_is_among_them() -> None:
    book = long_sheet()
    book.set_formula("Khen", 3, 1, "C5*2", 8.0)
    assert set(book.formulas("Khen")) == {(1, 1), (3, 1)}
