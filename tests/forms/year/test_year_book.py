"""The year book: engine, live formulas and LibreOffice say the same; writing."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from tests.forms.year.filling import (
    NOW,
    empty,
    full,
    odd,
    pasted,
    places,
    value_of,
    year_book,
)
from tests.offices import Office, Values
from toolkit.forms.form import Action
from toolkit.jobs.files import check_file, rescore_file
from toolkit.jobs.new import new_year
from toolkit.jobs.templates import YEAR, build_template
from toolkit.jobs.undo import undo_file
from toolkit.jobs.work import work_on
from toolkit.model.year import YearTable
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import CellValue, Sheet
from toolkit.xlsx.closed_book import ClosedBook

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def rescored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("year") / "sổ năm.xlsx"
    path.write_bytes(full().to_bytes())
    report = rescore_file(path, now=NOW)
    assert report.saved
    return path


def shown(book: ClosedBook, name: str, down: int = 0, right: int = 0) -> CellValue:
    region = book.names()[name]
    assert region
    return book.sheet(region.sheet).at(region.top + down, region.left + right).value


def test_nothing_is_wrong_in_an_empty_year_book() -> None:
    work = work_on(ClosedBook.from_bytes(build_template(YEAR)), Action.CHECK)
    assert [one.code for one in work.open_findings] == ["Y102"]  # it has no year yet
    named = work_on(ClosedBook.from_bytes(empty()), Action.CHECK)
    assert named.open_findings == ()


def test_each_state_of_a_task_is_shown_on_the_day_of_the_date_cell(
    rescored: Path,
) -> None:
    book = ClosedBook.open(rescored)
    said = [
        (shown(book, "td_y_tasks_state", at), shown(book, "td_y_tasks_left", at))
        for at in range(13)
    ]
    assert said == [
        ("đã xong", ""),
        ("xong, trễ 3 ngày", ""),
        ("quá hạn 120 ngày", -84.0),
        ("chưa có hạn", ""),
        ("quá hạn 3 ngày", -3.0),
        ("còn 18 ngày", 12.0),  # Friday 13 was off, Saturday 14 is worked instead
        ("còn 80 ngày", 56.0),
        ("còn 80 ngày", 56.0),
        ("còn 80 ngày", 56.0),
        ("hạn hôm nay", 0.0),
        ("chưa có hạn", ""),
        ("xong, trễ 3 ngày", ""),
        ("", ""),
    ]


def test_indicators_show_growth_share_and_what_is_implied(rescored: Path) -> None:
    book = ClosedBook.open(rescored)

    def line(at: int, *fields: str) -> list[CellValue]:
        found = [shown(book, f"td_y_indicators_{one}", at) for one in fields]
        return [round(one, 2) if isinstance(one, float) else one for one in found]

    assert line(0, "growth", "share", "pace", "implied_before", "implied_plan") == [
        *("", "", "chậm tiến độ", 37552.45, 95868.25),
    ]
    assert line(1, "share", "pace", "check") == [52.0, "đạt tiến độ", "khớp"]
    assert line(2, "growth", "share", "pace", "check") == [
        *(70.8, 130.39, "vượt", "khớp"),
    ]
    assert line(3, "next_growth", "check", "ok_growth", "ok_next") == [
        *(2.3, "lệch", 1.0, 0.0),
    ]
    assert line(4, "share", "pace") == [80.81, "chưa đạt"]
    assert line(5, "pace", "ok_actual") == ["vượt", 1.0]
    # What parts of a whole make is shown, and so printed, where no actual is typed.
    assert [line(at, "of_parts") for at in (0, 4, 5)] == [[""], [24.24], [99.91]]
    assert line(6, "growth", "pace") == [-12.62, "vượt"]


def test_the_overview_counts_and_sums(rescored: Path) -> None:
    book = ClosedBook.open(rescored)
    left = [shown(book, "td_y_stats", at) for at in range(7)]
    assert left == [2.0, 1.0, 4.0, 2.0, 1.0, 2.0, 1.0]
    right = [shown(book, "td_y_stats", at, 7) for at in range(7)]
    assert right == [4.0, 2.0, 1.0, 1.0, 2.0, 1.0, 51_901_000.0]
    months = [[shown(book, "td_y_months", d, m) for m in range(12)] for d in range(3)]
    assert [sum(map(float, map(str, line))) for line in months] == [3.0, 5.0, 2.0]
    note = "2 việc quá hạn, 1 việc sắp đến hạn."
    assert shown(book, "td_overview_note") == note
    kinds = [shown(book, "td_overview", at) for at in range(1, 14)]
    assert kinds[:4] == ["Quá hạn", "Quá hạn", "Sắp đến hạn", "Còn thiếu"]
    sums = {
        str(shown(book, "td_overview", at, 2)): shown(book, "td_overview", at, 13)
        for at in range(1, 30)
    }
    assert sums["Quỹ: Quỹ Vì người nghèo"] == 51_901_000.0
    assert sums["Đơn vị: Phòng A"] == sums["Năm: 2022"] == 1_000_000.0


def differences(book: ClosedBook, values: Values) -> list[str]:
    """The formulas of a book whose cached value is not what was calculated."""
    found = []
    for name in book.sheet_names:
        for (row, column), cell in book.sheet(name).cells.items():
            if cell.formula is None:
                continue
            there = values.get((name, row, column), "")
            mine = "" if cell.value is None else cell.value
            if isinstance(mine, float) and isinstance(there, float):
                if abs(mine - there) <= 1e-9 * max(1, abs(mine)):
                    continue
            elif mine == there:
                continue
            found.append(f"{name} {a1(row, column)}: {mine!r}, {there!r}")
    return found


def test_every_formula_has_the_value_that_libreoffice_calculates(
    rescored: Path, office: Office
) -> None:
    book = ClosedBook.open(rescored)
    assert (
        sum(
            cell.formula is not None
            for name in book.sheet_names
            for cell in book.sheet(name).cells.values()
        )
        > 3000
    )
    assert differences(book, office.computed(rescored)) == []


@pytest.mark.parametrize("made", [odd, pasted])
def test_odd_cells_count_for_the_engine_as_for_libreoffice(
    made: Callable[[], ClosedBook], tmp_path: Path, office: Office
) -> None:
    path = tmp_path / "sổ.xlsx"
    path.write_bytes(made().to_bytes())
    rescore_file(path, now=datetime.now().astimezone())
    found = differences(ClosedBook.open(path), office.computed(path))
    assert found == []


def test_a_long_text_is_not_drawn_over_the_rows_around_it() -> None:
    long = "Tổng hợp, thẩm định hồ sơ và trình các cấp khen thưởng thành tích " * 3
    book = year_book({YearTable.TASKS: f"task|kind|day\n{long}|ngày|15/03/2023"})
    work_on(book, Action.RESCORE).write(book, NOW)
    [height] = re.findall(rb'<row r="5"[^>]* ht="([\d.]+)"', book.part("Kế hoạch"))
    assert float(height) > 60
    assert re.findall(rb'<row r="6"[^>]* ht="', book.part("Kế hoạch")) == []


def test_a_year_book_from_before_a_column_is_read_and_written_without_it() -> None:
    name = b'<definedName name="td_y_indicators_of_parts">'
    book = full()
    part = book.package.workbook_part
    data = book.package.read(part)
    start = data.index(name)
    end = data.index(b"</definedName>", start) + len(b"</definedName>")
    older = book.package.with_parts({part: data[:start] + data[end:]})
    work = work_on(ClosedBook.from_bytes(older), Action.RESCORE)
    assert "Y101" not in [one.code for one in work.open_findings]
    work.write(ClosedBook.from_bytes(older), NOW)


def test_done_twice_it_changes_nothing_more(rescored: Path, tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsx"
    path.write_bytes(rescored.read_bytes())
    work_on(ClosedBook.open(path), Action.RESCORE)
    book = ClosedBook.open(path)
    work_on(book, Action.RESCORE).write(book, NOW)
    assert set(book.edited_sheets) == {"Nhật ký"}


def looks_at_sheets(rows: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How often writing a plan of so many rows asks for a sheet."""
    tasks = "\n".join(f"Việc {n}|ngày|15/03/2023" for n in range(rows))
    book = year_book({YearTable.TASKS: f"task|kind|day\n{tasks}"})
    work = work_on(book, Action.RESCORE)
    looked: list[str] = []
    look = ClosedBook.sheet

    def counting(one: ClosedBook, name: str) -> Sheet:
        looked.append(name)
        return look(one, name)

    with monkeypatch.context() as patched:
        patched.setattr(ClosedBook, "sheet", counting)
        work.write(book, NOW)
    return len(looked)


