"""Two forms that come to the same points are told without scoring both of them."""

import pytest

from toolkit.exchange.round.working.same_inputs import same_inputs
from toolkit.forms.scoring.locate import locate
from toolkit.jobs.shipped import standard_workbook
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook

BLANK = ClosedBook.from_bytes(standard_workbook("cham_diem.xlsx"))


@pytest.mark.parametrize(
    ("row", "column", "value", "same"),
    [
        ("III.2.a", "appraised", 3.0, True),  # a later round never counts
        ("III.2.a", "opinion", "thiếu minh chứng", True),
        ("III.2.a", "why", "3 điểm.", True),  # a rescore writes it
        ("III.2.a", "total", 3.0, False),  # an input
        ("III.2.a", "evidence", "BC 1", False),
        ("I.3", "total", 9.0, False),  # a number over a formula
        ("III.2.a", "key", "III.2.b", False),  # a key
    ],
)
def test_what_counts_for_a_units_own_points(
    row: str, column: str, value: CellValue, *, same: bool
) -> None:
    kept = BLANK.unedited()
    kept.set_value(*locate(kept).places.form.place(row, column), value)
    for one, other in ((BLANK, kept), (kept, BLANK)):
        assert same_inputs(one, other, locate(BLANK)) is same


def test_a_value_beside_a_formula_never_counts() -> None:
    kept = BLANK.unedited()
    kept.set_cached(*locate(kept).places.form.place("I.3", "total"), 99.0)
    assert same_inputs(BLANK, kept, locate(kept))
