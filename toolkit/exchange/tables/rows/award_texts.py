"""Titles as they stand in one cell: several of them, and who granted them."""

import re
from functools import lru_cache
from unicodedata import normalize

from toolkit.exchange.sources.source import Value
from toolkit.exchange.tables.layout.marks import mark
from toolkit.xlsx.cells.cell import CellValue

_BETWEEN = re.compile(r"[,;+&\n/]|(?<=\s)và(?=\s)", re.IGNORECASE)
_BULLETS = " -–+•*\t\r\n\xa0"
_YEAR = re.compile(r"\(?năm \d{4}\)?$", re.IGNORECASE)
_OPENING = re.compile(
    r"(?:được |đã )?(?:tặng )?(?:danh hiệu )?"
    r"(?:bằng khen|giấy khen|cờ thi đua|cờ|BK|GK)\s+(?:của\s+)?",
    re.IGNORECASE,
)
_SALUTATION = re.compile(r"\s*(?:ông|bà|đ/c|đồng chí)[.:]?\s+", re.IGNORECASE)
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
    parts = (part.strip(_BULLETS) for part in _BETWEEN.split(value))
    return tuple(part for part in parts if part)


@lru_cache(maxsize=1024)
def is_words(value: CellValue) -> bool:
    """Whether a title is told in words: an x is none, nor a number, nor a dash."""
    if not isinstance(value, str) or mark(value) is not None:
        return False
    return any(sign.isalpha() for sign in value)


def without_salutation(value: Value) -> Value:
    """«Bà Hồ Thị Bé» → «Hồ Thị Bé»; «Hộ ông Lê Cò» is a household and stays."""
    if not isinstance(value, str):
        return value
    found = _SALUTATION.match(value)
    rest = value[found.end() :].strip() if found else ""
    return rest if len(rest.split()) > 1 else value


@lru_cache(maxsize=1024)
def awarding_body(value: Value) -> str:
    """«Bằng khen của Bộ trưởng Bộ A» → «Bộ trưởng Bộ A»; "" where nobody is named."""
    if not isinstance(value, str):
        return ""
    text = _YEAR.sub("", " ".join(normalize("NFC", value).split()))
    opening = _OPENING.match(text)
    rest = text[opening.end() :] if opening else ""
    return rest.strip(" .;,") if _BODY.match(rest) else ""
