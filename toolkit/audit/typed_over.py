"""S602: a number typed where the neighbours have one and the same formula."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.audit.circles import Circles
from toolkit.audit.lines import NO_FIGURES
from toolkit.audit.rows import (
    Likeness,
    labels,
    like_heading,
    same_kind,
    same_shape,
    same_sort,
)
from toolkit.audit.sums import Area, addends_of, calls_in, plain
from toolkit.audit.suspicion import Sure, Suspicion, named, together
from toolkit.audit.view import SheetView
from toolkit.findings.texts.audit import AUDIT_WORDS
from toolkit.model.numbers import from_cell, vi
from toolkit.xlsx.cells.formula_text import expand, references
from toolkit.xlsx.cells.place import SpotKey

_LOOK = 3  # formulas looked at to each side
_LONGEST = 5  # numbers typed one after the other
_WIDEST = 6  # lines in which the same place is typed: more are a row of inputs
_WINDOW = 20  # cells to each side in which typed numbers must be rare
_DEEP = 3  # formulas through which a balance is carried to the next one

# Columns whose last row is no sum even where the columns beside it are summed.
_NOT_SUMMED = re.compile(
    r"%|(?<!\w)(?:bình quân|trung bình|tỷ lệ|tỉ lệ|hệ số|xếp hạng|xếp loại|hạng|thứ"
    r"|năm (?:sinh|thành lập|tuyển|vào|công tác)|tuổi|đơn giá|stt|tt|số tt|mã"
    r"|tối đa|cao nhất|thấp nhất|average|rate|price)(?!\w)"
)


_WORKED_OUT = re.compile(r"[-+*/(]")


class _Proposal(NamedTuple):
    """The formula that should stand in a cell, and the copies that say so."""

    formula: str
    copies: tuple[SpotKey, ...]
    sure: Sure


def typed_over(view: SheetView) -> list[Suspicion]:
    """Typed numbers among formulas that are copies of one another.

    Those that should be copies of one formula are one suspicion.
    """
    search = _Search(view)
    found = []
    for place in search.candidates():
        proposal = search.proposal_for(place)
        if proposal and not view.explained(place):
            one = Suspicion(
                place,
                "S602",
                vi(from_cell(view.number(place) or 0.0)),
                "=" + proposal.formula,
                sure=proposal.sure,
                why=AUDIT_WORDS["copies"].format(named(proposal.copies)),
            )
            found.append((one, view.forms.of[proposal.copies[0]]))
    return together(found)


class _Search:
    def __init__(self, view: SheetView) -> None:
        self.view = view
        self.forms = view.forms.of
        self.circles = Circles(view)
        self.typed = view.numbers.keys() - view.formulas.keys()
        self.rows_of_sums: dict[int, list[SpotKey]] = defaultdict(list)
        for place, addends in view.additions.items():
            if all(a.area.left == a.area.right == place[1] for a in addends):
                self.rows_of_sums[place[0]].append(place)

    def candidates(self) -> list[SpotKey]:
        """Typed numbers at an end of copies, or few of them between formulas."""
        found: set[SpotKey] = set()
        for column, rows in self.view.forms.by_column.items():
            found.update((row, column) for row in _beside(rows))
        for row, columns in self.view.forms.by_row.items():
            if len(columns) >= _LOOK:
                found.update((row, column) for column in _beside(columns))
        for row, sums in self.rows_of_sums.items():
            if len(sums) >= _LOOK:
                ends = [column for _, column in sums]
                near = range(max(1, min(ends) - 1), max(ends) + 2)
                found.update((row, column) for column in near)
        return sorted(found & self.typed)

    def proposal_for(self, place: SpotKey) -> _Proposal | None:
        """The formula that should stand here, if that is sure."""
        found = (
            self._along(place, True)
            or self._along(place, False)
            or self._total_row(place)
        )
        if found is None:
            return None
        own = [
            Area(*area) for sheet, *area in references(found.formula) if sheet is None
        ]
        return None if self.circles.leads_back(own, place) else found

    def _along(self, place: SpotKey, down: bool) -> _Proposal | None:
        """The same, from the cells above and below or from those left and right."""
        typed = self._typed_run(place, down)
        if typed > _LONGEST:
            return None
        before, after = self._side(place, -1, down), self._side(place, 1, down)
        enough = min(_LOOK, max(2, typed + 1))
        if min(len(before), len(after)) >= enough:
            around = [*before[:enough], *after[:enough]]
            if self._copies(around):
                if self._typed_lines(place, down, (-1, 1)) > _WIDEST:
                    return None
                own = self._confirmed(place, around[0], down, both=True)
                return _Proposal(own, tuple(around), Sure.QUITE) if own else None
        for side, step in ((before, -1), (after, 1)):
            if typed == 1 and len(side) == _LOOK and self._copies(side):
                if self._typed_lines(place, down, (step,)) > 1:
                    return None
                own = self._confirmed(place, side[0], down, both=False)
                return _Proposal(own, tuple(side), Sure.RATHER) if own else None
        return None

    def _typed_lines(self, place: SpotKey, down: bool, sides: Sequence[int]) -> int:
        """How many lines side by side have a number here, and formulas at its sides.

        A row that is typed from end to end above a table of formulas is its input.
        """
        lines = 1
        for step in (-1, 1):
            here = _move(place, step, not down)
            while lines <= _WIDEST and here in self.typed:
                beside = (_move(here, side, down) for side in sides)
                if not all(one in self.view.formulas for one in beside):
                    break
                lines += 1
                here = _move(here, step, not down)
        return lines

    def _total_row(self, place: SpotKey) -> _Proposal | None:
        """The sum that all other totals of this table's row are."""
        row = place[0]
        places = [p for p in self.rows_of_sums.get(row, ()) if p != place]
        if len(places) < _LOOK or not self._copies(places):
            return None
        near = min(places, key=lambda other: abs(other[1] - place[1]))
        if not self._one_table(place, near):
            return None
        own = expand(self.view.formulas[near], near, place)
        sure = self._inputs(own, self.view.formulas[near], place, both=False)
        if not (sure and self._summed(place, own)):
            return None
        return _Proposal(own, tuple(places), Sure.RATHER)

    def _one_table(self, place: SpotKey, near: SpotKey) -> bool:
        """No empty column and no other label between two cells of a row."""
        row = place[0]
        first, last = sorted((place[1], near[1]))
        between = [(row, column) for column in range(first + 1, last)]
        return not any(self.view.blank(p) or p in self.view.texts for p in between)

    def _side(self, place: SpotKey, step: int, down: bool) -> list[SpotKey]:
        """Up to three formulas on one side, past other typed numbers."""
        here = _move(place, step, down)
        passed = 0
        while passed < _LONGEST and here in self.typed:
            here = _move(here, step, down)
            passed += 1
        found: list[SpotKey] = []
        while len(found) < _LOOK and here in self.view.formulas:
            found.append(here)
            here = _move(here, step, down)
        return found

    def _typed_run(self, place: SpotKey, down: bool) -> int:
        """How many numbers are typed one after the other here; few are all counted."""
        typed, length = self.typed, 1
        for step in (-1, 1):
            row, column = place
            while length <= _LONGEST:
                if down:
                    row += step
                else:
                    column += step
                if (row, column) not in typed:
                    break
                length += 1
        return length

    def _copies(self, places: list[SpotKey]) -> bool:
        return len({self.forms[place] for place in places}) == 1

    def _confirmed(self, place: SpotKey, near: SpotKey, down: bool, both: bool) -> str:
        """The formula, if the cells it needs are there and the row is of the list."""
        formula = self.view.formulas[near]
        own = expand(formula, near, place)
        if own == formula and not (both and _WORKED_OUT.search(formula)):
            return ""
        if not self._rare(place, near, down):
            return ""
        if not self._inputs(own, formula, place, both):
            return ""
        chained = self._chained(place, near, down)
        if down:
            sure = self._rows(place, near, both, chained)
        else:
            sure = not chained and self._summed(place, own)
        return own if sure else ""

    def _rare(self, place: SpotKey, near: SpotKey, down: bool) -> bool:
        """Few numbers of this line are typed, most are copies of the formula."""
        typed = copies = 0
        form = self.forms[near]
        for step in (-1, 1):
            here = place
            for _ in range(_WINDOW):
                here = _move(here, step, down)
                if here in self.view.formulas:
                    copies += self.forms[here] == form
                elif here in self.typed:
                    typed += 1
                else:
                    break
        # A longer run stands for one cause, where nothing else is typed.
        run = self._typed_run(place, down)
        alone = run == typed + 1 > 2
        return copies >= (2 * run if alone else 3 * (typed + 1))

    def _inputs(self, own: str, formula: str, place: SpotKey, both: bool) -> bool:
        """What the formula reads is there for this cell as it is for its neighbour."""
        ours, theirs = references(own), references(formula)
        if len(set(ours)) != len(set(theirs)):
            return False  # a share of itself: the base of an index, typed as 100
        lacking = beyond = 0
        for (sheet, *mine), (_, *other) in zip(ours, theirs, strict=True):
            if sheet is not None:
                if not both:
                    return False
                continue
            area, model = Area(*mine), Area(*other)
            if area.holds(place):
                return False
            if not self._as_full(area, model):
                lacking += 1
            elif self._as_full(area, model) != self._as_full(model, area):
                beyond += 1
        return lacking <= (beyond if both else 0)  # in or out: one of two is filled

    def _as_full(self, area: Area, model: Area) -> bool:
        view = self.view
        if view.has_number(model):
            return view.has_number(area)
        return view.all_blank(model) or not view.all_blank(area)

    def _chained(self, place: SpotKey, near: SpotKey, down: bool) -> bool:
        """The next copy starts from this cell: a first or an opening number."""
        return any(
            self.forms.get(here) == self.forms[near]
            and self.circles.starts_from(here, place, _DEEP)
            for here in (_move(place, step, down) for step in (-1, 1))
        )

    def _rows(self, place: SpotKey, near: SpotKey, both: bool, chained: bool) -> bool:
        view, (row, column) = self.view, place
        if chained:
            return both and all(
                same_kind(view, row + step, row, column) is Likeness.NUMBERED
                or (labels(view, row, column) and same_sort(view, row + step, *place))
                for step in (-1, 1)
            )
        if both:
            beside = [r for r in (row - 1, row + 1) if view.numeric((r, column))]
            if all(same_shape(view, other, row, column) for other in beside):
                return True
            copies = (  # heads among items: one formula all the way down
                other
                for other in range(max(1, row - _WINDOW), row + _WINDOW + 1)
                if self.forms.get((other, column)) == self.forms[near]
            )
            return any(same_sort(view, other, row, column) for other in copies)
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
        if not numbers.number:  # not known where a file holds no values
            return any(view.has_number(one.area) for one in added)
        return typed > numbers.most and not numbers.counts_on


def _beside(formulas: Sequence[int]) -> Iterator[int]:
    """The places at the ends of runs of formulas, and those in short gaps."""
    start = formulas[0]
    for at, following in zip(formulas, (*formulas[1:], 1 << 30), strict=True):
        if following == at + 1:
            continue
        if following - at <= _LONGEST + 1:
            yield from range(at + 1, following)
        elif at - start + 1 >= _LOOK:
            yield at + 1
        if at - start + 1 >= _LOOK:
            yield start - 1
        start = following


def _move(place: SpotKey, step: int, down: bool) -> SpotKey:
    return (place[0] + step, place[1]) if down else (place[0], place[1] + step)
