"""Real buttons, pressed with a mouse in a LibreOffice that shows itself."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.excel.pressed_books import TOTAL, TYPED, Shown, example
from tests.excel.screen import LOOK, Screen, ShownCalc, furnished_home
from tests.tries import is_thorough
from tests.waiting import wait_for
from toolkit.addin.sentences import read_sentences
from toolkit.addin.sources import sentences
from toolkit.excel.button_call import DONE, NOT_SHOWN, TITLE

pytestmark = pytest.mark.usefixtures("bridge", "screen_tools")

BRIDGE = read_sentences(sentences())
OWN_WINDOW = "Khen [^:]*$"
"""TITLE as xdotool reads it: Tk sends letters beyond ASCII in a way of its own."""
SAID = "983 = 950 điểm chuẩn + 35 điểm cộng − 2 điểm trừ."


@pytest.fixture(scope="module")
def screen() -> Iterator[ShownCalc]:
    """LibreOffice as a clerk has it, with windows, the extension and Python."""
    with (
        Screen(1920, 1080) as display,
        furnished_home() as home,
        ShownCalc(display, home) as calc,
    ):
        yield calc


@pytest.fixture
def opened(screen: ShownCalc) -> Iterator[Callable[[str], Shown]]:
    """Opens a copy of a built workbook, filled in as the example, and closes it."""
    documents = []

    def show(name: str) -> Shown:
        taken = len(list(screen.home.books.iterdir()))
        path = screen.home.books / f"Chấm điểm = 100 % ({taken}){Path(name).suffix}"
        path.write_bytes(example(name))
        documents.append(screen.show(path))
        return Shown(documents[-1], name)

    yield show
    for document in documents:
        document.setModified(False)
        document.close(True)


def test_the_buttons_on_the_sheet_score_again_and_take_it_all_back(
    screen: ShownCalc, opened: Callable[[str], Shown], tmp_path: Path
) -> None:
    shown = opened("cham_diem.xlsm")
    before = shown.everything
    assert (shown.total, shown.damaged) == (TOTAL + 416, ("999", TYPED))
    assert (shown.findings, shown.log) == ([], [])
    screen.press(shown.document, screen.sheet_button(shown.document, "Chấm lại điểm"))
    message = screen.message()
    assert message.title == f"{TITLE}: Chấm lại điểm"
    assert message.text.startswith(SAID)
    screen.screen.picture(tmp_path / "chấm lại điểm.png")
    # Enter, as most people close it; once it has the keyboard, as it has with a
    # window manager.
    screen.screen.type_into(message.title, "Return")
    screen.finished()
    scored_again(shown)
    take_back(screen, shown)
    assert shown.everything == before


def scored_again(shown: Shown) -> None:
    formula, value = shown.damaged
    assert (shown.total, value) == (TOTAL, 583)
    assert formula.startswith("=IF(")
    [finding] = shown.findings
    assert "C202" in finding
    assert "«999»" in finding
    assert any("C202: đặt lại công thức" in line for line in shown.log)
    assert any(SAID.rstrip(".") in line for line in shown.log)


def take_back(screen: ShownCalc, shown: Shown) -> None:
    screen.press(shown.document, screen.sheet_button(shown.document, "Hoàn tác"))
    message = screen.message()
    assert message.title == f"{TITLE}: Hoàn tác"
    assert message.text.startswith(
        "Đã đưa sổ về như trước lần bấm «Chấm lại điểm» lúc "
    )
    screen.screen.type_into(message.title, "Escape")
    screen.finished()


def toolbar_scores(screen: ShownCalc, opened: Callable[[str], Shown]) -> None:
    shown = opened("cham_diem.xlsx")
    assert shown.total != TOTAL
    button = screen.toolbar_button(shown.document, "Chấm lại điểm")
    screen.press(shown.document, button)
    message = screen.message()
    assert message.text.startswith(SAID)
    screen.close(message)
    scored_again(shown)


# Without a screen the toolbar is pressed in `test_headless_buttons`; on one, below.
if is_thorough():
    test_the_toolbar_scores_a_workbook_without_macros = toolbar_scores


def test_the_toolbar_names_the_versions_and_counts_the_example(
    screen: ShownCalc, opened: Callable[[str], Shown]
) -> None:
    shown = opened("cham_diem.xlsx")
    before = shown.everything
    screen.press(shown.document, screen.toolbar_button(shown.document, "Giới thiệu"))
    message = screen.message()
    assert message.title == f"{TITLE}: Giới thiệu"
    assert "Tự kiểm tra: đúng (983 điểm như báo cáo đã công bố)." in message.text
    screen.close(message)
    assert shown.everything == before


# When something is wrong


def test_without_python_the_button_says_to_install_it(
    screen: ShownCalc, opened: Callable[[str], Shown]
) -> None:
    shown = opened("cham_diem.xlsm")
    before = shown.everything
    away = screen.home.python.rename(screen.home.python.with_name("away"))
    try:
        screen.press(
            shown.document, screen.sheet_button(shown.document, "Chấm lại điểm")
        )
        message = screen.message()
        assert (message.title, message.text) == (BRIDGE["title"], BRIDGE["missing"])
        screen.close(message)
    finally:
        away.rename(screen.home.python)
    assert shown.everything == before


FAILING = """
from toolkit.forms.scoring import assess as scoring_job

def assess(*_, **__):
    raise ValueError("Sở Công Thương Bắc Giang")

scoring_job.assess = assess
"""


def test_an_error_that_nobody_foresaw_is_a_sentence_that_names_the_log(
    screen: ShownCalc, opened: Callable[[str], Shown]
) -> None:
    shown = opened("cham_diem.xlsx")
    before = shown.everything
    with screen.home.broken(FAILING):
        button = screen.toolbar_button(shown.document, "Chấm lại điểm")
        screen.press(shown.document, button)
        message = screen.message()
        screen.close(message)
    log = screen.home.data / "loi.log"
    assert message.text.startswith("[F034] ")
    assert str(log) in message.text
    assert "Bắc Giang" not in message.text
    assert "ValueError" in log.read_text(encoding="utf-8")
    assert shown.everything == before


def test_calc_killed_while_it_shows_a_message_leaves_no_process() -> None:
    """In a home of its own: that LibreOffice does not come back."""
    with (
        Screen(1920, 480) as display,  # as wide as the toolbar
        furnished_home() as home,
        ShownCalc(display, home) as calc,
    ):
        home.note_ends()
        path = home.books / "Chấm điểm.xlsx"
        path.write_bytes(example("cham_diem.xlsx"))
        document = calc.show(path)
        calc.press(document, calc.toolbar_button(document, "Giới thiệu"))
        shown, *_ = calc.message().text.splitlines()
        assert shown
        os.kill(home.office(), signal.SIGKILL)
        # What nobody could read any more is shown once more, where there is Tk.
        again = wait_for(
            lambda: display.windows(OWN_WINDOW) or home.ends(), "an end", LOOK
        )
        if not home.ends():
            display.type_into(OWN_WINDOW, "Escape")
        code, said = home.next_end()
        assert code == (NOT_SHOWN if isinstance(again[0], Path) else DONE)
        assert said.startswith(shown)
        wait_for(lambda: not home.processes(), "everything to end")
