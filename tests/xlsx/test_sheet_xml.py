"""A sheet part is read right, whoever wrote it, and hostile ones are refused."""

import pytest

from toolkit.xlsx.cells.cell import Cell, CellError, Region
from toolkit.xlsx.cells.regions import first_overlap
from toolkit.xlsx.read.reading import Reading
from toolkit.xlsx.read.sheet import read_sheet
from toolkit.xlsx.read.stored_values import NUMBER_LIMIT
from toolkit.xlsx.read.strings import read_strings
from toolkit.xlsx.refusal import Fact, Fault, FileRefusedError, Words

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRINGS = ["không", "một", "hai"]


def part(rows: str, *, before: str = "", after: str = "", space: str = MAIN) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="{space}">'
        f"{before}<sheetData>{rows}</sheetData>{after}</worksheet>"
    ).encode()


def reading(rows: str, **around: str) -> Reading:
    return read_sheet(part(rows, **around), "Biểu", "xl/sheet1.xml", STRINGS)


def values(rows: str, **around: str) -> dict[tuple[int, int], object]:
    cells = reading(rows, **around).sheet.cells
    return {place: cell.value for place, cell in cells.items()}


def cell_value(xml: str) -> object:
    return values(f'<row r="1">{xml}</row>').get((1, 1))


def refusal(data: bytes) -> tuple[Fault, Fact]:
    with pytest.raises(FileRefusedError) as caught:
        read_sheet(data, "Biểu", "xl/sheet1.xml", STRINGS)
    assert caught.value.sheet == "Biểu"
    return caught.value.fault, caught.value.facts["seen"]


@pytest.mark.parametrize(
    ("xml", "value"),
    [
        ('<c r="A1"><v>16.5</v></c>', 16.5),
        ('<c r="A1" t="n"><v> 5 </v></c>', 5.0),
        ('<c r="A1"><v>\n  16.5\t</v></c>', 16.5),
        (f'<c r="A1"><v>{" " * 90}7</v></c>', 7.0),
        ('<c r="A1"><v xml:space="preserve"> 7 </v></c>', 7.0),
        ('<c r="A1"><v>  </v></c>', None),
        ('<c r="A1" t="n"><v>\u00a05</v></c>', "\u00a05"),
        ('<c r="A1" t="s"><v> 1 </v></c>', "một"),
        ('<c r="A1" t="s"><v>\n1\n</v></c>', "một"),
        ('<c r="A1" t="b"><v> 1 </v></c>', True),
        ('<c r="A1" t="b"><v>\nfalse </v></c>', False),
        ('<c r="A1" t="b"><v> </v></c>', None),
        ('<c r="A1" t="e"><v> #N/A </v></c>', CellError("#N/A")),
        ('<c r="A1" t="d"><v> 2026-03-01 </v></c>', "2026-03-01"),
        ('<c r="A1" t="str"><v xml:space="preserve"> đạt </v></c>', " đạt "),
        ('<c r="A1"><v>1E-3</v></c>', 0.001),
        ('<c r="A1" t="s"><v>1</v></c>', "một"),
        ('<c r="A1" t="str"><v>đạt</v></c>', "đạt"),
        ('<c r="A1" t="str"><f>A2</f><v></v></c>', ""),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="b"><v>false</v></c>', False),
        ('<c r="A1" t="b"><v>true</v></c>', True),
        ('<c r="A1" t="d"><v>2026-03-01T00:00:00</v></c>', "2026-03-01T00:00:00"),
        ('<c r="A1" t="inlineStr"><is><t>a</t></is></c>', "a"),
        ('<c r="A1" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>', " a "),
        (
            '<c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>a</t></r><r><t>b</t></r>'
            '<rPh sb="0" eb="1"><t>PHU</t></rPh><phoneticPr fontId="1"/></is></c>',
            "ab",
        ),
        ('<c r="A1" t="inlineStr"><is/></c>', ""),
        ('<c r="A1" t="str"><v>a_x000D_b_x005F_x0041_</v></c>', "a\rb_x0041_"),
        ('<c r="A1" t="str"><v>_xD83D__xDE00_ _xD83D_</v></c>', "😀 \ufffd"),
        ('<c r="A1" t="str"><v>a<!-- b -->c<![CDATA[<d>]]></v></c>', "ac<d>"),
        ('<c r="A1" t="str"><v>&lt;&#x110;&gt;&amp;</v></c>', "<Đ>&"),
        ('<c r="A1" t="n"/>', None),
        ('<c r="A1"><v/></c>', None),
        ('<c r="A1"><f>B1</f></c>', None),
    ],
)
def test_a_value_is_read_as_its_kind(xml: str, value: object) -> None:
    read = cell_value(xml)
    assert (read, type(read)) == (value, type(value))


