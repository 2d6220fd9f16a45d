"""The buttons on an open workbook, with every call to the spreadsheet counted."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal as D
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.broken.base import NOW, filled, good
from tests.excel.recording import BUSY, GONE, Recorder
from toolkit.excel import host, places
from toolkit.excel.press import press
from toolkit.model.rubric import Criterion, Kind, Line, Round, Rubric
from toolkit.workbook.build.rubric_sheet import build_rubric_workbook
from toolkit.workbook.build.scoring import build_scoring
from toolkit.workbook.closed import ClosedBook
from toolkit.workbook.forms.scoring_job import apply, assess
from toolkit.workbook.jobs import general_findings
from toolkit.workbook.sheet import Cell


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[Path]:
    """Everything of ours lies in an empty folder; nobody waits."""
    place = tmp_path / "của tôi"
    place.mkdir()
    with (
        patch.object(places, "data_folder", lambda: place),
        patch.object(host, "PAUSE", 0),
    ):
        yield place


def recorder_for(data: bytes, folder: Path, name: str = "Chấm điểm.xlsx") -> Recorder:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(data)
    return Recorder(data, str(path))


def pressed(recorder: Recorder, command: str, now: datetime = NOW):
    return press(command, recorder.xlwings_book(), now=now)


def content(book: ClosedBook) -> dict[tuple[str, int, int], Cell]:
    """Formulas and constants; what formulas show is the spreadsheet's matter."""
    return {
        (name, row, column): (cell.formula, None if cell.formula else cell.value)
        for name in book.sheet_names
        for (row, column), cell in book.sheet(name).cells.items()
        if cell.formula is not None or cell.value is not None
    }


def damaged_total(data: bytes) -> bytes:
    """Somebody typed over the total of I.5."""
    book = ClosedBook.from_bytes(data)
    region = book.names()["td_c_total"]
    assert region
    row = next(
        row
        for row in range(region.top, region.bottom + 1)
        if book.sheet(region.sheet).at(row, region.left).formula
    )
    book.set_value(region.sheet, row, region.left, 999.0)
    return book.to_bytes()


