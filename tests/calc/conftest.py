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


@pytest.fixture
def sheet(book: xlwings.Book) -> xlwings.Sheet:
    """The first sheet of a new workbook."""
    return book.sheets[0]