def test_an_error_is_told_from_text() -> None:
    assert type(cell_value('<c r="A1" t="e"><v>#N/A</v></c>')) is CellError
    assert type(cell_value('<c r="A1" t="str"><v>#N/A</v></c>')) is str


@pytest.mark.parametrize(
    "stored",
    ["NaN", "inf", "-INF", "1e999", "1_000", "١٢", "16,5", "9" * (NUMBER_LIMIT + 1)],
)
def test_a_number_that_is_none_is_given_as_text(stored: str) -> None:
    assert cell_value(f'<c r="A1"><v>{stored}</v></c>') == stored


def test_shared_strings_join_runs_and_skip_phonetic_hints() -> None:
    xml = (
        f'<sst xmlns="{MAIN}"><si><t>a</t></si><si><r><t>b </t></r><r><t>c</t></r>'
        "<rPh><t>X</t></rPh></si><si/><si><t>_x0009_</t></si></sst>"
    )
    assert read_strings(xml.encode(), "s") == ["a", "b c", "", "\t"]


def test_strict_prefixed_and_bare_namespaces_are_read_alike() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
    wanted = {(1, 1): 1.0}
    assert values(rows, space=STRICT) == wanted
    assert values(rows, space="") == wanted
    prefixed = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1">'
        "<x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )
    sheet = read_sheet(prefixed.encode(), "S", "p", []).sheet
    assert sheet.cells == {(1, 1): Cell(1.0)}


def test_cells_of_another_namespace_are_not_cells() -> None:
    rows = '<row r="1"><z:c xmlns:z="urn:z" r="A1"><v>1</v></z:c></row>'
    assert values(rows) == {}


def test_missing_references_are_filled_in_by_position() -> None:
    rows = (
        "<row><c><v>1</v></c><c><v>2</v></c></row>"
        '<row r="5"><c r="D5"><v>3</v></c><c><v>4</v></c></row>'
        "<row><c><v>5</v></c></row>"
    )
    wanted = {(1, 1): 1.0, (1, 2): 2.0, (5, 4): 3.0, (5, 5): 4.0, (6, 1): 5.0}
    assert values(rows) == wanted


def test_shared_formulas_are_expanded_and_remembered() -> None:
    read = reading(
        '<row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$C$1</f><v>1</v></c>'
        '</row><row r="2"><c r="B2"><f t="shared" si="0"/><v>2</v></c></row>'
        '<row r="3"><c r="B3"><f>A3</f></c>'
        '<c r="C3"><f t="shared" si="0">x</f></c></row>'
        '<row r="4"><c r="B4"><f t="shared" ref="B4:B5" si="0">A4+1</f></c></row>'
        '<row r="5"><c r="B5"><f t="shared" si="0"/></c></row>'
    )
    formulas = {p: c.formula for p, c in read.sheet.cells.items()}
    assert formulas == {
        (1, 2): "A1*$C$1",
        (2, 2): "A2*$C$1",
        (3, 2): "A3",
        (3, 3): "B3*$C$1",
        (4, 2): "A4+1",
        (5, 2): "A5+1",
    }
    assert [s.members for s in read.shared] == [
        [(1, 2), (2, 2), (3, 3)],
        [(4, 2), (5, 2)],
    ]


