"""Files that would hang or fill a PC: each is one line, and the good one comes in."""

import time

import pytest

from tests.exchange.round.collecting.test_collect import (
    KHCN,
    NOI_VU,
    Clerk,
    _own_key,
    clerk,
    gone_out,
)
from tests.exchange.round.hostile_returns import RETURNS
from tests.exchange.round.rounds import points_of, typed
from tests.tries import sample
from toolkit.model.round import Deed

__all__ = ["_own_key", "clerk", "gone_out"]  # fixtures
SECONDS = 1.0
LEFT_TO_THE_BENCHMARK = ("0 MB", "million", "cells without", "nobody knows", "shared")
"""Shapes that take seconds to be made; `tests.benchmarks.hostile_returns` has all."""
CHEAP = {
    name: make
    for name, make in RETURNS.items()
    if not any(word in name for word in LEFT_TO_THE_BENCHMARK)
}


def test_there_are_forty_of_them() -> None:
    assert len(RETURNS) >= 40
    assert len(CHEAP) >= 40


@pytest.mark.slow
def test_no_hostile_file_stops_the_others_or_is_taken(clerk: Clerk) -> None:
    sent = typed(clerk.sent(NOI_VU), 3.0)
    for name, make in sample(list(CHEAP.items()), 2):
        clerk.came(name, make(sent))
    clerk.came("tot.xlsx", typed(clerk.sent(KHCN), 4.0))
    before = set(clerk.folder.parent.rglob("*"))
    start = time.process_time()
    report = clerk.collect()
    assert time.process_time() - start < SECONDS * len(CHEAP)
    assert points_of(clerk.folder / "nhan_ve" / "So-KHCN.xlsx") == 4.0
    taken = [unit for deed, unit, _ in clerk.states() if deed is Deed.TAKEN]
    assert "so-khoa-hoc-va-cong-nghe" in taken
    assert not [f for f in report.findings if f.code == "F034"]  # unforeseen
    new = set(clerk.folder.parent.rglob("*")) - before
    inside = (clerk.folder / "nhan_ve", clerk.folder / "_sao_luu")
    assert [p for p in new if not any(p.is_relative_to(one) for one in inside)] == []


def test_a_return_of_many_times_what_was_sent_is_refused_by_its_name(
    clerk: Clerk,
) -> None:
    sent = typed(clerk.sent(NOI_VU), 3.0)
    clerk.came("phình to.xlsx", RETURNS["junk rows.xlsx"](sent))
    report = clerk.collect()
    (told,) = [one.what for one in report.findings if "phình to.xlsx" in one.what]
    assert "lần bản đã gửi" in told
    assert [deed for deed, _, _ in clerk.states()].count(Deed.TAKEN) == 0
