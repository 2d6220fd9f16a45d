"""Some columns of a long sheet, streamed: the same values as the sheet read whole."""

import pytest

from tests.forms.register.making import register_book
from tests.tries import is_thorough
from toolkit.xlsx.cells.address import MAX_ROW
from toolkit.xlsx.cells.cell import CellError
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.read.bounds import ROW_LIMIT
from toolkit.xlsx.read.sheet import read_sheet
from toolkit.xlsx.read.table import (
    UNCALCULATED,
    TableRows,
    read_table,
    rows_of_table,
    table_of,
)
from toolkit.xlsx.refusal import Fault, FileRefusedError, Words

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRINGS = ["một", "hai", " ba\n"]


def part(rows: str, *, root: str = f'worksheet xmlns="{MAIN}"') -> bytes:
    name = root.split()[0]
    body = name.replace("worksheet", "sheetData")
    text = f"<{root}><{body}>{rows}</{body}></{name}>"
    return b'<?xml version="1.0" encoding="UTF-8"?>\r\n' + text.encode()


def read(data: bytes, first: int = 1, columns: tuple[int, ...] = (1, 2, 3)):
    asked = (data, "Trang", "xl/sheet.xml", STRINGS, first, columns)
    found = read_table(*asked)
    assert [*rows_of_table(*asked)] == found
    return found


def read_one_by_one(data: bytes) -> TableRows:
    return [*rows_of_table(data, "Trang", "xl/sheet.xml", STRINGS, 1, (1, 2, 3))]


def whole(data: bytes, first: int = 1, columns: tuple[int, ...] = (1, 2, 3)):
    sheet = read_sheet(data, "Trang", "xl/sheet.xml", STRINGS).sheet
    return table_of(sheet, first, columns)


def same(rows: str, columns: tuple[int, ...] = (1, 2, 3)) -> TableRows:
    data = part(rows)
    found = read(data, columns=columns)
    assert found == whole(data, columns=columns)
    kinds = [[type(value) for value in values] for _, values in found]
    assert kinds == [
        [type(v) for v in values] for _, values in whole(data, columns=columns)
    ]
    return found


CELLS = {
    "a shared text": ('<c r="A1" t="s"><v>1</v></c>', "hai"),
    "a shared text with a style": ('<c r="A1" s="3" t="s"><v>2</v></c>', " ba\n"),
    "a number": ('<c r="A1"><v>2023</v></c>', 2023.0),
    "a number that says so": ('<c r="A1" t="n"><v>-1.5E3</v></c>', -1500.0),
    "a number in spaces": ('<c r="A1"><v>\n 7 </v></c>', 7.0),
    "a shared text in spaces": ('<c r="A1" t="s"><v> 1 </v></c>', "hai"),
    "truth in spaces": ('<c r="A1" t="b"><v> 1 </v></c>', True),
    "a number that is none": ('<c r="A1"><v>1_000</v></c>', "1_000"),
    "an infinite number": ('<c r="A1"><v>1E999</v></c>', "1E999"),
    "an inline text": ('<c r="A1" t="inlineStr"><is><t>Sở</t></is></c>', "Sở"),
    "an inline text with spaces": (
        '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>',
        " a ",
    ),
    "an inline text in runs": (
        '<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>',
        "ab",
    ),
    "an entity": ('<c r="A1" t="inlineStr"><is><t>A &amp; B</t></is></c>', "A & B"),
    "an escape": ('<c r="A1" t="inlineStr"><is><t>a_x000D_b</t></is></c>', "a\rb"),
    "a formula with a text": ('<c r="A1" t="str"><f>B1&amp;""</f><v>x</v></c>', "x"),
    "a formula with a number": ('<c r="A1"><f>SUM(B1)</f><v>7</v></c>', 7.0),
    "a formula without a value": ('<c r="A1"><f>SUM(B1)</f></c>', UNCALCULATED),
    "an empty formula": ('<c r="A1"><f/></c>', UNCALCULATED),
    "a shared formula": (
        '<c r="A1"><f t="shared" ref="A1" si="0">1</f></c>',
        UNCALCULATED,
    ),
    "truth": ('<c r="A1" t="b"><v>1</v></c>', True),
    "an error": ('<c r="A1" t="e"><v>#N/A</v></c>', CellError("#N/A")),
    "an error of a formula": (
        '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
        CellError("#DIV/0!"),
    ),
    "a date as text": ('<c r="A1" t="d"><v>2023-05-12</v></c>', "2023-05-12"),
    "a cell with metadata": ('<c r="A1" s="1" cm="1"><v>5</v></c>', 5.0),
    "attributes the other way round": ('<c t="s" s="1" r="A1"><v>0</v></c>', "một"),
    "spaces between the tags": ('<c r="A1"> <v>5</v> </c>', 5.0),
    "a cell without a place": ("<c><v>5</v></c>", 5.0),
}


