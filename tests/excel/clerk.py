"""A clerk who presses buttons without a screen, as toolbar and sheet press them."""

import time
from pathlib import Path
from typing import Any

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
