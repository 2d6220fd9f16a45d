"""The closed book: a rich office workbook is edited, and nothing else happens to it."""

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tries import tries
from tests.workbook_parts import parts_of
from tests.xlsx.rich import (
    FORM,
    HIDDEN,
    LISTS,
    LOG,
    OWN,
    ROWS,
    SUMMARY,
    VERY_HIDDEN,
    rich_workbook,
)
from toolkit.xlsx import closed_book
from toolkit.xlsx.cells.cell import Cell, CellError, CellValue, Region
from toolkit.xlsx.cells.place import Spot
from toolkit.xlsx.closed_book import NO_CACHE, BlockedCellError, ClosedBook
from toolkit.xlsx.read.reading import Reading
from toolkit.xlsx.read.sheet import read_sheet
from toolkit.xlsx.refusal import Fault, FileRefusedError
from toolkit.xlsx.run import running
from toolkit.xlsx.zip import package
from toolkit.xlsx.zip.loose import inflated
from toolkit.xlsx.zip.members import Member
from toolkit.xlsx.zip.room import Room

FORM_PART = "xl/worksheets/sheet1.xml"
LOG_PART = "xl/worksheets/sheet4.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def rich() -> ClosedBook:
    return ClosedBook.from_bytes(rich_workbook())


def differing(before: bytes, after: bytes) -> set[str]:
    one, two = parts_of(before), parts_of(after)
    return {name for name in one.keys() | two.keys() if one.get(name) != two.get(name)}


def without_cells(sheet: bytes, *refs: str) -> bytes:
    """A sheet part with some cells cut out, by an expression of the test's own."""
    for ref in refs:
        pattern = rb'<c r="%b"(?:[^>]*/>|.*?</c>)' % ref.encode()
        sheet, count = re.subn(pattern, b"@", sheet, flags=re.DOTALL)
        assert count == 1, ref
    return sheet


def test_edits_do_not_reach_a_workbook_that_was_asked_for_unedited() -> None:
    book = rich()
    book.set_value(FORM, 3, 9, "mine")
    other = book.unedited()
    other.set_value(FORM, 4, 9, "other")
    assert other.sheet(FORM).at(3, 9) == rich().sheet(FORM).at(3, 9)
    assert book.sheet(FORM).at(4, 9) == rich().sheet(FORM).at(4, 9)
    assert book.unedited().to_bytes() == rich_workbook()
    assert differing(book.to_bytes(), other.to_bytes()) == {FORM_PART}


# The office's workbook


def test_the_rich_workbook_is_the_same_every_time() -> None:
    first = rich_workbook()
    rich_workbook.cache_clear()
    assert rich_workbook() == first


def test_the_rich_workbook_holds_what_lossy_editors_lose() -> None:
    inside = parts_of(rich_workbook())
    form = inside[FORM_PART]
    for feature in (
        *(b"<protectedRange ", b'r:id="rIdP"', b"<legacyDrawingHF ", b"<controls>"),
        *(b"<x14:dataValidation ", b"<x14:dataBar ", b"<legacyDrawing ", b' cm="1"'),
        *(b't="shared"', b't="array"', b"x14ac:dyDescent", b"mc:Ignorable", b"&amp;G"),
        *(b"<dataValidation ", b"<rowBreaks ", b"<sheetProtection ", b"<!-- "),
    ):
        assert feature in form, feature
    assert b"<x14:sparkline>" in inside["xl/worksheets/sheet3.xml"]
    assert b"<rPr><b/>" in inside["xl/sharedStrings.xml"]
    for name in (
        *("xl/calcChain.xml", "xl/metadata.xml", "xl/theme/theme1.xml"),
        *("xl/comments1.xml", "xl/charts/chart1.xml", "xl/tables/table1.xml"),
        *("xl/ctrlProps/ctrlProp1.xml", "customXml/item1.xml", "docProps/custom.xml"),
        *("xl/media/image1.png", "xl/media/image2.png", "xl/drawings/vmlDrawing1.vml"),
        "xl/printerSettings/printerSettings1.bin",
    ):
        assert name in inside, name


