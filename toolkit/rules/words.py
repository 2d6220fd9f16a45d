"""What the kinds, scopes and measures of rules are called on screen and in sheets."""

import re
from collections.abc import Mapping
from datetime import date

from toolkit.model.emulation import (
    Absence,
    Council,
    ProposalResult,
    Service,
    Staff,
    Training,
    Transfer,
)
from toolkit.rules.loader import Version
from toolkit.rules.records import (
    Binding,
    Discipline,
    Measure,
    Mode,
    RatioKind,
    Recipient,
    Rounding,
    Rule,
    Scope,
)
from toolkit.rules.standards import InitiativeScope, Level, Rating

WHOLE_TEXT = "toàn văn"
NO_ARTICLE = "chưa rõ điều khoản"
"""Where the article of a document is not known."""
IN_THE_SPIRIT = "Theo tinh thần"
"""How a source begins whose document has ended, while practice still follows it."""

_DOCUMENT = re.compile(r"\d/(?:\d{4}/)?[A-ZĐ]")
"""In an article: the number of a document, so that it needs no other one."""

KIND_WORDS: Mapping[RatioKind, str] = {
    RatioKind.AT_MOST: "không quá",
    RatioKind.AT_LEAST: "ít nhất",
    RatioKind.ABOVE: "trên",
}
BINDING_WORDS: Mapping[Binding, str] = {
    Binding.BLOCKS: "chặn",
    Binding.INFORMS: "chỉ để biết",
}
STATUS_WORDS: Mapping[str, str] = {
    "in_force": "đang có hiệu lực",
    "repealed": "đã hết hiệu lực",
    "office": "quy định của cơ quan, địa phương",
    "unverified": "chưa kiểm chứng, không dùng để chặn",
}
COUNCIL_WORDS: Mapping[Council, str] = {
    Council.BASE: "sở, đơn vị",
    Council.COMMUNE: "cấp xã",
    Council.PROVINCE: "cấp tỉnh",
    Council.MINISTRY: "cấp bộ",
    Council.CENTRAL: "Trung ương",
}
SCOPE_WORDS: Mapping[Scope, str] = {
    Scope.AGENCY: "cơ quan",
    Scope.GROUP: "nhóm có nhiệm vụ tương đồng",
    Scope.UNIT: "đơn vị",
    Scope.CLUSTER: "khối, cụm thi đua",
    Scope.PROVINCE: "bộ, tỉnh",
    Scope.RECIPIENT: "từng tập thể, cá nhân",
}
ROUNDING_WORDS: Mapping[Rounding, str] = {
    Rounding.FLOOR: "bỏ phần lẻ",
    Rounding.HALF_UP: "từ 0,5 trở lên làm tròn lên",
    Rounding.CEIL: "luôn làm tròn lên",
}
MEASURE_WORDS: Mapping[Measure, str] = {
    Measure.BASE_FIGHTERS: "số Chiến sĩ thi đua cơ sở",
    Measure.ADVANCED_WORKERS: "số Lao động tiên tiến",
    Measure.HEADCOUNT: "tổng số người",
    Measure.TASKS_COMPLETED: "số người hoàn thành nhiệm vụ trở lên",
    Measure.RATED_EXCELLENT: "số người hoàn thành xuất sắc nhiệm vụ",
    Measure.RATED_GOOD: "số người hoàn thành tốt nhiệm vụ",
    Measure.RATED_GOOD_OR_EXCELLENT: "số người hoàn thành tốt nhiệm vụ trở lên",
    Measure.GOVERNMENT_FLAGS: "số tập thể được đề nghị Cờ thi đua của Chính phủ",
    Measure.MEETING_PROVINCE_FLAG: "số tập thể đủ tiêu chuẩn Cờ thi đua của bộ, tỉnh",
    Measure.DIRECT_WORKER_AWARDS: "số khen thưởng cho người trực tiếp",
    Measure.ALL_AWARDS: "tổng số khen thưởng",
    Measure.DOSSIERS_RETURNED: "số hồ sơ bị trả lại",
    Measure.DOSSIERS_SENT: "số hồ sơ đã trình",
    Measure.PROVINCE_AWARDS: "số lần khen cấp tỉnh",
    Measure.STATE_AWARDS: "số lần khen cấp Nhà nước",
    Measure.STATE_FORMS: "số hình thức khen thưởng cấp Nhà nước",
}
RECIPIENT_WORDS: Mapping[Recipient, str] = {
    Recipient.INDIVIDUAL: "cá nhân",
    Recipient.COLLECTIVE: "tập thể",
    Recipient.HOUSEHOLD: "hộ gia đình",
}
LEVEL_WORDS: Mapping[Level, str] = {
    Level.BASE: "cơ sở",
    Level.PROVINCE: "bộ, tỉnh",
    Level.STATE: "Nhà nước",
}
RATING_WORDS: Mapping[Rating, str] = {
    Rating.EXCELLENT: "Hoàn thành xuất sắc nhiệm vụ",
    Rating.GOOD: "Hoàn thành tốt nhiệm vụ",
    Rating.COMPLETED: "Hoàn thành nhiệm vụ",
    Rating.FAILED: "Không hoàn thành nhiệm vụ",
}
INITIATIVE_WORDS: Mapping[InitiativeScope, str] = {
    InitiativeScope.BASE: "cơ sở",
    InitiativeScope.PROVINCE: "bộ, tỉnh",
    InitiativeScope.NATIONAL: "toàn quốc",
}
DISCIPLINE_WORDS: Mapping[Discipline, str] = {
    Discipline.REPRIMAND: "khiển trách",
    Discipline.WARNING: "cảnh cáo",
    Discipline.PAY_CUT: "hạ bậc lương",
    Discipline.DEMOTION: "giáng chức",
    Discipline.REMOVAL: "cách chức",
    Discipline.DISMISSAL: "buộc thôi việc",
}
MODE_WORDS: Mapping[Mode, str] = {
    Mode.YEARLY: "thường xuyên",
    Mode.THEMED: "chuyên đề",
    Mode.SUDDEN: "đột xuất",
    Mode.EXCEPTIONAL: "thành tích đặc biệt xuất sắc",
    Mode.EXTERNAL: "đối ngoại",
    Mode.DEDICATION: "cống hiến",
    Mode.SENIORITY: "niên hạn",
    Mode.RESISTANCE: "kháng chiến",
}
STAFF_WORDS: Mapping[Staff, str] = {
    Staff.HEAD: "cấp trưởng",
    Staff.DEPUTY: "cấp phó",
    Staff.DIRECT: "người trực tiếp",
}
SERVICE_WORDS: Mapping[Service, str] = {
    Service.CIVIL_SERVANT: "công chức",
    Service.PUBLIC_EMPLOYEE: "viên chức",
    Service.LABOURER: "người lao động",
}
ABSENCE_WORDS: Mapping[Absence, str] = {
    Absence.MATERNITY: "thai sản",
    Absence.TREATMENT: "điều trị do chiến đấu, cứu người, cứu tài sản",
    Absence.OTHER: "lý do khác",
}
RESULT_WORDS: Mapping[ProposalResult, str] = {
    ProposalResult.GRANTED: "được khen",
    ProposalResult.REFUSED: "không được khen",
    ProposalResult.WITHDRAWN: "rút",
}
TRANSFER_WORDS: Mapping[Transfer, str] = {
    Transfer.ARRIVED: "chuyển đến",
    Transfer.SECONDED: "biệt phái",
}
TRAINING_WORDS: Mapping[Training, str] = {
    Training.SHORT: "ngắn hạn",
    Training.LONG_GOOD: "dài hạn, từ loại khá",
    Training.LONG_BELOW: "dài hạn, dưới loại khá",
}


def is_general(applies_to: str) -> bool:
    """Whether a rule is everybody's, or of a kind of staff that every office has."""
    return not applies_to or applies_to in SERVICE_WORDS.values()


def day_words(day: date) -> str:
    """31/12/2023."""
    return f"{day:%d/%m/%Y}"


def source_words(version: Version) -> str:
    """The article and the document it stands in, as one cites them."""
    if version.source.startswith(IN_THE_SPIRIT):
        return f"{version.source}; chưa tra được điều khoản hiện hành"
    if version.article == WHOLE_TEXT:
        return version.source
    own = _DOCUMENT.search(version.article)  # an article that names its document too
    if ";" in version.source or version.article == NO_ARTICLE or own:
        return f"{version.source} ({version.article})"
    return f"{version.article} {version.source}"


def period_words(start: date, last: date | None) -> str:
    """From when to when."""
    until = f" đến {day_words(last)}" if last else ""
    return f"từ {day_words(start)}{until}"


def effect_words(rule: Rule) -> str:
    """What the rule does to a proposal that breaks it."""
    if rule.blocks:
        return "chặn" if rule.on_by_default else "chặn khi cơ quan bật"
    return "chỉ để biết"
