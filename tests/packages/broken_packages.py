"""Workbooks broken on purpose, one fault each: what Excel would repair or refuse.

`python -m tests.packages.broken_packages DIR` writes them out.
"""

import io
import re
import sys
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.packages.macro_book import macro_book
from tests.workbook_parts import packed, parts_of
from toolkit.jobs.demo.scoring import standard_workbook

Parts = dict[str, bytes]
Step = Callable[[Parts], None]

BOOK = "xl/workbook.xml"
BOOK_RELATIONS = "xl/_rels/workbook.xml.rels"
FORM = "xl/worksheets/sheet1.xml"
FORM_RELATIONS = "xl/worksheets/_rels/sheet1.xml.rels"
LISTS = "xl/worksheets/sheet2.xml"
STYLES = "xl/styles.xml"
STRINGS = "xl/sharedStrings.xml"
TABLE, TABLE_2 = "xl/tables/table1.xml", "xl/tables/table2.xml"
COMMENTS = "xl/comments1.xml"
VML = "xl/drawings/vmlDrawing1.vml"
DRAWING = "xl/drawings/drawing1.xml"
CHART = "xl/charts/chart1.xml"
VBA = "xl/vbaProject.bin"
RIBBON = "customUI/customUI14.xml"
TYPES = "[Content_Types].xml"
ROOT = "_rels/.rels"


@dataclass(frozen=True, kw_only=True, slots=True)
class Broken:
    """`says`: the checks of the lint that must speak, and no others.

    Where it is empty the lint leaves the fault to the validator; `seen` is then a piece
    of what the validator says, as it is for some faults that both see.
    """

    name: str
    says: frozenset[str]
    steps: tuple[Step, ...]
    base: Callable[[], bytes] = macro_book
    ending: str = ".xlsm"
    seen: str = ""
    zipped: Callable[[Parts], bytes] = packed

    def make(self) -> bytes:
        parts = parts_of(self.base())
        for step in self.steps:
            step(parts)
        return self.zipped(parts)


def broken(name: str, says: str, *steps: Step, **more: object) -> Broken:
    return Broken(name=name, says=frozenset(says.split()), steps=steps, **more)  # type: ignore[arg-type]


# Steps


def swap(part: str, old: str, new: str) -> Step:
    """Replace the first place where a text stands; it must stand there."""

    def step(parts: Parts) -> None:
        text = parts[part].decode()
        assert old in text, (part, old)
        parts[part] = text.replace(old, new, 1).encode()

    return step


def everywhere(part: str, pattern: str, new: str) -> Step:
    def step(parts: Parts) -> None:
        text, number = re.subn(pattern, new, parts[part].decode(), flags=re.DOTALL)
        assert number, pattern
        parts[part] = text.encode()

    return step


def before(part: str, mark: str, text: str) -> Step:
    return swap(part, mark, text + mark)


def without(part: str) -> Step:
    def step(parts: Parts) -> None:
        del parts[part]

    return step


def with_part(part: str, body: bytes) -> Step:
    def step(parts: Parts) -> None:
        parts[part] = body

    return step


def cut(part: str, share: float) -> Step:
    """The file ended too early."""

    def step(parts: Parts) -> None:
        parts[part] = parts[part][: int(len(parts[part]) * share)]

    return step


def spoiled(part: str, first: int, count: int) -> Step:
    """Bytes overwritten by something else."""

    def step(parts: Parts) -> None:
        body = bytearray(parts[part])
        body[first : first + count] = b"\xa5" * count
        parts[part] = bytes(body)

    return step


def spoiled_module(name: str) -> Step:
    """The compressed source of a module overwritten where it begins."""

    def step(parts: Parts) -> None:
        body = parts[VBA]
        at = body.index(b'Attribut\x00e VB_Nam\x00e = "' + name.encode()[:2])
        parts[VBA] = body[:at] + b"\xff" * 200 + body[at + 200 :]

    return step


# Zips


def doubled(parts: Parts) -> bytes:
    """A zip that holds the workbook part twice."""
    buffer = io.BytesIO(packed(parts))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(buffer, "a") as archive:
            archive.writestr(BOOK, parts[BOOK])
    return buffer.getvalue()


