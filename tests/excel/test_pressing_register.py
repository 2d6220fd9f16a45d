"""The register's buttons, pressed with a mouse in a LibreOffice that shows itself."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.excel.pressed_books import Open, example
from tests.excel.register_books import (
    NAMES,
    OF_CONDITIONS,
    OpenRegister,
    changed,
    example_register,
)
from tests.excel.screen import LOOK, Screen, ShownCalc, furnished_home
from tests.excel.test_dialogs import NEWCOMER, PEOPLE
from tests.exchange.tables.files import csv_file
from tests.tries import is_thorough
from tests.waiting import wait_for
from toolkit.excel.button_call import TITLE
from toolkit.findings import find
from toolkit.forms.register.writing.stale import FRESH, NEVER, STALE

pytestmark = pytest.mark.usefixtures("bridge", "screen_tools")

WITH_BUTTONS, WITHOUT = "theo_doi_khen_thuong.xlsm", "theo_doi_khen_thuong.xlsx"
LOW = 480
"""Pixels. For each row seen of «Tỷ lệ» Calc draws its 16,000 hidden columns too: on a
screen twice as high that is a second of computing for each change."""
RATIOS, CONDITIONS = "Kiểm tra tỷ lệ", "Kiểm tra điều kiện"


@pytest.fixture(scope="module")
def screen() -> Iterator[ShownCalc]:
    """LibreOffice as a clerk has it, with windows, the extension and Python."""
    with (
        Screen(1920, LOW) as display,
        furnished_home() as home,
        ShownCalc(display, home) as calc,
    ):
        yield calc


@pytest.fixture
def opened(screen: ShownCalc) -> Iterator[Callable[[str], OpenRegister]]:
    """Opens a copy of a built register with rows typed in, and closes it."""
    with ExitStack() as open_ones:
        yield lambda name: open_ones.enter_context(shown(screen, name))


@contextmanager
def shown(screen: ShownCalc, name: str) -> Iterator[OpenRegister]:
    taken = len(list(screen.home.books.iterdir()))
    path = screen.home.books / f"Khen thưởng ({taken}){Path(name).suffix}"
    path.write_bytes(example_register(name))
    register = OpenRegister(screen.show(path))
    yield register
    register.close()


def press(screen: ShownCalc, register: OpenRegister, label: str, sheet: str) -> str:
    """Press a button on a sheet; what is said, once its message is closed."""
    button = screen.sheet_button(register.document, label, sheet)
    screen.press(register.document, button)
    message = screen.message()
    assert message.title == f"{TITLE}: {label}"
    screen.close(message)
    return message.text


def broken_ratio(register: OpenRegister) -> None:
    row = register.ratio("R1")
    seen = {field: row[field] for field in ("places", "numerator", "over", "state")}
    assert seen == {"places": 2, "numerator": 3, "over": 1, "state": "vượt"}


def ratios_say_which_is_broken(
    screen: ShownCalc, opened: Callable[[str], OpenRegister], tmp_path: Path
) -> None:
    register = opened(WITH_BUTTONS)
    assert register.lines("td_ratios") == []
    said = press(screen, register, RATIOS, "Tỷ lệ")
    assert "1 tỷ lệ bị vượt; " in said
    assert "xem trang «Kết quả kiểm tra»" in said
    broken_ratio(register)
    assert register.shown("td_ratios_note").startswith("Quy định của năm 2022.")
    assert any("Q401" in line for line in register.findings)
    screen.screen.picture(tmp_path / "tỷ lệ.png")


# In other runs `test_headless_register` presses it.
if is_thorough():
    test_the_button_on_the_ratios_says_which_is_broken = ratios_say_which_is_broken


@pytest.fixture(scope="module")
def register(screen: ShownCalc) -> Iterator[OpenRegister]:
    """One for the tests that do not mind each other's rows: it opens for seconds."""
    with shown(screen, WITH_BUTTONS) as register:
        yield register


