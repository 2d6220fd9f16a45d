"""A sheet of an old or foreign workbook as plain cells, whatever kind of file it is."""

from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from toolkit.xlsx.cells.cell import CellError, CellValue, Region
from toolkit.xlsx.cells.place import SpotKey

Pieces = tuple[tuple[str, str], ...]
"""A text set in several fonts: each font with its piece."""

UNKNOWN = CellError("=?")
"""A formula beside which no value is stored."""

ERRORS = {
    **{0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?"},
    **{36: "#NUM!", 42: "#N/A"},
}
"""The error values of Excel by their numbers, in .xls and .xlsb alike."""


class OldCell(NamedTuple):
    """A filled cell: its value, number format, font, and whether it is struck through.

    `shows`: the number format in Excel's words. `pieces`: see `Pieces`; () for a text
    of one font.
    """

    value: CellValue
    shows: str = "General"
    font: str = ""
    struck: bool = False
    pieces: Pieces = ()


class OldSheet(NamedTuple):
    """A sheet of a workbook; `since_1904`: how its workbook counts days."""

    name: str
    cells: Mapping[SpotKey, OldCell]
    merges: Sequence[Region] = ()
    unseen: Set[int] = frozenset()
    hidden: bool = False
    since_1904: bool = False


def pieces_of(text: str, font: str, parts: Sequence[tuple[int, str]]) -> Pieces:
    """A text cut where its font changes; () where nothing is said of it.

    `font`: of the text before the first part; `parts`: where a piece begins, and its
    font.
    """
    if not parts:
        return ()
    starts = [0, *(start for start, _ in parts)]
    names = [font, *(name for _, name in parts)]
    ends = [*starts[1:], len(text)]
    return tuple(
        (name, text[start:end])
        for start, end, name in zip(starts, ends, names, strict=True)
        if start < end
    )
