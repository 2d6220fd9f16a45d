"""What a ratio is called on screen, and what it tells the clerk to do next."""

from collections.abc import Mapping

from toolkit.awards.ratios import RatioLine, RatioState, base_needed
from toolkit.model.numbers import vi
from toolkit.rules.records import Measure
from toolkit.rules.words import MEASURE_WORDS

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


def what_if(line: RatioLine) -> str:
    """One sentence: what more is possible, or what is missing."""
    if not line.base_counts:
        return UNCOUNTABLE
    text, more = WHAT_IF[line.state], more_needed(line)
    if line.state is RatioState.MET and not line.left:
        text = JUST_MET
    elif line.state in NEVER and more is None:
        text = NEVER[line.state]
    raised = line.rule.raised_limit
    if raised and line.state in NEVER:
        text += RAISED.format(raised=vi(raised))
    return text.format(
        left=line.left,
        over=line.over,
        more=more,
        base=measure_words(line.base_measure),
        numerator=measure_words(line.rule.numerator),
        verb=verb_of(line.rule.numerator),
    )
