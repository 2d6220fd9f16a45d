"""What a call on workbooks keeps from one to the next: nothing outlives the call."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Generic, TypeVar

Kept = TypeVar("Kept")
Made = TypeVar("Made")


class Run:
    """One call, on one workbook or a folder of them, with what it keeps in between."""

    def __init__(self) -> None:
        self._kept: dict[type, object] = {}

    def of(self, kind: type[Kept]) -> Kept:
        """What this run keeps of a kind; made, by `kind()`, when first asked for."""
        kept = self._kept.get(kind)
        if not isinstance(kept, kind):
            kept = self._kept[kind] = kind()
        return kept


_running: ContextVar[Run | None] = ContextVar("run", default=None)


def current() -> Run:
    """The run that goes on; outside of any, one that is forgotten at once."""
    return _running.get() or Run()


@contextmanager
def running(run: Run | None = None) -> Iterator[Run]:
    """Let a run go on: this one, else the one that goes on already, else a new one."""
    run = run or current()
    before = _running.set(run)
    try:
        yield run
    finally:
        _running.reset(before)


def run_for_good() -> None:
    """Let a run go on until this process ends: one that works for a single call."""
    _running.set(Run())


class Recent(Generic[Made]):
    """What was made of the last few parts, by their bytes.

    A written workbook is read back at once, and a mailed batch repeats its rubric and
    guide in every file. What is kept is never changed: a Sheet once given is final.
    """

    def __init__(self, most: int, longest: int) -> None:
        self._made: dict[Hashable, Made] = {}
        self._most, self._longest = most, longest

    def get(
        self, key: tuple[bytes, *tuple[Hashable, ...]], make: Callable[[], Made]
    ) -> Made:
        """What was made of these bytes, or is made now; of long ones each time."""
        if len(key[0]) > self._longest:
            return make()
        made = self._made.pop(key) if key in self._made else make()
        self.keep(key, made)
        return made

    def keep(self, key: tuple[bytes, *tuple[Hashable, ...]], made: Made) -> None:
        """Keep what is known to be made of these bytes, unless they are long."""
        if len(key[0]) > self._longest:
            return
        self._made.pop(key, None)
        if len(self._made) >= self._most:
            del self._made[next(iter(self._made))]
        self._made[key] = made  # at the end: the longest unused goes first