def test_writing_looks_at_each_sheet_a_few_times_however_many_rows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    few = looks_at_sheets(10, monkeypatch)
    assert few == looks_at_sheets(100, monkeypatch) < 60


def test_many_funds_are_summed_live_up_to_a_number() -> None:
    rows = "\n".join(f"Quỹ {n}|{n}|Sở" for n in range(60))
    book = year_book({YearTable.CONTRIBUTIONS: f"fund|amount|unit\n{rows}"})
    work_on(book, Action.RESCORE).write(book, NOW)
    texts = [str(c.value) for c in book.sheet("Tổng quan").cells.values()]
    assert "Quỹ: còn 10 dòng cộng khác, lọc ở trang này." in texts
    assert sum(text.startswith("Quỹ: Quỹ") for text in texts) == 50


def test_a_formula_typed_over_is_put_back_logged_and_undone(
    rescored: Path, tmp_path: Path
) -> None:
    path = tmp_path / "sổ.xlsx"
    book = ClosedBook.open(rescored)
    region = book.names()["td_y_tasks_state"]
    assert region
    book.set_value(region.sheet, region.top, region.left, "xong rồi")
    path.write_bytes(book.to_bytes())
    typed = path.read_bytes()
    rescore_file(path, now=NOW)
    after = ClosedBook.open(path)
    assert after.sheet("Kế hoạch").at(region.top, region.left).formula
    log = [cell.value for cell in after.sheet("Nhật ký").cells.values()]
    assert "xong rồi" in log
    undo_file(path, now=NOW)
    assert path.read_bytes() == typed


