"""What is held while returns are worked through: little, however many they are."""

import gc
import weakref
from collections.abc import Iterator, Sequence

import pytest

from tests.exchange.round.collecting.test_collect import (
    KHCN,
    LATER,
    Clerk,
    _own_key,
    clerk,
    gone_out,
)
from tests.exchange.round.rounds import typed
from toolkit.exchange.round.collecting import taking
from toolkit.exchange.round.collecting.collect import collect, collect_into
from toolkit.exchange.round.comparing.returned import Came
from toolkit.exchange.round.working import spread as spreading
from toolkit.exchange.round.working.shared import Shared
from toolkit.exchange.round.working.spread import spread
from toolkit.exchange.round.working.working import Worked
from toolkit.findings import find
from toolkit.forms.round.reading import RoundBook
from toolkit.xlsx.closed_book import ClosedBook

__all__ = ["_own_key", "clerk", "gone_out"]  # fixtures


def alive(kind: type) -> int:
    gc.collect()
    return sum(type(one) is kind for one in gc.get_objects())


@pytest.mark.parametrize("by_button", [False, True])
def test_neither_the_round_book_nor_what_came_is_held(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, *, by_button: bool
) -> None:
    held: list[tuple[int, int]] = []
    before = alive(RoundBook), alive(Came)

    def watched(*given: object) -> Iterator[Worked]:
        now = alive(RoundBook), alive(Came)
        held.append((now[0] - before[0], now[1] - before[1]))
        return spread(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(taking, "spread", watched)
    clerk.came("1.xlsx", typed(clerk.sent(KHCN), 1.0))
    if by_button:
        clerk.back.rename(clerk.path.with_name("thu_den"))
        collect_into(ClosedBook.open(clerk.path), clerk.path, now=LATER)
    else:
        collect(clerk.path, clerk.back, now=LATER)
    assert held == [(0, 0)]


class Ring:
    """Two of them that name each other stay till Python looks for them."""

    def __init__(self) -> None:
        self.other: Ring | None = None


def test_what_a_chunk_leaves_behind_is_taken_away() -> None:
    left: list[weakref.ref[Ring]] = []

    def do(given: Sequence[int]) -> Sequence[int]:
        one, two = Ring(), Ring()
        one.other, two.other = two, one
        left.append(weakref.ref(one))
        return given

    gc.disable()
    try:
        assert spreading._tidied(do, [1, 2]) == [1, 2]
        assert left[0]() is None
    finally:
        gc.enable()
        gc.unfreeze()


def test_findings_of_many_units_share_their_words() -> None:
    shared = Shared()
    one, two = (
        shared.finding(
            find("G804", seen=f"nhan_ve/{n}.xlsx")._replace(basis=f"{n % 1}a")
        )
        for n in range(2)
    )
    assert one.what != two.what
    assert one.basis is two.basis
    assert one.next_step is two.next_step
    assert one == find("G804", seen="nhan_ve/0.xlsx")._replace(basis="0a")
