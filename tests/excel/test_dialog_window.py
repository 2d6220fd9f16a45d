"""The dialogs on a screen: opened by their buttons, filled in, pressed."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from tests.broken.base import empty
from tests.excel.recording import Recorder
from tests.excel.register_books import example_register
from tests.excel.test_dialogs import (
    KINDS,
    PEOPLE,
    REGISTER,
    clock,
    own_form,
    own_rubric,
)
from tests.excel.test_press import recorder_for
from tests.exchange.tables.files import csv_file
from tests.forms.register.making import register_book
from tests.forms.year.filling import full
from tests.jobs.test_rescore_registers import WHOLE
from toolkit.commands import COMMANDS
from toolkit.excel import button_call
from toolkit.excel.dialog_table import DIALOGS
from toolkit.excel.dialogs import Kind, Setting
from toolkit.excel.press import Outcome
from toolkit.findings import find
from toolkit.jobs.adopt.files import ENDING

pytestmark = pytest.mark.usefixtures("own_folder", "no_pause", "screen")

SAID = {
    "import": "Đã thêm 1 dòng vào bảng «Người»",
    "export": "Đã ghi 9 bảng thành CSV",
    "papers": "Đã lập Tờ trình kèm danh sách: to_trinh_",
    "report": " số có nguồn, ",
    "draw": "Đã sửa 6 ô, xem «Nhật ký».",
    "new_book": f"Đã tạo: {{folder}}{KINDS['awards']}",
    "check_rubric": "điểm,",
    "rubric_book": "Đã tạo: {folder}cham_diem_",
    "adopt": f"Đã tạo: {{folder}}biểu{ENDING}.xlsx",
    "review": "Không thấy điều nào cần xem lại.",
}
each_dialog = pytest.mark.parametrize("command", DIALOGS)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is typed into fields of these names."""
    folder = tmp_path_factory.mktemp("tệp")
    registers = folder / "sổ khác.xlsx"
    registers.write_bytes(register_book(WHOLE, capacity=100))
    return {
        "source": str(csv_file(folder, PEOPLE)),
        "registers": str(registers),
        "file": str(own_rubric(folder)),
    }


def text_of(window: Any) -> str:
    return str(window.result.get("1.0", "end-1c"))


@each_dialog
def test_a_press_opens_the_dialog_which_does_it(
    command: str, answers: dict[str, str], tmp_path: Path
) -> None:
    """From the button's command line to the words in the dialog."""
    from toolkit.excel import dialog_window

    data, name = example_register(), REGISTER
    if command == "draw":
        data, name = empty(), "Chấm điểm.xlsx"
    if command == "report":
        data, name = full().to_bytes(), "Sổ năm.xlsx"
    if command == "adopt":  # the copy lies beside the file, not in a chosen folder
        answers = {**answers, "form": str(own_form(tmp_path))}
    recorder = recorder_for(data, tmp_path / "sổ", name)
    recorder.xlwings_book()
    typed, said = {**answers, "folder": str(tmp_path)}, []

    class ByHand(dialog_window.DialogWindow):
        """Filled and pressed as soon as it is shown."""

        def __init__(self, *rest: Any) -> None:
            super().__init__(*rest)
            self.root.after(1, self.fill_in)

        def fill_in(self) -> None:
            try:
                for field in self.answers.keys() & typed.keys():
                    self.answers[field].set(typed[field])
                self.ok.focus_force()
                self.root.update()
                self.ok.event_generate("<Return>")
                said.append(text_of(self))
            finally:
                self.root.destroy()

    words = [command, f"--wb={name}", "--from_xl=1", "--hwnd=7"]
    with patch.object(dialog_window, "DialogWindow", ByHand):
        assert button_call.main(words) == button_call.DONE
    assert SAID[command].format(folder=f"{tmp_path}{os.sep}") in said[0]
    assert recorder.alerts == []


@pytest.fixture
def dialog(tmp_path: Path) -> Iterator[Any]:
    """Opens a dialog with nothing open in a spreadsheet."""
    from toolkit.excel.dialog_window import DialogWindow

    made: list[Any] = []

    def make(command: str) -> Any:
        opened: list[str] = []

        def opener(place: str) -> str:
            opened.append(place)
            return "" if place.endswith(".xlsx") else "không mở được"

        setting = Setting(None, tmp_path, clock)
        window: Any = DialogWindow(DIALOGS[command], setting, opener)
        window.opened = opened
        window.root.update()
        made.append(window)
        return window

    yield make
    for window in made:
        if is_there(window):
            window.root.destroy()


def is_there(window: Any) -> bool:
    import tkinter

    try:
        return bool(window.root.winfo_exists())
    except tkinter.TclError:
        return False


