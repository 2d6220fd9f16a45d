"""Only the bytes of the edited cells change, however the sheet part is written."""

import string
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import Cell, CellError, CellValue, Sheet
from toolkit.xlsx.cells.place import Spot
from toolkit.xlsx.edit.cell import KEEP, NO_CACHE, CellEdit, clean_text, number_text
from toolkit.xlsx.edit.owned_rows import replace_rows
from toolkit.xlsx.edit.splice import splice_cells
from toolkit.xlsx.read.reading import Reading
from toolkit.xlsx.read.sheet import read_sheet
from toolkit.xlsx.refusal import Fault, FileRefusedError, Words

pytestmark = pytest.mark.slow

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def part(rows: str, *, before: str = "", after: str = "") -> bytes:
    return (
        f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}'
        "</worksheet>"
    ).encode()


def reading(data: bytes) -> Reading:
    return read_sheet(data, "Biểu", "xl/sheet1.xml", ["không", "một"])


def read(data: bytes) -> Sheet:
    return reading(data).sheet


def edited(data: bytes, **edits: CellEdit | CellValue) -> bytes:
    """The part after edits, given by address; a bare value is a constant."""
    places = {
        (int(ref.lstrip(string.ascii_uppercase)), ord(ref[0]) - 64): (
            edit if isinstance(edit, CellEdit) else CellEdit(None, edit)
        )
        for ref, edit in edits.items()
    }
    return splice_cells(data, places, reading(data))


def rows_of(data: bytes) -> str:
    text = data.decode()
    return text[text.index("<sheetData") : text.index("</worksheet>")]


def data_of(data: bytes) -> str:
    return rows_of(data).removeprefix("<sheetData>").removesuffix("</sheetData>")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<c r="A1"><v>1</v></c>', '<c r="A1"><v>5</v></c>'),
        ('<c r="A1" s="3" t="s"><v>1</v></c>', '<c r="A1" s="3"><v>5</v></c>'),
        ("<c r='A1' s='3'/>", "<c r='A1' s='3'><v>5</v></c>"),
        ('<c s="3" r="A1" ></c >', '<c s="3" r="A1"><v>5</v></c>'),
        ("<c><v>1</v></c>", '<c r="A1"><v>5</v></c>'),
        ('<c r="A1"><f>B1</f><v>1</v></c>', '<c r="A1"><v>5</v></c>'),
        (
            '<c r="A1" t="str" cm="1" vm="2" ph="1"><f>B1</f><v>1</v></c>',
            '<c r="A1" ph="1"><v>5</v></c>',
        ),
        ('<c r="A1"><!-- </c> --><v>1</v></c>', '<c r="A1"><v>5</v></c>'),
        (
            '<c r="A1" t="str"><v><![CDATA[</c>]]></v></c>',
            '<c r="A1"><v>5</v></c>',
        ),
        (
            "<c x=\" r='B1' s='9'\" r='A1' s='3'/>",
            "<c x=\" r='B1' s='9'\" r='A1' s='3'><v>5</v></c>",
        ),
        ('<c r="A1" x=">" s="3"><v>1</v></c>', '<c r="A1" x=">" s="3"><v>5</v></c>'),
        (
            '<c r="A1"><v>1</v><extLst><ext uri="u"><c>8</c></ext></extLst></c>',
            '<c r="A1"><v>5</v><extLst><ext uri="u"><c>8</c></ext></extLst></c>',
        ),
    ],
)
def test_a_cell_becomes_a_number_and_keeps_its_look(old: str, new: str) -> None:
    row = '<row r="1">{}<c r="B1"><v>2</v></c></row>'
    data = edited(part(row.format(old)), A1=5.0)
    assert data_of(data) == row.format(new)


def test_what_an_extension_holds_is_neither_cell_nor_formula() -> None:
    inside = '<f>9</f><c r="B1">7</c><c r="C1"><v>8</v></c>'
    extension = f'<extLst><ext uri="u">{inside}</ext></extLst>'
    row = '<row r="1"><c r="A1">{}' + extension + "</c>{}</row>"
    edits = {"A1": CellEdit("B1", 5.0), "C1": 2.0}
    new = edited(part(row.format("<v>1</v>", "")), **edits)
    assert data_of(new) == row.format("<f>B1</f><v>5</v>", '<c r="C1"><v>2</v></c>')


