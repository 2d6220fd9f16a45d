"""Whether a workbook is the award-tracking one; cheap enough for every press."""

from toolkit.xlsx.backend import Backend
from toolkit.xlsx.cells.cell import CellValue

KIND = "awards"

_OWN_NAMES = ("td_awards_year", "td_set_year")
"""Of the cells that clerks fill: only a register has both."""


def is_register(book: Backend) -> bool:
    """Whether a workbook keeps a register of awards: it says so, or has its names.

    The hidden sheet where it says so may be lost; the tables are read all the same.
    """
    kind = kind_said(book)
    if kind is None:
        names = book.names()
        return all(names.get(name) is not None for name in _OWN_NAMES)
    return kind == KIND


def kind_said(book: Backend) -> CellValue:
    """What a workbook says it is; None when it says nothing any more."""
    region = book.names().get("td_kind")
    if region is None or region.sheet not in book.sheet_names:
        return None
    value = book.sheet(region.sheet).at(region.top, region.left).value
    return value.strip() or None if isinstance(value, str) else value
