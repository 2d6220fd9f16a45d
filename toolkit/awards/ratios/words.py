"""What a ratio is called on screen, and what it tells the clerk to do next."""

from collections.abc import Mapping

from toolkit.awards.ratios.line import RatioLine, RatioState, base_needed
from toolkit.awards.ratios.scopes import RatioScope
from toolkit.model.numbers import vi
from toolkit.model.register import TableKey
from toolkit.rules.records import Measure, RatioKind
from toolkit.rules.words import MEASURE_WORDS, SERVICE_WORDS

STATE_WORDS: Mapping[RatioState, str] = {
    RatioState.ROOM: "còn chỗ",
    RatioState.FULL: "vừa đủ",
    RatioState.OVER: "vượt",
    RatioState.MET: "đạt",
    RatioState.UNMET: "chưa đạt",
    RatioState.NO_DATA: "chưa đủ dữ liệu",
}

WHAT_IF: Mapping[RatioState, str] = {
    RatioState.ROOM: "Còn được {verb} {left}.",
    RatioState.FULL: "Cần thêm {more} {base} để được {verb} 1.",
    RatioState.OVER: "Vượt {over}: bớt {over} {numerator}, hoặc phải có thêm {more}"
    " {base}.",
    RatioState.MET: "Đủ, thừa {left}.",
    RatioState.UNMET: "Theo số hiện có còn thiếu {over} {numerator}.",
    RatioState.NO_DATA: "Chưa đủ dữ liệu: chưa có {base} nào{whose}.",
}
"""Texts with numbers in braces, and `base`, `numerator`, `verb` of a line in words.

`whose`: of whom alone the line is, « ghi là công chức».
"""

WAITS = "Chưa đủ dữ liệu: còn {unrated} người chưa ghi hoặc ghi sai xếp loại."
"""Instead of NO_DATA where there is a base, and ratings could turn the answer."""

FRACTIONS = "Chưa tính: cột «Số lượng» của năm này có số lẻ; sửa thành số nguyên."
"""Instead of all others where a row stands for a part of a recipient."""

JUST_MET = "Vừa đủ."
"""Instead of MET where nothing is left."""

NEVER: Mapping[RatioState, str] = {
    RatioState.FULL: "Không được {verb}.",
    RatioState.OVER: "Vượt {over}: bớt {over} {numerator}.",
}
"""Instead of those where no base ever makes room: the limit is 0, or the base is the
staff, which nobody hires for the sake of a share."""

SHIFTING: Mapping[RatioState, str] = {
    RatioState.ROOM: "Còn {left} theo số hiện có; xếp thêm thì số làm gốc thay đổi.",
    RatioState.FULL: "Vừa đủ theo số hiện có; xếp thêm thì số làm gốc thay đổi.",
    RatioState.OVER: "Vượt {over} theo số hiện có; xếp lại thì số làm gốc thay đổi.",
}
"""Instead of those where whoever is rated higher leaves the base."""

_ADVICE: Mapping[RatioState, str] = {
    RatioState.OVER: "bớt {over} {numerator}, hoặc phải có thêm {more} {base}.",
    RatioState.UNMET: "cần thêm {over} {numerator} theo số hiện có.",
}
_ADVICE_NEVER = "bớt {over} {numerator}."
_ADVICE_SHIFTING = "xem lại việc xếp loại; xếp lại thì số làm gốc thay đổi."

RAISED = " Nơi có thành tích nổi trội được tới {raised} %."
"""Behind FULL and OVER, where the rule itself knows a higher limit."""

# What was found at the check does not change with the figures beside it.
LEFT_OUT = " Đã trừ {unfit} đề nghị không đủ điều kiện (lúc kiểm tra)."
INCLUDED = " Trong đó {unfit} đề nghị không đủ điều kiện (lúc kiểm tra)."
ONCE = " Đã trừ {repeated} dòng ghi trùng người (lúc kiểm tra)."
TWICE = " Trong đó {repeated} dòng ghi trùng người (lúc kiểm tra)."
UNSURE = " Có {unsure} đề nghị chưa rõ đủ điều kiện (lúc kiểm tra)."
BASE_LEFT_OUT = " Số làm gốc đã trừ {base_unfit} đề nghị không đủ điều kiện."
BASE_ONCE = " Số làm gốc đã trừ {base_repeated} dòng ghi trùng người."
BASE_UNSURE = " Số làm gốc có {base_unsure} đề nghị chưa rõ đủ điều kiện."
"""Behind every state, where proposals were found to be in doubt."""
MISSING = " Chưa kể {missing} người chưa có ở trang «Xếp loại» (lúc kiểm tra)."
"""The same, where somebody of the staff is not among those counted."""

UNCOUNTABLE = "Không tính được trong phạm vi này."
"""For a line without counts."""

_RATINGS = (
    Measure.HEADCOUNT,
    Measure.TASKS_COMPLETED,
    Measure.RATED_EXCELLENT,
    Measure.RATED_GOOD,
    Measure.RATED_GOOD_OR_EXCELLENT,
)


