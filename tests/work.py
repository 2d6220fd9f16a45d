"""How much a piece of Python does, as a number that no busy machine changes."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

AT_MOST = 2 * 1.2
"""How much more work twice as much may be."""


def lines_run(action: Callable[[], object]) -> int:
    """The lines of Python that are run, each round of a loop anew.

    What runs inside C is one line however long it takes: that is for the benchmarks.
    """
    count = 0

    def trace(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal count
        del frame, arg
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        action()
    finally:
        sys.settrace(before)
    return count
