"""What makes one closed book the other, as the blocks that a press writes."""

import re
from collections.abc import Callable

import pytest

from tests.forms.register.filling import filled_register
from toolkit.excel.differences import differences
from toolkit.forms.form import Own
from toolkit.parts.records.own import OwnTable
from toolkit.xlsx.cells.place import Place, Spot
from toolkit.xlsx.closed_book import ClosedBook

FINDINGS, RULES = "Kết quả kiểm tra", "Quy tắc"
HEAD = 4
TABLE = OwnTable(HEAD + 1, right=10)
NOTHING = Own(frozenset(), frozenset(), (), {})

Edit = Callable[[ClosedBook], object]


@pytest.fixture(scope="module")
def data() -> bytes:
    book = filled_register("# Người\nHọ và tên\nLê An\nTrần Bình")
    head = book.names()["td_findings"]
    assert head
    assert (head.sheet, head.bottom) == (FINDINGS, HEAD)
    rows = [("Lỗi", "C275", RULES, "B5", f"điều {n}") for n in range(9)]
    book.set_rows(FINDINGS, HEAD + 1, rows, links={Spot(5, 4): "'Quy tắc'!B5"})
    return book.to_bytes()


def blocks(data: bytes, *edits: Edit, own: Own = NOTHING):
    before, after = (ClosedBook.from_bytes(data) for _ in range(2))
    for edit in edits:
        edit(after)
    return differences(before, after, own).blocks


def test_books_that_say_the_same_need_nothing(data: bytes) -> None:
    assert blocks(data) == ()
    same = ClosedBook.from_bytes(data).sheet(RULES).at(1, 1).value
    assert blocks(data, lambda book: book.set_value(RULES, 1, 1, same)) == ()


def test_a_cell_is_written_alone_with_what_was_there(data: bytes) -> None:
    [block] = blocks(data, lambda book: book.set_value(RULES, 900, 3, "mới"))
    assert (block.sheet, block.top, block.left) == (RULES, 900, 3)
    assert (block.before, block.after) == (((None,),), (("mới",),))
    assert not block.fit


def test_new_rows_grow_with_their_texts_in_an_open_workbook(data: bytes) -> None:
    def added(book: ClosedBook) -> None:
        book.set_value("Người", 7, 1, "Phòng Khuyến công và Tư vấn công nghiệp")
        book.set_heights("Người", {7: 31.2})

    [block] = blocks(data, added)
    assert (block.top, block.grows, block.fit) == (7, True, False)
    [block] = blocks(data, lambda book: book.set_value("Người", 7, 1, "Lê Ba"))
    assert not block.grows


def test_of_a_table_the_rows_from_the_first_to_the_last_that_differ_are_written(
    data: bytes,
) -> None:
    own = NOTHING._replace(tables={FINDINGS: TABLE})
    [block] = blocks(
        data,
        lambda book: book.set_value(FINDINGS, 7, 5, "khác"),
        lambda book: book.set_value(FINDINGS, 9, 5, None),
        own=own,
    )
    width = max(c for r, c in ClosedBook.from_bytes(data).sheet(FINDINGS).cells)
    assert (block.top, block.bottom, block.left, block.right) == (7, 9, 1, width)
    assert block.fit
    assert [row[4] for row in block.before] == ["điều 2", "điều 3", "điều 4"]
    assert [row[4] for row in block.after] == ["khác", "điều 3", None]


def test_a_table_that_loses_all_its_rows_is_cleared_in_its_whole_width(
    data: bytes,
) -> None:
    own = NOTHING._replace(tables={FINDINGS: TABLE})
    [block] = blocks(data, lambda book: book.set_rows(FINDINGS, 5, []), own=own)
    assert (block.top, block.bottom) == (5, 13)
    assert block.right >= 5
    assert {value for row in block.after for value in row} == {None}