def test_three_edited_cells_change_three_cells_of_one_part() -> None:
    book = rich()
    book.set_value(FORM, 7, 3, 9.5)
    book.set_cached(FORM, 7, 5, 19.0)
    book.set_formula(FORM, 17, 3, "SUM(C5:C16)+0", 137.5)
    after = book.to_bytes()
    assert differing(rich_workbook(), after) == {FORM_PART}
    one, two = parts_of(rich_workbook())[FORM_PART], parts_of(after)[FORM_PART]
    refs = ("C7", "E7", "C17")
    assert without_cells(one, *refs) == without_cells(two, *refs)
    assert b'<f t="shared" si="1"/><v>19</v>' in two


def test_untouched_members_keep_even_their_compressed_bytes() -> None:
    book = rich()
    book.set_value(FORM, 7, 3, 9.5)
    after = book.to_bytes()

    def raw(data: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {
                i.filename: data[i.header_offset :][: 30 + i.compress_size]
                for i in archive.infolist()
                if i.filename != FORM_PART
            }

    assert raw(rich_workbook()) == raw(after)


def test_nothing_edited_is_nothing_changed() -> None:
    book = rich()
    for name in book.sheet_names:
        book.sheet(name)
    assert not book.changed
    assert book.to_bytes() is book.data


def test_edits_to_what_is_there_already_are_none() -> None:
    book = rich()
    book.set_value(FORM, 7, 3, 4)
    book.set_value(OWN, 2, 1, True)
    book.set_value(FORM, 2, 2, 'Sở Công Thương tỉnh <A> & "B"')
    book.set_value(FORM, 40, 2, None)
    book.set_value(FORM, 41, 2, "")
    book.set_cached(FORM, 7, 5, 8)
    book.set_formula(FORM, 7, 5, "C7*2", 8.0)
    book.set_formula(OWN, 3, 1, "1/0", CellError("#DIV/0!"))
    book.full_calc_on_load()
    assert not book.changed
    assert book.to_bytes() == book.data


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [(2, 1, 1.0), (2, 1, "True"), (3, 1, CellError("#DIV/0!")), (1, 1, "việc gấp")],
)
def test_an_equal_looking_value_of_another_kind_is_a_change(
    row: int, column: int, value: CellValue
) -> None:
    book = rich()
    book.set_value(OWN, row, column, value)
    assert book.changed


def test_an_edit_taken_back_leaves_the_bytes_as_they_were() -> None:
    book = rich()
    book.set_value(FORM, 7, 3, 9.5)
    book.set_value(FORM, 7, 3, 4.0)
    assert book.to_bytes() == book.data


def test_the_same_edits_twice_give_the_same_bytes() -> None:
    def edit(data: bytes) -> bytes:
        book = ClosedBook.from_bytes(data)
        book.set_value(FORM, 30, 5, "=1+1 ")
        book.set_formula(FORM, 5, 4, "C5/4", 0.0)
        book.set_cached(FORM, 6, 4, NO_CACHE)
        book.set_rows(LOG, 3, [["Lúc", 1.5, None, True]], links={Spot(3, 2): "'A'!B2"})
        book.full_calc_on_load()
        return book.to_bytes()

    once = edit(rich_workbook())
    assert edit(once) == once
    assert edit(rich_workbook()) == once


def test_what_is_set_is_read_back_before_and_after_writing() -> None:
    book = rich()
    given_before = book.sheet(FORM)
    book.set_value(FORM, 7, 3, 9.5)
    assert book.sheet(FORM).at(7, 3).value == 9.5
    book.set_value(FORM, 60, 4, "  thêm\n")
    assert book.sheet(FORM).at(60, 4).value == "  thêm\n"
    book.set_formula(FORM, 17, 4, 'IF(C17>1,"<",">")', "<")
    book.set_cached(FORM, 17, 7, "")
    book.set_value(OWN, 4, 1, None)
    assert given_before.at(7, 3).value == 4.0
    again = ClosedBook.from_bytes(book.to_bytes())
    for name in book.sheet_names:
        assert again.sheet(name) == book.sheet(name)
    assert again.sheet(FORM).at(7, 3) == Cell(9.5, None, given_before.at(7, 3).style)
    assert again.sheet(FORM).at(60, 4).value == "  thêm\n"
    assert again.sheet(FORM).at(17, 4)[:2] == ("<", 'IF(C17>1,"<",">")')
    assert again.sheet(FORM).at(17, 7).value == ""


