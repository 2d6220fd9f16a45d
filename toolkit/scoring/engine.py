"""The rubric engine: from a scorecard to points, totals and grades, each explained.

The live formulas of the scoring workbook say the same (`workbook/forms`); tests hold
the two together. A cell that holds no number counts as not scored, never as zero.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_FLOOR, Decimal, localcontext

from toolkit.model.numbers import judged
from toolkit.model.rubric import (
    BonusRule,
    Comparison,
    Criterion,
    Grade,
    Kind,
    Line,
    PenaltyRule,
    Round,
    RubricTree,
)
from toolkit.model.scorecard import Entry, Scorecard
from toolkit.model.scores import CriterionScore, RoundScores, Scores
from toolkit.scoring import explain

ZERO = Decimal(0)
HUNDRED = Decimal(100)
EXACT = 700
"""Digits in which any sum of cells' numbers is exact: a cell reaches from 1E-308 to
1E+308, and an explanation must add up whatever was typed."""

_HOLDS: dict[Comparison, Callable[[Decimal, Decimal], bool]] = {
    Comparison.GT: lambda number, limit: number > limit,
    Comparison.GE: lambda number, limit: number >= limit,
    Comparison.LT: lambda number, limit: number < limit,
    Comparison.LE: lambda number, limit: number <= limit,
}


def score(tree: RubricTree, scorecard: Scorecard) -> Scores:
    """All rounds of a scorecard. A round in which nothing was entered is absent."""
    with localcontext() as context:
        context.prec = EXACT
        return _score(tree, scorecard)


def _score(tree: RubricTree, scorecard: Scorecard) -> Scores:
    self_items = _items(tree, lambda c: _self_leaf(c, _entry(scorecard, c)))
    own = tree.rubric.rounds[0]
    rounds = {own: _round(tree, self_items, own)}
    for later in tree.later_rounds:
        if not _was_used(scorecard, later):
            continue
        items = _items(tree, _giver(scorecard, later))
        rounds[later] = _round(tree, items, later)
    return Scores(rounds=rounds)


def _giver(scorecard: Scorecard, later: Round) -> Callable[[Criterion], CriterionScore]:
    return lambda criterion: _given_leaf(criterion, _entry(scorecard, criterion), later)


def _entry(scorecard: Scorecard, criterion: Criterion) -> Entry:
    return scorecard.entries.get(criterion.id) or Entry(criterion=criterion.id)


def _was_used(scorecard: Scorecard, later: Round) -> bool:
    return any(later in entry.given for entry in scorecard.entries.values())


def matching_band(criterion: Criterion, measured: Decimal) -> Line | None:
    """The first band the measured number belongs to, or None."""
    measured = judged(measured)
    for band in criterion.lines:
        above = band.low is None or (
            measured >= band.low if band.low_closed else measured > band.low
        )
        below = band.high is None or (
            measured <= band.high if band.high_closed else measured < band.high
        )
        if above and below:
            return band
    return None


def threshold_met(criterion: Criterion, measured: Decimal) -> bool:
    """Whether the measured number passes the criterion's threshold."""
    if criterion.comparison is None or criterion.threshold is None:
        raise ValueError(f"{criterion.id}: a threshold needs a comparison and a limit")
    return _HOLDS[criterion.comparison](judged(measured), criterion.threshold)


def base_points(criterion: Criterion, entry: Entry) -> Decimal | None:
    """Points of a leaf before bonus and penalty; None while it is not scored."""
    match criterion.kind:
        case Kind.MANUAL:
            return entry.points
        case Kind.LEVELS:
            one = len(entry.chosen) == 1
            return criterion.lines[entry.chosen[0]].points if one else None
        case Kind.CHECKLIST:
            done = sum((criterion.lines[i].points for i in entry.chosen), ZERO)
            return done if entry.answered or entry.chosen else None
    if entry.measured is None:
        return None
    match criterion.kind:
        case Kind.BANDS:
            band = matching_band(criterion, entry.measured)
            return band.points if band else None
        case Kind.THRESHOLD:
            met = threshold_met(criterion, entry.measured)
            return criterion.standard_points if met else ZERO
        case Kind.PER_EVENT:
            lost = (criterion.points_per_event or ZERO) * max(ZERO, entry.measured)
            return max(criterion.floor, criterion.standard_points - lost)
        case Kind.ADDED_PER_EVENT:
            won = (criterion.points_per_event or ZERO) * max(ZERO, entry.measured)
            most = criterion.most
            points = criterion.standard_points + won
            return points if most is None else min(most, points)
    raise ValueError(f"{criterion.id}: {criterion.kind} is not scored by itself")


