"""Rows that add up what stands above them."""

import re
from unicodedata import normalize

from toolkit.exchange.sources.source import Value

_TOTAL = re.compile(r"(?:tổng )?cộng(?: (?:[\d.,]+|trang|mục|nhóm|số|toàn)\b.*)?|tổng")
_TOTAL_OPENINGS = (
    *("tổng cộng ", "tổng số ", "cộng chung"),
    *("mang sang ", "chuyển sang ", "cộng mang sang ", "cộng chuyển sang "),
)


def is_total(value: Value) -> bool:
    """Whether the first text of a row says that it is a total: «Tổng cộng: 3 người»."""
    if not isinstance(value, str):
        return False
    words = re.sub(r"[^\w.,]+", " ", normalize("NFC", value[:80]).lower())
    text = " ".join(words.split()).strip(" .,")
    return bool(_TOTAL.fullmatch(text)) or f"{text} ".startswith(_TOTAL_OPENINGS)
