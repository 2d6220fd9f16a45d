"""S602: a number typed where the neighbours have one and the same formula."""

import re
from collections import defaultdict
from collections.abc import Iterator

from toolkit.audit.lines import NO_FIGURES
from toolkit.audit.rows import Likeness, like_heading, same_kind, same_shape
from toolkit.audit.sums import Area, addends_of, calls_in, plain
from toolkit.audit.suspicion import Suspicion, relative_form
from toolkit.audit.view import SheetView
from toolkit.model.numbers import from_cell, vi
from toolkit.xlsx.cells.formula_text import expand, references
from toolkit.xlsx.cells.place import SpotKey

_LOOK = 3  # formulas looked at to each side
_LONGEST = 2  # numbers typed one after the other
_WINDOW = 20  # cells to each side in which typed numbers must be rare

# Columns whose last row is no sum even where the columns beside it are summed.
_NOT_SUMMED = re.compile(
    r"%|(?<!\w)(?:bình quân|trung bình|tỷ lệ|tỉ lệ|hệ số|xếp hạng|xếp loại|hạng|thứ"
    r"|năm (?:sinh|thành lập|tuyển|vào|công tác)|tuổi|đơn giá|stt|tt|số tt|mã"
    r"|tối đa|cao nhất|thấp nhất|average|rate|price)(?!\w)"
)
_LETTERS = str.maketrans("", "", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789$")


def typed_over(view: SheetView) -> Iterator[Suspicion]:
    """Each typed number among formulas that are copies of one another."""
    search = _Search(view)
    for place in search.candidates():
        formula = search.formula_for(place)
        if formula:
            number = view.number(place) or 0.0
            yield Suspicion(place, "S602", vi(from_cell(number)), "=" + formula)


class _Search:
    def __init__(self, view: SheetView) -> None:
        self.view = view
        self.forms: dict[SpotKey, str] = {}
        self.rows_of_sums: dict[int, list[SpotKey]] = defaultdict(list)
        for place, addends in view.additions.items():
            if all(a.area.left == a.area.right == place[1] for a in addends):
                self.rows_of_sums[place[0]].append(place)

    def candidates(self) -> list[SpotKey]:
        """Typed numbers with a formula at one side at least."""
        numbers, formulas = self.view.numbers, self.view.formulas
        typed = self.view.typed_number
        beside = {
            place
            for row, column in formulas
            for place in (
                (row - 1, column),
                (row + 1, column),
                (row, column - 1),
                (row, column + 1),
            )
        }
        found = (beside & numbers.keys()) - formulas.keys()
        for row, sums in self.rows_of_sums.items():
            if len(sums) >= _LOOK:
                ends = [column for _, column in sums]
                near = range(max(1, min(ends) - 1), max(ends) + 2)
                found.update((row, c) for c in near if typed((row, c)))
        return sorted(found)

    def formula_for(self, place: SpotKey) -> str:
        """The formula that should stand here, or "" where nothing is sure."""
        return (
            self._along(place, True)
            or self._along(place, False)
            or self._total_row(place)
        )

    def _along(self, place: SpotKey, down: bool) -> str:
        """The same, from the cells above and below or from those left and right."""
        typed = self._typed_run(place, down)
        if typed > _LONGEST:
            return ""
        before, after = self._side(place, -1, down), self._side(place, 1, down)
        enough = max(2, typed + 1)
        if min(len(before), len(after)) >= enough:
            around = [*before[:enough], *after[:enough]]
            if self._copies(around):
                return self._confirmed(place, around[0], down, both=True)
        for side in (before, after):
            if typed == 1 and len(side) == _LOOK and self._copies(side):
                return self._confirmed(place, side[0], down, both=False)
        return ""

    def _total_row(self, place: SpotKey) -> str:
        """The sum that all other totals of this row are, with gaps between them."""
        row = place[0]
        places = [p for p in self.rows_of_sums.get(row, ()) if p != place]
        if len(places) < _LOOK or not self._copies(places):
            return ""
        near = min(places, key=lambda other: abs(other[1] - place[1]))
        own = expand(self.view.formulas[near], near, place)
        sure = self._inputs(own, self.view.formulas[near], place, both=False)
        return own if sure and self._summed(place, own) else ""

    def _side(self, place: SpotKey, step: int, down: bool) -> list[SpotKey]:
        """Up to three formulas on one side, past other typed numbers."""
        here = _move(place, step, down)
        passed = 0
        while passed < _LONGEST and self.view.typed_number(here):
            here = _move(here, step, down)
            passed += 1
        found: list[SpotKey] = []
        while len(found) < _LOOK and here in self.view.formulas:
            found.append(here)
            here = _move(here, step, down)
        return found

    def _typed_run(self, place: SpotKey, down: bool) -> int:
        length = 1
        for step in (-1, 1):
            here = _move(place, step, down)
            while length <= _LONGEST and self.view.typed_number(here):
                length += 1
                here = _move(here, step, down)
        return length

    def _copies(self, places: list[SpotKey]) -> bool:
        formulas = self.view.formulas
        skeletons = {formulas[place].translate(_LETTERS) for place in places}
        return len(skeletons) == 1 and len({self._form(p) for p in places}) == 1

    def _form(self, place: SpotKey) -> str:
        form = self.forms.get(place)
        if form is None:
            form = relative_form(self.view.formulas[place], place)
            self.forms[place] = form
        return form

    def _confirmed(self, place: SpotKey, near: SpotKey, down: bool, both: bool) -> str:
        """The formula, if the cells it needs are there and the row is of the list."""
        formula = self.view.formulas[near]
        own = expand(formula, near, place)
        if own == formula or not self._rare(place, near, down):
            return ""
        if not self._inputs(own, formula, place, both):
            return ""
        chained = self._chained(place, down)
        if down:
            sure = self._rows(place, near, both, chained)
        else:
            sure = not chained and self._summed(place, own)
        return own if sure else ""

    def _rare(self, place: SpotKey, near: SpotKey, down: bool) -> bool:
        """Few numbers of this line are typed, most are copies of the formula."""
        typed = copies = 0
        form = self._form(near)
        for step in (-1, 1):
            here = place
            for _ in range(_WINDOW):
                here = _move(here, step, down)
                if here in self.view.formulas:
                    copies += self._form(here) == form
                elif self.view.typed_number(here):
                    typed += 1
                else:
                    break
        return copies >= 3 * (typed + 1)

    def _inputs(self, own: str, formula: str, place: SpotKey, both: bool) -> bool:
        """What the formula reads is there for this cell as it is for its neighbour."""
        ours, theirs = references(own), references(formula)
        if len(set(ours)) != len(set(theirs)):
            return False  # a share of itself: the base of an index, typed as 100
        for (sheet, *mine), (_, *other) in zip(ours, theirs, strict=True):
            if sheet is not None:
                if not both:
                    return False
                continue
            area = Area(*mine)
            if area.holds(place) or not self._as_full(area, Area(*other)):
                return False
        return True

    def _as_full(self, area: Area, model: Area) -> bool:
        view = self.view
        if view.has_number(model):
            return view.has_number(area)
        return view.all_blank(model) or not view.all_blank(area)

    def _chained(self, place: SpotKey, down: bool) -> bool:
        """A neighbour's formula starts from this cell: a first or an opening number."""
        for step in (-1, 1):
            here = _move(place, step, down)
            for sheet, *area in references(self.view.formulas.get(here, "")):
                single = area[0] == area[2] and area[1] == area[3]
                if sheet is None and single and (area[0], area[1]) == place:
                    return True
        return False

    def _rows(self, place: SpotKey, near: SpotKey, both: bool, chained: bool) -> bool:
        view, (row, column) = self.view, place
        if chained:
            return both and all(
                same_kind(view, row + step, row, column) is Likeness.NUMBERED
                for step in (-1, 1)
            )
        if both:
            beside = [r for r in (row - 1, row + 1) if view.numeric((r, column))]
            return all(same_shape(view, other, row, column) for other in beside)
        likeness = same_kind(view, near[0], row, column)
        heading = near[0] > row and like_heading(view, row)
        return bool(likeness) and not heading

    def _summed(self, place: SpotKey, own: str) -> bool:
        """The number can be what the formula would give, not an average or a count."""
        view = self.view
        heading = place
        for _ in range(4):  # headings in several rows
            above = view.text_above(heading)
            if above is None:
                break
            if _NOT_SUMMED.search(view.texts[above].lower()):
                return False
            heading = above
        text = plain(own, view.sheet.name)
        added = addends_of(text, calls_in(text))
        typed = view.number(place) or 0.0
        if not added:
            return True
        numbers = sum((view.figures(one.area) for one in added), NO_FIGURES)
        return bool(numbers.number) and typed > numbers.most and not numbers.counts_on


def _move(place: SpotKey, step: int, down: bool) -> SpotKey:
    return (place[0] + step, place[1]) if down else (place[0], place[1] + step)