def test_a_sheet_whose_cells_were_edited_is_known_without_being_read_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with running():
        book = rich()
        book.set_value(OWN, 4, 1, "=không phải công thức _x0041_\n")
        book.set_value(OWN, 90, 2, 0.1 + 0.2)
        book.set_formula(OWN, 5, 3, 'IF(1<2,"&",2)', "")
        book.set_value(OWN, 6, 1, None)
        book.set_value(FORM, 7, 3, 9.5)  # has shared formulas: to be read again
        written = book.known_bytes()
        read: list[str] = []

        def noted(data: bytes, name: str, part: str, strings: Sequence[str]) -> Reading:
            read.append(name)
            return read_sheet(data, name, part, strings)

        monkeypatch.setattr(closed_book, "read_sheet", noted)
        again = ClosedBook.from_bytes(written)
        known = {name: again.reading(name) for name in (OWN, FORM)}
        assert read == [FORM]
    assert written == book.to_bytes()
    there = ClosedBook.from_bytes(written)
    for name in known:
        assert known[name].sheet == there.sheet(name)
        assert known[name][1:-1] == there.reading(name)[1:-1]


def test_parts_that_were_read_are_not_inflated_again_of_what_was_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with running():
        book = rich()
        for name in book.sheet_names:
            book.sheet(name)
        book.set_value(OWN, 4, 1, "một dòng mới")
        written = book.known_bytes()
        parts: list[str] = []

        def noted(data: bytes, member: Member | None, name: str, room: Room) -> bytes:
            parts.append(name)
            return inflated(data, member, name, room)

        monkeypatch.setattr(package, "inflated", noted)
        again = ClosedBook.from_bytes(written)
        said = {name: again.part(name) for name in again.sheet_names}
        assert not [name for name in parts if "worksheets/sheet" in name]
        other = ClosedBook.from_bytes(bytes(bytearray(written)))  # anybody's bytes
        assert {name: other.part(name) for name in other.sheet_names} == said
        sheets = [name for name in parts if "worksheets/sheet" in name]
        assert len(sheets) == len(said)


# Formulas that belong together


def test_a_formula_made_a_value_leaves_the_calculation_chain() -> None:
    book = rich()
    book.set_value(FORM, 17, 5, 264.0)
    after = book.to_bytes()
    named = {"[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/calcChain.xml"}
    assert differing(rich_workbook(), after) == {FORM_PART, *named}
    inside = parts_of(after)
    assert "xl/calcChain.xml" not in inside
    assert not [name for name, body in inside.items() if b"calcChain" in body]
    assert ClosedBook.from_bytes(after).sheet(FORM).at(17, 5)[:2] == (264.0, None)


def test_a_new_formula_keeps_the_calculation_chain() -> None:
    book = rich()
    book.set_formula(FORM, 18, 3, "C17+1", 133.0)
    assert differing(rich_workbook(), book.to_bytes()) == {FORM_PART}


@pytest.mark.parametrize("make", ["value", "formula"])
def test_the_master_of_a_shared_formula_leaves_the_others_their_own(make: str) -> None:
    book = rich()
    before = book.sheet(FORM)
    if make == "value":
        book.set_value(FORM, 5, 5, 7.0)
    else:
        book.set_formula(FORM, 5, 5, "C5*3", 7.0)
    book.set_cached(FORM, 6, 5, 5.0)
    book.set_value(FORM, 7, 5, 6.0)
    after = book.to_bytes()
    form = parts_of(after)[FORM_PART]
    assert b'si="1"' not in form
    assert form.count(b'si="0"') == ROWS
    sheet = ClosedBook.from_bytes(after).sheet(FORM)
    assert sheet.at(6, 5)[:2] == (5.0, "C6*2")
    assert sheet.at(7, 5)[:2] == (6.0, None)
    for row in range(8, 17):
        assert sheet.at(row, 5) == before.at(row, 5)
    theirs = openpyxl.load_workbook(io.BytesIO(after))[FORM]
    assert [theirs.cell(row, 5).value for row in (6, 8, 16)] == [
        "=C6*2",
        "=C8*2",
        "=C16*2",
    ]


def test_a_member_of_a_shared_formula_leaves_the_others_shared() -> None:
    book = rich()
    book.set_value(FORM, 7, 5, 6.0)
    sheet = ClosedBook.from_bytes(book.to_bytes()).sheet(FORM)
    assert sheet.at(8, 5).formula == "C8*2"
    assert sheet.at(7, 5).formula is None