def test_a_shared_formula_may_be_written_below_its_first_user() -> None:
    read = reading(
        '<row r="1"><c r="B1"><f t="shared" si="3"/><v>7</v></c></row>'
        '<row r="2"><c r="B2"><f t="shared" ref="B1:B2" si="3">A2</f></c></row>'
    )
    assert read.sheet.at(1, 2) == Cell(7.0, "A1")


def test_array_formulas_and_data_tables_are_blocks() -> None:
    read = reading(
        '<row r="1"><c r="A1"><f t="array" ref="A1:A3">B1:B3*2</f><v>2</v></c>'
        '<c r="C1"><f t="dataTable" ref="C1:D2" r1="A1"/></c></row>'
    )
    assert read.blocks == [Region("Biểu", 1, 1, 3, 1), Region("Biểu", 1, 3, 2, 4)]
    assert read.sheet.at(1, 1).formula == "B1:B3*2"


def test_what_surrounds_the_cells_is_read() -> None:
    read = reading(
        '<row r="2" hidden="true"/><row r="3" ht="0" customHeight="1"/><row r="4"/>',
        before='<cols><col min="2" max="3" width="9" hidden="1"/>'
        '<col min="5" max="16384" width="9" style="4"/></cols>',
        after='<sheetProtection sheet="true"/><mergeCells count="1">'
        '<mergeCell ref="A1:B2"/></mergeCells><hyperlinks>'
        '<hyperlink ref="A3" location="\'Chấm điểm\'!F17"/></hyperlinks>',
    )
    sheet = read.sheet
    assert sheet.hidden_rows == {2, 3}
    assert sheet.hidden_columns == {2, 3}
    assert (sheet.column_styles.get(4), sheet.column_styles[5]) == (None, 4)
    assert sheet.protected
    assert sheet.merges == [Region("Biểu", 1, 1, 2, 2)]
    assert read.links == {"A3": "'Chấm điểm'!F17"}


def test_rows_that_are_not_written_are_hidden_when_the_sheet_says_so() -> None:
    read = reading('<row r="4"/>', before='<sheetFormatPr zeroHeight="1"/>')
    assert read.sheet.hidden_rows == {1, 2, 3}


def test_a_long_part_is_read_row_by_row_to_the_same_result(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" s="1"/><c r="B{n}" t="s"><v>1</v></c>'
        f'<c r="C{n}" t="inlineStr"><is><t>x{n}</t></is></c>'
        f'<c r="D{n}"><f>A{n}</f><v>{n}</v></c></row>'
        for n in range(1, 60)
    )
    around = {
        "before": '<cols><col min="2" max="2" hidden="1"/></cols>',
        "after": '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
    }
    short = reading(rows, **around)
    monkeypatch.setattr("toolkit.xlsx.read.sheet.TREE_LIMIT", 10)
    assert reading(rows, **around) == short
    assert len(short.sheet.cells) == 59 * 4


@pytest.mark.parametrize(
    ("xml", "seen"),
    [
        ('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', "XFD1048576"),
        ('<row r="200001"><c r="A200001"><v>1</v></c></row>', "A200001"),
        ('<row r="1"><c r="BXY1"><f>A1</f></c></row>', "BXY1"),
        ('<row r="1"><c r="ZZZ1"><v>1</v></c></row>', Words("far_cell", 1, 18_278)),
        ('<row r="1"><c r="AAAAA1"><v>1</v></c></row>', Words("far_cell", 1, 16_385)),
        ('<row r="1048577"><c><v>1</v></c></row>', Words("far_cell", 1_048_577, 1)),
    ],
)
def test_a_far_away_cell_is_refused(xml: str, seen: Fact) -> None:
    assert refusal(part(xml)) == (Fault.CELL_TOO_FAR, seen)


