"""A return that holds many times what was sent is refused; what programs add is not."""

import pytest

from tests.exchange.round.hostile_returns import OF_THE_FORM, swollen
from toolkit.exchange.round.comparing.returned import Source, looked_at
from toolkit.exchange.round.comparing.swollen import let_in, refuse_swollen
from toolkit.jobs.shipped import standard_workbook
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.meaning.guards import rules_of
from toolkit.xlsx.refusal import Fault, FileRefusedError

KEY = b"k" * 32


@pytest.fixture(scope="module")
def sent() -> ClosedBook:
    return ClosedBook.from_bytes(standard_workbook("cham_diem.xlsx"))


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("junk names.xlsx", "F020", "sổ có 1200"),
        ("junk formats.xlsx", "F016", "65077 kiểu định dạng"),
    ],
)
def test_more_names_or_formats_than_any_return_has_are_one_line(
    sent: ClosedBook, name: str, code: str, said: str
) -> None:
    came = looked_at(name, OF_THE_FORM[name](sent.data), KEY, Source("", name))
    assert came.refused is not None
    assert (came.file, came.refused.code) == (name, code)
    assert said in came.refused.what


def test_many_times_the_rows_that_were_sent_are_refused(sent: ClosedBook) -> None:
    came = let_in(OF_THE_FORM["junk rows.xlsx"](sent.data))
    with pytest.raises(FileRefusedError) as refused:
        refuse_swollen(sent, came)
    assert refused.value.fault is Fault.TOO_LARGE
    # What was sent may be large itself.
    refuse_swollen(came, came)


@pytest.mark.parametrize(
    "row",
    [
        b'<row r="%d" ht="15" customHeight="1"/>',
        b'<row r="%d"><c r="A%d" s="3"/><c r="B%d" s="3"/></row>',
    ],
)
def test_empty_rows_below_all_others_do_not_count(sent: ClosedBook, row: bytes) -> None:
    blank = b"".join(
        row % ((number,) * row.count(b"%d")) for number in range(3_000, 103_000)
    )
    came = let_in(swollen(sent.data, b"</sheetData>", blank))
    refuse_swollen(sent, came)


def test_of_very_many_areas_of_one_rule_no_more_are_read_than_any_has(
    sent: ClosedBook,
) -> None:
    came = let_in(OF_THE_FORM["long rule.xlsx"](sent.data))
    sheet = sent.sheet_names[0]
    rules = rules_of(came.reading(sheet).guards, sheet)
    assert max(len(one.areas) for one in rules) == 5_000


def test_rows_that_a_clerk_pastes_are_not_refused(sent: ClosedBook) -> None:
    book = sent.unedited()
    sheet = book.sheet_names[0]
    for row in range(200, 3_200):
        for column in range(1, 6):
            book.set_value(sheet, row, column, f"Dòng {row} cột {column}")
    refuse_swollen(sent, let_in(book.to_bytes()))