def test_the_cached_value_of_a_master_changes_without_unsharing() -> None:
    book = rich()
    book.set_cached(FORM, 5, 5, 1.0)
    form = parts_of(book.to_bytes())[FORM_PART]
    assert b'<f t="shared" ref="E5:E16" si="1">C5*2</f><v>1</v>' in form


@pytest.mark.parametrize("place", [(5, 7), (6, 7), (5, 9), (7, 9)])
def test_a_cell_of_an_array_formula_cannot_change_alone(place: tuple[int, int]) -> None:
    book = rich()
    with pytest.raises(BlockedCellError):
        book.set_value(FORM, *place, 1.0)
    with pytest.raises(BlockedCellError):
        book.set_formula(FORM, *place, "A1", 1.0)
    assert not book.changed
    book.set_cached(FORM, *place, 77.0)
    form = parts_of(book.to_bytes())[FORM_PART]
    assert form.count(b"<v>77</v>") == 1
    assert b'cm="1"' in form


def test_a_value_beside_no_formula_is_refused() -> None:
    book = rich()
    with pytest.raises(RuntimeError, match="no formula"):
        book.set_cached(FORM, 5, 3, 1.0)
    book.set_value(FORM, 17, 3, 1.0)
    with pytest.raises(RuntimeError, match="no formula"):
        book.set_cached(FORM, 17, 3, 1.0)


def test_dropped_caches_leave_formulas_and_constants() -> None:
    book = rich()
    book.set_formula(FORM, 18, 3, "C17+1", 133.0)
    book.drop_caches()
    after = book.to_bytes()
    again = ClosedBook.from_bytes(after)
    for name in again.sheet_names:
        old, new = rich().sheet(name), again.sheet(name)
        for place, cell in new.cells.items():
            if cell.formula is not None:
                assert cell.value is None, (name, place)
            elif place not in ((6, 7), (7, 7), (6, 9), (7, 9)):
                assert cell.value == old.at(*place).value
    assert again.sheet(FORM).at(18, 3).formula == "C17+1"
    assert again.sheet(FORM).at(6, 7).value is None
    sheets = {FORM_PART, *(f"xl/worksheets/sheet{n}.xml" for n in (2, 3, 5))}
    assert differing(rich_workbook(), after) == sheets


# Sheets of the toolkit


def test_owned_rows_are_written_with_their_links_and_looks() -> None:
    book = rich()
    look = book.sheet(LOG).column_styles[1]
    links = {Spot(3, 2): f"'{FORM}'!F17", Spot(4, 2): f"'{FORM}'!C5"}
    rows: list[list[CellValue]] = [
        ["08:30", "F17", 1.5, None],
        ["08:31", "C5", None, True],
    ]
    book.set_rows(LOG, 3, rows, links=links)
    after = book.to_bytes()
    assert differing(rich_workbook(), after) == {LOG_PART}
    sheet = ClosedBook.from_bytes(after).sheet(LOG)
    assert sheet.at(3, 1) == Cell("08:30", None, look)
    assert sheet.at(3, 3).value == 1.5
    assert sheet.at(4, 4).value is True
    assert sheet.at(2, 1).value == "Lúc"
    theirs = openpyxl.load_workbook(io.BytesIO(after))[LOG]
    assert theirs["B3"].hyperlink.location == f"'{FORM}'!F17"
    assert theirs.dimensions == "A1:D4"


def test_owned_rows_that_stand_there_are_not_written_again() -> None:
    book = rich()
    book.set_rows(LOG, 3, [["a", "", None], [1, True]], links={Spot(3, 1): "X!A1"})
    once = book.to_bytes()
    again = ClosedBook.from_bytes(once)
    again.set_rows(LOG, 3, [["a"], [1.0, True, None]], links={Spot(3, 1): "X!A1"})
    assert not again.changed
    for rows, links in (
        ([["a"], [1.0]], {Spot(3, 1): "X!A1"}),
        ([["a"], [1.0, True]], {}),
        ([["a"], [1.0, True], ["b"]], {Spot(3, 1): "X!A1"}),
        ([["a"], [1.0, 1.0]], {Spot(3, 1): "X!A1"}),
    ):
        other = ClosedBook.from_bytes(once)
        other.set_rows(LOG, 3, rows, links=links)
        assert other.changed


