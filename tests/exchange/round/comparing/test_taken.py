"""What a unit typed comes over by key; whatever else it did stays behind."""

import io
from pathlib import Path

import openpyxl
import pytest

from tests.exchange.round.edits import EDITS, Editor, put_in_column
from tests.offices import Office
from toolkit.exchange.round.comparing.taken import taken_over
from toolkit.forms.scoring.locate import locate
from toolkit.forms.scoring.sent import sent_terms
from toolkit.jobs.shipped import standard_workbook
from toolkit.xlsx.cells.place import Place
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.meaning.kinds import Changed
from toolkit.xlsx.meaning.sent import Sent


@pytest.fixture(scope="module")
def sent() -> Sent:
    book = ClosedBook.from_bytes(standard_workbook("cham_diem.xlsx"))
    return Sent(book, sent_terms(book))


@pytest.fixture(scope="module")
def typed(sent: Sent) -> dict[Place, str | float]:
    """Cells that were sent unlocked, on the form, each with something of its own."""
    form = locate(sent.book).places.form.sheet
    sheet = sent.book.sheet(form)
    spots = [
        spot
        for spot, cell in sorted(sheet.cells.items())
        if not sent.locked(form, spot) and cell.value in (None, "")
    ]
    return {
        Place(form, *spot): float(n) if n % 3 else f"chữ {n}"
        for n, spot in enumerate(spots)
    }


def filled(sent: Sent, typed: dict[Place, str | float]) -> ClosedBook:
    book = sent.book.unedited()
    for place, value in typed.items():
        book.set_value(*place, value)
    return ClosedBook.from_bytes(book.to_bytes())


def test_all_that_was_typed_comes_over_and_nothing_else(
    sent: Sent, typed: dict[Place, str | float]
) -> None:
    assert len(typed) > 80
    book, places = taken_over(sent, filled(sent, typed))
    assert set(places) == set(typed)
    assert book.to_bytes() == filled(sent, typed).data


def test_nothing_typed_is_the_workbook_as_it_was_sent(sent: Sent) -> None:
    book, places = taken_over(sent, sent.book.unedited())
    assert (book.to_bytes(), places) == (sent.book.data, ())


@pytest.mark.parametrize("kind", list(EDITS), ids=str)
def test_no_edit_of_what_is_locked_comes_over(sent: Sent, kind: Changed) -> None:
    editor = Editor(sent, seed=23)
    returned = ClosedBook.from_bytes(EDITS[kind](editor))
    assert taken_over(sent, returned)[0].to_bytes() == sent.book.data


def test_inputs_below_a_lost_row_come_over_by_their_keys(
    sent: Sent, typed: dict[Place, str | float]
) -> None:
    whole = filled(sent, typed)
    editor = Editor(Sent(whole, sent.terms), seed=3)
    returned = ClosedBook.from_bytes(EDITS[Changed.ROWS_LOST](editor))
    book, _ = taken_over(sent, returned)
    assert len(set(typed.items()) - set(values(book, typed).items())) <= 9


@pytest.mark.parametrize("at", [4, 8, 12, -11])
def test_inputs_come_over_where_columns_were_put_in_or_taken_out(
    sent: Sent, typed: dict[Place, str | float], at: int
) -> None:
    """None is typed into the column that goes: opinions come in later rounds.

    Nor into cells below others, merged with them, whose texts openpyxl drops.
    """
    keys = sent.terms.keys["Chấm điểm"]
    own = {
        one: value
        for one, value in typed.items()
        if one.column < 10 and keys.top <= one.row <= keys.bottom
    }
    assert len(own) > 80
    book = openpyxl.load_workbook(io.BytesIO(filled(sent, own).data))
    put_in_column(book["Chấm điểm"], at)
    target = io.BytesIO()
    book.save(target)
    taken, places = taken_over(sent, ClosedBook.from_bytes(target.getvalue()))
    assert values(taken, own) == own
    assert set(places) == set(own)


def values(
    book: ClosedBook, typed: dict[Place, str | float]
) -> dict[Place, str | float]:
    return {at: book.sheet(at.sheet).at(*at.spot).value for at in typed}  # type: ignore[misc]


def test_a_formula_in_an_input_comes_over_as_what_it_shows(
    sent: Sent, typed: dict[Place, str | float]
) -> None:
    at = next(iter(typed))
    returned = sent.book.unedited()
    returned.set_formula(*at, "2+3", 5.0)
    book, places = taken_over(sent, returned)
    cell = book.sheet(at.sheet).at(*at.spot)
    assert (cell.value, cell.formula, places) == (5.0, None, (at,))


def test_what_libreoffice_saved_comes_over_as_it_was_typed(
    sent: Sent, typed: dict[Place, str | float], office: Office, tmp_path: Path
) -> None:
    whole = filled(sent, typed)
    source = tmp_path / "gui.xlsx"
    source.write_bytes(whole.data)
    saved = office(source, "xlsx", tmp_path / "ve")
    book, _ = taken_over(sent, ClosedBook.open(saved))
    assert values(book, typed) == typed