@pytest.mark.parametrize(
    ("value", "xml"),
    [
        (5.0, '<c r="A1"><v>5</v></c>'),
        (-0.0, '<c r="A1"><v>0</v></c>'),
        (0.1, '<c r="A1"><v>0.1</v></c>'),
        (1e22, '<c r="A1"><v>1e+22</v></c>'),
        (True, '<c r="A1" t="b"><v>1</v></c>'),
        (CellError("#N/A"), '<c r="A1" t="e"><v>#N/A</v></c>'),
        ("=1+1", '<c r="A1" t="inlineStr"><is><t>=1+1</t></is></c>'),
        (
            ' <&">\n',
            '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> &lt;&amp;"&gt;\n</t>'
            "</is></c>",
        ),
        ("_x0041_", '<c r="A1" t="inlineStr"><is><t>_x005F_x0041_</t></is></c>'),
        (None, '<c r="A1"/>'),
    ],
)
def test_a_constant_is_written_as_its_kind(value: CellValue, xml: str) -> None:
    assert data_of(edited(part('<row r="1"><c r="A1"/></row>'), A1=value)) == (
        f'<row r="1">{xml}</row>'
    )


@pytest.mark.parametrize(
    ("edit", "xml"),
    [
        (CellEdit(KEEP, 5.0), '<c r="A1" s="2"><f ca="1">B1&amp;""</f><v>5</v></c>'),
        (
            CellEdit(KEEP, "đạt "),
            '<c r="A1" s="2" t="str"><f ca="1">B1&amp;""</f>'
            '<v xml:space="preserve">đạt </v></c>',
        ),
        (CellEdit(KEEP, NO_CACHE), '<c r="A1" s="2"><f ca="1">B1&amp;""</f></c>'),
        (
            CellEdit(KEEP, CellError("#REF!")),
            '<c r="A1" s="2" t="e"><f ca="1">B1&amp;""</f><v>#REF!</v></c>',
        ),
        (CellEdit("A2<3", True), '<c r="A1" s="2" t="b"><f>A2&lt;3</f><v>1</v></c>'),
        (CellEdit("A2", KEEP), '<c r="A1" s="2" t="str"><f>A2</f><v>x</v></c>'),
    ],
)
def test_a_formula_and_its_value_change_each_alone(edit: CellEdit, xml: str) -> None:
    old = '<c r="A1" s="2" t="str"><f ca="1">B1&amp;""</f><v>x</v></c>'
    row = '<row r="1">{}</row>'
    assert data_of(edited(part(row.format(old)), A1=edit)) == row.format(xml)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", '<row r="3">{}</row>'),
        ('<row r="5"/>', '<row r="3">{}</row><row r="5"/>'),
        ('<row r="2"/>', '<row r="2"/><row r="3">{}</row>'),
        ('<row r="3" ht="20"/>', '<row r="3" ht="20">{}</row>'),
        ('<row r="3"></row>', '<row r="3">{}</row>'),
        (
            '<row r="3"><c r="A3"/><c r="D3"/></row>',
            '<row r="3"><c r="A3"/>{}<c r="D3"/></row>',
        ),
        ('<row r="3"><c r="A3"/></row>', '<row r="3"><c r="A3"/>{}</row>'),
        ('<row r="3"> <c r="D3"/></row>', '<row r="3"> {}<c r="D3"/></row>'),
        ('<row r="3" spans="3:9"/>', '<row r="3" spans="2:9">{}</row>'),
        ('<row r="3" spans="1:2"/>', '<row r="3" spans="1:2">{}</row>'),
        ("<row/><row/><row><c/></row>", "<row/><row/><row><c/>{}</row>"),
    ],
)
def test_a_new_cell_is_put_in_its_place(old: str, new: str) -> None:
    data = edited(part(old), B3=5.0)
    assert data_of(data) == new.format('<c r="B3"><v>5</v></c>')
    assert read(data).at(3, 2).value == 5.0


