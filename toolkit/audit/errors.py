"""S606: error values, where they begin."""

from bisect import bisect_left
from collections.abc import Mapping

from toolkit.audit.suspicion import Suspicion
from toolkit.audit.view import SheetView
from toolkit.xlsx.cells.formula_text import references
from toolkit.xlsx.cells.place import SpotKey

_MEANT = "NA()"  # how one leaves a gap in a chart


def root_errors(view: SheetView, views: Mapping[str, SheetView]) -> list[Suspicion]:
    """The error values that come from no other error value of these sheets.

    Neighbours with the same error are one suspicion, at the first of them.
    """
    if not view.errors:
        return []
    own = view.errors_by_column
    tables = {name: other.errors_by_column for name, other in views.items()}
    tables[view.sheet.name.casefold()] = own
    roots = {
        place
        for place in view.errors
        if _is_root(place, view.formulas.get(place), own, tables)
    }
    return _grouped(view, roots)


def _is_root(
    place: SpotKey,
    formula: str | None,
    own: dict[int, list[int]],
    tables: Mapping[str, dict[int, list[int]]],
) -> bool:
    if formula is None:
        return True
    if _MEANT in formula.upper().replace(" ", ""):
        return False
    for sheet, top, left, bottom, right in references(formula):
        table = own if sheet is None else tables.get(sheet.casefold(), {})
        for column, rows in table.items():
            if not left <= column <= right:
                continue
            first = bisect_left(rows, top)
            met = rows[first : first + 2]
            if any(r <= bottom and (r, column) != place for r in met):
                return False
            if met and sheet is not None and met[0] <= bottom:
                return False
    return True


def _grouped(view: SheetView, roots: set[SpotKey]) -> list[Suspicion]:
    """One suspicion for each patch of touching cells with the same error."""
    left, found = set(roots), []
    for start in sorted(roots):
        if start not in left:
            continue
        left.discard(start)
        patch, error = [start], view.errors[start]
        for row, column in patch:
            for beside in (
                (row + 1, column),
                (row, column + 1),
                (row - 1, column),
                (row, column - 1),
            ):
                if beside in left and view.errors[beside] == error:
                    left.discard(beside)
                    patch.append(beside)
        found.append(Suspicion(start, "S606", str(error), "", len(patch) - 1))
    return found