@pytest.mark.parametrize("name", CELLS)
def test_a_value_is_typed_as_where_the_sheet_is_read_whole(name: str) -> None:
    cell, value = CELLS[name]
    [(row, values)] = same(f'<row r="1">{cell}</row>')
    assert (row, values) == (1, (value, None, None))
    assert type(values[0]) is type(value)


EMPTY = {
    "no cell": "",
    "a style": '<c r="A1" s="5"/>',
    "an empty value": '<c r="A1"><v></v></c>',
    "an empty text": '<c r="A1" t="str"><v></v></c>',
    "a formula that gives no text": '<c r="A1" t="str"><f>""</f><v></v></c>',
    "another column": '<c r="D1"><v>1</v></c>',
}


@pytest.mark.parametrize("name", EMPTY)
def test_a_row_that_holds_nothing_is_not_given(name: str) -> None:
    assert same(f'<row r="1">{EMPTY[name]}</row>') == []
    rows = f'<row r="1">{EMPTY[name]}</row><row r="2"><c r="B2"><v>1</v></c></row>'
    assert same(rows) == [(2, (None, 1.0, None))]


def test_rows_come_in_their_order_whatever_the_file_says() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in (3, 1, 2))
    assert [row for row, _ in same(rows)] == [1, 2, 3]


def test_cells_out_of_order_fall_into_their_columns() -> None:
    [(_, values)] = same(
        '<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>'
    )
    assert values == (1.0, None, 3.0)


def test_values_come_in_the_order_asked_for_even_twice() -> None:
    row = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    assert same(row, (2, 1, 2)) == [(1, (2.0, 1.0, 2.0))]


def test_rows_above_the_first_are_left_out() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in (1, 2, 3))
    assert [row for row, _ in read(part(rows), 2)] == [2, 3]


def test_rows_without_numbers_count_on() -> None:
    rows = '<row r="4"/><row><c><v>1</v></c><c><v>2</v></c></row>\n<row spans="1:2"/>'
    rows += '<row r="9"><c r="A9"><v>9</v></c></row>'
    assert same(rows) == [(5, (1.0, 2.0, None)), (9, (9.0, None, None))]


def test_a_prefix_a_comment_and_carriage_returns_change_nothing() -> None:
    row = '<x:row r="1"><x:c r="A1" t="s"><x:v>1</x:v></x:c></x:row>'
    assert read(part(row, root=f'x:worksheet xmlns:x="{MAIN}"')) == [
        (1, ("hai", None, None))
    ]
    assert same('<!--<row r="1"><c r="A1"><v>1</v></c></row>-->') == []
    assert same('<row r="1"><!--<c r="A1"><v>1</v></c>--></row>') == []
    data = part('<row r="1"><c r="A1"><v>1</v></c></row>')
    fake = b"<!--<sheetData><row r='1'/></sheetData>--><sheetData>"
    assert read(data.replace(b"<sheetData>", fake)) == [(1, (1.0, None, None))]
    text = '<row r="1"><c r="A1" t="inlineStr"><is><t>a\r\nb</t></is></c></row>'
    assert same(text) == [(1, ("a\nb", None, None))]
    hidden = '<row r="1"><c r="A1" t="str"><v><![CDATA[<c>]]></v></c></row>'
    assert same(hidden) == [(1, ("<c>", None, None))]


ODD = {
    "a space before the end of a row": '<row r="1"><c r="A1"><v>1</v></c></row >',
    "a greater than in an attribute": '<row r="1" x="/>"><c r="A1"><v>1</v></c></row>',
    "something that is no row": '<x/><row r="1"><c r="A1"><v>1</v></c></row>',
    "something that is no cell": '<row r="1"><x/><c r="A1"><v>1</v></c></row>',
}


@pytest.mark.parametrize("name", ODD)
def test_what_no_program_writes_is_understood_where_it_is_xml(name: str) -> None:
    next_row = '<row r="2"><c r="A2"><v>2</v></c></row>'
    found = [(1, (1.0, None, None)), (2, (2.0, None, None))]
    assert same(ODD[name] + next_row) == found


