"""Which workbook is meant: the one whose button was pressed, or those that are open."""

import sys
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

import xlwings

from toolkit.excel.host import limit_attempts, patiently
from toolkit.excel.name_code import decoded
from toolkit.findings import WorkRefusedError, find


class OpenBook(NamedTuple):
    """A workbook that is open; `host` is Excel or Calc, `path` empty if never saved."""

    host: str
    name: str
    path: str
    book: xlwings.Book


def from_excel(name: str, hwnd: str) -> xlwings.Book:
    """The workbook whose button was pressed, by name and by Excel's window.

    `name` comes as the bridge wrote it. xlwings' own `Book.caller` cuts a name at «=»,
    and asks a busy Excel for ever. Raises WorkRefusedError F037.
    """
    wanted = decoded(name)
    app = running_excel(hwnd)
    try:
        return patiently(lambda: app.books[wanted])
    except KeyError:
        raise WorkRefusedError(find("F037")) from None


def running_excel(hwnd: str) -> xlwings.App:
    """The Excel with this window; two of them may run, with books of one name.

    Raises WorkRefusedError F037.
    """
    limit_attempts()
    if sys.platform == "win32":
        windows = xlwings._xlwindows
        return xlwings.App(impl=windows.App(xl=int(hwnd)))
    app = xlwings.apps.active
    if app is None:
        raise WorkRefusedError(find("F037"))
    return app


def from_calc(uid: str) -> xlwings.Book:
    """The Calc document of this RuntimeUID. Raises WorkRefusedError F037."""
    from toolkit import calc

    running_calc()
    try:
        return calc.book_of(uid)
    except KeyError:
        raise WorkRefusedError(find("F037")) from None


def running_calc() -> xlwings.App:
    """The user's running LibreOffice. Raises WorkRefusedError F052."""
    from toolkit import calc

    app = calc.attach()
    if app is None:
        raise WorkRefusedError(find("F052"))
    return app


def open_books() -> tuple[OpenBook, ...]:
    """Every workbook that is open in Excel, then in Calc."""
    return (*_in_excel(), *_in_calc())


def _in_excel() -> Iterator[OpenBook]:
    limit_attempts()
    engine = next((e for e in xlwings.engines if e.name == "excel"), None)
    for app in engine.apps if engine else ():
        books: list[xlwings.Book] = patiently(partial(list, app.books))
        for book in books:
            yield _open("Excel", book)


def _in_calc() -> Iterator[OpenBook]:
    from toolkit import calc

    if calc.find_office() is None:
        return
    app = calc.attach()
    for book in app.books if app else ():
        yield _open("Calc", book)


def _open(host: str, book: xlwings.Book) -> OpenBook:
    full_name = str(patiently(lambda: book.fullname))
    name = str(patiently(lambda: book.name))
    return OpenBook(host, name, "" if full_name == name else full_name, book)


def the_one(books: Sequence[OpenBook], wanted: str = "") -> OpenBook:
    """The workbook of this name or path, or the only one there is.

    Raises WorkRefusedError F037 when there is none, F042 when there are several.
    """
    found = [b for b in books if not wanted or wanted in (b.name, b.path)]
    if not found:
        raise WorkRefusedError(find("F037"))
    if len(found) > 1:
        names = {b.name for b in found}
        seen = names.pop() if len(names) == 1 else "…"
        raise WorkRefusedError(find("F042", seen=seen, count=str(len(found))))
    return found[0]