def test_new_cells_come_in_order_and_beside_edited_ones() -> None:
    data = part('<row r="2"><c r="C2"><v>1</v></c></row><row r="5"/>')
    data = edited(data, D2=4.0, A2=1.0, B2=2.0, C2=3.0, A4=6.0, A3=5.0, A1=0.0)
    numbers = [f'<c r="{ref}"><v>{n}</v></c>' for n, ref in enumerate(("A1",))]
    row_2 = "".join(f'<c r="{c}2"><v>{n}</v></c>' for n, c in enumerate("ABCD", 1))
    assert data_of(data) == (
        f'<row r="1">{numbers[0]}</row><row r="2">{row_2}</row>'
        '<row r="3"><c r="A3"><v>5</v></c></row>'
        '<row r="4"><c r="A4"><v>6</v></c></row><row r="5"/>'
    )


def test_an_empty_sheet_is_opened_for_its_first_cell() -> None:
    data = f'<worksheet xmlns="{MAIN}"><sheetData /></worksheet>'.encode()
    new = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    assert rows_of(edited(data, A1=1.0)) == new


def test_a_new_cell_takes_the_look_of_its_row_or_column() -> None:
    cols = '<cols><col min="2" max="2" style="7"/></cols>'
    rows = '<row r="1" s="5" customFormat="1"/><row r="2" s="5"/>'
    data = edited(part(rows, before=cols), B1=1.0, B2=1.0, B3=1.0, A3=1.0)
    assert [read(data).at(*p).style for p in ((1, 2), (2, 2), (3, 2), (3, 1))] == [
        *(5, 7),
        *(7, 0),
    ]


@pytest.mark.parametrize(
    ("old", "new"), [("A1:C3", "A1:E9"), ("A1", "A1:E9"), ("A1:G12", "A1:G12")]
)
def test_the_dimension_grows_with_a_new_cell(old: str, new: str) -> None:
    data = part("", before=f'<dimension ref="{old}"/>')
    assert f'<dimension ref="{new}"/>' in edited(data, E9=1.0).decode()


def test_prefixed_parts_are_edited_in_their_prefix() -> None:
    data = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"/></x:row>'
        "</x:sheetData></x:worksheet>"
    ).encode()
    new = edited(data, A1="chữ", B1=CellEdit("A1", 5.0), A2=1.0)
    assert b'<x:c r="A1" t="inlineStr"><x:is><x:t>' in new
    assert b'<x:c r="B1"><x:f>A1</x:f><x:v>5</x:v></x:c></x:row><x:row r="2">' in new
    assert {p: c.value for p, c in read(new).cells.items()} == {
        (1, 1): "chữ",
        (1, 2): 5.0,
        (2, 1): 1.0,
    }


def test_rows_in_a_prefix_of_their_own_are_refused_rather_than_doubled() -> None:
    data = (
        f'<worksheet xmlns="{MAIN}" xmlns:y="{MAIN}"><sheetData><row r="1">'
        '<y:c r="A1"><v>1</v></y:c></row></sheetData></worksheet>'
    ).encode()
    with pytest.raises(FileRefusedError) as caught:
        edited(data, A1=5.0)
    one = caught.value
    assert (one.fault, one.cell) == (Fault.BROKEN_PART, "A1")
    assert one.facts["seen"] == Words("place", "A1")


def test_a_row_in_another_prefix_is_refused_rather_than_doubled() -> None:
    data = (
        f'<worksheet xmlns="{MAIN}" xmlns:y="{MAIN}"><sheetData>'
        '<y:row r="1"><c r="A1"><v>1</v></c></y:row></sheetData></worksheet>'
    ).encode()
    with pytest.raises(FileRefusedError) as caught:
        edited(data, A1=5.0)
    one = caught.value
    assert (one.fault, one.cell) == (Fault.BROKEN_PART, "")
    assert one.facts["seen"] == Words("place", "A1")


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_not_written(number: float) -> None:
    with pytest.raises(ValueError, match="cannot hold"):
        edited(part(""), A1=number)


