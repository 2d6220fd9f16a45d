"""What a person who stopped a command is told; nothing here takes time to import."""

import sys

_COULD_NOT_RUN = 2
STOPPED = "Đã dừng theo yêu cầu."


def say_stopped() -> int:
    """Tell it on one line; the code with which the command ends."""
    # An old Windows console has no Vietnamese code page.
    if hasattr(sys.stderr, "reconfigure"):
        sys.stderr.reconfigure(encoding="utf-8", errors="replace")
    print(STOPPED, file=sys.stderr)
    return _COULD_NOT_RUN
