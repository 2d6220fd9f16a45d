"""The main job end to end: a filled workbook in, right totals and a report out."""

import json
from collections.abc import Callable
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from unittest.mock import patch

import jsonschema
import openpyxl
import pytest

from tests.broken.base import NOW, filled, good
from tests.broken.surgery import (
    FORM,
    Step,
    cached,
    columns_inserted,
    damaged,
    formula,
    own_sheet,
    place,
    recalculated,
    renamed,
    row_deleted,
    rows_inserted,
    typed,
)
from tests.forms.register.filling import filled_register
from tests.jobs.accidents import ACCIDENTS, Accident
from tests.reading_reports import codes_and_cells
from toolkit.cli import main
from toolkit.findings.report import Report
from toolkit.forms.form import Own
from toolkit.forms.scoring.locate import locate
from toolkit.jobs import files as jobs
from toolkit.jobs.files import check_file, rescore_file
from toolkit.jobs.many import workbooks_in
from toolkit.jobs.undo import undo_file
from toolkit.jobs.work import Work
from toolkit.xlsx.cells.address import letters
from toolkit.xlsx.closed_book import ClosedBook

FINDINGS, LOG, SUMMARY, OWN = "Kết quả kiểm tra", "Nhật ký", "Tổng hợp", "Việc của Sở"
SCHEMA = json.loads(
    files("toolkit.findings").joinpath("report.schema.json").read_text("utf-8")
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The 2017 workbook as its clerk filled it, not yet rescored."""
    path = tmp_path / "Sở Công Thương" / "Chấm điểm 2017.xlsx"
    path.parent.mkdir()
    path.write_bytes(filled())
    return path


def register() -> bytes:
    return filled_register("# Người\nHọ và tên\nLê An").to_bytes()


def rescored(path: Path, *steps: Step, base: Callable[[], bytes] = good) -> Report:
    path.write_bytes(damaged(base(), *steps))
    return rescore_file(path, now=NOW)


def value(path: Path, cell: str, sheet: str = FORM) -> object:
    return ClosedBook.open(path).sheet(sheet).at(*place(cell)).value


def rows(path: Path, sheet: str) -> list[tuple[str, ...]]:
    """What a second reader sees below the header of one of our own sheets."""
    with closing(openpyxl.load_workbook(path, read_only=True)) as found:
        below = [*found[sheet].iter_rows(min_row=5, values_only=True)]
    return [
        tuple("" if v is None else str(v) for v in row) for row in below if any(row)
    ]


def total_seen(path: Path, **options: bool) -> object:
    """What a second reader sees in the cell of the total."""
    with closing(openpyxl.load_workbook(path, read_only=True, **options)) as found:
        return found[FORM]["H123"].value


# What was written

_real = jobs.verify


def formula_changed(data: bytes, sheet: str, cell: str) -> bytes:
    """The value is right, the formula is another one."""
    book = ClosedBook.from_bytes(data)
    old = book.sheet(sheet).at(*place(cell))
    book.set_formula(sheet, *place(cell), f"{old.formula}+0", old.value)
    return book.to_bytes()


def value_changed(data: bytes, sheet: str, cell: str) -> bytes:
    """The formula is right, the value beside it is another one."""
    return damaged(data, cached(cell, 1234, sheet))


@pytest.mark.parametrize(
    "accident",
    [*ACCIDENTS, formula_changed, value_changed],
    ids=lambda one: one.__name__,
)
def test_a_cell_that_was_not_written_as_meant_is_noticed_and_nothing_is_saved(
    accident: Accident, book: Path
) -> None:
    before = book.read_bytes()

    def verify(data: bytes, meant: ClosedBook, work: Work, own: Own) -> None:
        _real(accident(data, FORM, "H9"), meant, work, own)

    with patch.object(jobs, "verify", verify):
        report = rescore_file(book, now=NOW)
    assert [(f.code, f.seen) for f in report.findings] == [("F035", f"{FORM} H9")]
    assert book.read_bytes() == before


# The real form


def test_the_form_of_2017_gives_983_with_every_part(book: Path) -> None:
    report = rescore_file(book, now=NOW)
    assert (report.unit != "", report.year, report.exit_code) == (True, 2017, 0)
    assert report.as_json()["totals"] == {
        "self": {"standard": 950, "bonus": 35, "penalty": 2, "total": 983},
        "appraised": None,
        "final": None,
    }
    items = {i.number: (i.bonus, i.penalty, i.total) for i in report.items}
    assert items["I"] == (35, 2, 583)
    assert items["I.1"] == (10, 0, 110)
    assert items["I.5"] == (0, 2, 18)
    assert items["III.7"] == (0, 0, 15)
    shown = [value(book, cell) for cell in ("H9", "H51", "H84", "E123", "G123", "H123")]
    assert shown == [583, 200, 200, 35, 2, 983]
    assert [value(book, c, SUMMARY) for c in ("F4", "F7")] == [583, 983]


def test_each_total_says_how_it_came_about(book: Path) -> None:
    report = rescore_file(book, now=NOW)
    why = {item.number: item.why for item in report.items}
    assert why["I.1"].startswith("110 = 100 điểm chuẩn + 10 điểm cộng")
    column = letters(locate(ClosedBook.open(book)).places.form.columns["why"])
    assert value(book, f"{column}10") == why["I.1"]
    assert value(book, f"{column}123") == report.summary
    assert report.summary.startswith("983 = 950 điểm chuẩn")


def test_other_readers_see_the_totals_without_calculating(book: Path) -> None:
    assert total_seen(book, data_only=True) is None
    rescore_file(book, now=NOW)
    assert total_seen(book, data_only=True) == 983
    assert str(total_seen(book)).startswith("=IF(")


def test_doing_it_twice_changes_nothing_and_undo_brings_back_every_byte(
    book: Path,
) -> None:
    first = rescore_file(book, now=NOW)
    after = book.read_bytes()
    second = rescore_file(book, now=NOW.replace(year=2030))
    assert (first.saved, second.saved) == (str(book), "")
    assert second.changed == ()
    assert book.read_bytes() == after
    assert len(list((book.parent / "_sao_luu").glob("*.xlsx"))) == 1
    undone = undo_file(book, now=NOW)
    assert (undone.exit_code, book.read_bytes()) == (0, filled())


def test_an_appraiser_types_lower_points_and_the_self_score_stays(
    tmp_path: Path,
) -> None:
    path = tmp_path / "so.xlsx"
    report = rescored(path, typed("J10", 100), typed("J47", 15))
    assert value(path, "H123") == 983
    assert report.as_json()["totals"]["appraised"]["total"] == 115
    assert value(path, "J123") == 115
    assert codes_and_cells(report.findings) == [("P311", "J14")]


# What the clerk finds in the workbook


def test_a_clean_workbook_says_so(book: Path) -> None:
    rescore_file(book, now=NOW)
    (only,) = rows(book, FINDINGS)
    assert "Không có điều nào" in only[4]


@pytest.mark.slow
def test_findings_are_rows_with_a_link_to_the_cell(tmp_path: Path) -> None:
    path = tmp_path / "so.xlsx"
    rescored(path, typed("H47", 25), typed("H9", 590))
    found = rows(path, FINDINGS)
    assert [(r[0], r[1], r[2], r[3], r[9]) for r in found] == [
        ("Lỗi", "P301", FORM, "H47", "Chưa xử lý"),
        ("Lỗi", "C202", FORM, "H9", "Đã sửa khi chấm lại"),
        ("Cần xem", "C209", FORM, found[2][3], "Đã sửa khi chấm lại"),
    ]
    assert found[1][5:7] == ("590", "588")
    sheet = openpyxl.load_workbook(path)[FINDINGS]
    cells = [sheet[f"D{row}"] for row in (5, 6, 7)]
    links = {c.coordinate: c.hyperlink.location for c in cells if c.hyperlink}
    assert links == {
        "D5": f"'{FORM}'!H47",
        "D6": f"'{FORM}'!H9",
        "D7": f"'{found[2][2]}'!{found[2][3]}",
    }


@pytest.mark.slow
def test_what_was_put_right_stays_on_the_sheet_until_something_else_is(
    tmp_path: Path,
) -> None:
    path = tmp_path / "so.xlsx"
    rescored(path, typed("H9", 590))
    path.write_bytes(damaged(path.read_bytes(), typed("H47", 25), recalculated()))
    rescore_file(path, now=NOW)
    assert [(r[1], r[9]) for r in rows(path, FINDINGS)] == [
        ("P301", "Chưa xử lý"),
        ("C202", "Đã sửa khi chấm lại"),
    ]
    path.write_bytes(damaged(path.read_bytes(), typed("H47", 20), typed("H51", 1)))
    rescore_file(path, now=NOW)
    assert [(r[1], r[3]) for r in rows(path, FINDINGS)] == [
        ("C202", "H51"),
        ("C209", rows(path, FINDINGS)[1][3]),
    ]


def test_the_log_tells_the_typed_number_before_the_formula_comes_back(
    tmp_path: Path,
) -> None:
    path = tmp_path / "so.xlsx"
    before = len(rows(damaged_file(tmp_path), LOG))
    rescored(path, typed("H9", 590))
    log = rows(path, LOG)
    assert len(log) == before + 2
    stamp, action, *rest = log[-1]
    assert (stamp, action) == ("02/03/2026 08:30:00", "Chấm lại điểm")
    assert rest[:4] == [FORM, "H9", "590", "583"]
    assert "C202" in rest[4]


def damaged_file(folder: Path) -> Path:
    path = folder / "lành.xlsx"
    path.write_bytes(good())
    return path


# An office moves things about

MOVED = {
    "rows above the form": (rows_inserted(1, 3), "H126"),
    "a row inside the title block": (rows_inserted(4), "H124"),
    "a column before the form": (columns_inserted("A"), "I123"),
    "columns between the form's own": (columns_inserted("D", 2), "J123"),
    "a row of its own below a criterion": (rows_inserted(48), "H124"),
    "a row of the title block gone": (row_deleted(5), "H122"),
    "the form renamed": (renamed(FORM, "Biểu 1 (Sở CT)"), "H123"),
    "every sheet renamed": (
        lambda data: damaged(
            data,
            renamed(FORM, "B1"),
            renamed(SUMMARY, "B2"),
            renamed(FINDINGS, "B3"),
            renamed(LOG, "B4"),
            renamed("Bộ tiêu chí", "B5"),
            renamed("Hướng dẫn", "B6"),
        ),
        "H123",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", MOVED)
def test_a_moved_form_is_found_and_rescored(name: str, tmp_path: Path) -> None:
    step, total = MOVED[name]
    path = tmp_path / "so.xlsx"
    path.write_bytes(damaged(good(), step))
    assert codes_and_cells(check_file(path).findings) == []
    path.write_bytes(damaged(filled(), step))
    report = rescore_file(path, now=NOW)
    assert (report.exit_code, report.totals["self"].total) == (0, 983)
    sheet = ClosedBook.open(path).sheet_names[0]
    assert value(path, total, sheet) == 983
    data = path.read_bytes()
    path.write_bytes(damaged(data, typed(total, 990, sheet)))
    again = rescore_file(path, now=NOW)
    assert [(c.cell, c.before, c.after) for c in again.changed] == [(total, 990, 983)]


def test_a_workbook_saved_by_libreoffice_gives_no_false_alarm(
    tmp_path: Path, office: Callable[[Path, str, Path], Path]
) -> None:
    path = tmp_path / "Chấm điểm.xlsx"
    path.write_bytes(filled())
    saved = office(path, "xlsx", tmp_path / "ra")
    assert saved.read_bytes() != filled()
    report = check_file(saved)
    assert codes_and_cells(report.findings) == []
    assert report.totals["self"].total == 983
    rescore_file(saved, now=NOW)
    assert codes_and_cells(check_file(saved).findings) == []
    assert value(saved, "H123") == 983
    saved.write_bytes(damaged(saved.read_bytes(), typed("H9", 590)))
    assert ("C202", "H9") in codes_and_cells(rescore_file(saved, now=NOW).findings)
    assert value(saved, "H123") == 983


def test_an_offices_formula_on_an_outdated_total_loses_its_value(
    tmp_path: Path,
) -> None:
    path = tmp_path / "so.xlsx"
    rows_of_theirs = [
        ("Điểm của Sở", (f"'{FORM}'!H123*2", 1980)),
        ("Nhân đôi", ("B1*2", 3960)),
        ("Chỉ tiêu", ("1000-17", 983)),
    ]
    rescored(path, cached("H123", 990), own_sheet(OWN, rows_of_theirs))
    assert [value(path, c, OWN) for c in ("B1", "B2", "B3")] == [None, None, 983]
    kept = ClosedBook.open(path).sheet(OWN).at(1, 2).formula
    assert kept == f"'{FORM}'!H123*2"
    assert b'fullCalcOnLoad="1"' in ClosedBook.open(path).package.read(
        "xl/workbook.xml"
    )


def test_a_formula_typed_in_an_input_stays_and_is_counted_and_told(
    tmp_path: Path,
) -> None:
    path = tmp_path / "so.xlsx"
    report = rescored(path, formula("H47", "4*5", 20))
    assert codes_and_cells(report.findings) == [("C208", "H47")]
    assert ClosedBook.open(path).sheet(FORM).at(47, 8).formula == "4*5"
    assert report.totals["self"].total == 983


# Many files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three workbooks, one of them faulty; one web page; what programs left behind."""
    place = tmp_path / "Thi đua năm 2026"
    place.mkdir()
    (place / "1 Sở A.xlsx").write_bytes(good())
    (place / "2 Sở B.xlsx").write_bytes(b"<html><body>Het phien</body></html>")
    (place / "3 Sở C.xlsx").write_bytes(damaged(good(), typed("H9", 590)))
    (place / "4 Sở D.XLSM").write_bytes(filled())
    (place / "~$9 Sở E.xlsx").write_bytes(b"\4Hang".ljust(165))
    (place / "ghi chú.txt").write_text("của văn phòng", "utf-8")
    return place


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    for one in found:
        jsonschema.validate(one, SCHEMA)
    return found


def test_one_bad_file_never_stops_the_rest(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rescore", "--json", str(folder)]) == 2
    found = lines(capsys)
    assert [Path(str(o["file"])).name[0] for o in found] == ["1", "2", "3", "4"]
    assert [o["kind"] for o in found] == ["scoring", None, "scoring", "scoring"]
    codes = [[f["code"] for f in o["findings"]] for o in found]
    assert codes[:2] == [[], ["F002"]]
    assert codes[2][0] == "C202"
    assert codes[3] == []
    assert [bool(o["changed"]) for o in found] == [False, False, True, True]
    for number in ("1 Sở A.xlsx", "3 Sở C.xlsx", "4 Sở D.XLSM"):
        assert value(folder / number, "H123") == 983


def test_the_exit_code_is_the_worst_of_all_files(folder: Path) -> None:
    names = {name[0]: str(folder / name) for name in (p.name for p in folder.iterdir())}
    assert main(["check", names["1"]]) == 0
    assert main(["check", names["1"], names["3"]]) == 1
    assert main(["check", names["1"], names["2"], names["3"]]) == 2
    assert main(["check", names["1"], str(folder / "không có.xlsx")]) == 2


def test_json_numbers_are_numbers_and_absent_rounds_null(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "--json", str(folder / "3 Sở C.xlsx")])
    (one,) = lines(capsys)
    totals = one["totals"]
    assert totals["self"]["total"] == 983
    assert totals["appraised"] is None
    assert one["changed"] == []


def test_a_changed_cell_is_reported_with_both_contents(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["rescore", "--json", str(folder / "3 Sở C.xlsx")])
    (one,) = lines(capsys)
    first = {"sheet": FORM, "cell": "H9", "before": 590, "after": 583}
    assert first in one["changed"]


@pytest.mark.parametrize("spelling", ["same", "dot", "folder", "pattern", "absolute"])
def test_a_file_named_twice_is_done_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, spelling: str
) -> None:
    monkeypatch.chdir(folder)
    other = {
        "same": "1 Sở A.xlsx",
        "dot": "./1 Sở A.xlsx",
        "folder": ".",
        "pattern": "1*.xlsx",
        "absolute": str(folder / "1 Sở A.xlsx"),
    }[spelling]
    paths, problems = workbooks_in(["1 Sở A.xlsx", other])
    assert problems == []
    assert [p.name for p in paths].count("1 Sở A.xlsx") == 1


