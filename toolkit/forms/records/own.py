"""Where the tables lie that the toolkit writes whole."""

from collections.abc import Iterable

from toolkit.forms.form import OwnTable
from toolkit.xlsx.closed_book import ClosedBook


def own_tables(book: ClosedBook, heads: Iterable[str]) -> dict[str, OwnTable]:
    """The tables below these headers (defined names), by their sheet.

    One whose sheet is gone is left out.
    """
    names = book.names()
    found = ((name, names.get(name)) for name in heads)
    return {
        region.sheet: OwnTable(region.bottom + 1)
        for _, region in found
        if region is not None
    }
