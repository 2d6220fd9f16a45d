"""An .xls comes in as an .xlsx does, with its old fonts; a broken one costs a line."""

import random
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import xlwt

from tests.exchange.tables.files import codes, register, table_rows, take_in
from toolkit.legacy import xls, xls_child

HEAD = ["STT", "Họ và tên", "Ngày sinh", "Đơn vị"]
AN = {"name": "Trần Văn An", "born": date(1980, 3, 2), "unit": "Ban A"}


def styled(font: str = "Arial", *, shows: str = "General", struck: bool = False) -> Any:
    style = xlwt.XFStyle()
    style.font.name, style.font.struck_out = font, struck
    style.num_format_str = shows
    return style


def xls_file(folder: Path, rows: list[list[Any]], *, font: str = "Arial") -> Path:
    """An .xls of one sheet; a date becomes a date cell."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("DS")
    for row, cells in enumerate(rows):
        for column, value in enumerate(cells):
            if isinstance(value, date):
                sheet.write(row, column, value, styled(font, shows="dd/mm/yyyy"))
            elif value is not None:
                sheet.write(row, column, value, styled(font))
    path = folder / "nguon.xls"
    book.save(str(path))
    return path


def test_names_days_and_units_come_in(tmp_path: Path) -> None:
    rows = [HEAD, [1, "Trần Văn An", date(1980, 3, 2), "Ban A"]]
    path = register(tmp_path)
    report = take_in(path, xls_file(tmp_path, rows))
    assert (codes(report), table_rows(path, "people")) == ([], [AN])


@pytest.mark.parametrize(
    ("font", "rows"),
    [
        (".VnTime", [["STT", "Hä vµ tªn", "§¬n vÞ"], [1, "TrÇn V¨n An", "Ban A"]]),
        (
            "VNI-Times",
            [["STT", "Hoï vaø teân", "Ñôn vò"], [1, "Traàn Vaên An", "Ban A"]],
        ),
    ],
)
def test_old_fonts_are_read(tmp_path: Path, font: str, rows: list[list[Any]]) -> None:
    path = register(tmp_path)
    report = take_in(path, xls_file(tmp_path, rows, font=font))
    assert table_rows(path, "people") == [{"name": "Trần Văn An", "unit": "Ban A"}]
    assert codes(report) == ["X652"]


def test_a_letter_in_a_font_of_capitals_is_read_by_its_own_font(tmp_path: Path) -> None:
    # .VnTime has no capital of á: people set that letter in .VnTimeH.
    book = xlwt.Workbook()
    sheet = book.add_sheet("DS")
    small, capital = styled(".VnTime").font, styled(".VnTimeH").font
    for column, text in enumerate(["STT", "Họ và tên", "Đơn vị"]):
        sheet.write(0, column, text)
    sheet.write(1, 0, 1)
    pieces = [("Vò ThÞ ", small), ("¸", capital), ("nh", small)]
    sheet.write_rich_text(1, 1, pieces, styled(".VnTime"))
    sheet.write(1, 2, "Ban A")
    source = tmp_path / "nguon.xls"
    book.save(str(source))
    path = register(tmp_path)
    report = take_in(path, source)
    assert [row["name"] for row in table_rows(path, "people")] == ["Vũ Thị Ánh"]
    assert codes(report) == ["X652"]


def test_hidden_and_struck_rows_merges_and_padded_codes_are_as_in_xlsx(
    tmp_path: Path,
) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("DS")
    for column, text in enumerate(["Họ và tên", "Mã", "Đơn vị"]):
        sheet.write(0, column, text)
    for row, name in enumerate(["An", "Bình", "Chi", "Dũng"], 1):
        sheet.write(row, 0, name, styled(struck=name == "Chi"))
        sheet.write(row, 1, row, styled(shows="00000"))
    sheet.write_merge(1, 4, 2, 2, "Ban A")
    sheet.row(2).hidden = True
    source = tmp_path / "nguon.xls"
    book.save(str(source))
    path = register(tmp_path)
    report = take_in(path, source)
    assert table_rows(path, "people") == [
        {"name": "An", "code": "00001", "unit": "Ban A"},
        {"name": "Dũng", "code": "00004", "unit": "Ban A"},
    ]
    assert {"X649", "X650"} <= set(codes(report))


def test_a_damaged_file_is_one_finding_and_changes_nothing(tmp_path: Path) -> None:
    rows = [HEAD, *([n, f"Người {n}", date(1980, 3, 2), "A"] for n in range(50))]
    sound = xls_file(tmp_path, rows).read_bytes()
    path, source = register(tmp_path), tmp_path / "hong.xls"
    before, draw = path.read_bytes(), random.Random(7)
    for _ in range(6):
        damaged = bytearray(sound)
        for _ in range(400):
            damaged[draw.randrange(512, len(sound))] = draw.randrange(256)
        source.write_bytes(damaged)
        report = take_in(path, source, dry_run=True)
        assert "F034" not in codes(report)  # what nobody foresaw
    source.write_bytes(sound[:1500])
    report = take_in(path, source)
    assert set(codes(report)) <= {"X654", "X646"}
    assert path.read_bytes() == before


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    path, source = register(tmp_path), xls_file(tmp_path, [HEAD])
    with patch.object(xls, "PATIENCE", 0.001):
        assert codes(take_in(path, source)) == ["X654"]


def test_without_its_package_it_is_said_which_is_missing(tmp_path: Path) -> None:
    path, source = register(tmp_path), xls_file(tmp_path, [HEAD])
    with patch.object(xls, "_asked", return_value={"error": xls_child.MISSING}):
        [finding] = take_in(path, source).findings
    assert finding.code == "F055"
    assert "xlrd" in finding.text
