"""A workbook with one of everything the lint looks at, macros and ribbon included."""

import io
import tempfile
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import xlsxwriter
from pyopenvba import ExcelFile

from tests.workbook_parts import packed, parts_of
from tests.xlsx.rich import logo

FORM, LISTS, CHART = "Chấm điểm", "Danh mục", "Biểu đồ"

_MODULE = """Option Explicit

Public Sub ChamLai()
    ThisWorkbook.Worksheets(1).Range("A1").Value = 1
End Sub

Public Sub KhiBam(control As IRibbonControl)
    ChamLai
End Sub

Public Sub KhiChon(control As IRibbonControl, pressed As Boolean)
    ChamLai
End Sub

Public Sub NhanNut(control As IRibbonControl, ByRef returnedVal)
    returnedVal = "x"
End Sub

Private Sub RiengTu()
End Sub
"""

RIBBON = """<?xml version="1.0" encoding="UTF-8"?>
<customUI xmlns="http://schemas.microsoft.com/office/2009/07/customui">
<ribbon><tabs><tab id="tabThiDua" label="Thi đua">
<group id="grpCham" label="Chấm điểm">
<button id="btnCham" label="Chấm lại" imageMso="MacroPlay" size="large"
 onAction="KhiBam"/>
<checkBox id="chkXem" getLabel="NhanNut" onAction="KhiChon"/>
<button id="btnAnh" label="Ảnh" image="anh" onAction="KhiBam"/>
</group></tab></tabs></ribbon></customUI>"""

_RIBBON_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="anh" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/image" Target="images/anh.png"/></Relationships>'
)
_RIBBON_KIND = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"


@lru_cache(maxsize=1)
def macro_book() -> bytes:
    """The workbook, an .xlsm."""
    return packed({**_parts(_with_project(_written()))})


def _written() -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": datetime(2026, 1, 5)})  # noqa: DTZ001
    _form(book)
    _lists(book)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": f"='{FORM}'!$C$3:$C$6", "name": "Điểm"})
    sheet = book.add_worksheet(CHART)
    sheet.insert_chart("B2", chart)
    sheet.hide()
    book.define_name("td_diem", f"='{FORM}'!$C$3:$C$6")
    book.define_name("td_tong", f"='{FORM}'!$C$7")
    book.define_name(f"'{FORM}'!rieng", f"='{FORM}'!$A$1")
    book.close()
    return buffer.getvalue()


