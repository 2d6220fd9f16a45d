"""The computed sheets of the register: written whole, live, and never over an input."""

from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.awards.department import DEPARTMENT, YEAR
from tests.awards.filling import NOW, below, filled_register, recomputed, region_of
from tests.broken.surgery import damaged, without_name
from tests.conftest import Office
from toolkit.awards.ratios import RatioState
from toolkit.workbook import register_jobs
from toolkit.workbook.closed import ClosedBook
from toolkit.workbook.forms.register_layout import TABLES, name_of
from toolkit.workbook.forms.register_sheets import RATIO_COLUMNS
from toolkit.workbook.forms.register_stale import FRESH, STALE
from toolkit.workbook.jobs import check_file, recompute_file, rescore_file, undo_file
from toolkit.workbook.sheet import CellValue


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "Sổ theo dõi.xlsx"
    file.write_bytes(filled_register(DEPARTMENT, year=YEAR).to_bytes())
    return file


def inputs(data: bytes) -> dict[str, bytes]:
    """The parts of the sheets that clerks fill in."""
    book = ClosedBook.from_bytes(data)
    return {
        table.key: book.package.read(book.sheet(table.sheet).part) for table in TABLES
    }


def shown(book: ClosedBook, name: str) -> CellValue:
    region = region_of(book, name)
    return book.sheet(region.sheet).at(region.top, region.left).value


def test_a_rescore_fills_every_computed_sheet_and_touches_no_input(path: Path) -> None:
    before = path.read_bytes()
    report = rescore_file(path, now=NOW)
    assert report.saved == str(path)
    after = path.read_bytes()
    assert inputs(after) == inputs(before)
    book = ClosedBook.from_bytes(after)
    fields = [head.field for head in RATIO_COLUMNS]
    rows = [dict(zip(fields, row, strict=True)) for row in below(book, "td_ratios")]
    [first] = [row for row in rows if row["rule"] == "R1"]
    figures = ("base", "limit", "raw", "places", "numerator", "left", "over")
    assert [first[f] for f in figures] == [15, 15, 2.25, 2, 3, 0, 1]
    assert first["state"] == "vượt"
    assert first["roundings"] == "2 / 2 / 3"
    conclusions = [r for r in below(book, "td_conditions") if r[3] == "KẾT LUẬN"]
    assert len(conclusions) == 20
    newest = below(book, "td_summary")[0]
    assert newest[:2] == [2021, "Chủ tịch UBND tỉnh Gia Lai"]
    assert newest[2:5] == ["Bằng khen cấp bộ, cấp tỉnh", 0, 4]
    assert shown(book, "td_stale") == FRESH
    assert str(shown(book, "td_checked_at")).endswith("21/11/2026")
    [line] = below(book, "td_log")
    assert line[1] == "Kiểm tra tỷ lệ và Kiểm tra điều kiện"


def test_each_verb_writes_its_own_sheets_alone(path: Path) -> None:
    recompute_file(path, now=NOW, conditions=False)
    book = ClosedBook.open(path)
    assert below(book, "td_ratios")
    assert shown(book, "td_checked_at") is None
    recompute_file(path, now=NOW, ratios=False)
    assert shown(ClosedBook.open(path), "td_checked_at") is not None


def test_undo_brings_the_register_back_byte_for_byte(path: Path) -> None:
    before = path.read_bytes()
    rescore_file(path, now=NOW)
    assert path.read_bytes() != before
    undo_file(path, now=NOW)
    assert path.read_bytes() == before


def test_a_check_changes_nothing_and_says_the_same(path: Path) -> None:
    before = path.read_bytes()
    checked = check_file(path)
    assert path.read_bytes() == before
    assert checked.findings == rescore_file(path, now=NOW).findings
    assert checked.kind == "awards"
    assert (checked.unit, checked.year) == ("Sở Công Thương", YEAR)
    assert checked.exit_code == 1


def test_what_is_written_reads_back_or_nothing_is_saved(path: Path) -> None:
    before = path.read_bytes()
    other = filled_register(DEPARTMENT, year=YEAR).to_bytes()
    with patch.object(register_jobs, "_verify", lambda _, book: _real(other, book)):
        report = rescore_file(path, now=NOW)
    assert [f.code for f in report.findings] == ["F035"]
    assert path.read_bytes() == before


_real = register_jobs._verify


