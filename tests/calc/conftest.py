"""One office a test worker and locale, one new workbook a test."""

from collections.abc import Iterator
from typing import Any

import pytest
import xlwings

from toolkit import calc

LOCALES = ("en-US", "vi-VN")


@pytest.fixture(scope="session", params=LOCALES)
def locale(request: pytest.FixtureRequest) -> str:
    """The language of numbers and dates of the office."""
    return str(request.param)


@pytest.fixture(scope="session")
def app(bridge: Any, locale: str) -> Iterator[xlwings.App]:
    """An office of our own, without windows; it computes files afresh."""
    del bridge
    settings = calc.Settings(locale=locale, recalc="always")
    calc.activate(settings)
    app = xlwings.App(visible=False, add_book=False)
    yield app
    app.quit()


@pytest.fixture
def book(app: xlwings.App) -> Iterator[xlwings.Book]:
    """A new workbook, the active one."""
    app.activate()
    book = app.books.add()
    yield book
    if any(open_book.impl.uno == book.impl.uno for open_book in app.books):
        book.close()


class Common:
    """The workbook that tests of sheets share, made anew when a test has spoilt it."""

    def __init__(self, app: xlwings.App) -> None:
        self.app = app
        self.book: xlwings.Book | None = None
        self.name = ""

    def fresh_sheet(self) -> xlwings.Sheet:
        """An empty sheet, the only one, named and in front as in a new workbook."""
        self.app.activate()
        if not self._renewed():
            self.book = self.app.books.add()
            self.name = self.book.sheets[0].name
        assert self.book
        return self.book.sheets[0]

    def _renewed(self) -> bool:
        """Whether the old workbook is still there and lets its sheets be replaced."""
        if self.book is None:
            return False
        try:
            self._renew(self.book.impl.uno)
            self.book.sheets[0].activate()
        except Exception:  # gone, protected, or spoilt in a way that a test is about
            if self.book in self.app.books:
                self.book.close()
            return False
        return True

    def _renew(self, document: Any) -> None:
        sheets, names = document.Sheets, document.NamedRanges
        sheets.insertNewByName("Trang mới mở", 0)
        for name in sheets.ElementNames[1:]:
            sheets.removeByName(name)
        for name in names.ElementNames:
            names.removeByName(name)
        sheets.getByIndex(0).Name = self.name


@pytest.fixture(scope="session")
def common(app: xlwings.App) -> Common:
    """A workbook whose only sheet is renewed: Calc takes long to make a workbook."""
    return Common(app)


@pytest.fixture
def sheet(request: pytest.FixtureRequest, common: Common) -> xlwings.Sheet:
    """An empty sheet; of the test's own new workbook where it asks for that too."""
    if "book" in request.fixturenames:
        return request.getfixturevalue("book").sheets[0]
    return common.fresh_sheet()
