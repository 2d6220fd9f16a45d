"""S606: error values, where they begin."""

import re
from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Mapping

from toolkit.audit.number_text import looks_like_number
from toolkit.audit.suspicion import Suspicion
from toolkit.audit.view import SheetView
from toolkit.findings.texts.audit import AUDIT_WORDS
from toolkit.xlsx.cells.address import a1, column_number
from toolkit.xlsx.cells.formula_text import references
from toolkit.xlsx.cells.place import SpotKey

_MEANT = "NA()"  # how one leaves a gap in a chart
_MOST_MERGES = 2_000_000  # comparisons of errors and merges on one sheet
_DIVISOR = re.compile(r"/\(?\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})(?![\w(:])")


def root_errors(view: SheetView, views: Mapping[str, SheetView]) -> list[Suspicion]:
    """The error values that come from no other error value of these sheets.

    Neighbours with the same error are one suspicion, at the first of them, and so are
    all that divide by the same empty cell or are copies of one formula. What a merge
    covers is seen by nobody.
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
    return _joined(view, _patches(view, roots - _covered(view, roots)))


def _covered(view: SheetView, places: set[SpotKey]) -> set[SpotKey]:
    """Those that lie under a merge, but for its first cell."""
    merges = view.sheet.merges
    if len(places) * len(merges) > _MOST_MERGES:
        merges = merges[: _MOST_MERGES // len(places)]
    return {
        place
        for place in places
        if any(m.holds(place) and (m.top, m.left) != place for m in merges)
    }


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


def _patches(view: SheetView, roots: set[SpotKey]) -> Iterator[list[SpotKey]]:
    """Touching cells with the same error, the first one first."""
    left = set(roots)
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
        yield patch


def _joined(view: SheetView, patches: Iterable[list[SpotKey]]) -> list[Suspicion]:
    """Patches with one cause as one suspicion, at the first of them."""
    causes: dict[Hashable, list[SpotKey]] = {}
    for patch in patches:
        first = patch[0]
        error = view.errors[first]
        base = _empty_divisor(view, first) if error == "#DIV/0!" else None
        form = view.forms.of.get(first)
        for cause in ((error, "base", base), (error, "form", form)):
            if None not in cause and cause in causes:
                causes[cause] += patch
                break
        else:
            if base is not None:
                causes[error, "base", base] = patch
            if form is not None:
                causes[error, "form", form] = patch
            if base is None and form is None:
                causes[first] = patch
    heads = {patch[0]: patch for patch in causes.values()}
    return [_suspicion(view, patch) for _, patch in sorted(heads.items())]


def _suspicion(view: SheetView, patch: list[SpotKey]) -> Suspicion:
    first, error = patch[0], view.errors[patch[0]]
    base = _empty_divisor(view, first) if error == "#DIV/0!" else None
    why = AUDIT_WORDS["empty"].format(a1(*base)) if base else ""
    text = _number_text(view, first) if error == "#VALUE!" else None
    if text:
        why = AUDIT_WORDS["text"].format(a1(*text), view.texts[text])
    return Suspicion(first, "S606", str(error), "", tuple(patch[1:]), why=why)


def _number_text(view: SheetView, place: SpotKey) -> SpotKey | None:
    """The cell that a formula reads whose text looks like a number."""
    cells = (area[:2] for area in view.own_areas(place) if area.single)
    texts = ((cell, view.texts.get(cell)) for cell in cells)
    return next((c for c, text in texts if text and looks_like_number(text)), None)


def _empty_divisor(view: SheetView, place: SpotKey) -> SpotKey | None:
    """The cell that a formula divides by, where it is empty or zero."""
    for match in _DIVISOR.finditer(view.formulas.get(place, "")):
        cell = (int(match[2]), column_number(match[1]))
        if view.number(cell) == 0 or view.blank(cell):
            return cell
    return None
