"""S606: error values, told where they begin and once for each cause."""

from io import BytesIO

import openpyxl
import pytest

from tests.audit.told import findings_of, page, told
from tests.audit_corpus.page import Page, to_bytes


def bare(made: Page) -> list[tuple[str, str]]:
    """What is told of the workbook as openpyxl saves it: without values."""
    out = BytesIO()
    openpyxl.load_workbook(BytesIO(to_bytes([made]))).save(out)
    return [(one.code, one.cell) for one in findings_of(out.getvalue())]


@pytest.mark.parametrize("formula", ["=#REF!+1", "=SUM(#REF!)", "=IFERROR(#REF!*2,0)"])
def test_a_reference_that_was_deleted_is_told_whatever_value_was_saved(
    formula: str,
) -> None:
    made = page("Thu | 5\nChi | 4")
    made["B3"] = formula
    assert told(made) == [("S606", "B3")]
    assert bare(made) == [("S606", "B3")]


def test_what_reads_an_error_is_not_told_again() -> None:
    made = page("a | 5\nb | =B1/0\nc | =B2+1\nd | =SUM(B1:B3)")
    assert told(made) == [("S606", "B2")]


def test_all_that_divide_by_one_empty_cell_are_one_finding() -> None:
    made = page("a | 5\nb | 6\nc | =B1/$D$9\nd | \ne | =B2/$D$9")
    assert told(made) == [("S606", "B3")]


def test_an_error_under_a_merge_is_seen_by_nobody() -> None:
    made = page("a | 5\nb | 6")
    made.cells[4, 2] = "=1/0"
    made.merges.append("A4:B4")
    assert told(made) == []


def test_a_gap_for_a_chart_is_meant() -> None:
    assert told(page("a | 5\nb | =NA()")) == []
