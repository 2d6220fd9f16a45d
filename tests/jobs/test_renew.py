"""A register of an earlier version gets the looks of today, and keeps all it says."""

import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import pytest

from tests.broken.base import empty
from tests.forms.register.filling import below, filled_register, region_of
from tests.workbook_parts import packed, parts_of
from toolkit.cli import main
from toolkit.findings import Finding, Severity
from toolkit.forms.register.columns import name_of
from toolkit.forms.register.renewing import Renewed
from toolkit.forms.register.writing.overview_rows import LONGEST, RENEW
from toolkit.jobs.files import check_file, rescore_file
from toolkit.jobs.renew import AREAS, DONE, NOTHING, renew_file, said_of
from toolkit.jobs.undo import undo_file
from toolkit.xlsx.closed_book import ClosedBook

NOW = datetime(2026, 11, 30, 11, 0)  # noqa: DTZ001 - the clock of an office
LONG = "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp tỉnh Gia Lai"
ROWS = f"""
# Khen thưởng
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Danh hiệu, hình thức
2022 | tập thể | {LONG} | Bằng khen cấp bộ, cấp tỉnh
2022 | tập thể | Văn phòng | Giấy khen
"""
WIDE, OWN = 28.7109375, 40.0
"""Of the column of names: as an earlier version made it, and as an office did."""


def earlier(width: float = WIDE, *, shrunk: bool = True) -> bytes:
    """A register as it was made when texts shrank to fit; rows have low heights."""
    book = filled_register(ROWS)
    sheet = region_of(book, name_of("awards", "name")).sheet
    number = book.sheet_names.index(sheet) + 1
    parts = parts_of(book.to_bytes())
    styles = parts["xl/styles.xml"]
    if shrunk:
        parts["xl/styles.xml"] = styles.replace(b'wrapText="1"', b'shrinkToFit="1"')
    page = parts[f"xl/worksheets/sheet{number}.xml"]
    column = re.search(rb'<col min="7" max="7" width="[\d.]+"', page)
    assert column
    page = page.replace(column[0], b'<col min="7" max="7" width="%f"' % width)
    page = page.replace(b'<row r="5"', b'<row r="5" ht="15"')
    parts[f"xl/worksheets/sheet{number}.xml"] = page
    return packed(parts)


def page_of(path: Path) -> tuple[bytes, ClosedBook]:
    book = ClosedBook.open(path)
    return book.part(region_of(book, name_of("awards", "name")).sheet), book


def width_of_names(book: ClosedBook) -> float:
    region = region_of(book, name_of("awards", "name"))
    return book.sheet(region.sheet).column_widths[region.left]


def said(book: ClosedBook) -> dict[str, object]:
    """What every cell holds, but for the log."""
    return {
        name: {at: (c.value, c.formula) for at, c in book.sheet(name).cells.items()}
        for name in book.sheet_names
        if name != "Nhật ký"
    }


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "sổ.xlsx"
    path.write_bytes(earlier())
    return path


def test_columns_and_rows_are_as_made_today_and_every_cell_says_the_same(
    register: Path,
) -> None:
    before = ClosedBook.open(register)
    report = renew_file(register, now=NOW)
    assert report.exit_code == 0
    assert re.fullmatch(DONE.format(r"\d+ cột, chiều cao 1 hàng"), report.summary)
    page, after = page_of(register)
    assert said(after) == said(before)
    assert width_of_names(after) == 25.7109375
    height = re.search(rb'<row r="5"[^>]* ht="([\d.]+)"', page)
    assert height
    assert float(height[1]) > 40
    assert b'<row r="6" ht' not in page  # one line needs none
    [log] = [row for row in after.table("Nhật ký", 1, [2]) if "Làm mới" in str(row[1])]
    assert log


def test_texts_go_on_in_further_lines_where_they_were_made_smaller(
    register: Path,
) -> None:
    renew_file(register, now=NOW)
    _, book = page_of(register)
    place = region_of(book, name_of("awards", "name"))
    cell = book.sheet(place.sheet).at(place.top, place.left)
    xfs = re.findall(
        rb"<xf .*?(?:/>|</xf>)",
        parts_of(register.read_bytes())["xl/styles.xml"].partition(b"<cellXfs")[2],
    )
    assert b'wrapText="1"' in xfs[cell.style]
    assert b"shrinkToFit" not in xfs[cell.style]


