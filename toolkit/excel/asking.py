"""A command that asks: its dialog is opened, or it is said why none can be."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import xlwings

from toolkit.commands import Command
from toolkit.excel.dialog_table import DIALOGS
from toolkit.excel.dialogs import Setting
from toolkit.excel.host import facts
from toolkit.excel.press import Outcome, refusal
from toolkit.findings import find

if TYPE_CHECKING:
    # A Python without it must still be told so.
    import tkinter

TOLD = Outcome("", ok=True)
"""Nothing is left to say: the dialog has shown it."""


def ask(
    command: Command,
    book: xlwings.Book | None,
    app: xlwings.App | None = None,
    *,
    now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    parent: "tkinter.Tk | None" = None,
) -> Outcome:
    """Open the dialog of a command, and wait until it is closed.

    `app`: the spreadsheet that opens a new workbook. `parent`: the window «Thi đua»;
    then nobody waits. Where no dialog can be shown, F057 or F058 name the verb.
    """
    try:
        import tkinter
    except ImportError:
        return _by_verb("F057", command)
    from toolkit.excel.dialog_window import DialogWindow

    setting = Setting(book, folder_of(book), now)
    opener = partial(open_result, app=book.app if book else app)
    try:
        window = DialogWindow(DIALOGS[command.id], setting, opener, parent)
    except tkinter.TclError:
        return _by_verb("F058", command)
    if parent is None:
        window.root.mainloop()
    return TOLD


def _by_verb(code: str, command: Command) -> Outcome:
    """No dialog: the words of the command line that do the same."""
    verb = command.verb.partition(" --")[0]
    return refusal(find(code, seen=command.label, command=command.verb, verb=verb))


def folder_of(book: xlwings.Book | None) -> Path:
    """Where a dialog looks first: beside the open workbook, or among the documents."""
    if book is not None:
        path = facts(book).path
        if path.is_absolute() and path.parent.is_dir():
            return path.parent
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()


def open_result(place: str, *, app: xlwings.App | None) -> str:
    """Open a workbook in the spreadsheet that runs, else as a double click would.

    What is to be said when that fails; "" when it is open.
    """
    path = Path(place)
    try:
        if app is not None and path.is_file():
            app.books.open(str(path))
        else:
            _as_by_double_click(path)
    except Exception as error:
        return f"Không mở được «{path.name}» ({type(error).__name__}): mở tệp bằng tay."
    return ""


def _as_by_double_click(path: Path) -> None:
    if sys.platform == "win32":
        os.startfile(path)
        return
    program = "open" if sys.platform == "darwin" else "xdg-open"
    subprocess.run([program, str(path)], check=True, timeout=30)
