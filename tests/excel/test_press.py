"""The buttons on an open workbook, with every call to the spreadsheet counted."""

import gzip
from datetime import datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.broken.base import NOW, filled, good
from tests.broken.surgery import damaged, without_name
from tests.excel.damage import (
    after_the_copy,
    all_totals_typed_over,
    damaged_total,
    inputs_among_totals,
    large,
    with_points,
)
from tests.excel.recording import BUSY, GONE, Recorder, Refusal
from tests.exchange.round.rounds import UNITS, round_book
from tests.tries import is_thorough
from toolkit.excel import host
from toolkit.excel.one_at_a_time import only_press
from toolkit.excel.press import press
from toolkit.exchange.round import key as keys
from toolkit.exchange.round.sending.send import send
from toolkit.forms.form import Action
from toolkit.forms.rubric.making.workbook import build_rubric_workbook
from toolkit.forms.scoring.assess import assess
from toolkit.forms.scoring.layout import TOTAL_KEY
from toolkit.forms.scoring.locate import locate
from toolkit.jobs.files import rescore_file
from toolkit.jobs.work import work_on
from toolkit.xlsx import closed_book
from toolkit.xlsx.cells.cell import Cell
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.backups import KEEP_BACKUPS
from toolkit.xlsx.read.sheet import read_sheet
from toolkit.xlsx.run import Run, running

pytestmark = pytest.mark.usefixtures("own_folder", "no_pause")
LARGE = [3_000, 10_000] if is_thorough() else [1_000]
at_each_size = pytest.mark.parametrize(
    "size", [300, *(pytest.param(size, marks=pytest.mark.slow) for size in LARGE)]
)


LATER = NOW + timedelta(minutes=1)
"""Than what the note of the workbook says, so that a press writes it anew."""


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


@at_each_size
def test_a_press_costs_the_same_few_calls_at_every_size(
    size: int, tmp_path: Path
) -> None:
    costs = {}
    for rows in (100, size):
        data = all_totals_typed_over(large(rows))
        recorder = recorder_for(data, tmp_path / str(rows))
        outcome = pressed(recorder, "rescore")
        assert outcome.ok, outcome.text
        written = recorder.calls.count("write")
        rest = len(recorder.calls) - written - recorder.calls.count("read")
        assert recorder.calls.count("read") == written
        assert rest <= 12, recorder.calls
        costs[rows] = (tuple(recorder.calls), len(recorder.handles))
    assert costs[100] == costs[size]


def test_rescoring_live_and_closed_leave_the_same_cells(tmp_path: Path) -> None:
    data = all_totals_typed_over(good())
    closed = ClosedBook.from_bytes(data)
    work_on(closed, Action.RESCORE).write(closed, NOW)
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


def test_a_sheet_that_was_edited_is_not_read_again_to_be_compared(
    tmp_path: Path,
) -> None:
    data = damaged_total(good())
    with running(Run()):  # what the spreadsheet itself reads is known in it
        recorder = recorder_for(data, tmp_path / "a")
        for name in recorder.book.sheet_names:
            recorder.book.sheet(name)
        with patch.object(closed_book, "read_sheet", wraps=read_sheet) as reading:
            assert pressed(recorder, "rescore").ok
    assert "Chấm điểm" not in [call.args[1] for call in reading.call_args_list]


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


@pytest.mark.parametrize("later", [NOW, LATER])
def test_undo_takes_back_one_press_whatever_the_minute(
    later: datetime, tmp_path: Path
) -> None:
    recorder = recorder_for(damaged_total(good()), tmp_path / "a")
    start = content(recorder.book)
    assert pressed(recorder, "rescore").ok
    first = content(recorder.book)
    # Found is the same again: nothing but the time of the check may differ.
    assert pressed(recorder, "check", later).ok
    outcome = pressed(recorder, "undo", later)
    assert outcome.ok
    assert "«Kiểm tra»" in outcome.text
    assert ("không đổi ô nào" in outcome.text) == (later == NOW)
    assert content(recorder.book) == first
    assert "«Chấm lại điểm»" in pressed(recorder, "undo", later).text
    assert content(recorder.book) == start


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
    assert pressed(recorder, "rescore", LATER).ok
    region = recorder.book.names()["td_check_note"]
    assert region
    recorder.book.set_value(region.sheet, region.top, region.left, "ghi chú của tôi")
    before = content(recorder.book)
    outcome = pressed(recorder, "undo")
    assert [f.code for f in outcome.findings] == ["F046"]
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


@pytest.mark.slow
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


def test_no_copy_of_the_workbook_stays_behind(tmp_path: Path, own_folder: Path) -> None:
    recorder = recorder_for(damaged_total(good()), tmp_path / "a")
    pressed(recorder, "rescore")
    recorder.fail = lambda what: GONE if what == "write" else None
    pressed(recorder, "check")
    assert list((own_folder / "tam").iterdir()) == []


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