def test_the_check_writes_nothing_and_tells_all_at_once(tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsx"
    path.write_bytes(full().to_bytes())
    before = path.read_bytes()
    report = check_file(path)
    assert path.read_bytes() == before
    assert set(places(report.findings)) == {
        ("Y110", "E7"),
        ("Y144", "O5"),
        ("Y143", "U8"),
        ("Y120", "F9"),
        ("Y120", "F10"),
        ("Y123", "D16"),
        ("Y124", "F15"),
        ("Y108", "A8"),
        ("Y145", "O9"),
    }
    assert report.kind == "year"
    assert report.year == value_of("2023")


def test_a_new_year_book_with_buttons_is_the_same_book_with_macros(
    tmp_path: Path,
) -> None:
    made = {}
    for ending in ("xlsx", "xlsm"):
        path = tmp_path / f"sổ.{ending}"
        known = {"unit": "Sở Y tế", "superior": "UBND tỉnh", "year": 2026}
        assert new_year(**known, output=str(path), today=NOW.date()).saved
        made[ending] = ClosedBook.open(path)
    assert made["xlsm"].package.has("xl/vbaProject.bin")
    assert b"macroEnabled" in made["xlsm"].package.read("[Content_Types].xml")
    for name in made["xlsx"].sheet_names:
        one, other = (
            {
                at: (cell.value, cell.formula)
                for at, cell in book.sheet(name).cells.items()
                if cell.value not in (None, "") or cell.formula
            }
            for book in made.values()
        )
        assert one == other
