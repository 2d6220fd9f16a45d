"""A workbook as a busy office keeps it: everything a lossy editor would lose."""

import io
import struct
import zlib
from datetime import datetime
from functools import lru_cache

import xlsxwriter

from tests.workbook_parts import packed, parts_of, replaced_once

FORM = "Chấm điểm"
LISTS = "Danh mục"
SUMMARY = "Tổng hợp"
LOG = "Nhật ký"
OWN = "Việc của Sở"
HIDDEN = "Ẩn"
VERY_HIDDEN = "Rất ẩn"

ROWS = 12  # criteria on the form, from row 5 down

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."


def logo(red: int = 200) -> bytes:
    """A small PNG in one colour."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", 24, 24, 8, 2, 0, 0, 0)
    line = b"\0" + bytes([red, 30, 30]) * 24
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(line * 24))
        + chunk(b"IEND", b"")
    )


@lru_cache(maxsize=1)
def rich_workbook() -> bytes:
    """The workbook, the same bytes every time."""
    return packed(_injected(parts_of(_written())))


def _written() -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": "Biểu chấm", "created": datetime(2026, 1, 5)})  # noqa: DTZ001
    book.set_custom_property("Số văn bản", "12/SCT")
    _form(book)
    _lists(book)
    _summary(book)
    log = book.add_worksheet(LOG)
    log.set_column("A:A", 20, book.add_format({"num_format": "dd/mm/yyyy"}))
    log.write_row("A1", ["Nhật ký chấm lại"])
    log.write_row("A2", ["Lúc", "Ô", "Trước", "Sau"])
    _own(book)
    book.add_worksheet(HIDDEN).hide()
    very = book.add_worksheet(VERY_HIDDEN)
    very.write("A1", 42)
    very.very_hidden()
    book.define_name("td_nhap", f"='{FORM}'!$C$5:$C$16")
    book.define_name("td_tong", f"='{FORM}'!$E$17")
    book.define_name("td_mat", "=#REF!")
    book.define_name("ThueSuat", "=0.1")
    book.define_name(f"'{OWN}'!rieng", f"='{OWN}'!$A$1")
    book.close()
    return buffer.getvalue()


def _form(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet(FORM)
    title = book.add_format({"bold": True, "font_size": 14, "align": "center"})
    cell = book.add_format({"border": 1, "text_wrap": True})
    entry = book.add_format({"border": 1, "locked": False, "num_format": "0.0"})
    share = book.add_format({"border": 1, "num_format": "0.00%"})
    sheet.set_column("A:A", 6)
    sheet.set_column("B:B", 44)
    sheet.set_column("H:J", 9, book.add_format({"italic": True}))
    sheet.set_column("L:L", 9, None, {"hidden": True})
    sheet.merge_range("A1:G1", "BẢNG CHẤM ĐIỂM THI ĐUA", title)
    sheet.write("B2", 'Sở Công Thương tỉnh <A> & "B"')
    sheet.insert_image("A2", "logo.png", {"image_data": io.BytesIO(logo())})
    sheet.write_row("A4", ["TT", "Tiêu chí", "Điểm", "Nửa", "Gấp đôi", "Tỷ lệ"], cell)
    for index in range(ROWS):
        row = 4 + index
        sheet.write_number(row, 0, index + 1, cell)
        sheet.write_string(row, 1, f"Tiêu chí số {index + 1}", cell)
        sheet.write_number(row, 2, index * 2, entry)
        sheet.write_formula(row, 3, f"=C{row + 1}/2", cell, index)
        sheet.write_formula(row, 4, f"=C{row + 1}*2", cell, index * 4)
        sheet.write_formula(row, 5, f"=C{row + 1}/$C$17", share, index / 66)
    sheet.write("B17", "Tổng", title)
    sheet.write_formula("C17", "=SUM(C5:C16)", cell, 132)
    sheet.write_formula("E17", "=SUM(E5:E16)", cell, 264)
    sheet.write_formula("G17", '=IF(E17>0,"đạt","")', cell, "đạt")
    sheet.write_blank("D17", None, cell)
    sheet.write_array_formula("G5:G7", "{=C5:C7*10}", cell, 0)
    sheet.write_dynamic_array_formula("I5:I7", "=_xlfn._xlws.SORT(C5:C7)", None, 0)
    for row, value in ((5, 20), (6, 40)):
        sheet.write_number(row, 6, value, cell)
        sheet.write_number(row, 8, value / 10)
    sheet.write_comment(
        "C5", "Ghi điểm tự chấm", {"author": "Văn phòng", "color": "red"}
    )
    sheet.insert_button("H2", {"macro": "ChamLai", "caption": "Chấm lại"})
    rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 50}
    sheet.data_validation("C5:C16", {**rule, "input_message": "Từ 0 đến 50"})
    low = {"type": "cell", "criteria": "<", "value": 1, "format": title}
    sheet.conditional_format("C5:C16", low)
    bar = {"type": "data_bar", "data_bar_2010": True, "bar_axis_color": "#0070C0"}
    sheet.conditional_format("E5:E16", bar)
    sheet.write_url("B18", f"internal:'{OWN}'!A1", string="sang trang sau")
    sheet.write_url("B19", "https://example.org/", string="trang tin")
    sheet.protect("mat-khau", {"format_columns": True})
    sheet.unprotect_range("H5:H16", "Ghi chú")
    sheet.set_header("&L&G&CBiểu 1", {"image_left": io.BytesIO(logo(20))})
    sheet.set_footer("&CTrang &P/&N")
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(3)
    sheet.print_area("A1:G19")
    sheet.set_h_pagebreaks([20])
    sheet.freeze_panes(4, 2)
    sheet.set_row(12, None, None, {"hidden": True})
    sheet.outline_settings(True, False, True, False)


def _lists(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet(LISTS)
    sheet.add_table(
        "A1:C5",
        {
            "name": "DanhMuc",
            "total_row": True,
            "columns": [
                {"header": "Mã", "total_string": "Cộng"},
                {"header": "Tên"},
                {"header": "Điểm", "total_function": "sum", "total_value": 6},
            ],
            "data": [["a", "Một", 1], ["b", "Hai", 2], ["c", "Ba", 3]],
        },
    )
    sheet.set_tab_color("#FF9900")


def _summary(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet(SUMMARY)
    sheet.write_formula("A1", f"='{FORM}'!E17", None, 264)
    sheet.write_formula("A2", f"=SUM('{FORM}'!C5:C16)*2", None, 264)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": f"='{FORM}'!$C$5:$C$16", "name": "Điểm"})
    sheet.insert_chart("C3", chart)
    sheet.add_sparkline("B1", {"range": f"'{FORM}'!C5:C16", "markers": True})
    sheet.insert_textbox("C20", "Ghi chú của văn phòng")


def _own(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet(OWN)
    bold = book.add_format({"bold": True})
    sheet.write_rich_string("A1", "Việc ", bold, "gấp", " trong tháng")
    sheet.write("A2", True)
    sheet.write_formula("A3", "=1/0", None, "#DIV/0!")
    sheet.write("A4", "  thụt đầu dòng\nxuống dòng")
    sheet.merge_range("B6:D8", "gộp", bold)
    sheet.autofilter("A1:C4")


def _injected(parts: dict[str, bytes]) -> dict[str, bytes]:
    """What only Excel writes, put in by hand."""
    form = parts["xl/worksheets/sheet1.xml"].decode()
    form = _shared_formulas(_excel_markup(form))
    form = _validation_on_another_sheet(_printer_and_control(form))
    parts["xl/worksheets/sheet1.xml"] = form.encode()
    _add(parts, "xl/printerSettings/printerSettings1.bin", bytes(range(256)), "bin")
    _add(parts, "xl/ctrlProps/ctrlProp1.xml", _CONTROL, "", _TYPE_CONTROL)
    _add(parts, "customXml/item1.xml", b"<so xmlns='urn:so'>12</so>", "")
    _add(parts, "xl/calcChain.xml", _calc_chain(), "", _TYPE + "calcChain+xml")
    sheet = "xl/worksheets/_rels/sheet1.xml.rels"
    _relate(
        parts,
        sheet,
        "rIdP",
        "printerSettings",
        "../printerSettings/printerSettings1.bin",
    )
    _relate(parts, sheet, "rIdC", "ctrlProp", "../ctrlProps/ctrlProp1.xml")
    book = "xl/_rels/workbook.xml.rels"
    _relate(parts, book, "rIdX", "customXml", "../customXml/item1.xml")
    _relate(parts, book, "rIdK", "calcChain", "calcChain.xml")
    return parts


_CONTROL = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<formControlPr '
    b'xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
    b'objectType="Button" lockText="1"/>'
)
_TYPE_CONTROL = "application/vnd.ms-excel.controlproperties+xml"


def _excel_markup(form: str) -> str:
    """The root, rows and comments as Excel and other programs like to write them."""
    form = replaced_once(
        form,
        'mc:Ignorable="x14ac"',
        'xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision"'
        ' mc:Ignorable="x14ac xr" xr:uid="{00000000-0001-0000-0000-000000000000}"',
    )
    return replaced_once(
        form, '<row r="6"', '<!-- <c r="C6"><v>9</v></c> --><row r="6"'
    )


def _shared_formulas(form: str) -> str:
    """Columns D and E as Excel saves filled-down formulas."""
    for index, (column, tail) in enumerate((("D", "/2"), ("E", "*2"))):
        span = f"{column}5:{column}{4 + ROWS}"
        for row in range(5, 5 + ROWS):
            master = f't="shared" ref="{span}" si="{index}">C{row}{tail}</f>'
            new = f"<f {master}" if row == 5 else f'<f t="shared" si="{index}"/>'
            form = replaced_once(form, f"<f>C{row}{tail}</f>", new)
    return form


def _printer_and_control(form: str) -> str:
    form = replaced_once(
        form, '<pageSetup paperSize="9" ', '<pageSetup paperSize="9" r:id="rIdP" '
    )
    control = (
        '<mc:AlternateContent><mc:Choice Requires="x14"'
        ' xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
        '<controls><control shapeId="1025" r:id="rIdC" name="Button 1"/></controls>'
        "</mc:Choice></mc:AlternateContent>"
    )
    # The last one is the sheet's; a rule of a conditional format has its own.
    before, _, after = form.rpartition("<extLst>")
    return before + control + "<extLst>" + after


def _validation_on_another_sheet(form: str) -> str:
    validation = (
        '<ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"'
        ' xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
        '<x14:dataValidations count="1"'
        ' xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
        '<x14:dataValidation type="list" allowBlank="1">'
        f"<x14:formula1><xm:f>'{LISTS}'!$B$2:$B$4</xm:f></x14:formula1>"
        "<xm:sqref>H5:H16</xm:sqref></x14:dataValidation></x14:dataValidations></ext>"
    )
    return replaced_once(
        form, "</extLst></worksheet>", validation + "</extLst></worksheet>"
    )


def _calc_chain() -> bytes:
    form = [f"{column}{row}" for column in "DEF" for row in range(5, 5 + ROWS)]
    cells = "".join(f'<c r="{ref}" i="1"/>' for ref in [*form, "C17", "E17", "G17"])
    return f'<calcChain xmlns="{_MAIN}">{cells}</calcChain>'.encode()


def _add(
    parts: dict[str, bytes], name: str, body: bytes, default: str, kind: str = ""
) -> None:
    parts[name] = body
    types = parts["[Content_Types].xml"].decode()
    new = f'<Override PartName="/{name}" ContentType="{kind}"/>' if kind else ""
    if default:
        first = f'<Default Extension="{default}" ContentType="{_TYPE}printerSettings"/>'
        types = types.replace("<Default ", first + "<Default ", 1)
    parts["[Content_Types].xml"] = types.replace("</Types>", new + "</Types>").encode()


def _relate(
    parts: dict[str, bytes], rels: str, name: str, kind: str, target: str
) -> None:
    new = f'<Relationship Id="{name}" Type="{_RELS}/{kind}" Target="{target}"/>'
    text = parts[rels].decode()
    parts[rels] = replaced_once(
        text, "</Relationships>", new + "</Relationships>"
    ).encode()
