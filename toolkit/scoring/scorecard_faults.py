"""What in a scorecard needs a person: points out of range, levels, bonus, rounds."""

from collections.abc import Iterator
from decimal import Decimal

from toolkit.findings import Finding, find
from toolkit.model.numbers import judged, vi, whole
from toolkit.model.origin import NOWHERE, Origin
from toolkit.model.rubric import (
    COUNTED_KINDS,
    Criterion,
    Kind,
    Round,
    RubricTree,
    RuleStatus,
    Target,
)
from toolkit.model.scorecard import Entry, Scorecard
from toolkit.model.scores import Scores
from toolkit.scoring.engine import (
    ZERO,
    bonus_ceiling,
    matching_band,
    threshold_met,
)
from toolkit.scoring.explain import round_points

# More than ten times over target is far likelier a slip than a feat.
UNLIKELY_PERCENT = Decimal(1000)

OVER_COLUMN = "cột «Vượt chỉ tiêu»"
UNDER_COLUMN = "cột «Không đạt chỉ tiêu»"


def check(tree: RubricTree, scorecard: Scorecard, scores: Scores) -> list[Finding]:
    """All findings of a scorecard, in the order of the form."""
    own = scores.rounds[Round.SELF]
    leaves = tuple(tree.leaves())
    if len(own.missing) == len(leaves) and not _anything(scorecard):
        return [find("P320", _start(leaves, scorecard), seen=str(len(leaves)))]
    found: list[Finding] = []
    for criterion in leaves:
        entry = scorecard.entries.get(criterion.id)
        if entry is not None:
            found += _leaf(criterion, entry)
    found += _rounds(scorecard, scores)
    found += _whole_cap(tree, scores)
    return found


def _anything(scorecard: Scorecard) -> bool:
    return any(
        e.chosen
        or e.answered
        or e.given
        or {e.measured, e.points, e.over_percent, e.under_percent} != {None}
        for e in scorecard.entries.values()
    )


def _start(leaves: tuple[Criterion, ...], scorecard: Scorecard) -> Origin:
    for leaf in leaves:
        entry = scorecard.entries.get(leaf.id)
        if entry and entry.places:
            first = next(iter(entry.places))
            return _place(entry, "line:0", "measured", "points", first)
    return NOWHERE


def _leaf(criterion: Criterion, entry: Entry) -> Iterator[Finding]:
    match criterion.kind:
        case Kind.LEVELS:
            yield from _levels(criterion, entry)
        case Kind.CHECKLIST:
            if not entry.answered and not entry.chosen:
                yield _not_entered(criterion, entry, "line:0", "phần nào đã làm")
        case Kind.MANUAL:
            yield from _manual(criterion, entry)
        case _:
            yield from _measured(criterion, entry)
    yield from _percents(criterion, entry)
    yield from _given(criterion, entry)


def _place(entry: Entry, *names: str) -> Origin:
    return next((entry.places[n] for n in names if n in entry.places), NOWHERE)


def _not_entered(criterion: Criterion, entry: Entry, place: str, field: str) -> Finding:
    return find("P305", _place(entry, place), item=criterion.id, field=field)


def _levels(criterion: Criterion, entry: Entry) -> Iterator[Finding]:
    place = _place(entry, f"line:{entry.chosen[-1]}" if entry.chosen else "line:0")
    if not entry.chosen:
        yield find("P303", place, item=criterion.id)
        return
    if len(entry.chosen) > 1:
        yield find("P304", place, item=criterion.id, seen=str(len(entry.chosen)))
        return
    level = criterion.lines[entry.chosen[0]]
    under = entry.under_percent
    under = under if criterion.penalty and not entry.over_percent else None
    if under and level.target in (Target.OVER, Target.MET):
        place = _place(entry, "under_percent")
        yield find("P321", place, item=criterion.id, seen=vi(under))
    if criterion.bonus is None:
        return
    over = _place(entry, "over_percent")
    if level.target is Target.OVER and not entry.over_percent:
        yield find("P312", over, item=criterion.id)
    wrong = level.target in (Target.MET, Target.UNDER)
    if wrong and entry.over_percent is not None and entry.over_percent > 0:
        yield find("P313", over, item=criterion.id, seen=vi(entry.over_percent))
    if level.target is Target.UNDER and level.points == criterion.standard_points:
        seen = "mức «không đạt» vẫn tính đủ điểm chuẩn như văn bản gốc in"
        yield find("P315", place, item=criterion.id, seen=seen)


