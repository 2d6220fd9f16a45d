"""Sheets of ours put into somebody else's workbook: its own bytes stay."""

import io
import re
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from tests.workbook_parts import parts_of
from toolkit.xlsx.cells.cell import Region
from toolkit.xlsx.cells.place import Spot
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.graft.columns import with_hidden_columns, with_looks
from toolkit.xlsx.graft.extent import last_column
from toolkit.xlsx.graft.grafting import graft
from toolkit.xlsx.graft.start_tag import with_attribute
from toolkit.xlsx.graft.stylesheet import is_locked, merged, unlocked

BOOK, STYLES = "xl/workbook.xml", "xl/styles.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def made(*sheets: str, names: dict[str, str] | None = None, look: Any = None) -> bytes:
    """A workbook with a text on each sheet."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    style = book.add_format(look or {"bold": True})
    for name in sheets:
        sheet = book.add_worksheet(name)
        sheet.write("A1", f"chữ của {name}", style)
        sheet.write_formula("A2", f"='{sheets[0]}'!A1", None, "x")
        sheet.write("A3", 1)
    for name, text in (names or {}).items():
        book.define_name(name, text)
    book.close()
    return data.getvalue()


@pytest.fixture(scope="module")
def donor() -> bytes:
    look = {"num_format": "0.0000", "italic": True, "bg_color": "#FFFBE0", "border": 1}
    names = {"td_one": "='Khung'!$A$1", "td_two": "='Trang ta'!$A$2"}
    return made("Khung", "Trang ta", names=names, look=look)


def grafted(data: bytes, donor: bytes, **options: Any) -> bytes:
    parts = graft(data, donor, ["Trang ta"], **options)
    return ClosedBook.from_bytes(data).package.with_parts(parts)


def replaced(data: bytes, part: str, *changes: tuple[str, str]) -> bytes:
    text = parts_of(data)[part].decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return ClosedBook.from_bytes(data).package.with_parts({part: text.encode()})


def test_the_sheet_comes_with_its_texts_and_looks(donor: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(grafted(made("Của họ"), donor)))
    assert book.sheetnames == ["Của họ", "Trang ta"]
    cell = book["Trang ta"]["A1"]
    assert cell.value == "chữ của Trang ta"
    assert (cell.font.i, cell.number_format) == (True, "0.0000")
    assert cell.fill.fgColor.rgb == "FFFFFBE0"
    assert book["Của họ"]["A1"].font.b
    assert not book["Của họ"]["A1"].font.i


def test_names_come_and_those_there_stay(donor: bytes) -> None:
    target = made("Của họ", names={"Cu": "='Của họ'!$A$1"})
    names = ClosedBook.from_bytes(grafted(target, donor)).names()
    assert names["cu"] == Region("Của họ", 1, 1, 1, 1)
    assert names["td_two"] == Region("Trang ta", 2, 1, 2, 1)


def test_a_sheet_that_is_meant_otherwise_is_named_so_everywhere(donor: bytes) -> None:
    renamed = {"Khung": "Của họ", "Trang ta": "Trang ta (2)"}
    named = {"td_new": "'Của họ'!$A$3"}
    data = grafted(made("Của họ", "Trang ta"), donor, renamed=renamed, named=named)
    book = ClosedBook.from_bytes(data)
    assert book.sheet("Trang ta (2)").at(2, 1).formula == "'Của họ'!A1"
    assert book.names()["td_one"] == Region("Của họ", 1, 1, 1, 1)
    assert book.names()["td_new"] == Region("Của họ", 3, 1, 3, 1)


def test_a_name_of_a_sheet_that_is_taken_is_refused(donor: bytes) -> None:
    with pytest.raises(ValueError, match="taken"):
        grafted(made("TRANG TA"), donor)


def with_prefix(data: bytes, part: str) -> bytes:
    """A part whose elements all have a prefix, as some programs write them."""
    text = parts_of(data)[part].decode()
    text = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", text)
    text = text.replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"')
    return ClosedBook.from_bytes(data).package.with_parts({part: text.encode()})


@pytest.mark.parametrize("part", [BOOK, STYLES])
def test_parts_whose_elements_have_a_prefix_are_lengthened(
    part: str, donor: bytes
) -> None:
    data = grafted(with_prefix(made("Của họ"), part), donor)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book["Trang ta"]["A1"].font.i
    assert "td_one" in book.defined_names


def test_lists_that_are_empty_or_missing_are_made(donor: bytes) -> None:
    data = made("Của họ")
    styles = parts_of(data)[STYLES].decode()
    assert '<dxfs count="0"/>' in styles
    assert "<numFmts" not in styles
    assert "<definedNames" not in parts_of(data)[BOOK].decode()
    more = merged(styles.encode(), parts_of(donor)[STYLES]).data.decode()
    assert more.index("<numFmts") < more.index("<fonts")
    assert 'formatCode="0.0000"' in more
    for name in ("fonts", "fills", "borders", "cellXfs"):
        found = re.search(rf'<{name} count="(\d+)">(.*?)</{name}>', more)
        assert found is not None
        inner = {"cellXfs": "xf"}.get(name, name[:-1])
        assert int(found[1]) == len(re.findall(rf"<{inner}[ />]", found[2]))


def test_a_workbook_without_styles_gets_some(donor: bytes) -> None:
    data = made("Của họ")
    rels = "xl/_rels/workbook.xml.rels"
    styles = re.search(
        r"<Relationship [^>]*styles.xml[^>]*/>", parts_of(data)[rels].decode()
    )
    assert styles is not None
    data = replaced(data, rels, (styles[0], ""))
    sheet = "xl/worksheets/sheet1.xml"
    data = replaced(data, sheet, (' s="1"', ""))
    data = ClosedBook.from_bytes(data).package.with_parts({STYLES: None})
    types = parts_of(data)["[Content_Types].xml"].decode()
    kind = re.search(r'<Override PartName="/xl/styles.xml"[^>]*/>', types)
    assert kind is not None
    data = replaced(data, "[Content_Types].xml", (kind[0], ""))
    book = openpyxl.load_workbook(io.BytesIO(grafted(data, donor)))
    assert book["Trang ta"]["A1"].font.i


def test_strict_workbooks_get_strict_sheets(donor: bytes) -> None:
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    data = made("Của họ")
    for part in (BOOK, STYLES, "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"):
        data = replaced(data, part, (MAIN, strict))
    parts = parts_of(grafted(data, donor))
    assert strict in parts["xl/worksheets/sheet2.xml"].decode()
    assert MAIN not in parts["xl/worksheets/sheet2.xml"].decode()
    book = ClosedBook.from_bytes(grafted(data, donor))
    assert book.sheet("Trang ta").at(1, 1).value == "chữ của Trang ta"


# Columns and cells


def sheet_of(columns: str) -> bytes:
    return f'<worksheet xmlns="{MAIN}">{columns}<sheetData/></worksheet>'.encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ["8-9 hidden"]),
        ('<cols><col min="1" max="2" width="5"/></cols>', ["1-2", "8-9 hidden"]),
        (
            '<cols><col min="3" max="16384" width="5" style="2"/></cols>',
            ["3-7", "8-9 hidden", "10-16384"],
        ),
        (
            '<cols><col min="9" max="9" hidden="0"/><col min="12" max="12"/></cols>',
            ["8-8 hidden", "9-9 hidden", "12-12"],
        ),
        ("<cols/>", ["8-9 hidden"]),
    ],
)
def test_columns_are_hidden_and_their_neighbours_stay(
    before: str, after: list[str]
) -> None:
    part = with_hidden_columns(sheet_of(before), 8, 9).decode()
    found = []
    for tag in re.findall(r"<col\b[^>]*>", part):
        low, high = (re.search(rf'{name}="(\d+)"', tag) for name in ("min", "max"))
        assert low is not None
        assert high is not None
        hidden = " hidden" if 'hidden="1"' in tag else ""
        found.append(f"{low[1]}-{high[1]}{hidden}")
    assert found == after


def test_a_cell_gets_another_look_and_keeps_all_else() -> None:
    rows = '<row r="2"><c r="A2" s="3" t="b"><v>1</v></c><c r="B2"/></row>'
    data = sheet_of("").replace(
        b"<sheetData/>", f"<sheetData>{rows}</sheetData>".encode()
    )
    changed = with_looks(data, {Spot(2, 1): 7, Spot(2, 2): 8})
    assert b'<c r="A2" t="b" s="7"><v>1</v></c><c r="B2" s="8"/>' in changed


@pytest.mark.parametrize(
    "xf",
    [
        b'<xf numFmtId="0"/>',
        b'<xf numFmtId="0" applyProtection="0"><alignment wrapText="1"/></xf>',
        b'<x:xf numFmtId="0"><x:protection locked="1" hidden="1"/></x:xf>',
    ],
)
def test_a_format_is_unlocked_once(xf: bytes) -> None:
    assert is_locked(xf)
    opened = unlocked(xf)
    assert not is_locked(opened)
    assert opened.count(b"applyProtection=") == 1
    assert (b"wrapText" in xf) == (b"wrapText" in opened)


def test_an_attribute_is_set_once_whatever_its_quotes() -> None:
    assert with_attribute(b"<a b='1' bb=\"2\"/>", b"b", b"9") == b'<a bb="2" b="9"/>'
    assert with_attribute(b'<a b="1">x</a>', b"b", None) == b"<a>x</a>"


def test_what_is_drawn_counts_as_used() -> None:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write("B2", "x")
    sheet.insert_textbox("F2", "chữ", {"width": 10})
    book.close()
    closed = ClosedBook.from_bytes(data.getvalue())
    assert last_column(closed.package, closed.sheet("Sheet1")) == 6
