"""Names on a command line that no shell and no splitter may misread."""

import re

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def decoded(name: str) -> str:
    """The name that was meant: the bridges write «%», «=» and quotes as «_x0025_».

    Windows' Run expands %NAME%, and xlwings splits at «=». What already looks like an
    escape is escaped itself, as OOXML does.
    """
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), name)
