"""What Excel asks of a sheet's name; Calc itself takes more."""

from typing import TYPE_CHECKING

from toolkit.calc.errors import SheetNameError

if TYPE_CHECKING:
    from toolkit.calc.books import Book

MOST_LETTERS = 31
_FORBIDDEN = "\\/?*[]:"


def check(book: "Book", name: str, *, besides: str = "") -> None:
    """Refuse what Excel refuses as a sheet's name; `besides` is its present one.

    Raises:
        SheetNameError: too long, empty, a sign that Excel keeps, or taken already.
    """
    length = len(name.encode("utf-16-le")) // 2  # as Excel counts: 😀 is two
    if not name or length > MOST_LETTERS:
        raise SheetNameError(
            f"A sheet's name has 1 to {MOST_LETTERS} letters; {name!r} has {length}."
        )
    if set(name) & set(_FORBIDDEN) or "'" in (name[0], name[-1]):
        raise SheetNameError(
            f"{name!r} cannot name a sheet: none of {' '.join(_FORBIDDEN)}, and no "
            "apostrophe at its ends."
        )
    if name.casefold() == "history":
        raise SheetNameError(
            f"{name!r} cannot name a sheet: Excel keeps it for itself."
        )
    taken = {other.casefold() for other in book.uno.Sheets.ElementNames}
    if name.casefold() in taken - {besides.casefold()}:
        raise SheetNameError(f"The book already has a sheet named {name!r}.")
