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

    def put(self, one: object) -> None:
        """Have this for its kind from now on."""
        self._kept[type(one)] = one


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
    Kept are `most` parts at most, and only as long as all their bytes are no more than
    `in_all`: what is made of a byte takes a dozen.
    """

    def __init__(self, most: int, *, longest: int, in_all: int) -> None:
        self._made: dict[Hashable, Made] = {}
        self._sizes: dict[Hashable, int] = {}
        self._most, self._longest, self._in_all = most, longest, in_all
        self._size = 0

    def get(
        self, key: tuple[bytes, *tuple[Hashable, ...]], make: Callable[[], Made]
    ) -> Made:
        """What was made of these bytes, or is made now; of long ones each time."""
        if len(key[0]) > self._longest:
            return make()
        made = self._forget(key) if key in self._made else make()
        self.keep(key, made)
        return made

    def keep(self, key: tuple[bytes, *tuple[Hashable, ...]], made: Made) -> None:
        """Keep what is known to be made of these bytes, unless they are long."""
        size = len(key[0])
        if size > self._longest:
            return
        if key in self._made:
            self._forget(key)
        while self._made and self._is_full_with(size):
            self._forget(next(iter(self._made)))  # the longest unused goes first
        self._made[key], self._sizes[key] = made, size
        self._size += size

    def _is_full_with(self, size: int) -> bool:
        return len(self._made) >= self._most or self._size + size > self._in_all

    def _forget(self, key: Hashable) -> Made:
        self._size -= self._sizes.pop(key)
        return self._made.pop(key)
