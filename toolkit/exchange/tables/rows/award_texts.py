"""Titles as they stand in one cell: several of them, and who granted them."""

import re
from unicodedata import normalize

from toolkit.exchange.sources.source import Value

_BETWEEN = re.compile(r"\s*[,;+&\n/]\s*|\s+và\s+", re.IGNORECASE)
_YEAR = re.compile(r"\s*\(?năm \d{4}\)?$", re.IGNORECASE)
_OPENING = re.compile(
    r"(?:được |đã )?(?:tặng )?(?:danh hiệu )?"
    r"(?:bằng khen|giấy khen|cờ thi đua|cờ|BK|GK)\s+(?:của\s+)?",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:Thủ tướng|Chính phủ|Chủ tịch|Bộ trưởng|Bộ|Giám đốc|Tổng giám đốc|Tổng cục"
    r"|Tổng Liên đoàn|Tổng|UBND|Ủy ban|Uỷ ban|Sở|Ban|Hội|Liên đoàn|Công đoàn|Cục"
    r"|Trưởng|Hiệu trưởng|Viện trưởng|Thủ trưởng|Thường trực|Tỉnh ủy|Đảng ủy)\b",
    re.IGNORECASE,
)


def parts_of(value: Value) -> tuple[str, ...]:
    """The texts of one cell that may each be a title: «LĐTT, CSTĐCS»."""
    if not isinstance(value, str):
        return ()
    return tuple(part.strip() for part in _BETWEEN.split(value) if part.strip())


def awarding_body(value: Value) -> str:
    """«Bằng khen của Bộ trưởng Bộ A» → «Bộ trưởng Bộ A»; "" where nobody is named."""
    if not isinstance(value, str):
        return ""
    text = _YEAR.sub("", " ".join(normalize("NFC", value).split()))
    opening = _OPENING.match(text)
    rest = text[opening.end() :] if opening else ""
    return rest.strip(" .;,") if _BODY.match(rest) else ""
