"""What a person sees in the cells of a sheet, each kind of cell looked at once."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from operator import itemgetter
from typing import NamedTuple, TypeVar

from toolkit.exchange.sources.odd import is_odd
from toolkit.exchange.sources.source import OddText, Value
from toolkit.xlsx.cells.place import SpotKey

CellT = TypeVar("CellT")


class Seen(NamedTuple):
    """What a person sees of a cell, None for nothing; its font, if it is an old one.

    `is_odd`: it is a text that is not to be taken as it is stored (`odd.py`).
    """

    value: Value | None
    font: str = ""
    struck: bool = False
    is_odd: bool = False


_seen = partial(tuple.__new__, Seen)  # half the time of Seen(…)


def seen_text(text: str, font: str, struck: bool) -> Seen:
    """A text, in an old font or in none."""
    return _seen((text, font, struck, is_odd(text, font)))


def seen_plain(value: Value, struck: bool) -> Seen:
    """What is no text, and so in no font that matters."""
    return _seen((value, "", struck, False))


class SeenCells(NamedTuple):
    """The filled cells of a sheet, by row and column, in its order.

    `odd`: texts that are still to be turned into Unicode; `struck`: where something is
    struck through.
    """

    rows: dict[int, dict[int, Value]]
    odd: dict[OddText, list[SpotKey]]
    struck: set[SpotKey]


def seen_cells(
    cells: Mapping[SpotKey, CellT], look: Callable[[CellT], Seen]
) -> SeenCells:
    """Look at the cells of a sheet.

    Cells that are alike are one object, most of a long list: each is judged once.
    """
    found = SeenCells({}, {}, set())
    rows, odd, struck = found
    known: dict[int, Seen] = {}
    last, line = 0, dict[int, Value]()
    for at, cell in _in_order(cells):
        seen = known.get(id(cell)) or known.setdefault(id(cell), look(cell))
        value, font, is_struck, odd_text = seen
        if value is None:
            continue
        row, column = at
        if row != last:
            last, line = row, rows.setdefault(row, {})
        line[column] = value
        if odd_text:
            odd.setdefault((column, font, str(value)), []).append(at)
        if is_struck:
            struck.add(at)
    return found


def _in_order(cells: Mapping[SpotKey, CellT]) -> Iterable[tuple[SpotKey, CellT]]:
    places = list(cells)
    ordered = sorted(places)
    if places == ordered:
        return cells.items()
    return sorted(cells.items(), key=itemgetter(0))
