"""How to type again a text that stands where a number is wanted."""

import re
from decimal import Decimal
from unicodedata import normalize

from toolkit.findings.texts.cell import CELL_WORDS
from toolkit.model.numbers import readings, vi

_COUNTED = re.compile(r"(?<=\d)\s*(?:ngày|tháng|năm|người|phiếu|lần|tập thể|hồ sơ)\.?$")
"""What is counted, behind its number: no part of it."""


def _meant(text: str) -> tuple[Decimal, ...]:
    return readings(_COUNTED.sub("", normalize("NFC", text).strip().lower()))


def whole_numbers(text: str) -> bool | None:
    """Whether a text that looks like a number may be a whole one; None: like none."""
    meant = _meant(text)
    return any(one == one.to_integral_value() for one in meant) if meant else None


def to_type(text: str) -> str:
    """«16,5 (máy dùng dấu chấm thì gõ 16.5)» of «16,5» or «16.5 »; else «một số …».

    Which sign is the decimal one is a setting of the PC: what looks like a number is
    most often one with the other sign.
    """
    meant = list(map(vi, _meant(text)))
    if not meant:
        return CELL_WORDS["number"]
    words = CELL_WORDS["or"].join(meant)
    if "," in meant[0]:
        words += CELL_WORDS["with_a_point"].format(meant[0].replace(",", "."))
    return words