def test_text_is_cut_where_excel_cuts_it() -> None:
    assert clean_text("a\r\nb\rc\x00\x0b\ufffe\ud800d") == "a\nb\ncd"
    assert len(clean_text("ă" * 40_000)) == 32_767
    assert clean_text("😀" * 20_000) == "😀" * 16_383


OWNED = part(
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Nhật ký</t></is></c></row>'
    '<row r="2"><c r="A2"><v>1</v></c></row><row r="3"><c r="A3"><f>A2</f></c></row>',
    before='<dimension ref="A1:A3"/><cols><col min="2" max="2" style="4"/></cols>',
    after='<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="A2:B2"/>'
    '</mergeCells><hyperlinks><hyperlink ref="A1" location="x"/>'
    '<hyperlink ref="A3" location="y"/></hyperlinks><pageMargins left="1"/>',
)


def cells(rows: Sequence[Sequence[CellValue]]) -> list[list[Cell]]:
    return [[Cell(value) for value in row] for row in rows]


def replaced(
    data: bytes,
    sheet: Sheet,
    first_row: int,
    rows: list[list[Cell]],
    links: dict[Spot, str],
    heights: dict[int, float],
) -> bytes:
    return b"".join(replace_rows(data, sheet, first_row, rows, links, heights))


def test_owned_rows_are_replaced_with_links_merges_and_dimension() -> None:
    rows = [["a", None, 2.0], ["b"]]
    links = {Spot(3, 1): "'Chấm điểm'!F17"}
    new = replaced(OWNED, read(OWNED), 2, cells(rows), links, {3: 31.5}).decode()
    assert new == (
        f'<worksheet xmlns="{MAIN}"><dimension ref="A1:C3"/>'
        '<cols><col min="2" max="2" style="4"/></cols><sheetData><row r="1">'
        '<c r="A1" t="inlineStr"><is><t>Nhật ký</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>a</t></is></c><c r="B2" s="4"/>'
        '<c r="C2"><v>2</v></c></row>'
        '<row r="3" ht="31.50" customHeight="1"><c r="A3" t="inlineStr"><is><t>b</t>'
        "</is></c></row></sheetData>"
        '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>'
        '<hyperlinks><hyperlink ref="A1" location="x"/><hyperlink ref="A3"'
        ' location="\'Chấm điểm\'!F17"/></hyperlinks><pageMargins left="1"/>'
        "</worksheet>"
    )


def test_owned_rows_can_be_emptied() -> None:
    new = replaced(OWNED, read(OWNED), 1, [], {}, {}).decode()
    assert "<sheetData></sheetData><pageMargins" in new
    assert '<dimension ref="A1"/>' in new


def test_first_links_go_where_the_schema_wants_them() -> None:
    after = (
        "<customSheetViews><customSheetView><pageMargins/></customSheetView>"
        "</customSheetViews><conditionalFormatting><cfRule><extLst/></cfRule>"
        "</conditionalFormatting><pageMargins/><extLst/>"
    )
    data = part("", after=after)
    new = replaced(
        data, read(data), 1, cells([["a"]]), {Spot(1, 1): "S!A1"}, {}
    ).decode()
    link = '<hyperlinks><hyperlink ref="A1" location="S!A1"/></hyperlinks>'
    assert f"</conditionalFormatting>{link}<pageMargins/><extLst/>" in new
    bare = part("")
    new = replaced(
        bare, read(bare), 1, cells([["a"]]), {Spot(1, 1): "S!A1"}, {}
    ).decode()
    assert new.endswith(f"</sheetData>{link}</worksheet>")


# Random sheets, written in every well-formed way the builder below knows.

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12
) | st.sampled_from(["_x0041_", "]]>", "</c>", " ", "\t", "=1+1", "<!--", "\r\n", "&"])
VALUES = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.sampled_from(["#N/A", "#DIV/0!"]).map(CellError),
    TEXTS.map(clean_text).filter(bool),
)
PLACES = st.tuples(st.integers(1, 9), st.integers(1, 9))
NOISE = st.sampled_from(
    ["", "", " ", "\n", '<!-- <c r="A1"><row r="2"> -->', "<?p c?>"]
)


def escaped(text: str) -> str:
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(sign, entity)
    return text.replace("_x", "_x005F_x").replace("\r", "&#13;")