def test_rows_that_were_given_are_not_given_again_where_a_tree_goes_on() -> None:
    row = '<row r="{0}"><c r="A{0}"><v>{0}</v></c></row>'
    rows = row.format(1) + '<row r="2"/>' + row.format(3) + "<x/>" + row.format(4)
    assert [number for number, _ in same(rows)] == [1, 3, 4]


def test_cells_of_another_namespace_are_no_cells() -> None:
    row = (
        '<row r="1"><c r="A1"><v>1</v><extLst><c xmlns="urn:x" r="B1"><v>2</v></c>'
        "</extLst></c></row>"
    )
    assert same(row) == [(1, (1.0, None, None))]


BROKEN = {
    "cut short": '<row r="1"><c r="A1">',
    "a cell twice": '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
    "a cell twice, oddly": '<row r="1"><c r="A1"/><c t="n" r="A1"><v>2</v></c></row>',
    "a row twice": '<row r="1"/><row r="1"/>',
    "a row that is no number": '<row r="x"><c><v>1</v></c></row>',
    "row nought": '<row r="0"/>',
    "a cell of another row": '<row r="1"><c r="A2"><v>1</v></c></row>',
    "no address": '<row r="1"><c r="1"><v>1</v></c></row>',
    "a text that is not there": '<row r="1"><c r="A1" t="s"><v>3</v></c></row>',
    "a text before the first": '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_part_is_refused_as_where_the_sheet_is_read_whole(name: str) -> None:
    data = part(BROKEN[name])
    with pytest.raises(FileRefusedError) as refused:
        read(data)
    with pytest.raises(FileRefusedError) as also:
        whole(data)
    with pytest.raises(FileRefusedError) as later:
        read_one_by_one(data)
    assert refused.value == also.value == later.value
    assert refused.value.fault is Fault.BROKEN_PART


def test_a_part_that_is_no_worksheet_is_refused() -> None:
    for root in (f'chartsheet xmlns="{MAIN}"', "table"):
        with pytest.raises(FileRefusedError) as refused:
            read(part("", root=root))
        assert refused.value.fault is Fault.BROKEN_PART


def test_only_the_grid_bounds_the_rows() -> None:
    far = f'<row r="{MAX_ROW}"><c r="A{MAX_ROW}"><v>1</v></c></row>'
    assert read(part(far)) == [(MAX_ROW, (1.0, None, None))]
    beyond = {
        f'<row r="{MAX_ROW + 1}"/>': Words("far_cell", MAX_ROW + 1, 1),
        '<row r="1"><c r="XFE1"><v>1</v></c></row>': Words("far_cell", 1, 16_385),
    }
    for rows, place in beyond.items():
        with pytest.raises(FileRefusedError) as refused:
            read(part(rows))
        assert refused.value.fault is Fault.CELL_TOO_FAR
        assert refused.value.facts == {"seen": place, "expected": "XFD1048576"}


@pytest.mark.slow
def test_more_rows_and_cells_than_a_sheet_read_whole_may_have() -> None:
    most = 300_000 if is_thorough() else ROW_LIMIT + 1_000
    row = '<row r="{0}"><c r="A{0}"><v>1</v></c><c r="B{0}" t="s"><v>0</v></c></row>'
    data = part("".join(row.format(n) for n in range(1, most + 1)))
    found = read(data)
    assert (len(found), found[-1]) == (most, (most, (1.0, "một", None)))


def test_a_workbook_gives_its_edits_too() -> None:
    rows = {"units": [{"name": "Phòng A"}, {"name": "Phòng B", "parent": "Sở"}]}
    book = ClosedBook.from_bytes(register_book(rows))
    before = book.table("Đơn vị", 5, (1, 2))
    assert before == [(5, ("Phòng A", None)), (6, ("Phòng B", "Sở"))]
    book.sheet("Đơn vị")
    assert book.table("Đơn vị", 5, (1, 2)) == before
    book.set_value("Đơn vị", 5, 2, "Sở")
    book.set_value("Đơn vị", 9, 1, "Phòng C")
    after = [(5, ("Phòng A", "Sở")), before[1], (9, ("Phòng C", None))]
    assert book.table("Đơn vị", 5, (1, 2)) == after
    assert [*book.rows("Đơn vị", 5, (1, 2))] == after
    again = ClosedBook.from_bytes(book.to_bytes())
    assert [*again.rows("Đơn vị", 5, (1, 2))] == after
    assert again.table("Đơn vị", 5, (1, 2)) == after


def test_no_such_sheet_is_an_error() -> None:
    with pytest.raises(KeyError):
        ClosedBook.from_bytes(register_book()).table("Không có", 1, (1,))
