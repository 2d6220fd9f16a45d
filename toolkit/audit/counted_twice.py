"""S604: a formula that adds up the same cells twice."""

from itertools import combinations

from toolkit.audit.subtotals import Cover, Subtotals, has_numbers
from toolkit.audit.sums import Addend, Area
from toolkit.audit.suspicion import Suspicion, together
from toolkit.audit.view import SheetView
from toolkit.findings.texts.audit import AUDIT_WORDS
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.place import SpotKey
from toolkit.xlsx.cells.regions import first_overlap

_MOST_ADDENDS = 60  # of one formula, compared with one another
_FEW = 6  # addends of one formula, compared with one another at once
_MOST_STEPS = 2_000_000  # places looked at for subtotals inside all sums of a sheet


def counted_twice(view: SheetView) -> list[Suspicion]:
    """Ranges of one addition that overlap; totals over both parts and their subtotal.

    Only formulas that do nothing but add: one that divides or weighs may mean it.
    """
    subtotals = Subtotals(view)
    found = []
    for place, addends in view.additions.items():
        twice = _overlap(view, place, addends) or _parts(
            view, subtotals, place, addends
        )
        if twice:
            formula = view.formulas[place]
            found.append(
                (Suspicion(place, "S604", "=" + formula, twice), view.forms.of[place])
            )
    return together(found)


def _overlap(view: SheetView, place: SpotKey, addends: tuple[Addend, ...]) -> str:
    """The cells that two of the addends share."""
    if not 1 < len(addends) <= _MOST_ADDENDS or all(a.area.single for a in addends):
        return ""
    if len(addends) > _FEW and first_overlap(area for area, _ in addends) is None:
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


def _parts(
    view: SheetView, subtotals: Subtotals, place: SpotKey, addends: tuple[Addend, ...]
) -> str:
    """Parts that are added together with their own subtotal."""
    around, cover = subtotals.boxes[place], None
    for outer in addends:
        for cell in subtotals.within(outer, around):
            if subtotals.steps > _MOST_STEPS:
                return ""
            parts = view.additions[cell]
            if cell == place or not has_numbers(view, parts):
                continue
            if len(addends) > 1:
                cover = cover or Cover(addends)
                if not all(cover.holds(part.area) for part in parts):
                    continue
            names = ", ".join(_name(part.area) for part in parts)
            return AUDIT_WORDS["parts"].format(names, a1(*cell))
    return ""


def _name(area: Area) -> str:
    first, last = a1(area.top, area.left), a1(area.bottom, area.right)
    return first if area.single else f"{first}:{last}"
