"""The buttons of the round book and the year book without a screen.

One LibreOffice serves both: a round is sent, taken in, put together; of a year what is
due is told.
"""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.excel.clerk import Clerk
from tests.excel.pressed_books import Open
from tests.excel.screen import furnished_home
from tests.exchange.round.rounds import SETTINGS, put
from tests.forms.year.filling import serial
from tests.macros.running_calc import RunningCalc
from tests.tries import is_thorough, sample
from toolkit.commands import COMMANDS, ROUND_BOOK, YEAR_BOOK
from toolkit.forms.round.layout import UNIT_TABLE
from toolkit.forms.scoring.fill import fill
from toolkit.forms.scoring.locate import locate
from toolkit.jobs.demo.scoring import EXAMPLE
from toolkit.jobs.shipped import standard_workbook
from toolkit.scoring.scorecard_text import read_example
from toolkit.xlsx.closed_book import ClosedBook

pytestmark = [
    pytest.mark.usefixtures("bridge"),
    pytest.mark.skipif(
        os.name == "nt", reason="the profile is not moved by HOME there"
    ),
]
UNITS = ("Sở Công Thương", "Sở Nội vụ")


@pytest.fixture(scope="module")
def clerk() -> Iterator[Clerk]:
    with furnished_home() as home:
        home.note_ends()
        with RunningCalc(home.profile, home.environment) as calc:
            yield Clerk(home, calc)


class OpenRound(NamedTuple):
    """The open round book, and the folder in which it lies."""

    shown: Open
    folder: Path


def opened(clerk: Clerk, name: str) -> OpenRound:
    """A built round book of two units, filled in and opened."""
    folder = clerk.home.books / Path(name).suffix[1:]
    folder.mkdir()
    book = ClosedBook.from_bytes(standard_workbook(name))
    for down, unit in enumerate(UNITS):
        put(book, UNIT_TABLE.name("name"), unit, down)
    for field, value in SETTINGS.items():
        put(book, f"td_gs_{field}", value)
    path = folder / f"sổ gửi nhận{Path(name).suffix}"
    path.write_bytes(book.to_bytes())
    return OpenRound(Open(clerk.calc.open(path)), folder)


WAYS = ["so_gui_nhan.xlsm", "so_gui_nhan.xlsx"]
"""Pressed on the sheet, and on the toolbar: both run the same press."""


@pytest.mark.parametrize("name", sample(WAYS, 2))
def test_a_round_is_sent_taken_in_and_ranked_by_its_buttons(
    clerk: Clerk, name: str
) -> None:
    round_book = opened(clerk, name)
    shown, folder = round_book
    try:
        clerk.pressed(shown, "send")
        sent = sorted(path.name for path in (folder / "gui_di").glob("*.xlsx"))
        assert len(sent) == len(UNITS)
        assert len(list((folder / "gui_di").glob("*.eml"))) == len(UNITS)
        deeds = shown.cells("td_g_ledger_deed").DataArray
        assert [row[0] for row in deeds[:3]] == ["gửi đi", "gửi đi", ""]
        if is_thorough():  # two presses on one button
            clerk.pressed(shown, "collect")  # it makes the folder, and says so
            assert (folder / "thu_den").is_dir()
        _come_back(folder, sent[0])
        clerk.pressed(shown, "collect")
        best = shown.lines("td_ranking")
        assert best[0].startswith("1.0 | Sở Công Thương | ")
        assert " | 983.0 | " in best[0]
        assert best[1].startswith("Sở Nội vụ | Chưa gửi về")
        assert any("G776" in line for line in shown.findings)
        chart = shown.document.Sheets.getByName("Biểu đồ")
        assert chart.getCellRangeByName("B3").String == "Sở Công Thương"
        assert chart.getCellRangeByName("C30").Value > 0.9  # the formula is computed
        bars = range(first_bar(chart) + 1, first_bar(chart) + 25)
        assert not any(chart.Rows.getByIndex(row).IsVisible for row in bars)
        before = shown.everything
        clerk.pressed(shown, "merge")
        assert shown.everything == before
        if is_thorough():  # of the year book a press is taken back in each run
            clerk.pressed(shown, "undo")  # the last press changed nothing
            clerk.pressed(shown, "undo")
            assert shown.lines("td_ranking") == []
    finally:
        shown.close()