def test_owned_rows_may_hold_formulas_with_their_values() -> None:
    book = rich()
    rows = [[2.0, Cell(4.0, "A3*2")], ["", Cell("", 'IF(A3>5,"x","")')]]
    book.set_rows(LOG, 3, rows)
    once = book.to_bytes()
    sheet = ClosedBook.from_bytes(once).sheet(LOG)
    assert sheet.at(3, 2)[:2] == (4.0, "A3*2")
    assert sheet.at(4, 2)[:2] == ("", 'IF(A3>5,"x","")')
    theirs = openpyxl.load_workbook(io.BytesIO(once))[LOG]
    assert theirs["B3"].value == "=A3*2"
    again = ClosedBook.from_bytes(once)
    again.set_rows(LOG, 3, rows)
    assert not again.changed
    again.set_rows(LOG, 3, [[2.0, Cell(4.0, "A3+2")], rows[1]])
    assert again.changed


def test_cells_set_before_and_after_owned_rows_stand() -> None:
    book = rich()
    book.set_value(LOG, 1, 2, "trên")
    book.set_value(LOG, 9, 2, "mất")
    book.set_rows(LOG, 3, [["a"]])
    book.set_value(LOG, 4, 1, "dưới")
    sheet = ClosedBook.from_bytes(book.to_bytes()).sheet(LOG)
    found = {p: c.value for p, c in sheet.cells.items() if p not in ((1, 1), (2, 1))}
    assert found[1, 2] == "trên"
    assert found[3, 1] == "a"
    assert found[4, 1] == "dưới"
    assert (9, 2) not in found


def test_a_region_is_read_row_by_row() -> None:
    book = rich()
    for place, value in (((5, 2), 1.0), ((5, 3), "a"), ((6, 3), True)):
        book.set_value(LOG, *place, value)
    assert book.values(Region(LOG, 5, 2, 6, 3)) == ((1.0, "a"), (None, True))


# What the workbook says of itself


def test_sheets_names_and_formats_are_told() -> None:
    book = rich()
    assert book.sheet_names == (FORM, LISTS, SUMMARY, LOG, OWN, HIDDEN, VERY_HIDDEN)
    assert book.sheet_states[FORM] == "visible"
    assert book.sheet_states[HIDDEN] == "hidden"
    assert book.sheet_states[VERY_HIDDEN] == "veryHidden"
    assert book.sheet(VERY_HIDDEN).at(1, 1).value == 42.0
    assert book.names() == {
        "td_nhap": Region(FORM, 5, 3, 16, 3),
        "td_tong": Region(FORM, 17, 5, 17, 5),
        "td_mat": None,
        "thuesuat": None,
    }
    sheet = book.sheet(FORM)
    assert book.number_format(sheet.at(5, 6).style) == "0.00%"
    assert book.number_format(sheet.at(5, 3).style) == "0.0"
    assert book.number_format(0) == book.number_format(9999) == "General"
    assert sheet.protected
    assert sheet.hidden_rows == {13}
    assert sheet.hidden_columns == {12}
    assert not book.manual_calculation
    assert book.external_links == book.dde_links == ()


