"""A job on many files in processes of their own, each file held to a limit."""

import gc
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread, current_thread, main_thread
from typing import TYPE_CHECKING, NamedTuple

from toolkit.findings import find
from toolkit.findings.report import Report
from toolkit.findings.texts.file import FILE_WORDS, JOB_WORDS
from toolkit.jobs.guard import CLOSED
from toolkit.jobs.unforeseen import unforeseen
from toolkit.jobs.watch import NOTHING_TOLD, Used, used_by
from toolkit.xlsx.run import run_for_good

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Job = Callable[[Path], Report]


class Allowed(NamedTuple):
    """What one file may take: seconds of computing, seconds on the clock, megabytes."""

    computing: float = 60
    waiting: float = 300
    megabytes: float = 1_500


ALLOWED = Allowed()
"""A register of 30,000 awards takes a tenth of it; on a slow PC a third."""

_LOOK = 0.2  # seconds between two looks at the workers
_PARTING = 0.5  # seconds for a save to come to its end when everything stops
_HANDED_OUT = 2  # files a worker has: while one is told of, it does the next
_ORPHANED = 5.0  # seconds without work until a worker asks whether anybody is there
_AHEAD = 4  # files for each worker that are done before they are asked for


class _WorkerEndedError(Exception):
    """A process ended in the middle of a file."""


def started(job: Job, processes: int) -> "list[_Worker]":
    """So many processes that wait for files. Raises OSError where none may start."""
    workers: list[_Worker] = []
    try:
        for _ in range(processes):
            workers.append(_Worker(job))
    except OSError:
        if not workers:
            raise
    return workers


def each_apart(
    paths: Sequence[Path], workers: "list[_Worker]", allowed: Allowed = ALLOWED
) -> Iterator[Report]:
    """The reports of a job on files, in their order.

    A file that takes more than is allowed, or ends its process, costs its own report.
    Whoever stops asking ends the processes; a workbook is whole then as well, as it is
    only ever replaced at once.
    """
    todo = deque(range(len(paths)))
    done: dict[int, Report] = {}
    try:
        for number in range(len(paths)):
            while number not in done:
                for worker in workers:
                    worker.hand_out(todo, paths, number + len(workers) * _AHEAD)
                done.update(_answers(workers, paths, allowed, todo))
            yield done.pop(number)
    finally:
        _end(workers)


def _answers(
    workers: list["_Worker"],
    paths: Sequence[Path],
    allowed: Allowed,
    todo: deque[int],
) -> Iterator[tuple[int, Report]]:
    """What the workers have to say by the next look at them."""
    from multiprocessing.connection import wait

    by_pipe = {worker.pipe: worker for worker in workers if worker.has}
    for pipe in wait(list(by_pipe), _LOOK):
        worker = by_pipe[pipe]  # type: ignore[index]
        try:
            yield worker.answer()
        except (EOFError, OSError):
            number = worker.begin_anew(todo)
            finding = unforeseen(_WorkerEndedError(), CLOSED)
            yield number, Report(file=str(paths[number]), findings=(finding,))
    for worker in by_pipe.values():
        passed = worker.passed(allowed)
        if passed:
            number = worker.begin_anew(todo)
            finding = find("F070", seen=passed[0], expected=passed[1])
            yield number, Report(file=str(paths[number]), findings=(finding,))


