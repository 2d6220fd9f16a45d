"""A turn that one process holds at a time; the system ends it when that one dies."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedRandom
from pathlib import Path


class TurnTakenError(Exception):
    """Somebody else holds the turn."""


@contextmanager
def turn(path: Path) -> Iterator[None]:
    """Hold the turn that a file stands for; it is made where it is not there.

    Raises TurnTakenError while another process holds it, OSError where no file can be
    made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab+") as file:
        try:
            _lock(file)
        except OSError:
            raise TurnTakenError(path) from None
        try:
            yield
        finally:
            _unlock(file)


def _unlock(file: BufferedRandom) -> None:
    """Let go; closing the file would not, while a copy of this process has it too."""
    if os.name != "nt":
        import fcntl

        fcntl.flock(file, fcntl.LOCK_UN)


def _lock(file: BufferedRandom) -> None:
    """Raises OSError when somebody holds it."""
    if os.name == "nt":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
