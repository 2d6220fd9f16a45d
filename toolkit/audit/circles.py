"""Whether a formula would read its own cell, by way of the formulas it reads."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from toolkit.audit.sums import Area
from toolkit.audit.view import SheetView
from toolkit.xlsx.cells.place import SpotKey

_MOST_STEPS = 400_000  # formulas looked at for one sheet; then nothing is sure


class Circles:
    """Follows formulas back to what they are made from."""

    def __init__(self, view: SheetView) -> None:
        self._view = view
        self._steps = 0

    def leads_back(self, areas: Iterable[Area], place: SpotKey) -> bool:
        """Whether a formula that reads these areas would depend on this cell.

        True also when it would take too long to know: nothing is then proposed.
        """
        return self._reaches(list(areas), place, 1 << 30)

    def starts_from(self, formula: SpotKey, place: SpotKey, furthest: int) -> bool:
        """Whether a formula is made from a cell, by way of at most so many others."""
        return self._reaches(self._view.own_areas(formula), place, furthest)

    def _reaches(self, areas: list[Area], place: SpotKey, furthest: int) -> bool:
        met: set[SpotKey] = set()
        waiting = areas
        while waiting and furthest:
            furthest -= 1
            following: list[Area] = []
            for area in waiting:
                if area.holds(place):
                    return True
                for cell in self._formulas(area):
                    if cell in met:
                        continue
                    met.add(cell)
                    self._steps += 1
                    if self._steps > _MOST_STEPS:
                        return True
                    following += self._view.own_areas(cell)
            waiting = list(dict.fromkeys(following))
        return False

    def _formulas(self, area: Area) -> Iterator[SpotKey]:
        """The formulas in an area."""
        by_column = self._view.forms.by_column
        if area.right - area.left < len(by_column):
            columns = [c for c in range(area.left, area.right + 1) if c in by_column]
        else:
            columns = [c for c in by_column if area.left <= c <= area.right]
        for column in columns:
            rows = by_column[column]
            first, end = bisect_left(rows, area.top), bisect_right(rows, area.bottom)
            self._steps += 1
            for number in range(first, end):
                yield rows[number], column
