"""Returns spread over processes: the same result, and what breaks one is its own."""

import os
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.exchange.round.rounds import points_of, typed
from tests.exchange.round.test_collect import (
    BAN_DT,
    KHCN,
    LATER,
    NOI_VU,
    Clerk,
    _own_key,
    clerk,
    gone_out,
)
from toolkit.exchange.round.cluster import cluster
from toolkit.exchange.round.collect import collect
from toolkit.exchange.round.returned import Came, Source
from toolkit.exchange.round.spread import processes, spread
from toolkit.exchange.round.taking import Ways
from toolkit.exchange.round.working import Desk, Worked
from toolkit.model.round import Deed

__all__ = ["_own_key", "clerk", "gone_out"]  # fixtures
NOW = datetime(2026, 12, 18, tzinfo=UTC)
TWO = partial(processes, 2)


def some(number: int) -> list[Came]:
    return [Came(f"{n}.xlsx", Source(Path(f"{n}.xlsx"))) for n in range(number)]


def desk(folder: Path) -> Desk:
    book = folder / "so.xlsx"
    return Desk(book, book, "", folder, b"", NOW)


def told(found: Sequence[Worked]) -> list[tuple[str, str]]:
    codes = ((w.came.file, w.refused.code if w.refused else "") for w in found)
    return sorted(codes)


def deadly(_: Desk, returns: Sequence[Came]) -> list[Worked]:
    """The fourth ends its process whenever it is looked at."""
    if any(one.file == "3.xlsx" for one in returns):
        os._exit(9)
    return [Worked(one) for one in returns]


def dying_once(desk: Desk, returns: Sequence[Came]) -> list[Worked]:
    """A process that is killed, and nobody knows why."""
    mark = desk.book.with_name("chet")
    if any(one.file == "3.xlsx" for one in returns) and not mark.exists():
        mark.touch()
        os._exit(9)
    return [Worked(one) for one in returns]


def test_a_file_that_ends_its_process_costs_only_itself(tmp_path: Path) -> None:
    found = list(spread(desk(tmp_path), some(9), TWO, chunk=2, work=deadly))
    bad = ("3.xlsx", "G847")
    assert told(found) == [bad if n == 3 else (f"{n}.xlsx", "") for n in range(9)]


def test_a_process_killed_in_the_middle_changes_nothing(tmp_path: Path) -> None:
    found = list(spread(desk(tmp_path), some(9), TWO, chunk=2, work=dying_once))
    assert told(found) == [(f"{n}.xlsx", "") for n in range(9)]


def kept(clerk: Clerk) -> dict[str, bytes]:
    place = clerk.folder / "nhan_ve"
    found = (p for p in place.rglob("*.xlsx"))
    return {p.relative_to(place).as_posix(): p.read_bytes() for p in found}


def all_three(clerk: Clerk) -> None:
    for name, points in ((KHCN, 1.0), (NOI_VU, 2.0), (BAN_DT, 3.0)):
        clerk.came(f"{points}.xlsx", typed(clerk.sent(name), points))


def test_processes_give_the_bytes_that_one_gives(clerk: Clerk) -> None:
    all_three(clerk)
    before = clerk.path.read_bytes()
    report = collect(clerk.path, clerk.back, now=LATER, ways=Ways(TWO))
    one, two = kept(clerk), clerk.path.read_bytes()
    clerk.path.write_bytes(before)
    again = clerk.collect()
    assert [f.text for f in again.findings] == [f.text for f in report.findings]
    assert (kept(clerk), clerk.path.read_bytes()) == (one, two)


def test_stopped_it_notes_what_is_done_and_goes_on_with_the_rest(clerk: Clerk) -> None:
    all_three(clerk)

    def stop(done: int, _: int) -> None:
        if done == 1:
            raise KeyboardInterrupt

    report = collect(clerk.path, clerk.back, now=LATER, ways=Ways(progress=stop))
    [waiting] = [f for f in report.findings if f.code == "G846"]
    assert "còn 2 sổ" in waiting.what
    assert [deed for deed, _, _ in clerk.states()] == [Deed.TAKEN]
    report = clerk.collect()
    assert "G846" not in [f.code for f in report.findings]
    assert [deed for deed, _, _ in clerk.states()] == [Deed.TAKEN] * 3
    assert points_of(clerk.folder / "nhan_ve" / "Ban-DT.xlsx") == 3.0


def test_a_cluster_is_an_executor_as_well(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def client(address: str) -> SimpleNamespace:
        asked.append(address)
        return SimpleNamespace(get_executor=lambda: ThreadPoolExecutor(1))

    fake = SimpleNamespace(Client=client)
    monkeypatch.setitem(sys.modules, "distributed", fake)
    all_three(clerk)
    pool = cluster("tcp://may-chu:8786")
    collect(clerk.path, clerk.back, now=LATER, ways=Ways(pool))
    assert asked == ["tcp://may-chu:8786"]
    assert [deed for deed, _, _ in clerk.states()] == [Deed.TAKEN] * 3
