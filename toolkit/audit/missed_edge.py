"""S601: a sum that leaves out the cell right beside its range."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from toolkit.audit.rows import (
    Likeness,
    counts_on,
    heading_of,
    labels,
    left_out,
    like_heading,
    maybe_not_an_item,
    means_a_part,
    same_fill,
    same_formulas,
    same_kind,
)
from toolkit.audit.sums import Area
from toolkit.audit.suspicion import Suspicion, named, together
from toolkit.audit.view import SheetView
from toolkit.findings.texts.audit import AUDIT_WORDS
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.place import SpotKey

_LONGEST_MISS = 3  # a longer row of cells left out is left out on purpose
_MOST_CALLS = 40  # of one formula: no total is made of more
_SUMS = 3  # sums beside one of a single cell that show what is usual
_MANY = 200  # cells looked at
_NEAR = 4  # rows to each side whose sums show what is usual here

_TOTAL = re.compile(r"tổng|cộng|total")


def missed_edges(view: SheetView) -> list[Suspicion]:
    """Each sum over a run of numbers that stops one to three cells short of its end."""
    search = _Search(view)
    return together(
        (one, view.forms.of[place])
        for place, formula, function, area in search.sums
        for one in search.missed(place, formula, function, area)
    ) + together(
        (one, view.forms.of[place])
        for place, formula, area in search.single
        for one in search.of_one_cell(place, formula, area)
    )


class _Search:
    """The one-line sums of a sheet, by the line they run along."""

    def __init__(self, view: SheetView) -> None:
        self.view = view
        self.sums: list[tuple[SpotKey, str, str, Area]] = []
        self.single: list[tuple[SpotKey, str, Area]] = []
        # (vertical?, column or row) → (first, last, function, place of the formula)
        self.along: dict[tuple[bool, int], list[tuple[int, int, str, SpotKey]]]
        self.along = defaultdict(list)
        # (vertical?, row or column of the formula) → (its own line, its first, last)
        self.beside: dict[tuple[bool, int], dict[int, tuple[int, int]]]
        self.beside = defaultdict(dict)
        for place, formula, calls in view.sums:
            if len(calls) > _MOST_CALLS:
                continue
            for call in calls:
                for area in call.areas:
                    self._note(place, call.function, area)
                lone = len(call.areas) == 1 and call.whole
                if lone and call.areas[0].single and call.function == "SUM":
                    self.single.append((place, formula, call.areas[0]))
                elif lone and (call.areas[0].vertical or call.areas[0].horizontal):
                    self.sums.append((place, formula, call.function, call.areas[0]))
        for intervals in self.along.values():
            intervals.sort()

    def _note(self, place: SpotKey, function: str, area: Area) -> None:
        line, first, last = _line(area)
        own, across = place if area.vertical else place[::-1]
        if across == line or not first <= own <= last:  # no running total beside it
            self.along[area.vertical, line].append((first, last, function, place))
        if area.vertical and place[1] == line:
            self.beside[True, place[0]][line] = (first, last)
        if area.horizontal and place[0] == line:
            self.beside[False, place[1]][line] = (first, last)

    def missed(
        self, place: SpotKey, formula: str, function: str, area: Area
    ) -> Iterator[Suspicion]:
        """What this sum leaves out after its end or before its start."""
        line, first, last = _line(area)
        own, across = place if area.vertical else place[::-1]
        if first <= own <= last or (across != line and not area.vertical):
            return
        for edge, step in ((last, 1), (first, -1)):
            run = self._run(area, edge, step, own if across == line else 0)
            if run and self._sure(place, function, area, run):
                ends = sorted((run[0], run[-1]))
                names = [a1(*_place(area, end)) for end in dict.fromkeys(ends)]
                yield Suspicion(place, "S601", "=" + formula, ":".join(names))

    def of_one_cell(
        self, place: SpotKey, formula: str, area: Area
    ) -> Iterator[Suspicion]:
        """What a sum of a single cell leaves out, where those beside it add up more."""
        for vertical in (True, False):
            own, across = place if vertical else place[::-1]
            here, line = area[:2] if vertical else area[1::-1]
            if line != across:
                continue
            beside = self.beside[vertical, own]
            near = [n for n in range(line - _NEAR, line + _NEAR + 1) if n in beside]
            ends = {beside[n] for n in near}
            if len(near) < _SUMS or len(ends) > 1:
                continue
            first, last = ends.pop()
            missed = [*range(first, here), *range(here + 1, last + 1)]
            cells = [(n, line) if vertical else (line, n) for n in missed[:_MANY]]
            if first <= here <= last and any(map(self.view.numeric, cells)):
                text = AUDIT_WORDS["sums"].format(
                    named((own, n) if vertical else (n, own) for n in near)
                )
                seen, expected = "=" + formula, named(cells)
                yield Suspicion(place, "S601", seen, expected, why=text)

    def _run(self, area: Area, edge: int, step: int, stop: int) -> list[int]:
        """The numbers that go on beyond an edge, up to the formula's own cell."""
        view, run = self.view, list[int]()
        here = edge + step
        while here != stop and here > 0 and len(run) <= _LONGEST_MISS:
            if not view.numeric(_place(area, here)) or self._total(area, here):
                break
            if area.vertical:
                column = area.left
                beyond = here != edge + step
                if beyond and not same_kind(view, here - step, here, column):
                    break
            run.append(here)
            here += step
        return run if len(run) <= _LONGEST_MISS else []

    def _total(self, area: Area, here: int) -> bool:
        """A cell that is made from the range, or is a sum along the same line."""
        place = _place(area, here)
        formula = self.view.formulas.get(place)
        if formula is None:
            return False
        line = _line(area)[0]
        if any(
            cell.area.left <= line <= cell.area.right
            if area.vertical
            else cell.area.top <= line <= cell.area.bottom
            for cell in self.view.additions.get(place, ())
            if not cell.area.single
        ):
            return True
        return any(
            sheet is None and Area(*reference).common(area)
            for sheet, *reference in self.view.references(place)
        )

    def _sure(self, place: SpotKey, function: str, area: Area, run: list[int]) -> bool:
        view, missed = self.view, [_place(area, here) for here in run]
        named = [Area(*ref) for sheet, *ref in view.references(place) if sheet is None]
        if any(one.holds(cell) for one in named for cell in missed):
            return False
        if self._typed_total(area, missed) or _part(view, place, area, missed):
            return False
        if self._counted_elsewhere(area, run[0], place):
            return False
        if self._neighbours_reach(place, area, run[0]):
            return True
        _, first, last = _line(area)
        edge, inner = (last, last - 1) if run[0] > last else (first, first + 1)
        copied = area.vertical and same_formulas(view, edge, run[0])
        numeric = (view.numeric(_place(area, here)) for here in (edge, inner))
        if not (copied or all(numeric)):
            return False
        if self._within_another(function, area, run[0], place):
            return False
        if area.horizontal:
            counted = len(run) < 3 and self._headings_go_on(area, run)
            return counted or self._beside_total(place, area, run)
        return self._rows_go_on(place, area, run)

    def _typed_total(self, area: Area, missed: list[SpotKey]) -> bool:
        """The number beside the range is the range's own total."""
        numbers = self.view.figures(area)
        beside = self.view.number(missed[0])
        if beside is None:  # a formula without a value in the file
            return False
        if numbers.number < 2:  # not known: better silent
            return True
        return abs(beside - numbers.total) <= 1e-9 * max(1.0, abs(beside))

    def _counted_elsewhere(self, area: Area, here: int, place: SpotKey) -> bool:
        """The cell belongs to another sum, that of the next part of the list."""
        line, first, last = _line(area)
        intervals = self.along[area.vertical, line]
        high = bisect_right(intervals, (max(here, first), 1 << 30))
        for top, bottom, _, other in intervals[max(0, high - 500) : high]:
            covers = top <= here <= bottom
            if covers and not (top <= first and last <= bottom) and other != place:
                return True
        return high > 500

    def _within_another(
        self, function: str, area: Area, here: int, place: SpotKey
    ) -> bool:
        """A larger sum of the same sort reaches both: this one is a part on purpose."""
        line, first, last = _line(area)
        return any(
            top <= min(first, here) and max(last, here) <= bottom and same == function
            for top, bottom, same, other in self.along[area.vertical, line][:500]
            if other != place
        )

    def _neighbours_reach(self, place: SpotKey, area: Area, here: int) -> bool:
        """The sums beside this one take in the row (or column) that it leaves out."""
        line, first, last = _line(area)
        own, across = place if area.vertical else place[::-1]
        if across != line:
            return False
        beside = self.beside[area.vertical, own]
        if not area.vertical:
            near = range(line - _NEAR, line + _NEAR + 1)
            beside = {other: beside[other] for other in near if other in beside}
        ends = [ends for other, ends in beside.items() if other != line]
        short = ends.count((first, last))
        if here > last:
            longer = [end for end in ends if end[0] == first and end[1] >= here]
        else:
            longer = [end for end in ends if end[1] == last and end[0] <= here]
        return len(longer) > max(1, 2 * short)

    def _rows_go_on(self, place: SpotKey, area: Area, run: list[int]) -> bool:
        """The rows left out are items of the same list as those taken in."""
        view, column = self.view, area.left
        below = run[0] > area.bottom
        edge = area.bottom if below else area.top
        likeness = same_kind(view, edge, run[0], column)
        if likeness is Likeness.NUMBERED:
            return place[1] == column or self._total_beside(area, place)
        if likeness is Likeness.NONE or place[1] != column:
            return False
        if not same_formulas(view, edge, run[0]) and (
            place[0] < area.top or not same_fill(view, edge, run[0])
        ):
            return False
        styles = {view.style((row, column)) for row in range(area.top, area.bottom + 1)}
        style = view.style((run[0], column))
        if below:
            stands_out = len(styles) == 1 and style not in styles
            return area.bottom - area.top >= 2 and not stands_out
        return style == view.style((edge, column)) and not like_heading(view, run[0])

    def _total_beside(self, area: Area, place: SpotKey) -> bool:
        """A total kept beside the list, the only one of its column."""
        row, column = place
        above = self.view.texts.get((row - 1, column), "").lower()
        beside = labels(self.view, row, column)
        if not any(_TOTAL.search(text) for text in (above, *beside)):
            return False
        return all(
            (first, last) == (area.top, area.bottom) or other[1] == area.left
            for first, last, _, other in self.along[True, area.left][:500]
            if other != place
        )

    def _beside_total(self, place: SpotKey, area: Area, run: list[int]) -> bool:
        """One column lies between a column of totals and what they add, and is like it.

        Either its formula is a copy of those added, or it is typed as they are, named
        as they are, added up below as they are, and used by nothing else in its row.
        """
        view, (row, column) = self.view, place
        if len(run) > 1 or run[0] != area.right + 1 or column != run[0] + 1:
            return False
        form = view.forms.of
        copies = (form.get((near, column)) == form[place] for near in _near(row))
        if sum(copies) < _SUMS:
            return False
        missed = (row, run[0])
        added = [(row, at) for at in range(area.left, area.right + 1)]
        if missed in form:
            return all(form.get(one) == form[missed] for one in added)
        if any(one in form for one in added):
            return False
        headings = [heading_of(view, one) for one in (*added, missed)]
        if not all(headings) or any(map(maybe_not_an_item, headings)):
            return False
        styles = {view.style(one) for one in added if one in view.numbers}
        used = any(
            Area(*reference).holds(missed)
            for other in view.forms.by_row.get(row, ())
            for sheet, *reference in view.references((row, other))
            if sheet is None and other != column
        )
        total = self.totals.get(run[0])
        like = sum(self.totals.get(at) == total for _, at in added)
        alike = total is not None and 2 * like > len(added)
        return alike and not used and view.style(missed) in styles

    @cached_property
    def totals(self) -> dict[int, int]:
        """The form of the last sum down each column, of that column itself."""
        form = self.view.forms.of
        return {
            place[1]: form[place]
            for place, _, _, area in sorted(self.sums)
            if area.vertical and area.left == place[1]
        }

    def _headings_go_on(self, area: Area, run: list[int]) -> bool:
        """The columns are counted (Tháng 1, Tháng 2…) and the count goes on."""
        step = 1 if run[0] > area.right else -1
        edge = area.right if step > 0 else area.left
        texts = []
        heading_row = 0
        for column in (edge - step, edge, *run):
            above = self.view.text_above((area.top, column))
            if above is None or above[0] != (heading_row or above[0]):
                return False
            heading_row = above[0]
            texts.append(self.view.texts[above].strip())
        return all(counts_on(one, two, step) for one, two in pairwise(texts))


def _near(row: int) -> range:
    return range(max(1, row - _NEAR), row + _NEAR + 1)


def _line(area: Area) -> tuple[int, int, int]:
    """The column (row) an area runs along, and its first and last row (column)."""
    if area.vertical:
        return area.left, area.top, area.bottom
    return area.top, area.left, area.right


def _place(area: Area, here: int) -> SpotKey:
    return (here, area.left) if area.vertical else (area.top, here)


def _part(view: SheetView, place: SpotKey, area: Area, missed: list[SpotKey]) -> bool:
    """Whether labels say that the sum means a part, or that the cells do not count."""
    row, column = place
    if area.vertical:
        own = labels(view, row, column)
        theirs = [text for r, _ in missed for text in labels(view, r, column)]
    else:
        above = [view.text_above(one) for one in (place, *missed)]
        texts = [view.texts[one].lower() if one else "" for one in above]
        own, theirs = texts[:1], texts[1:]
    return any(map(means_a_part, own)) or any(map(left_out, (*own, *theirs)))