def test_the_last_cell_within_the_limits_is_read() -> None:
    xml = '<row r="200000"><c r="BXX200000"><v>1</v></c></row>'
    assert values(xml) == {(200_000, 2_000): 1.0}


def test_a_style_far_away_is_no_cell() -> None:
    assert values('<row r="1048576"><c r="XFD1048576" s="3"/></row>') == {}


@pytest.mark.parametrize(
    ("merges", "seen"),
    [
        ("A1:XFD1048576", "A1:XFD1048576"),
        ("A1:B2 B2:C3", "B2:C3"),
        ("A1:A9 C1:C9 B5:D5", "B5:D5"),
        ("A1 A1", "A1"),
    ],
)
def test_giant_and_overlapping_merges_are_refused(merges: str, seen: str) -> None:
    cells = "".join(f'<mergeCell ref="{ref}"/>' for ref in merges.split())
    data = part("", after=f"<mergeCells>{cells}</mergeCells>")
    assert refusal(data) == (Fault.BAD_MERGE, seen)


def test_too_many_merges_are_refused() -> None:
    cells = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 20_002))
    data = part("", after=f"<mergeCells>{cells}</mergeCells>")
    assert refusal(data) == (Fault.BAD_MERGE, Words("merges", 20_001))


def test_many_merges_side_by_side_are_checked_quickly() -> None:
    regions = [Region("", r, c, r + 1, c) for c in range(1, 150) for r in (1, 3, 5)]
    assert first_overlap(regions) is None
    assert first_overlap([*regions, Region("", 6, 70, 6, 71)]) is not None


@pytest.mark.parametrize(
    ("xml", "seen"),
    [
        ("<row", Words("xml", 2)),
        ('<row r="1"/><row r="1"/>', Words("row_order", 1)),
        ('<row r="0"/>', Words("row_order", 0)),
        ('<row r="1"><c r="A1"/><c r="A1"/></row>', Words("cell_twice")),
        ('<row r="1"><c r="A2"/></row>', Words("cell_address", "A2")),
        ('<row r="2"><c r="A12"/></row>', Words("cell_address", "A12")),
        ('<row r="1"><c r="1"/></row>', Words("cell_address", "1")),
        ('<row r="1"><c r="Đ1"/></row>', Words("cell_address", "Đ1")),
        ('<row r="1"><c r="A1" t="s"><v>3</v></c></row>', Words("string_index", "3")),
        ('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>', Words("string_index", "-1")),
        (
            '<row r="1"><c r="A1"><f t="shared" si="9"/></c></row>',
            Words("shared_formula", "9"),
        ),
        (
            f'<row r="1"><c r="A1"><f>{"1+" * 20_000}1</f></c></row>',
            Words("formula_length", 40_001, "A1"),
        ),
    ],
)
def test_a_broken_part_is_refused_with_what_is_wrong(xml: str, seen: Words) -> None:
    assert refusal(part(xml)) == (Fault.BROKEN_PART, seen)


@pytest.mark.parametrize("xml", ['<row r="x"/>', '<row r="1"><c r="A1" s="x"/></row>'])
def test_what_should_be_a_number_and_is_none_is_refused(xml: str) -> None:
    fault, seen = refusal(part(xml))
    assert fault is Fault.BROKEN_PART
    assert isinstance(seen, Words)
    assert seen.key == "value"
    assert "x" in str(seen.values[0])


def test_a_part_that_is_no_worksheet_is_refused() -> None:
    data = f'<chartsheet xmlns="{MAIN}"/>'.encode()
    assert refusal(data) == (Fault.BROKEN_PART, Words("root", "chartsheet"))


