"""What goes wrong in LibreOffice comes out as the engine's own errors."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pytest
import xlwings

from toolkit import calc
from toolkit.calc import uno_import


class Closed(NamedTuple):
    """A book that the user closed, cells that were held of it, and one still open."""

    book: xlwings.Book
    cells: xlwings.Range
    other: xlwings.Book


@pytest.fixture(scope="module")
def closed(app: xlwings.App) -> Iterator[Closed]:
    """What no use of it changes: to make a book takes longer than all uses."""
    book, other = app.books.add(), app.books.add()
    cells = book.sheets[0]["A1:B2"]
    cells.value = 1
    book.impl.uno.close(True)
    yield Closed(book, cells, other)
    other.close()


@contextmanager
def around() -> Iterator[None]:
    yield


def test_an_error_of_the_bridge_passes_a_context_manager_unchanged(
    book: xlwings.Book,
) -> None:
    missing = uno_import.exception("com.sun.star.container.NoSuchElementException")
    with pytest.raises(missing), around():
        book.impl.uno.Sheets.getByName("không có")


@pytest.mark.parametrize(
    "use",
    [
        lambda book: book.sheets[0]["A1"].value,
        lambda book: book.sheets[0].name,
        lambda book: book.name,
        lambda book: list(book.sheets),
        lambda book: list(book.names),
        lambda book: book.save(),
        lambda book: book.api.FullName,
        lambda book: book.api.isModified(),
        lambda book: book.api.UndoManager,
        lambda book: book.close(),
    ],
)
def test_a_book_closed_meanwhile_is_told_as_gone(
    closed: Closed, use: Callable[[xlwings.Book], object]
) -> None:
    with pytest.raises(calc.DisposedException), around():
        use(closed.book)
    assert closed.other.sheets[0]["A1"].value is None


@pytest.mark.parametrize(
    "use",
    [
        lambda cells: cells.value,
        lambda cells: setattr(cells, "value", 2),
        lambda cells: setattr(cells, "value", "12/2026"),
        lambda cells: cells.formula,
        lambda cells: cells.number_format,
        lambda cells: cells.column_width,
        lambda cells: cells.clear(),
        lambda cells: cells.rows.autofit(),
        lambda cells: cells.font.bold,
        lambda cells: setattr(cells.font, "bold", True),
        lambda cells: setattr(cells, "row_height", 12),
        lambda cells: cells.sheet.used_range,
        lambda cells: cells.sheet.name,
        lambda cells: cells.sheet.api.Protect(),
        lambda cells: cells.sheet.api.ProtectContents,
        lambda cells: list(cells.sheet.tables),
        lambda cells: cells.sheet.freeze_panes.unfreeze(),
    ],
)
def test_cells_whose_book_was_closed_meanwhile_are_told_as_gone(
    closed: Closed, use: Callable[[xlwings.Range], object]
) -> None:
    with pytest.raises(calc.DisposedException):
        use(closed.cells)


def test_what_calc_refuses_is_an_error_of_the_engine(book: xlwings.Book) -> None:
    with pytest.raises(calc.CalcError, match="LibreOffice refused") as raised:
        book.sheets[0].api.getCellByPosition(-1, 0)
    assert not isinstance(raised.value, calc.DisposedException)
