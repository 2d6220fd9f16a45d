"""Every button without a screen, pressed as toolbar and sheet press it."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.broken.base import NOW
from tests.excel.clerk import Clerk, Desk
from tests.excel.pressed_books import TOTAL, TYPED, Open, Shown
from tests.excel.screen import Home, furnished_home
from tests.jobs.adopt.office_tables import merged_heads
from tests.macros.running_calc import RunningCalc
from tests.tries import is_thorough, sample
from tests.waiting import wait_for
from toolkit.commands import COMMANDS, SCORING_BOOK
from toolkit.excel.button_call import NOT_SHOWN
from toolkit.findings import find
from toolkit.jobs.adopt.files import adopt_file
from toolkit.jobs.adopt.wishes import Wishes

pytestmark = [
    pytest.mark.usefixtures("bridge"),
    pytest.mark.skipif(
        os.name == "nt", reason="the profile is not moved by HOME there"
    ),
]


@pytest.fixture(scope="module")
def clerk() -> Iterator[Clerk]:
    with furnished_home() as home:
        home.note_ends()
        with RunningCalc(home.profile, home.environment) as calc:
            yield Clerk(home, calc)


WAYS = {"on the sheet": "cham_diem.xlsm", "on the toolbar": "cham_diem.xlsx"}


# Both ways run the same press: where one press would do, one of them is taken. In the
# scope of the module, so that all tests of one workbook follow each other.
on_the_sheet, on_the_toolbar = (
    pytest.mark.parametrize(
        "shown", sample([way, other], 2), indirect=True, scope="module"
    )
    for way, other in (tuple(WAYS), tuple(WAYS)[::-1])
)


@pytest.fixture(scope="module")
def desk(clerk: Clerk) -> Iterator[Desk[Shown]]:
    desk = Desk(clerk.open_scoring)
    yield desk
    desk.clear()


@pytest.fixture
def shown(request: pytest.FixtureRequest, desk: Desk[Shown]) -> Shown:
    """The example, opened so that it is pressed in each of the two ways."""
    return desk.take(WAYS[request.param])


@on_the_sheet
def test_scoring_again_repairs_and_writes_findings_and_log_until_it_is_taken_back(
    clerk: Clerk, shown: Shown
) -> None:
    form, found = "Chấm điểm", "Kết quả kiểm tra"
    before = shown.everything
    heights, empty = shown.heights(form), shown.heights(found)
    assert shown.total != TOTAL
    clerk.pressed(shown, "rescore")
    assert shown.total == TOTAL
    assert shown.damaged[0].startswith("=IF(")
    assert ["C202" in line for line in shown.findings] == [True]
    assert any("C202: đặt lại công thức" in line for line in shown.log)
    # Rows of the form stay as they were; our own sheet's are as high as its long texts.
    assert shown.heights(form) == heights
    assert max(shown.heights(found)) > max(empty)
    clerk.pressed(shown, "undo")
    assert shown.everything == before
    assert shown.heights(form) == heights


@on_the_sheet
def test_help_goes_to_the_guide(clerk: Clerk, shown: Shown) -> None:
    before = shown.everything
    assert shown.active == "Chấm điểm"
    clerk.pressed(shown, "help")
    assert shown.active == "Hướng dẫn"
    assert shown.everything == before


@on_the_toolbar
def test_about_changes_nothing(clerk: Clerk, shown: Shown) -> None:
    before = shown.everything
    clerk.pressed(shown, "about")
    assert shown.everything == before


@on_the_toolbar
def test_a_button_of_the_register_changes_nothing_here(
    clerk: Clerk, shown: Shown
) -> None:
    before = shown.everything
    clerk.pressed(shown, "ratios")
    assert shown.everything == before


def test_each_button_is_tried_here() -> None:
    on_the_sheet = {c.id for c in COMMANDS if SCORING_BOOK in c.books}
    assert {*on_the_sheet, "about"} == {"rescore", "check", "undo", "help", "about"}


# The form that an office made itself


def test_an_office_s_own_form_is_scored_and_taken_back(clerk: Clerk) -> None:
    """Typed, pressed, undone; its sheet, its merges and columns are its own."""
    source = clerk.home.books / "biểu của cơ quan.xlsx"
    source.write_bytes(merged_heads())
    made = adopt_file(source, Wishes(unit="Phòng A", year=2026), now=NOW)
    opened = Open(clerk.calc.open(Path(made.report.saved)))
    try:
        page = opened.document.Sheets.getByName("Biểu 1")
        page.getCellRangeByName("E8").Value = 18  # it was 20
        page.getCellRangeByName("E15").Value = 999  # over the total
        before = opened.everything
        clerk.pressed(opened, "rescore")
        assert page.getCellRangeByName("E15").Value == 91
        assert page.getCellRangeByName("E15").Formula.startswith("=IF(COUNT(")
        assert page.getCellRangeByName("E10").Value == 46
        assert ["C202" in line for line in opened.findings] == [True]
        clerk.pressed(opened, "undo")
        assert opened.everything == before
    finally:
        opened.document.setModified(False)
        opened.document.close(True)


# Press upon press

ROUND = (("rescore", True), ("check", True), ("undo", True), ("undo", False))
"""Presses, and whether the total is then the right one. After them every cell is as
before, so that each round must do the same again."""
if not is_thorough():  # what each press does by itself is tried above
    ROUND = (("check", False), ("undo", False))
ROUNDS, WARM_UP = (8, 3) if is_thorough() else (2, 1)
GROWTH = 25
"""Megabytes after the warm-up. Measured in eighty presses: 8 to 20, most of it in one
step, which is how the heap grows. A thorough run would find a megabyte and a half lost
with each press, a whole run twelve, in an office that the tests above have warmed up;
files, threads and processes are counted."""


@pytest.mark.parametrize("shown", ["on the toolbar"], indirect=True, scope="module")
def test_press_upon_press_leaves_nothing_behind(clerk: Clerk, shown: Shown) -> None:
    before = shown.everything
    office = clerk.home.office()
    first = set(clerk.home.processes())
    held, started = [], time.monotonic()
    for _ in range(ROUNDS):
        for command, is_right in ROUND:
            assert clerk.press(command) == (0, "")
            assert (shown.total == TOTAL) == is_right
        assert shown.everything == before
        assert set(clerk.home.processes()) == first
        held.append(holdings(office))
    each = (time.monotonic() - started) / (ROUNDS * len(ROUND))
    print(f"\n{each:.2f} s a press; megabytes, files, threads: {held}")
    warm, last = held[WARM_UP - 1], held[-1]
    assert last.megabytes - warm.megabytes < GROWTH
    # Threads come and go with the connections that are just ending.
    assert last.files <= warm.files + 2
    assert last.threads <= warm.threads + 4
    assert not list((clerk.home.data / "tam").iterdir())


class Holdings(NamedTuple):
    megabytes: float
    files: int
    threads: int


def holdings(pid: int) -> Holdings:
    """What a process holds of the system."""
    place = Path(f"/proc/{pid}")
    pages = int((place / "statm").read_text().split()[1])
    return Holdings(
        round(pages * os.sysconf("SC_PAGE_SIZE") / 2**20, 1),
        len(list((place / "fd").iterdir())),
        len(list((place / "task").iterdir())),
    )


# When something is wrong


def test_of_two_workbooks_of_one_name_the_pressed_one_is_changed(clerk: Clerk) -> None:
    first, second = (clerk.open_scoring("cham_diem.xlsm", folder) for folder in "ab")
    before = second.everything
    # The other one is in front.
    assert clerk.press("check", first.document) == (0, "")
    assert ["C202" in line for line in first.findings] == [True]
    assert second.everything == before
    for shown in (first, second):
        shown.close()


FAILING = """
from toolkit.forms.scoring import assess as scoring_job

