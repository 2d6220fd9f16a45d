"""What came back against what was sent: every edit is seen, no program is blamed."""

import io
import subprocess
from pathlib import Path

import openpyxl
import pytest

from tests.exchange.round.edits import EDITS, MORE, Edit, Editor
from tests.offices import Office
from toolkit.forms.scoring.sent import sent_terms
from toolkit.jobs.shipped import standard_workbook
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.meaning.differences import differences
from toolkit.xlsx.meaning.kinds import Changed
from toolkit.xlsx.meaning.sent import Sent

pytestmark = pytest.mark.slow

TRIES = 4


@pytest.fixture(scope="module")
def sent() -> Sent:
    book = ClosedBook.from_bytes(standard_workbook("cham_diem.xlsx"))
    return Sent(book, sent_terms(book))


def told(sent: Sent, data: bytes) -> list[Changed]:
    return [one.kind for one in differences(sent, ClosedBook.from_bytes(data))]


def test_the_same_bytes_differ_in_nothing(sent: Sent) -> None:
    assert told(sent, sent.book.data) == []


@pytest.mark.parametrize(
    ("kind", "edit"),
    [*EDITS.items(), *MORE],
    ids=lambda one: getattr(one, "__name__", str(one)),
)
def test_a_single_edit_is_told_as_what_it_is(
    sent: Sent, kind: Changed, edit: Edit
) -> None:
    editor = Editor(sent, seed=17)
    for _ in range(TRIES):
        assert kind in told(sent, edit(editor))


def test_a_lost_row_is_one_sentence_and_not_one_for_each_row_below(sent: Sent) -> None:
    kinds = told(sent, EDITS[Changed.ROWS_LOST](Editor(sent, seed=3)))
    assert kinds.count(Changed.ROWS_LOST) == 1
    assert Changed.VALUE_CHANGED not in kinds
    assert Changed.ROWS_MOVED not in kinds


def test_a_row_named_by_a_changed_key_is_lost_and_a_strange_one_added(
    sent: Sent,
) -> None:
    sheet, keys = next(iter(sent.terms.keys.items()))
    book = sent.book.unedited()
    book.set_value(sheet, keys.top + 1, keys.column, "I.99")
    kinds = told(sent, book.to_bytes())
    assert Changed.ROWS_LOST in kinds
    assert Changed.ROWS_ADDED in kinds


def test_rows_in_another_order_are_told_by_their_keys(sent: Sent) -> None:
    sheet, keys = next(iter(sent.terms.keys.items()))
    book = sent.book.unedited()
    rows = (keys.top + 2, keys.top + 3)
    texts = [sent.book.sheet(sheet).at(row, keys.column).value for row in rows]
    for row, text in zip(rows, reversed(texts), strict=True):
        book.set_value(sheet, row, keys.column, text)
    assert Changed.ROWS_MOVED in told(sent, book.to_bytes())


def test_what_a_unit_types_is_no_difference(sent: Sent) -> None:
    book = sent.book.unedited()
    unit = book.names()["td_unit"]
    assert unit is not None
    book.set_value(unit.sheet, unit.top, unit.left, "Sở Khoa học và Công nghệ")
    assert told(sent, book.to_bytes()) == []


def test_a_formula_typed_into_an_input_is_told(sent: Sent) -> None:
    book = sent.book.unedited()
    unit = book.names()["td_unit"]
    assert unit is not None
    book.set_formula(unit.sheet, unit.top, unit.left, 'HYPERLINK("http://x")', "x")
    assert told(sent, book.to_bytes()) == [Changed.INPUT_FORMULA]


def test_openpyxl_is_not_blamed(sent: Sent) -> None:
    copy = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(sent.book.data)).save(copy)
    assert told(sent, copy.getvalue()) == []


def test_libreoffice_is_not_blamed(sent: Sent, office: Office, tmp_path: Path) -> None:
    source = tmp_path / "gui.xlsx"
    source.write_bytes(sent.book.data)
    saved = office(source, "xlsx", tmp_path / "ve")
    assert told(sent, saved.read_bytes()) == []


def test_gnumeric_is_not_blamed(sent: Sent, ssconvert: str, tmp_path: Path) -> None:
    source, saved = tmp_path / "gui.xlsx", tmp_path / "ve.xlsx"
    source.write_bytes(sent.book.data)
    subprocess.run([ssconvert, str(source), str(saved)], check=True)
    assert told(sent, saved.read_bytes()) == []