class _Worker:
    """One process, the files it has, and what it had used when it began the first."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self.has: deque[int] = deque()
        self._start()

    def _start(self) -> None:
        from multiprocessing import Pipe, Process

        self.pipe: Connection
        self.pipe, theirs = Pipe()
        self.process = Process(
            target=_work, args=(self._job, theirs, self.pipe), daemon=True
        )
        self.process.start()
        theirs.close()
        self._since, self._before = time.monotonic(), NOTHING_TOLD

    def hand_out(self, todo: deque[int], paths: Sequence[Path], before: int) -> None:
        """Give it files as long as there are any that may be begun."""
        while todo and todo[0] < before and len(self.has) < _HANDED_OUT:
            if not self.has:
                self._since, self._before = time.monotonic(), self._used()
            self.has.append(todo.popleft())
            with suppress(OSError):  # it has ended: that is seen when it should answer
                self.pipe.send(paths[self.has[-1]])

    def answer(self) -> tuple[int, Report]:
        """What it says of its first file. Raises EOFError, OSError: it has ended."""
        report: Report = self.pipe.recv()
        self._since, self._before = time.monotonic(), self._used()
        return self.has.popleft(), report

    def passed(self, allowed: Allowed) -> tuple[str, str] | None:
        """What of its first file is more than allowed, and how much is; or None."""
        if not self.has:
            return None
        waited = time.monotonic() - self._since
        if waited < _LOOK:
            return None
        used, before = self._used(), self._before
        computed = (used.seconds or 0.0) - (before.seconds or 0.0)
        told = used.seconds is not None
        if computed > allowed.computing or (not told and waited > allowed.computing):
            return _seconds(allowed.computing)
        if waited > allowed.waiting:
            return _seconds(allowed.waiting)
        if (used.megabytes or 0.0) > allowed.megabytes:
            most = FILE_WORDS["megabytes"].format(f"{allowed.megabytes:.0f}")
            return JOB_WORDS["much_memory"], most
        return None

    def begin_anew(self, todo: deque[int]) -> int:
        """End it and start another; the number of the file that it was at."""
        number = self.has.popleft()
        todo.extendleft(reversed(self.has))
        self.has.clear()
        self.kill()
        self._start()
        return number

    def kill(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()

    def _used(self) -> Used:
        pid = self.process.pid
        return used_by(pid) if pid is not None else NOTHING_TOLD


def _seconds(most: float) -> tuple[str, str]:
    return JOB_WORDS["long_time"], JOB_WORDS["seconds"].format(f"{most:.0f}")


def _end(workers: Sequence[_Worker]) -> None:
    """Let each come to the end of its file for a moment, then end it."""
    for worker in workers:
        with suppress(OSError):
            worker.pipe.send(None)
    until = time.monotonic() + _PARTING
    for worker in workers:
        worker.process.join(max(until - time.monotonic(), 0))
        worker.kill()


def _work(job: Job, pipe: "Connection", other_end: "Connection") -> None:
    """What a worker does until there is nothing more, or nobody who asks."""
    # The one who asks is told of Ctrl+C too, and ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        # Forked, it has the asker's end as well, and would wait for itself.
        other_end.close()
    gc.set_threshold(200_000, 20, 20)
    run_for_good()
    with suppress(EOFError, OSError):
        while (path := _next(pipe)) is not None:
            pipe.send(job(path))


def _next(pipe: "Connection") -> Path | None:
    """The next file; None at the end, also when the asker has been killed."""
    from multiprocessing import parent_process

    while not pipe.poll(_ORPHANED):
        parent = parent_process()
        if parent is None or not parent.is_alive():
            return None
    path: Path | None = pipe.recv()
    return path


def end_with_asker() -> None:
    """Have this process end when the one who asked for it has been killed.

    For processes that wait for work in a pipe: those who are copies of the asker hold
    its end of it, and nobody would ever tell them that there is no more.
    """
    from multiprocessing import parent_process

    asker = parent_process()
    if asker is not None:
        Thread(target=_follow, args=(asker.join,), daemon=True).start()


def end_children() -> None:
    """End all processes that this one has started, whatever they are at."""
    from multiprocessing import active_children

    for child in active_children():
        child.kill()


@contextmanager
def at_ctrl_c(do: Callable[[], None]) -> Iterator[None]:
    """Have Ctrl+C do this for now, and not break off what goes on.

    Python tells the main thread alone of it: in any other nothing changes.
    """
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, lambda *_: do())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _follow(ended: Callable[[], None]) -> None:
    ended()
    os._exit(1)
