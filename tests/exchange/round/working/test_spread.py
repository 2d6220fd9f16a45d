"""Returns spread over processes: the same result, and what breaks one is its own."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Timer
from types import SimpleNamespace
from typing import Never

import pytest

from tests.exchange.round.collecting.test_collect import (
    BAN_DT,
    KHCN,
    LATER,
    NOI_VU,
    Clerk,
    _own_key,
    clerk,
    gone_out,
)
from tests.exchange.round.rounds import points_of, typed
from toolkit.cli.main import main
from toolkit.exchange.round.collecting import taking
from toolkit.exchange.round.collecting.collect import collect
from toolkit.exchange.round.collecting.taking import Ways
from toolkit.exchange.round.comparing.returned import Came, Source
from toolkit.exchange.round.together.together import merge
from toolkit.exchange.round.working import cluster as cluster_room
from toolkit.exchange.round.working import telling
from toolkit.exchange.round.working.cluster import Machines, cluster
from toolkit.exchange.round.working.desk import Desk, Share
from toolkit.exchange.round.working.spool import Spool
from toolkit.exchange.round.working.spread import Crew, chunk_for, processes, spread
from toolkit.exchange.round.working.unit_files import Told
from toolkit.exchange.round.working.working import Errand, Worked, work_through
from toolkit.findings import WorkRefusedError
from toolkit.findings.report import COULD_NOT_RUN
from toolkit.model.round import Deed, Unit

__all__ = ["_own_key", "clerk", "gone_out"]  # fixtures
NOW = datetime(2026, 12, 18, tzinfo=UTC)
TWO = partial(processes, 2)
TELL = telling._tell


@pytest.fixture
def nine() -> Iterator[Spool[Errand]]:
    errands: Spool[Errand]
    with Spool() as errands:
        for n in range(9):
            came = Came(f"{n}.xlsx", Source("", f"{n}.xlsx"))
            share = Share(Unit(came.file, came.file), came.file, ())
            errands.put(Errand(n, came, share))
        yield errands


def desk(folder: Path) -> Desk:
    return Desk(folder / "so.xlsx", folder, b"", NOW)


def two() -> Crew:
    return Crew(TWO)


def told(found: Sequence[Worked]) -> list[tuple[int, str]]:
    codes = ((w.number, w.refused.code if w.refused else "") for w in found)
    return sorted(codes)


def deadly(_: Desk, errands: Sequence[Errand]) -> list[Worked]:
    """The fourth ends its process whenever it is looked at."""
    if any(one.came.file == "3.xlsx" for one in errands):
        os._exit(9)
    return [Worked(one.number) for one in errands]


def dying_once(desk: Desk, errands: Sequence[Errand]) -> list[Worked]:
    """A process that is killed, and nobody knows why."""
    mark = desk.path.with_name("chet")
    if any(one.came.file == "3.xlsx" for one in errands) and not mark.exists():
        mark.touch()
        os._exit(9)
    return [Worked(one.number) for one in errands]


def test_a_file_that_ends_its_process_costs_only_itself(
    tmp_path: Path, nine: Spool[Errand]
) -> None:
    with two() as crew:
        given = desk(tmp_path), nine, crew
        found = list(spread(*given, chunk=2, work=deadly))
    assert told(found) == [(n, "G847" if n == 3 else "") for n in range(9)]


def test_a_process_killed_in_the_middle_changes_nothing(
    tmp_path: Path, nine: Spool[Errand]
) -> None:
    with two() as crew:
        given = desk(tmp_path), nine, crew
        found = list(spread(*given, chunk=2, work=dying_once))
    assert told(found) == [(n, "") for n in range(9)]


class Refusing(ThreadPoolExecutor):
    """One whose processes died before anything was handed out."""

    def submit(self, *_: object, **__: object) -> Never:
        raise BrokenExecutor


def test_what_nobody_took_is_handed_out_again(
    tmp_path: Path, nine: Spool[Errand]
) -> None:
    made = iter([Refusing(1)])

    def none_is_lost(_: Desk, errands: Sequence[Errand]) -> list[Worked]:
        return [Worked(one.number) for one in errands]

    with Crew(lambda: next(made, None) or ThreadPoolExecutor(1)) as crew:
        given = desk(tmp_path), nine, crew
        found = list(spread(*given, chunk=2, work=none_is_lost))
    assert told(found) == [(n, "") for n in range(9)]


def kept(clerk: Clerk) -> dict[str, bytes]:
    place = clerk.folder / "nhan_ve"
    found = (p for p in place.rglob("*.xlsx"))
    return {p.relative_to(place).as_posix(): p.read_bytes() for p in found}


def all_three(clerk: Clerk) -> None:
    for name, points in ((KHCN, 1.0), (NOI_VU, 2.0), (BAN_DT, 3.0)):
        clerk.came(f"{points}.xlsx", typed(clerk.sent(name), points))


@pytest.mark.slow
def test_processes_give_the_bytes_that_one_gives(clerk: Clerk) -> None:
    all_three(clerk)
    before = clerk.path.read_bytes()
    report = collect(clerk.path, clerk.back, now=LATER, ways=Ways(TWO))
    one, two = kept(clerk), clerk.path.read_bytes()
    clerk.path.write_bytes(before)
    again = clerk.collect()
    assert [f.text for f in again.findings] == [f.text for f in report.findings]
    assert (kept(clerk), clerk.path.read_bytes()) == (one, two)


def elsewhere(desk: Desk, errands: Sequence[Errand]) -> list[Worked]:
    """What a machine does that has no such folder."""
    gone = desk.path.parent / "noi khac" / desk.path.name
    return work_through(desk._replace(path=gone), errands)


def test_a_machine_without_the_folder_refuses_no_return(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_three(clerk)
    before = clerk.path.read_bytes()
    monkeypatch.setattr(taking, "spread", partial(spread, work=elsewhere))
    report = collect(clerk.path, clerk.back, now=LATER, ways=Ways(TWO))
    assert [f.code for f in report.findings] == ["G921"]
    assert (clerk.path.read_bytes(), kept(clerk)) == (before, {})
    monkeypatch.setattr(taking, "spread", spread)
    clerk.collect()
    assert [deed for deed, _, _ in clerk.states()] == [Deed.TAKEN] * 3


@pytest.mark.slow
def test_what_several_processes_put_together_is_what_one_does(clerk: Clerk) -> None:
    all_three(clerk)
    clerk.collect()
    name = clerk.folder / "nhan_ve" / "So-Noi-vu.xlsx"
    name.write_bytes(b"no workbook any more")  # stops that unit alone
    taken = clerk.path.read_bytes()
    report = merge(clerk.path, now=LATER, pool=TWO)
    many = clerk.path.read_bytes()
    assert many != taken
    clerk.path.write_bytes(taken)
    again = merge(clerk.path, now=LATER)
    assert [f.text for f in again.findings] == [f.text for f in report.findings]
    assert clerk.path.read_bytes() == many


@pytest.mark.slow
def test_a_unit_whose_file_ends_its_process_is_told(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_three(clerk)
    clerk.collect()
    monkeypatch.setattr(telling, "_tell", _dying_at_noi_vu)
    found = merge(clerk.path, now=LATER, pool=TWO).findings
    assert [f.what.partition(":")[0] for f in found if f.code == "G847"] == [
        "Sở Nội vụ"
    ]


def _dying_at_noi_vu(
    desk: Desk, questions: Sequence[telling.Question]
) -> list[tuple[str, Told]]:
    if any(one.share.unit.name == "Sở Nội vụ" for one in questions):
        os._exit(9)
    return TELL(desk, questions)


@pytest.mark.slow
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


class FakeClient:
    """What of a Dask client is asked, with a thread for its workers.

    `begun` are the keys of what they have; `stuck`: what is given to them never ends;
    `lost`: how it stands once they were given anything.
    """

    def __init__(self, *, stuck: bool = False) -> None:
        self.status, self.stuck = "running", stuck
        self.workers: dict[str, object] = {"tcp://may-1:1": {}}
        self.given: list[FakeFuture] = []
        self.begun: list[str] = []
        self.lost: dict[str, object] = {}
        self._thread = ThreadPoolExecutor(1)

    def wait_for_workers(self, *_: object, **__: object) -> None: ...

    def scheduler_info(self) -> dict[str, object]:
        return {"workers": self.workers}

    def processing(self) -> dict[str, list[str]]:
        return {"tcp://may-1:1": self.begun}

    def submit(
        self, work: Callable[..., object], *given: object, pure: bool
    ) -> "FakeFuture":
        assert not pure  # else what failed once is not done again
        one = FakeFuture(f"viec-{len(self.given)}")
        self.given.append(one)
        vars(self).update(self.lost)
        if not self.stuck:
            self._thread.submit(self._do, one, work, given)
        return one

    def _do(
        self, one: "FakeFuture", work: Callable[..., object], given: tuple[object, ...]
    ) -> None:
        one.set_result(work(*given))


class FakeFuture(Future[object]):
    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key


@pytest.mark.parametrize("gone", ["scheduler", "workers"])
def test_a_cluster_that_is_gone_is_not_waited_for(
    gone: str,
    tmp_path: Path,
    nine: Spool[Errand],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Neither do its returns become files that end their processes."""
    monkeypatch.setattr(cluster_room, "_EVERY", 0.01)
    monkeypatch.setattr(cluster_room, "_WITHOUT_ANY", 0.05)
    client = FakeClient(stuck=True)
    client.lost = {
        "workers": {},
        "status": "closed" if gone == "scheduler" else "running",
    }
    machines = partial(Machines, client, "tcp://may-chu:8786")
    with Crew(machines) as crew, pytest.raises(WorkRefusedError) as refused:
        list(spread(desk(tmp_path), nine, crew, chunk=2))
    assert refused.value.finding.code == "G920"
    assert "tcp://may-chu:8786" in refused.value.finding.what


