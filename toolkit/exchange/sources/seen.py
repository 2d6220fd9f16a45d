"""What a person sees in the cells of a sheet, each kind of cell looked at once."""

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeVar

from toolkit.exchange.sources.source import Value
from toolkit.xlsx.cells.place import SpotKey

CellT = TypeVar("CellT")


class Seen(NamedTuple):
    """What a person sees of a cell, None for nothing; its font, if it is an old one."""

    value: Value | None
    font: str = ""
    struck: bool = False


class SeenCells(NamedTuple):
    """The filled cells of a sheet, by row and column.

    `old`: where texts are set in an old font, and in which; `struck`: where something
    is struck through.
    """

    rows: dict[int, dict[int, Value]]
    old: dict[SpotKey, str]
    struck: set[SpotKey]


def seen_cells(
    cells: Mapping[SpotKey, CellT], look: Callable[[CellT], Seen]
) -> SeenCells:
    """Look at the cells of a sheet.

    Cells that are alike are one object, most of a long list: each is judged once.
    """
    found = SeenCells({}, {}, set())
    rows, old, struck = found
    known: dict[int, Seen] = {}
    last, line = 0, dict[int, Value]()
    for at, cell in cells.items():
        seen = known.get(id(cell))
        if seen is None:
            seen = known[id(cell)] = look(cell)
        value, font, is_struck = seen
        if value is None:
            continue
        row, column = at
        if row != last:
            last, line = row, rows.setdefault(row, {})
        line[column] = value
        if font:
            old[at] = font
        if is_struck:
            struck.add(at)
    return found