def cell_xml(
    place: tuple[int, int], value: CellValue, style: int, draw: st.DataObject
) -> str:
    quote = draw.draw(st.sampled_from("\"'"))
    formula = draw.draw(st.sampled_from(["", "", "<f>B9</f>", "<f ca='1'>A9&gt;1</f>"]))
    if isinstance(value, bool):
        kind, body = "b", f"<v>{'true' if value else 0}</v>"
    elif isinstance(value, CellError):
        kind, body = "e", f"<v>{value}</v>"
    elif isinstance(value, float):
        kind, body = "n", f"<v>{value!r}</v>"
    elif formula or draw.draw(st.booleans()):
        kind, body = "str", f'<v xml:space="preserve">{escaped(value)}</v>'
    else:
        kind, body = "inlineStr", f"<is><r><t>{escaped(value)}</t></r></is>"
    attributes = [f"r={quote}{a1(*place)}{quote}", f's="{style}"', f't="{kind}"']
    order = draw.draw(st.permutations(attributes))
    return f"<c {'  '.join(order)}>{formula}{draw.draw(NOISE)}{body}</c>"


@st.composite
def sheets(draw: st.DrawFn) -> bytes:
    data = draw(st.data())
    cells = draw(st.dictionaries(PLACES, VALUES, max_size=12))
    rows = []
    for number in sorted({row for row, _ in cells}):
        inside = "".join(
            draw(NOISE) + cell_xml((number, c), cells[number, c], c % 3, data)
            for n, c in sorted(cells)
            if n == number
        )
        spans = draw(st.sampled_from(["", ' spans="2:5"', " ht = '20'"]))
        rows.append(
            f'{draw(NOISE)}<row r="{number}"{spans}>{inside}{draw(NOISE)}</row>'
        )
    before = draw(
        st.sampled_from(["", '<dimension ref="B2:C3"/>', "<!-- <sheetData> -->"])
    )
    return part("".join(rows), before=before, after=draw(NOISE))


EDITS = st.dictionaries(
    PLACES,
    st.builds(CellEdit, st.none() | st.just('SUM(A1:B2)&"<"'), VALUES | st.none()),
    max_size=6,
)


@given(sheets(), EDITS)
def test_edits_say_what_was_asked_and_touch_nothing_else(
    data: bytes, edits: dict[tuple[int, int], CellEdit]
) -> None:
    before = read(data)
    after = read(splice_cells(data, edits, reading(data)))
    for place in {*before.cells, *after.cells} - set(edits):
        assert after.at(*place) == before.at(*place)
    for place, edit in edits.items():
        cell = after.at(*place)
        assert (cell.formula, cell.value) == (edit.formula, edit.value)
        assert type(cell.value) is type(edit.value)
        assert cell.style == reading(data).style_at(*place)


@given(sheets(), EDITS)
def test_every_byte_outside_the_edited_cells_stays(
    data: bytes, edits: dict[tuple[int, int], CellEdit]
) -> None:
    before = reading(data)
    cells = before.sheet.cells
    known = {place: edit for place, edit in edits.items() if place in cells}
    after = splice_cells(data, known, before)
    emptied = dict.fromkeys(known, CellEdit(None, None))
    assert splice_cells(after, emptied, reading(after)) == splice_cells(
        data, emptied, before
    )


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_the_shortest_number_reads_back_the_same(number: float) -> None:
    assert float(number_text(number)) == number


@given(st.lists(st.lists(VALUES | st.none(), max_size=4), max_size=5), sheets())
def test_owned_rows_read_back_the_same(
    rows: list[list[CellValue]], data: bytes
) -> None:
    before = read(data)
    after = read(replaced(data, before, 4, cells(rows), {}, {}))
    wanted = {
        (row, column): value
        for row, line in enumerate(rows, 4)
        for column, value in enumerate(line, 1)
        if value is not None
    }
    found = {p: c.value for p, c in after.cells.items() if p[0] >= 4}
    assert found == wanted
    above = {p: c for p, c in before.cells.items() if p[0] < 4}
    assert above == {p: c for p, c in after.cells.items() if p[0] < 4}