def test_a_check_writes_nothing_at_all(folder: Path) -> None:
    before = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in folder.iterdir()}
    main(["check", str(folder)])
    after = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in folder.iterdir()}
    assert after == before


@pytest.mark.parametrize(("lock", "code"), [("~${}", "F021"), (".~lock.{}#", "F022")])
def test_a_workbook_that_is_open_is_left_alone_and_the_rest_is_done(
    folder: Path,
    lock: str,
    code: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("toolkit.xlsx.disk.lock._open_fails", lambda _: True)
    path = folder / "3 Sở C.xlsx"
    before = path.read_bytes()
    path.with_name(lock.format(path.name)).write_bytes(b",hang,pc,1.1.2026;")
    report = rescore_file(path, now=NOW)
    assert [f.code for f in report.findings] == [code]
    assert path.read_bytes() == before
    assert not (folder / "_sao_luu").exists()
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("make", [filled, register])
def test_the_copy_that_each_report_names_holds_the_workbook_as_it_was_before(
    make: Callable[[], bytes], book: Path
) -> None:
    book.write_bytes(make())
    for job in (rescore_file, undo_file, rescore_file, undo_file):
        before = book.read_bytes()
        report = job(book, now=NOW)
        assert book.read_bytes() != before
        assert Path(report.backup).read_bytes() == before


def test_undo_of_a_whole_folder(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "2 Sở B.xlsx").unlink()
    before = {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}
    main(["rescore", str(folder)])
    assert main(["undo", "--json", str(folder)]) == 2  # the first one was not changed
    capsys.readouterr()
    after = {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}
    assert after == before