def test_what_stands_beside_a_table_of_ours_stays(data: bytes) -> None:
    own = NOTHING._replace(tables={FINDINGS: TABLE})
    beside = ClosedBook.from_bytes(data)
    beside.set_value(FINDINGS, 6, 40, "ghi chú của tôi")
    with_note = beside.to_bytes()
    found = blocks(with_note, lambda book: book.set_rows(FINDINGS, 5, []), own=own)
    assert all(block.right < 40 for block in found)


def test_a_column_that_a_clerk_heads_beside_a_table_of_ours_stays(data: bytes) -> None:
    own = NOTHING._replace(tables={FINDINGS: TABLE})
    beside = ClosedBook.from_bytes(data)
    beside.set_value(FINDINGS, HEAD, 11, "Ghi chú của tôi")
    beside.set_value(FINDINGS, 6, 11, "đã hỏi anh An")
    rows = [("Lỗi", "C275", RULES, "B5", "khác")]
    [block] = blocks(
        beside.to_bytes(), lambda book: book.set_rows(FINDINGS, 5, rows), own=own
    )
    assert (block.top, block.bottom, block.right) == (5, 13, 10)


def test_a_link_is_sent_as_a_formula_and_only_where_it_is_new(data: bytes) -> None:
    own = NOTHING._replace(tables={FINDINGS: TABLE})
    rows = [("Lỗi", "C275", RULES, "B5", f"điều {n}") for n in range(9)]
    links = {Spot(5, 4): "'Quy tắc'!B5", Spot(6, 4): "'Quy tắc'!B6"}
    [block] = blocks(
        data, lambda book: book.set_rows(FINDINGS, 5, rows, links=links), own=own
    )
    assert (block.top, block.bottom) == (6, 6)
    assert block.after[0][3] == '=HYPERLINK("#\'Quy tắc\'!B6","B5")'


@pytest.mark.parametrize("times", [1, 12])
def test_a_text_too_long_for_a_link_is_shown_whole(data: bytes, times: int) -> None:
    """Excel refuses a formula with more than 255 characters in one text."""
    text = ('Tập thể "Một cửa" ' * 40 * times).strip()
    own = NOTHING._replace(tables={FINDINGS: TABLE})
    rows = [("Lỗi", "C275", RULES, text)]
    links = {Spot(5, 4): "'Quy tắc'!B5"}
    [block] = blocks(
        data, lambda book: book.set_rows(FINDINGS, 5, rows, links=links), own=own
    )
    sent = block.after[0][3]
    if times > 1:
        assert sent == text
    else:
        pieces = re.findall(r'"((?:[^"]|"")*)"', str(sent))
        texts = [piece.replace('""', '"') for piece in pieces]
        assert all(0 < len(one) <= 255 for one in texts)
        assert "".join(texts[1:]) == text


def test_a_formula_whose_value_alone_differs_is_written_again(data: bytes) -> None:
    def formula(book: ClosedBook, value: float) -> None:
        book.set_formula(RULES, 60, 3, "1+1", value)

    first = ClosedBook.from_bytes(data)
    formula(first, 3)
    [block] = blocks(first.to_bytes(), lambda book: formula(book, 2))
    assert (block.before, block.after) == ((("=1+1",),), (("=1+1",),))


def test_our_formulas_between_two_changed_cells_are_written_along(data: bytes) -> None:
    first = ClosedBook.from_bytes(data)
    for row in (60, 61, 62):
        first.set_formula(RULES, row, 3, "1+1", 2)

    def edit(book: ClosedBook) -> None:
        for row in (60, 62):
            book.set_formula(RULES, row, 3, "1+2", 3)

    ours = NOTHING._replace(cells=frozenset({Place(RULES, 61, 3)}))
    assert len(blocks(first.to_bytes(), edit)) == 2
    [block] = blocks(first.to_bytes(), edit, own=ours)
    assert block.after == (("=1+2",), ("=1+1",), ("=1+2",))
    assert block.guests == frozenset()
