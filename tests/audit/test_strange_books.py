"""A sample of the workbooks of strangers; `tests.benchmarks.strangers` has all."""

from collections.abc import Callable
from random import Random

import pytest

from tests.audit.told import findings
from tests.audit_corpus.page import Page, to_bytes
from tests.benchmarks.strangers import alarms, cells_of, slipped
from tests.strange_books.first import FIRST
from tests.strange_books.second import SECOND
from tests.strange_books.slips import NAMED

LAYOUTS = (*FIRST, *SECOND)


@pytest.mark.parametrize("make", LAYOUTS, ids=lambda make: make.__name__)
def test_a_clean_workbook_gives_no_finding(
    make: Callable[[Random], list[Page]],
) -> None:
    assert findings(*make(Random(7))) == []


def test_nine_of_ten_alarms_are_true_and_nine_of_ten_slips_are_found() -> None:
    kinds = {kind.__name__ for kind in NAMED}
    told = true = planted = found = 0
    for make in LAYOUTS[::4]:
        book = slipped(7, make, 0)
        every = alarms(to_bytes(book.pages))
        told += len(every)
        for one in every:
            true += any(
                slip.sheet == one.sheet and slip.cells & cells_of(one)
                for slip in book.slips
            )
        hit = [{(one.sheet, c) for c in cells_of(one)} for one in every]
        places = set[tuple[str, tuple[int, int]]]().union(*hit)
        for slip in book.slips:
            if slip.kind in kinds:
                planted += 1
                found += any((slip.sheet, cell) in places for cell in slip.cells)
    assert planted >= 60
    assert true >= 0.9 * told
    assert found >= 0.9 * planted
