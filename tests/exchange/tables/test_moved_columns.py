"""However an office moves columns, rows come in and go out as a rescore reads them."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.exchange.tables.files import codes, csv_file, lines, register, take_in
from tests.exchange.tables.moving import (
    Move,
    all_pasted,
    inserted,
    move,
    nameless,
    pasted,
)
from tests.tries import sample
from toolkit.exchange.tables.csv_out import export_tables
from toolkit.forms.register.reading.register import ReadRegister, read_register
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.jobs.shipped import standard_workbook
from toolkit.model.register import Person
from toolkit.xlsx.closed_book import ClosedBook

pytestmark = pytest.mark.slow

GRID = """
# Người
Họ và tên | Mã | Đơn vị | Chức vụ | Ngày vào làm
Trần Văn An | A1 | Phòng Kế hoạch | Trưởng phòng | 01/02/2010
Lê Bình | B2 | Ban A | | 15/09/2015
"""
NEW = lines("Họ và tên | Mã | Ngày vào làm", "Hà Chi | C3 | 01/04/2020")

FINE: dict[str, tuple[Move, ...]] = {
    "a column put in before the table": (inserted(1),),
    "two columns put in within the table": (inserted(3, 2),),
    "a column cut and pasted behind the table": (pasted("code", column=20),),
    "the first column pasted behind the table": (pasted("name", column=20),),
    "two columns that changed places": (
        pasted("unit", column=30),
        pasted("code", column=5),
        pasted("unit", column=2),
    ),
    "the table pasted lower down": (all_pasted(row=9),),
    "the table pasted on another sheet": (all_pasted(sheet="Cán bộ 2024", row=3),),
}
ASIDE: dict[str, tuple[tuple[Move, ...], str]] = {
    "a column on another sheet": ((pasted("position", sheet="Riêng"),), "S121"),
    "a column pasted one row lower": ((pasted("position", row=6, column=20),), "S121"),
    "the first column lower down": ((pasted("name", row=7, column=20),), "S121"),
    "a column whose name is gone": ((nameless("position"),), "S120"),
}


def read(path: Path) -> ReadRegister:
    return read_register(ClosedBook.open(path))


def people(path: Path) -> list[Person]:
    """The persons that a rescore reads, wherever they stand."""
    return [person._replace(row=0) for person in read(path).register.people]


def moved(folder: Path, moves: Sequence[Move]) -> Path:
    """The register after moves of its people; several tests take each."""
    path = folder / "theo_doi.xlsx"
    path.write_bytes(_moved(tuple(moves)))
    return path


@cache
def _moved(moves: tuple[Move, ...]) -> bytes:
    with TemporaryDirectory() as folder:
        path = register(Path(folder), GRID)
        move(path, "people", *moves)
        return path.read_bytes()


@pytest.mark.parametrize("moves", FINE.values(), ids=FINE)
def test_rows_come_into_a_table_that_was_moved(
    tmp_path: Path, moves: tuple[Move, ...]
) -> None:
    before = people(register(tmp_path, GRID))
    path = moved(tmp_path, moves)
    assert people(path) == before
    report = take_in(path, csv_file(tmp_path, NEW))
    assert (codes(report), report.exit_code) == ([], 0)
    (chi,) = people(path)[2:]
    assert people(path)[:2] == before
    assert (chi.name, chi.code, chi.joined and chi.joined.year) == (
        "Hà Chi",
        "C3",
        2020,
    )


@pytest.mark.parametrize("moves", FINE.values(), ids=FINE)
def test_a_table_that_was_moved_goes_out_whole(
    tmp_path: Path, moves: tuple[Move, ...]
) -> None:
    path = moved(tmp_path, moves)
    report = export_tables(path, tables=["people"], folder=tmp_path / "csv")
    assert (codes(report), report.exit_code) == ([], 0)
    fresh = register(tmp_path / "csv")
    report = take_in(fresh, tmp_path / "csv" / "nguoi.csv")
    if any(person.name for person in people(path)):
        assert people(fresh) == people(path)
    else:
        assert (codes(report), people(fresh)) == (["X636"], [])


@pytest.mark.parametrize(("moves", "code"), ASIDE.values(), ids=ASIDE)
def test_a_column_that_no_longer_stands_with_the_table_is_told_of_as_by_a_rescore(
    tmp_path: Path, moves: tuple[Move, ...], code: str
) -> None:
    path = moved(tmp_path, moves)
    lost = [f for f in read(path).findings if f.code == code]
    report = export_tables(path, tables=["people"], folder=tmp_path / "csv")
    assert list(report.findings) == lost
    assert len(lost) == 1
    fresh = register(tmp_path / "csv")
    report = take_in(fresh, tmp_path / "csv" / "nguoi.csv")
    if any(person.name for person in people(path)):
        assert people(fresh) == people(path)
    else:
        assert (codes(report), people(fresh)) == (["X636"], [])


@pytest.mark.parametrize(
    ("moves", "code"),
    [one for name, one in ASIDE.items() if "first" not in name],
)
def test_rows_without_that_column_come_in_and_others_are_refused(
    tmp_path: Path, moves: tuple[Move, ...], code: str
) -> None:
    path = moved(tmp_path, moves)
    report = take_in(path, csv_file(tmp_path, NEW))
    assert codes(report) == [code]
    assert [person.name for person in people(path)][2:] == ["Hà Chi"]
    before = path.read_bytes()
    rows = lines("Họ và tên | Chức vụ", "Vũ Dũng | Phó phòng")
    report = take_in(path, csv_file(tmp_path, rows))
    assert (codes(report), report.exit_code) == (["X634"], 2)
    assert "«Chức vụ»" in report.findings[0].text
    assert path.read_bytes() == before


def test_a_table_of_which_nothing_is_left_is_told_of_and_the_others_go_out(
    tmp_path: Path,
) -> None:
    path = moved(tmp_path, [nameless(*(c.field for c in BY_KEY["people"].columns))])
    report = export_tables(path, folder=tmp_path / "csv")
    assert (codes(report), report.exit_code) == (["S129"], 1)
    assert len(list((tmp_path / "csv").iterdir())) == 8
    for refused in (
        export_tables(path, tables=["people"], folder=tmp_path / "csv"),
        take_in(path, csv_file(tmp_path, NEW), table="people"),
    ):
        assert (codes(refused), refused.exit_code) == (["S129"], 2)


def test_rows_below_the_table_go_out_too_and_none_come_in_over_them(
    tmp_path: Path,
) -> None:
    path = register(tmp_path, GRID, capacity=1)
    assert [f.code for f in read(path).findings] == ["S122"]
    report = export_tables(path, tables=["people"], folder=tmp_path / "csv")
    assert codes(report) == ["S122"]
    assert "Lê Bình" in (tmp_path / "csv" / "nguoi.csv").read_text("utf-8-sig")
    assert codes(take_in(path, csv_file(tmp_path, NEW))) == ["X621"]
    again = lines(
        "Họ và tên | Mã | Đơn vị | Ngày vào làm", "Lê Bình|B2|Ban A|15/9/2015"
    )
    assert "X614" in codes(take_in(path, csv_file(tmp_path, again), table="people"))


def test_the_lost_list_of_a_register_is_told_of_and_rows_come_in(
    tmp_path: Path,
) -> None:
    path = register(tmp_path, GRID)
    book = ClosedBook.open(path)
    at = book.names()["td_kind"]
    book.set_value(at.sheet, at.top, at.left, None)
    path.write_bytes(book.to_bytes())
    report = take_in(path, csv_file(tmp_path, NEW))
    assert codes(report) == ["S133"]
    assert [person.name for person in people(path)][2:] == ["Hà Chi"]


def test_a_register_of_a_newer_version_neither_takes_in_nor_gives_out(
    tmp_path: Path,
) -> None:
    path = register(tmp_path, GRID)
    book = ClosedBook.open(path)
    at = book.names()["td_schema"]
    book.set_value(at.sheet, at.top, at.left, 9.0)
    path.write_bytes(book.to_bytes())
    assert codes(take_in(path, csv_file(tmp_path, NEW))) == ["F011"]
    report = export_tables(path, folder=tmp_path / "csv")
    assert codes(report) == ["F011"]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:.*extension is not supported")
@pytest.mark.parametrize(
    "moves",
    # The farthest move; the smaller ones, which take as long, before a release.
    sample(
        [(all_pasted(sheet="Cán bộ"),), (inserted(2),), (pasted("code", column=20),)], 3
    ),
)
def test_the_workbook_that_offices_get_takes_in_after_a_move(
    tmp_path: Path, moves: tuple[Move, ...]
) -> None:
    path = tmp_path / "theo_doi.xlsx"
    path.write_bytes(standard_workbook("theo_doi_khen_thuong.xlsx"))
    move(path, "people", *moves)
    report = take_in(path, csv_file(tmp_path, NEW))
    assert report.exit_code == 0, report.findings
    assert [person.name for person in people(path)] == ["Hà Chi"]
