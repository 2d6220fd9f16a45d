"""Workbooks: opening, saving, closing, and their place among the open ones."""

import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import unquote

from xlwings import base_classes

from toolkit.calc import book_formats, several_areas, unsupported_members
from toolkit.calc.addresses import Area, area_of, split_sheet
from toolkit.calc.book_api import BookApi
from toolkit.calc.boundary import guarded
from toolkit.calc.entry import TypedText
from toolkit.calc.errors import BookOpenError, CalcError, unsupported
from toolkit.calc.exporting import pdf_wishes
from toolkit.calc.file_formats import encryption, filter_for
from toolkit.calc.formula import Translator
from toolkit.calc.names import Names
from toolkit.calc.profile import url_of
from toolkit.calc.ranges import Range
from toolkit.calc.sheets import Sheet, Sheets
from toolkit.calc.uno_import import exception, load, properties
from toolkit.calc.values import Kind

if TYPE_CHECKING:
    from toolkit.calc.application import App

_T = TypeVar("_T")


@guarded
class Books(base_classes.Books):
    """The open workbooks of one office, oldest first."""

    def __init__(self, app: "App") -> None:
        self.app = app

    @property
    def api(self) -> Any:
        return self.app.office.desktop

    @property
    def active(self) -> "Book":
        document = self.app.active_document()
        if document is None:
            raise CalcError("No workbook is open.")
        return Book(self.app, document)

    def __call__(self, name_or_index: int | str) -> "Book":
        books = list(self)
        if isinstance(name_or_index, str):
            wanted = name_or_index.casefold()
            for book in books:
                if book.name.casefold() == wanted:
                    return book
        elif 1 <= name_or_index <= len(books):
            return books[name_or_index - 1]
        raise KeyError(name_or_index)

    def __len__(self) -> int:
        return len(self.app.documents())

    def __iter__(self) -> Iterator["Book"]:
        for document in self.app.documents():
            yield Book(self.app, document)

    def add(self) -> "Book":
        return self._load("private:factory/scalc", "_blank")

    def open(
        self,
        fullname: str,
        update_links: bool | None = None,
        read_only: bool | None = None,
        format: Any = None,
        password: str | None = None,
        write_res_password: str | None = None,
        ignore_read_only_recommended: bool | None = None,  # noqa: ARG002
        origin: Any = None,
        delimiter: Any = None,
        editable: Any = None,  # noqa: ARG002
        notify: Any = None,  # noqa: ARG002
        converter: Any = None,
        add_to_mru: Any = None,  # noqa: ARG002
        local: Any = None,
        corrupt_load: Any = None,
    ) -> "Book":
        """Open a file. Its macros run only in the user's own office, if at all."""
        for name, value in (
            ("write_res_password", write_res_password),
            ("format", format),
            ("origin", origin),
            ("delimiter", delimiter),
            ("converter", converter),
            ("local", local),
            ("corrupt_load", corrupt_load),
        ):
            if value is not None:
                unsupported(f"Books.open({name}=…)", "Leave it out.")
        wishes: dict[str, Any] = {
            # com.sun.star.document.UpdateDocMode: never or always.
            "UpdateDocMode": 3 if update_links else 0,
            "MacroExecutionMode": self.app.macro_mode,
        }
        if read_only:
            wishes["ReadOnly"] = True
        if password:
            wishes["Password"] = password
        return self._load(url_of(Path(fullname)), "_default", **wishes)

    def _load(self, url: str, frame: str, **wishes: Any) -> "Book":
        desktop = self.app.office.desktop
        try:
            document = desktop.loadComponentFromURL(url, frame, 0, properties(**wishes))
        except exception("com.sun.star.uno.Exception") as error:
            raise BookOpenError(f"{_place_of(url)} was not opened: {error}") from error
        if document is None:
            raise BookOpenError(
                f"{_place_of(url)} was not opened: Calc cannot read it, it is in use, "
                "or the password is wrong."
            )
        if not document.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
            document.close(True)
            raise BookOpenError(f"{_place_of(url)} is not a spreadsheet.")
        self.app.prepare(document)
        return Book(self.app, document)


