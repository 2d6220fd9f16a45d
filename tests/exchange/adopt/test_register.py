"""An office's own register of awards works as ours, its tables as they stand."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.adopt.office_registers import AWARDED, own_register
from tests.jobs.adopt.office_tables import parts_of
from tests.offices import Office
from tests.packages.lint import lint
from tests.packages.validator import validate
from tests.reading_reports import codes_and_cells
from toolkit.cli import main
from toolkit.exchange.adopt.register import make_register
from toolkit.exchange.tables.paste_in import import_tables
from toolkit.forms.register.reading.register import read_register
from toolkit.jobs.adopt.files import ENDING, adopt_file
from toolkit.jobs.adopt.wishes import Wishes
from toolkit.jobs.files import check_file, rescore_file
from toolkit.jobs.undo import undo_file
from toolkit.model.emulation import Recipient
from toolkit.xlsx.closed_book import ClosedBook

NOW = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
WISHES = Wishes(unit="Sở A", year=2024)
AWARDS, STAFF = "Khen 2024", "CBCC"


@pytest.fixture(scope="module")
def adopted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sổ") / "sổ của Sở.xlsx"
    path.write_bytes(own_register())
    report = adopt_file(path, WISHES, now=NOW, register=make_register).report
    assert codes_and_cells(report.findings) == [("X666", "")] * 3
    return Path(report.saved)


@pytest.fixture
def copy(adopted: Path, tmp_path: Path) -> Path:
    path = tmp_path / adopted.name
    path.write_bytes(adopted.read_bytes())
    return path


def changed(path: Path, *cells: tuple[str, int, int, Any]) -> bytes:
    book = ClosedBook.open(path)
    for sheet, row, column, value in cells:
        book.set_value(sheet, row, column, value)
    return book.to_bytes()


def test_its_rows_are_read_where_they_stand(adopted: Path) -> None:
    register = read_register(ClosedBook.open(adopted)).register
    assert [one.name for one in register.awards] == [row[1] for row in AWARDED]
    assert [one.decision for one in register.awards] == [row[5] for row in AWARDED]
    assert register.people[0].position == "Trưởng phòng"
    assert [one.row for one in register.people] == [4, 5, 6]
    assert (register.office, register.year) == (WISHES.unit, WISHES.year)


def test_a_signature_below_the_table_is_no_row_of_it(adopted: Path) -> None:
    found = codes_and_cells(check_file(adopted).findings)
    assert found == [("C230", f"I{row}") for row in (5, 6, 7)] + [
        ("C248", f"K{row}") for row in (5, 6, 7)
    ]


def test_every_part_but_the_tables_and_five_is_the_same(adopted: Path) -> None:
    before, after = parts_of(own_register()), parts_of(adopted.read_bytes())
    assert {part for part in before if before[part] != after.get(part)} == {
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet2.xml",
        "xl/worksheets/sheet3.xml",
    }


def test_no_cell_of_the_office_changes(adopted: Path) -> None:
    before, after = ClosedBook.from_bytes(own_register()), ClosedBook.open(adopted)
    for name in before.sheet_names:
        for place, cell in before.sheet(name).cells.items():
            assert after.sheet(name).at(*place) == cell
    # A sheet of ours whose name is taken gives way.
    assert after.sheet_names[:3] == before.sheet_names
    assert "Tổng hợp (2)" in after.sheet_names
    summary = after.names()["td_summary"]
    assert summary is not None
    assert summary.sheet == "Tổng hợp (2)"


def test_what_is_filled_in_is_judged_and_undone_to_the_byte(copy: Path) -> None:
    before = changed(copy, *((AWARDS, row, 9, "Cá nhân") for row in (5, 6, 7)))
    copy.write_bytes(before)
    report = rescore_file(copy, now=NOW)
    assert {f.code for f in report.findings} == {"C248", "C289", "C300"}
    register = read_register(ClosedBook.open(copy)).register
    assert {one.recipient for one in register.awards} == {Recipient.INDIVIDUAL}
    undo_file(copy, now=NOW)
    assert copy.read_bytes() == before


def test_rows_come_in_by_import_above_the_signature(copy: Path, tmp_path: Path) -> None:
    source = tmp_path / "thêm.csv"
    heads = "Họ và tên;Đơn vị;Danh hiệu;Năm;Đối tượng;Số quyết định"
    row = "Võ Văn Dũng;Văn phòng;Lao động tiên tiến;2024;Cá nhân;12/QĐ-SCT"
    source.write_text(f"{heads}\n{row}\n", encoding="utf-8")
    import_tables(copy, source, now=NOW)
    book = ClosedBook.open(copy)
    assert book.sheet(AWARDS).at(8, 2).value == "Võ Văn Dũng"
    assert book.sheet(AWARDS).at(10, 6).value == "Người lập sổ"
    assert len(read_register(book).register.awards) == 4


def test_libreoffice_computes_the_same(
    office: Office, copy: Path, tmp_path: Path
) -> None:
    again = ClosedBook.open(office(copy, "xlsx", tmp_path / "lo"))
    book = ClosedBook.open(copy)
    count = 0
    for name in book.sheet_names:
        for place, cell in book.sheet(name).cells.items():
            if cell.formula is None:
                continue
            count += 1
            there = again.sheet(name).at(*place).value
            assert (there or None) == (cell.value or None), (name, place)
    assert count > 20


@pytest.mark.usefixtures("sdk")
def test_the_package_is_clean(adopted: Path) -> None:
    assert validate(adopted) == []
    assert lint(adopted.read_bytes(), adopted.name) == []


# What is doubtful


def told(folder: Path, *cells: tuple[str, int, int, Any]) -> str:
    path = folder / "sổ.xlsx"
    path.write_bytes(own_register())
    path.write_bytes(changed(path, *cells))
    report = adopt_file(path, WISHES, now=NOW, register=make_register).report
    assert codes_and_cells(report.findings) == [("X661", "")]
    assert list(folder.iterdir()) == [path]
    return report.findings[0].what


def test_a_row_that_names_a_group_is_told(tmp_path: Path) -> None:
    cells = [(AWARDS, 6, column, None) for column in range(1, 8)]
    group = told(tmp_path, *cells, (AWARDS, 6, 2, "PHÒNG KỸ THUẬT"))
    assert "«Khen 2024» hàng 6" in group


def test_names_that_share_their_cells_are_for_import(tmp_path: Path) -> None:
    assert "chung ô" in told(tmp_path, (STAFF, 3, 2, "Họ và tên, chức vụ"))


def test_a_workbook_without_a_table_is_told(tmp_path: Path) -> None:
    heads = [(STAFF, 3, column, "?") for column in range(1, 5)]
    heads += [(AWARDS, 4, column, "?") for column in range(1, 8)]
    assert "không trang nào" in told(tmp_path, *heads)


def test_two_columns_of_one_kind_are_told(tmp_path: Path) -> None:
    assert "hai cột cùng là «Đơn vị»" in told(tmp_path, (AWARDS, 4, 7, "Đơn vị"))


def test_two_tables_of_one_kind_are_told(tmp_path: Path) -> None:
    heads = ("Họ và tên", "Đơn vị", "Danh hiệu", "Năm")
    cells = [(STAFF, 3, at, text) for at, text in enumerate(heads, 1)]
    cells.append((STAFF, 1, 1, "SỔ THEO DÕI KHEN THƯỞNG"))
    cells += [(STAFF, row, 3, "Lao động tiên tiến") for row in (4, 5, 6)]
    assert "có ở nhiều nơi" in told(tmp_path, *cells)


def test_the_verb_takes_over_a_register_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sổ.xlsx"
    path.write_bytes(own_register())
    assert main(["adopt", str(path), "--preview"]) == 0
    assert "Trang «CBCC» là bảng «Người»: 3 dòng" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == [path]
    assert main(["adopt", str(path), "--year", "2024"]) == 0
    assert (tmp_path / f"sổ{ENDING}.xlsx").exists()