def cut_zip(parts: Parts) -> bytes:
    data = packed(parts)
    return data[: len(data) // 2]


# What is written more than once


def cells(old: str, new: str) -> Step:
    return swap(FORM, old, new)


def formula(text: str, old: str = "C3*2") -> Step:
    return swap(FORM, f"<f>{old}</f>", f"<f>{text}</f>")


def name(text: str) -> Step:
    return before(BOOK, "</definedNames>", text)


def scoring() -> bytes:
    return standard_workbook("cham_diem.xlsx")


def with_buttons() -> bytes:
    return standard_workbook("cham_diem.xlsm")


def add_in() -> bytes:
    return standard_workbook("thidua.xlam")


_LIST = '<formula1>"Đạt,Không đạt"</formula1>'
_LONG_LIST = ",".join(f"Mức {number}" for number in range(40))
_ROW_8 = re.compile(r'<row r="8".*?</row>', re.DOTALL)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."


def _second_row_8(parts: Parts) -> None:
    text = parts[FORM].decode()
    row = _ROW_8.search(text)
    assert row
    parts[FORM] = text.replace(row[0], row[0] * 2).encode()


PACKAGE = (
    broken(
        "the zip is cut short", "zip-damaged", zipped=cut_zip, seen="corrupted data"
    ),
    broken(
        "the workbook part stands twice in the zip", "zip-duplicate", zipped=doubled
    ),
    broken(
        "a sheet cut short",
        "xml-malformed calc-chain",
        cut(FORM, 0.9),
        seen="unclosed literal string",
    ),
    broken(
        "an ampersand not escaped",
        "xml-malformed shared-string-index table-header",
        swap(STRINGS, "Điểm", "A & B"),
    ),
    broken("malformed VML", "xml-malformed comment-shape", swap(VML, "</v:shape>", "")),
    broken(
        "a malformed ribbon",
        "xml-malformed",
        swap(RIBBON, "</group>", ""),
        seen="customUI14.xml",
    ),
    broken(
        "a DTD in a sheet",
        "doctype",
        swap(FORM, "<worksheet ", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet '),
    ),
    broken(
        "a prefix to be ignored that is not declared",
        "ignorable-prefix",
        swap(FORM, 'mc:Ignorable="x14ac"', 'mc:Ignorable="x14ac xr9"'),
        seen="Ignorable",
    ),
    broken(
        "a part without content type",
        "content-type-missing",
        everywhere(TYPES, r'<Default Extension="png"[^>]*>', ""),
    ),
    broken(
        "a content type for a part that is not there",
        "content-type-dangling",
        before(
            TYPES,
            "</Types>",
            f'<Override PartName="/xl/metadata.xml" ContentType="{_TYPE}'
            'sheetMetadata+xml"/>',
        ),
    ),
    broken(
        "an .xlsm that says it is an .xlam", "content-type-extension", ending=".xlam"
    ),
    broken(
        "an .xlsm named .xlsx", "content-type-extension vba-in-xlsx", ending=".xlsx"
    ),
    broken(
        "an .xlsm whose type is that of an .xlsx",
        "content-type-extension",
        swap(TYPES, "application/vnd.ms-excel.sheet.macroEnabled.", f"{_TYPE}sheet."),
    ),
    broken(
        "a table that is not there",
        "relation-dangling content-type-dangling",
        without(TABLE_2),
        seen="table2.xml doesn't exist",
    ),
    broken(
        "a sheet that is not there",
        "relation-dangling content-type-dangling",
        without("xl/worksheets/sheet3.xml"),
        without("xl/worksheets/_rels/sheet3.xml.rels"),
        without("xl/drawings/drawing2.xml"),
        without("xl/drawings/_rels/drawing2.xml.rels"),
        without(CHART),
        everywhere(TYPES, r'<Override PartName="/xl/drawings/drawing2.xml"[^>]*>', ""),
        everywhere(TYPES, r'<Override PartName="/xl/charts/chart1.xml"[^>]*>', ""),
    ),
    broken(
        "two relations of one id",
        "relation-id-duplicate relation-id-missing",
        swap(FORM_RELATIONS, 'Id="rId2"', 'Id="rId1"'),
        seen="conflicts with the ID",
    ),
    broken(
        "a drawing by an id that nobody has",
        "relation-id-missing",
        cells('<drawing r:id="rId2"', '<drawing r:id="rId9"'),
    ),
    broken(
        "a part that nothing leads to",
        "part-orphan",
        with_part("customXml/item1.xml", b"<so xmlns='urn:so'/>"),
    ),
    broken(
        "a picture that is none",
        "image-bytes",
        with_part("xl/media/image1.png", b"<html>404</html>"),
    ),
    broken(
        "blanks that nobody keeps",
        "text-space",
        swap(STRINGS, '<t xml:space="preserve">', "<t>"),
    ),
)

WORKBOOK = (
    broken(
        "a sheet name too long",
        "sheet-name",
        swap(BOOK, "Biểu đồ", "b" * 32),
        seen="MaxLength",
    ),
    broken("a sheet name with a slash", "sheet-name", swap(BOOK, "Biểu đồ", "B/đ")),
    broken(
        "a sheet name that Excel keeps", "sheet-name", swap(BOOK, "Biểu đồ", "History")
    ),
    broken(
        "a sheet name in an apostrophe", "sheet-name", swap(BOOK, "Biểu đồ", "Biểu'")
    ),
    broken(
        "two sheets of one name, but for capitals",
        "sheet-name-duplicate",
        swap(BOOK, "Biểu đồ", "DANH MỤC"),
    ),
    broken(
        "all sheets hidden",
        "sheets-all-hidden active-tab",
        swap(BOOK, 'sheetId="1"', 'sheetId="1" state="hidden"'),
        swap(BOOK, 'sheetId="2"', 'sheetId="2" state="hidden"'),
    ),
    broken(
        "the active sheet is not there",
        "active-tab",
        swap(BOOK, "<workbookView ", '<workbookView activeTab="3" '),
    ),
    broken(
        "the active sheet is hidden",
        "active-tab",
        swap(BOOK, "<workbookView ", '<workbookView activeTab="2" '),
    ),
    broken(
        "two sheets chosen, a group",
        "tab-selected",
        swap(LISTS, "<sheetView ", '<sheetView tabSelected="1" '),
    ),
    broken(
        "a number that is none",
        "number",
        swap(BOOK, "<workbookView ", '<workbookView activeTab="một" '),
    ),
    broken(
        "two sheets of one id",
        "calc-chain",
        swap(BOOK, 'sheetId="2"', 'sheetId="1"'),
        seen="should have unique value",
    ),
    broken(
        "an element that Excel does not know",
        "",
        before(BOOK, "<calcPr ", "<thiDua/>"),
        seen="invalid child element",
    ),
    broken(
        "names after the calculation settings",
        "",
        everywhere(BOOK, r"(<definedNames>.*</definedNames>)(<calcPr [^>]*>)", r"\2\1"),
        seen="unexpected child element",
    ),
    broken(
        "a name with a blank",
        "defined-name",
        name('<definedName name="td x">1</definedName>'),
    ),
    broken(
        "a name that is a cell",
        "defined-name",
        name('<definedName name="TD2017">1</definedName>'),
    ),
    broken(
        "a name that is R1C1",
        "defined-name",
        name('<definedName name="R2">1</definedName>'),
    ),
    broken(
        "a name twice",
        "defined-name-duplicate",
        name('<definedName name="TD_TONG">1</definedName>'),
    ),
    broken(
        "a name of a sheet that is not there",
        "defined-name-scope",
        swap(BOOK, 'localSheetId="0"', 'localSheetId="7"'),
    ),
    broken(
        "a name that is nothing",
        "formula-syntax",
        name('<definedName name="td_x"></definedName>'),
    ),
    broken(
        "a name's sheet without quotation marks",
        "formula-sheet",
        swap(BOOK, ">'Chấm điểm'!$C$7<", ">Chấm điểm!$C$7<"),
    ),
    broken(
        "a name on a sheet that is not there",
        "formula-sheet",
        swap(BOOK, ">'Chấm điểm'!$C$7<", ">'Chấm điểm cũ'!$C$7<"),
    ),
    broken(
        "a format that is not there",
        "style-index",
        cells('<c r="C3" s="1"', '<c r="C3" s="3"'),
        seen="The index is '3'",
    ),
    broken(
        "a column's format that is not there",
        "style-index",
        cells('style="1" customWidth', 'style="99" customWidth'),
    ),
    broken(
        "a font that is not there",
        "style-part",
        swap(STYLES, 'fontId="1"', 'fontId="9"'),
    ),
    broken(
        "a number format that is not there",
        "style-part",
        swap(STYLES, '<numFmt numFmtId="164"', '<numFmt numFmtId="165"'),
    ),
    broken(
        "the look of a condition is not there",
        "dxf-index",
        cells('dxfId="0"', 'dxfId="1"'),
    ),
    broken(
        "the look of a table's heading is not there",
        "dxf-index",
        swap(TABLE, "totalsRowCount=", 'headerRowDxfId="4" totalsRowCount='),
    ),
    broken(
        "a shared string that is not there",
        "shared-string-index",
        cells("<v>12</v></c></row></sheetData>", "<v>26</v></c></row></sheetData>"),
    ),
    broken(
        "a text of 32,768 letters",
        "text-too-long",
        swap(STRINGS, "<t>tổng<", f"<t>{'ổ' * 32_768}<"),
    ),
    broken(
        "a formula's text of 32,768 letters",
        "text-too-long",
        cells("<v>đạt (rồi)</v>", f"<v>{'ổ' * 32_768}</v>"),
    ),
    broken(
        "the calculation chain names a cell without formula",
        "calc-chain",
        swap("xl/calcChain.xml", '"D4"', '"A4"'),
    ),
    broken(
        "a data bar without its continuation",
        "cf-extension",
        swap(FORM, 'id="{DA7ABA51', 'id="{EA7ABA51'),
    ),
)

SHEETS = (
    broken("a row twice", "row-order", _second_row_8),
    broken(
        "rows out of order",
        "row-order cell-place",
        cells('<row r="9"', '<row r="3"'),
    ),
    broken(
        "cells out of order", "cell-order", cells('<c r="B3" t="s"', '<c r="A3" t="s"')
    ),
    broken(
        "a cell in another row",
        "cell-place calc-chain",
        cells('<c r="D3">', '<c r="D4">'),
    ),
    broken("a cell outside the sheet", "cell-place", cells('r="H7"', 'r="XFE7"')),
    broken("a letter as a number", "cell-value", cells("<v>14</v>", "<v>12,5</v>")),
    broken(
        "neither true nor false",
        "cell-value",
        cells('<v>1</v></c><c r="G7"', '<v>đúng</v></c><c r="G7"'),
    ),
    broken(
        "an error that Excel does not know", "cell-value", cells("#DIV/0!", "#LOI!")
    ),
    broken(
        "a cell of unknown type",
        "",
        cells('<c r="F7" t="b"', '<c r="F7" t="x"'),
        seen="Enumeration",
    ),
    broken("a row too high", "size", cells('ht="30"', 'ht="500"')),
    broken("a column too wide", "size", cells('width="40.7109375"', 'width="300"')),
    broken(
        "two widths for one column",
        "column-overlap",
        cells('<col min="2" max="2"', '<col min="1" max="2"'),
    ),
    broken(
        "a condition over no cells",
        "reference",
        cells('sqref="C3:C6"', 'sqref="C6:C3"'),
    ),
    broken(
        "a data bar over no cells",
        "reference",
        cells("<xm:sqref>D3:D6", "<xm:sqref>D0"),
    ),
    broken("merged cells that overlap", "merge-overlap", cells('"E1:F2"', '"C1:F2"')),
    broken("a merge of one cell", "merge-single", cells('"E1:F2"', '"E1"')),
    broken(
        "a merge into a table",
        "merge-table",
        swap(LISTS, '<mergeCell ref="H3:I3"', '<mergeCell ref="F3:I3"'),
    ),
    broken(
        "merged cells after the page set-up",
        "",
        everywhere(
            FORM, r"(<mergeCells .*</mergeCells>)(.*<pageMargins [^>]*>)", r"\2\1"
        ),
        seen="unexpected child element",
    ),
    broken(
        "two tables on one place",
        "table-overlap table-header",
        swap(TABLE_2, 'ref="E1:F3"', 'ref="C1:D3"'),
        swap(TABLE_2, '<autoFilter ref="E1:F3"', '<autoFilter ref="C1:D3"'),
    ),
    broken(
        "a table of a heading only",
        "table-area",
        swap(TABLE_2, 'ref="E1:F3"', 'ref="E1:F1"'),
        swap(TABLE_2, '<autoFilter ref="E1:F3"/>', ""),
    ),
    broken(
        "a filter over the row of sums",
        "table-filter",
        swap(TABLE, '<autoFilter ref="A1:C4"', '<autoFilter ref="A1:C5"'),
    ),
    broken(
        "a table's heading typed over",
        "table-header",
        swap(TABLE_2, 'name="Ghi chú"', 'name="Ghi chú khác"'),
    ),
    broken(
        "two columns of one name",
        "table-column-duplicate table-header",
        swap(TABLE_2, 'name="Ghi chú"', 'name="ĐƠN VỊ"'),
    ),
    broken(
        "a table wider than its columns",
        "table-width",
        everywhere(TABLE_2, r'<tableColumn id="2"[^>]*>', ""),
        swap(TABLE_2, 'count="2"', 'count="1"'),
    ),
    broken(
        "a table's name with a blank",
        "table-name",
        everywhere(TABLE_2, r'ame="DonVi"', 'ame="Don Vi"'),
    ),
    broken(
        "a table named as a name is",
        "table-name-duplicate",
        everywhere(TABLE_2, r'ame="DonVi"', 'ame="td_tong"'),
    ),
    broken(
        "two tables of one id",
        "table-name-duplicate",
        swap(TABLE_2, ' id="2" name="DonVi"', ' id="1" name="DonVi"'),
    ),
    broken(
        "a list of more than 255 letters",
        "validation-list",
        cells(_LIST, f'<formula1>"{_LONG_LIST}"</formula1>'),
    ),
    broken(
        "a prompt's title too long",
        "validation-words",
        cells('promptTitle="Mức"', f'promptTitle="{"Mức " * 9}"'),
        seen="promptTitle",
    ),
)

FORMULAS = (
    broken("a bracket missing", "formula-syntax", formula("SUM(C3:C6", "SUM(C3:C6)")),
    broken("a bracket too many", "formula-syntax", formula("C3*2)")),
    broken("a quotation mark missing", "formula-syntax", formula('C3&amp;"điểm')),
    broken("semicolons between arguments", "formula-syntax", formula("SUM(C3;C4)")),
    broken("a formula that ends too early", "formula-syntax", formula("C3*")),
    broken(
        "a condition with a bracket missing",
        "formula-syntax",
        cells("<formula>$C3&lt;2<", "<formula>($C3&lt;2<"),
    ),
    broken(
        "a list without its closing mark",
        "formula-syntax",
        cells(_LIST, '<formula1>"Đạt,Không đạt</formula1>'),
    ),
    broken(
        "a formula of 8,193 letters",
        "formula-syntax",
        formula("+".join(["C3"] * 2731) + "+1"),
    ),
    broken("a formula on a missing sheet", "formula-sheet", formula("'Sổ cũ'!A1")),
    broken(
        "a chart of a missing sheet",
        "formula-sheet",
        swap(CHART, "<c:f>'Chấm điểm'", "<c:f>'Sổ cũ'"),
    ),
    broken("a formula on a missing table", "formula-table", formula("SUM(Cu[Điểm])")),
    broken(
        "a function without its prefix", "formula-prefix", formula('TEXTJOIN(",",1,C3)')
    ),
    broken("a link that is not listed", "formula-book", formula("'[1]Tháng 12'!B7")),
    broken(
        "a shared formula without its first cell",
        "shared-formula",
        cells("<f>C3*2</f>", '<f t="shared" si="0"/>'),
    ),
    broken(
        "a link to a sheet that is not there",
        "hyperlink-target",
        cells("location=\"'Danh mục'!A1\"", "location=\"'Danh mục cũ'!A1\""),
    ),
    broken(
        "a link to a name that is not there",
        "hyperlink-target",
        cells('location="td_tong"', 'location="td_mat"'),
    ),
)

DRAWINGS = (
    broken(
        "two comments on a cell",
        "comment comment-shape",
        swap(COMMENTS, 'ref="C4"', 'ref="C3"'),
    ),
    broken(
        "comments without the drawing that shows them",
        "comment-shape",
        cells('<legacyDrawing r:id="rId3"/>', ""),
    ),
    broken(
        "a note shape over another cell",
        "comment-shape",
        swap(VML, "<x:Row>2</x:Row>", "<x:Row>7</x:Row>"),
    ),
    broken(
        "two shapes of one id",
        "vml-shape-id",
        swap(VML, 'id="_x0000_s1026"', 'id="_x0000_s1025"'),
    ),
    broken(
        "a control without its shape",
        "control-shape",
        before(
            FORM,
            '<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/'
            '2009/9/main" uri="{78C0',
            '<controls><control shapeId="1099" r:id="rIdC" name="Nút"/></controls>',
        ),
        before(
            FORM_RELATIONS,
            "</Relationships>",
            f'<Relationship Id="rIdC" Type="{_RELATION}/ctrlProp"'
            ' Target="../ctrlProps/ctrlProp1.xml"/>',
        ),
        with_part(
            "xl/ctrlProps/ctrlProp1.xml",
            b'<formControlPr xmlns="http://schemas.microsoft.com/office/spreadsheetml/'
            b'2009/9/main" objectType="Button"/>',
        ),
        before(
            TYPES,
            "</Types>",
            '<Override PartName="/xl/ctrlProps/ctrlProp1.xml" ContentType='
            '"application/vnd.ms-excel.controlproperties+xml"/>',
        ),
    ),
    broken(
        "a picture that ends before it begins",
        "anchor",
        swap(DRAWING, "<xdr:to><xdr:col>9<", "<xdr:to><xdr:col>2<"),
    ),
    broken(
        "a picture outside the sheet",
        "anchor",
        swap(DRAWING, "<xdr:to><xdr:col>9<", "<xdr:to><xdr:col>16384<"),
    ),
    broken(
        "a button without a place",
        "anchor",
        swap(VML, "<x:Anchor>7, 0, 1, 0, 8, 0, 2, 0<", "<x:Anchor>7, 0, 1<"),
    ),
)

MACROS = (
    broken("a VBA project of garbage", "vba-project", with_part(VBA, b"\xa5" * 9000)),
    broken("a VBA project cut short", "vba-project", cut(VBA, 0.6)),
    broken("a VBA project emptied", "vba-project", with_part(VBA, b"")),
    broken("a VBA project whose head is spoiled", "vba-project", spoiled(VBA, 0, 64)),
    broken(
        "a code name that no module has",
        "code-name",
        swap(LISTS, 'codeName="Sheet2"', 'codeName="TrangTinh9"'),
    ),
    broken(
        "a button that calls a Sub that is not there",
        "button-macro",
        swap(VML, "[0]!ChamLai<", "[0]!ChamLaiDiem<"),
    ),
    broken(
        "a button that calls a Sub with parameters",
        "button-macro",
        swap(VML, "[0]!ChamLai<", "[0]!KhiBam<"),
    ),
    broken(
        "a button that calls a Sub of a module that is not there",
        "button-macro",
        swap(VML, "[0]!ChamLai<", "[0]!modCu.ChamLai<"),
    ),
    broken(
        "a picture that calls a Sub that is not there",
        "button-macro",
        swap(DRAWING, "<xdr:pic>", '<xdr:pic macro="[0]!Mat">'),
    ),
    broken(
        "buttons without a VBA project",
        "button-macro ribbon-callback",
        without(VBA),
        everywhere(BOOK_RELATIONS, r"<Relationship [^>]*vbaProject.bin[^>]*>", ""),
    ),
    broken(
        "a ribbon callback that is not there",
        "ribbon-callback",
        swap(RIBBON, 'onAction="KhiBam"', 'onAction="KhiBamNut"'),
    ),
    broken(
        "a ribbon callback that is private",
        "ribbon-callback",
        swap(RIBBON, 'onAction="KhiBam"', 'onAction="RiengTu"'),
    ),
    broken(
        "a check box whose callback is a button's",
        "ribbon-callback",
        swap(RIBBON, 'onAction="KhiChon"', 'onAction="KhiBam"'),
    ),
    broken(
        "a ribbon that is loaded by nobody",
        "ribbon-callback",
        swap(RIBBON, "<customUI ", '<customUI onLoad="KhiMo" '),
    ),
    broken(
        "two controls of one id",
        "ribbon-id-duplicate",
        swap(RIBBON, 'id="btnAnh"', 'id="btnCham"'),
    ),
    broken("a control without id", "ribbon-id", swap(RIBBON, 'id="btnAnh" ', "")),
    broken(
        "label and getLabel together",
        "ribbon-pair",
        swap(RIBBON, 'label="Ảnh"', 'label="Ảnh" getLabel="NhanNut"'),
    ),
    broken(
        "an icon that is not there",
        "ribbon-image",
        swap(RIBBON, 'image="anh"', 'image="anh2"'),
    ),
    broken(
        "the ribbon of 2009 by the relation of 2006",
        "ribbon-relation",
        swap(ROOT, "2007/relationships/ui", "2006/relationships/ui"),
        seen="Cannot load the root element",
    ),
    broken(
        "a ribbon that the package does not name",
        "ribbon-relation part-orphan",
        everywhere(ROOT, r"<Relationship Id=\"rIdRibbon\"[^>]*>", ""),
    ),
    broken(
        "a size that the ribbon does not know",
        "",
        swap(RIBBON, '"large"', '"huge"'),
        seen="'huge'",
    ),
    broken(
        "a control that the ribbon does not know",
        "",
        everywhere(RIBBON, r"<button (id=\"btnAnh\"[^>]*>)", r"<nut \1"),
        seen="invalid child element",
    ),
)

OWN = (
    broken(
        "our form's name made a cell",
        "defined-name",
        swap(BOOK, 'name="td_kind"', 'name="TD1"'),
        base=scoring,
        ending=".xlsx",
    ),
    broken(
        "our form with a total's bracket missing",
        "formula-syntax",
        everywhere(FORM, r"(<f>[^<]*)\)(</f>)(?=.*</sheetData>)", r"\1\2"),
        base=scoring,
        ending=".xlsx",
    ),
    broken(
        "our form with formats lost",
        "style-index",
        everywhere(
            STYLES, r"(<cellXfs [^>]*>(?:<xf .*?</xf>){3}).*(</cellXfs>)", r"\1\2"
        ),
        base=scoring,
        ending=".xlsx",
        seen="does not exist in part '/xl/styles.xml'",
    ),
    broken(
        "our form with a string lost",
        "shared-string-index",
        everywhere(STRINGS, r"<si>(?:(?!<si>).)*</si></sst>", "</sst>"),
        base=scoring,
        ending=".xlsx",
    ),
    broken(
        "our form as an .xlsm without its type",
        "content-type-extension",
        base=scoring,
    ),
    broken(
        "our buttons when their Sub is renamed",
        "button-macro",
        everywhere(VML, r"<x:FmlaMacro>[^<]*", "<x:FmlaMacro>[0]!ChamLaiDiem"),
        base=with_buttons,
    ),
    broken(
        "our buttons without their VBA project's end",
        "vba-project",
        cut(VBA, 0.8),
        base=with_buttons,
    ),
    broken(
        "our add-in when its Sub is renamed",
        "ribbon-callback",
        swap(RIBBON, 'onAction="RibbonPress"', 'onAction="NutBam"'),
        base=add_in,
        ending=".xlam",
    ),
    broken(
        "our add-in with a command twice",
        "ribbon-id-duplicate",
        swap(RIBBON, 'id="td_check"', 'id="td_rescore"'),
        base=add_in,
        ending=".xlam",
    ),
    broken(
        "our add-in with the type of a workbook",
        "content-type-extension",
        swap(TYPES, "ms-excel.addin.", "ms-excel.sheet."),
        base=add_in,
        ending=".xlam",
    ),
)

BROKEN = (*PACKAGE, *WORKBOOK, *SHEETS, *FORMULAS, *DRAWINGS, *MACROS, *OWN)
"""Every broken workbook."""


def write_all(folder: Path) -> list[Path]:
    """Each as «NN what is broken.ending»; gives the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for number, case in enumerate(BROKEN, 1):
        path = folder / f"{number:03} {case.name.replace('.', '')}{case.ending}"
        path.write_bytes(case.make())
        written.append(path)
    return written


if __name__ == "__main__":
    print(len(write_all(Path(sys.argv[1]))))