def _form(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet(FORM)
    bold = book.add_format({"bold": True, "border": 1, "num_format": "0.000"})
    red = book.add_format({"font_color": "red"})
    sheet.set_column("A:A", 6, bold)
    sheet.set_column("B:B", 40)
    sheet.set_row(0, 30)
    sheet.merge_range("A1:C1", "BẢNG CHẤM ĐIỂM", bold)
    sheet.merge_range("E1:F2", "Phụ lục", bold)
    sheet.write_row("A2", ["TT", "Tiêu chí", "Điểm"], bold)
    for row in range(2, 6):
        sheet.write_row(row, 0, [row - 1, f"Tiêu chí {row - 1}"])
        sheet.write_number(row, 2, row, bold)
        sheet.write_formula(row, 3, f"=C{row + 1}*2", None, row * 2)
    sheet.write_formula("C7", "=SUM(C3:C6)", bold, 14)
    sheet.write_formula("D7", f"='{LISTS}'!C5+SUM(DanhMuc[Điểm])", None, 12)
    sheet.write_formula("E7", '=IF(C7>0,"đạt (rồi)","")', None, "đạt (rồi)")
    sheet.write_formula("F7", "=C7>1", None, True)
    sheet.write_formula("G7", "=1/0", None, "#DIV/0!")
    sheet.write_string("H7", " thụt vào ")
    sheet.write_comment("C3", "Ghi điểm tự chấm", {"author": "Văn phòng"})
    sheet.write_comment("C4", "Có minh chứng", {"author": "Văn phòng"})
    sheet.insert_button("H2", {"macro": "ChamLai", "caption": "Chấm lại"})
    sheet.insert_button("H4", {"macro": "ChamLai", "caption": "Lần nữa"})
    listed = {"validate": "list", "source": ["Đạt", "Không đạt"]}
    sheet.data_validation("B3:B6", {**listed, "input_title": "Mức"})
    low = {"type": "formula", "criteria": "=$C3<2", "format": red}
    sheet.conditional_format("C3:C6", low)
    bar = {"type": "data_bar", "data_bar_2010": True}
    sheet.conditional_format("D3:D6", bar)
    sheet.write_url("B8", f"internal:'{LISTS}'!A1", string="sang danh mục")
    sheet.write_url("B9", "internal:td_tong", string="tổng")
    sheet.write_url("B10", "https://example.org/", string="trang tin")
    sheet.insert_image("J2", "logo.png", {"image_data": io.BytesIO(logo())})
    sheet.freeze_panes(2, 1)


def _lists(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet(LISTS)
    columns = [{"header": name} for name in ("Mã", "Tên", "Điểm")]
    columns[0]["total_string"] = "Cộng"
    data = [["a", "Một", 1], ["b", "Hai", 2], ["c", "Ba", 3]]
    options = {"name": "DanhMuc", "columns": columns, "data": data, "total_row": True}
    sheet.add_table("A1:C5", options)
    columns = [{"header": "Đơn vị"}, {"header": "Ghi chú"}]
    sheet.add_table("E1:F3", {"name": "DonVi", "columns": columns})
    sheet.write("H1", "gộp")
    sheet.merge_range("H3:I3", "gộp nữa")


def _with_project(data: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "so.xlsm"
        path.write_bytes(_as_macro_book(data))
        with ExcelFile(path) as book:
            book.add_vba_project()
            source = _MODULE.replace("\n", "\r\n")
            book.vba_project().add_module("modNut", source)
            book.save()
        return path.read_bytes()


def _as_macro_book(data: bytes) -> bytes:
    """The content type of an .xlsm; a calculation chain, as Excel keeps one."""
    parts = parts_of(data)
    types = parts["[Content_Types].xml"].decode()
    plain = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    types = types.replace(
        f"{plain}.sheet.main", "application/vnd.ms-excel.sheet.macroEnabled.main"
    )
    chain = (
        f'<Override PartName="/xl/calcChain.xml" ContentType="{plain}.calcChain+xml"/>'
    )
    parts["[Content_Types].xml"] = types.replace(
        "</Types>", chain + "</Types>"
    ).encode()
    relations = parts["xl/_rels/workbook.xml.rels"].decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    chain = f'<Relationship Id="rIdK" Type="{kind}calcChain" Target="calcChain.xml"/>'
    parts["xl/_rels/workbook.xml.rels"] = relations.replace(
        "</Relationships>", chain + "</Relationships>"
    ).encode()
    cells = "".join(f'<c r="{ref}" i="1"/>' for ref in ("D3", "D4", "C7", "D7"))
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts["xl/calcChain.xml"] = (
        f'<calcChain xmlns="{space}">{cells}</calcChain>'.encode()
    )
    return packed(parts)


def _parts(data: bytes) -> dict[str, bytes]:
    """The parts with the ribbon among them."""
    parts = parts_of(data)
    relations = parts["_rels/.rels"].decode()
    ribbon = (
        f'<Relationship Id="rIdRibbon" Type="{_RIBBON_KIND}"'
        ' Target="customUI/customUI14.xml"/></Relationships>'
    )
    parts["_rels/.rels"] = relations.replace("</Relationships>", ribbon).encode()
    parts["customUI/customUI14.xml"] = RIBBON.encode()
    parts["customUI/_rels/customUI14.xml.rels"] = _RIBBON_RELATIONS.encode()
    parts["customUI/images/anh.png"] = logo()
    return parts
