"""Web pages and XML that systems save as .xls are read as the tables they are."""

from datetime import date
from pathlib import Path

import pytest

from tests.exchange.tables.files import codes, register, table_rows, take_in

PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta http-equiv="Content-Type" content="text/html; charset={charset}">
<style>td {{ color: red }}</style></head><body><h1>Danh sách</h1>
<table border=1><tr><th>STT<th>Họ và tên<th>Ngày sinh</th><th>Đơn vị</th></tr>
<tr><td x:num>1</td><td>Nguyễn&nbsp;Thị &amp;Lan</td><td>05/07/1980</td>
<td rowspan=2>Ban<br>A</td></tr>
<tr><td x:num="2">2</td><td>Trần Văn An<td>06/07/1980</tr>
<tr style="display: none"><td>3</td><td>Ẩn</td><td></td><td>Ban A</td></tr>
</table></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
def test_a_web_page_gives_its_table(tmp_path: Path, charset: str) -> None:
    source = tmp_path / "xuat.xls"
    source.write_bytes(PAGE.format(charset=charset).encode(charset))
    path = register(tmp_path)
    report = take_in(path, source)
    assert table_rows(path, "people") == [
        {"name": "Nguyễn Thị &Lan", "born": date(1980, 7, 5), "unit": "Ban A"},
        {"name": "Trần Văn An", "born": date(1980, 7, 6), "unit": "Ban A"},
    ]
    assert "X649" in codes(report)


BOOK = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="DS"><Table>
<Row><Cell ss:MergeAcross="3"><Data ss:Type="String">DANH SÁCH</Data></Cell></Row>
<Row ss:Index="4"><Cell><Data ss:Type="String">Họ và tên</Data></Cell>
<Cell ss:Index="3"><Data ss:Type="String">Ngày vào làm</Data></Cell>
<Cell><Data ss:Type="String">Đơn vị</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">An</Data></Cell>
<Cell ss:Index="3"><Data ss:Type="DateTime">2010-05-06T00:00:00.000</Data></Cell>
<Cell ss:MergeDown="1"><Data ss:Type="String">Ban A</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">Bình</Data></Cell></Row>
</Table></Worksheet></Workbook>"""


def test_xml_of_excel_2003_gives_its_sheets(tmp_path: Path) -> None:
    source = tmp_path / "xuat.xls"
    source.write_text(BOOK, encoding="utf-8")
    path = register(tmp_path)
    take_in(path, source)
    rows = table_rows(path, "people")
    assert [(row["name"], row["unit"]) for row in rows] == [
        ("An", "Ban A"),
        ("Bình", "Ban A"),
    ]


BOMBS = {
    "spans": "<html><table><tr>" + "<td colspan=9999 rowspan=9999>a" * 400 + "</table>",
    "tables": "<html>" + "<table><tr><td>a" * 5000,
    "no table": "<html><body>Đang bảo trì</body></html>",
    "a doctype": '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    "half": BOOK[:700],
}


@pytest.mark.parametrize("kind", BOMBS)
def test_what_is_no_list_costs_one_line(tmp_path: Path, kind: str) -> None:
    source = tmp_path / "xuat.xls"
    source.write_text(BOMBS[kind], encoding="utf-8")
    path = register(tmp_path)
    before = path.read_bytes()
    assert codes(take_in(path, source)) == ["X655"]
    assert path.read_bytes() == before
