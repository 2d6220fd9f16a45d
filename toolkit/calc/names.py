"""Defined names of a workbook and of its sheets."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from toolkit.calc.addresses import quoted_sheet
from toolkit.calc.boundary import guarded
from toolkit.calc.errors import CalcError
from toolkit.calc.uno_import import exception, struct

if TYPE_CHECKING:
    from toolkit.calc.books import Book
    from toolkit.calc.ranges import Range
    from toolkit.calc.sheets import Sheet


@guarded
class Names(base_classes.Names):
    """The names of a book (those of its sheets included), or of one sheet."""

    def __init__(self, book: "Book", sheet: "Sheet | None") -> None:
        self.book = book
        self.sheet = sheet

    @property
    def api(self) -> Any:
        return self._scope(self.sheet)

    def _scope(self, sheet: "Sheet | None") -> Any:
        return (sheet.uno if sheet else self.book.uno).NamedRanges

    def _all(self) -> Iterator["Name"]:
        if self.sheet is None:
            for text in self._scope(None).ElementNames:
                yield Name(self.book, None, text)
        for sheet in (self.sheet,) if self.sheet else self.book.sheets:
            for text in self._scope(sheet).ElementNames:
                yield Name(self.book, sheet, text)

    def __call__(self, name_or_index: int | str) -> "Name":
        if isinstance(name_or_index, int):
            return list(self._all())[name_or_index - 1]
        found = self._find(name_or_index)
        if found is None:
            raise KeyError(name_or_index)
        return found

    def _find(self, text: str) -> "Name | None":
        """By its name; `Sheet1!Name` is the one of that sheet only."""
        wanted = text.casefold().replace("'", "")
        # One call for the usual case.
        for defined in self._scope(self.sheet).ElementNames:
            if defined.casefold() == wanted:
                return Name(self.book, self.sheet, defined)
        for name in self._all():
            full = name.name.casefold().replace("'", "")
            if wanted == full or (self.sheet and wanted == name.text.casefold()):
                return name
        return None

    def contains(self, name_or_index: int | str) -> bool:
        if isinstance(name_or_index, int):
            return 1 <= name_or_index <= len(self)
        return self._find(name_or_index) is not None

    def snapshot(self) -> list[tuple[str, "Name"]]:
        return [(name.name, name) for name in self._all()]

    def __len__(self) -> int:
        return sum(1 for _ in self._all())

    def add(self, name: str, refers_to: str) -> "Name":
        """Define a name, or define it anew; `Sheet1!Name` belongs to that sheet.

        Raises:
            CalcError: not a name (it looks like a cell, holds a space, …).
        """
        sheet, text = self.sheet, name
        if "!" in name:
            title, _, text = name.rpartition("!")
            sheet = self.book.sheets(title.strip("'").replace("''", "'"))
        scope = self._scope(sheet)
        content = self.book.formulas.to_calc(refers_to).removeprefix("=")
        if scope.hasByName(text):
            scope.removeByName(text)
        origin = struct("com.sun.star.table.CellAddress")
        if sheet:
            origin.Sheet = sheet.index - 1
        try:
            scope.addNewByName(text, content, origin, 0)
        except exception("com.sun.star.uno.RuntimeException") as error:
            raise CalcError(f"{name!r} cannot be a name: {error}") from error
        return Name(self.book, sheet, text)


@guarded
class Name(base_classes.Name):
    """One defined name; `text` is it without its sheet."""

    def __init__(self, book: "Book", sheet: "Sheet | None", text: str) -> None:
        self.book = book
        self.sheet = sheet
        self.text = text

    @property
    def _names(self) -> Names:
        return Names(self.book, self.sheet)

    @property
    def uno(self) -> Any:
        return self._names.api.getByName(self.text)

    @property
    def api(self) -> Any:
        return self.uno

    def delete(self) -> None:
        self._names.api.removeByName(self.text)

    @property
    def name(self) -> str:
        if self.sheet is None:
            return self.text
        return f"{quoted_sheet(self.sheet.name)}!{self.text}"

    @name.setter
    def name(self, value: str) -> None:
        text = value.rpartition("!")[2]
        try:
            self.uno.setName(text)
        except exception("com.sun.star.uno.RuntimeException") as error:
            raise CalcError(f"{value!r} cannot be a name: {error}") from error
        self.text = text

    @property
    def refers_to(self) -> str:
        return self.book.formulas.to_excel("=" + self.uno.getContent())

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        self.uno.setContent(self.book.formulas.to_calc(value).removeprefix("="))

    @property
    def refers_to_range(self) -> "Range":
        """The cells it stands for, of one area or of several.

        Raises:
            CalcError: it stands for a formula or for cells that are gone.
        """
        cells = self.uno.getReferredCells()
        if cells is not None:
            return self.book.range_at(cells.getRangeAddress())
        several = self.book.areas_at(self.refers_to)
        if several is None:
            raise CalcError(f"{self.name} does not refer to cells: {self.refers_to}")
        return several
