"""`thidua live`: the commands without a macro, by window and by word."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.jobs.filled import filled_workbook
from tests.waiting import run, wait_for
from toolkit.cli import main as thidua
from toolkit.commands import BY_ID, COMMANDS, Command
from toolkit.excel import live
from toolkit.excel.hosts import OpenBook
from toolkit.excel.live import DONE, NO_WINDOW, NOT_DONE, Doors
from toolkit.excel.press import Outcome
from toolkit.findings import WorkRefusedError, find

NOW = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)
ONE = OpenBook("Excel", "một.xlsx", r"D:\Sổ\một.xlsx", None)  # type: ignore[arg-type]
TWO = OpenBook("Calc", "hai.xlsx", "/so/hai.xlsx", None)  # type: ignore[arg-type]
NEW = OpenBook("Excel", "Book1", "", None)  # type: ignore[arg-type]


class Presses:
    """Stands in for the buttons: notes what was pressed."""

    def __init__(self, error: Exception | None = None) -> None:
        self.done: list[str] = []
        self.error = error

    def __call__(self, command: str, book: Any, *, now: datetime) -> Outcome:
        assert (book, now) == (None, NOW)
        self.done.append(command)
        if self.error:
            raise self.error
        text = "" if command == "help" else f"Xong {command}."
        return Outcome(text, ok=command != "undo")

    def ask(self, command: Command, book: Any, **options: Any) -> Outcome:
        assert book is None
        assert options["now"]() == NOW
        self.done.append(command.id)
        if self.error:
            raise self.error
        return Outcome("", ok=True)


def doors(presses: Presses, *books: OpenBook) -> Doors:
    return Doors(lambda: books, presses, presses.ask, lambda: NOW)


# By word


def test_one_word_does_one_command_on_the_only_book(
    capsys: pytest.CaptureFixture[str],
) -> None:
    presses = Presses()
    assert live.main(["rescore"], console=True, doors=doors(presses, ONE)) == DONE
    assert presses.done == ["rescore"]
    assert capsys.readouterr().out == "Xong rescore.\n"


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.id != "about"])
def test_every_command_is_reached_by_its_word(command: Command) -> None:
    presses = Presses()
    live.main([command.word], console=True, doors=doors(presses, ONE))
    assert presses.done == [command.id]


def test_a_book_is_chosen_by_name() -> None:
    presses = Presses()
    words = ["check", "--book", "hai.xlsx"]
    assert live.main(words, console=True, doors=doors(presses, ONE, TWO)) == DONE


def test_several_books_and_no_name_is_asked_back(
    capsys: pytest.CaptureFixture[str],
) -> None:
    presses = Presses()
    both = doors(presses, ONE, TWO)
    assert live.main(["check"], console=True, doors=both) == NOT_DONE
    assert presses.done == []
    assert "không rõ cần làm với sổ nào" in capsys.readouterr().out


def test_no_open_book_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert live.main(["check"], console=True, doors=doors(Presses())) == NOT_DONE
    assert find("F037").text in capsys.readouterr().out


def test_a_refusal_is_told_in_its_own_words() -> None:
    busy = Presses(WorkRefusedError(find("F043")))
    outcome = live.once(BY_ID["rescore"], "", doors(busy, ONE))
    assert (outcome.ok, outcome.text) == (False, "[F043] " + find("F043").text)


def test_what_nobody_foresaw_is_a_sentence_and_a_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    outcome = live.once(BY_ID["rescore"], "", doors(Presses(KeyError("x")), ONE))
    assert not outcome.ok
    assert "KeyError" in outcome.text
    assert [path.name for path in tmp_path.rglob("*.log")] == ["loi.log"]


def test_a_silent_command_says_that_it_is_done() -> None:
    assert live.do(BY_ID["help"], ONE, doors(Presses())).text == "Đã xong."


def test_about_needs_no_book() -> None:
    outcome = live.once(BY_ID["about"], "", doors(Presses()))
    assert outcome.ok
    assert "Tự kiểm tra: đúng" in outcome.text


@pytest.fixture
def calc_at_home(tmp_path: Path, office: Any) -> Iterator[Path]:
    """A home where LibreOffice runs as the clerk started it, with one workbook open."""
    home = tmp_path / "nhà"
    home.mkdir()
    book = home / "Sở A (1).xlsx"
    book.write_bytes(filled_workbook())
    running = subprocess.Popen(
        [office.program, "--headless", "--norestore", str(book)],
        env=at_home(home),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    # The first start of a home starts anew in its midst: whoever calls just then finds
    # no office, or takes its place. The mark beside the file says that it is open.
    mark = home / f".~lock.{book.name}#"
    try:
        wait_for(mark.exists, "the workbook to be opened", pause=0.25)
        yield home
    finally:
        # The script that was started, its splash and the office itself.
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()


def at_home(home: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("XDG_")}
    return {**kept, "HOME": str(home), "PYTHONUTF8": "1"}


@pytest.mark.usefixtures("bridge")
@pytest.mark.skipif(os.name == "nt", reason="the profile is not moved by HOME there")
def test_the_workbook_open_in_a_running_calc_is_rescored_and_brought_back(
    calc_at_home: Path,
) -> None:
    def said(*words: str) -> subprocess.CompletedProcess[str]:
        words = ("-m", "toolkit", "live", *words)
        return run([sys.executable, *words], env=at_home(calc_at_home))

    def rescored() -> subprocess.CompletedProcess[str] | None:
        first = said("rescore", "--book", "Sở A (1).xlsx")
        if first.returncode == DONE:
            return first
        assert find("F037").text in first.stdout, first.stdout + first.stderr
        return None

    done = wait_for(rescored, "the workbook to be loaded", pause=0.25)
    assert done.stderr == ""
    assert "983 = 950 điểm chuẩn + 35 điểm cộng − 2 điểm trừ" in done.stdout
    assert "Chấm lại điểm" in said("undo").stdout
    # Never saved for the clerk: the file is as it was.
    assert (calc_at_home / "Sở A (1).xlsx").read_bytes() == filled_workbook()


# Files


def test_dropped_files_are_rescored_closed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "Sở A (1).xlsx"
    book.write_bytes(filled_workbook())
    assert live.main([str(book)], console=True, doors=doors(Presses())) == DONE
    said = capsys.readouterr().out
    assert said.startswith(f"{book} – ")
    assert "983" in said
    assert "Đã ghi" in said
    assert book.read_bytes() != filled_workbook()
    live.main([str(tmp_path)], console=True, doors=doors(Presses()))
    assert "Không có gì phải ghi lại." in capsys.readouterr().out


def test_a_bad_file_among_the_dropped_ones_does_not_stop_the_rest(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"not a workbook")
    (tmp_path / "b.xlsx").write_bytes(filled_workbook())
    outcome = live.rescore_files([str(tmp_path)], NOW)
    assert not outcome.ok
    assert str(tmp_path / "a.xlsx") in outcome.text
    assert "983" in outcome.text


def test_the_verb_takes_files_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "b.xlsx").write_bytes(filled_workbook())
    assert thidua(["live", str(tmp_path / "b.xlsx")]) == DONE
    assert "983" in capsys.readouterr().out


# The window


def test_without_tkinter_a_sentence_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "tkinter", None)
    assert live.main([], doors=doors(Presses())) == NO_WINDOW
    assert "tkinter" in capsys.readouterr().err


def test_without_a_screen_the_outcome_is_said_all_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert live.main(["rescore"], doors=doors(Presses(), ONE)) == DONE
    assert "Xong rescore." in capsys.readouterr().err


MakeWindow = Callable[..., Any]


@pytest.fixture
def window(screen: None) -> Iterator[MakeWindow]:
    del screen
    from toolkit.excel.live_window import LiveWindow

    made: list[Any] = []

    def make(presses: Presses, *books: OpenBook) -> Any:
        through = doors(presses, *books)
        one = LiveWindow(
            through.books,
            lambda c, b: live.do(c, b, through),
            lambda c, b, root: live.ask_above(c, b, root, through),
        )
        made.append(one)
        one.root.update()
        one.list.focus_force()
        one.root.update()
        return one

    yield make
    for one in made:
        if one.root.children:
            one.root.destroy()


def typed(window: Any, key: str) -> None:
    focused = window.root.focus_get() or window.root
    focused.event_generate(key)
    window.root.update()


def text_of(window: Any) -> str:
    return str(window.result.get("1.0", "end-1c"))


def test_the_window_lists_the_open_books(window: MakeWindow) -> None:
    made = window(Presses(), ONE, TWO, NEW)
    rows = [made.list.item(row, "values") for row in made.list.get_children()]
    assert rows == [
        ("một.xlsx", "Excel", "D:\\Sổ"),
        ("hai.xlsx", "Calc", "/so"),
        ("Book1", "Excel", "(chưa lưu)"),
    ]
    assert made.chosen() == ONE


@pytest.mark.parametrize("command", [c for c in COMMANDS if not c.asks][:-1])
def test_a_button_presses_and_shows_what_came_of_it(
    window: MakeWindow, command: Command
) -> None:
    presses = Presses()
    made = window(presses, ONE)
    made.buttons[command.id].invoke()
    assert presses.done == [command.id]
    assert text_of(made) in (f"Xong {command.id}.", "Đã xong.")
    colour = "bad" if command.id == "undo" else "good"
    assert made.result.tag_names("1.0") == (colour,)


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.asks])
def test_a_button_that_asks_opens_its_dialog(
    window: MakeWindow, command: Command
) -> None:
    presses = Presses()
    made = window(presses, ONE)
    made.buttons[command.id].invoke()
    assert presses.done == [command.id]
    assert text_of(made) == ""


def test_what_keeps_a_dialog_from_opening_is_told_in_the_window(
    window: MakeWindow,
) -> None:
    made = window(Presses(WorkRefusedError(find("F043"))), ONE)
    made.buttons["import"].invoke()
    assert text_of(made) == "[F043] " + find("F043").text


def test_everything_goes_by_keyboard(window: MakeWindow) -> None:
    presses = Presses()
    made = window(presses, ONE, TWO)
    typed(made, "<Down>")
    assert made.chosen() == TWO
    typed(made, "<Alt-c>")
    typed(made, "<Alt-K>")
    made.buttons["undo"].focus_force()
    made.root.update()
    typed(made, "<Return>")
    assert presses.done == ["rescore", "check", "undo"]
    typed(made, "<Escape>")
    assert not made_exists(made)


def made_exists(window: Any) -> bool:
    import tkinter

    try:
        return bool(window.root.winfo_exists())
    except tkinter.TclError:
        return False


def test_tab_leads_through_the_window_and_out_of_the_text(window: MakeWindow) -> None:
    made = window(Presses(), ONE)
    passed = []
    for _ in range(len(COMMANDS) + 8):
        typed(made, "<Tab>")
        passed.append(made.root.focus_get())
    assert made.result in passed
    assert {*made.buttons.values()} <= {*passed}


def test_each_letter_stands_underlined_in_its_button(window: MakeWindow) -> None:
    made = window(Presses(), ONE)
    letters = [command.keytip for command in COMMANDS]
    assert len({*letters}) == len(letters)
    for command in COMMANDS:
        at = int(str(made.buttons[command.id].cget("underline")))
        if at < 0:  # there are more buttons than plain letters in their words
            assert command.keytip not in command.label.upper()
            continue
        assert command.label[at].upper() == command.keytip


def test_without_a_book_only_what_needs_none_can_be_pressed(window: MakeWindow) -> None:
    presses = Presses()
    made = window(presses)
    for command in COMMANDS:
        disabled = made.buttons[command.id].instate(["disabled"])
        assert disabled == command.needs_book
    made.press(BY_ID["rescore"])
    assert presses.done == []
    assert find("F037").text == made.status.get()


def test_the_choice_survives_a_new_look(window: MakeWindow) -> None:
    books = [ONE, TWO]
    presses = Presses()
    made = window(presses)
    made._books = lambda: tuple(books)
    made.refresh()
    made.list.selection_set("1")
    made.root.update()
    books.insert(0, NEW)
    typed(made, "<F5>")
    assert made.chosen() == TWO
    books.remove(TWO)
    typed(made, "<F5>")
    assert made.chosen() == NEW


def test_a_busy_spreadsheet_is_told_in_the_window(window: MakeWindow) -> None:
    made = window(Presses(), ONE)

    def busy() -> tuple[OpenBook, ...]:
        raise WorkRefusedError(find("F043"))

    made._books = busy
    made.refresh()
    assert text_of(made) == "[F043] " + find("F043").text


def test_the_window_can_stay_on_top(window: MakeWindow) -> None:
    made = window(Presses(), ONE)
    assert not made.on_top.get()
    made.on_top.set(True)
    made.root.attributes("-topmost", made.on_top.get())
    made.root.update()
    assert made.root.winfo_exists()


def test_no_label_is_cut_at_the_smallest_size(window: MakeWindow) -> None:
    made = window(Presses(), ONE)
    whole = (made.root.winfo_reqwidth(), made.root.winfo_reqheight())
    assert made.root.minsize() == whole
    made.root.geometry("1x1")
    made.root.update()
    assert (made.root.winfo_width(), made.root.winfo_height()) == whole
    for button in made.buttons.values():
        assert button.winfo_width() >= button.winfo_reqwidth()
        assert button.winfo_height() >= button.winfo_reqheight()


def test_the_window_fits_a_small_screen(window: MakeWindow) -> None:
    made = window(Presses(), ONE)
    assert made.root.winfo_reqwidth() <= made.root.winfo_screenwidth()
    ends = [
        (button.winfo_y(), button.winfo_x() + button.winfo_width())
        for button in made.buttons.values()
    ]
    assert ends == sorted(ends)  # in the order of the table, line by line
    assert max(right for _, right in ends) <= made.root.winfo_width()


def test_the_outcome_of_dropped_files_closes_with_a_key(screen: None) -> None:
    del screen
    from toolkit.excel.live_window import show_outcome

    root = show_outcome(Outcome("«a.xlsx»", ok=True))
    root.update()
    root.focus_force()
    root.update()
    (root.focus_get() or root).event_generate("<Escape>")
    import tkinter

    with pytest.raises(tkinter.TclError):
        root.winfo_exists()
