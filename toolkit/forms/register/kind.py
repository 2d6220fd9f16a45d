"""Whether a workbook is the award-tracking one; cheap enough for every press."""

from toolkit.parts.records.kind import kind_said
from toolkit.xlsx.closed_book import ClosedBook

KIND = "awards"

_OWN_NAMES = ("td_awards_year", "td_set_year")
"""Of the cells that clerks fill: only a register has both."""


def is_register(book: ClosedBook) -> bool:
    """Whether a workbook keeps a register of awards: it says so, or has its names.

    The hidden sheet where it says so may be lost; the tables are read all the same.
    """
    kind = kind_said(book)
    if kind is None:
        names = book.names()
        return all(names.get(name) is not None for name in _OWN_NAMES)
    return kind == KIND
