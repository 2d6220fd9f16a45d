"""Rows that are read by pattern are read as the parser reads them, or left to it."""

from xml.etree import ElementTree as ET

import pytest

from toolkit.xlsx.read import plain_rows
from toolkit.xlsx.read.plain_rows import PlainRows, parted
from toolkit.xlsx.read.sheet import read_sheet
from toolkit.xlsx.refusal import FileRefusedError

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRINGS = ("một", "hai")
PLAIN = (
    '<c r="A1" s="3" t="s"><v>1</v></c><c r="B1"><v>16.5</v></c><c r="C1" s="2"/>',
    '<c r="A1" t="str"><f>B1</f><v>đạt</v></c>\n  <c r="AB1" t="b"><v>1</v></c>',
    '<c r="A1"><f>SUM(B1:C1)</f></c><c r="D1" t="e"><v>#N/A</v></c>',
    '<c r="A1" s="4" t="inlineStr"><is><t> một_x000A_hai </t></is></c><c r="B1"/>',
    "\n",
)
ODD = (
    '<c r="A1" t="inlineStr"><is><r><t>a</t></r></is></c>',
    '<c r="A1"><f t="shared" ref="A1:A2" si="0">B1+1</f><v>2</v></c>',
    '<c r="A1" t="str"><v>&lt;</v></c>',
    '<c r="A1" t="str"><v></v></c>',
    '<c r="A2"><v>1</v></c>',
    "<c><v>1</v></c>",
    "5",
    '<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>',
    '<c r="A1" t="s"><v>7</v></c>',
    '<c r="A1" t="inlineStr"><v>a</v></c>',
    '<c r="A1" t="s"><is><t>a</t></is></c>',
    '<c r="A1" t="inlineStr"><is><t></t></is></c>',
    '<c r="XFE1"><v>1</v></c>',
    '<c r="A1"><v>a]]>b</v></c>',
    '<c r="A1"><v>a\x01b</v></c>',
    '<c r="A1"><v>1</v></c><d/>',
    '<c r="A1"><v>1</v>',
)


def part(inside: str, row: str = 'r="1"', around: str = "") -> bytes:
    rows = f"<row {row}>{inside}</row>" + '<row r="2"><c r="A2"><v>9</v></c></row>'
    data = f"<sheetData>{rows}</sheetData>{around}"
    return f'<worksheet xmlns="{MAIN}">{data}</worksheet>'.encode()


def read(data: bytes, monkeypatch: pytest.MonkeyPatch, *, by_tree: bool) -> object:
    with monkeypatch.context() as patched:
        if by_tree:
            patched.setattr(
                "toolkit.xlsx.read.sheet.parted",
                lambda data: PlainRows(ET.fromstring(data)),
            )
        try:
            return read_sheet(data, "Biểu", "xl/s.xml", STRINGS)
        except FileRefusedError as refused:
            return refused.fault, refused.facts


@pytest.mark.parametrize("inside", [*PLAIN, *ODD])
def test_both_ways_say_the_same(inside: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (part(inside), part(inside, 'r="1" spans="1:2" hidden="1"')):
        found, wanted = (read(data, monkeypatch, by_tree=one) for one in (False, True))
        assert found == wanted


@pytest.mark.parametrize("inside", PLAIN)
def test_plain_rows_leave_the_tree(inside: str) -> None:
    found = parted(part(inside))
    assert len(found.rows) == 2
    assert not list(found.root.iter(f"{{{MAIN}}}c"))


@pytest.mark.parametrize("inside", ODD[:5])
def test_an_odd_row_stays_and_others_leave(inside: str) -> None:
    assert len(parted(part(inside)).rows) == 1


@pytest.mark.parametrize(
    "data",
    [
        part(PLAIN[0], around="<!-- <sheetData> -->"),
        part(PLAIN[0].replace("<v>", "\r<v>")),
        part(PLAIN[0], 'r="1" plain="0"'),
        part(PLAIN[0]).replace(b"sheetData", b"x:sheetData"),
    ],
)
def test_what_could_hide_something_is_left_to_the_parser(data: bytes) -> None:
    assert plain_rows._parted(data) is None


def test_a_long_part_is_read_so_where_little_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>a</t></is></c></row>'
        for n in range(3, 60)
    )
    plain = part(PLAIN[0]).replace(b"</sheetData>", f"{rows}</sheetData>".encode())
    wanted = read_sheet(plain, "Biểu", "xl/s.xml", STRINGS)
    found = plain_rows.long_parted(plain, 3_000)
    assert found
    assert len(found.rows) == 59
    assert plain_rows.long_parted(plain, 1_000) is None
    for limit in (3_000, 1_000):
        monkeypatch.setattr("toolkit.xlsx.read.sheet.TREE_LIMIT", limit)
        assert read_sheet(plain, "Biểu", "xl/s.xml", STRINGS) == wanted
