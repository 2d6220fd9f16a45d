"""S604: a formula that adds up the same cells twice."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from toolkit.audit.sums import Addend, Area
from toolkit.audit.suspicion import Suspicion, together
from toolkit.audit.view import Place, SheetView
from toolkit.findings.texts.audit import AUDIT_WORDS
from toolkit.xlsx.cells.address import a1

_MOST_ADDENDS = 60  # of one formula, compared with one another
_MOST_STEPS = 2_000_000  # subtotals looked at inside all sums of a sheet


def counted_twice(view: SheetView) -> list[Suspicion]:
    """Ranges of one addition that overlap; totals over both parts and their subtotal.

    Only formulas that do nothing but add: one that divides or weighs may mean it.
    """
    subtotals = _Subtotals(view)
    found = []
    for place, addends in view.additions.items():
        twice = _overlap(view, place, addends) or subtotals.inside(place, addends)
        if twice:
            formula = view.formulas[place]
            found.append((Suspicion(place, "S604", "=" + formula, twice), formula))
    return together(found)


def _overlap(view: SheetView, place: Place, addends: tuple[Addend, ...]) -> str:
    """The cells that two of the addends share."""
    if not 1 < len(addends) <= _MOST_ADDENDS:
        return ""
    for (one, _), (two, _) in combinations(addends, 2):
        common = one.common(two)
        if common is None or (one.single and two.single):
            continue
        nested = common in (one, two)
        if nested and not (one.left == one.right == two.left == place[1]):
            continue  # across a row this is how some give a mark double weight
        if view.has_number(common):
            return _name(common)
    return ""


class _Subtotals:
    """The additions of a sheet, by column and row, to be found inside larger ones."""

    def __init__(self, view: SheetView) -> None:
        self.view = view
        self.steps = 0
        # Down: subtotals of their own column. Across: those that reach other columns.
        self.down: dict[int, list[int]] = defaultdict(list)
        self.across: dict[int, list[int]] = defaultdict(list)
        for (row, column), addends in sorted(view.additions.items()):
            own = all(a.area.left == a.area.right == column for a in addends)
            (self.down if own else self.across)[column].append(row)

    def inside(self, place: Place, addends: tuple[Addend, ...]) -> str:
        """Parts that are added together with their own subtotal."""
        for outer in addends:
            for cell in self._within(outer.area):
                if cell == place:
                    continue
                inner = self.view.additions[cell]
                skipped = outer.subtotal and all(part.subtotal for part in inner)
                if not skipped and self._all_parts(inner, addends):
                    parts = ", ".join(_name(part.area) for part in inner)
                    return AUDIT_WORDS["parts"].format(parts, a1(*cell))
        return ""

    def _all_parts(
        self, inner: tuple[Addend, ...], addends: tuple[Addend, ...]
    ) -> bool:
        return all(
            any(part.area.within(outer.area) for outer in addends) for part in inner
        ) and any(self.view.has_number(part.area) for part in inner)

    def _within(self, area: Area) -> Iterator[Place]:
        tables = [self.down]
        if area.left < area.right or area.top == area.bottom:
            tables.append(self.across)
        for table in tables:
            for column in [c for c in table if area.left <= c <= area.right]:
                rows = table[column]
                end = bisect_right(rows, area.bottom)
                for number in range(bisect_left(rows, area.top), end):
                    self.steps += 1
                    if self.steps > _MOST_STEPS:
                        return
                    yield rows[number], column


def _name(area: Area) -> str:
    first, last = a1(area.top, area.left), a1(area.bottom, area.right)
    return first if area.single else f"{first}:{last}"