def test_what_a_cluster_has_not_begun_is_let_go_when_it_is_stopped() -> None:
    client = FakeClient(stuck=True)
    machines = Machines(client, "tcp://may-chu:8786")
    begun, waiting = machines.submit(max, 1, 2), machines.submit(max, 3, 4)
    first, second = client.given
    client.begun = [first.key]
    Timer(0.05, first.set_result, (2,)).start()
    machines.shutdown(wait=True, cancel_futures=True)
    assert (begun.result(0), waiting.cancelled(), second.cancelled()) == (2, True, True)


@pytest.mark.slow
def test_a_cluster_is_an_executor_as_well(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def client(address: str, **_: object) -> SimpleNamespace:
        asked.append(address)
        return FakeClient()

    fake = SimpleNamespace(Client=client)
    monkeypatch.setitem(sys.modules, "distributed", fake)
    all_three(clerk)
    pool = cluster("tcp://may-chu:8786")
    collect(clerk.path, clerk.back, now=LATER, ways=Ways(pool))
    assert asked == ["tcp://may-chu:8786"]
    assert [deed for deed, _, _ in clerk.states()] == [Deed.TAKEN] * 3


@pytest.mark.parametrize(
    ("items", "processes", "wanted"),
    [(24, 2, 1), (155, 2, 9), (1_000, 2, 20), (9, 4, 1)],
)
def test_chunks_are_small_enough_to_see_how_far_it_is(
    items: int, processes: int, wanted: int
) -> None:
    assert chunk_for(items, processes) == wanted


def _nothing(*_: object, **__: object) -> None:
    return None


@pytest.mark.parametrize(
    ("fault", "works", "code"),
    [
        (OSError("timed out"), True, "G887"),
        (ValueError("missing port number"), True, "G887"),
        (None, False, "G888"),
    ],
)
def test_a_cluster_that_does_not_answer_is_one_line(
    fault: Exception | None,
    works: bool,
    code: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    def waited(*_: object, **__: object) -> None:
        if not works:
            raise TimeoutError

    def client(*_: object, **__: object) -> SimpleNamespace:
        if fault:
            raise fault
        return SimpleNamespace(wait_for_workers=waited, close=_nothing)

    monkeypatch.setitem(sys.modules, "distributed", SimpleNamespace(Client=client))
    for verb in ("collect", "merge"):
        words = [verb, str(tmp_path / "so.xlsx"), "--cluster", "tcp://may-chu:8786"]
        assert main(words) == COULD_NOT_RUN
        told = capsys.readouterr()
        assert told.out == ""
        (line,) = told.err.splitlines()
        assert f"[{code}]" in line
        assert "tcp://may-chu:8786" in line
