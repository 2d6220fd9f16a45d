"""TCVN3 (ABC) and VNI-Windows, the codes before Unicode, as Unicode.

Both used the places of Western European letters, of which a font made Vietnamese ones:
«§¬n vÞ» is «Đơn vị» in a font of TCVN3, «Ñôn vò» in one of VNI.
TCVN3 is TCVN 5712:1993, VSCII-3.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache
from unicodedata import normalize

from toolkit.legacy.syllables import is_syllable

_TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Grave, hook, tilde, acute, dot below: the order in which TCVN3 has them."""

_TCVN3_TONED: Mapping[str, str] = {
    **{"a": "b5b6b7b8b9", "ă": "bbbcbdbec6", "â": "c7c8c9cacb", "e": "cccecfd0d1"},
    **{"ê": "d2d3d4d5d6", "i": "d7d8dcddde", "o": "dfe1e2e3e4", "ô": "e5e6e7e8e9"},
    **{"ơ": "eaebecedee", "u": "eff1f2f3f4", "ư": "f5f6f7f8f9", "y": "fafbfcfdfe"},
}
"""Vowel → the bytes of it with each tone, in hexadecimal."""

_TCVN3_PLAIN = {
    **{0xA1: "Ă", 0xA2: "Â", 0xA3: "Ê", 0xA4: "Ô", 0xA5: "Ơ", 0xA6: "Ư", 0xA7: "Đ"},
    **{0xA8: "ă", 0xA9: "â", 0xAA: "ê", 0xAB: "ô", 0xAC: "ơ", 0xAD: "ư", 0xAE: "đ"},
}

_VNI_TONES = dict(zip("øûõùï", _TONES, strict=True))
_VNI_ON_CIRCUMFLEX = dict(zip("àåãáä", _TONES, strict=True))
_VNI_ON_BREVE = dict(zip("èúüéë", _TONES, strict=True))
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_VNI_ALONE = {
    **{"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị"},
    "î": "ỵ",
}


class OldCode(StrEnum):
    """A code before Unicode, by the name that people know."""

    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI"


# «.VnTime», «.Vn3DH»; real files have «VnTime» and «VnHelvetIns» without the dot.
_TCVN3_FONT = re.compile(r"(?i:\.vn)[a-zA-Z0-9]|(?i:vn(?:time|arial))|Vn[A-Z]")
_VNI_FONT = re.compile(r"vni\b|vni[-_ ]", re.IGNORECASE)
_STYLES = (" Italic", " Bold", " Regular")


@lru_cache(maxsize=256)
def code_of_font(font: str) -> OldCode | None:
    """The code that a font is made for: «.VnTime», «VnTime», «VNI-Times»."""
    if _VNI_FONT.match(font):
        return OldCode.VNI
    return OldCode.TCVN3 if _TCVN3_FONT.match(font) else None


@lru_cache(maxsize=256)
def shows_capitals(font: str) -> bool:
    """Whether a font draws small letters as capitals: .VnTimeH has no others."""
    name = font.partition(",")[0]
    for style in _STYLES:
        name = name.removesuffix(style).rstrip()
    return code_of_font(font) is OldCode.TCVN3 and name.endswith("H")


def made_of_bytes(text: str) -> bool:
    """Whether the letters of a text may be bytes that were taken for letters.

    Western programs make them by code page 1252, Vietnamese ones by 1258.
    """
    return text.isascii() or _letters_of_bytes().issuperset(text)


def read_as(code: OldCode, text: str) -> str:
    """A text of an old code in Unicode (NFC); letters that it has no use for stay."""
    if code is OldCode.TCVN3:
        return text.translate(_tcvn3())
    western = text.translate(_western()) if made_of_bytes(text) else text
    return _vni_pattern().sub(lambda found: _vni()[found[0]], western)


def reads_as_vietnamese(word: str) -> bool:
    """Whether a word, in one of the old codes, could be a Vietnamese syllable."""
    return any(is_syllable(read_as(code, word).lower()) for code in OldCode)


@cache
def _letters_of_bytes() -> frozenset[str]:
    """What single bytes may have become, and what a text holds besides."""
    every = bytes(range(256))
    pages = (every.decode(page, "ignore") for page in ("cp1252", "cp1258", "latin-1"))
    return frozenset("".join(pages))


@cache
def _western() -> Mapping[int, str]:
    """Letters of code page 1258 alone → those of the same bytes in 1252."""
    pairs = (
        (
            bytes([byte]).decode("cp1258", "ignore"),
            bytes([byte]).decode("cp1252", "ignore"),
        )
        for byte in range(0x80, 0x100)
    )
    return {ord(one): other for one, other in pairs if one and other and one != other}


@cache
def _tcvn3() -> Mapping[int, str]:
    """Stored letter → meant letter, however the byte was taken for a letter.

    A program of Vietnamese settings (code page 1258) makes other letters of some bytes.
    """
    bytes_ = dict(_TCVN3_PLAIN)
    for vowel, places in _TCVN3_TONED.items():
        for byte, tone in zip(bytes.fromhex(places), _TONES, strict=True):
            bytes_[byte] = normalize("NFC", vowel + tone)
    found: dict[int, str] = {}
    for page in ("cp1252", "cp1258"):
        for byte, letter in bytes_.items():
            found.setdefault(ord(bytes([byte]).decode(page)), letter)
    return found


@cache
def _vni() -> Mapping[str, str]:
    """One or two stored letters → the letter that is meant; of both cases."""
    small = dict(_VNI_ALONE)
    for vowel in "aeouy":
        for mark, tone in _VNI_TONES.items():
            small[vowel + mark] = vowel + tone
    for stored, vowel in (("ô", "ơ"), ("ö", "ư")):
        for mark, tone in _VNI_TONES.items():
            small[stored + mark] = vowel + tone
    for vowel in "aeo":
        small[f"{vowel}â"] = vowel + _CIRCUMFLEX
        for mark, tone in _VNI_ON_CIRCUMFLEX.items():
            small[vowel + mark] = vowel + _CIRCUMFLEX + tone
    small["aê"] = f"a{_BREVE}"
    for mark, tone in _VNI_ON_BREVE.items():
        small[f"a{mark}"] = f"a{_BREVE}{tone}"
    del small["yï"]  # ỵ is stored as one letter
    found = {stored: normalize("NFC", meant) for stored, meant in small.items()}
    return {
        **found,
        **{stored.upper(): meant.upper() for stored, meant in found.items()},
        # «Hoøa» in capitals is «HOØA», and people mix: «Oø».
        **{s[0].upper() + s[1:]: m.upper() for s, m in found.items() if len(s) > 1},
    }


@cache
def _vni_pattern() -> re.Pattern[str]:
    """The longest first."""
    return re.compile("|".join(map(re.escape, sorted(_vni(), key=len, reverse=True))))
