"""Values as cells keep them."""

from toolkit.xlsx.cells.cell import Cell, CellError, CellValue, Written
from toolkit.xlsx.edit.cell import NO_CACHE, NoCache, clean_text, number_text

PLAIN = frozenset((str, float, type(None)))
"""The kinds of values that need no cell of their own: not what derives from them, for
an error is a kind of text, nor TRUE, which equals 1."""


def written(value: Written) -> Cell:
    """A cell as it will be kept; only a formula may have the value \"\"."""
    if not isinstance(value, Cell):
        return Cell(stored(value))
    if value.formula is None:
        return Cell(stored(value.value))
    kept = cached(value.value)
    return Cell(None if kept is NO_CACHE else kept, value.formula)


def stored(value: CellValue) -> CellValue:
    """A value as a cell keeps it: cleaned text, a float; no text is no value.

    Raises ValueError for NaN and infinity.
    """
    if isinstance(value, bool | CellError) or value is None:
        return value
    if isinstance(value, str):
        return clean_text(value) or None
    return float(number_text(value))


def cached(value: CellValue | NoCache) -> CellValue | NoCache:
    """Like `stored`, but a formula's value may be empty text; None is no value."""
    if value is NO_CACHE or value is None:
        return NO_CACHE
    return "" if value == "" else stored(value)