def test_the_button_on_the_conditions_fills_them_and_they_grow_old_at_once(
    screen: ShownCalc, register: OpenRegister, tmp_path: Path
) -> None:
    before = register.everything
    assert register.stale == NEVER
    said = press(screen, register, CONDITIONS, "Điều kiện")
    assert said.startswith("20 đề nghị: ")
    assert changed(before, register.everything) == OF_CONDITIONS
    assert register.stale == FRESH
    lines = register.lines("td_conditions")
    assert all(any(name in line for line in lines) for name in NAMES)
    screen.screen.picture(tmp_path / "điều kiện.png")
    # Calc's own Ctrl+Z takes back nothing of a press, only what is done after it.
    assert register.document.UndoManager.getAllUndoActionTitles() == ()
    drag_a_rating_down(screen, register)
    assert register.stale == STALE
    screen.dispatch(register.document, ".uno:Undo")
    assert register.stale == FRESH
    said = press(screen, register, "Hoàn tác", "Điều kiện")
    assert said.startswith(f"Đã đưa sổ về như trước lần bấm «{CONDITIONS}» lúc ")
    assert register.everything == before


def drag_a_rating_down(screen: ShownCalc, register: OpenRegister) -> None:
    """As a clerk does (Ctrl+D): the rating above, copied over that of the first one."""
    ratings = register.cells("td_ratings_rating")
    at = 2 * len(NAMES)
    above, first = (ratings.getCellByPosition(0, n) for n in (at - 1, at))
    assert above.String != first.String
    view = register.document.CurrentController
    view.setActiveSheet(first.Spreadsheet)
    view.select(ratings.getCellRangeByPosition(0, at - 1, 0, at))
    screen.dispatch(register.document, ".uno:FillDown")
    assert above.String == first.String


def toolbar_checks(screen: ShownCalc, opened: Callable[[str], OpenRegister]) -> None:
    register = opened(WITHOUT)
    for label in (RATIOS, CONDITIONS):
        button = screen.toolbar_button(register.document, label)
        screen.press(register.document, button)
        message = screen.message()
        assert message.title == f"{TITLE}: {label}"
        screen.close(message)
    broken_ratio(register)
    assert register.stale == FRESH


# On a sheet a button is pressed above, and on the toolbar of a register another below.
if is_thorough():
    test_the_toolbar_checks_a_register_without_macros = toolbar_checks


def test_the_toolbar_imports_what_is_named_in_a_dialog(
    screen: ShownCalc, register: OpenRegister, tmp_path: Path
) -> None:
    label = "Nhập từ tệp"
    source = csv_file(tmp_path, PEOPLE)
    names = register.cells("td_people_name")
    first = names.getCellRangeByPosition(0, 0, 0, 39)

    def listed() -> list[str]:
        return [row[0] for row in first.DataArray]

    there = listed()
    screen.press(register.document, screen.toolbar_button(register.document, label))
    hand = screen.screen.hand
    # Its title has letters that xdotool cannot look for.
    windows = screen.screen.windows
    [dialog] = wait_for(lambda: windows("thidua", "--class"), "a dialog", LOOK)
    hand("windowfocus", "--sync", dialog)
    hand("key", "shift+Tab")  # from «Chọn…»
    hand("type", str(source))
    hand("key", "Return")
    wait_for(lambda: listed()[there.index("")] == NEWCOMER, "the row to come in", LOOK)
    hand("key", "Escape")
    screen.finished()
    if is_thorough():  # what is pressed on the conditions is taken back in each run
        register.document.CurrentController.setActiveSheet(names.Spreadsheet)
        undo = screen.toolbar_button(register.document, "Hoàn tác")
        screen.press(register.document, undo)
        message = screen.message()
        screen.close(message)
        assert f"«{label}»" in message.text
        assert listed() == there


def on_another_workbook(screen: ShownCalc) -> None:
    path = screen.home.books / "Chấm điểm.xlsx"
    path.write_bytes(example("cham_diem.xlsx"))
    document = screen.show(path)
    before = Open(document).everything
    screen.press(document, screen.toolbar_button(document, RATIOS))
    message = screen.message()
    screen.close(message)
    assert message.text == f"[F054] {find('F054').text}"
    assert Open(document).everything == before
    document.setModified(False)
    document.close(True)


# In other runs `test_headless_buttons` presses there; what is said is the message.
if is_thorough():
    test_on_another_workbook_the_toolbar_says_that_it_is_no_register = (
        on_another_workbook
    )