def bonus_ceiling(criterion: Criterion) -> Decimal | None:
    """The most bonus one criterion may earn; None without a limit, 0 without a rule."""
    most, by_percent = criterion.most, percent_ceiling(criterion)
    if most is None or by_percent is None:
        return None
    return most - criterion.standard_points + by_percent


def percent_ceiling(criterion: Criterion) -> Decimal | None:
    """The most bonus for percents over target; None without a limit."""
    rule = criterion.bonus
    if rule is None:
        return ZERO
    caps = []
    if rule.cap_share is not None:
        caps.append(criterion.standard_points * rule.cap_share / HUNDRED)
    if rule.cap_points is not None:
        caps.append(rule.cap_points)
    return min(caps) if caps else None


def bonus_points(criterion: Criterion, over_percent: Decimal | None) -> Decimal:
    """Bonus of a leaf for its percent over target; 0 without a rule or a percent."""
    rule: BonusRule | None = criterion.bonus
    if rule is None or over_percent is None:
        return ZERO
    if rule.whole_percents:
        over_percent = judged(over_percent).to_integral_value(ROUND_FLOOR)
    earned = rule.points_per_percent * over_percent
    ceiling = percent_ceiling(criterion)
    return max(ZERO, earned if ceiling is None else min(earned, ceiling))


def under_target_penalty(
    criterion: Criterion, under_percent: Decimal | None
) -> Decimal:
    """Points lost for the percent under target; 0 without a rule or a percent."""
    rule: PenaltyRule | None = criterion.penalty
    if rule is None or under_percent is None:
        return ZERO
    lost = rule.points_per_percent * under_percent
    return max(ZERO, lost if rule.cap_points is None else min(lost, rule.cap_points))


def added_points(criterion: Criterion, base: Decimal) -> Decimal:
    """What a criterion that only adds has won; 0 for any other."""
    if not criterion.adds:
        return ZERO
    most = criterion.most
    reached = base if most is None else min(most, base)
    return max(ZERO, reached - criterion.standard_points)


def _self_leaf(criterion: Criterion, entry: Entry) -> CriterionScore:
    standard = criterion.standard_points
    base = base_points(criterion, entry)
    if base is None:
        return _unscored(criterion)
    short, over = max(ZERO, standard - base), added_points(criterion, base)
    if criterion.kind is Kind.MANUAL and not (criterion.bonus or criterion.penalty):
        # The clerk typed the total itself; it stands as typed, even out of range.
        bonus, penalty, total = over, short, base
    else:
        bonus = over + bonus_points(criterion, entry.over_percent)
        under = under_target_penalty(criterion, entry.under_percent)
        # A criterion never costs more than it is worth, or than it may take away.
        penalty = min(standard - criterion.least, short + under)
        total = standard + bonus - penalty
    return CriterionScore(
        criterion=criterion.id,
        standard=standard,
        bonus=bonus,
        penalty=penalty,
        total=total,
        why=explain.leaf(criterion, entry, base, bonus, penalty, total),
        outside=total - standard - bonus + penalty,
    )


def _given_leaf(criterion: Criterion, entry: Entry, later: Round) -> CriterionScore:
    given = entry.given.get(later)
    if given is None:
        return _unscored(criterion)
    standard = criterion.standard_points
    return CriterionScore(
        criterion=criterion.id,
        standard=standard,
        bonus=max(ZERO, given - standard),
        penalty=max(ZERO, standard - given),
        total=given,
        why=explain.given(later, given),
    )


def _unscored(criterion: Criterion) -> CriterionScore:
    return CriterionScore(
        criterion=criterion.id,
        standard=criterion.standard_points,
        bonus=ZERO,
        penalty=ZERO,
        total=None,
        why=explain.UNSCORED,
    )


