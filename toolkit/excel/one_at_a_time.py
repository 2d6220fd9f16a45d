"""One press at a time: a double click must not start two."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedRandom

from toolkit import places
from toolkit.findings import WorkRefusedError, find


@contextmanager
def only_press() -> Iterator[None]:
    """Hold the turn of this user's presses; the system ends it when we die.

    Raises WorkRefusedError F051 while another press is at work.
    """
    folder = places.data_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / places.TURN).open("ab+") as file:
        try:
            _lock(file)
        except OSError:
            raise WorkRefusedError(find("F051")) from None
        yield


def _lock(file: BufferedRandom) -> None:
    """Raises OSError when somebody holds it. Closing the file lets go."""
    if os.name == "nt":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
