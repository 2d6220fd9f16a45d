"""Formulas of the office's own that depend on changed cells: no old value stays."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, product
from types import MappingProxyType

from toolkit.xlsx.cells.cell import Region
from toolkit.xlsx.cells.formula_text import references
from toolkit.xlsx.cells.place import Place, SpotKey
from toolkit.xlsx.closed_book import NO_CACHE, ClosedBook

_Corners = tuple[int, int, int, int]  # top, left, bottom, right
_NOTHING: Mapping[Place, Sequence[Place]] = MappingProxyType({})
_Block = tuple[int, int]  # n for a length of 2**n, and which of that length

# What these refer to is known only when they run.
_UNKNOWABLE = re.compile(r"\b(?:INDIRECT|OFFSET)\(", re.IGNORECASE)
# A word is taken whole, or not at all: each letter is looked at once.
_NAME = re.compile(r"(?<![\w.])[\d.]*+([^\W\d][\w.]*+)(?![(!\[])")


def drop_outdated(
    book: ClosedBook,
    changed: Iterable[Place],
    ours: Collection[Place],
    own_sheets: Collection[str] = (),
) -> int:
    """Take away the cached value of every other formula that the changes reach.

    `ours` are the computed cells of our forms, which carry their right values, as does
    every formula of `own_sheets`. A value that we cannot recompute is left out rather
    than left old: previews and other programs read a cached value as fact. An array
    formula loses the values of all its cells. Returns how many formulas were dropped,
    and asks the spreadsheet program to recalculate on opening when there were any.
    """
    touched = dict.fromkeys(changed)
    foreign = _foreign_formulas(book, ours, own_sheets) if touched else {}
    spread = _spread(book, foreign)
    dropped = outdated(foreign, book.names(), touched, spread)
    for place in dropped:
        book.set_cached(*place, NO_CACHE)
        for sheet, row, column in spread.get(place, ()):
            if book.sheet(sheet).at(row, column).value is not None:
                book.set_cached(sheet, row, column, NO_CACHE)
    if dropped:
        book.full_calc_on_load()
    return len(dropped)


def outdated(
    formulas: Mapping[Place, str],
    names: Mapping[str, Region | None],
    changed: Iterable[Place],
    spread: Mapping[Place, Sequence[Place]] = _NOTHING,
) -> list[Place]:
    """The formulas that the changes reach, by way of one another too.

    `spread` are the other cells that an array formula fills, by the cell it stands in.
    """
    touched, found = list(changed), dict[Place, None]()
    if not formulas:
        return []
    readers = _Readers(formulas, names, chain(touched, *spread.values()))
    for place in touched:  # grows while it is gone through
        fresh = [one for one in readers.of(place) if one not in found]
        found.update(dict.fromkeys(fresh))
        touched += fresh
        for one in fresh:
            touched += spread.get(one, ())
    return list(found)


def _spread(
    book: ClosedBook, formulas: Collection[Place]
) -> dict[Place, tuple[Place, ...]]:
    """The other cells of each array formula among these, as far as they are there.

    An array formula may claim a whole sheet: no cell is looked at that holds nothing.
    """
    found: dict[Place, tuple[Place, ...]] = {}
    for name in dict.fromkeys(place.sheet for place in formulas):
        if not book.may_hold_arrays(name):
            continue
        left = set(book.sheet(name).cells)  # each belongs to one array formula
        for area in book.array_formulas(name):
            first = Place(name, area.top, area.left)
            if first in formulas and first not in found:
                inside = _inside(left, area) - {first.spot}
                left -= inside
                found[first] = tuple(Place(name, *spot) for spot in sorted(inside))
    return found


def _inside(spots: Set[SpotKey], area: Region) -> Set[SpotKey]:
    rows, columns = (
        range(area.top, area.bottom + 1),
        range(area.left, area.right + 1),
    )
    if len(rows) * len(columns) < len(spots):
        return spots & set(product(rows, columns))
    return {spot for spot in spots if area.holds(spot)}


def _foreign_formulas(
    book: ClosedBook, ours: Collection[Place], own_sheets: Collection[str]
) -> dict[Place, str]:
    return {
        place: formula
        for name in book.sheet_names
        if name not in own_sheets
        for at, formula in book.formulas(name).items()
        if (place := Place(name, *at)) not in ours
    }


class _Readers:
    """Formulas, each given once: when the first cell is named that it may read.

    Rows and columns are halved again and again; a rectangle is kept in the few blocks
    that make it up. One block of each size holds a cell, and a block that is met is
    given up: the work grows with the formulas and cells, whatever reads what.
    Beside the formulas themselves only the cells in `others` may be named.
    """

    def __init__(
        self,
        formulas: Mapping[Place, str],
        names: Mapping[str, Region | None],
        others: Iterable[Place],
    ) -> None:
        self._ends = _ends([*formulas, *others])
        self._sizes: dict[str, set[tuple[int, int]]] = {}
        self._blocks: dict[tuple[str, _Block, _Block], list[Place]] = {}
        self._unknowable: dict[Place, str] = {}
        self._met: set[str] = set()
        rectangles: dict[tuple[str, _Corners], list[Place]] = {}
        for place, formula in formulas.items():
            for rectangle in _read_by(place.sheet, formula, names):
                rectangles.setdefault(rectangle, []).append(place)
            if _UNKNOWABLE.search(formula):
                self._unknowable[place] = formula
        for (sheet, corners), places in rectangles.items():
            self._keep(sheet, corners, places)

    def _keep(self, sheet: str, corners: _Corners, places: list[Place]) -> None:
        top, left, bottom, right = corners
        last_row, last_column = self._ends.get(sheet, (0, 0))
        sizes = self._sizes.setdefault(sheet, set())
        down = _blocks(top - 1, min(bottom, last_row))
        for rows, columns in product(down, _blocks(left - 1, min(right, last_column))):
            sizes.add((rows[0], columns[0]))
            self._blocks.setdefault((sheet, rows, columns), []).extend(places)

    def of(self, place: Place) -> list[Place]:
        """The formulas that may read a cell, without most of those given before."""
        sheet, row, column = place
        found = list(self._at_random(sheet)) if sheet not in self._met else []
        for tall, wide in self._sizes.get(sheet, ()):
            block = (sheet, (tall, row - 1 >> tall), (wide, column - 1 >> wide))
            found += self._blocks.pop(block, ())
        return list(dict.fromkeys(found))

    def _at_random(self, sheet: str) -> Iterator[Place]:
        """Those that may read any cell of a sheet; asked for once."""
        self._met.add(sheet)
        for place, formula in self._unknowable.items():
            if place.sheet == sheet or sheet in formula:
                yield place


def _read_by(
    own_sheet: str, formula: str, names: Mapping[str, Region | None]
) -> Iterator[tuple[str, _Corners]]:
    """The rectangles that a formula names, itself or by names of the workbook."""
    for sheet, *corners in references(formula):
        top, left, bottom, right = corners
        yield sheet or own_sheet, (top, left, bottom, right)
    for word in _NAME.findall(formula):
        region = names.get(word.lower())
        if region:
            yield region.sheet, region[1:]


def _ends(places: Iterable[Place]) -> dict[str, tuple[int, int]]:
    """The last row and column that matter of each sheet, up to the next power of 2."""
    last: dict[str, tuple[int, int]] = {}
    for sheet, row, column in places:
        most = last.get(sheet, (0, 0))
        last[sheet] = (max(row, most[0]), max(column, most[1]))
    return {
        sheet: (1 << (row - 1).bit_length(), 1 << (column - 1).bit_length())
        for sheet, (row, column) in last.items()
    }


def _blocks(first: int, end: int) -> Iterator[_Block]:
    """The fewest blocks that make up the numbers from the first to before the end."""
    size = 0
    while first < end:
        if first & 1:
            yield size, first
            first += 1
        if end & 1:
            end -= 1
            yield size, end
        first, end, size = first >> 1, end >> 1, size + 1