@pytest.mark.parametrize("bridged", [False, True])
def test_what_is_typed_during_a_press_is_never_overwritten(
    bridged: bool, tmp_path: Path
) -> None:
    base = with_points(large(100)) if bridged else good()
    data = all_totals_typed_over(base)
    recorder = recorder_for(data, tmp_path / "a")
    place = inputs_among_totals(data)[0]
    after_the_copy(recorder, lambda: recorder.book.set_value(*place, 3.5))
    outcome = pressed(recorder, "rescore")
    assert recorder.book.sheet(place[0]).at(*place[1:]).value == 3.5
    if bridged:
        assert [f.code for f in outcome.findings] == ["F050"]
        assert "write" not in recorder.calls
        assert [f.code for f in pressed(recorder, "undo").findings] == ["F047"]


def test_an_input_between_totals_keeps_all_its_digits(tmp_path: Path) -> None:
    data = all_totals_typed_over(with_points(large(100)))
    place = inputs_among_totals(data)[1]
    for digits in (0.30000000000000004, 3.3333333333333335, 1 / 3):
        book = ClosedBook.from_bytes(data)
        book.set_value(*place, digits)
        recorder = recorder_for(book.to_bytes(), tmp_path / "a")
        assert pressed(recorder, "rescore").ok
        assert recorder.book.sheet(place[0]).at(*place[1:]).value == digits
        assert recorder.calls.count("write") > recorder.calls.count("Protect")
        assert pressed(recorder, "undo").ok
        assert recorder.book.sheet(place[0]).at(*place[1:]).value == digits


@pytest.mark.parametrize("fails_at", [1, 2, 3, 4])
def test_a_press_that_fails_half_way_takes_back_what_it_wrote(
    fails_at: int, tmp_path: Path
) -> None:
    recorder = recorder_for(damaged_total(good()), tmp_path / "a")
    start = content(recorder.book)
    writes = iter(range(1, 100))
    recorder.fail = lambda what: (
        -1 if what == "write" and next(writes) == fails_at else None
    )
    with pytest.raises(Refusal):
        pressed(recorder, "rescore", LATER)
    assert content(recorder.book) == start
    recorder.fail = lambda _: None
    assert [f.code for f in pressed(recorder, "undo").findings] == ["F047"]


def test_a_press_that_cannot_be_taken_back_says_so_and_can_be_undone(
    tmp_path: Path,
) -> None:
    recorder = recorder_for(damaged_total(good()), tmp_path / "a")
    start = content(recorder.book)
    writes = iter(range(100))
    recorder.fail = lambda what: -1 if what == "write" and next(writes) > 1 else None
    outcome = pressed(recorder, "rescore")
    assert [f.code for f in outcome.findings] == ["F053"]
    assert content(recorder.book) != start
    recorder.fail = lambda _: None
    assert pressed(recorder, "undo").ok
    assert content(recorder.book) == start


def test_undo_of_a_cut_off_press_respects_later_work(tmp_path: Path) -> None:
    recorder = recorder_for(damaged_total(good()), tmp_path / "a")
    writes = iter(range(100))
    recorder.fail = lambda what: -1 if what == "write" and next(writes) > 1 else None
    pressed(recorder, "rescore", LATER)
    recorder.fail = lambda _: None
    note = recorder.book.names()["td_check_note"]
    assert note
    recorder.book.set_value(note.sheet, note.top, note.left, "của tôi")
    assert [f.code for f in pressed(recorder, "undo").findings] == ["F046"]


def test_a_full_disk_behind_the_press_leaves_undo_at_work(tmp_path: Path) -> None:
    recorder = recorder_for(damaged_total(good()), tmp_path / "a")
    start = content(recorder.book)
    with patch("toolkit.excel.snapshot.complete", side_effect=OSError):
        assert pressed(recorder, "rescore").ok
    assert pressed(recorder, "undo").ok
    assert content(recorder.book) == start


def test_a_total_formatted_as_text_gets_its_formula(tmp_path: Path) -> None:
    data = damaged_total(good())
    book = ClosedBook.from_bytes(data)
    region = book.names()["td_c_total"]
    assert region
    row = next(
        row
        for row in range(region.top, region.bottom + 1)
        if book.sheet(region.sheet).at(row, region.left).value == 999.0
    )
    recorder = recorder_for(data, tmp_path / "a")
    style = book.sheet(region.sheet).at(row, region.left).style
    real = ClosedBook.number_format

    def as_text(self: ClosedBook, number: int) -> str:
        return "@" if number == style else real(self, number)

    with patch.object(ClosedBook, "number_format", as_text):
        assert pressed(recorder, "rescore").ok
        at = (region.sheet, (row, region.left, row, region.left))
        assert (*at, "General") in recorder.formats
        first = recorder.calls.index("format General")
        assert first < recorder.calls.index("write")
        assert pressed(recorder, "undo").ok
        assert recorder.formats[-1] == (*at, "@")


