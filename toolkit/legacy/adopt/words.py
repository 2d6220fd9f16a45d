"""The words of a scoring table: which column a heading names, what a row is called."""

import re
from unicodedata import normalize

from toolkit.model.numbers import from_cell, vi
from toolkit.xlsx.cells.cell import CellValue

FIELDS: dict[str, str] = {
    "number": "số thứ tự",
    "title": "nội dung",
    "standard": "điểm chuẩn",
    "total": "tự chấm",
    "appraised": "thẩm định",
    "final": "kết luận",
    "evidence": "minh chứng",
    "opinion": "ý kiến thẩm định",
}
"""Field of the form → the word that a clerk may call its column by."""
NEEDED = ("title", "standard", "total")

LONGEST = 200
"""Letters that are looked at; no heading is longer."""

LEFT = "left"
"""A column that is recognised, and that the toolkit has no use for."""

# The first that fits counts. «[^|]» keeps to one heading of those above each other.
_HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        ("opinion", r"ý kiến|nhận xét"),
        (
            "evidence",
            r"minh chứng|diễn giải|giải trình|thuyết minh|tài liệu|ghi chú|lý do|lí do",
        ),
        (LEFT, r"vượt|không đạt|điểm cộng|điểm thưởng|cộng thêm|điểm trừ|bị trừ"),
        (LEFT, r"xếp (?:loại|hạng)|tỷ lệ|tỉ lệ|%"),
        ("total", r"tự (?:chấm|đánh giá|cho điểm|xếp|nhận)|đơn vị (?:tự )?chấm"),
        (
            "final",
            r"kết luận|chính thức|cuối cùng|quyết định|công nhận|được duyệt"
            r"|(?:hội đồng|ban thi đua|cấp trên)[^|]*(?:chấm|duyệt|chốt)",
        ),
        (
            "appraised",
            r"thẩm định|phúc tra|chấm lại|kiểm tra"
            r"|(?:khối|cụm|tổ|ban|sở|phòng|cấp trên|lđlđ)[^|]*(?:chấm|xét|đánh giá)",
        ),
        (
            "standard",
            r"điểm (?:chuẩn|tối đa|quy định|tiêu chuẩn|cao nhất)|thang điểm|mức điểm"
            r"|(?<!tiêu )chuẩn$|^tối đa$",
        ),
        ("total", r"điểm (?:đạt|chấm)(?!.*chuẩn)|tổng điểm|^chấm$"),
        ("number", r"^(?:s ?t ?t|tt|số tt|số thứ tự|mục)$"),
        ("title", r"nội dung|tiêu chí|chỉ tiêu|tiêu chuẩn|nhiệm vụ|công việc"),
        ("standard", r"^(?:số )?điểm$"),
    )
)
_PLAIN_STANDARD = _HEADINGS[-1][1]

_TOTAL = re.compile(r"^(?:tổng|cộng)(?:\b|$)")
_PART = re.compile(
    r"^(?:tổng|cộng)[^|]{0,20}\b(?:mục|phần|nhóm|tiêu chí)\b|^cộng \(?[ivx]+\b"
)


def plain(value: CellValue) -> str:
    """A cell's text on one line, NFC, without spaces at its ends."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float):
        return vi(from_cell(value))
    return " ".join(normalize("NFC", str(value)).split())


def field_of(heading: str) -> tuple[str, bool]:
    """The field that a heading names, "" for none; and whether it surely does."""
    words = plain(heading[:LONGEST]).lower().strip(" .:*()")
    for field, pattern in _HEADINGS:
        if pattern.search(words):
            return field, pattern is not _PLAIN_STANDARD
    return "", False


def is_total(text: str) -> bool:
    """Whether a row adds up the whole table."""
    words = text[:LONGEST].lower().strip(" .:*")
    return _TOTAL.match(words) is not None and _PART.match(words) is None


def is_part_total(text: str) -> bool:
    """Whether a row adds up a part of it."""
    return _PART.match(text[:LONGEST].lower().strip(" .:*")) is not None


def is_grade(text: str) -> bool:
    """Whether a row holds the classification."""
    return text.lower().strip(" .:*").startswith("xếp loại")
