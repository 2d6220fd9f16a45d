"""Waiting that ends with a standstill, not with the patience of a busy machine."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

STILL = 120.0
"""Seconds without a result in which next to nothing was computed: it hangs."""
COMPUTED = 400.0
"""Seconds of computing without a result: it runs in circles."""
SHARE = 0.04
"""A program that waits for somebody still computes a little: a caret that blinks."""
UNKNOWN = 900.0
"""Where nobody tells what a process computes: so many seconds without a result."""

PAUSE = 1.0
"""Seconds between two looks at all processes, which cost something themselves."""

Made = TypeVar("Made")


class StandstillError(AssertionError):
    """What was waited for did not come, and nothing was on its way to it."""


class Patience:
    """Tells whether to wait on for what processes do, by what they have computed.

    `computed` gives seconds of processor time since some beginning; None where that
    is not known. `clock` gives seconds.
    """

    def __init__(
        self,
        what: str,
        *,
        computed: Callable[[], float | None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._what = what
        self._computed, self._clock = computed, clock
        self._result: object = None
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._since = self._seen = self._looked = self._clock()
        self._at_first = self._at_last = self._computed() or 0.0

    def check(self, result: object = None) -> None:
        """Raise StandstillError where nothing moves; another `result` is a move."""
        if result != self._result:
            self._result = result
            self._begin_anew()
        now = self._clock()
        if now - self._looked < PAUSE:
            return
        self._looked, computed = now, self._computed()
        if computed is None:
            if now - self._since > UNKNOWN:
                raise StandstillError(f"waited in vain: {self._what}")
            return
        # A process that has ended takes along what it computed.
        self._at_first = min(self._at_first, computed)
        self._at_last = min(self._at_last, computed)
        if computed - self._at_first > COMPUTED:
            raise StandstillError(f"computes without end: {self._what}")
        if now - self._seen < STILL:
            return
        if computed - self._at_last < SHARE * STILL:
            raise StandstillError(f"waited in vain: {self._what}")
        self._seen, self._at_last = now, computed


def wait_for(ask: Callable[[], Made], what: str, pause: float = 0.03) -> Made:
    """Ask until the answer is true, and give it back.

    Raises StandstillError when none of the processes that were started by this one
    does anything any more.
    """
    patience = Patience(what, computed=computed_below)
    while not (answer := ask()):
        patience.check()
        time.sleep(pause)
    return answer


def run(
    command: Sequence[str | Path],
    *,
    result: Callable[[], object] = lambda: None,
    check: bool = False,
    **options: Any,
) -> "subprocess.CompletedProcess[str]":
    """Like `subprocess.run` with what is said captured, as text.

    `result` tells how far it has come, as something that differs then: the files it
    has written, say.

    Raises StandstillError when it stands still; it and its children are ended then.
    """
    told = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "encoding": "utf-8"}
    with subprocess.Popen(command, **{**told, **options}) as process:
        patience = None
        while True:
            try:
                out, err = process.communicate(timeout=PAUSE)
                break
            except subprocess.TimeoutExpired:
                patience = patience or Patience(
                    " ".join(map(str, command[:4])),
                    computed=lambda: computed_below(process.pid),
                )
                try:
                    patience.check(result())
                except StandstillError:
                    end(process)
                    raise
    done = subprocess.CompletedProcess(command, process.returncode, out, err)
    if check:
        done.check_returncode()
    return done


def end(process: "subprocess.Popen[Any]") -> None:
    """End a process at once, and what it has started."""
    for pid in all_below(process.pid):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)


def all_below(pid: int) -> tuple[int, ...]:
    """What a process has started, and it itself last."""
    return (*_below(pid, _processes()), pid)


def computed_below(pid: int = 0) -> float | None:
    """Processor seconds of a process and of what it has started; None: not known.

    Without `pid`: of what this process has started and not of itself, which asks.
    """
    processes = _processes()
    if not processes:
        return None
    pids = _below(pid or os.getpid(), processes) | ({pid} if pid else set())
    ticks = sum(processes[one].ticks for one in pids if one in processes)
    return ticks / os.sysconf("SC_CLK_TCK")


class _Process(NamedTuple):
    parent: int
    ticks: int


def _processes() -> dict[int, _Process]:
    """All that run, as Linux tells; elsewhere nothing."""
    found = {}
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            # A name may hold anything, brackets too; after the last one come numbers.
            fields = place.read_text(errors="replace").rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        # Its own time and that of its children which have ended.
        ticks = sum(map(int, fields[11:15]))
        found[int(place.parent.name)] = _Process(int(fields[1]), ticks)
    return found


def _below(pid: int, processes: Mapping[int, _Process]) -> set[int]:
    """What a process has started, and what that has started in turn."""
    found: set[int] = set()
    wave = {pid}
    while wave:
        wave = {n for n, one in processes.items() if one.parent in wave} - found
        found |= wave
    return found
