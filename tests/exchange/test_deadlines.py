"""What is due, told for files, and as a calendar."""

from datetime import UTC, date, datetime
from pathlib import Path

import icalendar
import pytest

from tests.forms.year.filling import NOW, full, year_book
from toolkit.cli.main import main
from toolkit.exchange.deadlines.calendar_file import calendar_of_deadlines
from toolkit.exchange.deadlines.due import NO_TASK, Due, due_in, due_lines, due_of
from toolkit.jobs.screen import harmless
from toolkit.model.year import DeadlineKind, Task, YearBook, YearTable

TASKS = (
    Task(5, "1", task="Báo cáo, sơ kết; 6 tháng", kind=DeadlineKind.BEFORE,
         day=date(2023, 6, 15), responsible="Văn phòng"),
    Task(6, "2", task="Họp Hội đồng sáng kiến của cơ quan " * 4,
         kind=DeadlineKind.IN_MONTH, day=date(2023, 6, 1)),
    Task(7, "3", task="Đã xong", kind=DeadlineKind.ON_DAY, day=date(2023, 6, 1),
         done=date(2023, 6, 1)),
    Task(8, "4", task="Chưa rõ", kind=DeadlineKind.BY_SUPERIOR),
)  # fmt: skip


def due(day: date = date(2023, 6, 20)) -> Due:
    return due_of(YearBook(unit="Sở", year=2023, tasks=TASKS), day)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("due") / "sổ năm.xlsx"
    made.write_bytes(full().to_bytes())
    return made


def test_the_lines_count_what_is_late_and_due() -> None:
    lines = list(due_lines(due(), 14))
    assert lines[0] == (
        "Tính đến ngày 20/06/2023: 1 việc quá hạn, 1 việc đến hạn trong 14 ngày."
    )
    assert "quá 6 ngày): 1. Báo cáo, sơ kết; 6 tháng – Văn phòng" in lines[1]
    assert "còn 10 ngày, 8 ngày làm việc" in lines[2]
    assert lines[3].strip() == "Chưa có hạn: 1 việc, xem trang «Kế hoạch»."
    assert len(list(due_lines(due(), 9))) == 3


def test_the_date_cell_goes_before_today(path: Path) -> None:
    report, found = due_in(path, now=NOW)
    assert not report.findings
    assert found
    assert (found.day, found.from_cell) == (date(2023, 10, 12), True)
    book = year_book({YearTable.TASKS: "task|kind|day\nViệc|ngày|01/12/2026"})
    bare = path.with_name("trống.xlsx")
    bare.write_bytes(book.to_bytes())
    _, found = due_in(bare, now=NOW)
    assert found
    assert (found.day, found.within(1)[0].days) == (NOW.date(), 1)


def test_how_far_ahead_is_the_office_s_own_setting(tmp_path: Path) -> None:
    rows = {YearTable.TASKS: "task|kind|day\nViệc|ngày|01/12/2026"}
    path = tmp_path / "sổ.xlsx"
    for settings, due_soon in (("within: 0", "0 việc đến hạn trong 0"), ("", "1 việc")):
        path.write_bytes(year_book(rows, settings, year=2026).to_bytes())
        _, found = due_in(path, now=NOW)
        assert found
        assert due_soon in next(due_lines(found))
        assert "1 việc đến hạn trong 3 ngày" in next(due_lines(found, 3))


def test_a_day_at_the_end_of_all_days_is_an_event_too() -> None:
    last = TASKS[0]._replace(kind=DeadlineKind.ON_DAY, day=date.max)
    found = due_of(YearBook(tasks=(last,)), date(2023, 6, 1))
    assert b"99991231" in calendar_of_deadlines([found])


def test_the_calendar_holds_an_event_for_each_open_task() -> None:
    data = calendar_of_deadlines([due()])
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    data.decode("utf-8")
    calendar = icalendar.Calendar.from_ical(data)
    assert calendar["method"] == "PUBLISH"
    first, second = calendar.walk("VEVENT")
    assert first["summary"] == "Hạn: 1. Báo cáo, sơ kết; 6 tháng"
    assert first.decoded("dtstart") == date(2023, 6, 14)
    assert first.decoded("dtend") == date(2023, 6, 15)
    assert first.decoded("dtstamp") == datetime(2023, 6, 20, tzinfo=UTC)
    assert "Chủ trì: Văn phòng" in first["description"]
    [alarm] = first.walk("VALARM")
    assert alarm["action"] == "DISPLAY"
    assert second.decoded("dtstart") == date(2023, 6, 30)
    assert first["uid"] != second["uid"]


def test_the_same_books_give_the_same_bytes_and_a_moved_deadline_the_same_uid() -> None:
    assert calendar_of_deadlines([due()]) == calendar_of_deadlines([due()])
    later = TASKS[0]._replace(day=date(2023, 7, 1), task="Báo cáo")
    moved = due_of(YearBook(unit="Sở", year=2023, tasks=(later,)), date(2023, 6, 21))
    uids = [
        icalendar.Calendar.from_ical(calendar_of_deadlines([one])).walk("VEVENT")[0]
        for one in (due(), moved)
    ]
    assert uids[0]["uid"] == uids[1]["uid"]
    twice = due_of(YearBook(tasks=(TASKS[0], TASKS[0])), date(2023, 6, 1))
    both = icalendar.Calendar.from_ical(calendar_of_deadlines([twice])).walk("VEVENT")
    assert both[0]["uid"] != both[1]["uid"]


def test_one_bad_file_does_not_stop_the_others(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "hỏng.xlsx"
    bad.write_bytes(b"x")
    out = tmp_path / "hạn.ics"
    code = main(["due", str(bad), str(path), "--within", "30", "--ics", str(out)])
    said = capsys.readouterr().out
    assert code == 2
    assert "2 việc quá hạn, 2 việc đến hạn trong 30 ngày" in said
    assert out.read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert main(["due", str(path), "--ics", str(out)]) == 1  # something is late
    assert (tmp_path / "hạn (2).ics").exists()


def test_what_steers_a_terminal_does_not_get_into_the_calendar() -> None:
    """RFC 5545 knows no control characters; a reversed line hides an ending."""
    tasks = [
        Task(5, "1\x1b", task="Vi\u202eệc\x07\r\nEND:VEVENT", kind=DeadlineKind.ON_DAY,
             day=date(2023, 6, 25), responsible="VP\x1b[2J", note="x\x9b",
             partners="\x00")
    ]  # fmt: skip
    book = YearBook(unit="Sở\x1b]0;\x07", year=2023, tasks=tuple(tasks))
    said = calendar_of_deadlines([due_of(book, date(2023, 6, 20))])
    text = said.decode().replace("\r\n", "\n")
    assert [one for one in text if one != "\n" and harmless(one) != one] == []
    assert said.count(b"\r\nEND:VEVENT") == 1


def test_a_plan_without_tasks_says_where_to_write_them() -> None:
    empty = due_of(YearBook(year=2026), date(2026, 11, 30))
    assert list(due_lines(empty)) == [NO_TASK]
