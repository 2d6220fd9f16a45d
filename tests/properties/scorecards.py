"""Random scorecards of a rubric: every kind, every gap, every end of a band."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from toolkit.model.rubric import (
    COUNTED_KINDS,
    MEASURED_KINDS,
    TICKED_KINDS,
    Criterion,
    Kind,
    Round,
    Rubric,
)
from toolkit.model.scorecard import Entry, Scorecard

UNIT, YEAR = "Phòng Thử nghiệm", 2025


def decimals(low: str, high: str, places: int) -> st.SearchStrategy[Decimal]:
    """Decimals of at most so many places: 16, 16.5, 16.25."""
    step = 10**places
    bounds = int(Decimal(low) * step), int(Decimal(high) * step)
    return st.integers(*bounds).map(lambda number: Decimal(number) / step)


PERCENTS = st.one_of(
    decimals("0", "20", 0),
    decimals("0", "20", 1),
    decimals("0", "20", 2),
    decimals("-5", "0", 2),
    st.sampled_from([Decimal(n) for n in ("0", "0.01", "9.99", "10", "10.01", "1e6")]),
)


def points(criterion: Criterion, *, in_range: bool) -> st.SearchStrategy[Decimal]:
    """Points as people give them: mostly halves, now and then to two places."""
    low, most = criterion.least, criterion.most
    top = Decimal(15) if most is None else most
    fair = [
        st.sampled_from([top, top, Decimal(0)]),
        st.integers(int(low * 2), int(top * 2)).map(lambda n: Decimal(n) / 2),
        decimals(str(low), str(top), 2),
    ]
    wild = [
        decimals(str(low - 5), str(top * 2), 1),
        decimals(str(top), str(top * 2), 2),
    ]
    return st.one_of(*fair) if in_range else st.one_of(*fair, *wild)


def ends(criterion: Criterion) -> list[Decimal]:
    """The numbers at which the points of a measured criterion jump, and beside them."""
    found = {line.low for line in criterion.lines} | {b.high for b in criterion.lines}
    if criterion.threshold is not None:
        found.add(criterion.threshold)
    near = [Decimal(step) for step in ("-0.01", "0", "0.01")]
    return sorted({end + step for end in found if end is not None for step in near})


def measured(criterion: Criterion, *, in_range: bool) -> st.SearchStrategy[Decimal]:
    if criterion.kind in COUNTED_KINDS:
        count = decimals("0", "12", 0)
        return count if in_range else st.one_of(count, decimals("-2", "99", 2))
    any_number = decimals("0", "100", 2)
    jumps = st.sampled_from(ends(criterion))
    if in_range:
        return st.one_of(any_number, jumps.filter(lambda n: 0 <= n <= 100))
    return st.one_of(any_number, jumps, jumps, decimals("-20", "130", 1))


class Strategies:
    """What each cell of one criterion may hold, made once: making them is slow."""

    def __init__(self, criterion: Criterion, *, in_range: bool) -> None:
        self.criterion = criterion
        self.several = not in_range and len(criterion.lines) > 1
        self.points = points(criterion, in_range=in_range)
        self.lines = st.integers(0, max(0, len(criterion.lines) - 1))
        self.sets = st.sets(self.lines)
        self.pairs = st.sets(self.lines, min_size=2, max_size=2)
        if criterion.kind in MEASURED_KINDS:
            self.measured = measured(criterion, in_range=in_range)
        jumps = [n for n in ends(criterion) if not in_range or 0 <= n <= 100]
        self.jumps = st.sampled_from(jumps) if jumps else None
        top = str(criterion.standard_points)
        beyond = criterion.bonus is not None and not in_range
        self.beyond = decimals(top, str(Decimal(top) * 2), 2) if beyond else None

    def entry(self, draw: st.DrawFn) -> Entry:
        """Points of this criterion, without bonus or penalty."""
        criterion = self.criterion
        entry = Entry(criterion=criterion.id)
        if criterion.kind is Kind.MANUAL:
            return entry._replace(points=draw(self.points))
        if criterion.kind in MEASURED_KINDS:
            return entry._replace(measured=draw(self.measured))
        if criterion.kind is Kind.CHECKLIST:
            done = draw(self.sets)
            return entry._replace(chosen=tuple(sorted(done)), answered=True)
        several = self.several and draw(TEN) == 0
        ticked = draw(self.pairs) if several else {draw(self.lines)}
        return entry._replace(chosen=tuple(sorted(ticked)))


def best(criterion: Criterion) -> Entry:
    """The entry that earns the whole standard."""
    entry = Entry(criterion=criterion.id)
    top = max(criterion.lines, key=lambda line: line.points, default=None)
    match criterion.kind:
        case Kind.MANUAL:
            return entry._replace(points=criterion.standard_points)
        case Kind.LEVELS:
            return entry._replace(chosen=(0,))
        case Kind.CHECKLIST:
            every = tuple(range(len(criterion.lines)))
            return entry._replace(chosen=every, answered=True)
        case Kind.BANDS:
            assert top is not None
            return entry._replace(measured=top.low)
        case Kind.THRESHOLD:
            return entry._replace(measured=Decimal(100))
    return entry._replace(measured=Decimal(0))


TEN = st.integers(0, 9)


@st.composite
def scorecards(draw: st.DrawFn, rubric: Rubric, *, complete: bool = False) -> Scorecard:
    """A scorecard of a rubric; `complete`: nothing missing, nothing out of range."""
    blanks = 0 if complete else draw(st.sampled_from([0, 0, 0, 0, 1, 5, 9]))
    luck = draw(st.sampled_from([0, 4, 7, 8, 9]))
    in_range = complete or draw(st.booleans())
    # A bold card sits on the ends of bands, and appraisers give beyond the standard.
    bold = draw(st.booleans())
    later = [which for which in rubric.rounds if which != Round.SELF]
    gaps = {r: draw(st.sampled_from([0, 0, 1, 5, 10])) for r in later}
    filled = {}
    for strategies in all_strategies(rubric, in_range):
        leaf = strategies.criterion
        if draw(TEN) < blanks:
            entry = Entry(criterion=leaf.id)
        elif bold and strategies.jumps is not None:
            entry = Entry(criterion=leaf.id, measured=draw(strategies.jumps))
        else:
            entry = best(leaf) if draw(TEN) < luck else strategies.entry(draw)
        if leaf.bonus and draw(TEN) >= blanks:
            entry = entry._replace(over_percent=draw(PERCENTS))
        if leaf.penalty and draw(TEN) >= blanks:
            entry = entry._replace(under_percent=draw(PERCENTS))
        given_points = {
            r: draw(strategies.beyond)
            if bold and strategies.beyond is not None
            else leaf.standard_points
            if draw(TEN) < luck
            else draw(strategies.points)
            for r in later
            if gaps[r] < 10 and draw(TEN) >= gaps[r]
        }
        filled[leaf.id] = entry._replace(given=given_points)
    return Scorecard(rubric_id=rubric.id, unit=UNIT, year=YEAR, entries=filled)


_MADE: dict[tuple[str, bool], list[Strategies]] = {}


def all_strategies(rubric: Rubric, in_range: bool) -> list[Strategies]:
    key = (rubric.id, in_range)
    if key not in _MADE:
        leaves = [c for c in rubric.criteria if c.kind is not Kind.GROUP]
        _MADE[key] = [Strategies(leaf, in_range=in_range) for leaf in leaves]
    return _MADE[key]


def corners(rubric: Rubric) -> list[Scorecard]:
    """Scorecards that chance may miss: everything too low, too high, on each end."""
    leaves = [c for c in rubric.criteria if c.kind is not Kind.GROUP]
    return [
        even(rubric, step, share)
        for step in range(max(len(ends(leaf)) for leaf in leaves))
        for share in (Decimal("-0.1"), Decimal(0), Decimal(1), Decimal(2))
    ]


def graded(rubric: Rubric) -> list[Scorecard]:
    """One that just makes each grade but the lowest, which the corners make.

    Chance may miss it: what is drawn hangs on which modules are imported.
    """
    lows = [grade.low for grade in rubric.grades if grade.low]
    return [even(rubric, 0, low / rubric.standard_points) for low in lows]


def even(rubric: Rubric, step: int, share: Decimal) -> Scorecard:
    """Each criterion is given the same share of its points, in every round."""
    leaves = [c for c in rubric.criteria if c.kind is not Kind.GROUP]
    entries = {}
    for leaf in leaves:
        points = dict.fromkeys(rubric.rounds[1:], leaf.standard_points * share)
        entries[leaf.id] = corner(leaf, step, share)._replace(given=points)
    return Scorecard(rubric_id=rubric.id, unit=UNIT, year=YEAR, entries=entries)


def corner(leaf: Criterion, step: int, share: Decimal) -> Entry:
    jumps = ends(leaf) or [Decimal(n) for n in (-1, 0, 1, 99)]
    percent = Decimal("10.5") * share
    return Entry(
        criterion=leaf.id,
        chosen=(step % len(leaf.lines),) if leaf.kind in TICKED_KINDS else (),
        answered=leaf.kind is Kind.CHECKLIST,
        measured=jumps[step % len(jumps)] if leaf.kind in MEASURED_KINDS else None,
        points=leaf.standard_points * share if leaf.kind is Kind.MANUAL else None,
        over_percent=percent if leaf.bonus else None,
        under_percent=percent if leaf.penalty else None,
    )


_DRAWN: dict[tuple[str, int], list[Scorecard]] = {}


def sample(rubric: Rubric, size: int) -> list[Scorecard]:
    """So many different scorecards; always the same ones, and drawn once: it is slow.

    The scorecards are of a rubric by its id: no two that are drawn from share one.
    """
    key = (rubric.id, size)
    if key not in _DRAWN:
        _DRAWN[key] = _drawn(rubric, size)
    return list(_DRAWN[key])


def _drawn(rubric: Rubric, size: int) -> list[Scorecard]:
    found: list[Scorecard] = []

    @settings(
        max_examples=2 * size,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(scorecards(rubric))
    def collect(card: Scorecard) -> None:
        if card not in found:
            found.append(card)
        if len(found) == size:
            raise _EnoughError

    with pytest.raises(_EnoughError):
        collect()
    return found


class _EnoughError(Exception):
    """No more need be drawn: each takes as long as checking it."""
