"""The sentence that explains a total, in the words of the form."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from toolkit.model.numbers import vi
from toolkit.model.rubric import BonusRule, Criterion, Kind, Round
from toolkit.model.scorecard import Entry

UNSCORED = "Chưa chấm."


def round_points(which: Round) -> str:
    """«Điểm tự chấm», «Điểm Hội đồng»: the points of a round, as its column says."""
    # An office's own names are titles, «Hội đồng»; the unit's own round is no title.
    own = which == Round.SELF
    name = which.name[:1].lower() + which.name[1:] if own else which.name
    return f"Điểm {name}"


def leaf(
    criterion: Criterion,
    entry: Entry,
    base: Decimal,
    bonus: Decimal,
    penalty: Decimal,
    total: Decimal,
) -> str:
    """«110 = 100 điểm chuẩn + 10 điểm cộng (vượt 16 %, …)»; it always adds up."""
    standard = criterion.standard_points
    words = [f"{signed(total)} = {vi(standard)} điểm chuẩn"]
    reason = _base_reason(criterion, entry, base)
    if bonus:
        won = reason if base > standard and criterion.adds else ""
        reasons = _reasons(won, _bonus_reason(criterion, entry))
        words.append(f"+ {vi(bonus)} điểm cộng ({reasons})")
    if penalty:
        under = _under_reason(criterion, entry)
        words.append(f"− {vi(penalty)} điểm trừ ({_reasons(reason, under)})")
    outside = total - standard - bonus + penalty
    if outside:
        words.append(f"{_added(outside)} điểm ngoài khung ({reason})")
    elif reason and not bonus and not penalty:
        words.append(f"({reason})")
    return " ".join(words)


def _reasons(*reasons: str) -> str:
    return "; ".join(reason for reason in reasons if reason)


def signed(number: Decimal) -> str:
    """A number in a sentence, with the sign of minus that sums are written with."""
    return vi(number) if number >= 0 else f"−{vi(-number)}"


def _added(number: Decimal) -> str:
    """«+ 5», «− 5»."""
    return f"{'+' if number >= 0 else '−'} {vi(abs(number))}"


def _base_reason(criterion: Criterion, entry: Entry, base: Decimal) -> str:
    match criterion.kind:
        case Kind.LEVELS:
            line = criterion.lines[entry.chosen[0]]
            return f"mức {signed(base)} điểm: {line.title}"
        case Kind.CHECKLIST:
            parts = [criterion.lines[i].points for i in entry.chosen]
            marked = "có" if criterion.least < 0 else "đã làm"
            none = "không có phần nào" if criterion.least < 0 else "chưa làm phần nào"
            return f"{marked}: {_sum_of(parts)}" if parts else none
        case Kind.MANUAL:
            return f"nhập {signed(base)} điểm"
    measured = signed(entry.measured) if entry.measured is not None else ""
    match criterion.kind:
        case Kind.BANDS:
            return f"{criterion.measure} là {measured}: mức {signed(base)} điểm"
        case Kind.THRESHOLD:
            limit = f"{criterion.comparison} {vi(criterion.threshold or Decimal(0))}"
            met = "đạt" if base else "chưa đạt"
            return f"{criterion.measure} là {measured}, {met} yêu cầu {limit}"
        case Kind.PER_EVENT:
            each = vi(criterion.points_per_event or Decimal(0))
            return f"{measured} lần, mỗi lần trừ {each} điểm{_floor(criterion)}"
        case Kind.ADDED_PER_EVENT:
            each = vi(criterion.points_per_event or Decimal(0))
            return f"{measured} lần, mỗi lần cộng {each} điểm{_cap(criterion)}"
    return ""


def _sum_of(numbers: Sequence[Decimal]) -> str:
    """«5 + 3 − 2»."""
    first, *others = numbers
    return " ".join((signed(first), *map(_added, others)))


def _floor(criterion: Criterion) -> str:
    """How much an item that only takes away takes at most."""
    most = criterion.standard_points - criterion.floor
    return f", nhiều nhất trừ {vi(most)} điểm" if criterion.floor < 0 else ""


def _cap(criterion: Criterion) -> str:
    most = criterion.most_added
    return "" if most is None else f", nhiều nhất cộng {vi(most)} điểm"


def _bonus_reason(criterion: Criterion, entry: Entry) -> str:
    rule = criterion.bonus
    if rule is None or entry.over_percent is None:
        return ""
    words = [f"vượt {vi(entry.over_percent)} %", _rate(rule)]
    if rule.cap_share is not None:
        words.append(
            f"tối đa {vi(rule.cap_share)} % của {vi(criterion.standard_points)}"
        )
    if rule.cap_points is not None:
        words.append(f"tối đa {vi(rule.cap_points)} điểm")
    return ", ".join(words)


def _rate(rule: BonusRule) -> str:
    points = "một" if rule.points_per_percent == 1 else vi(rule.points_per_percent)
    whole = " tròn" if rule.whole_percents else ""
    return f"mỗi 1 %{whole} {points} điểm"


def _under_reason(criterion: Criterion, entry: Entry) -> str:
    rule = criterion.penalty
    if rule is None or not entry.under_percent:
        return ""
    most = "" if rule.cap_points is None else f", tối đa {vi(rule.cap_points)} điểm"
    each = vi(rule.points_per_percent)
    return f"thiếu {vi(entry.under_percent)} %, mỗi 1 % trừ {each} điểm{most}"


def given(which: Round, points: Decimal) -> str:
    """The explanation of points that appraisers typed."""
    return f"{round_points(which)}: nhập {signed(points)} điểm"


def group(
    criterion: Criterion,
    total: Decimal | None,
    parts: Sequence[tuple[str, Decimal | None]],
    over: Decimal,
    under: Decimal,
) -> str:
    """«105 = 55 (a) + 50 (b)»; what is not scored yet is named.

    `over`, `under`: what the group's cap and its floor leave uncounted.
    """
    if total is None:
        return UNSCORED
    numbers = [(n, t) for n, t in parts if t is not None]
    (first, points), *others = numbers
    words = [f"{signed(points)} ({first})", *(f"{_added(t)} ({n})" for n, t in others)]
    if over:
        most = vi(criterion.most_added or Decimal(0))
        words.append(f"− {vi(over)} (nhóm cộng nhiều nhất {most} điểm)")
    if under:
        most = vi(-criterion.floor)
        words.append(f"+ {vi(under)} (nhóm trừ nhiều nhất {most} điểm)")
    scored = " ".join(words)
    waiting = ", ".join(n for n, t in parts if t is None)
    rest = f"; chưa chấm: {waiting}" if waiting else ""
    return f"{signed(total)} = {scored}{rest}"


class Parts(NamedTuple):
    """What a total is made of; `outside`: a criterion → its points out of range.

    `bonus` is all that was earned, `excess` what the cap of the whole rubric takes off.
    """

    standard: Decimal
    bonus: Decimal
    excess: Decimal
    penalty: Decimal
    outside: Mapping[str, Decimal]


def whole(which: Round, parts: Parts, total: Decimal, missing: int) -> str:
    """«983 = 950 điểm chuẩn + 35 điểm cộng − 2 điểm trừ»; it always adds up."""
    if missing:
        so_far = f"{round_points(which)}: tạm tính {signed(total)}"
        return f"{so_far}, còn {missing} tiêu chí chưa chấm"
    words = [f"{signed(total)} = {vi(parts.standard)} điểm chuẩn"]
    if parts.bonus:
        words.append(f"+ {vi(parts.bonus)} điểm cộng")
    if parts.excess:
        words.append(f"− {vi(parts.excess)} vượt trần điểm cộng của cả bảng")
    if parts.penalty:
        words.append(f"− {vi(parts.penalty)} điểm trừ")
    for item, points in parts.outside.items():
        if points:
            words.append(f"{_added(points)} điểm ngoài khung (tiêu chí {item})")
    return " ".join(words)
