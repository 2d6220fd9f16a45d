"""Ranking units by points: ties stay ties until what the cluster chose parts them.

Nothing here depends on the order in which units come.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from toolkit.model.numbers import judged
from toolkit.model.rubric import Round
from toolkit.model.standing import VOTE, Standing, UnitResult

Test = tuple[str, Callable[[UnitResult], Decimal | None]]


def round_that_counts(
    results: Sequence[UnitResult], rounds: Sequence[Round], chosen: Round | None = None
) -> Round:
    """The round by which units are ranked: the chosen, else the latest complete one.

    Complete is a round in which every unit has all points that has them in the first
    one: nobody is ranked by the points of one round against those of another.
    """
    if chosen is not None:
        return chosen
    first = rounds[0]
    scored = [one for one in results if one.total(first) is not None]
    for which in reversed(rounds):
        if scored and all(one.total(which) is not None for one in scored):
            return which
    return first


def ranked(
    results: Iterable[UnitResult], which: Round, tie_order: Sequence[str] = ()
) -> tuple[Standing, ...]:
    """Every unit with its rank in its cluster; clusters by name, the best unit first.

    `tie_order`: ids of sections, and VOTE, that part units of equal totals one after
    the other. What a unit of them does not have, a vote above all, parts none of them.
    A unit without all points of the round has no rank and stands last.
    """
    clusters: dict[str, list[UnitResult]] = defaultdict(list)
    for one in results:
        clusters[one.unit.cluster].append(one)
    tests = [_test(which, name) for name in tie_order]
    found: list[Standing] = []
    for name in sorted(clusters):
        found += _in_cluster(clusters[name], which, tests)
    return tuple(found)


def _in_cluster(
    units: Sequence[UnitResult], which: Round, tests: Sequence[Test]
) -> Iterator[Standing]:
    by_name = sorted(units, key=lambda one: one.unit.key)
    whole = [one for one in by_name if one.total(which) is not None]
    above = 0
    for equal in _by_points(whole, lambda one: one.total(which)):
        for group, broken_by in _parted(equal, tests):
            tied = len(group) > 1
            yield from (Standing(one, above + 1, tied, broken_by) for one in group)
            above += len(group)
    yield from (Standing(one) for one in by_name if one.total(which) is None)


def _parted(
    equal: Sequence[UnitResult], tests: Sequence[Test], broken_by: str = ""
) -> Iterator[tuple[Sequence[UnitResult], str]]:
    """Units of equal points, parted by the first test that tells them apart."""
    if len(equal) == 1 or not tests:
        yield equal, broken_by
        return
    (name, points), *later = tests
    if any(points(one) is None for one in equal):
        yield from _parted(equal, later, broken_by)
        return
    groups = _by_points(equal, points)
    for group in groups:
        yield from _parted(group, later, name if len(groups) > 1 else broken_by)


def _by_points(
    units: Sequence[UnitResult], points: Callable[[UnitResult], Decimal | None]
) -> list[list[UnitResult]]:
    """Groups of equal points, most points first; as they are held against a limit."""

    def height(one: UnitResult) -> Decimal:
        return judged(points(one) or Decimal(0))

    in_order = sorted(units, key=height, reverse=True)
    return [list(group) for _, group in groupby(in_order, height)]


def _test(which: Round, name: str) -> Test:
    if name == VOTE:
        return name, lambda one: one.unit.votes
    return name, lambda one: one.rounds[which].points.get(name)
