"""What is wrong with one criterion and its levels, bands or parts."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from toolkit.findings import Finding
from toolkit.model.numbers import vi
from toolkit.model.rubric import Criterion, Kind, Line
from toolkit.scoring.rubric.draft import (
    TAKE_LINES,
    ZERO,
    Draft,
    Path,
    criterion_name,
    line_name,
)
from toolkit.scoring.rubric.faults.bands import Span, band_faults
from toolkit.scoring.rubric.faults.from_register import drawing_faults
from toolkit.scoring.rubric.faults.group_caps import group_cap_faults
from toolkit.scoring.rubric.faults.tree import DraftTree
from toolkit.scoring.rubric.words import KIND_WORDS

# Ids are keys of rows: «I.5/2» is the second level of I.5, «*» the row of totals.
ID = re.compile(r"[\w.\-]+")
ID_WORDS = "chữ, số, dấu chấm, gạch nối"

BELOW_NOUGHT = "số âm hoặc để trống"
_LINES_LABEL = "các dòng «mức» bên dưới"

_NEEDS: Mapping[Kind, tuple[str, ...]] = {
    Kind.BANDS: ("measure",),
    Kind.THRESHOLD: ("measure", "comparison", "low"),
    Kind.PER_EVENT: ("measure", "points_per_event"),
    Kind.ADDED_PER_EVENT: ("measure", "points_per_event"),
}
_MAY_USE: Mapping[Kind, tuple[str, ...]] = {
    Kind.GROUP: ("floor",),
    Kind.PER_EVENT: ("floor", "bonus_rate", "penalty_rate"),
    Kind.ADDED_PER_EVENT: (),
    Kind.MANUAL: ("floor", "bonus_rate", "penalty_rate"),
}

Numbers = Iterable[tuple[str, Decimal | None]]


def blank(
    draft: Draft, path: Path, item: str, texts: Mapping[str, str]
) -> Iterator[Finding]:
    for column, text in texts.items():
        if not text and draft.knows(path, column):
            yield draft.fault("S512", path, column, item)


def negative(
    draft: Draft, path: Path, item: str, numbers: Numbers
) -> Iterator[Finding]:
    """Reports numbers below zero."""
    for column, number in numbers:
        if number is not None and number < 0:
            yield draft.fault("S507", path, column, item, seen=vi(number))


class CriterionCheck:
    """The checks of one criterion and its lines."""

    def __init__(self, tree: DraftTree, i: int) -> None:
        self.tree, self.draft, self.i = tree, tree.draft, i
        self.criterion: Criterion = tree.criteria[i]
        self.path: Path = ("criterion", i)
        self.item = criterion_name(self.criterion)
        self.lines = [
            ((*self.path, j), line_name(self.criterion, j), line)
            for j, line in enumerate(self.criterion.lines)
        ]

    def faults(self) -> Iterator[Finding]:
        """What is wrong whatever the kind, then what is wrong for its kind."""
        yield from self._texts()
        yield from self._numbers()
        if not self.draft.knows(self.path, "kind"):
            return
        yield from self._needs()
        yield from self._unused()
        yield from drawing_faults(self.draft, self.path, self.criterion)
        yield from self._moves_nothing()
        yield from self._children()
        match self.criterion.kind:
            case Kind.LEVELS:
                yield from self._levels()
            case Kind.BANDS:
                yield from self._levels()
                yield from self._bands_of()
            case Kind.CHECKLIST:
                yield from self._parts()
            case Kind.PER_EVENT:
                yield from self._too_high(self.path, "floor", self.criterion.floor)
            case Kind.ADDED_PER_EVENT:
                yield from self._starts_at_nought()
            case Kind.MANUAL | Kind.GROUP if self.criterion.floor > 0:
                words = {"seen": vi(self.criterion.floor), "expected": BELOW_NOUGHT}
                yield self._fault("S522", "floor", **words)

    def _texts(self) -> Iterator[Finding]:
        one = self.criterion
        texts = {"id": one.id, "title": one.title, "number": one.number}
        yield from blank(self.draft, self.path, self.item, texts)
        if one.id and not ID.fullmatch(one.id):
            yield self._fault("S517", "id", seen=one.id, expected=ID_WORDS)
        for path, name, line in self.lines:
            yield from blank(self.draft, path, name, {"title": line.title})

    def _numbers(self) -> Iterator[Finding]:
        one, bonus, penalty = (
            self.criterion,
            self.criterion.bonus,
            self.criterion.penalty,
        )
        numbers: list[tuple[str, Decimal | None]] = [
            ("points", one.standard_points),
            ("points_per_event", one.points_per_event),
            ("bonus_cap_points", one.most_added),
        ]
        if bonus:
            numbers += [
                ("bonus_rate", bonus.points_per_percent),
                ("bonus_cap_share", bonus.cap_share),
                ("bonus_cap_points", bonus.cap_points),
            ]
        if penalty:
            numbers += [
                ("penalty_rate", penalty.points_per_percent),
                ("penalty_cap", penalty.cap_points),
            ]
        yield from negative(self.draft, self.path, self.item, numbers)

    def _needs(self) -> Iterator[Finding]:
        values = _values(self.criterion)
        for column in _NEEDS.get(self.criterion.kind, ()):
            blank = values[column] is None or values[column] == ""
            if blank and self.draft.knows(self.path, column):
                yield self._fault("S512", column)
        if self.criterion.kind in TAKE_LINES and not self.lines:
            yield self._fault("S512", "kind", label=_LINES_LABEL)

    def _unused(self) -> Iterator[Finding]:
        """What is filled in and would silently count for nothing."""
        kind = self.criterion.kind
        used = {*_NEEDS.get(kind, ())}
        used.update(_MAY_USE.get(kind, ("bonus_rate", "penalty_rate")))
        expected = f"cách chấm «{KIND_WORDS.word(kind)}»"
        for column, value in _values(self.criterion).items():
            if column not in used and value:
                seen = vi(value) if isinstance(value, Decimal) else value
                yield self._fault("S523", column, seen=seen, expected=expected)
        for path, name, line in self.lines if kind is not Kind.BANDS else ():
            for column, bound in (("low", line.low), ("high", line.high)):
                if bound is not None:
                    words = {"seen": vi(bound), "expected": expected}
                    yield self.draft.fault("S523", path, column, name, **words)

    def _children(self) -> Iterator[Finding]:
        children = self.tree.children(self.i)
        if self.criterion.kind is not Kind.GROUP:
            if children:
                yield self._fault("S514", "kind")
        elif not children:
            yield self._fault("S515", "kind")
        else:
            yield from self.tree.sum_faults(self.i)
            yield from group_cap_faults(self.tree, self.i)

    def _parts(self) -> Iterator[Finding]:
        standard = self.criterion.standard_points
        # Parts that take away take from these; with 0 points each adds or takes away.
        total = sum((max(ZERO, line.points) for _, _, line in self.lines), ZERO)
        if not standard:
            total = ZERO
        if self.lines and self._points_known() and total != standard:
            yield self._fault("S501", "points", seen=vi(total), expected=vi(standard))

    def _moves_nothing(self) -> Iterator[Finding]:
        """Of no standard points, and nothing in it adds or takes away."""
        one = self.criterion
        still = not (one.standard_points or one.least or one.adds or one.bonus)
        known = self._points_known() and self.draft.knows(self.path, "floor")
        if one.kind is not Kind.GROUP and still and known:
            column = "floor" if one.kind is Kind.PER_EVENT else "points"
            yield self._fault("S525", column)

    def _starts_at_nought(self) -> Iterator[Finding]:
        """What is added starts from 0: with a standard it would be another rule."""
        standard = self.criterion.standard_points
        if standard and self.draft.knows(self.path, "points"):
            yield self._fault("S522", "points", seen=vi(standard), expected="0")

    def _levels(self) -> Iterator[Finding]:
        times: dict[Decimal, int] = {}
        for path, _, line in self.lines:
            if not self.draft.knows(path, "points"):
                continue
            yield from self._too_high(path, "points", line.points)
            times[line.points] = times.get(line.points, 0) + 1
            if times[line.points] == 2:
                words = {"seen": vi(line.points)}
                yield self.draft.fault("S504", path, "points", self.item, **words)
        if self.lines and self._points_known():
            best, standard = max(times), self.criterion.standard_points
            if best < standard:
                words = {"seen": vi(best), "expected": vi(standard)}
                yield self._fault("S519", "points", **words)

    def _points_known(self) -> bool:
        paths = [self.path, *(path for path, _, _ in self.lines)]
        return all(self.draft.knows(path, "points") for path in paths)

    def _too_high(self, path: Path, column: str, points: Decimal) -> Iterator[Finding]:
        standard = self.criterion.standard_points
        known = self.draft.knows(self.path, "points") and self.draft.knows(path, column)
        # A line of an item without standard points may add.
        adds = not standard and column == "points"
        if known and points > standard and not adds:
            words = {"seen": vi(points), "expected": vi(standard)}
            yield self.draft.fault("S513", path, column, self.item, **words)

    def _bands_of(self) -> Iterator[Finding]:
        bounds = ("low", "high", "bounds")
        if not all(self.draft.knows(p, c) for p, _, _ in self.lines for c in bounds):
            return
        faults = band_faults(self.criterion)
        for span in faults.empty:
            path, name, line = self.lines[span.line]
            yield self.draft.fault("S521", path, "low", name, seen=_interval(line))
        for code, spans in (("S502", faults.holes), ("S503", faults.overlaps)):
            for span in spans:
                path, _, line = self.lines[span.line]
                column, seen = _end_to_mend(line, span), str(span)
                yield self.draft.fault(code, path, column, self.item, seen=seen)

    def _fault(
        self,
        code: str,
        column: str,
        *,
        seen: str = "",
        expected: str = "",
        label: str = "",
    ) -> Finding:
        at = (self.path, column, self.item)
        return self.draft.fault(code, *at, seen=seen, expected=expected, label=label)


def _values(criterion: Criterion) -> dict[str, str | Decimal | None]:
    """What only some kinds use, by column."""
    bonus, penalty = criterion.bonus, criterion.penalty
    return {
        "measure": criterion.measure,
        "comparison": criterion.comparison,
        "low": criterion.threshold,
        "points_per_event": criterion.points_per_event,
        "floor": criterion.floor,
        "bonus_rate": bonus.points_per_percent if bonus else None,
        "penalty_rate": penalty.points_per_percent if penalty else None,
    }


def _interval(band: Line) -> str:
    left, right = "[" if band.low_closed else "(", "]" if band.high_closed else ")"
    low = "−∞" if band.low is None else vi(band.low)
    high = "+∞" if band.high is None else vi(band.high)
    return f"{left}{low}; {high}{right}"


def _end_to_mend(band: Line, fault: Span) -> str:
    """A hole behind the last band is mended at its upper bound, others at a lower."""
    after_the_band = fault.start == (band.high, int(band.high_closed))
    return "high" if after_the_band else "low"
