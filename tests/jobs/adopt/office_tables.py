"""Scoring tables as offices lay them out themselves, made of a few lines of text."""

import io
import struct
import zipfile
import zlib
from functools import cache
from pathlib import Path

import openpyxl
import xlsxwriter

TEMPLATES = Path(__file__).parents[3] / "workbook_templates"

SECTIONS = (
    ("I", "THỰC HIỆN NHIỆM VỤ CHÍNH TRỊ", 60, None),
    ("1", "Hoàn thành nhiệm vụ trọng tâm", 40, None),
    ("a", "Hoàn thành đúng hạn", 25, 24),
    ("b", "Chất lượng văn bản tham mưu", 15, 15),
    ("2", "Cải cách hành chính", 20, 18),
    ("II", "CÔNG TÁC THI ĐUA, KHEN THƯỞNG", 40, None),
    ("1", "Tổ chức phong trào thi đua", 30, 30),
    ("", "- Có kế hoạch và báo cáo: 30 điểm", 30, None),
    ("", "- Chỉ có kế hoạch: 20 điểm", 20, None),
    ("2", "Gửi báo cáo đúng hạn", 10, 8.5),
)


@cache
def sections_in_one_sheet() -> bytes:
    """I, 1, a; typed sums; levels below an item; a signature."""
    data, book = _new()
    sheet = book.add_worksheet("Chấm điểm 2025")
    bold = book.add_format({"bold": True, "border": 1, "font_name": "Times New Roman"})
    cell = book.add_format({"border": 1, "font_name": "Times New Roman"})
    sheet.merge_range("A1:E1", "SỞ NỘI VỤ", bold)
    sheet.merge_range("A3:E3", "BẢNG CHẤM ĐIỂM THI ĐUA NĂM 2025", bold)
    sheet.write("A4", "Đơn vị: Phòng Tổ chức cán bộ")
    put_row(sheet, 5, ("STT", "Nội dung", "Điểm chuẩn", "Tự chấm", "Ghi chú"), bold)
    put_row(sheet, 6, ("(1)", "(2)", "(3)", "(4)", "(5)"), cell)
    for at, (number, text, points, own) in enumerate(SECTIONS, 7):
        typed = {7: 57.0, 8: 39.0, 12: 38.5}.get(at, own)
        put_row(sheet, at, (number, text, points, typed, None), cell)
    put_row(sheet, 17, (None, "Tổng cộng", 100, 95.5, None), bold)
    sheet.write("D19", "Người lập biểu")
    sheet.print_area("A1:E19")
    sheet.repeat_rows(4)
    sheet.set_column("B:B", 60)
    book.define_name("Diem_cu", "='Chấm điểm 2025'!$D$17")
    book.close()
    return data.getvalue()


@cache
def merged_heads() -> bytes:
    """A head of two rows, merged; sections merged over the whole row; sums per part."""
    data, book = _new()
    sheet = book.add_worksheet("Biểu 1")
    head = book.add_format({"bold": True, "border": 1, "align": "center"})
    cell = book.add_format({"border": 1, "text_wrap": True})
    sheet.write("B2", "PHIẾU CHẤM ĐIỂM KHỐI THI ĐUA NĂM 2024")
    sheet.merge_range("B5:B6", "TT", head)
    sheet.merge_range("C5:C6", "Tiêu chí", head)
    sheet.merge_range("D5:F5", "Điểm", head)
    for column, text in zip("DEF", ("Chuẩn", "Tự chấm", "Thẩm định"), strict=True):
        sheet.write(f"{column}6", text, head)
    sheet.merge_range("G5:G6", "Lý do", head)
    sheet.merge_range("B7:G7", "A. Công tác chuyên môn", head)
    put_row(sheet, 8, (1, "Xây dựng kế hoạch", 20, 20, 19, "thiếu phụ lục"), cell, 1)
    put_row(sheet, 9, (2, "Thực hiện kế hoạch", 30, 28, 28, None), cell, 1)
    put_row(sheet, 10, (None, "Cộng mục A", 50, 48, 47, None), head, 1)
    sheet.merge_range("B11:G11", "B. Công tác Đảng, đoàn thể", head)
    put_row(sheet, 12, (1, "Sinh hoạt chi bộ", 25, 25, 25, None), cell, 1)
    put_row(sheet, 13, (2, "Hoạt động công đoàn", 25, 20, 20, None), cell, 1)
    put_row(sheet, 14, (None, "Cộng mục B", 50, 45, 45, None), head, 1)
    sheet.merge_range("B15:C15", "TỔNG ĐIỂM (A+B)", head)
    sheet.write_formula("D15", "=D10+D14", head, 100)
    sheet.write_formula("E15", "=E10+E14", head, 93)
    sheet.write_formula("F15", "=F10+F14", head, 92)
    sheet.write("G15", None, head)
    book.close()
    return data.getvalue()


ITEMS = (
    ("1", "Kết quả thực hiện nhiệm vụ trọng tâm", 40, 38),
    ("2", "Xây dựng văn bản", 30, 30),
    ("3", "Cải cách hành chính", 30, 27),
)


