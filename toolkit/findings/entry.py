"""One entry of the catalogue."""

from typing import NamedTuple


class Entry(NamedTuple):
    """The texts of one code. `severity` is error, warning or note."""

    severity: str
    what: str
    fix: str
    basis: str = ""
