"""What the columns of a sheet say of themselves is read without its rows."""

import pytest

from toolkit.xlsx.edit.heights import widths_of
from toolkit.xlsx.graft.column_looks import column_formats, without_rows

ROWS = "<{0}sheetData><{0}row r='1'><{0}c r='A1'/></{0}row></{0}sheetData>"
SHEET = (
    "<{0}worksheet><{0}cols>"
    '<{0}col min="2" max="3" width="9.7" style="4"/>'
    '<{0}col min="5" max="5" width="12"/>'
    "</{0}cols>{1}" + ROWS + "</{0}worksheet>"
)


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_widths_and_formats_are_the_same_without_the_rows(prefix: str) -> None:
    data = SHEET.format(prefix, "").encode()
    head = without_rows(data)
    assert b"row r" not in head
    assert widths_of(head) == widths_of(data) == {2: 9.7, 3: 9.7, 5: 12.0}
    assert column_formats(head) == column_formats(data) == {2: 4, 3: 4}


def test_a_comment_that_speaks_of_rows_ends_nothing() -> None:
    data = SHEET.format("", "<!-- <sheetData> -->").encode()
    assert without_rows(data) == data
    assert column_formats(without_rows(data)) == {2: 4, 3: 4}
