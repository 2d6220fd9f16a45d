"""Texts in the fonts of TCVN3 and VNI, whose bytes only those fonts make readable."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from toolkit.exchange.sources.fonts import Font
from toolkit.legacy.old_codes import code_of_font, reads_as_vietnamese

# Letters that Vietnamese in Unicode has and the old codes cannot make.
_UNICODE = re.compile("[\u0100-\u01ff\u0300-\u0323\u1ea0-\u1ef9]")

# TCVN3 and VNI use the letters and signs of Western Europe for Vietnamese ones: «§¬n
# vÞ», «Ñôn vò», «Nguyeãn». Vietnamese has none of these letters, no sign within a word,
# and never these vowels side by side.
_LETTERS = "ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ"
_SIGNS = "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾"
_ANY = "[^\\W\\d_]"
_GARBLED = re.compile(
    f"(?<={_ANY})[{_LETTERS}]|[{_LETTERS}](?={_ANY})"
    f"|(?<={_ANY})[{_SIGNS}](?=[a-z])|(?<![\\w{_SIGNS}])[§®][{_SIGNS}a-z]"
    f"|(?<={_ANY})[µ¸¶·¹](?!\\w)"
    "|[aeAE][àáâãèéêìíòóôõùúÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚ]|[oO][âêôùÂÊÔÙ]|[uU][ùõÙÕ]"
)

_WORD = re.compile(
    f"[^\\W\\d_]+(?:[{_SIGNS}]+[^\\W\\d_]*)*"
    f"|(?<![{_SIGNS}])[{_SIGNS}]++[^\\W\\d_]+[{_SIGNS}]*"
)


@lru_cache(maxsize=8192)
def looks_legacy(text: str) -> bool:
    """Whether the letters of a text make sense only in an old font.

    The letters of «Müller» do so too; but as TCVN3 or VNI they are no Vietnamese.
    """
    if text.isascii() or _UNICODE.search(text) or not _GARBLED.search(text):
        return False
    words = _WORD.findall(text)
    return any(_GARBLED.search(word) and reads_as_vietnamese(word) for word in words)


def in_legacy_font(text: str) -> bool:
    """Whether a text set in an old font depends on it: not plain ASCII, not Unicode."""
    return not text.isascii() and not _UNICODE.search(text)


def legacy_styles(fonts: Iterable[Font]) -> Mapping[int, str]:
    """Cell formats (`Cell.style`) whose font is one of TCVN3 or VNI, and its name."""
    return {n: font.name for n, font in enumerate(fonts) if code_of_font(font.name)}
