"""Lines of «Sổ gửi nhận»: below all others, however many, and over nothing typed."""

import tracemalloc
from datetime import datetime

import pytest

from tests.exchange.round.rounds import RUBRIC
from toolkit.findings import WorkRefusedError
from toolkit.forms.round.layout import LEDGER, LEDGER_TABLE
from toolkit.forms.round.ledger import MOST_LINES, NewEntries, append_entries
from toolkit.forms.round.making.workbook import build_round
from toolkit.forms.round.reading import read_round
from toolkit.model.round import Deed, Entry
from toolkit.rules import rules_version
from toolkit.xlsx.closed_book import ClosedBook

NOW = datetime(2026, 3, 2, 8)  # noqa: DTZ001 - the ledger keeps local time
NAMES = {"a": "Đơn vị A"}


@pytest.fixture(scope="module")
def empty() -> bytes:
    units = ("Đơn vị A", "Đơn vị B")
    return build_round(RUBRIC, units=units, rules_version=rules_version())


def entries(number: int, first: int = 0) -> list[Entry]:
    return [
        Entry(NOW, Deed.SENT, "a", "Tự chấm", n, f"a-{n}.xlsx", f"{n:064}", f"i{n}")
        for n in range(first + 1, first + number + 1)
    ]


def with_lines(data: bytes, number: int, first: int = 0) -> bytes:
    book = ClosedBook.from_bytes(data)
    table = read_round(book).ledger_table
    append_entries(book, table, entries(number, first), NAMES)
    return book.to_bytes()


def revisions(data: bytes) -> list[int]:
    return [e.revision for e in read_round(ClosedBook.from_bytes(data)).ledger]


def test_there_is_room_for_more_lines_than_the_sheet_was_prepared_for(
    empty: bytes,
) -> None:
    prepared = LEDGER_TABLE.capacity
    full = with_lines(empty, prepared)
    more = with_lines(full, 3, first=prepared)
    assert revisions(more) == [*range(1, prepared + 4)]


def test_lines_in_several_turns_are_those_written_at_once(empty: bytes) -> None:
    turns = with_lines(with_lines(empty, 2), 3, first=2)
    book = ClosedBook.from_bytes(turns)
    assert book.part(LEDGER) == ClosedBook.from_bytes(with_lines(empty, 5)).part(LEDGER)
    assert read_round(book).ledger[4].name == "Đơn vị A"
    assert read_round(book).ledger[4].moment == NOW


def test_what_somebody_wrote_beside_the_table_stays(empty: bytes) -> None:
    book = ClosedBook.from_bytes(with_lines(empty, 2))
    book.set_value(LEDGER, 9, 15, "gọi lại đơn vị A")
    data = with_lines(book.to_bytes(), 4, first=2)
    assert revisions(data) == [1, 2, 3, 4, 5, 6]
    assert ClosedBook.from_bytes(data).sheet(LEDGER).at(9, 15).value == (
        "gọi lại đơn vị A"
    )


def test_a_ledger_at_the_end_of_its_sheet_takes_nothing_more(empty: bytes) -> None:
    book = ClosedBook.from_bytes(empty)
    table = read_round(book).ledger_table._replace(used=MOST_LINES - 1)
    with pytest.raises(WorkRefusedError) as refused:
        append_entries(book, table, entries(2), NAMES)
    assert (refused.value.finding.code, book.changed) == ("G763", False)
    append_entries(book, table, entries(1), NAMES)
    assert book.changed


def test_what_stands_in_thousands_of_lines_is_there_once(empty: bytes) -> None:
    found = read_round(ClosedBook.from_bytes(with_lines(empty, 9)))
    first, last, unit = found.ledger[0], found.ledger[-1], found.units[0]
    assert (first.name, first.unit) == (unit.name, unit.key)
    assert first.name is last.name is unit.name
    assert first.unit is last.unit is unit.key
    assert first.moment is last.moment


def test_a_line_that_was_read_leaves_little_behind(empty: bytes) -> None:
    book, number = ClosedBook.from_bytes(with_lines(empty, 5_000)), 5_000
    read_round(ClosedBook.from_bytes(empty))
    tracemalloc.start()
    found = read_round(book)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(found.ledger) == number
    assert held < 800 * number  # the names of a file and an issue, a digest, numbers


def test_entries_wait_packed_and_come_out_in_their_order() -> None:
    wanted, waiting = entries(1_234), NewEntries()
    for entry in wanted:
        waiting.append(entry)
    assert len(waiting) == 1_234
    assert [*waiting] == [*waiting] == wanted
    assert wanted[7] in waiting
    assert entries(1, first=2_000)[0] not in waiting


def test_an_entry_that_waits_takes_little() -> None:
    waiting, number = NewEntries(), 5_000
    tracemalloc.start()
    for at in range(number):
        waiting.append(entries(1, first=at)[0])
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < 100 * number
