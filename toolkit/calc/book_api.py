"""`book.api`: the members of Excel's Workbook that xlwings itself lacks."""

from typing import TYPE_CHECKING, Any

from toolkit.calc.boundary import asked, changed, guarded
from toolkit.calc.infobar import show

if TYPE_CHECKING:
    from toolkit.calc.books import Book

_INFOBAR_ID = "xlwings-calc"


@guarded
class BookApi:
    """Excel-named members; any other name is asked of the UNO document."""

    def __init__(self, book: "Book") -> None:
        self._book = book

    def __getattr__(self, name: str) -> Any:
        return asked(self, self._book.uno, name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "_book" or hasattr(type(self), name):
            super().__setattr__(name, value)
        else:
            changed(self, self._book.uno, name, value)

    def SaveCopyAs(self, Filename: str) -> None:
        """Write a copy (.xlsx, .xlsm, … by its ending); the book stays as it is."""
        self._book.save_copy(Filename)

    @property
    def ReadOnly(self) -> bool:
        return bool(self._book.uno.isReadonly())

    @property
    def Saved(self) -> bool:
        return not self._book.uno.isModified()

    @Saved.setter
    def Saved(self, value: bool) -> None:
        self._book.uno.setModified(not value)

    @property
    def FullName(self) -> str:
        return self._book.fullname

    @property
    def RuntimeUID(self) -> str:
        """What tells this document apart within its office while it is open."""
        return str(self._book.uno.RuntimeUID)

    def ShowInfobar(self, text: str, kind: str = "info") -> None:
        """A line above the sheet, without stopping anybody; it replaces the last.

        `kind` is info, success, warning or danger.

        Raises:
            ValueError: an unknown kind.
            CalcError: this office shows no windows.
        """
        show(self._book, text, _INFOBAR_ID, kind)
