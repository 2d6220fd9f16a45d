"""Where the tables lie that the toolkit writes whole."""

from collections.abc import Iterable
from typing import NamedTuple

from toolkit.xlsx.closed_book import ClosedBook


class OwnTable(NamedTuple):
    """Rows that hold nothing but what is ours, from `first` down.

    `fit`: clerks read them, so they are as high as their text needs. `right`: the last
    column of the header; what a clerk writes beside it is no part of the table.
    `folds`: rows fold below those that sum them up.
    """

    first: int
    fit: bool = True
    right: int = 1
    folds: bool = False


def own_tables(book: ClosedBook, heads: Iterable[str]) -> dict[str, OwnTable]:
    """The tables below these headers (defined names), by their sheet.

    One whose sheet is gone is left out.
    """
    names = book.names()
    found = ((name, names.get(name)) for name in heads)
    return {
        region.sheet: OwnTable(region.bottom + 1, right=region.right)
        for _, region in found
        if region is not None
    }
