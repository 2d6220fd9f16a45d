"""What each column of a scoring table is for, by the words of its heading."""

import re
from enum import StrEnum
from functools import lru_cache
from unicodedata import normalize


class Role(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    TEXT = "text"
    DETAIL = "detail"  # a second column of texts: what of the first one is judged
    STANDARD = "standard"
    LEVEL = "level"  # a second column of such points: those of the levels
    OVER = "over"  # percent over target
    BONUS = "bonus"
    UNDER = "under"  # percent under target
    PENALTY = "penalty"
    RESULT = "result"  # «Tổng điểm», where nobody says who gave them
    SELF = "self"
    APPRAISED = "appraised"
    FINAL = "final"
    REASON = "reason"
    OPINION = "opinion"
    NOTE = "note"
    # Later rounds that an office named itself, from left to right, and why.
    ROUND_1 = "round_1"
    ROUND_2 = "round_2"
    ROUND_3 = "round_3"
    ROUND_4 = "round_4"
    ROUND_5 = "round_5"
    ROUND_6 = "round_6"
    WHY_1 = "why_1"
    WHY_2 = "why_2"
    WHY_3 = "why_3"
    WHY_4 = "why_4"
    WHY_5 = "why_5"
    WHY_6 = "why_6"


OWN = (
    *(Role.ROUND_1, Role.ROUND_2, Role.ROUND_3),
    *(Role.ROUND_4, Role.ROUND_5, Role.ROUND_6),
)
"""Columns of points of rounds that an office named itself."""

_WHYS = (Role.WHY_1, Role.WHY_2, Role.WHY_3, Role.WHY_4, Role.WHY_5, Role.WHY_6)
WHY = dict(zip(OWN, _WHYS, strict=True))
"""The columns of the reasons for these points."""

POINTS = frozenset(
    {
        *OWN,
        *(Role.STANDARD, Role.LEVEL, Role.BONUS, Role.PENALTY, Role.RESULT),
        *(Role.SELF, Role.APPRAISED, Role.FINAL),
    }
)
"""Columns of points."""

PERCENTS = frozenset({Role.OVER, Role.UNDER})
GIVEN = (Role.SELF, Role.APPRAISED, Role.FINAL)
"""Whose points they are."""

LONGEST = 90
"""Letters of a heading; what is longer is a sentence."""

_SIGNS = re.compile(r"[^\w%/+-]+")

# In this order: the first that fits. «Lý do cộng, trừ điểm» is a reason, no bonus;
# «Vượt chỉ tiêu» is no column of criteria.
_WORDS: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, re.compile(words))
    for role, words in (
        (
            Role.NUMBER,
            r"(?:stt|tt|số tt|s tt|số thứ tự|thứ tự|mục|mã|mã số|số|ký hiệu|mã tiêu chí"
            r"|tiêu chí số|số tiêu chí|số mục|điều)$",
        ),
        (Role.NOTE, r"ghi chú|chú thích"),
        (Role.OPINION, r"ý kiến|nhận xét"),
        (
            Role.REASON,
            r".*\b(?:lý do|lí do|minh chứng|diễn giải|giải trình|kiểm chứng|chứng minh"
            r"|thuyết minh|tài liệu|văn bản (?:chứng|kèm)|căn cứ)",
        ),
        (
            Role.DETAIL,
            r"(?:phương pháp|cách (?:thức )?(?:tính|chấm|cho|đánh giá)|hướng dẫn"
            r"|cách thức|quy tắc|mức chấm|biểu điểm)",
        ),
        (
            Role.TEXT,
            r"(?:các |tên )?(?:nội dung|tiêu chí|tiêu chuẩn|nhiệm vụ|danh mục|yêu cầu"
            r"|chỉ tiêu|hạng mục|chỉ số)",
        ),
        (Role.OVER, r"(?:tỷ lệ |tỉ lệ |% |phần trăm )?vượt"),
        (Role.UNDER, r"không đạt|chưa đạt|không hoàn thành|chưa hoàn thành"),
        (Role.FINAL, r"kết luận|chốt|công nhận|chính thức|cuối cùng|phê duyệt"),
        (Role.SELF, r".*\btự\b|.*(?:đơn vị|cá nhân|cơ sở) (?:chấm|đánh giá)"),
        (
            Role.APPRAISED,
            r"thẩm định|thẩm tra|phúc tra|.*\b(?:khối|cụm|cấp trên|hội đồng|hđ|hđtđkt"
            r"|thường trực|tổ|ban|đoàn|lãnh đạo|quận|huyện|tỉnh|sở|liên đoàn|lđlđ)\b"
            r".*(?:chấm|đánh giá|thẩm định|xét|duyệt|cho điểm)|.*\bthẩm định"
            r"|(?:khối|cụm|cấp trên|hội đồng|điểm hội đồng|điểm khối|điểm cụm)$"
            r"|(?!điểm )\w+ chấm$",
        ),
        (
            Role.STANDARD,
            r".*\b(?:chuẩn|tối đa|thang điểm|khung điểm|quy định|barem|ba rem"
            r"|trọng số|mức điểm|điểm giao|điểm tiêu chí)\b",
        ),
        (Role.RESULT, r"(?:tổng|cộng|tổng cộng|tổng số)$"),
        (
            Role.BONUS,
            r"(?:số )?(?:điểm )?(?:được )?(?:cộng|thưởng)(?! chung)|.*điểm thưởng",
        ),
        (Role.PENALTY, r"(?:số )?(?:điểm )?(?:bị )?trừ\b"),
        (
            Role.RESULT,
            r"tổng (?:số )?(?:điểm|cộng)|(?:số )?điểm (?:đạt|thực|chấm)|.*đạt được"
            r"|kết quả|điểm kết quả",
        ),
        (Role.TEXT, r".*(?:nội dung|tiêu chí|tiêu chuẩn|chỉ tiêu|nhiệm vụ)"),
    )
)
_BARE_POINTS = re.compile(r"(?:số )?điểm(?: số)?$")
_GROUPED = re.compile(r"điểm|đánh giá|chấm điểm|kết quả chấm|kết quả đánh giá")


def plain(text: str) -> str:
    """A heading in small letters, its signs as single blanks."""
    return " ".join(_SIGNS.sub(" ", normalize("NFC", text).lower()).split())


@lru_cache(maxsize=4096)
def role_of(text: str, above: str = "") -> Role | None:
    """What a heading says that its column is for; None where nobody knows.

    `above`: the heading over several columns, this one among them.
    """
    own, over = plain(text), plain(above)
    if len(own) > LONGEST or len(over) > LONGEST:
        return None
    found = _first(own)
    group = _first(over) if over else None
    if group in GIVEN:
        # «Tự chấm: điểm chuẩn | cộng | trừ | tổng»: of a later round only its sum.
        if found in (Role.RESULT, None) or _BARE_POINTS.fullmatch(own):
            return group
        return found if group is Role.SELF or found not in POINTS else None
    if found is None and over and not _GROUPED.fullmatch(over):
        return group
    return found


def is_bare_points(text: str) -> bool:
    """Whether a heading says «Điểm» and no more: which points, the others tell."""
    return _BARE_POINTS.fullmatch(plain(text)) is not None


def _first(text: str) -> Role | None:
    return next((role for role, words in _WORDS if words.match(text)), None)
