"""A clerk who presses buttons without a screen, as toolbar and sheet press them."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Generic, TypeVar

from tests.excel.pressed_books import Open, Shown, example
from tests.excel.register_books import OpenRegister, example_register
from tests.excel.screen import Home
from tests.macros.running_calc import RunningCalc
from toolkit.commands import BY_ID


class Clerk:
    """LibreOffice without windows in a clerk's home, and presses that are awaited."""

    def __init__(self, home: Home, calc: RunningCalc) -> None:
        self.home, self.calc = home, calc

    def open_scoring(self, name: str, folder: str = "") -> Shown:
        """A copy of a built workbook, filled in as the example."""
        path = self._place(f"Chấm điểm{Path(name).suffix}", folder)
        path.write_bytes(example(name))
        return Shown(self.calc.open(path), name)

    def open_register(self, name: str) -> OpenRegister:
        """A copy of a built register with rows typed in."""
        path = self._place(f"Theo dõi khen thưởng{Path(name).suffix}")
        path.write_bytes(example_register(name))
        return OpenRegister(self.calc.open(path))

    def _place(self, name: str, folder: str = "") -> Path:
        place = self.home.books / (folder or str(time.monotonic_ns()))
        place.mkdir(exist_ok=True)
        return place / name

    def start(self, command: str, document: Any = None) -> None:
        """Press: the button on the sheet of a document, or else on the toolbar."""
        macro = f"Buttons.{BY_ID[command].macro}"
        if document is not None:
            self.calc.run(document, f"ThiDua{macro}")
            return
        self.calc.service(
            "com.sun.star.script.provider.MasterScriptProviderFactory"
        ).createScriptProvider("").getScript(
            f"vnd.sun.star.script:ThiDua.{macro}?language=Basic&location=application"
        ).invoke((), (), ())

    def press(self, command: str, document: Any = None) -> tuple[int, str]:
        """Press and wait: the exit code, and what was said on the console."""
        self.start(command, document)
        return self.home.next_end()

    def pressed(self, opened: Open, command: str) -> None:
        """Press in the way that the workbook has, and see that it ended well."""
        document = opened.document if opened.has_macros else None
        assert self.press(command, document) == (0, "")


Opened = TypeVar("Opened", bound=Open)


class Desk(Generic[Opened]):
    """The workbook that tests press on, one at a time.

    It stays open for the next test if the last one left it as it was: to open it takes
    LibreOffice as long as a press.
    """

    def __init__(self, open_: Callable[[str], Opened]) -> None:
        self._open = open_
        self._lying: tuple[str, Opened] | None = None
        self._as_opened: object = None

    def take(self, name: str) -> Opened:
        """The workbook as it was built and filled in, the only one from this desk."""
        if self._lying and self._lying[0] == name and self._is_unchanged():
            self._lying[1].come_to_front()
            return self._lying[1]
        self.clear()
        opened = self._open(name)
        self._lying, self._as_opened = (name, opened), _state(opened)
        return opened

    def _is_unchanged(self) -> bool:
        return self._lying is not None and _state(self._lying[1]) == self._as_opened

    def clear(self) -> None:
        if self._lying:
            self._lying[1].close()
        self._lying = None


def _state(opened: Open) -> tuple[object, ...]:
    return opened.active, opened.everything
