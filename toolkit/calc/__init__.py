"""An xlwings engine over LibreOffice Calc."""

from pathlib import Path

import xlwings

from toolkit.calc.attached import attach_office
from toolkit.calc.engine import engine
from toolkit.calc.errors import (
    BookOpenError,
    CalcError,
    DisposedException,
    FileTypeError,
    FormulaError,
    OfficeNotFoundError,
    OfficeStartError,
    ProtectedSheetError,
    SheetNameError,
)
from toolkit.calc.installed import find_office
from toolkit.calc.profile import Settings

__all__ = [
    "BookOpenError",
    "CalcError",
    "DisposedException",
    "FileTypeError",
    "FormulaError",
    "OfficeNotFoundError",
    "OfficeStartError",
    "ProtectedSheetError",
    "Settings",
    "SheetNameError",
    "activate",
    "attach",
    "book_of",
    "find_office",
    "open_documents",
]


def activate(settings: Settings | None = None) -> xlwings.main.Engine:
    """Make Calc the engine of xlwings in this process.

    From then on `xw.App(visible=False)`, `xw.Book(path)` and the rest of xlwings
    work on LibreOffice; an office is started when one is first needed, with a
    profile of its own, and ends with this process. `settings` says how.
    """
    if settings is not None:
        engine.apps.settings = settings
    if engine.name not in xlwings.engines.engines_by_name:
        xlwings.engines.add(xlwings.main.Engine(impl=engine))
    registered = xlwings.engines[engine.name]
    registered.activate()
    return registered


def attach(profile: Path | None = None) -> xlwings.App | None:
    """The user's running LibreOffice as an xlwings App; None when none runs.

    It is never started, never quit and never killed: `quit` lets go of it.
    `profile` is the folder of its profile, by default the user's own. Calc becomes
    the engine of xlwings only when an office was found.
    """
    office = attach_office(profile)
    if office is None:
        return None
    activate()
    return xlwings.App(impl=engine.apps.take(office))


def book_of(uid: str) -> xlwings.Book:
    """The open workbook whose `RuntimeUID` is `uid`, in any office known here.

    Raises:
        KeyError: no open spreadsheet has it.
    """
    for app in engine.apps:
        for book in app.books:
            if book.uno.RuntimeUID == uid:
                return xlwings.Book(impl=book)
    raise KeyError(uid)


def open_documents() -> tuple[xlwings.Book, ...]:
    """The open workbooks of all offices known here (started or attached)."""
    return tuple(xlwings.Book(impl=book) for app in engine.apps for book in app.books)