def workbook(
    inside: str = "",
    *,
    sheet: str = '<row r="1"><c r="A1"><v>1</v></c></row>',
    target: str = "worksheets/sheet1.xml",
    part: str = "xl/worksheets/sheet1.xml",
    relations: str = "",
    more: dict[str, str] | None = None,
    space: str = MAIN,
) -> bytes:
    """A small workbook of one sheet, «Biểu»."""
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    bodies = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package'
        '/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" '
        f'ContentType="{TYPE}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{rels}"><Relationship Id="a" '
        f'Type="{RELS}/officeDocument" Target="/xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{space}" xmlns:r="{RELS}"><sheets>'
        f'<sheet name="Biểu" sheetId="1" r:id="s"/></sheets>{inside}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{rels}"><Relationship '
        f'Id="s" Type="{RELS}/worksheet" Target="{target}"/>{relations}'
        "</Relationships>",
        part: f'<worksheet xmlns="{space}"><sheetData>{sheet}</sheetData></worksheet>',
        **(more or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, body in bodies.items():
            archive.writestr(zipfile.ZipInfo(name), body)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("target", "part"),
    [
        ("worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("../xl/./worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("worksheets/sheet1.xml", "xl/Worksheets/SHEET1.XML"),
    ],
)
def test_a_sheet_is_found_however_its_part_is_named(target: str, part: str) -> None:
    data = workbook(target=target, part=part)
    book = ClosedBook.from_bytes(data)
    assert book.sheet("Biểu").at(1, 1).value == 1.0
    book.set_value("Biểu", 1, 1, 2.0)
    assert differing(data, book.to_bytes()) == {part}


def test_a_strict_workbook_is_read_and_edited() -> None:
    book = ClosedBook.from_bytes(
        workbook(space="http://purl.oclc.org/ooxml/spreadsheetml/main")
    )
    book.set_formula("Biểu", 2, 1, "A1*2", 2.0)
    assert ClosedBook.from_bytes(book.to_bytes()).sheet("Biểu").at(2, 1).value == 2.0


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("'Biểu'!$A$1:$B$9", Region("Biểu", 1, 1, 9, 2)),
        ("Biểu!$C$3", Region("Biểu", 3, 3, 3, 3)),
        ("biểu!$B$9:$A$1", Region("Biểu", 1, 1, 9, 2)),
        ("Biểu!A1:B9", None),
        ("Biểu!$A:$B", None),
        ("Biểu!$A$1,Biểu!$B$2", None),
        ("Biểu!#REF!", None),
        ("#REF!", None),
        ("Khác!$A$1", None),
        ("[1]Biểu!$A$1", None),
        ("Biểu!$ZZZ$1", None),
        ("Biểu!$A$0", None),
        ("", None),
    ],
)
def test_a_name_is_one_plain_rectangle_or_none(
    text: str, region: Region | None
) -> None:
    defined = f'<definedName name="TD_Vung">{text}</definedName>'
    local = '<definedName name="rieng" localSheetId="0">Biểu!$A$1</definedName>'
    data = workbook(f"<definedNames>{defined}{local}</definedNames>")
    assert ClosedBook.from_bytes(data).names() == {"td_vung": region}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", '<calcPr fullCalcOnLoad="1"/>'),
        (
            "<definedNames/><oleSize/>",
            '<definedNames/><calcPr fullCalcOnLoad="1"/><oleSize/>',
        ),
        ("<extLst/>", '<calcPr fullCalcOnLoad="1"/><extLst/>'),
        ('<calcPr calcId="1"/>', '<calcPr calcId="1" fullCalcOnLoad="1"/>'),
        ("<calcPr></calcPr>", '<calcPr fullCalcOnLoad="1"></calcPr>'),
        (
            '<calcPr fullCalcOnLoad="0" calcId="1" />',
            '<calcPr calcId="1" fullCalcOnLoad="1"/>',
        ),
        ("<calcPr fullCalcOnLoad='true'/>", "<calcPr fullCalcOnLoad='true'/>"),
    ],
)
def test_a_full_calculation_is_asked_for_in_schema_order(old: str, new: str) -> None:
    data = workbook(old)
    book = ClosedBook.from_bytes(data)
    book.full_calc_on_load()
    after = book.to_bytes()
    assert (
        parts_of(after)["xl/workbook.xml"] == parts_of(workbook(new))["xl/workbook.xml"]
    )
    assert book.changed is (old != new)


def test_manual_calculation_is_told() -> None:
    assert ClosedBook.from_bytes(
        workbook('<calcPr calcMode="manual"/>')
    ).manual_calculation


def test_links_to_books_and_calls_of_programs_are_told_apart() -> None:
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    bodies = (
        '<externalBook r:id="t"/>',
        '<ddeLink ddeService="cmd" ddeTopic="/c calc"/>',
        '<oleLink r:id="t" progId="Word.Document"/>',
    )
    more, relations = {}, ""
    for n, body in enumerate(bodies):
        more[f"xl/externalLinks/e{n}.xml"] = (
            f'<externalLink xmlns="{MAIN}" xmlns:r="{RELS}">{body}</externalLink>'
        )
        more[f"xl/externalLinks/_rels/e{n}.xml.rels"] = (
            f'<Relationships xmlns="{rels}"><Relationship Id="t" Type="{RELS}/x" '
            'Target="file:///D:/kh%C3%A1c.xlsx" TargetMode="External"/></Relationships>'
        )
        relations += (
            f'<Relationship Id="e{n}" Type="{RELS}/externalLink" '
            f'Target="externalLinks/e{n}.xml"/>'
        )
    book = ClosedBook.from_bytes(workbook(relations=relations, more=more))
    link = "file:///D:/kh%C3%A1c.xlsx"
    assert book.external_links == (link,)
    assert book.dde_links == ("cmd|/c calc", f"Word.Document|{link}")