@guarded
class Book(base_classes.Book):
    """One open workbook; `uno` is its document."""

    def __init__(self, app: "App", document: Any) -> None:
        self._app = app
        self.uno = document
        self._uid = ""

    @property
    def api(self) -> BookApi:
        return BookApi(self)

    @property
    def app(self) -> "App":
        return self._app

    # What is asked once of a document is kept by its app: books come and go.

    @property
    def formulas(self) -> Translator:
        """The translator of formulas for this office."""
        return self._app.kept("formulas", lambda: book_formats.translator(self.uno))

    def kept(self, what: object, make: Callable[[], _T]) -> _T:
        """A fact of this document, asked for once."""
        self._uid = self._uid or str(self.uno.RuntimeUID)
        return self._app.kept((self._uid, what), make)

    @property
    def null_date(self) -> dt.datetime:
        return self.kept("null date", lambda: book_formats.null_date(self.uno))

    @property
    def sheet_size(self) -> tuple[int, int]:
        """The last row and column of its sheets."""

        def ask() -> tuple[int, int]:
            place = self.uno.Sheets.getByIndex(0).RangeAddress
            return place.EndRow + 1, place.EndColumn + 1

        return self.kept("size", ask)

    @property
    def typed(self) -> TypedText:
        """How text typed into its cells is read."""

        def ask() -> TypedText:
            return book_formats.typed_text(self._app.office, self.uno)

        return self.kept("typed", ask)

    def kind_of(self, key: int) -> Kind:
        """What a number format of this book means for values."""
        return self.kept(("kind", key), lambda: book_formats.kind_of(self.uno, key))

    def format_key(self, name: str) -> int:
        """The key of a format that values bring along (date, percent, …)."""
        return self.kept(("key", name), lambda: book_formats.format_key(self.uno, name))

    @property
    def name(self) -> str:
        """The file's name; for a book never saved, its title («Untitled 1»)."""
        url = str(self.uno.URL)
        return _name_of(url) if url else str(self.uno.getTitle())

    @property
    def fullname(self) -> str:
        """The path, the address (`https://…`), or the name of one never saved."""
        url = str(self.uno.URL)
        return _place_of(url) if url else self.name

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(self, None)

    def activate(self) -> None:
        controller = self.uno.CurrentController
        if controller is not None:
            controller.Frame.activate()
            controller.Frame.ContainerWindow.setFocus()

    def range_at(self, place: Any) -> Range:
        """The range of a UNO CellRangeAddress."""
        sheet = Sheet(self, self.uno.Sheets.getByIndex(place.Sheet))
        return Range(
            sheet,
            Area(
                place.StartRow + 1,
                place.StartColumn + 1,
                place.EndRow - place.StartRow + 1,
                place.EndColumn - place.StartColumn + 1,
            ),
        )

    def areas_at(self, text: str) -> Range | None:
        """The range of several addresses with their sheets, or None."""
        ranges = []
        for part in several_areas.parts_of(text):
            title, rest = split_sheet(part)
            area = area_of(rest, self.sheet_size)
            if title is None or area is None or title not in self.uno.Sheets:
                return None
            ranges.append(Range(self.sheets(title), area))
        return several_areas.together(ranges) if ranges else None

    def close(self) -> None:
        """Close without saving."""
        self.uno.setModified(False)
        self.uno.close(True)

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Save, or save as (the ending says the format), replacing without asking.

        Raises:
            CalcError: the file cannot be written, or the ending is unknown.
        """
        if path is None and password is None and self.uno.hasLocation():
            self._store(self.uno.store)
            return
        target = Path(path or self._default_path())
        wishes: dict[str, Any] = {"FilterName": filter_for(target)}
        if password:
            wishes |= encryption(target, password)
        self._store(self.uno.storeAsURL, _url_to(target), properties(**wishes))

    def _default_path(self) -> str:
        if self.uno.hasLocation():
            return self.fullname
        return str(Path.cwd() / f"{self.name}.xlsx")

    def save_copy(self, path: str) -> None:
        """Write a copy; the book keeps its name and what is unsaved."""
        target = Path(path)
        wishes = properties(FilterName=filter_for(target))
        self._store(self.uno.storeToURL, _url_to(target), wishes)

    def _store(self, store: Any, *args: Any) -> None:
        try:
            store(*args)
        except exception("com.sun.star.uno.Exception") as error:
            raise CalcError(f"{self.name} was not saved: {error}") from error

    def to_pdf(self, path: str, quality: str, selection: Any = None) -> None:
        """Export all, or some cells (UNO ones), as PDF.

        Quality "minimum" makes pictures smaller.
        """
        wishes = pdf_wishes(quality, selection)
        self._store(self.uno.storeToURL, _url_to(Path(path)), wishes)


unsupported_members.refuse_members(Book, "Book", {}, unsupported_members.BOOK_METHODS)


def _url_to(target: Path) -> str:
    """Where to write; as on Excel, into folders that exist."""
    real = Path(os.path.realpath(target))
    if not real.parent.is_dir():
        raise CalcError(f"{target} was not saved: there is no folder {real.parent}.")
    return url_of(real)


def _place_of(url: str) -> str:
    return str(load().fileUrlToSystemPath(url)) if url.startswith("file:") else url


def _name_of(url: str) -> str:
    return unquote(url.rpartition("/")[2])
