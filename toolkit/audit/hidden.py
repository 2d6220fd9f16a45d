"""S605: a sum over numbers of which some are hidden."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from toolkit.audit.sums import Area
from toolkit.audit.suspicion import Sure, Suspicion, together
from toolkit.audit.view import SheetView
from toolkit.findings.texts.audit import AUDIT_WORDS
from toolkit.xlsx.cells.address import letters

_NAMED = 5  # hidden rows or columns named in one finding


def hidden_in_sums(view: SheetView) -> list[Suspicion]:
    """Each visible sum that takes in numbers seen and numbers hidden.

    SUBTOTAL(109) passes over hidden rows, SUBTOTAL(9) over those alone that a filter
    has hidden: it is reported where there is no filter. A sum of hidden numbers alone
    belongs to a folded outline: it is not reported, nor are hidden zeros.
    """
    sheet = view.sheet
    if not (sheet.hidden_rows or sheet.hidden_columns):
        return []
    numbers = _Numbers(view)
    found = []
    for place, formula, calls in view.sums:
        if place[0] in sheet.hidden_rows or place[1] in sheet.hidden_columns:
            continue
        areas = [
            area
            for call in calls
            if not call.subtotal or (call.takes_hidden and not sheet.filtered)
            for area in call.areas
        ]
        lines = list(dict.fromkeys(w for a in areas for w in numbers.hidden_in(a)))
        if lines and any(numbers.seen_in(area) for area in areas):
            names = ", ".join(lines[:_NAMED]) + ("…" if lines[_NAMED:] else "")
            one = Suspicion(place, "S605", "=" + formula, names, sure=Sure.RATHER)
            found.append((one, view.forms.of[place]))
    return together(found)


class _Numbers:
    """Where the numbers other than zero are, seen and hidden, column by column."""

    def __init__(self, view: SheetView) -> None:
        sheet = view.sheet
        self.hidden_columns = sheet.hidden_columns
        self.seen: dict[int, list[int]] = {}
        self.hidden: dict[int, list[int]] = {}
        for column, rows in view.filled.items():
            some = [row for row in rows if view.number((row, column))]
            out = column in sheet.hidden_columns
            hidden = [row for row in some if out or row in sheet.hidden_rows]
            seen = [] if out else [r for r in some if r not in sheet.hidden_rows]
            self.hidden[column], self.seen[column] = hidden, seen

    def seen_in(self, area: Area) -> bool:
        return any(
            bisect_left(rows, area.top) < bisect_right(rows, area.bottom)
            for column, rows in self.seen.items()
            if area.left <= column <= area.right
        )

    def hidden_in(self, area: Area) -> Iterator[str]:
        """The hidden columns and rows of an area that hold numbers, as words."""
        for column in range(
            area.left, min(area.right, max(self.hidden, default=0)) + 1
        ):
            rows = self.hidden.get(column, [])
            first, end = bisect_left(rows, area.top), bisect_right(rows, area.bottom)
            if first == end:
                continue
            if column in self.hidden_columns:
                yield AUDIT_WORDS["column"].format(letters(column))
            else:
                for row in rows[first : min(end, first + _NAMED + 1)]:
                    yield AUDIT_WORDS["row"].format(row)
