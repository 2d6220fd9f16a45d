"""What goes wrong in LibreOffice comes out as the engine's own errors."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import xlwings

from toolkit.calc import uno_import


@contextmanager
def around() -> Iterator[None]:
    yield


def test_an_error_of_the_bridge_passes_a_context_manager_unchanged(
    book: xlwings.Book,
) -> None:
    missing = uno_import.exception("com.sun.star.container.NoSuchElementException")
    with pytest.raises(missing), around():
        book.impl.uno.Sheets.getByName("không có")