def test_deep_nesting_does_no_harm() -> None:
    deep = "<a>" * 100_000 + "</a>" * 100_000
    assert values(f'<row r="1"><c r="A1"><v>1</v>{deep}</c></row>') == {(1, 1): 1.0}


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.xlsx.read.sheet.CELL_LIMIT", 3)
    assert len(values(f"<row>{'<c><v>1</v></c>' * 3}</row>")) == 3
    assert refusal(part(f"<row>{'<c><v>1</v></c>' * 4}</row>")) == (
        Fault.TOO_LARGE,
        Words("cells", 4),
    )


def test_a_formula_may_be_as_long_as_the_limit_and_no_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("toolkit.xlsx.read.sheet.FORMULA_LIMIT", 5)
    cell = '<row r="1"><c r="A1"><f>{}</f></c></row>'
    assert reading(cell.format("A2+A3")).sheet.at(1, 1).formula == "A2+A3"
    assert refusal(part(cell.format("A2+A10")))[0] == "F018"


def test_there_may_be_as_many_merges_as_the_limit_and_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("toolkit.xlsx.read.around.MERGE_LIMIT", 2)
    refs = ["A1:B1", "A2:B2", "A3:B3"]
    merges = [f'<mergeCell ref="{ref}"/>' for ref in refs]
    two = f"<mergeCells>{''.join(merges[:2])}</mergeCells>"
    assert len(reading("", after=two).sheet.merges) == 2
    three = f"<mergeCells>{''.join(merges)}</mergeCells>"
    assert refusal(part("", after=three))[0] == "F015"


def test_a_merge_may_be_as_large_as_the_limit_and_no_larger(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("toolkit.xlsx.read.around.MERGED_CELLS_LIMIT", 6)
    merge = '<mergeCells><mergeCell ref="{}"/></mergeCells>'
    [region] = reading("", after=merge.format("A1:B3")).sheet.merges
    assert region == Region("Biểu", 1, 1, 3, 2)
    assert refusal(part("", after=merge.format("A1:B4"))) == ("F015", "A1:B4")


def test_shared_formulas_that_swell_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("toolkit.xlsx.read.sheet.EXPANDED_LIMIT", 100)
    master = f'<c><f t="shared" si="0" ref="A1:I1">{"B1+" * 10}1</f></c>'
    cells = master + '<c><f t="shared" si="0"/></c>' * 8
    assert refusal(part(f"<row>{cells}</row>"))[0] is Fault.TOO_LARGE


@pytest.mark.parametrize(
    ("xml", "formula"),
    [
        ('<c r="A1" t="b"><f>TRUE()</f><v>1</v></c>', None),
        ('<c r="A1" t="e"><f>#N/A</f><v>#N/A</v></c>', None),
        ('<c r="A1" t="b"><f>TRUE()</f></c>', "TRUE()"),  # nothing else says what it is
        ('<c r="A1" t="b"><f>AND(TRUE())</f><v>1</v></c>', "AND(TRUE())"),
    ],
)
def test_a_constant_that_libreoffice_saves_as_a_formula_is_a_constant(
    xml: str, formula: str | None
) -> None:
    assert reading(f'<row r="1">{xml}</row>').sheet.at(1, 1).formula == formula


@pytest.mark.parametrize("ref", ["1:1048576", "A:XFD", "A1:XFD1048576"])
def test_a_merge_of_all_lines_is_refused_as_too_large(ref: str) -> None:
    merge = f'<mergeCells><mergeCell ref="{ref}"/></mergeCells>'
    assert refusal(part("", after=merge)) == (Fault.BAD_MERGE, "A1:XFD1048576")


@pytest.mark.parametrize(
    ("ref", "corners"),
    [
        ("B1:B1048576", (1, 2, 1_048_576, 2)),
        ("B:D", (1, 2, 1_048_576, 4)),
        ("7:7", (7, 1, 7, 16_384)),
    ],
)
def test_a_merge_of_some_whole_lines_is_read(
    ref: str, corners: tuple[int, int, int, int]
) -> None:
    merge = f'<mergeCells><mergeCell ref="{ref}"/></mergeCells>'
    assert reading("", after=merge).sheet.merges == [Region("Biểu", *corners)]
