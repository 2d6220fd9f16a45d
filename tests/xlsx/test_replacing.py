"""A sheet of a workbook made anew in place: what is drawn on it stays."""

import io

import openpyxl
import xlsxwriter

from tests.workbook_parts import parts_of
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.graft.replacing import charts_of, replaced
from toolkit.xlsx.workbook_part import BookXml
from toolkit.xlsx.zip.package import Package


def made(words: str, last: int) -> bytes:
    """Two sheets; the second has a button, a chart, an area to print and a name."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    look = book.add_format({"bold": True, "num_format": f"0.{'0' * last}"})
    book.add_worksheet("Đơn vị").write("A1", "của đơn vị")
    sheet = book.add_worksheet("Bảng")
    sheet.write("A1", words, look)
    sheet.write_formula("A2", "='Đơn vị'!A1", None, "của đơn vị")
    sheet.print_area(0, 0, last, last)
    sheet.insert_button("C3", {"caption": "Bấm", "macro": "Bam"})
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": f"='Bảng'!$A$1:$A${last}"})
    sheet.insert_chart("E3", chart)
    book.define_name("td_bang", f"='Bảng'!$A$1:$C${last}")
    book.define_name("cua_don_vi", "='Đơn vị'!$A$1")
    book.close()
    return data.getvalue()


OLD, NEW = made("cũ", 3), made("mới", 7)


def in_place(data: bytes = OLD) -> bytes:
    package = Package.from_bytes(data)
    return package.with_parts(replaced(data, NEW, {"Bảng": "Bảng"}))


def test_the_sheet_has_the_new_cells_and_names_and_nothing_twice() -> None:
    data = in_place()
    book = ClosedBook.from_bytes(data)
    assert book.all_sheet_names == ("Đơn vị", "Bảng")
    assert book.sheet("Bảng").at(1, 1).value == "mới"
    assert book.sheet("Bảng").at(2, 1).formula == "'Đơn vị'!A1"
    region = book.names()["td_bang"]
    assert region is not None
    assert region.bottom == 7
    assert book.names()["cua_don_vi"] is not None
    read = openpyxl.load_workbook(io.BytesIO(data))["Bảng"]
    assert read["A1"].number_format == "0." + "0" * 7
    assert read.print_area == "'Bảng'!$A$1:$H$8"
    assert parts_of(data)["xl/workbook.xml"].count(b'name="td_bang"') == 1


def test_what_is_drawn_on_it_and_every_other_sheet_stay() -> None:
    before, after = parts_of(OLD), parts_of(in_place())
    assert after["xl/worksheets/sheet1.xml"] == before["xl/worksheets/sheet1.xml"]
    sheet = after["xl/worksheets/sheet2.xml"]
    assert sheet.count(b"<drawing r:id=") == sheet.count(b"<legacyDrawing r:id=") == 1
    drawings = {name for name in before if "drawing" in name or "chart" in name}
    assert all(after[name] == before[name] for name in drawings)
    package = Package.from_bytes(in_place())
    assert len(charts_of(package, BookXml(package).sheets["Bảng"].part)) == 1


def test_a_prefix_that_only_the_former_sheet_knows_is_carried_along() -> None:
    """Excel puts its buttons into an alternative with prefixes of its own."""
    part = "xl/worksheets/sheet2.xml"
    other = b'<mc:AlternateContent><mc:Choice Requires="x14"/></mc:AlternateContent>'
    head = b'<worksheet xmlns:mc="urn:mc" xmlns:x14="urn:x14"'
    sheet = parts_of(OLD)[part].replace(b"<worksheet", head, 1)
    sheet = sheet.replace(b"</worksheet>", other + b"</worksheet>")
    data = Package.from_bytes(OLD).with_parts({part: sheet})
    new = parts_of(in_place(data))[part]
    assert other in new
    assert b'xmlns:mc="urn:mc"' in new
    assert ClosedBook.from_bytes(in_place(data)).sheet("Bảng").at(1, 1).value == "mới"


def test_the_order_of_calculation_of_an_old_formula_is_forgotten() -> None:
    chain = "xl/calcChain.xml"
    types = parts_of(OLD)["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.'
        b'openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>',
    )
    rels = parts_of(OLD)["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/'
        b'officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/>'
        b"</Relationships>",
    )
    data = Package.from_bytes(OLD).with_parts(
        {
            "[Content_Types].xml": types,
            "xl/_rels/workbook.xml.rels": rels,
            chain: b'<calcChain xmlns="urn:x"><c r="A9" i="2"/></calcChain>',
        }
    )
    assert chain not in parts_of(in_place(data))