def first_bar(chart: Any) -> int:
    """The row, from 0, of the best unit among the numbers of the bar chart."""
    names = [row[0] for row in chart.getCellRangeByName("A31:A99").DataArray]
    return 30 + names.index("Đơn vị") + 1


def _come_back(folder: Path, name: str) -> None:
    """The example of 2017, as a unit fills in what it was sent."""
    book = ClosedBook.open(folder / "gui_di" / name)
    located = locate(book)
    unit = located.places.cells["unit"]
    was = book.sheet(unit.sheet).at(*unit.spot).value
    fill(book, located.tree.rubric, located.places, read_example(EXAMPLE))
    book.set_value(*unit, was)
    back = folder / "thu_den"
    back.mkdir(exist_ok=True)
    (back / name).write_bytes(book.to_bytes())


def test_each_button_is_tried_here_or_with_the_other_books() -> None:
    ours = {c.id for c in COMMANDS if ROUND_BOOK in c.books}
    assert ours == {"send", "collect", "merge", "check", "undo", "help"}


# The year book

YEARS = ["so_nam_thi_dua.xlsm", "so_nam_thi_dua.xlsx"]


def opened_year(clerk: Clerk, name: str) -> Open:
    """A built year book with 25 tasks, the first of them long overdue, opened."""
    book = ClosedBook.from_bytes(standard_workbook(name))
    for field, value in (("unit", "Sở Công Thương"), ("year", 2023.0)):
        put(book, f"td_y_{field}", value)
    put(book, "td_y_as_of", serial(date(2023, 6, 30)))
    for down in range(25):
        put(book, "td_y_tasks_task", f"Việc {down + 1}", down)
        put(book, "td_y_tasks_responsible", "Văn phòng", down)
        put(book, "td_y_tasks_kind", "ngày", down)
        put(book, "td_y_tasks_day", serial(date(2023, 6, 14 + down // 2)), down)
    put(book, "td_y_tasks_state", "gõ đè", 3)
    path = clerk.home.books / f"sổ năm{Path(name).suffix}"
    path.write_bytes(book.to_bytes())
    return Open(clerk.calc.open(path))


@pytest.mark.parametrize("name", sample(YEARS, 2))
def test_what_is_due_is_told_by_the_buttons_of_the_year_book(
    clerk: Clerk, name: str
) -> None:
    shown = opened_year(clerk, name)
    try:
        plan = shown.document.Sheets.getByName("Kế hoạch")
        assert shown.rows("td_overview")[0][0] == "Còn thiếu"
        if is_thorough():  # on a register and a form it is pressed in each run
            clerk.pressed(shown, "check")
            assert [line for line in shown.findings if "Y120" in line] == []
        before = shown.everything
        clerk.pressed(shown, "due")
        assert shown.rows("td_overview")[0][:2] == ("Quá hạn", "Kế hoạch")
        assert shown.cells("td_y_tasks_state").DataArray[3][0] == "quá hạn 15 ngày"
        assert any("gõ đè" in line for line in shown.log)
        [area] = plan.getPrintAreas()
        assert area.EndRow == 28  # the last of the 25, which is row 29
        clerk.pressed(shown, "undo")
        [area] = plan.getPrintAreas()
        assert area.EndRow == 23
        assert shown.everything == before
        if is_thorough():
            clerk.pressed(shown, "help")
            assert shown.active == "Hướng dẫn"
    finally:
        shown.close()


def test_each_button_of_the_year_book_is_tried_here_or_with_its_dialog() -> None:
    ours = {c.id for c in COMMANDS if YEAR_BOOK in c.books}
    assert ours == {"due", "check", "undo", "help", "report"}
