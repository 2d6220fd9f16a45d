"""S611: formulas that feed one another in a circle, also through other sheets."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from toolkit.audit.components import circles_of
from toolkit.audit.sums import Area
from toolkit.audit.suspicion import Suspicion
from toolkit.audit.view import SheetView
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.place import SpotKey

_MOST_STEPS = 300_000  # cells looked at for a workbook; then nothing is sure
_LONGEST = 8  # cells of a circle that are named

# What names a cell without reading it, or reads it at times only.
_NOT_READ = re.compile(
    r"(?<![\w.])(?:ROWS?|COLUMNS?|OFFSET|INDIRECT|CELL|AREAS|SHEETS?|ISFORMULA"
    r"|FORMULATEXT|IFS?|IFERROR|IFNA|CHOOSE|SWITCH)\(",
    re.IGNORECASE,
)

Column = tuple[str, int]
Cell = tuple[str, int, int]


class _Way(NamedTuple):
    """How a column reads another one: rows above its own, its own, rows below."""

    above: bool = False
    own: bool = False
    below: bool = False

    def __or__(self, other: "_Way") -> "_Way":
        return _Way(*(one or two for one, two in zip(self, other, strict=True)))


def loops(views: Mapping[str, SheetView]) -> dict[str, list[Suspicion]]:
    """Circles of two cells or more, each told at its first total, by folded sheet.

    Columns that read only upwards, or only downwards, cannot lie on a circle; what
    remains is followed cell by cell.
    """
    found: dict[str, list[Suspicion]] = defaultdict(list)
    ways = _ways(views)
    reads: dict[Column, set[Column]] = defaultdict(set)
    for one, two in ways:
        reads[one].add(two)
    steps = [_MOST_STEPS]
    for columns in circles_of(reads, alone=True):
        if _may_turn(columns, ways):
            for circle in _circles(views, set(columns), steps):
                found[circle[0][0]].append(_suspicion(views, circle))
    return found


def _ways(views: Mapping[str, SheetView]) -> dict[tuple[Column, Column], _Way]:
    """Which columns the formulas of each column read."""
    ways: dict[tuple[Column, Column], _Way] = defaultdict(_Way)
    for key, view in views.items():
        for column in view.forms.by_column:
            for place in _outermost(view, column):
                for target, area in _areas(view, key, place):
                    if target not in views:
                        continue
                    way = _Way(
                        area.top < place[0],
                        area.top <= place[0] <= area.bottom,
                        area.bottom > place[0],
                    )
                    for read in _formula_columns(views[target], area):
                        ways[(key, column), (target, read)] |= way
    return ways


def _outermost(view: SheetView, column: int) -> Iterator[SpotKey]:
    """The first and the last of the copies of each formula of a column.

    Between them no copy can read in a way that neither of the two does.
    """
    ends: dict[int, list[int]] = {}
    for row in view.forms.by_column[column]:
        ends.setdefault(view.forms.of[row, column], [row, row])[1] = row
    for rows in ends.values():
        for row in dict.fromkeys(rows):
            yield row, column


def _areas(view: SheetView, key: str, place: SpotKey) -> Iterator[tuple[str, Area]]:
    """What a formula surely reads: folded sheet and area."""
    added = view.additions.get(place)
    if added:  # known already, and nothing but cells of its own sheet
        yield from ((key, addend.area) for addend in added)
        return
    if _NOT_READ.search(view.formulas[place]):
        return
    for sheet, *corners in view.references(place):
        yield (key if sheet is None else sheet.casefold()), Area(*corners)


def _formula_columns(view: SheetView, area: Area) -> Iterable[int]:
    by_column = view.forms.by_column
    if area.left == area.right:
        return [area.left] if area.left in by_column else ()
    return [c for c in by_column if area.left <= c <= area.right]


def _may_turn(
    columns: Collection[Column], ways: Mapping[tuple[Column, Column], _Way]
) -> bool:
    """Whether a way round these columns can come back to the row where it began."""
    inner = [(one, two) for one in columns for two in columns if (one, two) in ways]
    some = [ways[edge] for edge in inner]
    if any(way.above for way in some) and any(way.below for way in some):
        return True
    level: dict[Column, set[Column]] = defaultdict(set)
    for one, two in inner:
        if ways[one, two].own:
            level[one].add(two)
    return any(True for _ in circles_of(level, alone=True))


def _circles(
    views: Mapping[str, SheetView], columns: set[Column], steps: list[int]
) -> Iterator[list[Cell]]:
    """The circles among the formulas of these columns, each as a shortest way round."""
    reads: dict[Cell, list[Cell]] = {}
    for key, column in sorted(columns):
        view = views[key]
        for row in view.forms.by_column[column]:
            reads[key, row, column] = found = []
            for target, area in _areas(view, key, (row, column)):
                if target not in views:
                    continue
                for other in _formula_columns(views[target], area):
                    if (target, other) not in columns:
                        continue
                    rows = views[target].forms.by_column[other]
                    first = bisect_left(rows, area.top)
                    last = bisect_right(rows, area.bottom)
                    steps[0] -= 1 + last - first
                    if steps[0] < 0:
                        return
                    found += [(target, rows[n], other) for n in range(first, last)]
    for circle in circles_of(reads):
        yield _shortest(reads, set(circle), _head(views, circle))


def _head(views: Mapping[str, SheetView], circle: Collection[Cell]) -> Cell:
    """The first total of a circle, or its first cell."""
    sums = [cell for cell in circle if cell[1:] in views[cell[0]].additions]
    return min(sums or circle, key=lambda cell: (list(views).index(cell[0]), cell))


def _shortest(
    reads: Mapping[Cell, list[Cell]], circle: set[Cell], head: Cell
) -> list[Cell]:
    """The fewest cells that lead from one back to itself."""
    came: dict[Cell, Cell] = {}
    waiting = [head]
    for cell in waiting:
        for read in reads[cell]:
            if read == head:
                way = [cell]
                while way[-1] != head:
                    way.append(came[way[-1]])
                return way[::-1]
            if read in circle and read not in came:
                came[read] = cell
                waiting.append(read)
    return [head]


def _suspicion(views: Mapping[str, SheetView], circle: list[Cell]) -> Suspicion:
    key, *place = circle[0]
    names = []
    for sheet, row, column in (*circle, circle[0]):
        far = "" if sheet == key else f"«{views[sheet].sheet.name}» "
        names.append(far + a1(row, column))
    if len(names) > _LONGEST:
        names[_LONGEST - 2 : -1] = ["…"]
    spot = (place[0], place[1])
    seen = "=" + views[key].formulas[spot]
    return Suspicion(spot, "S611", seen, " → ".join(names))
