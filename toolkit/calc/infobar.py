"""Calc's infobar: a line of text above the sheet that stops nobody."""

import contextlib
from typing import TYPE_CHECKING

from toolkit.calc.errors import CalcError
from toolkit.calc.uno_import import exception

if TYPE_CHECKING:
    from toolkit.calc.books import Book

# com.sun.star.frame.InfobarType
_KINDS = {"info": 0, "success": 1, "warning": 2, "danger": 3}


def show(book: "Book", text: str, key: str, kind: str) -> None:
    """Show a line; one with the same key is replaced.

    Raises:
        ValueError: an unknown kind.
        CalcError: the book has no window.
    """
    if kind not in _KINDS:
        raise ValueError(f"{kind!r} is none of {', '.join(_KINDS)}")
    controller = book.uno.CurrentController
    if controller is None:
        raise CalcError(f"{book.name} has no window to show a line in.")
    with contextlib.suppress(
        exception("com.sun.star.container.NoSuchElementException")
    ):
        controller.removeInfobar(key)
    controller.appendInfobar(key, "", text, _KINDS[kind], (), True)