def test_a_width_that_an_office_chose_stays(tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsx"
    path.write_bytes(earlier(OWN))
    renew_file(path, now=NOW)
    assert width_of_names(ClosedBook.open(path)) == OWN


def test_twice_changes_nothing_and_undo_brings_all_back(register: Path) -> None:
    before = register.read_bytes()
    renew_file(register, now=NOW)
    after = register.read_bytes()
    assert renew_file(register, now=NOW).summary == NOTHING
    assert register.read_bytes() == after
    undo_file(register, now=NOW)
    assert register.read_bytes() == before


def test_a_register_of_today_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsx"
    book = filled_register("")
    path.write_bytes(book.to_bytes())
    assert told(path) == []
    assert renew_file(path, now=NOW).summary == NOTHING


def told(path: Path) -> list[Finding]:
    return [one for one in check_file(path).findings if one.code == "C265"]


def test_a_check_says_once_that_it_can_be_renewed_and_no_more_when_it_was(
    register: Path,
) -> None:
    [note] = told(register)
    assert note.severity is Severity.NOTE
    assert (note.sheet, note.seen) == ("Đơn vị", "61")
    assert "thidua renew" in note.next_step
    rescore_file(register, now=NOW)
    assert len(told(register)) == 1
    renew_file(register, now=NOW)
    assert told(register) == []


def test_the_overview_says_it_too(register: Path) -> None:
    rescore_file(register, now=NOW)
    book = ClosedBook.open(register)
    said = [row[2] for row in below(book, "td_overview")]
    assert said.count(RENEW) == 1
    assert len(RENEW) <= LONGEST


def test_an_old_width_alone_is_enough_and_an_own_one_is_none(tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsx"
    for width, number in ((WIDE, ["1"]), (OWN, [])):
        path.write_bytes(earlier(width, shrunk=False))
        assert [one.seen for one in told(path)] == number


def test_a_scoring_workbook_is_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "biểu.xlsx"
    path.write_bytes(empty())
    assert main(["renew", str(path)]) == 2
    assert "[F054]" in capsys.readouterr().out
    assert path.read_bytes() == empty()


AREA = re.compile(rb'<definedName name="_xlnm.Print_Area" [^>]*>[^<]*</definedName>')
BOOK = "xl/workbook.xml"


def test_a_register_of_the_first_version_gets_its_print_areas(tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsx"
    parts = parts_of(filled_register(ROWS).to_bytes())
    computed = ("Tỷ lệ".encode(), "Tiền thưởng".encode())
    made = {
        area
        for area in AREA.findall(parts[BOOK])
        if not any(name in area for name in computed)
    }
    parts[BOOK] = AREA.sub(b"", parts[BOOK])
    path.write_bytes(packed(parts))
    report = renew_file(path, now=NOW)
    assert AREAS.format(9) in report.summary
    found = AREA.findall(parts_of(path.read_bytes())[BOOK])
    assert len(made) == len(found) == 9

    def plain(areas: Iterable[bytes]) -> set[bytes]:
        return {area.replace(b"'", b"") for area in areas}

    assert plain(found) == plain(made)
    again = renew_file(path, now=NOW)
    assert again.summary == NOTHING


def test_an_office_that_took_one_away_has_others_and_keeps_them(
    tmp_path: Path,
) -> None:
    path = tmp_path / "sổ.xlsx"
    parts = parts_of(filled_register(ROWS).to_bytes())
    parts[BOOK] = AREA.sub(b"", parts[BOOK], count=1)
    path.write_bytes(packed(parts))
    left = AREA.findall(parts[BOOK])
    renew_file(path, now=NOW)
    assert AREA.findall(parts_of(path.read_bytes())[BOOK]) == left


@pytest.mark.parametrize(
    ("columns", "rows", "added", "areas", "said"),
    [
        (0, 10, "", 0, "Cột, vùng in đã như phiên bản này; chỉ nới chiều cao 10 hàng"),
        (2, 0, "", 0, "Đã làm mới 2 cột theo phiên bản này;"),
        (2, 3, "", 9, "Đã làm mới 2 cột, chiều cao 3 hàng, vùng in của 9 trang theo"),
        (0, 0, "Tiền thưởng", 0, "Đã thêm trang «Tiền thưởng»;"),
    ],
)
def test_what_did_not_become_new_is_not_counted(
    columns: int, rows: int, added: str, areas: int, said: str
) -> None:
    assert said_of(Renewed(b"", columns, rows, added, areas)).startswith(said)
