"""What goes wrong between xlwings and Calc, as exceptions."""

from typing import NoReturn

from xlwings import XlwingsError


class CalcError(XlwingsError):  # type: ignore[misc, unused-ignore]
    """Calc refused or cannot do what was asked."""


class OfficeNotFoundError(CalcError):
    """There is no LibreOffice on this computer, or none with Python's UNO bridge."""


class OfficeStartError(CalcError):
    """LibreOffice was started but did not answer."""


class ProtectedSheetError(CalcError):
    """A locked cell of a protected sheet was to be changed."""


class BookOpenError(CalcError):
    """A file was not opened: missing, locked, damaged, or a wrong password."""


class FileTypeError(CalcError, NotImplementedError):
    """LibreOffice writes no files of this kind: .xlsb, .xltm, .xlam, …"""


class FormulaError(CalcError, ValueError):
    """What was given is no formula: a bracket or a quotation mark is open, …"""


class SheetNameError(CalcError, ValueError):
    """What was given is no sheet's name: too long, taken, with a slash, …"""


class DisposedException(CalcError):
    """The workbook was closed meanwhile, or LibreOffice has ended.

    Named as LibreOffice's own, com.sun.star.lang.DisposedException.
    """


def unsupported(member: str, instead: str) -> NoReturn:
    """Say that Calc (or this engine) has no such thing, and what to do instead."""
    raise NotImplementedError(
        f"{member} is not supported by the Calc engine. {instead}"
    )
