"""A table whose columns differ in length, cut so that little of it is empty."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.excel.blocks import Rectangle
from toolkit.excel.pieces import SHARE, cut_up

ENDS = st.lists(st.integers(0, 60), min_size=1, max_size=30)


def area_of(ends: list[int], top: int = 3) -> Rectangle:
    return Rectangle(top, 1, max(*ends, top), len(ends))


def size(one: Rectangle) -> int:
    return (one.bottom - one.top + 1) * (one.right - one.left + 1)


def test_tables_side_by_side_become_a_piece_each() -> None:
    ends = [1002] * 5 + [52] * 20 + [102] * 2 + [2] * 10
    assert cut_up(area_of(ends), ends) == [
        Rectangle(3, 1, 1002, 5),
        Rectangle(3, 6, 102, 27),
    ]


@pytest.mark.parametrize("times", [1, 10, 100])
def test_rows_do_not_change_the_number_of_pieces(times: int) -> None:
    ends = [2 + times * n for n in (50, 50, 3, 3, 3, 3, 3, 3, 40, 40, 0, 0, 5, 5)]
    assert len(cut_up(area_of(ends), ends)) == 4


def test_a_table_that_is_full_stays_whole() -> None:
    ends = [100, 98, 60, 100, 99]
    assert cut_up(area_of(ends), ends) == [area_of(ends)]


@given(ENDS)
def test_no_filled_cell_is_left_out_and_none_is_sent_twice(ends: list[int]) -> None:
    area = area_of(ends)
    pieces = cut_up(area, ends)
    assert len(pieces) <= SHARE + 1
    for column, end in enumerate(ends, 1):
        over = [p for p in pieces if p.left <= column <= p.right]
        assert len(over) <= 1
        if end >= area.top:
            [piece] = over
            assert piece.top == area.top
            assert piece.bottom >= end


@given(ENDS)
def test_pieces_are_worth_it_or_there_is_one(ends: list[int]) -> None:
    area = area_of(ends)
    pieces = cut_up(area, ends)
    assert pieces == [area] or 2 * sum(map(size, pieces)) <= size(area)