def _items(
    tree: RubricTree, leaf: Callable[[Criterion], CriterionScore]
) -> dict[str, CriterionScore]:
    done: dict[str, CriterionScore] = {}
    # Children stand after their parent: going backwards, a group finds them scored.
    for criterion in reversed(tree.rubric.criteria):
        if criterion.kind is Kind.GROUP:
            parts = [done[c.id] for c in tree.children(criterion.id)]
            done[criterion.id] = _group(tree, criterion, parts)
        else:
            done[criterion.id] = leaf(criterion)
    return {c.id: done[c.id] for c in tree.rubric.criteria}


def _group(
    tree: RubricTree, criterion: Criterion, parts: list[CriterionScore]
) -> CriterionScore:
    totals = [p.total for p in parts if p.total is not None]
    over, under = over_cap(tree, criterion, parts), under_floor(tree, criterion, parts)
    total = _sum(totals) - over + under if totals else None
    numbers = [(tree.by_id[p.criterion].number, p.total) for p in parts]
    return CriterionScore(
        criterion=criterion.id,
        standard=criterion.standard_points,
        bonus=_sum(p.bonus for p in parts) - over,
        penalty=_sum(p.penalty for p in parts) - under,
        total=total,
        why=explain.group(criterion, total, numbers, over, under),
        over_cap=over,
        under_floor=under,
    )


def over_cap(
    tree: RubricTree, group: Criterion, parts: Iterable[CriterionScore]
) -> Decimal:
    """What the items of a group won beyond its cap; only lawful bonus counts."""
    if group.most_added is None:
        return ZERO
    won = (p.bonus for p in parts if tree.earns_bonus(tree.by_id[p.criterion]))
    return max(ZERO, _sum(won) - group.most_added)


def under_floor(
    tree: RubricTree, group: Criterion, parts: Iterable[CriterionScore]
) -> Decimal:
    """What the items of a group lost beyond its floor; only lawful loss counts."""
    if group.floor >= 0:
        return ZERO
    lost = (p.penalty for p in parts if tree.by_id[p.criterion].takes)
    return max(ZERO, _sum(lost) + group.floor)


def _sum(numbers: Iterable[Decimal]) -> Decimal:
    return sum(numbers, ZERO)


def _round(
    tree: RubricTree, items: Mapping[str, CriterionScore], which: Round
) -> RoundScores:
    sections = [items[c.id] for c in tree.sections]
    excess = _bonus_excess(tree, items)
    bonus = _sum(s.bonus for s in sections)
    penalty = _sum(s.penalty for s in sections)
    total = _sum(s.total for s in sections if s.total is not None) - excess
    missing = tuple(c.id for c in tree.leaves() if items[c.id].total is None)
    standard = _sum(s.standard for s in sections)
    outside = {c.id: items[c.id].outside for c in tree.leaves()}
    parts = explain.Parts(standard, bonus, excess, penalty, outside)
    return RoundScores(
        standard=standard,
        bonus=bonus - excess,
        penalty=penalty,
        total=total,
        items=items,
        missing=missing,
        grade=None if missing else grade(tree, items, total),
        why=explain.whole(which, parts, total, len(missing)),
    )


def _bonus_excess(tree: RubricTree, items: Mapping[str, CriterionScore]) -> Decimal:
    """What the cap of the whole rubric takes off; only lawful bonus counts."""
    if tree.rubric.bonus_cap is None:
        return ZERO
    earned = _sum(items[c.id].bonus for c in tree.leaves() if tree.earns_bonus(c))
    uncounted = _sum(item.over_cap for item in items.values())
    return max(ZERO, earned - uncounted - tree.rubric.bonus_cap)


def grade(
    tree: RubricTree, items: Mapping[str, CriterionScore], total: Decimal
) -> Grade | None:
    """The best grade whose points and least share hold; None when there is none."""
    shares = [
        (items[c.id].total or ZERO) * HUNDRED / c.standard_points
        for c in tree.at_depth(tree.rubric.grade_depth)
        if c.standard_points
    ]
    least, total = judged(min(shares, default=HUNDRED)), judged(total)
    for band in tree.rubric.grades:
        if total >= band.low and (band.min_share is None or least >= band.min_share):
            return band
    return None
