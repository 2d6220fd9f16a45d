"""Worksheets: their place in the book, their cells, copying, protection."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from toolkit.calc import (
    moves,
    protection,
    several_areas,
    sheet_names,
    table_references,
)
from toolkit.calc.addresses import Area, area_of, split_sheet
from toolkit.calc.boundary import guarded
from toolkit.calc.errors import CalcError, DisposedException
from toolkit.calc.names import Names
from toolkit.calc.ranges import Range
from toolkit.calc.sheet_api import SheetApi
from toolkit.calc.sheet_extras import SheetExtras

if TYPE_CHECKING:
    from toolkit.calc.books import Book

_ALL_CONTENTS = 1 | 2 | 4 | 16  # CellFlags VALUE, DATETIME, STRING, FORMULA
_FORMATS = 32 | 64 | 256  # HARDATTR, STYLES, EDITATTR
_NOTES = 8


@guarded
class Sheets(base_classes.Sheets):
    """The worksheets of a book, in their order."""

    def __init__(self, book: "Book") -> None:
        self.book = book

    @property
    def api(self) -> Any:
        return self.book.uno.Sheets

    @property
    def active(self) -> "Sheet":
        controller = self.book.uno.CurrentController
        sheets = self.api
        shown = controller.ActiveSheet if controller else sheets.getByIndex(0)
        return Sheet(self.book, shown)

    def __call__(self, name_or_index: int | str) -> "Sheet":
        sheets = self.api
        if isinstance(name_or_index, str):
            if sheets.hasByName(name_or_index):
                return Sheet(self.book, sheets.getByName(name_or_index))
            wanted = name_or_index.casefold()
            for name in sheets.ElementNames:
                if name.casefold() == wanted:
                    return Sheet(self.book, sheets.getByName(name))
        elif 1 <= name_or_index <= sheets.Count:
            return Sheet(self.book, sheets.getByIndex(name_or_index - 1))
        raise KeyError(name_or_index)

    def __len__(self) -> int:
        return int(self.api.Count)

    def __iter__(self) -> Iterator["Sheet"]:
        sheets = self.api
        for index in range(sheets.Count):
            yield Sheet(self.book, sheets.getByIndex(index))

    def add(
        self,
        before: "Sheet | None" = None,
        after: "Sheet | None" = None,
        name: str | None = None,
    ) -> "Sheet":
        """A new sheet, in front of the active one unless said otherwise."""
        protection.refuse_locked_structure(self.book)
        sheets = self.api
        taken = {n.casefold() for n in sheets.ElementNames}
        number = sheets.Count + 1
        while f"sheet{number}" in taken:
            number += 1
        if name is None:
            name = f"Sheet{number}"
        sheet_names.check(self.book, name)
        # The index is counted from 0: that of `after` leads behind it.
        index = after.index if after else (before or self.active).index - 1
        sheets.insertNewByName(name, index)
        sheet = Sheet(self.book, sheets.getByName(name))
        sheet.activate()
        return sheet


@guarded
class Sheet(SheetExtras, base_classes.Sheet):
    """One worksheet; `uno` is its XSpreadsheet."""

    def __init__(self, book: "Book", uno: Any) -> None:
        self._book = book
        self._uno = uno
        self._moves = moves.count()

    @property
    def uno(self) -> Any:
        """The XSpreadsheet, taken anew after cells were moved."""
        if self._moves != moves.count():
            self._uno = self._book.uno.Sheets.getByName(self._uno.Name)
            self._moves = moves.count()
        return self._uno

    @property
    def api(self) -> SheetApi:
        return SheetApi(self)

    @property
    def book(self) -> "Book":
        return self._book

    @property
    def name(self) -> str:
        name = str(self.uno.Name)
        if not name:
            # A sheet of a closed book goes on answering, with nothing.
            raise DisposedException("The sheet's workbook was closed.")
        return name

    @name.setter
    def name(self, value: str) -> None:
        protection.refuse_locked_structure(self.book)
        old = self.name
        sheet_names.check(self.book, value, besides=old)
        self.uno.Name = value
        protection.renamed(self.book, old, value)

    @property
    def index(self) -> int:
        return int(self.uno.RangeAddress.Sheet) + 1

    @property
    def names(self) -> Names:
        return Names(self.book, self)

    @property
    def size(self) -> tuple[int, int]:
        """The sheet's last row and last column."""
        return self.book.sheet_size

    @property
    def cells(self) -> Range:
        rows, columns = self.size
        return Range(self, Area(1, 1, rows, columns))

    def range(self, arg1: Any, arg2: Any = None) -> Range:
        """By address, name, (row, column), two corners, or four numbers."""
        if isinstance(arg1, tuple) and len(arg1) == 4:
            return Range(self, Area(*arg1))
        if isinstance(arg1, int) and isinstance(arg2, int):
            arg1, arg2 = (arg1, arg2), None
        first = self._corner(arg1)
        if arg2 is None:
            return first
        second = self._corner(arg2)
        top = min(first.row, second.row)
        left = min(first.column, second.column)
        bottom = max(r.row + r.shape[0] for r in (first, second))
        right = max(r.column + r.shape[1] for r in (first, second))
        return Range(first.sheet, Area(top, left, bottom - top, right - left))

    def _corner(self, place: Any) -> Range:
        if isinstance(place, Range):
            return place
        if isinstance(place, tuple):
            row, column = place
            if row == 0 or column == 0:
                raise IndexError(
                    "Attempted to access 0-based Range. "
                    "xlwings/Excel Ranges are 1-based."
                )
            return Range(self, Area(row, column, 1, 1))
        return self._by_text(str(place))

    def _by_text(self, text: str) -> Range:
        area = area_of(text, self.size)
        if area is not None:
            return Range(self, area)
        title, rest = split_sheet(text)
        if title is not None:
            return self.book.sheets(title)._by_text(rest)
        for names in (self.names, self.book.names):
            if names.contains(text):
                return names(text).refers_to_range
        found = table_references.find(self.book, text)
        if found is not None:
            table, area = found
            return Range(table.sheet, area)
        parts = several_areas.parts_of(text)
        if len(parts) > 1:
            return several_areas.together([self._by_text(part) for part in parts])
        raise CalcError(f"{text!r} is neither an address nor a name in {self.name}.")

    @property
    def used_area(self) -> Area:
        """From the first used cell to the last, A1 when the sheet is empty."""
        cursor = self.uno.createCursor()
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        place = cursor.RangeAddress
        return Area(
            place.StartRow + 1,
            place.StartColumn + 1,
            place.EndRow - place.StartRow + 1,
            place.EndColumn - place.StartColumn + 1,
        )

    @property
    def used_range(self) -> Range:
        return Range(self, self.used_area)

    def activate(self) -> None:
        controller = self.book.uno.CurrentController
        if controller is not None:
            controller.setActiveSheet(self.uno)

    def select(self) -> None:
        self.activate()

    @property
    def visible(self) -> bool:
        return bool(self.uno.IsVisible)

    @visible.setter
    def visible(self, value: bool) -> None:
        protection.refuse_locked_structure(self.book)
        others = [s for s in self.book.sheets if s.visible and s.name != self.name]
        if not value and not others:
            raise CalcError("A book must keep at least one visible sheet.")
        self.uno.IsVisible = bool(value)

    def clear_contents(self) -> None:
        self.cells.clear_contents()

    def clear_formats(self) -> None:
        self.cells.clear_formats()

    def clear(self) -> None:
        self.cells.clear()

    def delete(self) -> None:
        protection.refuse_locked_structure(self.book)
        if len(self.book.sheets) == 1:
            raise CalcError("A book must keep at least one sheet.")
        self.book.uno.Sheets.removeByName(self.name)

    def copy(self, before: "Sheet | None", after: "Sheet | None") -> None:
        """Copy to before or after a sheet, of this book or of another one."""
        target = before or after
        if target is None:
            raise ValueError("say before which or after which sheet")
        protection.refuse_locked_structure(target.book)
        index = target.index - 1 if before is not None else target.index
        sheets = target.book.uno.Sheets
        if target.book.uno.RuntimeUID == self.book.uno.RuntimeUID:
            sheets.copyByName(self.name, self._free_name(sheets.ElementNames), index)
        else:
            sheets.importSheet(self.book.uno, self.name, index)

    def _free_name(self, taken: tuple[str, ...]) -> str:
        """As Excel: `Name (2)`, cut so that it stays within 31 letters."""
        used = {name.casefold() for name in taken}
        number = 2
        while True:
            tail = f" ({number})"
            name = self.name[: sheet_names.MOST_LETTERS - len(tail)] + tail
            if name.casefold() not in used:
                return name
            number += 1

    def move(self, before: "Sheet | None", after: "Sheet | None") -> None:
        target = before or after
        if target is None:
            raise ValueError("say before which or after which sheet")
        protection.refuse_locked_structure(self.book)
        index = target.index - 1 if before is not None else target.index
        self.book.uno.Sheets.moveByName(self.name, index)

    def refuse_if_protected(self, cells: Range) -> None:
        """Raise when a locked cell of `cells` stands on a protected sheet.

        Calc itself says nothing when formats or contents of such cells are set:
        every writer asks here first. Writers should rather use `writable`, which
        also lifts a protection that was made for the user's hands only.

        Raises:
            ProtectedSheetError: as Excel, whatever is written.
        """
        protection.refuse(self, cells)

    def writable(self, cells: Range) -> AbstractContextManager[None]:
        """`with sheet.writable(cells): …` around each write of the engine.

        Raises:
            ProtectedSheetError: see `refuse_if_protected`.
        """
        return protection.lifted(self, cells)