def _manual(criterion: Criterion, entry: Entry) -> Iterator[Finding]:
    place = _place(entry, "points")
    if entry.points is None:
        yield find("P305", place, item=criterion.id, field="điểm")
        return
    yield from _out_of_range(criterion, place, entry.points)


def _out_of_range(
    criterion: Criterion, place: Origin, points: Decimal
) -> Iterator[Finding]:
    least, most, seen = criterion.least, criterion.most, vi(points)
    above = most is not None and judged(points) > most
    if not above and judged(points) >= least:
        return
    item, expected = criterion.id, "" if most is None else vi(most)
    if least:
        words = {"least": vi(least), "expected": expected}
        yield find("P330", place, seen=seen, item=item, **words)
    elif above:
        yield find("P301", place, seen=seen, expected=expected, item=item)
    else:
        yield find("P302", place, seen=seen, item=item, field="điểm")


def _measured(criterion: Criterion, entry: Entry) -> Iterator[Finding]:
    place, number = _place(entry, "measured"), entry.measured
    if number is None:
        yield _not_entered(criterion, entry, "measured", f"«{criterion.measure}»")
        return
    seen = vi(number)
    if judged(number) < 0:
        field = f"«{criterion.measure}»"
        yield find("P302", place, seen=seen, item=criterion.id, field=field)
    elif criterion.kind in COUNTED_KINDS and not whole(number):
        yield find("P316", place, seen=seen, item=criterion.id)
    elif criterion.kind is Kind.BANDS and matching_band(criterion, number) is None:
        yield find("P318", place, seen=seen, item=criterion.id)
    elif (
        criterion.kind is Kind.THRESHOLD
        and criterion.status is RuleStatus.INFERRED
        and not threshold_met(criterion, number)
    ):
        why = "không đạt ngưỡng nên tính 0 điểm; mức này là suy ra"
        yield find("P315", place, item=criterion.id, seen=why)


def _percents(criterion: Criterion, entry: Entry) -> Iterator[Finding]:
    over, under = entry.over_percent, entry.under_percent
    columns = (
        ("over_percent", over, OVER_COLUMN),
        ("under_percent", under, UNDER_COLUMN),
    )
    for name, percent, field in columns:
        if percent is None:
            continue
        place, seen = _place(entry, name), vi(percent)
        if judged(percent) < 0:
            yield find("P302", place, seen=seen, item=criterion.id, field=field)
        elif percent > UNLIKELY_PERCENT:
            yield find("P317", place, seen=seen, item=criterion.id, field=field)
    if over and under:
        yield find("P319", _place(entry, "under_percent"), item=criterion.id)


def most_points(criterion: Criterion) -> Decimal | None:
    """The most a criterion can be given, bonus included; None without a limit."""
    ceiling = bonus_ceiling(criterion)
    return None if ceiling is None else criterion.standard_points + ceiling


def in_range(criterion: Criterion, points: Decimal) -> bool:
    """Whether a criterion can be given these points."""
    most, number = most_points(criterion), judged(points)
    return number >= criterion.least and (most is None or number <= most)


def _given(criterion: Criterion, entry: Entry) -> Iterator[Finding]:
    least, most = criterion.least, most_points(criterion)
    for which, points in entry.given.items():
        if in_range(criterion, points):
            continue
        place, item, called = (
            _place(entry, which.value),
            criterion.id,
            round_points(which),
        )
        if most is None and not least:
            yield find("P302", place, seen=vi(points), item=item, field=f"«{called}»")
            continue
        words = {"seen": vi(points), "expected": "" if most is None else vi(most)}
        if least:
            words["least"] = vi(least)
        code = "P331" if least else "P309"
        yield find(code, place, round=called, item=item, **words)


def _rounds(scorecard: Scorecard, scores: Scores) -> Iterator[Finding]:
    for which, one in scores.rounds.items():
        if which == Round.SELF or not one.missing:
            continue
        entry = scorecard.entries.get(one.missing[0])
        shown = ", ".join(one.missing[:5]) + ("…" if len(one.missing) > 5 else "")
        yield find(
            "P311",
            _place(entry, which.value) if entry else NOWHERE,
            round=round_points(which),
            seen=str(len(one.missing)),
            expected=shown,
        )


def _whole_cap(tree: RubricTree, scores: Scores) -> Iterator[Finding]:
    cap = tree.rubric.bonus_cap
    if cap is None:
        return
    own = scores.rounds[Round.SELF]
    earned = sum((own.items[c.id].bonus for c in tree.sections), ZERO)
    if earned > cap:
        yield find("P314", seen=vi(earned), expected=vi(cap))
