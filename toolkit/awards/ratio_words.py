"""What a ratio is called on screen, and what it tells the clerk to do next."""

from collections.abc import Mapping

from toolkit.awards.ratio_line import RatioLine, RatioState, base_needed
from toolkit.awards.scopes import RatioScope
from toolkit.model.numbers import vi
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
    RatioState.OVER: "Vượt {over}: bớt {over} hoặc cần thêm {more} {base}.",
    RatioState.MET: "Đủ, thừa {left}.",
    RatioState.UNMET: "Còn thiếu {over} {numerator}.",
    RatioState.NO_DATA: "Chưa đủ dữ liệu: chưa có {base} nào.",
}
"""Texts with numbers in braces, and `base`, `numerator`, `verb` of a line in words."""

JUST_MET = "Vừa đủ."
"""Instead of MET where nothing is left."""

NEVER: Mapping[RatioState, str] = {
    RatioState.FULL: "Không được {verb}.",
    RatioState.OVER: "Vượt {over}: bớt {over}.",
}
"""Instead of those where the limit is 0: no base ever makes room."""

RAISED = " Nơi có thành tích nổi trội được tới {raised} %."
"""Behind FULL and OVER, where the rule itself knows a higher limit."""

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
    raised = RAISED.format(raised=vi(rule.raised_limit)) if rule.raised_limit else ""
    told = WHAT_IF if rule.limit else {**WHAT_IF, **NEVER}
    return {
        RatioState.ROOM: told[RatioState.ROOM],
        RatioState.FULL: told[RatioState.FULL] + raised,
        RatioState.OVER: told[RatioState.OVER] + raised,
        RatioState.NO_DATA: told[RatioState.NO_DATA],
    }


def what_if(line: RatioLine) -> str:
    """One sentence: what more is possible, or what is missing."""
    exact = line.state is RatioState.MET and not line.left
    text = JUST_MET if exact else templates(line)[line.state]
    return text.format(
        left=line.left,
        over=line.over,
        more=more_needed(line),
        base=measure_words(line.base_measure),
        numerator=measure_words(line.rule.numerator),
        verb=verb_of(line.rule.numerator),
    )
