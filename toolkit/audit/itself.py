"""S609: a total that takes in its own cell."""

from collections.abc import Iterator

from toolkit.audit.suspicion import Suspicion, together
from toolkit.audit.view import SheetView
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.place import SpotKey


def adds_itself(view: SheetView) -> list[Suspicion]:
    """Each SUM-like call, and each addition, over the cell that it stands in."""
    found: dict[SpotKey, str] = {}
    for place, formula, calls in view.sums:
        row, column = place
        for call in calls:
            for top, left, bottom, right in call.areas:
                if top <= row <= bottom and left <= column <= right:
                    found[place] = formula
    for place in _adding_themselves(view):
        found.setdefault(place, view.formulas[place])
    return together(
        (Suspicion(place, "S609", "=" + formula, a1(*place)), view.forms.of[place])
        for place, formula in found.items()
    )


def _adding_themselves(view: SheetView) -> Iterator[SpotKey]:
    """Additions with the own cell as a term: so do all copies, or none."""
    known: dict[int, bool] = {}
    for place, addends in view.additions.items():
        form = view.forms.of[place]
        if form not in known or "$" in view.formulas[place]:
            known[form] = any(
                addend.area.single and place == addend.area[:2] for addend in addends
            )
        if known[form]:
            yield place
