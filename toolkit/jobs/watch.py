"""What another process has used so far: computing time and memory, as far as told."""

import os
import sys
from pathlib import Path
from typing import NamedTuple

_MB = 1024 * 1024


class Used(NamedTuple):
    """Seconds of computing, megabytes in memory; None where the system tells none."""

    seconds: float | None
    megabytes: float | None


NOTHING_TOLD = Used(None, None)


def used_by(pid: int) -> Used:
    """What a process of ours has used; nothing is told of one that has ended.

    Linux and Windows tell both. Elsewhere only the clock on the wall is left.
    """
    try:
        if sys.platform == "win32":
            return _windows(pid)
        if sys.platform == "linux":
            return _linux(pid)
    except (OSError, ValueError, IndexError, AttributeError):
        pass
    return NOTHING_TOLD


def _linux(pid: int) -> Used:
    # A name may hold anything, brackets too; after the last one come numbers.
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    numbers = fields.rpartition(")")[2].split()
    ticks, pages = int(numbers[11]) + int(numbers[12]), int(numbers[21])
    return Used(
        ticks / os.sysconf("SC_CLK_TCK"), pages * os.sysconf("SC_PAGE_SIZE") / _MB
    )


def _windows(pid: int) -> Used:
    # Imported here: nobody but Windows has use for it.
    from toolkit.jobs.watch_windows import used

    seconds, size = used(pid)
    return Used(seconds, None if size is None else size / _MB)
