"""An .ods comes in as an .xlsx does: what a person sees in it, no more and no less."""

import time
from datetime import date
from pathlib import Path

import pytest

from tests.exchange.tables.files import codes, register, table_rows, take_in
from tests.exchange.tables.open_documents import (
    cell,
    content,
    ods_file,
    row,
    shown,
    style,
    text,
)
from toolkit.exchange.sources.opening import read_sheets
from toolkit.exchange.sources.source import NO_VALUE, Shown, Source
from toolkit.xlsx.cells.cell import CellError

HEAD = row(*map(text, ["STT", "Họ và tên", "Ngày sinh", "Đơn vị"]))
BORN = shown("date", "date-value", "1980-03-02", "02/03/80")
NUMBER = shown("float", "value", "1", "1")
ALL_ROWS = ' table:number-rows-repeated="1048576"'
MANY_COLUMNS = ' table:number-columns-repeated="400"'
ALL_COLUMNS = ' table:number-columns-repeated="16384"'


def source_of(folder: Path, xml: str) -> Source:
    [reading] = read_sheets(ods_file(folder, xml), lambda _: 0)
    return reading.source


def first_row(folder: Path, *cells: str) -> list[object]:
    [line] = source_of(folder, content(row(*cells))).lines
    return list(line.cells.values())


def test_names_days_and_units_come_in(tmp_path: Path) -> None:
    path = register(tmp_path)
    xml = content(HEAD, row(NUMBER, text("Trần Văn An"), BORN, text("Ban A")))
    report = take_in(path, ods_file(tmp_path, xml))
    assert codes(report) == []
    assert table_rows(path, "people") == [
        {"name": "Trần Văn An", "born": date(1980, 3, 2), "unit": "Ban A"}
    ]


def test_values_are_what_a_person_sees(tmp_path: Path) -> None:
    found = first_row(
        tmp_path,
        shown("float", "value", "123", "00123"),
        shown("percentage", "value", "0.125", "12,5%"),
        shown("currency", "value", "1490000", "1.490.000 đ"),
        shown("date", "date-value", "2020-01-01T10:30:00", "2020"),
        shown("boolean", "boolean-value", "true", "ĐÚNG"),
        shown("time", "time-value", "PT08H00M00S", "08:00"),
        shown("float", "value", "nan", "không rõ"),
    )
    assert found == [123, 0.125, 1490000, 2020, True, "08:00", "không rõ"]
    assert [one.text for one in found if isinstance(one, Shown)] == ["00123", "12,5%"]


def test_errors_and_formulas_without_a_value_are_told_apart(tmp_path: Path) -> None:
    formula = ' table:formula="of:=[.A1]"'
    error = f'{formula} calcext:value-type="error"'
    found = first_row(
        tmp_path,
        cell("string", "<text:p>#N/A</text:p>", more=error),
        cell("", more=formula),
        text("sum", more=formula),
    )
    assert found == [CellError("#N/A"), NO_VALUE, "sum"]
    assert found[1] is NO_VALUE


def test_paragraphs_spaces_and_notes(tmp_path: Path) -> None:
    inside = (
        "<office:annotation><text:p>ghi chú</text:p></office:annotation>"
        "<text:p>Trần<text:s text:c='2'/>Văn<text:line-break/>An</text:p>"
        "<draw:frame><text:p>hình</text:p></draw:frame>"
        "<text:p>Ban <text:span>A</text:span></text:p>"
    )
    assert first_row(tmp_path, cell("string", inside)) == ["Trần  Văn\nAn\nBan A"]


def test_merges_hidden_and_struck_rows_and_covered_cells(tmp_path: Path) -> None:
    tall = ' table:number-rows-spanned="3"'
    covered = (
        "<table:covered-table-cell><text:p>che</text:p></table:covered-table-cell>"
    )
    gone = row(text("Bình"), covered, more=' table:visibility="collapse"')
    xml = content(
        row(text("Họ và tên"), text("Đơn vị")),
        row(text("An"), text("Ban A", more=tall)),
        gone,
        row(text("Chi", "ce1"), covered),
        styles=style("ce1", struck=True),
    )
    path = register(tmp_path)
    report = take_in(path, ods_file(tmp_path, xml))
    assert table_rows(path, "people") == [{"name": "An", "unit": "Ban A"}]
    assert {"X649", "X650"} <= set(codes(report))


def test_a_hidden_sheet_is_known(tmp_path: Path) -> None:
    assert source_of(tmp_path, content(row(text("a")), hidden=True)).hidden
    assert not source_of(tmp_path, content(row(text("a")))).hidden


@pytest.mark.parametrize("where", ["cell", "column"])
def test_old_fonts_are_read(tmp_path: Path, where: str) -> None:
    own = "ce1" if where == "cell" else ""
    column = (
        '<table:table-column table:number-columns-repeated="16384"'
        ' table:default-cell-style-name="ce1"/>'
    )
    xml = content(
        row(text("Hä vµ tªn", own), text("§¬n vÞ", own)),
        row(text("TrÇn V¨n An", own), text("Phßng KÕ ho¹ch", own)),
        styles=style("ce1", "F1"),
        columns=column if where == "column" else "",
    )
    path = register(tmp_path)
    report = take_in(path, ods_file(tmp_path, xml))
    assert table_rows(path, "people") == [
        {"name": "Trần Văn An", "unit": "Phòng Kế hoạch"}
    ]
    assert codes(report) == ["X652"]


def test_a_letter_in_a_font_of_capitals_is_read_by_its_own_font(tmp_path: Path) -> None:
    inside = '<text:p>Vò ThÞ <text:span text:style-name="T1">¸</text:span>nh</text:p>'
    xml = content(
        row(text("Họ và tên"), text("Đơn vị")),
        row(cell("string", inside, "ce1"), text("Ban A")),
        styles=style("ce1", "F1") + style("T1", ".VnTimeH", family="text"),
    )
    path = register(tmp_path)
    take_in(path, ods_file(tmp_path, xml))
    assert [one["name"] for one in table_rows(path, "people")] == ["Vũ Thị Ánh"]


def test_what_is_repeated_without_end_is_counted_and_never_written_out(
    tmp_path: Path,
) -> None:
    empty = row(cell("", more=ALL_COLUMNS), more=ALL_ROWS)
    xml = content(
        row(text("Họ và tên"), text("Đơn vị"), cell("", more=ALL_COLUMNS)),
        row(text("An"), text("Ban A"), more=' table:number-rows-repeated="2"'),
        empty,
    )
    start = time.process_time()
    assert len(source_of(tmp_path, xml).lines) == 3
    for far in (
        content(row(text("x", more=ALL_COLUMNS), more=ALL_ROWS)),
        content(
            row(text("x", more=' table:number-columns-repeated="400"'), more=ALL_ROWS)
        ),
        content(empty, row(text("x"))),
    ):
        path = register(tmp_path)
        assert codes(take_in(path, ods_file(tmp_path, far))) == ["X654"]
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "xml",
    [
        "<a",
        '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        content(row("<table:table-cell><table:table/></table:table-cell>")),
    ],
)
def test_a_broken_one_costs_one_line_and_changes_nothing(
    tmp_path: Path, xml: str
) -> None:
    path = register(tmp_path)
    before = path.read_bytes()
    report = take_in(path, ods_file(tmp_path, xml))
    assert [one.code in ("X654", "X646") for one in report.findings] == [True]
    assert path.read_bytes() == before