def refusal(work: Callable[[], object]) -> tuple[Fault, str, str]:
    with pytest.raises(FileRefusedError) as caught:
        work()
    return caught.value.fault, caught.value.sheet, caught.value.cell


def test_faults_are_refused_where_they_lie() -> None:
    def opened(**changes: str) -> ClosedBook:
        return ClosedBook.from_bytes(workbook(**changes))  # type: ignore[arg-type]

    assert refusal(lambda: opened(inside="<broken")) == (Fault.BROKEN_PART, "", "")
    second = '<sheets><sheet name="BIỂU" sheetId="2" r:id="s"/></sheets>'
    assert refusal(lambda: opened(inside=second)) == (Fault.BROKEN_PART, "", "")
    broken = opened(sheet="<row")
    assert refusal(lambda: broken.sheet("Biểu")) == (Fault.BROKEN_PART, "Biểu", "")
    far = opened(sheet='<row r="900000"><c r="A900000"><v>1</v></c></row>')
    corner = Region("Biểu", 1, 1, 2, 2)
    assert refusal(lambda: far.values(corner)) == (Fault.CELL_TOO_FAR, "Biểu", "")
    absent = opened(target="worksheets/sheet9.xml")
    assert refusal(lambda: absent.sheet("Biểu")) == (Fault.BROKEN_PART, "", "")
    with pytest.raises(KeyError):
        opened().sheet("Không có")


def test_a_name_over_the_whole_grid_is_not_read_cell_by_cell() -> None:
    book = rich()
    region = Region(FORM, 1, 1, 1_048_576, 16_384)
    assert refusal(lambda: book.values(region)) == (Fault.CELL_TOO_FAR, FORM, "A1")


@pytest.mark.parametrize("place", [(0, 1), (1, 0), (200_001, 1), (1, 2_001)])
def test_a_place_that_would_not_be_read_again_is_not_written(
    place: tuple[int, int],
) -> None:
    with pytest.raises(ValueError, match="limits"):
        rich().set_value(FORM, *place, 1.0)


# Other readers of what was written


def _edited() -> bytes:
    book = rich()
    for row in range(5, 5 + ROWS):
        book.set_value(FORM, row, 3, 10.0)
        book.set_cached(FORM, row, 4, 5.0)
        book.set_cached(FORM, row, 5, 20.0)
        book.set_cached(FORM, row, 6, 1 / ROWS)
    book.set_cached(FORM, 17, 3, 10.0 * ROWS)
    book.set_cached(FORM, 17, 5, 20.0 * ROWS)
    book.set_formula(FORM, 18, 5, 'E17&" điểm"', "240 điểm")
    book.set_value(FORM, 19, 3, "=không phải công thức")
    book.set_rows(LOG, 3, [["a", 1.5, True]], links={Spot(3, 1): f"'{FORM}'!C5"})
    return book.to_bytes()


def test_openpyxl_reads_the_result() -> None:
    formulas = openpyxl.load_workbook(io.BytesIO(_edited()))
    values = openpyxl.load_workbook(io.BytesIO(_edited()), data_only=True)
    assert values[FORM]["C7"].value == 10
    assert values[FORM]["E17"].value == 240
    assert formulas[FORM]["E7"].value == "=C7*2"
    assert values[FORM]["E18"].value == "240 điểm"
    assert formulas[FORM]["C19"].value == "=không phải công thức"
    assert formulas[FORM]["C19"].data_type == "s"
    assert values[FORM]["C7"].number_format == "0.0"
    assert [c.value for c in values[LOG][3]][:3] == ["a", 1.5, True]


def test_calamine_reads_the_result() -> None:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(_edited()))
    rows = book.get_sheet_by_name(FORM).to_python(skip_empty_area=False)
    assert rows[6][2:6] == [10.0, 5.0, 20.0, 1 / ROWS]
    assert rows[16][4] == 240.0
    assert rows[17][4] == "240 điểm"
    assert rows[18][2] == "=không phải công thức"
    log = book.get_sheet_by_name(LOG).to_python(skip_empty_area=False)
    assert log[2][:3] == ["a", 1.5, True]