def test_what_was_made_is_opened_and_the_dialog_goes(
    dialog: Any, tmp_path: Path
) -> None:
    window = dialog("new_book")
    assert window.open.instate(["disabled"])
    window.ok.invoke()
    assert window.result.tag_names("1.0") == ("good",)
    assert window.ok.instate(["disabled"])  # a second press would make a second one
    window.answers["unit"].set("Sở B")
    assert window.ok.instate(["!disabled"])
    window.open.invoke()
    assert window.opened == [str(tmp_path / KINDS["awards"])]
    assert not is_there(window)


def test_what_cannot_be_opened_is_said(dialog: Any) -> None:
    window = dialog("new_book")
    window._opens = "đâu đó"
    window.open_result()
    assert text_of(window) == "không mở được"
    assert window.result.tag_names("1.0") == ("bad",)


def test_what_is_missing_is_said_and_it_can_be_pressed_again(dialog: Any) -> None:
    window = dialog("check_rubric")
    window.ok.invoke()
    assert text_of(window) == "Hãy chọn mục «Tệp bộ tiêu chí»."
    assert window.ok.instate(["!disabled"])


def test_what_is_not_asked_for_is_grey(dialog: Any) -> None:
    window = dialog("new_book")
    [rubric] = window.inputs["rubric"]
    assert rubric.instate(["disabled"])
    [kind] = window.inputs["kind"]
    kind.current(1)
    kind.event_generate("<<ComboboxSelected>>")
    window.root.update()
    assert window.answers["kind"].get() == "scoring"
    assert rubric.instate(["!disabled", "readonly"])


@pytest.mark.parametrize("found", ["/sổ/bộ.xlsx", "", ()])
def test_a_file_is_looked_for_with_the_button_beside_it(
    found: Any, dialog: Any
) -> None:
    window = dialog("check_rubric")
    _, look = window.inputs["file"]
    with patch("tkinter.filedialog.askopenfilename", return_value=found) as asked:
        look.invoke()
    assert window.answers["file"].get() == (found or "")
    assert "*.xlsx" in asked.call_args.kwargs["filetypes"][0][1]


@each_dialog
def test_tab_leads_to_every_part_and_nothing_is_cut(command: str, dialog: Any) -> None:
    window = dialog(command)
    window.root.focus_force()
    window.root.update()
    reached = set()
    for _ in range(20):
        (window.root.focus_get() or window.root).event_generate("<Tab>")
        window.root.update()
        reached.add(window.root.focus_get())
    parts = [part for parts in window.inputs.values() for part in parts]
    wanted = {part for part in parts if part.instate(["!disabled"])}
    assert {*wanted, window.ok, window.close, window.result} <= reached
    assert window.root.winfo_reqwidth() <= window.root.winfo_screenwidth()
    assert window.root.winfo_reqheight() <= window.root.winfo_screenheight()
    for part in (*parts, window.ok, window.close):
        assert part.winfo_width() >= part.winfo_reqwidth()


def test_only_what_makes_something_has_a_button_to_open_it(dialog: Any) -> None:
    for command in DIALOGS:
        window = dialog(command)
        makes = any(f.kind is Kind.FOLDER for f in DIALOGS[command].fields)
        assert bool(window.open.winfo_ismapped()) == makes


def test_the_window_opens_dialogs_above_itself() -> None:
    from toolkit.excel.asking import ask
    from toolkit.excel.live_window import LiveWindow

    asked: list[Any] = []

    def above(command: Any, book: Any, parent: Any) -> Outcome:
        assert book is None
        asked.append((command.id, parent))
        return ask(command, book, now=clock, parent=parent)

    window = LiveWindow(lambda: (), lambda *_: pytest.fail("not a press"), above)
    window.root.update()
    commands = [c for c in COMMANDS if c.asks and not c.needs_book]
    for command in commands:
        window.buttons[command.id].invoke()
    window.root.update()
    assert asked == [(command.id, window.root) for command in commands]
    tops = [c for c in window.root.winfo_children() if c.winfo_class() == "Toplevel"]
    assert [top.title() for top in tops] == [  # type: ignore[attr-defined]
        f"Thi đua – Khen thưởng: {command.label}" for command in commands
    ]
    window.root.destroy()


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.asks], ids=lambda c: c.id)
def test_without_tkinter_the_verb_is_named(command: Any, tmp_path: Path) -> None:
    recorder: Recorder = recorder_for(example_register(), tmp_path / "sổ", REGISTER)
    recorder.xlwings_book()
    words = [command.id, f"--wb={REGISTER}", "--from_xl=1", "--hwnd=7"]
    with patch.dict("sys.modules", {"tkinter": None}):
        assert button_call.main(words) == button_call.DONE
    [said] = recorder.alerts
    verb = command.verb.partition(" --")[0]
    facts = {"seen": command.label, "command": command.verb, "verb": verb}
    assert said == f"[F057] {find('F057', **facts).text}"