WHOLE_REGISTER = "Toàn sổ"


def scope_words(scope: RatioScope) -> str:
    """Where a ratio is counted: «Sở Công Thương (công chức)»."""
    whom = f" ({SERVICE_WORDS[scope.service]})" if scope.service else ""
    return (scope.name or WHOLE_REGISTER) + whom


def measure_words(measure: Measure) -> str:
    """What a measure counts, as it stands behind a number: «Lao động tiên tiến»."""
    return MEASURE_WORDS[measure].removeprefix("tổng ").removeprefix("số ")


def verb_of(measure: Measure) -> str:
    """What one may do more of."""
    if measure in _RATINGS:
        return "xếp loại thêm"
    return "trả lại thêm" if measure is Measure.DOSSIERS_RETURNED else "đề nghị thêm"


def more_needed(line: RatioLine) -> int | None:
    """By how much the base must grow for one place more, or for those too many.

    None where the line is not full or over, or no base would do.
    """
    if line.state is RatioState.FULL:
        wanted = line.numerator + 1
    elif line.state is RatioState.OVER:
        wanted = line.numerator
    else:
        return None
    needed = base_needed(wanted, line.rule.limit, line.rounding)
    return None if needed is None else needed - line.base


def _shifts(line: RatioLine) -> bool:
    """Whether somebody more above the line may be somebody less below it."""
    above, below = line.numerator_counts, line.base_counts
    if any(count.table != TableKey.RATINGS for count in (*above, *below)):
        return False
    held = [one.where["rating"] for one in below if "rating" in one.where]
    if not held:
        return False  # everybody is in the base, however rated
    wanted = {rating for one in above for rating in one.where.get("rating", ())}
    return not wanted.issubset(rating for ratings in held for rating in ratings)


def _fixed(line: RatioLine) -> bool:
    return not line.rule.limit or line.base_measure is Measure.HEADCOUNT


def templates(line: RatioLine) -> Mapping[RatioState, str]:
    """What each state that a line may come to says, numbers and words in braces.

    MET gives way to JUST_MET where nothing is left.
    """
    rule = line.rule
    if not line.base_counts:
        return {RatioState.NO_DATA: UNCOUNTABLE}
    if rule.kind is not RatioKind.AT_MOST:
        states = (RatioState.MET, RatioState.UNMET, RatioState.NO_DATA)
        return {state: WHAT_IF[state] for state in states}
    told = {**WHAT_IF, **(SHIFTING if _shifts(line) else {})}
    if _fixed(line):
        told |= NEVER
    return {
        RatioState.ROOM: told[RatioState.ROOM],
        RatioState.FULL: told[RatioState.FULL] + _raised(line),
        RatioState.OVER: told[RatioState.OVER] + _raised(line),
        RatioState.NO_DATA: told[RatioState.NO_DATA],
    }


def _raised(line: RatioLine) -> str:
    limit = line.rule.raised_limit
    return RAISED.format(raised=vi(limit)) if limit else ""


def words_of(line: RatioLine) -> Mapping[str, str]:
    """The words in braces of the texts of a line."""
    service = line.scope.service
    return {
        "base": measure_words(line.base_measure),
        "numerator": measure_words(line.rule.numerator),
        "verb": verb_of(line.rule.numerator),
        "whose": f" ghi là {SERVICE_WORDS[service]}" if service else "",
    }


def what_if(line: RatioLine) -> str:
    """One sentence: what more is possible, or what is missing."""
    if not line.countable:
        return FRACTIONS
    exact = line.state is RatioState.MET and not line.left
    template = WAITS if line.waits else templates(line)[line.state]
    told = _filled(JUST_MET if exact else template, line)
    return told + doubts(line)


def doubts(line: RatioLine) -> str:
    """How many are in doubt, or not among those counted; "" for none."""
    most = line.rule.kind is RatioKind.AT_MOST
    text = (INCLUDED if most else LEFT_OUT) if line.unfit else ""
    text += (TWICE if most else ONCE) if line.repeated else ""
    text += UNSURE if line.unsure else ""
    text += BASE_LEFT_OUT if line.base_unfit else ""
    text += BASE_ONCE if line.base_repeated else ""
    text += BASE_UNSURE if line.base_unsure else ""
    text += MISSING if line.missing else ""
    return text.format(
        unfit=line.unfit,
        unsure=line.unsure,
        repeated=line.repeated,
        base_unfit=line.base_unfit,
        base_unsure=line.base_unsure,
        base_repeated=line.base_repeated,
        missing=line.missing,
    )


def advice(line: RatioLine) -> str:
    """What to do about a line that is over or short."""
    text = _ADVICE[line.state]
    if line.state is RatioState.OVER:
        if _fixed(line):
            text = _ADVICE_NEVER
        elif _shifts(line):
            text = _ADVICE_SHIFTING
        text += _raised(line)
    return _filled(text, line) + doubts(line)


def _filled(text: str, line: RatioLine) -> str:
    return text.format(
        left=line.left,
        over=line.over,
        more=more_needed(line),
        unrated=line.unrated,
        **words_of(line),
    )