def test_libreoffice_reads_the_result_and_computes_the_same(
    office: Callable[[Path, str, Path], Path], tmp_path: Path
) -> None:
    path = tmp_path / "biểu mẫu.xlsx"
    path.write_bytes(_edited())
    theirs = ClosedBook.open(office(path, "xlsx", tmp_path / "ra"))
    ours = ClosedBook.from_bytes(_edited())
    for name, region in (
        (FORM, Region(FORM, 5, 2, 19, 6)),
        (LOG, Region(LOG, 1, 1, 3, 3)),
        (SUMMARY, Region(SUMMARY, 1, 1, 2, 1)),
    ):
        wanted = ours.values(region)
        if name == SUMMARY:
            wanted = ((240.0,), (240.0,))
        for found, expected in zip(theirs.values(region), wanted, strict=True):
            assert list(found) == [
                pytest.approx(v) if isinstance(v, float) else v for v in expected
            ]
    assert theirs.sheet(FORM).at(7, 5).formula == "C7*2"


# Any edits


PLACES = st.tuples(st.integers(1, 24), st.integers(1, 12)).filter(
    lambda p: not (5 <= p[0] <= 7 and p[1] in (7, 9))
)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-1000, 1000),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(codec="utf-8"), max_size=8),
)
EDITS = st.lists(
    st.tuples(PLACES, st.none() | st.just("SUM(C5:C6)"), VALUES), min_size=1, max_size=6
)


@settings(max_examples=tries(60), deadline=None)
@given(EDITS)
def test_random_edits_never_change_another_cell(
    edits: list[tuple[tuple[int, int], str | None, CellValue]],
) -> None:
    book = rich()
    before = book.sheet(FORM)
    for place, formula, value in edits:
        if formula is None:
            book.set_value(FORM, *place, value)
        else:
            book.set_formula(FORM, *place, formula, value)
    view = book.sheet(FORM)
    after = book.to_bytes()
    again = ClosedBook.from_bytes(after)
    assert again.sheet(FORM) == view
    touched = {place for place, *_ in edits}
    for place in before.cells.keys() - touched:
        assert view.at(*place) == before.at(*place)
    chain = {"[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/calcChain.xml"}
    assert differing(rich_workbook(), after) <= {FORM_PART, *chain}
    for place in touched:
        cell = view.at(*place)
        if cell.formula is None:
            again.set_value(FORM, *place, cell.value)
        else:
            again.set_formula(FORM, *place, cell.formula, cell.value)
    assert not again.changed


def test_reading_and_editing_need_the_standard_library_only() -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parents[2])!r});"
        "before = set(sys.modules); import toolkit.xlsx.closed_book;"
        "new = {m.split('.')[0] for m in set(sys.modules) - before};"
        "print(sorted(new - set(sys.stdlib_module_names) - {'toolkit'}));"
        "print(sorted(new & {'tempfile', 'logging', 'asyncio', 'random', 'decimal'}))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["[]", "[]"]


@pytest.mark.parametrize(
    ("first_row", "columns"),
    [(1, (1, 2, 3)), (2, (2,)), (4, (3, 1)), (1, (2, 2)), (1, (1, 9)), (3, (1, 2, 3))],
)
def test_a_table_asked_for_again_is_what_it_would_be_at_first(
    first_row: int, columns: tuple[int, ...]
) -> None:
    asked, fresh = rich(), rich()
    asked.table(FORM, 1, (1, 2, 3))
    told = fresh.table(FORM, first_row, columns)
    assert asked.table(FORM, first_row, columns) == told
    assert len(told) > 1


def test_a_table_that_was_edited_is_not_what_was_read_before() -> None:
    book = rich()
    before = book.table(FORM, 1, (1, 2, 3))
    book.set_value(FORM, 900, 2, "mới")
    assert book.table(FORM, 1, (1, 2, 3)) == [*before, (900, (None, "mới", None))]


def test_a_sheet_cut_short_is_refused_without_being_read() -> None:
    data = rich_workbook()
    rich().refuse_broken(FORM)
    package = ClosedBook.from_bytes(data).package
    part = package.read(FORM_PART)
    cut = ClosedBook.from_bytes(package.with_parts({FORM_PART: part[:-40]}))
    with pytest.raises(FileRefusedError) as refused:
        cut.refuse_broken(FORM)
    assert refused.value.fault is Fault.BROKEN_PART