def test_two_presses_at_once_are_told_apart(tmp_path: Path) -> None:
    recorder = recorder_for(good(), tmp_path / "a")
    with only_press():
        outcome = pressed(recorder, "rescore")
    assert [f.code for f in outcome.findings] == ["F051"]
    assert recorder.calls == []
    assert pressed(recorder, "rescore").ok


def test_without_a_sheet_for_findings_the_message_tells_them(tmp_path: Path) -> None:
    data = damaged(damaged_total(good()), without_name("td_findings"))
    outcome = pressed(recorder_for(data, tmp_path / "a"), "check")
    assert "xem trang" not in outcome.text
    assert all(f"[{f.code}] " in outcome.text for f in outcome.findings)


def test_lines_that_a_clerk_wrote_among_the_findings_are_backed_up(
    tmp_path: Path,
) -> None:
    book = ClosedBook.from_bytes(damaged_total(good()))
    header = book.names()["td_findings"]
    assert header
    book.set_value(header.sheet, header.bottom + 4, 5, "hỏi lại anh Nam")
    data = book.to_bytes()
    assert pressed(recorder_for(data, tmp_path / "a"), "check").ok
    [backup] = (tmp_path / "a" / "_sao_luu").iterdir()
    assert backup.read_bytes() == data


@pytest.mark.slow
def test_a_backup_that_undo_of_the_closed_file_needs_is_never_pruned(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "a"
    recorder = recorder_for(damaged_total(good()), folder)
    path = Path(recorder.full_name)
    rescore_file(path, now=NOW)
    [needed] = (folder / "_sao_luu").glob("*.xlsx")
    for day in range(KEEP_BACKUPS + 5):
        recorder = Recorder(damaged_total(good()), str(path))
        assert pressed(recorder, "rescore", NOW + timedelta(days=day)).ok
    assert needed.exists()
    assert len(list((folder / "_sao_luu").glob("*.xlsx"))) <= KEEP_BACKUPS + 1


@pytest.mark.slow
def test_numbers_typed_as_text_cost_no_more_calls(tmp_path: Path) -> None:
    costs = set()
    for rows in (100, 1_000 if is_thorough() else 400):
        data = all_totals_typed_over(large(rows))
        book = ClosedBook.from_bytes(data)
        computed = assess(book).computed
        region = book.names()["td_c_total"]
        assert region
        for row in range(region.top, region.bottom + 1):
            if (region.sheet, row, region.left) not in computed and row % 3 == 0:
                book.set_value(region.sheet, row, region.left, "4,5")
        recorder = recorder_for(book.to_bytes(), tmp_path / str(rows))
        before = content(recorder.book)
        assert pressed(recorder, "rescore").ok
        after = content(recorder.book)
        kept = {p: v for p, v in before.items() if v == (None, "4,5")}
        assert kept
        assert {p: after[p] for p in kept} == kept
        costs.add(tuple(recorder.calls))
    assert len(costs) == 1


def test_snapshots_that_are_damaged_are_passed_over(
    tmp_path: Path, own_folder: Path
) -> None:
    recorder = recorder_for(damaged_total(good()), tmp_path / "a")
    assert pressed(recorder, "rescore").ok
    [file] = (own_folder / "hoan_tac").rglob("*.json.gz")
    packed = file.read_bytes()
    good_text = gzip.decompress(packed).decode("utf-8")
    for broken in (
        "",
        "[]",
        good_text.replace('"command": "rescore"', '"command": "?"'),
        good_text.replace('"before": [[', '"before": [["x"], ['),
    ):
        file.write_bytes(gzip.compress(broken.encode("utf-8")))
        assert [f.code for f in pressed(recorder, "undo").findings] == ["F047"]
    for broken_pack in (b"", packed[:-20], packed[:30] + b"x" * 9 + packed[39:]):
        file.write_bytes(broken_pack)
        assert [f.code for f in pressed(recorder, "undo").findings] == ["F047"]
    file.write_bytes(packed)
    assert pressed(recorder, "undo").ok


def test_a_workbook_that_was_sent_is_held_against_the_original(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "sending_key", lambda: tmp_path / "khoa.txt")
    send(round_book(tmp_path, UNITS[:1]), now=NOW)
    [sent] = (tmp_path / "gui_di").glob("*.xlsx")
    book = ClosedBook.open(sent)
    form = locate(book).places.form
    book.set_value(*form.place(TOTAL_KEY, "total"), 999.0)
    recorder = recorder_for(book.to_bytes(), tmp_path / "ve", "gửi về.xlsx")
    for original in (True, False):
        with running(Run()):
            told = [f.code for f in pressed(recorder, "check").findings]
        assert ("G701" in told) is original
        sent.unlink(missing_ok=True)
