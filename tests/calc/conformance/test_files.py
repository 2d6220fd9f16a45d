"""What stands in an .xlsx that Excel's users made is read as Excel reads it."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
import xlwings


def _workbook(path: Path) -> None:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Điểm")
    sheet.set_column("D:D", 20)
    sheet.set_row(0, 30)
    columns = [{"header": "Tên"}, {"header": "Điểm"}]
    data = [["An", 1], ["Bình", 2]]
    sheet.add_table("A3:B5", {"name": "tblDiem", "columns": columns, "data": data})
    totals = [{"header": "x"}, {"header": "y", "total_function": "sum"}]
    sheet.add_table("F3:G6", {"name": "tblTong", "total_row": True, "columns": totals})
    for index in range(1, 14):
        sheet.write_blank(10 + 2 * index, 1, None, book.add_format({"border": index}))
    sheet.write_number(0, 3, 46347, book.add_format({"num_format": "dd/mm/yyyy"}))
    sheet.write_number(0, 4, 0.5, book.add_format({"num_format": 10, "bold": True}))
    sheet.data_validation("L1:L5", {"validate": "list", "source": ["a", "b"]})
    sheet.data_validation("M1", {"validate": "list", "source": "=$A$4:$A$5"})
    sheet.write_comment("A1", "ghi chú")
    sheet.write_url("A2", "https://a.vn/b", string="Sở")
    sheet.merge_range("I1:J2", "gộp")
    sheet.print_area("A1:C9")
    sheet.freeze_panes(2, 1)
    book.define_name("ty_le", "='Điểm'!$B$4")
    filtered = book.add_worksheet("Lọc")
    filtered.write_column(0, 0, ["đơn vị", "a", "b"])
    filtered.autofilter("A1:A3")
    filtered.filter_column(0, "x == a")
    book.close()


@pytest.fixture(scope="module")
def opened(
    app: xlwings.App, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[xlwings.Book]:
    path = tmp_path_factory.mktemp("files") / "mẫu.xlsx"
    _workbook(path)
    book = app.books.open(path)
    yield book
    book.close()


def _border(row: int) -> Any:
    return lambda s: (
        s[f"B{row}"].borders["edge_top"].line_style,
        s[f"B{row}"].borders["edge_top"].weight,
    )


SEEN = {
    "tables are listed": (
        lambda s: [t.name for t in s.tables],
        ["tblDiem", "tblTong"],
    ),
    "a table's data": (
        lambda s: s.tables["tblDiem"].data_body_range.value,
        [["An", 1.0], ["Bình", 2.0]],
    ),
    "a table's header": (
        lambda s: s.tables["tblDiem"].header_row_range.value,
        ["Tên", "Điểm"],
    ),
    "a table without totals": (lambda s: s.tables["tblDiem"].show_totals, False),
    "a table's totals row": (
        lambda s: s.tables["tblTong"].totals_row_range.address,
        "$F$6:$G$6",
    ),
    "totals are no data": (
        lambda s: s.tables["tblTong"].data_body_range.address,
        "$F$4:$G$5",
    ),
    "a width in characters": (lambda s: s["D1"].column_width, 20.0),
    "a height in points": (lambda s: s["A1"].row_height, 30.0),
    "the default height": (lambda s: s["A9"].row_height, 15.0),
    "a date format": (lambda s: s["D1"].number_format, "dd/mm/yyyy"),
    "a date": (
        lambda s: s["D1"].value,
        dt.datetime.fromisoformat("2026-11-21"),
    ),
    "a built-in format": (lambda s: s["E1"].number_format, "0.00%"),
    "bold": (lambda s: s["E1"].font.bold, True),
    "mixed bold": (lambda s: s["D1:E1"].font.bold, None),
    "the font": (lambda s: (s["A9"].font.name, s["A9"].font.size), ("Calibri", 11.0)),
    "a list of values": (lambda s: s["L1:L5"].data_validation.source, "a,b"),
    "a list from cells": (lambda s: s["M1"].data_validation.source, "=$A$4:$A$5"),
    "a note": (lambda s: s["A1"].note.text, "ghi chú"),
    "a link": (lambda s: (s["A2"].value, s["A2"].hyperlink), ("Sở", "https://a.vn/b")),
    "a merge": (lambda s: s["J2"].merge_area.address, "$I$1:$J$2"),
    "the print area": (lambda s: s.page_setup.print_area, "$A$1:$C$9"),
    "a name": (lambda s: s["ty_le"].value, 1.0),
    "thin": (_border(13), ("continuous", "thin")),
    "medium": (_border(15), ("continuous", "medium")),
    "dashed": (_border(17), ("dash", "thin")),
    "dotted": (_border(19), ("dot", "thin")),
    "thick": (_border(21), ("continuous", "thick")),
    "double": (_border(23), ("double", "thick")),
    "hairline": (_border(25), ("continuous", "hairline")),
    "medium dashed": (_border(27), ("dash", "medium")),
    "dash-dot": (_border(29), ("dash_dot", "thin")),
    "medium dash-dot": (_border(31), ("dash_dot", "medium")),
    "dash-dot-dot": (_border(33), ("dash_dot_dot", "thin")),
    "medium dash-dot-dot": (_border(35), ("dash_dot_dot", "medium")),
    "slanted dash-dot": (_border(37), ("slant_dash_dot", "medium")),
    "a filter's values": (
        lambda s: s.book.sheets["Lọc"]["A1:A3"].autofilter.criteria[0].value1,
        "a",
    ),
    "formulas over a table of the file": (
        lambda s: (
            setattr(s["P1"], "formula", "=SUM(tblDiem[Điểm])"),
            s["P1"].value,
        )[1],
        3.0,
    ),
}


@pytest.mark.parametrize("what", SEEN)
def test_a_file_reads_as_in_excel(opened: xlwings.Book, what: str) -> None:
    read, expected = SEEN[what]
    assert read(opened.sheets["Điểm"]) == expected
