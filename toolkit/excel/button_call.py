"""The way from a button's command line to the press and its message."""

import argparse
import contextlib
import sys
from collections.abc import Sequence
from datetime import datetime

import xlwings

from toolkit.commands import BY_ID
from toolkit.excel.press import Outcome, press, refusal
from toolkit.jobs.refused import REFUSED, finding_of
from toolkit.jobs.unforeseen import unforeseen
from toolkit.places import calc_python_note

DONE, NOT_SHOWN = 0, 3
TITLE = "Thi đua – Khen thưởng"


def main(arguments: Sequence[str]) -> int:
    """Do what a bridge asked for. Returns 0 when the clerk has been told the outcome.

    Otherwise the bridge itself says that Python could not reach the spreadsheet.
    """
    if arguments and arguments[0] == "live":
        from toolkit.excel.live import main as live

        return live(arguments[1:])
    if _for_calcs_own_python(arguments):
        from toolkit.setup.calc_python import hand_over

        code = hand_over(arguments)
        if code is not None:
            return code
    options = _parser().parse_args(arguments)
    now = datetime.now().astimezone()
    app: xlwings.App | None = None
    try:
        command = BY_ID[options.command]
        if command.asks:
            from toolkit.excel.asking import ask

            book = _book(options) if command.needs_book else None
            app = book.app if book else _app_if_any(options)
            outcome = ask(command, book, app)
        elif command.needs_book:
            book = _book(options)
            app = book.app
            outcome = press(options.command, book, now=now)
        else:
            app = _app(options)
            outcome = Outcome(_about(app), ok=True)
    except REFUSED as refused:
        outcome = refusal(finding_of(refused))
    except Exception as error:  # the clerk gets a sentence, the log gets the trace
        outcome = refusal(unforeseen(error, options.command, now))
    return _show(app, outcome, options.command)


def _for_calcs_own_python(arguments: Sequence[str]) -> bool:
    """Whether LibreOffice's Python is to do it: ours cannot reach the workbook.

    A dialog that needs no workbook is better shown by ours, which has tkinter.
    """
    if "--host=calc" not in arguments or not calc_python_note().is_file():
        return False
    command = BY_ID.get(arguments[0])
    return command is None or command.needs_book or not command.asks


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="toolkit.excel")
    parser.add_argument("command", choices=[*BY_ID])
    parser.add_argument("--wb", default="")
    parser.add_argument("--from_xl", default="")
    parser.add_argument("--hwnd", default="0")
    parser.add_argument("--host", choices=["excel", "calc"], default="excel")
    parser.add_argument("--doc", default="")
    return parser


def _book(options: argparse.Namespace) -> xlwings.Book:
    from toolkit.excel import hosts

    if options.host == "calc":
        return hosts.from_calc(options.doc)
    return hosts.from_excel(options.wb, options.hwnd)


def _app(options: argparse.Namespace) -> xlwings.App:
    from toolkit.excel import hosts

    if options.host == "calc":
        return hosts.running_calc()
    return hosts.running_excel(options.hwnd)


def _app_if_any(options: argparse.Namespace) -> xlwings.App | None:
    """The spreadsheet that will open what is made; a double click does it as well."""
    try:
        return _app(options)
    except Exception:  # no bridge, or none that runs: it is not needed for the work
        return None


def _about(app: xlwings.App) -> str:
    from toolkit.excel.about import about

    return about(f"{app.engine.name} {app.version}")


def _show(app: xlwings.App | None, outcome: Outcome, command: str) -> int:
    """One message, above the spreadsheet's own window."""
    if not outcome.text:
        return DONE
    title = f"{TITLE}: {BY_ID[command].label}"
    with contextlib.suppress(Exception):
        if app is not None:
            mode = "info" if outcome.ok else "critical"
            app.alert(outcome.text, title=title, mode=mode)
            return DONE
    return _show_without_spreadsheet(outcome, title)


def _show_without_spreadsheet(outcome: Outcome, title: str) -> int:
    """A box of the system's own; Excel's bridge speaks where even that fails."""
    if sys.platform == "win32":
        import ctypes

        topmost = 0x40000
        ctypes.windll.user32.MessageBoxW(None, outcome.text, title, topmost)
        return DONE
    print(outcome.text, file=sys.stderr)
    with contextlib.suppress(Exception):  # no tkinter, or no screen
        from toolkit.excel.live_window import show_outcome

        show_outcome(outcome).mainloop()
        return DONE
    return NOT_SHOWN
