"""How much a job does, told by the lines of Python it runs: the same every time."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

AT_MOST = 2 * 1.2
"""How much more work twice as much may be."""


def work(job: Callable[[], object]) -> int:
    """How many lines a job runs, those of comprehensions for each of their items."""
    lines = 0

    def count(_frame: FrameType, event: str, _seen: Any) -> Any:
        nonlocal lines
        lines += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        job()
    finally:
        sys.settrace(before)
    return lines
