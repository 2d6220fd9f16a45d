"""«Điều kiện»: failures first, one row a proposal, its conditions folded below it."""

import io
from collections.abc import Iterator

import openpyxl
import pytest

from tests.awards.department import DEPARTMENT, YEAR
from tests.broken.surgery import damaged, xml
from tests.forms.register.filling import below, filled_register, recomputed, region_of
from toolkit.awards.eligibility.verdicts import Answer, Conclusion
from toolkit.forms.register.apply import NO_PROPOSAL
from toolkit.forms.register.assess import RegisterAssessment
from toolkit.forms.register.writing.condition_rows import (
    CONCLUSION,
    OPEN,
    PLACES,
    in_order,
)
from toolkit.rules.loader import UNVERIFIED_MARK
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook

SHEET = "Điều kiện"


@pytest.fixture(scope="module")
def written() -> tuple[ClosedBook, RegisterAssessment]:
    book = filled_register(DEPARTMENT, year=YEAR)
    return book, recomputed(book)


def heads(book: ClosedBook) -> list[list[CellValue]]:
    return [row for row in below(book, "td_conditions") if row[3] == CONCLUSION]


def folded(book: ClosedBook) -> dict[int, tuple[int, bool, bool]]:
    """Outline level, hidden, collapsed of each row of the sheet."""
    sheet = openpyxl.load_workbook(io.BytesIO(book.to_bytes()))[SHEET]
    return {
        row: (look.outlineLevel or 0, bool(look.hidden), bool(look.collapsed))
        for row, look in sheet.row_dimensions.items()
    }


def head_rows(book: ClosedBook) -> Iterator[tuple[int, bool]]:
    first = region_of(book, "td_conditions").bottom + 1
    for row, cells in enumerate(below(book, "td_conditions"), first):
        yield row, cells[3] == CONCLUSION


def test_failures_come_first_then_what_is_not_known(
    written: tuple[ClosedBook, RegisterAssessment],
) -> None:
    book, found = written
    ordered = in_order(found.verdicts)
    assert [row[0] for row in heads(book)] == [v.proposal.name for v in ordered]
    places = [PLACES.get(v.told, OPEN) for v in ordered]
    assert places == sorted(places)
    assert len(set(places)) > 1
    rows = [v.proposal.row for v in ordered]
    for place in set(places):
        same = [row for row, at in zip(rows, places, strict=True) if at == place]
        assert same == sorted(same)


def test_a_failure_precedes_and_what_is_well_comes_last() -> None:
    assert min(PLACES, key=PLACES.__getitem__) is Conclusion.INELIGIBLE
    assert max(PLACES, key=PLACES.__getitem__) is Conclusion.ELIGIBLE
    assert PLACES[Conclusion.NOT_KNOWN] < OPEN < PLACES[Conclusion.FOR_COUNCIL]
    assert OPEN not in PLACES.values()


def test_a_conclusion_shows_the_first_reason_and_how_many_conditions_hold(
    written: tuple[ClosedBook, RegisterAssessment],
) -> None:
    book, found = written
    for row, verdict in zip(heads(book), in_order(found.verdicts), strict=True):
        passed = sum(one.answer is Answer.PASS for one in verdict.conditions)
        assert row[6] == f"{passed}/{len(verdict.conditions)} đạt"
        if verdict.conclusion in (Conclusion.INELIGIBLE, Conclusion.NOT_KNOWN):
            first = verdict.deciding[0]
            assert str(row[5]).split("; ")[0].split(" (")[0] in first.evidence
            basis = first.basis.removesuffix(UNVERIFIED_MARK)
            failed = verdict.conclusion is Conclusion.INELIGIBLE
            assert row[7] == ((basis or None) if failed else None)


@pytest.mark.slow
def test_conditions_fold_below_their_conclusion(
    written: tuple[ClosedBook, RegisterAssessment],
) -> None:
    book, found = written
    looks = folded(book)
    for row, is_head in head_rows(book):
        wanted = (0, False, True) if is_head else (1, True, False)
        assert looks[row] == wanted, row
    assert sum(is_head for _, is_head in head_rows(book)) == len(found.verdicts)
    sheet = openpyxl.load_workbook(io.BytesIO(book.to_bytes()))[SHEET]
    assert sheet.sheet_properties.outlinePr.summaryBelow is False
    assert sheet.sheet_format.outlineLevelRow == 1


@pytest.mark.slow
def test_an_older_register_whose_sheet_is_protected_stays_open() -> None:
    """Excel would fold it and never unfold it."""
    data = filled_register(DEPARTMENT, year=YEAR).to_bytes()
    book = ClosedBook.from_bytes(data)
    part = book.sheet(SHEET).part
    locked = xml(part, "</sheetData>", '</sheetData><sheetProtection sheet="1"/>')
    empty = xml(part, "<sheetData/>", '<sheetData/><sheetProtection sheet="1"/>')
    text = book.package.read(part)
    old = damaged(data, locked if b"</sheetData>" in text else empty)
    book = ClosedBook.from_bytes(old)
    recomputed(book)
    assert heads(book)
    assert not any(level or hidden for level, hidden, _ in folded(book).values())


def test_a_second_check_leaves_the_rows_as_they_are(
    written: tuple[ClosedBook, RegisterAssessment],
) -> None:
    book = ClosedBook.from_bytes(written[0].to_bytes())
    before = book.part(SHEET)
    recomputed(book)
    start = before.index(b'<row r="5"')
    assert book.part(SHEET)[start:] == before[start:]


def test_without_a_proposal_the_sheet_says_so_in_a_row() -> None:
    book = filled_register("# Người\nHọ và tên\nLê An")
    recomputed(book)
    assert below(book, "td_conditions") == [[NO_PROPOSAL, *[None] * 7]]
    again = book.to_bytes()
    rescored = ClosedBook.from_bytes(again)
    recomputed(rescored)
    assert below(rescored, "td_conditions") == [[NO_PROPOSAL, *[None] * 7]]