def assess(book, *_):
    unit = book.sheet("Chấm điểm").at(2, 1).value
    raise ValueError(f"cannot go on with {unit}")

scoring_job.assess = assess
"""


@on_the_toolbar
def test_an_error_that_nobody_foresaw_is_logged_without_what_the_cells_say(
    clerk: Clerk, shown: Shown
) -> None:
    before = shown.everything
    with clerk.home.broken(FAILING):
        clerk.pressed(shown, "rescore")
    assert shown.everything == before
    log = clerk.home.data / "loi.log"
    text = log.read_text(encoding="utf-8")
    log.unlink()
    assert "ValueError" in text
    assert "planted.py:6 assess" in text
    assert "Sở" not in text
    assert "cannot go on" not in text


@on_the_toolbar
def test_checking_writes_findings_and_nothing_else(clerk: Clerk, shown: Shown) -> None:
    before = dict(shown.everything)
    clerk.pressed(shown, "check")
    after = dict(shown.everything)
    assert shown.damaged == ("999", TYPED)
    assert ["C202" in line for line in shown.findings] == [True]
    assert {name for name in before if before[name] != after[name]} == {
        "Kết quả kiểm tra"
    }


HALTING = """
import pathlib, time
from toolkit.forms.scoring import assess as scoring_job

assess, here = scoring_job.assess, pathlib.Path(__file__).parent

def halting(*arguments, **named):
    (here / "halted").touch()
    while not (here / "go").exists():
        time.sleep(0.02)
    return assess(*arguments, **named)

scoring_job.assess = halting
"""


def test_calc_killed_in_the_middle_of_a_press_leaves_no_process(clerk: Clerk) -> None:
    """In a home of its own: that LibreOffice does not come back."""
    del clerk
    with furnished_home() as home:
        home.note_ends()
        with RunningCalc(home.profile, home.environment) as calc:
            doomed = Clerk(home, calc)
            path = Path(doomed.open_scoring("cham_diem.xlsx", "x").path)
            before = path.read_bytes()
            with home.broken(HALTING):
                doomed.start("rescore")
                wait_for((home.site / "halted").exists, "the middle of a press")
                os.kill(home.office(), signal.SIGKILL)
                (home.site / "go").touch()
                code, said = home.next_end()
            assert (code, said) == (NOT_SHOWN, f"[F048] {find('F048').text}")
            wait_for(lambda: not home.processes(), "everything to end")
            assert path.read_bytes() == before
            assert not list((home.data / "tam").iterdir())
            assert not (home.data / "loi.log").exists()
        if is_thorough():  # it starts once more
            as_if_nothing_had_been(home)


def as_if_nothing_had_been(home: Home) -> None:
    with RunningCalc(home.profile, home.environment) as calc:
        again = Clerk(home, calc)
        shown = again.open_scoring("cham_diem.xlsx", "y")
        assert again.press("rescore") == (0, "")
        assert shown.total == TOTAL
        shown.close()
