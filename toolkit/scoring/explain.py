"""The sentence that explains a total, in the words of the form."""

from collections.abc import Sequence
from decimal import Decimal

from toolkit.model.numbers import vi
from toolkit.model.rubric import BonusRule, Criterion, Kind, Round
from toolkit.model.scorecard import Entry

UNSCORED = "Chưa chấm."

ROUND_WORDS = {
    Round.SELF: "Điểm tự chấm",
    Round.APPRAISED: "Điểm thẩm định",
    Round.FINAL: "Điểm kết luận",
}


def leaf(
    criterion: Criterion,
    entry: Entry,
    base: Decimal,
    bonus: Decimal,
    penalty: Decimal,
    total: Decimal,
) -> str:
    """«110 = 100 điểm chuẩn + 10 điểm cộng (vượt 16 %, …)»."""
    words = [f"{vi(total)} = {vi(criterion.standard_points)} điểm chuẩn"]
    reason = _base_reason(criterion, entry, base)
    if bonus:
        words.append(f"+ {vi(bonus)} điểm cộng ({_bonus_reason(criterion, entry)})")
    if penalty:
        under = _under_reason(criterion, entry)
        reasons = "; ".join(part for part in (reason, under) if part)
        words.append(f"− {vi(penalty)} điểm trừ ({reasons})")
    elif reason and not bonus:
        words.append(f"({reason})")
    return " ".join(words)


def _base_reason(criterion: Criterion, entry: Entry, base: Decimal) -> str:
    match criterion.kind:
        case Kind.LEVELS:
            line = criterion.lines[entry.chosen[0]]
            return f"mức {vi(base)} điểm: {line.title}"
        case Kind.CHECKLIST:
            parts = [vi(criterion.lines[i].points) for i in entry.chosen]
            return f"đã làm: {' + '.join(parts)}" if parts else "chưa làm phần nào"
        case Kind.MANUAL:
            return f"nhập {vi(base)} điểm"
    measured = vi(entry.measured) if entry.measured is not None else ""
    match criterion.kind:
        case Kind.BANDS:
            return f"{criterion.measure} là {measured}: mức {vi(base)} điểm"
        case Kind.THRESHOLD:
            limit = f"{criterion.comparison} {vi(criterion.threshold or Decimal(0))}"
            met = "đạt" if base else "chưa đạt"
            return f"{criterion.measure} là {measured}, {met} yêu cầu {limit}"
        case Kind.PER_EVENT:
            each = vi(criterion.points_per_event or Decimal(0))
            return f"{measured} lần, mỗi lần trừ {each} điểm"
    return ""


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
    return f"{ROUND_WORDS[which]}: nhập {vi(points)} điểm"


def group(total: Decimal | None, parts: Sequence[tuple[str, Decimal | None]]) -> str:
    """«105 = 55 (a) + 50 (b)»; what is not scored yet is named."""
    if total is None:
        return UNSCORED
    scored = " + ".join(f"{vi(t)} ({n})" for n, t in parts if t is not None)
    waiting = ", ".join(n for n, t in parts if t is None)
    rest = f"; chưa chấm: {waiting}" if waiting else ""
    return f"{vi(total)} = {scored}{rest}"


def whole(
    which: Round,
    standard: Decimal,
    bonus: Decimal,
    excess: Decimal,
    penalty: Decimal,
    total: Decimal,
    missing: int,
) -> str:
    """«983 = 950 điểm chuẩn + 35 điểm cộng − 2 điểm trừ»."""
    if missing:
        so_far = f"{ROUND_WORDS[which]}: tạm tính {vi(total)}"
        return f"{so_far}, còn {missing} tiêu chí chưa chấm"
    words = [f"{vi(total)} = {vi(standard)} điểm chuẩn"]
    if bonus:
        words.append(f"+ {vi(bonus)} điểm cộng")
    if excess:
        words.append(f"− {vi(excess)} vượt trần điểm cộng của cả bảng")
    if penalty:
        words.append(f"− {vi(penalty)} điểm trừ")
    return " ".join(words)
