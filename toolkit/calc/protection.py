"""Protected sheets: refusing as Excel does, and protection for hands only."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from toolkit.calc.errors import CalcError, ProtectedSheetError
from toolkit.calc.uno_import import exception

if TYPE_CHECKING:
    from toolkit.calc.books import Book
    from toolkit.calc.ranges import Range
    from toolkit.calc.sheets import Sheet

# Sheets protected by us with UserInterfaceOnly, and their passwords. As in
# Excel it holds only while the book is open: a file cannot say it.
_hands_only: dict[tuple[str, str, str], str] = {}


def _key(book: "Book", sheet: str) -> tuple[str, str, str]:
    # RuntimeUID alone is unique only within one office.
    return book.app.office.pipe, str(book.uno.RuntimeUID), sheet


def refuse(sheet: "Sheet", cells: "Range") -> None:
    """Raise ProtectedSheetError when `cells` holds a locked, protected cell."""
    if not sheet.uno.isProtected():
        return
    if _key(sheet.book, sheet.name) in _hands_only or not _any_locked(cells):
        return
    raise ProtectedSheetError(
        f"The cells {cells.address} of the sheet {sheet.name!r} are locked: the "
        "sheet is protected. Unprotect it first (sheet.api.Unprotect)."
    )


def _any_locked(cells: "Range") -> bool:
    state = cells.uno.getPropertyState("CellProtection").value
    if state != "AMBIGUOUS_VALUE":
        return bool(cells.uno.CellProtection.IsLocked)
    groups = cells.uno.getUniqueCellFormatRanges()
    return any(
        groups.getByIndex(index).CellProtection.IsLocked
        for index in range(groups.Count)
    )


def refuse_locked_structure(book: "Book") -> None:
    """Raise when the book's structure (its row of sheets) is protected."""
    if book.uno.isProtected():
        raise ProtectedSheetError(
            f"The structure of {book.name} is protected: its sheets cannot be "
            "added, removed, renamed or moved."
        )


@contextmanager
def lifted(sheet: "Sheet", cells: "Range") -> Iterator[None]:
    """Refuse, or lift a protection for hands only and put it back afterwards."""
    # Asked first: writing into a book that was closed can crash the office.
    key = _key(sheet.book, sheet.name)
    refuse(sheet, cells)
    password = _hands_only.get(key)
    if password is None or not sheet.uno.isProtected():
        yield
        return
    sheet.uno.unprotect(password)
    try:
        yield
    finally:
        sheet.uno.protect(password)


def protect(sheet: "Sheet", password: str, *, hands_only: bool) -> None:
    """Protect a sheet; `hands_only` leaves it open to this engine.

    What a protected sheet allows stays as it is: Calc keeps it with the sheet.

    Raises:
        CalcError: it is protected already, with another password.
    """
    key = _key(sheet.book, sheet.name)
    if sheet.uno.isProtected():
        unprotect(sheet, password)
    sheet.uno.protect(password)
    _hands_only.pop(key, None)
    if hands_only:
        _hands_only[key] = password


def unprotect(sheet: "Sheet", password: str) -> None:
    """Lift a protection.

    Raises:
        CalcError: the password is wrong.
    """
    try:
        sheet.uno.unprotect(password)
    except exception("com.sun.star.lang.IllegalArgumentException") as error:
        raise CalcError(
            f"The password of the sheet {sheet.name!r} is another one."
        ) from error
    _hands_only.pop(_key(sheet.book, sheet.name), None)


def renamed(book: "Book", old: str, new: str) -> None:
    """A sheet has another name now: what is remembered of it moves along."""
    password = _hands_only.pop(_key(book, old), None)
    if password is not None:
        _hands_only[_key(book, new)] = password