def large(rows: int) -> bytes:
    """A form of about so many rows: sections of groups of two kinds of criteria."""
    criteria = []
    sections = max(1, rows // 500)
    for s in range(1, sections + 1):
        section = f"S{s}"
        criteria.append(group(section, "", rows_in(rows, sections) // 25 * 40))
        for g in range(1, rows_in(rows, sections) // 25 + 1):
            name = f"{section}.{g}"
            criteria.append(group(name, section, 40))
            for i in range(1, 5):
                criteria.append(ticked(f"{name}.{i}", name))
                criteria.append(typed(f"{name}.m{i}", name))
    rubric = Rubric(
        id="lon",
        title="Bộ lớn",
        standard_points=sum(
            (c.standard_points for c in criteria if not c.parent), D(0)
        ),
        criteria=tuple(criteria),
        rounds=(Round.SELF,),
    )
    return build_scoring(rubric, unit="Sở A", year=2026, rules_version="x")


def rows_in(rows: int, sections: int) -> int:
    return rows // sections


def group(name: str, parent: str, points: int) -> Criterion:
    return Criterion(
        id=name,
        title=name,
        number=name,
        standard_points=D(points),
        kind=Kind.GROUP,
        parent=parent,
    )


def ticked(name: str, parent: str) -> Criterion:
    lines = tuple(Line(title=f"Mức {n}", points=D(n)) for n in (5, 3, 0))
    return Criterion(
        id=name,
        title=name,
        number=name,
        standard_points=D(5),
        kind=Kind.LEVELS,
        parent=parent,
        lines=lines,
    )


def typed(name: str, parent: str) -> Criterion:
    return Criterion(
        id=name,
        title=name,
        number=name,
        standard_points=D(5),
        kind=Kind.MANUAL,
        parent=parent,
    )


def all_totals_typed_over(data: bytes) -> bytes:
    """Every third computed total became a number, as when pasted as values."""
    book = ClosedBook.from_bytes(data)
    region = book.names()["td_c_total"]
    assert region
    cells = book.sheet(region.sheet).cells
    places = [
        row
        for row in range(region.top, region.bottom + 1)
        if (cell := cells.get((row, region.left))) and cell.formula
    ]
    for row in places[::3]:
        book.set_value(region.sheet, row, region.left, 1.0)
    return book.to_bytes()


def test_a_press_costs_the_same_few_calls_at_every_size(tmp_path: Path) -> None:
    costs = {}
    for rows in (100, 1_000, 10_000):
        data = all_totals_typed_over(large(rows))
        recorder = recorder_for(data, tmp_path / str(rows))
        outcome = pressed(recorder, "rescore")
        assert outcome.ok, outcome.text
        written = recorder.calls.count("write")
        rest = len(recorder.calls) - written - recorder.calls.count("read")
        assert recorder.calls.count("read") == written
        assert rest <= 12, recorder.calls
        costs[rows] = (tuple(recorder.calls), len(recorder.handles))
    assert costs[100] == costs[1_000] == costs[10_000]


def test_rescoring_live_and_closed_leave_the_same_cells(tmp_path: Path) -> None:
    data = all_totals_typed_over(good())
    closed = ClosedBook.from_bytes(data)
    apply(closed, assess(closed, general=general_findings), NOW)
    recorder = recorder_for(data, tmp_path / "a")
    assert pressed(recorder, "rescore").ok
    live, expected = content(recorder.book), content(closed)
    links = {
        place for place, (formula, _) in live.items() if formula and "HYPER" in formula
    }
    assert {sheet for sheet, *_ in links} == {"Kết quả kiểm tra"}
    for place in links:
        formula, _ = live.pop(place)
        _, shown = expected.pop(place)
        assert formula
        assert formula.endswith(f'"{shown}")')
    assert live == expected


def test_the_message_says_the_total_and_what_was_repaired(tmp_path: Path) -> None:
    outcome = pressed(recorder_for(damaged_total(good()), tmp_path / "a"), "rescore")
    assert outcome.text.splitlines() == [
        "983 = 950 điểm chuẩn + 35 điểm cộng − 2 điểm trừ.",
        "Đã sửa 1 ô, xem «Nhật ký».",
    ]


def test_a_press_backs_the_workbook_up_before_it_changes_the_form(
    tmp_path: Path,
) -> None:
    data = damaged_total(good())
    recorder = recorder_for(data, tmp_path / "a")
    assert pressed(recorder, "rescore").ok
    backups = list((tmp_path / "a" / "_sao_luu").iterdir())
    assert [b.read_bytes() for b in backups] == [data]


def test_checking_touches_no_sheet_but_its_own(tmp_path: Path) -> None:
    data = damaged_total(good())
    recorder = recorder_for(data, tmp_path / "a")
    outcome = pressed(recorder, "check")
    assert outcome.ok
    assert [f.code for f in outcome.findings if f.code != "S504"]
    before, after = content(ClosedBook.from_bytes(data)), content(recorder.book)
    assert {
        p[0] for p in before.keys() | after.keys() if before.get(p) != after.get(p)
    } == {"Kết quả kiểm tra"}
    assert not (tmp_path / "a" / "_sao_luu").exists()


def test_undo_brings_back_every_cell_press_by_press(tmp_path: Path) -> None:
    recorder = recorder_for(damaged_total(good()), tmp_path / "a")
    start = content(recorder.book)
    assert pressed(recorder, "rescore").ok
    first = content(recorder.book)
    summary = recorder.book.names()["td_s_total"]
    assert summary
    recorder.book.set_value(summary.sheet, summary.top, summary.left, 7.0)
    second = content(recorder.book)
    assert len({str(start), str(first), str(second)}) == 3
    assert pressed(recorder, "rescore").ok
    assert content(recorder.book) != second
    assert pressed(recorder, "undo").ok
    assert content(recorder.book) == second
    outcome = pressed(recorder, "undo")
    assert "trước lần bấm «Chấm lại điểm» lúc 08:30:00 02/03/2026" in outcome.text
    assert content(recorder.book) == {
        **start,
        (summary.sheet, summary.top, summary.left): (None, 7.0),
    }
    assert [f.code for f in pressed(recorder, "undo").findings] == ["F047"]


def test_undo_refuses_when_a_cell_changed_since_and_names_it(tmp_path: Path) -> None:
    recorder = recorder_for(damaged_total(good()), tmp_path / "a")
    assert pressed(recorder, "rescore").ok
    region = recorder.book.names()["td_check_note"]
    assert region
    recorder.book.set_value(region.sheet, region.top, region.left, "ghi chú của tôi")
    before = content(recorder.book)
    outcome = pressed(recorder, "undo")
    assert [(f.code, f.sheet, f.cell) for f in outcome.findings] == [
        ("F046", "Kết quả kiểm tra", "A2")
    ]
    assert "«Kết quả kiểm tra» A2" in outcome.text
    assert content(recorder.book) == before


def test_undo_writes_texts_back_as_texts(tmp_path: Path) -> None:
    """«16,5» typed into a total must not come home as a number or a date."""
    long = "dài " * 5000
    for typed_text in (long, "16,5", "1/2", "=A1", "00123", "'nháy", "TRUE", "#N/A"):
        book = ClosedBook.from_bytes(good())
        region = book.names()["td_c_total"]
        assert region
        row = next(
            r
            for r in range(region.top, region.bottom + 1)
            if book.sheet(region.sheet).at(r, region.left).formula
        )
        book.set_value(region.sheet, row, region.left, typed_text)
        recorder = recorder_for(book.to_bytes(), tmp_path / "a")
        assert pressed(recorder, "rescore").ok
        assert recorder.book.sheet(region.sheet).at(row, region.left).formula
        assert pressed(recorder, "undo").ok
        at = recorder.book.sheet(region.sheet).at(row, region.left)
        assert (at.formula, at.value, type(at.value)) == (None, typed_text, str)


@pytest.mark.parametrize(
    ("full_name", "read_only", "code"),
    [
        ("Book1", False, "F038"),
        ("Sổ của tôi", False, "F038"),
        ("D:\\So\\Chấm điểm.xlsx", True, "F039"),
        (
            "C:\\Users\\Hà\\AppData\\Local\\Microsoft\\Windows\\INetCache\\"
            "Content.Outlook\\AB12\\Chấm.xlsx",
            False,
            "F040",
        ),
        (
            "C:\\Users\\Hà\\AppData\\Local\\Temp\\Temp1_gui.zip\\Chấm.xlsx",
            False,
            "F040",
        ),
        ("/tmp/mozilla_ha0/Chấm.xlsx", False, "F040"),
        ("https://d.docs.live.net/1f/Chấm điểm.xlsx", False, "F041"),
        ("https://so.sharepoint.com/sites/td/Chấm.xlsx", False, "F041"),
    ],
)
def test_a_workbook_in_the_wrong_place_gets_its_own_message(
    full_name: str, read_only: bool, code: str
) -> None:
    recorder = Recorder(good(), full_name, read_only=read_only)
    outcome = pressed(recorder, "rescore")
    assert not outcome.ok
    assert [f.code for f in outcome.findings] == [code]
    assert "write" not in recorder.calls
    assert recorder.status[-1] is False


def test_a_workbook_without_a_form_is_told_and_left(tmp_path: Path) -> None:
    recorder = recorder_for(build_rubric_workbook(None), tmp_path / "a")
    outcome = pressed(recorder, "rescore")
    assert [f.code for f in outcome.findings] == ["F010"]
    assert "write" not in recorder.calls


def test_a_password_on_a_sheet_is_told_before_anything_is_written(
    tmp_path: Path,
) -> None:
    book = ClosedBook.from_bytes(damaged_total(good()))
    part = book.sheet("Nhật ký").part
    data = book.package.read(part).replace(
        b"<sheetProtection ", b'<sheetProtection password="CC1A" '
    )
    recorder = recorder_for(book.package.with_parts({part: data}), tmp_path / "a")
    outcome = pressed(recorder, "rescore")
    assert [(f.code, f.sheet) for f in outcome.findings] == [("F044", "Nhật ký")]
    assert "write" not in recorder.calls
    assert not (tmp_path / "a" / "_sao_luu").exists()


def test_a_busy_excel_is_asked_a_limited_number_of_times(tmp_path: Path) -> None:
    recorder = recorder_for(good(), tmp_path / "a")
    recorder.fail = lambda what: BUSY if what == "SaveCopyAs" else None
    outcome = pressed(recorder, "rescore")
    assert [f.code for f in outcome.findings] == ["F043"]
    assert "Enter" in outcome.text
    assert recorder.calls.count("SaveCopyAs") == host.ATTEMPTS


def test_an_excel_that_is_busy_for_a_moment_is_waited_for(tmp_path: Path) -> None:
    recorder = recorder_for(damaged_total(good()), tmp_path / "a")
    seen: dict[str, int] = {}

    def busy_twice(what: str) -> int | None:
        seen[what] = seen.get(what, 0) + 1
        return BUSY if seen[what] in (1, 2) else None

    recorder.fail = busy_twice
    assert pressed(recorder, "rescore").ok
    assert seen["write"] > 4


def test_an_excel_that_closes_meanwhile_is_told(tmp_path: Path) -> None:
    recorder = recorder_for(damaged_total(good()), tmp_path / "a")
    recorder.fail = lambda what: GONE if what == "write" else None
    outcome = pressed(recorder, "rescore")
    assert [f.code for f in outcome.findings] == ["F048"]


def test_a_press_that_was_cut_off_can_still_be_undone(tmp_path: Path) -> None:
    recorder = recorder_for(damaged_total(good()), tmp_path / "a")
    start = content(recorder.book)
    writes = iter(range(100))
    recorder.fail = lambda what: GONE if what == "write" and next(writes) == 2 else None
    assert not pressed(recorder, "rescore").ok
    assert content(recorder.book) != start
    recorder.fail = lambda _: None
    assert pressed(recorder, "undo").ok
    assert content(recorder.book) == start


def test_no_copy_of_the_workbook_stays_behind(tmp_path: Path, home: Path) -> None:
    recorder = recorder_for(damaged_total(good()), tmp_path / "a")
    pressed(recorder, "rescore")
    recorder.fail = lambda what: GONE if what == "write" else None
    pressed(recorder, "check")
    assert list((home / "tam").iterdir()) == []


def test_help_goes_to_the_guide_of_the_workbook(tmp_path: Path) -> None:
    recorder = recorder_for(good(), tmp_path / "a")
    assert pressed(recorder, "help").ok
    assert recorder.activated == ["Hướng dẫn"]


def test_protection_is_lifted_for_us_alone_with_its_options_kept(
    tmp_path: Path,
) -> None:
    recorder = recorder_for(damaged_total(filled()), tmp_path / "a")
    assert pressed(recorder, "rescore").ok
    assert recorder.open_sheets >= {"Chấm điểm", "Nhật ký", "Kết quả kiểm tra"}
    assert recorder.calls.count("Protect") == len(recorder.open_sheets)
