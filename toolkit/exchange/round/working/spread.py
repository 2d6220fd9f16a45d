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
from typing import TypeVar

from toolkit.exchange.round.comparing.returned import Came
from toolkit.exchange.round.working.working import (
    Desk,
    Rounds,
    Worked,
    work_through,
)
from toolkit.findings import find
from toolkit.jobs.many import ENOUGH_FOR_PROCESSES, MOST_PROCESSES
from toolkit.xlsx.run import current, run_for_good

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

Work = Callable[[Desk, Sequence[Came]], list[Worked]]
Item = TypeVar("Item")
Made = TypeVar("Made")


def spread(
    desk: Desk,
    returns: Sequence[Came],
    pool: Pool | None = None,
    *,
    chunk: int | None = None,
    work: Work = work_through,
) -> Iterator[Worked]:
    """Work through returns, a chunk a process; each comes back once, in any order.

    `pool`: None for this process where they are few, else for some of this PC. One that
    ends its process again and again is refused (G847). Whoever stops asking stops it.
    """
    returns = sorted(returns, key=lambda one: one.source)
    if is_little(len(returns), pool):
        # What lies in one mail or zip goes together, so that it is opened once.
        for _, together in groupby(returns, key=lambda one: one.source.file):
            yield from work(desk, list(together))
        return
    guilty: list[Came] = []
    yield from over_processes(partial(work, desk), returns, pool, guilty, chunk=chunk)
    for came in guilty:
        yield Worked(came, refused=find("G847", seen=came.file))


def is_little(number: int, pool: Pool | None) -> bool:
    """Whether so many are done before a second process has started."""
    return pool is None and number < ENOUGH_FOR_PROCESSES


def over_processes(
    do: Callable[[Sequence[Item]], Sequence[Made]],
    items: Sequence[Item],
    pool: Pool | None,
    guilty: list[Item],
    *,
    chunk: int | None = None,
) -> Iterator[Made]:
    """What `do` makes of items, a chunk a process, in any order.

    A process that dies costs nothing: its chunk is done again, item by item, and only
    one that ends its process once more is put among the `guilty`. What travels must be
    picklable.
    """
    own = min(os.cpu_count() or 1, MOST_PROCESSES)
    make = pool or partial(processes, own)
    most = _AHEAD * (own if pool is None else _MOST_MACHINES)
    size = chunk or (chunk_for(len(items), own) if pool is None else CHUNK)
    chunks = [items[at : at + size] for at in range(0, len(items), size)]
    gc.freeze()  # what is looked through is copied for the others, who share it so far
    try:
        under_way: list[Item] = []
        yield from _done(do, chunks, make, most, under_way)
        suspects: list[Item] = []
        yield from _done(do, [[one] for one in under_way], make, most, suspects)
        for one in suspects:
            yield from _done(do, [[one]], make, most, guilty)
    finally:
        gc.unfreeze()


def chunk_for(items: int, processes: int) -> int:
    """How many of so many items go to one of these processes of this PC at once."""
    return max(1, min(_OWN_CHUNK, items // (_SHARES * processes)))


def processes(number: int) -> Executor:
    """Processes of this PC, which leave Ctrl+C to the one who asked."""
    return ProcessPoolExecutor(number, initializer=_begin)


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    gc.set_threshold(200_000, 20, 20)
    known = current().of(Rounds)  # where processes begin as copies of this one
    run_for_good()
    current().put(known)


def _done(
    work: Callable[[Sequence[Item]], Sequence[Made]],
    chunks: Sequence[Sequence[Item]],
    make: Pool,
    most: int,
    suspects: list[Item],
) -> Iterator[Made]:
    """What chunks give. Those under way when a process died become suspects.

    `most` chunks are handed out before they are asked for.
    """
    waiting = list(reversed(chunks))
    while waiting:
        executor = make()
        under_way: dict[Future[Sequence[Made]], Sequence[Item]] = {}
        try:
            while waiting or under_way:
                while waiting and len(under_way) < most:
                    one = waiting.pop()
                    under_way[executor.submit(work, one)] = one
                finished, _ = wait(under_way, return_when=FIRST_COMPLETED)
                while finished:
                    future = finished.pop()
                    made = [*reversed(future.result())]
                    del under_way[future], future
                    while made:  # each is let go before the next one is asked for
                        yield made.pop()
        except Exception:
            suspects += chain.from_iterable(under_way.values())
        finally:
            with suppress(Exception):  # it may be broken
                executor.shutdown(wait=False, cancel_futures=True)
