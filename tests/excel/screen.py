"""A screen of a test's own and LibreOffice on it, pressed by mouse as a clerk does."""

import os
import re
import shutil
import signal
import subprocess
import sysconfig
import tempfile
import venv
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from threading import Timer
from typing import Any, NamedTuple

from tests.macros.running_calc import RunningCalc
from tests.waiting import run, wait_for
from toolkit.calc import uno_import
from toolkit.places import EXTENSION
from toolkit.setup.trusted import SETTINGS, address, with_trusted

ROOT = Path(__file__).parents[2]
LOOK = 0.15
"""Seconds between two looks for a window: looking keeps LibreOffice from its work."""
UNANSWERED = 600
"""Seconds until a question that nobody answers ends what asks it."""


class Screen:
    """An X server that nobody sees. `width` by `height` pixels."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.display = ""

    def __enter__(self) -> "Screen":
        reading, writing = os.pipe()
        size = f"{self.width}x{self.height}x24"
        self._server = subprocess.Popen(
            # Else it begins anew when LibreOffice's splash is gone before its first
            # window comes, and who knocks at that moment is turned away.
            [
                *("Xvfb", "-noreset", "-displayfd", str(writing)),
                *("-screen", "0", size),
            ],
            pass_fds=[writing],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        # It writes the number of the display it found free, once it is ready.
        with os.fdopen(reading) as told:
            self.display = f":{told.readline().strip()}"
        return self

    def __exit__(self, *_: object) -> None:
        self._server.terminate()
        self._server.wait()

    @property
    def environment(self) -> dict[str, str]:
        """What makes a program show itself here, drawn alike on every machine."""
        return {"DISPLAY": self.display, "SAL_USE_VCLPLUGIN": "gen"}

    def hand(self, *words: object) -> str:
        """One command to xdotool."""
        done = run(
            ["xdotool", *map(str, words)],
            env={**os.environ, "DISPLAY": self.display},
            check=True,
        )
        return done.stdout.strip()

    def windows(self, name: str, by: str = "--name") -> list[str]:
        """The numbers of the windows whose title (or `--class`) fits the pattern."""
        # It fails where there is none.
        done = run(
            ["xdotool", "search", "--onlyvisible", by, name],
            env={**os.environ, "DISPLAY": self.display},
        )
        return done.stdout.split()

    def click(self, place: tuple[int, int]) -> None:
        """Move there, press and let go, as slowly as a quick hand."""
        down = ("mousedown", 1, "sleep", 0.05, "mouseup", 1)
        self.hand("mousemove", *place, *down)

    def type_into(self, name: str, key: str) -> None:
        """Strike a key in the window whose title fits, once it has the keyboard."""
        number = wait_for(lambda: self.windows(name), name, LOOK)[0]
        self.hand("windowfocus", "--sync", number)
        self.hand("key", key)

    def picture(self, path: Path) -> None:
        """The whole screen as a PNG."""
        run(
            ["import", "-display", self.display, "-window", "root", str(path)],
            check=True,
        )


NOTING = """#!/bin/sh
said=$("${0}_itself" "$@" 2>&1)
printf '%s\\n%s' $? "$said" > "$0.$$" && mv "$0.$$" "$0.$$.end"
"""
"""In place of the link `python`: calls the one beside it and notes how it ended."""


class Home:
    """A clerk's home: LibreOffice's profile, the toolkit's Python, a folder of books.

    LibreOffice finds all of it through $HOME, as on a clerk's computer.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.profile = folder / ".config/libreoffice/4"
        self.data = folder / ".local/share/ThiDua"
        self.python = self.data / "python/bin/python"
        self.books = folder / "Sổ thi đua"
        self.books.mkdir(parents=True)
        self.environment = {
            "HOME": str(folder),
            # Else it would be this that tells where the profile lies.
            "XDG_CONFIG_HOME": str(folder / ".config"),
            # Nothing is to open on the screen of whoever runs the tests.
            "DISPLAY": "",
            "WAYLAND_DISPLAY": "",
        }

    def install_python(self) -> None:
        """An environment that finds this copy of the toolkit and what it needs."""
        venv.create(self.data / "python", symlinks=True, with_pip=False)
        paths = [str(ROOT), sysconfig.get_path("purelib")]
        text = "\n".join(paths) + "\n"
        (self.site / "thidua.pth").write_text(text, encoding="utf-8")

    @property
    def site(self) -> Path:
        """Where the environment keeps its packages."""
        [found] = (self.data / "python").glob("lib/python*/site-packages")
        return found

    @contextmanager
    def broken(self, code: str) -> Iterator[None]:
        """Have each press run this first: a fault planted from outside."""
        files = [self.site / "planted.py", self.site / "with_planted.pth"]
        files[0].write_text(code, encoding="utf-8")
        files[1].write_text("import planted\n", encoding="utf-8")
        try:
            yield
        finally:
            for file in files:
                file.unlink()

    def note_ends(self) -> None:
        """Have each press write down how it ended, see `next_end`."""
        # Its names may be links to one another, so it gets one that is none.
        itself = self.python.with_name(f"{self.python.name}_itself")
        itself.symlink_to(self.python.resolve())
        self.python.unlink()
        self.python.write_text(NOTING, encoding="utf-8")
        self.python.chmod(0o755)

    def ends(self) -> list[Path]:
        """What is written down and not yet read."""
        return list(self.python.parent.glob("*.end"))

    def next_end(self) -> tuple[int, str]:
        """Wait for a press to end; its exit code, and what it told the console."""
        [end] = wait_for(self.ends, "a press")
        code, _, said = end.read_text(encoding="utf-8").partition("\n")
        end.unlink()
        return int(code), said

    def set_up_office(self) -> None:
        """Let the macros of the workbooks run, as `thidua install --calc` does."""
        settings = self.profile / SETTINGS
        settings.parent.mkdir(parents=True, exist_ok=True)
        before = settings.read_text(encoding="utf-8") if settings.exists() else ""
        after = with_trusted(before, address(self.books))
        calm = "".join(
            f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" '
            f'oor:op="fuse"><value>{value}</value></prop></item>\n'
            for path, name, value in CALM
        )
        text = after.replace("</oor:items>", f"{calm}</oor:items>")
        settings.write_text(text, encoding="utf-8")

    def processes(self) -> dict[int, str]:
        """Those that run out of this home, by their command lines: LibreOffice too."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                words = (folder / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue  # it has just ended
            line = b" ".join(words).decode(errors="replace")
            # LibreOffice's own arguments hold the place as an address.
            if str(self.folder) in line or self.folder.as_uri() in line:
                found[int(folder.name)] = line
        return found

    def office(self) -> int:
        """The process that is LibreOffice itself."""
        [found] = [p for p, line in self.processes().items() if "soffice.bin" in line]
        return found

    def presses(self) -> dict[int, str]:
        """The presses that are not finished."""
        return {
            pid: line
            for pid, line in self.processes().items()
            if str(self.python) in line
        }


# Vietnamese words where they are installed, Vietnamese numbers; no greeting, no tip.
CALM = (
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Common/Misc", "ShowTipOfTheDay", "false"),
    ("Setup/Office", "ooSetupInstCompleted", "true"),
    ("Office.Linguistic/General", "UILocale", "vi"),
    ("Setup/L10N", "ooSetupSystemLocale", "vi-VN"),
)


class Spot(NamedTuple):
    """Something on the screen: its place in pixels, and what it says of itself."""

    left: int
    top: int
    width: int
    height: int
    name: str

    @property
    def middle(self) -> tuple[int, int]:
        return self.left + self.width // 2, self.top + self.height // 2


BOXES = ("ALERT", "DIALOG", "OPTION_PANE")


class Message(NamedTuple):
    """A message box, and its only button."""

    title: str
    text: str
    button: Spot


@contextmanager
def furnished_home() -> Iterator[Home]:
    """A home with Python in it and the extension in LibreOffice.

    Not in pytest's folder: another user must reach it, see `RunningCalc.install`. With
    a space and Vietnamese letters, as in the names of people.
    """
    with tempfile.TemporaryDirectory(prefix="thidua Nguyễn Ước ") as name:
        folder = Path(name)
        folder.chmod(0o755)
        home = Home(folder)
        home.install_python()
        extension = folder / EXTENSION
        shutil.copy(ROOT / "workbook_templates" / EXTENSION, extension)
        extension.chmod(0o644)
        RunningCalc(home.profile, home.environment).install(extension)
        home.set_up_office()
        try:
            yield home
        finally:
            for pid in home.processes():
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            wait_for(lambda: not home.processes(), "everything to end")


class ShownCalc(RunningCalc):
    """LibreOffice on a screen, in a clerk's home."""

    windows = True

    def __init__(self, screen: Screen, home: Home) -> None:
        super().__init__(home.profile, {**home.environment, **screen.environment})
        self.screen, self.home = screen, home
        self._toolbar: dict[str, Spot] = {}

    def show(self, path: Path) -> Any:
        """Open a workbook under the clerk's own settings; its window fills the screen.

        It is told to take the keyboard and is clicked into until it answers: there is
        no window manager, and without one the first click on a window is lost.
        """
        by_settings = uno_import.properties(MacroExecutionMode=3)
        # A question asked while it opens, which nobody answers, would stop the tests.
        limit = Timer(UNANSWERED, os.kill, (self.home.office(), signal.SIGKILL))
        limit.start()
        document = self.desktop.loadComponentFromURL(
            path.as_uri(), "_blank", 0, by_settings
        )
        limit.cancel()
        assert document is not None, f"{path} did not open"
        window = document.CurrentController.Frame.ContainerWindow
        window.setPosSize(0, 0, self.screen.width, self.screen.height, 15)
        wanted = (self.screen.width, self.screen.height)
        wait_for(
            lambda: (window.PosSize.Width, window.PosSize.Height) == wanted,
            "the window's size",
        )
        self.give_keyboard(document)
        before = document.CurrentSelection.RangeAddress.StartRow

        def answers() -> bool:
            self.screen.click((self.screen.width // 2, self.screen.height * 2 // 3))
            return document.CurrentSelection.RangeAddress.StartRow != before

        wait_for(answers, "the sheet to follow a click")
        return document

    def give_keyboard(self, document: Any) -> None:
        """Let a workbook's window have it, as a window manager would."""
        name = f"^{re.escape(document.Title)}"
        number = wait_for(lambda: self.screen.windows(name), "the window", LOOK)[0]
        self.screen.hand("windowfocus", "--sync", number)

    def press(self, document: Any, button: Spot) -> None:
        """Click on a button in a workbook's window."""
        self.give_keyboard(document)
        self.screen.click(button.middle)

    def dispatch(self, document: Any, command: str) -> None:
        """What an entry of a menu does."""
        frame = document.CurrentController.Frame
        helper = self.service("com.sun.star.frame.DispatchHelper")
        helper.executeDispatch(frame, command, "", 0, ())
        self.settle()

    def settle(self) -> None:
        """Wait until everything on the way to its place has come there."""
        self.service("com.sun.star.awt.Toolkit").processEventsToIdle()

    def sheet_button(self, document: Any, label: str, sheet: str = "") -> Spot:
        """A button on a sheet, which then is in front; else on the first one."""
        page = document.Sheets.getByIndex(0)
        if sheet:
            page = document.Sheets.getByName(sheet)
            document.CurrentController.setActiveSheet(page)
            self.settle()
        form = page.DrawPage.Forms.getByIndex(0)
        models = [form.getByIndex(index) for index in range(form.Count)]
        [model] = [model for model in models if model.Label == label]
        control = document.CurrentController.getControl(model)
        # Asked for so early it may only now be made; a click would go through it.
        self.settle()
        return _spot(control.getAccessibleContext())

    def toolbar_button(self, document: Any, label: str) -> Spot:
        """A button on the toolbar «Thi đua».

        Looked for once: a look at all that a window holds computes for seconds, and
        each workbook's window fills the screen like the one before.
        """
        if not self._toolbar:
            self._toolbar = self._toolbar_buttons(document)
        return self._toolbar[label]

    def _toolbar_buttons(self, document: Any) -> dict[str, Spot]:
        window = document.CurrentController.Frame.ContainerWindow
        bars = [
            one
            for one in _toolbars(window.getAccessibleContext())
            if one.getAccessibleName() == "Thi đua"
        ]
        assert len(bars) == 1, "the toolbar is not shown"
        return {spot.name: spot for spot in map(_spot, _inside(bars[0]))}

    def message(self) -> Message:
        """The message box that is shown, or will be in a moment."""
        return wait_for(self.shown_message, "a message", LOOK)

    def shown_message(self) -> Message | None:
        """The message box that is shown now."""
        changing = uno_import.exception("com.sun.star.uno.Exception")
        while True:
            try:
                return self._message()
            except changing:
                continue  # a window closed while it was looked at

    def _message(self) -> Message | None:
        toolkit = self.service("com.sun.star.awt.Toolkit")
        for index in range(toolkit.getTopWindowCount()):
            window = toolkit.getTopWindow(index)
            top = window and window.getAccessibleContext()
            if not top or top.getAccessibleRole() not in (_role(n) for n in BOXES):
                continue
            parts = list(_inside(top))
            buttons = [
                p for p in parts if p.getAccessibleRole() == _role("PUSH_BUTTON")
            ]
            texts = [p.getAccessibleName() for p in parts if p not in buttons]
            if len(buttons) == 1:
                text = "\n".join(filter(None, texts))
                return Message(top.getAccessibleName(), text, _spot(buttons[0]))
        return None

    def close(self, message: Message) -> None:
        """Click the button of a message, and wait until the press has ended."""
        self.screen.click(message.button.middle)
        self.finished()

    def finished(self) -> None:
        """Wait until no message is shown and no press is going on."""
        wait_for(lambda: self.shown_message() is None, "the message to close", LOOK)
        wait_for(lambda: not self.home.presses(), "the press to end", LOOK)


def _inside(context: Any) -> Iterator[Any]:
    """What a window holds, but not the thousand million cells of its sheet."""
    for child in _children(context):
        yield child
        yield from _inside(child)


def _toolbars(context: Any) -> Iterator[Any]:
    """The toolbars of a window; the hundreds of buttons on them are not looked at."""
    for child in _children(context):
        if child.getAccessibleRole() == _role("TOOL_BAR"):
            yield child
        else:
            yield from _toolbars(child)


def _children(context: Any) -> Iterator[Any]:
    if context.getAccessibleRole() in (_role("DOCUMENT"), _role("TABLE")):
        return
    for index in range(context.getAccessibleChildCount()):
        part = context.getAccessibleChild(index)
        child = part and part.getAccessibleContext()
        if child:  # else it went while it was looked at
            yield child


@cache
def _role(name: str) -> int:
    return int(uno_import.constant(f"com.sun.star.accessibility.AccessibleRole.{name}"))


def _spot(context: Any) -> Spot:
    place, size = context.getLocationOnScreen(), context.getSize()
    return Spot(place.X, place.Y, size.Width, size.Height, context.getAccessibleName())