def test_a_register_without_a_year_is_told_and_judged_no_further() -> None:
    book = filled_register(DEPARTMENT, year=YEAR)
    region = region_of(book, "td_set_year")
    book.set_value(region.sheet, region.top, region.left, None)
    assessment = recomputed(book)
    assert assessment.ratios == ()
    assert assessment.verdicts == ()
    assert assessment.summary
    assert "Chưa ghi năm xét" in str(shown(book, "td_ratios_note"))
    assert below(book, "td_ratios") == []


def test_a_sheet_that_the_office_deleted_is_passed_over(path: Path) -> None:
    for name in ("td_ratios", "td_conditions", "td_summary", "td_copy", "td_years"):
        data = damaged(path.read_bytes(), without_name(name))
        path.write_bytes(data)
    report = rescore_file(path, now=NOW)
    assert report.saved
    assert below(ClosedBook.open(path), "td_findings")


def test_fewer_rows_leave_none_of_the_old_ones() -> None:
    book = filled_register(DEPARTMENT, year=YEAR)
    recomputed(book)
    many = len(below(book, "td_conditions"))
    region = region_of(book, name_of("proposals", "result"))
    for row in range(region.top, region.top + 19):
        book.set_value(region.sheet, row, region.left, "rút")
    recomputed(book)
    assert 0 < len(below(book, "td_conditions")) < many / 5


def test_the_ratio_of_the_title_is_full_once_one_of_three_is_withdrawn() -> None:
    book = filled_register(DEPARTMENT, year=YEAR)
    region = region_of(book, name_of("proposals", "result"))
    book.set_value(region.sheet, region.top + 17, region.left, "rút")
    [line] = [one for one in recomputed(book).ratios if one.rule.id == "R1"]
    assert (line.numerator, line.places, line.state) == (2, 2, RatioState.FULL)


# What is live, as LibreOffice computes it


def typed(name: str, down: int, value: CellValue) -> Callable[[ClosedBook], None]:
    def change(book: ClosedBook) -> None:
        region = region_of(book, name)
        book.set_value(region.sheet, region.top + down, region.left, value)

    return change


def swapped(book: ClosedBook) -> None:
    """Two ratings change places: the same words in the column as before."""
    region = region_of(book, name_of("ratings", "rating"))
    sheet = book.sheet(region.sheet)
    first, other = (sheet.at(region.top + n, region.left).value for n in (0, 5))
    assert first != other
    book.set_value(region.sheet, region.top, region.left, other)
    book.set_value(region.sheet, region.top + 5, region.left, first)


CHANGES = {
    "nothing": lambda _: None,
    "a rating": typed(name_of("ratings", "rating"), 7, "Hoàn thành nhiệm vụ"),
    "two ratings swapped": swapped,
    "a tone of a name": typed(name_of("ratings", "name"), 0, "Nguyễn Vân An"),
    "a new award": typed(name_of("awards", "year"), 5, 2022.0),
    "an award gone": typed(name_of("awards", "award"), 4, None),
    "a day": typed(name_of("people", "joined"), 0, 40_211.0),
    "the year": typed("td_set_year", 0, 2023.0),
    "a switch": lambda book: (
        typed("td_switches", 0, None)(book)
        or book.set_value("Quy tắc", region_of(book, "td_switches").top, 4, "không")
    ),
}
UNSEEN = {
    "a title of an initiative": typed(name_of("initiatives", "title"), 0, "Khác"),
    "a reporting period": typed(name_of("awards", "period"), 0, "2020–2021"),
}


@pytest.mark.real
def test_the_stamp_turns_as_soon_as_an_input_changes(
    office: Office, tmp_path: Path
) -> None:
    book = filled_register(DEPARTMENT, year=YEAR)
    recomputed(book)
    data = book.to_bytes()
    files = []
    for number, change in enumerate((*CHANGES.values(), *UNSEEN.values())):
        changed = ClosedBook.from_bytes(data)
        change(changed)
        changed.drop_caches()
        files.append(tmp_path / f"so{number:02}.xlsx")
        files[-1].write_bytes(changed.to_bytes())
    kind = "xlsx:Calc MS Excel 2007 XML"
    results = office.many(files, kind, tmp_path / "out")
    said = {
        name: shown(ClosedBook.open(result), "td_stale")
        for name, result in zip((*CHANGES, *UNSEEN), results, strict=True)
    }
    fresh = {"nothing", *UNSEEN}
    assert said == {name: FRESH if name in fresh else STALE for name in said}
    notes = [shown(ClosedBook.open(result), "td_ratios_note") for result in results]
    by_year = dict(zip((*CHANGES, *UNSEEN), map(str, notes), strict=True))
    assert by_year["the year"].startswith("ĐÃ CŨ")
    assert not by_year["nothing"].startswith("ĐÃ CŨ")