@cache
def with_logo_and_button() -> bytes:
    """A logo, a text box, a button with its macro, and a control's own part."""
    data, book = _new()
    sheet = book.add_worksheet("Cham")
    cell = book.add_format({"border": 1})
    sheet.write("B1", "BIỂU CHẤM ĐIỂM")
    put_row(sheet, 4, ("STT", "Nội dung tiêu chí", "Điểm tối đa", "Điểm tự chấm"), cell)
    for at, item in enumerate(ITEMS, 5):
        put_row(sheet, at, item, cell)
    put_row(sheet, 8, (None, "Cộng", 100, 95), cell)
    logo = io.BytesIO(_png())
    sheet.insert_image("A1", "logo.png", {"image_data": logo})
    sheet.insert_textbox("F2", "Ghi chú của cơ quan")
    sheet.insert_button("H3", {"macro": "InBang", "caption": "In"})
    with zipfile.ZipFile(TEMPLATES / "cham_diem.xlsm") as made:
        book.add_vba_project(io.BytesIO(made.read("xl/vbaProject.bin")), is_stream=True)
    book.close()
    return _with_control(data.getvalue())


@cache
def protected() -> bytes:
    """A password on the sheet, the structure locked; columns in another order."""
    data, book = _new()
    sheet = book.add_worksheet("Bảng điểm")
    shut = book.add_format({"border": 1})
    book.add_worksheet("Tổng hợp").write("A1", "trang riêng của cơ quan")
    heads = ("Minh chứng", "Tiêu chí", "Điểm đơn vị tự chấm", "TT", "Thang điểm")
    put_row(sheet, 3, heads, shut)
    for at, (number, text, points, own) in enumerate(ITEMS, 4):
        put_row(sheet, at, (None, text, own, number, points), shut)
    put_row(sheet, 7, (None, "Tổng số", None, None, None), shut)
    sheet.write_formula("C7", "=SUM(C4:C6)", shut, 95)
    sheet.write_formula("E7", "=SUM(E4:E6)", shut, 100)
    sheet.protect("matkhau", {"format_cells": True})
    book.close()
    locked = '<workbookProtection workbookPassword="83AF" lockStructure="1"/>'
    return _replaced(
        data.getvalue(), "xl/workbook.xml", "<bookViews>", locked + "<bookViews>"
    )


@cache
def by_openpyxl() -> bytes:
    """What another library writes: inline nothing, no styles to speak of."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Chấm"
    sheet.append(["Điểm chuẩn", "Nội dung", "Tự chấm", "Hội đồng chấm"])
    for number, text, points, own in ITEMS:
        sheet.append([points, f"{number}. {text}", own, None])
    sheet.append([100, "Tổng cộng", 95, None])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


LAYOUTS = {
    "sections": sections_in_one_sheet,
    "merged": merged_heads,
    "logo": with_logo_and_button,
    "protected": protected,
    "openpyxl": by_openpyxl,
}


def _new() -> tuple[io.BytesIO, xlsxwriter.Workbook]:
    data = io.BytesIO()
    return data, xlsxwriter.Workbook(data, {"in_memory": True})


def put_row(  # type: ignore[no-untyped-def]
    sheet, row, values, look, left=0
):
    """Write values into a row, from column `left` (from 0) on."""
    for column, value in enumerate(values, left):
        sheet.write(row - 1, column, value, look)


def _png() -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        check = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 4, 4, 8, 2, 0, 0, 0))
    rows = chunk(b"IDAT", zlib.compress((b"\0" + b"\xc0\x20\x20" * 4) * 4))
    return b"\x89PNG\r\n\x1a\n" + head + rows + chunk(b"IEND", b"")


def _replaced(data: bytes, part: str, old: str, new: str) -> bytes:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in source.namelist():
            body = source.read(name)
            if name == part:
                text = body.decode()
                assert text.count(old) == 1
                body = text.replace(old, new).encode()
            made.writestr(name, body)
    return target.getvalue()


def _with_control(data: bytes) -> bytes:
    """The same with the part that Excel 2010 keeps beside each form button."""
    relation = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/ctrlProp"'
        ' Target="../ctrlProps/ctrlProp1.xml"/>'
    )
    rels = "xl/worksheets/_rels/sheet1.xml.rels"
    data = _replaced(data, rels, "</Relationships>", relation + "</Relationships>")
    kind = (
        '<Override PartName="/xl/ctrlProps/ctrlProp1.xml" '
        'ContentType="application/vnd.ms-excel.controlproperties+xml"/></Types>'
    )
    data = _replaced(data, "[Content_Types].xml", "</Types>", kind)
    target = io.BytesIO(data)
    with zipfile.ZipFile(target, "a") as made:
        made.writestr(
            "xl/ctrlProps/ctrlProp1.xml",
            '<formControlPr xmlns="http://schemas.microsoft.com/office/spreadsheetml/'
            '2009/9/main" objectType="Button" lockText="1"/>',
        )
    return target.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """Every part of a workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}
