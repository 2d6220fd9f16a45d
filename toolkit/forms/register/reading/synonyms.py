"""How clerks write the choices of the register besides the words of its lists."""

from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any

from toolkit.forms.register.columns import RegisterColumn
from toolkit.model.emulation import (
    Absence,
    Discipline,
    InitiativeScope,
    Level,
    Mode,
    ProposalResult,
    Rating,
    Recipient,
    Service,
    Staff,
    Training,
    Transfer,
)
from toolkit.rules.names import folded

NOTHING = "nothing"
"""What stands for an empty cell."""

_WRITTEN: Mapping[Enum, tuple[str, ...]] = {
    Recipient.INDIVIDUAL: ("CN", "CANHAN", "người", "cá nhân được khen"),
    Recipient.COLLECTIVE: ("TT", "TAPTHE", "đơn vị", "tổ chức"),
    Recipient.HOUSEHOLD: ("HOGIADINH", "hộ", "HGĐ", "hộ GĐ", "gia đình"),
    Rating.EXCELLENT: (
        *("HTXSNV", "HTXS", "xuất sắc", "hoàn thành xuất sắc", "HT xuất sắc"),
        *("HTXS nhiệm vụ", "HT xuất sắc nhiệm vụ"),
    ),
    Rating.GOOD: (
        *("HTTNV", "HTT", "tốt", "hoàn thành tốt", "HT tốt"),
        *("HTT nhiệm vụ", "HT tốt nhiệm vụ"),
    ),
    Rating.COMPLETED: (
        *("HTNV", "HT", "hoàn thành", "HT nhiệm vụ"),
        "hoàn thành nhiệm vụ nhưng còn hạn chế về năng lực",
    ),
    Rating.FAILED: (
        *("KHTNV", "KHT", "không HTNV", "không hoàn thành", "không HT nhiệm vụ"),
        "chưa hoàn thành nhiệm vụ",
    ),
    # Whoever is only called a leader leads under either reading of that word.
    Staff.HEAD: ("LĐ", "lãnh đạo", "trưởng", "cấp trưởng đơn vị", "thủ trưởng"),
    Staff.DEPUTY: ("phó", "cấp phó đơn vị", "phó thủ trưởng"),
    Staff.DIRECT: (
        *("TT", "trực tiếp", "lao động trực tiếp", "NLĐ trực tiếp"),
        *("người trực tiếp lao động", "người trực tiếp lao động, công tác"),
        *("người lao động trực tiếp", "trực tiếp lao động", "nhân viên", "chuyên viên"),
    ),
    Service.CIVIL_SERVANT: ("CC", "cán bộ, công chức", "CBCC"),
    Service.PUBLIC_EMPLOYEE: ("VC",),
    Service.LABOURER: (
        "NLĐ",
        "HĐ",
        "HĐLĐ",
        "hợp đồng",
        "hợp đồng lao động",
        "lao động",
    ),
    InitiativeScope.BASE: ("CS", "cấp cơ sở", "cấp sở", "đơn vị"),
    InitiativeScope.PROVINCE: (
        *("tỉnh", "cấp tỉnh", "bộ", "cấp bộ", "cấp bộ, cấp tỉnh", "bộ/tỉnh"),
        "cấp bộ, tỉnh",
    ),
    InitiativeScope.NATIONAL: ("TQ", "cấp toàn quốc", "quốc gia", "cấp quốc gia"),
    # The word of a council of that level too: the keys are equal.
    Level.BASE: ("CS", "cấp cơ sở", "đơn vị", "sở", "cấp sở"),
    Level.PROVINCE: (
        *("tỉnh", "cấp tỉnh", "bộ", "cấp bộ", "cấp bộ, cấp tỉnh", "bộ/tỉnh"),
        "cấp bộ, tỉnh",
    ),
    Level.STATE: ("NN", "cấp Nhà nước", "trung ương", "TW", "cấp trung ương"),
    Discipline.REPRIMAND: ("bị khiển trách", "KT"),
    Discipline.WARNING: ("bị cảnh cáo", "CC"),
    Discipline.PAY_CUT: ("hạ lương", "hạ bậc"),
    Discipline.DEMOTION: ("bị giáng chức",),
    Discipline.REMOVAL: ("bị cách chức",),
    Discipline.DISMISSAL: ("thôi việc", "bị buộc thôi việc", "sa thải"),
    Mode.YEARLY: ("TX", "hằng năm", "hàng năm", "công trạng", "theo công trạng"),
    Mode.THEMED: ("CĐ", "theo chuyên đề", "theo đợt", "đợt", "phong trào thi đua"),
    Mode.SUDDEN: ("ĐX", "khen đột xuất", "thành tích đột xuất"),
    Mode.EXCEPTIONAL: ("đặc biệt xuất sắc", "thành tích đặc biệt"),
    Mode.EXTERNAL: ("khen đối ngoại", "ĐN"),
    Mode.DEDICATION: ("quá trình cống hiến", "CH", "có quá trình cống hiến"),
    Mode.SENIORITY: ("NH", "theo niên hạn"),
    Mode.RESISTANCE: ("KC", "thành tích kháng chiến"),
    Absence.MATERNITY: ("TS", "nghỉ thai sản", "sinh con"),
    Absence.TREATMENT: (
        *("dũng cảm cứu người", "điều trị do dũng cảm", "điều trị do chiến đấu"),
        # As the list of earlier registers has it.
        "điều trị do dũng cảm, tai nạn lao động",
    ),
    # No text counts an accident at work as time worked.
    Absence.OTHER: (
        *("khác", "việc riêng", "nghỉ việc riêng", "ốm", "nghỉ ốm", "điều trị"),
        *("tai nạn lao động", "TNLĐ", "điều trị tai nạn lao động"),
    ),
    Training.SHORT: ("ngắn hạn dưới một năm", "bồi dưỡng ngắn hạn"),
    Training.LONG_GOOD: ("dài hạn, khá", "dài hạn từ khá", "dài hạn, khá trở lên"),
    Training.LONG_BELOW: ("dài hạn, dưới khá", "dài hạn, trung bình"),
    Transfer.ARRIVED: ("mới chuyển đến", "tiếp nhận", "điều động đến"),
    Transfer.SECONDED: ("đi biệt phái", "được biệt phái"),
    ProposalResult.GRANTED: ("đã khen", "được", "được tặng", "đạt", "khen"),
    ProposalResult.REFUSED: ("không", "không khen", "không đạt", "không được"),
    ProposalResult.WITHDRAWN: ("rút hồ sơ", "xin rút", "đã rút"),
}
_NONE = ("không", "không có", "0", "-", "–")
_MAY_BE_NONE = ("discipline", "absence", "training", "transfer")
_YES = ("x", "có", "1", "true", "đúng", "✓", "✔")
_NO = ("không", "0", "false", "sai", "-", "–")
FLAG_WORDS: Mapping[bool, str] = {True: "x", False: "không"}
"""How a form ticks a cell, and how it says no where an empty cell says nothing."""

_SEX = {"nữ": True, "nam": False, "bà": True, "ông": False}


@cache
def spellings(field: str, words: tuple[tuple[Any, str], ...]) -> Mapping[str, Any]:
    """Folded text → value of a choice, or NOTHING."""
    found = {folded(text): value for value, text in words}
    for value, _ in words:
        for text in _WRITTEN.get(value, ()):
            found.setdefault(folded(text), value)
    if field in _MAY_BE_NONE:
        for text in _NONE:
            found.setdefault(folded(text), NOTHING)
    return found


def choice_spellings(column: RegisterColumn) -> Mapping[str, Any]:
    """Folded text → what a cell of the column means by it, or NOTHING."""
    return spellings(column.field, tuple(column.words.items()))


@cache
def flag_spellings(field: str) -> Mapping[str, bool]:
    """Lower-case text → whether it ticks a cell of the column."""
    found = {**dict.fromkeys(_YES, True), **dict.fromkeys(_NO, False)}
    return {**found, **_SEX} if field == "woman" else found
