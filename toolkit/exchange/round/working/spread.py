"""Many returns spread over processes or machines; what one breaks is that one's own."""

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from contextlib import suppress
from functools import partial
from itertools import chain, groupby
from typing import Generic, NamedTuple, TypeVar

from toolkit.exchange.round.working.desk import Desk
from toolkit.exchange.round.working.spool import Spool
from toolkit.exchange.round.working.working import Errand, Worked, work_through
from toolkit.findings import WorkRefusedError, find
from toolkit.jobs.apart import at_ctrl_c, end_children, end_with_asker
from toolkit.jobs.many import ENOUGH_FOR_PROCESSES, MOST_PROCESSES
from toolkit.xlsx.run import run_for_good

CHUNK = 50
"""Returns that go to another PC at once: fewer cost more than they gain."""
_OWN_CHUNK = 20
"""Those that go to a process of this PC: about a second's work, so that who waits sees
how far it is, and stopping it loses no more."""
_SHARES = 8
"""Chunks for each process at least: all of them end at about the same time."""
_MOST_MACHINES = 64
_AHEAD = 2
"""Chunks for each process that are handed out before they are asked for."""

Pool = Callable[[], Executor]
"""Makes an executor; asked anew when the last one was broken."""

Work = Callable[[Desk, Sequence[Errand]], Sequence[Worked]]
Item = TypeVar("Item")
Given = TypeVar("Given")
Made = TypeVar("Made")


class Crew:
    """Processes that work for one job, as long as it goes on.

    `pool`: None for some of this PC, and this process alone where there is little to
    do. Begun before the job holds much they begin small, where they are copies of it.
    """

    def __init__(self, pool: Pool | None = None) -> None:
        self.is_of_this_pc = pool is None
        self.own = min(os.cpu_count() or 1, MOST_PROCESSES)
        self._make = pool or partial(processes, self.own)
        self._ready: Executor | None = None

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()

    def is_little(self, number: int) -> bool:
        """Whether so many are done before a second process has started."""
        return self.is_of_this_pc and number < ENOUGH_FOR_PROCESSES

    def begin(self, number: int) -> None:
        """Have processes ready for so many files, where these are not few."""
        if not self.is_little(number):
            with suppress(Exception):  # it is told when there is work for them
                self.executor().submit(_nothing)

    def executor(self) -> Executor:
        """Those who work."""
        if self._ready is None:
            gc.freeze()  # what is looked through is copied for those who share it
            self._ready = self._make()
        return self._ready

    def leave(self) -> None:
        """Let them go: one died, the work was stopped, or is done.

        What they have begun they end first, as nobody is to write once the job is over;
        whoever presses Ctrl+C meanwhile has them ended at once.
        """
        ready, self._ready = self._ready, None
        if ready is not None:
            gc.unfreeze()
            # It may be broken; one whose end is itself broken off never ends.
            with suppress(Exception), at_ctrl_c(end_children):
                ready.shutdown(wait=True, cancel_futures=True)


def spread(
    desk: Desk,
    errands: Spool[Errand],
    crew: Crew,
    *,
    chunk: int | None = None,
    work: Work = work_through,
) -> Iterator[Worked]:
    """Work errands off, a chunk a process; each comes back once, in any order.

    They stand in the order of their sources. One that ends its process again and again
    is refused (G847). Whoever stops asking stops it.
    """
    if crew.is_little(len(errands)):
        # What lies in one mail or zip goes together, so that it is opened once.
        for _, together in groupby(errands, key=lambda one: one.came.source[:2]):
            yield from work(desk, [*together])
        return

    def given(numbers: Sequence[int]) -> list[Errand]:
        return [errands[number] for number in numbers]

    guilty: list[int] = []
    numbers = [*range(len(errands))]
    do = partial(work, desk)
    yield from over_processes(do, numbers, given, crew, guilty, chunk=chunk)
    for one in given(guilty):
        yield Worked(one.number, refused=find("G847", seen=one.came.file))


def over_processes(
    do: Callable[[Sequence[Given]], Sequence[Made]],
    items: list[Item],
    given: Callable[[Sequence[Item]], Sequence[Given]],
    crew: Crew,
    guilty: list[Item],
    *,
    chunk: int | None = None,
) -> Iterator[Made]:
    """What `do` makes of what is `given` for items, a chunk a process, in any order.

    Items are taken out as they are handed over. A process that dies costs nothing: its
    chunk is done again, item by item, and only one that ends its process once more is
    put among the `guilty`. What is given and made must be picklable.
    """
    most = _AHEAD * (crew.own if crew.is_of_this_pc else _MOST_MACHINES)
    do = partial(_tidied, do) if crew.is_of_this_pc else do
    size = chunk or (chunk_for(len(items), crew.own) if crew.is_of_this_pc else CHUNK)
    chunks: list[Sequence[Item]] = []  # the first is the last: that is taken out first
    while items:
        chunks.append(items[-size:])
        del items[-size:]
    work = _Work(do, given, crew, most)
    under_way: list[Item] = []
    yield from work.done(chunks, under_way)
    suspects: list[Item] = []
    yield from work.done([[one] for one in reversed(under_way)], suspects)
    for one in suspects:
        yield from work.done([[one]], guilty)


def chunk_for(items: int, processes: int) -> int:
    """How many of so many items go to one of these processes of this PC at once."""
    return max(1, min(_OWN_CHUNK, items // (_SHARES * processes)))


def processes(number: int) -> Executor:
    """Processes of this PC, which leave Ctrl+C to the one who asked."""
    return ProcessPoolExecutor(number, initializer=_begin)


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_asker()
    gc.freeze()
    gc.set_threshold(200_000, 20, 20)
    run_for_good()


def _tidied(
    do: Callable[[Sequence[Given]], Sequence[Made]], given: Sequence[Given]
) -> Sequence[Made]:
    """The same, and what it leaves is taken away.

    What is looked through while it is in use would else stay for thousands of files.
    """
    made = do(given)
    gc.collect()
    gc.freeze()  # what is kept need not be looked through again
    return made


def _nothing() -> None:
    """The first work of a process is to begin."""


class _Work(NamedTuple, Generic[Item, Given, Made]):
    """What is done, and by whom: `most` chunks are handed out before they are asked
    for."""

    do: Callable[[Sequence[Given]], Sequence[Made]]
    given: Callable[[Sequence[Item]], Sequence[Given]]
    crew: Crew
    most: int

    def done(
        self, waiting: list[Sequence[Item]], suspects: list[Item]
    ) -> Iterator[Made]:
        """What chunks give, the last one first, each of which is taken out.

        Those under way when a process died become suspects. Raises
        WorkRefusedError as those who work do: then nobody is left to go on.
        """
        while waiting:
            under_way: dict[Future[Sequence[Made]], Sequence[Item]] = {}
            one: Sequence[Item] = ()  # what is just being handed out
            try:
                while waiting or under_way:
                    while waiting and len(under_way) < self.most:
                        one = waiting.pop()
                        work = self.crew.executor().submit(self.do, self.given(one))
                        under_way[work], one = one, ()
                    finished, _ = wait(under_way, return_when=FIRST_COMPLETED)
                    while finished:
                        future = finished.pop()
                        made = [*reversed(future.result())]
                        del under_way[future], future
                        while made:  # each is let go before the next one is asked for
                            yield made.pop()
            except WorkRefusedError:  # there is nobody left to do it
                self.crew.leave()
                raise
            except Exception:
                suspects += chain(one, *under_way.values())
                self.crew.leave()
            except BaseException:  # stopped, or nobody asks any more
                self.crew.leave()
                raise
