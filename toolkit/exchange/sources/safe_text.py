"""Texts of a CSV that a spreadsheet would run as formulas: guarded, and bared again."""

import re

# What Excel and LibreOffice take for the start of a formula; the wide signs of East
# Asian keyboards too. A text that already begins with apostrophes and such a sign gets
# one more, so that taking one away always gives back the same text.
_RISKY = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def guarded(text: str) -> str:
    """The text as a CSV may hold it: an apostrophe before what could be a formula."""
    return f"'{text}" if _RISKY.match(text) else text


def bared(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if text.startswith("'") and _RISKY.match(text) else text
