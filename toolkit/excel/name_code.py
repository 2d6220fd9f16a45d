"""Names on a command line that no shell and no splitter may misread."""

import re

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_DANGEROUS = re.compile('[%="]')


def encoded(name: str) -> str:
    """The name with «%», «=» and quotes as «_x0025_», as the bridges write it.

    Windows' Run expands %NAME%, and xlwings splits at «=». What already looks like an
    escape is escaped itself, as OOXML does.
    """
    safe = _ESCAPE.sub(lambda found: "_x005F_" + found[0][1:], name)
    return _DANGEROUS.sub(lambda found: f"_x{ord(found[0]):04X}_", safe)


def decoded(name: str) -> str:
    """The name that was meant."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), name)
