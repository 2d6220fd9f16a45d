"""Sources that are broken, foreign or meant badly: one finding, nothing written."""

from pathlib import Path

import pytest

from tests.exchange.tables.files import (
    book_file,
    codes,
    lines,
    register,
    table_rows,
    take_in,
)
from toolkit.forms.register.layout import CAPACITY
from toolkit.xlsx.cells.address import letters
from toolkit.xlsx.zip.package import Package

pytestmark = pytest.mark.slow

HEAD = lines("Họ và tên | Đơn vị").encode()

SOURCES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "X646"),  # F004
    "a byte order mark alone": (b"\xef\xbb\xbf", "X625"),
    "blank lines": (b"\xef\xbb\xbf \r\n\r\n", "X625"),
    "separators alone": (b";;;\r\n;;;\r\n", "X604"),
    "only a header": (HEAD, "X625"),
    "nothing known": (b"a;b\r\n1;2", "X604"),
    "a pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\x00", "X646"),  # F001
    "an empty zip": (b"PK\x05\x06" + b"\0" * 18, "X646"),  # F001
    "half a zip": (b"PK\x03\x04" + b"\0" * 40, "X646"),  # F005
    "a web page": (b"<html><body><table></table></body></html>", "X655"),
    "a nul early": (HEAD + b"\r\nAn\0;A", "X618"),
    "a nul late": (HEAD + b"\r\nAn;A" * 2000 + b"\r\n\0;A", "X618"),
    "rich text": (b"{\\rtf1\\ansi \x01}", "X646"),  # F001
    "signs that no text has": (bytes(range(1, 9)) * 40, "X604"),
    "windows-1258": (HEAD + "\r\nĐoàn;Ðê".encode("cp1258", "replace"), "X617"),
    "half a letter": (HEAD + b"\r\nAn;\xe1\xba", "X617"),
    "an open quote": (HEAD + b'\r\nAn;"A\r\nB;C\r\n', "X619"),
    "a quote amid text": (HEAD + b'\r\nAn;"A"B\r\n', "X619"),
    "a huge cell": (HEAD + b'\r\nAn;"' + b"x" * 200_000 + b'"\r\n', "X619"),
    "too many rows": (HEAD + b"\r\nA;B" * (CAPACITY + 1), "X620"),
    "too many columns": (HEAD + b"\r\n" + b";" * 600, "X620"),
}


@pytest.mark.parametrize("kind", SOURCES)
def test_a_bad_source_is_one_finding_and_changes_nothing(
    tmp_path: Path, kind: str
) -> None:
    data, code = SOURCES[kind]
    path, source = register(tmp_path), tmp_path / "nguon.csv"
    source.write_bytes(data)
    before = path.read_bytes()
    report = take_in(path, source)
    assert (codes(report), report.exit_code) == ([code], 2)
    assert path.read_bytes() == before
    assert report.saved == ""


def test_a_source_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    report = take_in(register(tmp_path), tmp_path / "khong_co.csv")
    assert (codes(report), report.exit_code) == (["X646"], 2)
    assert report.findings[0].seen == "khong_co.csv"
    assert "[F027]" in report.findings[0].text


def test_a_workbook_is_known_by_its_bytes_whatever_it_is_called(
    tmp_path: Path,
) -> None:
    rows = [["Họ và tên", "Đơn vị"], ["An", "A"]]
    path = register(tmp_path)
    take_in(path, book_file(tmp_path, {"DS": rows}, name="nguon.csv"))
    assert table_rows(path, "people") == [{"name": "An", "unit": "A"}]


def test_a_register_open_elsewhere_is_not_written(tmp_path: Path) -> None:
    path, source = register(tmp_path), tmp_path / "nguon.csv"
    source.write_bytes(HEAD + b"\r\nAn;A")
    (tmp_path / ".~lock.theo_doi.xlsx#").write_text(",an,may,15.01.2024 09:00,;")
    before = path.read_bytes()
    report = take_in(path, source)
    assert (codes(report), report.exit_code) == (["F022"], 2)
    assert path.read_bytes() == before


def test_unicode_in_an_old_font_is_read_as_it_is(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Đơn vị"], ["Nguyễn Văn An", "Ban A"]]
    path = register(tmp_path)
    report = take_in(path, book_file(tmp_path, {"DS": rows}, font="VNI-Times"))
    assert report.exit_code == 0
    assert table_rows(path, "people") == [{"name": "Nguyễn Văn An", "unit": "Ban A"}]


def test_one_old_text_among_many_is_taken_in_and_told_of(tmp_path: Path) -> None:
    rows = [
        ["Họ và tên", "Đơn vị"],
        ["NguyÔn V¨n A", "Văn phòng"],
        ["Nguyễn Văn An", "Văn phòng"],
        ["Rơ Châm H’Yuê", "Văn phòng"],
    ]
    path = register(tmp_path)
    report = take_in(path, book_file(tmp_path, {"DS": rows}))
    assert codes(report) == ["X623"]
    assert len(table_rows(path, "people")) == 3


def test_a_foreign_name_among_ours_is_taken_in_as_it_is(tmp_path: Path) -> None:
    rows = [
        ["Họ và tên", "Đơn vị"],
        ["Jürgen", "Văn phòng"],
        ["Nguyễn Văn An", "Văn phòng"],
        ["Rơ Châm H’Yuê", "Văn phòng"],
    ]
    path = register(tmp_path)
    report = take_in(path, book_file(tmp_path, {"DS": rows}))
    assert codes(report) == []
    assert len(table_rows(path, "people")) == 3


def test_numbers_in_an_old_font_are_harmless(tmp_path: Path) -> None:
    rows = [["Ho va ten", "Don vi"], ["An", "Ban 2"]]
    path = register(tmp_path)
    report = take_in(path, book_file(tmp_path, {"DS": rows}, font=".VnArial"))
    assert (codes(report), len(table_rows(path, "people"))) == ([], 1)


def test_tall_merges_without_end_cost_nothing(tmp_path: Path) -> None:
    plain = book_file(tmp_path, {"DS": [["Họ và tên", "Đơn vị"], ["An", "A"]]})
    package = Package.from_bytes(plain.read_bytes())
    part = "xl/worksheets/sheet1.xml"
    merges = "".join(
        f'<mergeCell ref="{letters(n)}3:{letters(n)}100000"/>' for n in range(3, 403)
    )
    tall = f"</sheetData><mergeCells>{merges}</mergeCells>".encode()
    data = package.read(part).replace(b"</sheetData>", tall)
    plain.write_bytes(package.with_parts({part: data}))
    path = register(tmp_path)
    assert take_in(path, plain).exit_code == 0
    assert len(table_rows(path, "people")) == 1
