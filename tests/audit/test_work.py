"""The audit and the search for outdated values do twice the work on twice the rows."""

from functools import partial

import pytest

from tests.benchmarks.long_sheets import SHAPES, long_book, long_sheet
from tests.tries import is_thorough
from tests.work import AT_MOST, lines_run
from toolkit.audit import audit_book
from toolkit.xlsx.cells.cell import Sheet
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.outdated import drop_outdated

pytestmark = pytest.mark.slow

ROWS = 300 if is_thorough() else 80


def audited(sheet: Sheet) -> None:
    audit_book([sheet], manual_calculation=False, skip_sheets=())


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    for shape in SHAPES:  # modules are loaded, what is kept for good is kept
        audited(long_sheet(shape, 40))


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_rows_are_twice_the_work_of_an_audit(shape: str) -> None:
    some, more = (long_sheet(shape, rows) for rows in (ROWS, 2 * ROWS))
    assert lines_run(partial(audited, more)) <= AT_MOST * lines_run(
        partial(audited, some)
    )


def opened(shape: str, rows: int) -> ClosedBook:
    book = ClosedBook.from_bytes(long_book(shape, rows))
    book.sheet("Số liệu")
    return book


def of_column_b(book: ClosedBook, rows: int) -> int:
    return drop_outdated(book, [("Số liệu", row, 2) for row in range(1, rows + 1)], ())


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_rows_are_twice_the_search_for_outdated_values(shape: str) -> None:
    some, more = opened(shape, ROWS), opened(shape, 2 * ROWS)
    few = lines_run(lambda: of_column_b(some, ROWS))
    assert lines_run(lambda: of_column_b(more, 2 * ROWS)) <= AT_MOST * few


def followed(book: ClosedBook, row: int) -> int:
    return drop_outdated(book, [("Số liệu", row, 2)], ())


def test_a_chain_from_top_to_bottom_is_followed_to_its_end() -> None:
    assert followed(opened("chain", ROWS), 1) == ROWS
    assert followed(opened("chain", ROWS), ROWS) == 1


def test_twice_the_chain_is_twice_the_work() -> None:
    some, more = opened("chain", ROWS), opened("chain", 2 * ROWS)
    few = lines_run(lambda: followed(some, 1))
    assert lines_run(lambda: followed(more, 1)) <= AT_MOST * few
