"""`thidua live`: the same commands without a macro, on the workbook that is open."""

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import xlwings

from toolkit.commands import BY_ID, COMMANDS, Command
from toolkit.excel.hosts import OpenBook, open_books, the_one
from toolkit.excel.press import Outcome, press, refusal
from toolkit.jobs.refused import REFUSED, finding_of
from toolkit.jobs.render import printable, report_lines
from toolkit.jobs.unforeseen import unforeseen
from toolkit.parser import Parser

if TYPE_CHECKING:
    # Where it is missing the commands still work by word.
    import tkinter

DONE, NOT_DONE, NO_WINDOW = 0, 1, 2
TITLE = "Thi đua – Khen thưởng"

Press = Callable[..., Outcome]
Ask = Callable[..., Outcome]

_NO_TKINTER = (
    "Python này thiếu thành phần tkinter nên không mở được cửa sổ «Thi đua».\n"
    "Cài Python từ python.org có chọn «tcl/tk» (Debian, Ubuntu: gói python3-tk). "
    "Trong lúc đó có thể dùng «thidua live rescore», nút trong Excel hoặc Calc, và "
    "«thidua rescore TỆP»."
)
_NO_SCREEN = "Không mở được cửa sổ: không có màn hình đồ họa."


def ask(command: Command, book: xlwings.Book | None, **options: Any) -> Outcome:
    """As `asking.ask`, which other commands need not wait for."""
    from toolkit.excel.asking import ask

    return ask(command, book, **options)


class Doors(NamedTuple):
    """What the commands go through; tests put others here."""

    books: Callable[[], tuple[OpenBook, ...]] = open_books
    press: Press = press
    ask: Ask = ask
    now: Callable[[], datetime] = lambda: datetime.now().astimezone()


DOORS = Doors()


def main(
    arguments: Sequence[str], *, console: bool = False, doors: Doors = DOORS
) -> int:
    """Without arguments the window; a command does one thing; files are run closed.

    `console`: answer in text, as at a prompt; otherwise in a window, as to whoever
    clicked a shortcut. Returns 0 done, 1 not done, 2 no window can be shown.
    """
    if not arguments:
        return _window(doors)
    by_word = {command.word: command for command in COMMANDS} | BY_ID
    command = by_word.get(arguments[0])
    if command:
        outcome = once(command, _wanted_book(arguments[1:]), doors)
    else:
        outcome = rescore_files(arguments, doors.now())
    return _tell(outcome, console=console)


def _wanted_book(arguments: Sequence[str]) -> str:
    parser = Parser(prog="thidua live")
    parser.add_argument("--book", default="", metavar="SỔ")
    return str(parser.parse_args(arguments).book)


def once(command: Command, wanted: str, doors: Doors = DOORS) -> Outcome:
    """One command on the open workbook of this name, or on the only one."""
    try:
        book = the_one(doors.books(), wanted) if command.needs_book else None
    except REFUSED as refused:
        return refusal(finding_of(refused))
    except Exception as error:  # the clerk gets a sentence, the log gets the trace
        return _unforeseen(error, command.id, doors)
    return do(command, book, doors)


def do(command: Command, book: OpenBook | None, doors: Doors = DOORS) -> Outcome:
    """One command; whatever happens becomes a sentence."""
    try:
        if command.id == "about":
            from toolkit.excel.about import about

            return Outcome(about(book.host if book else ""), ok=True)
        if command.asks:
            return doors.ask(command, book.book if book else None, now=doors.now)
        if book is None:
            return Outcome("Hãy chọn một sổ trong danh sách.", ok=False)
        outcome = doors.press(command.id, book.book, now=doors.now())
    except REFUSED as refused:
        return refusal(finding_of(refused))
    except Exception as error:
        return _unforeseen(error, command.id, doors)
    return outcome if outcome.text else outcome._replace(text="Đã xong.")


def ask_above(
    command: Command, book: OpenBook | None, parent: "tkinter.Tk", doors: Doors = DOORS
) -> Outcome:
    """Open the dialog of a command above the window «Thi đua»; without text: it did."""
    return do(command, book, doors._replace(ask=partial(doors.ask, parent=parent)))


def _unforeseen(error: Exception, doing: str, doors: Doors) -> Outcome:
    finding = unforeseen(error, f"live {doing}", doors.now())
    return refusal(finding)


def rescore_files(words: Sequence[str], now: datetime) -> Outcome:
    """Files, dropped on the shortcut: rescored closed, one after the other."""
    from toolkit.jobs.files import rescore_file
    from toolkit.jobs.many import passing_over, run_each, workbooks_in

    paths, problems = workbooks_in(words)
    done = run_each(paths, partial(rescore_file, now=now))
    reports = [*problems, *passing_over(done, words)]
    texts = ("\n".join(report_lines(one, rewrites=True)) for one in reports)
    return Outcome(
        "\n\n".join(texts), ok=all(one.kind or not one.exit_code for one in reports)
    )


def _window(doors: Doors) -> int:
    try:
        import tkinter
    except ImportError:
        return _say(_NO_TKINTER, NO_WINDOW)
    from toolkit.excel.live_window import LiveWindow

    try:
        window = LiveWindow(
            doors.books, partial(do, doors=doors), partial(ask_above, doors=doors)
        )
    except tkinter.TclError:
        return _say(_NO_SCREEN, NO_WINDOW)
    window.root.mainloop()
    return DONE


def _tell(outcome: Outcome, *, console: bool) -> int:
    code = DONE if outcome.ok else NOT_DONE
    if not outcome.text:  # a dialog has told it
        return code
    if console:
        for line in outcome.text.splitlines():
            print(printable(line))
        return code
    try:
        import tkinter

        from toolkit.excel.live_window import show_outcome

        show_outcome(outcome).mainloop()
    except (ImportError, tkinter.TclError):
        return _say(outcome.text, code)
    return code


def _say(text: str, code: int) -> int:
    """Without a window of ours: Windows' own box where there is no console."""
    if sys.platform == "win32" and sys.stderr is None:
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, TITLE, 0)
    else:
        print(text, file=sys.stderr)
    return code
