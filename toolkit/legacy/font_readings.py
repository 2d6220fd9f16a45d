"""What texts set in an old font mean: by the font, unless their letters contradict it.

A font says how its letters are to be read; but people type Unicode into a cell of
.VnTime, or set a text of VNI in it. Where another reading makes clearly more sense,
nobody is to guess: both are given.
"""

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from toolkit.legacy.old_book import Pieces
from toolkit.legacy.old_codes import (
    OldCode,
    code_of_font,
    made_of_bytes,
    read_as,
    shows_capitals,
)
from toolkit.legacy.syllables import syllables_in
from toolkit.xlsx.cells.place import SpotKey

_READINGS: tuple[OldCode | None, ...] = (None, *OldCode)
"""How a text may be read: as Unicode, or in an old code."""

_CLEAR, _SENSIBLE = 20, 90
"""Of a hundred words so many more are syllables than otherwise read; and so many."""

_WHOLE = 100
_HEADINGS = 2
"""So many texts of a column may be its heading, typed anew."""

_WORD = re.compile(r"\S+")


class FontReading(NamedTuple):
    """A text in Unicode as its fonts show it; `other`: how its letters read, if that
    contradicts the fonts."""

    text: str
    other: str = ""


def read_texts(texts: Mapping[SpotKey, Pieces]) -> dict[SpotKey, FontReading]:
    """Texts of one sheet that are set in old fonts, in Unicode (NFC); by place.

    Whether a text that makes sense both ways is typed in Unicode is told by the texts
    of its column: where most are, it is not to be guessed.
    """
    mixed = _columns_of_unicode(texts)
    known: dict[tuple[Pieces, bool], FontReading] = {}
    found: dict[SpotKey, FontReading] = {}
    for at, pieces in texts.items():
        key = (pieces, at[1] in mixed)
        if key not in known:
            known[key] = _read(pieces, unicode_too=key[1])
        found[at] = known[key]
    return found


def _columns_of_unicode(texts: Mapping[SpotKey, Pieces]) -> frozenset[int]:
    """The columns in which most texts in old fonts must be Unicode."""
    known: dict[Pieces, tuple[int, int]] = {}
    plain, old = Counter[int](), Counter[int]()
    for (_, column), pieces in texts.items():
        if pieces not in known:
            known[pieces] = _signs(pieces)
        must_be_plain, must_be_old = known[pieces]
        plain[column] += must_be_plain
        old[column] += must_be_old
    return frozenset(c for c, n in plain.items() if n > max(_HEADINGS, old[c]))


def _signs(pieces: Pieces) -> tuple[int, int]:
    """How many pieces in an old font must be Unicode, and how many its code."""
    plain = old = 0
    for font, text in pieces:
        code = None if text.isascii() else code_of_font(font)
        if code is not None:
            plain += _is_unicode(code, text)
            old += _share(text, code) >= _share(text, None) + _CLEAR
    return plain, old


def _is_unicode(code: OldCode, text: str) -> bool:
    """Whether the letters of a text cannot be the code's, or make no sense as such."""
    if not made_of_bytes(text):
        return True
    own, plain = (_share(text, one) for one in (code, None))
    return plain >= max(_SENSIBLE, own + _CLEAR)


def _read(pieces: Pieces, *, unicode_too: bool) -> FontReading:
    found = [_piece(*piece, unicode_too=unicode_too) for piece in pieces]
    text = normalize("NFC", "".join(one.text for one in found))
    other = normalize("NFC", "".join(one.other or one.text for one in found))
    return FontReading(text, other if other != text else "")


def _piece(font: str, text: str, *, unicode_too: bool) -> FontReading:
    code = code_of_font(font)
    if code is None:
        return FontReading(text)
    if not made_of_bytes(text):
        return FontReading(_half_converted(code, text))
    if text.isascii():
        return FontReading(text.upper() if shows_capitals(font) else text)
    shown = read_as(code, text)
    other = _other(code, text, unicode_too=unicode_too)
    return FontReading(shown.upper() if shows_capitals(font) else shown, other)


def _half_converted(code: OldCode, text: str) -> str:
    """A text with letters that no old font has: those words are typed in Unicode.

    The others too, unless they make sense in the font's code alone: «Ủy ban nh©n d©n».
    """
    words = _WORD.findall(text)
    rest = " ".join(word for word in words if made_of_bytes(word))
    if _share(rest, None) >= _share(rest, code):
        return text
    return _WORD.sub(
        lambda found: read_as(code, found[0]) if made_of_bytes(found[0]) else found[0],
        text,
    )


def _other(code: OldCode, text: str, *, unicode_too: bool) -> str:
    """The reading that contradicts the font; "" for none."""
    own = _share(text, code)
    if own > _WHOLE - _CLEAR and not unicode_too:
        return ""  # no other reading can make so much more sense
    readings: list[OldCode | None] = [None, *(c for c in OldCode if c is not code)]
    for reading in readings:
        share = _share(text, reading)
        as_good = unicode_too and reading is None and share >= own
        if share >= _SENSIBLE and (as_good or share >= own + _CLEAR):
            return _as(text, reading)
    return ""


def _as(text: str, reading: OldCode | None) -> str:
    return normalize("NFC", text if reading is None else read_as(reading, text))


def _share(text: str, reading: OldCode | None) -> int:
    """How many in a hundred words could be Vietnamese, plain ASCII left aside."""
    return _shares(text)[_READINGS.index(reading)]


@lru_cache(maxsize=4096)
def _shares(text: str) -> tuple[int, ...]:
    """The shares of every reading."""
    words = [_counted(word) for word in text.split() if not word.isascii()]
    return tuple(
        round(100 * sum(good) / (sum(whole) or 1))
        for good, whole in (zip(*one, strict=True) for one in zip(*words, strict=True))
    ) or (0,) * len(_READINGS)


@lru_cache(maxsize=8192)
def _counted(word: str) -> tuple[tuple[int, int], ...]:
    """By each reading how many syllables a word holds, and of how many parts."""
    return tuple(syllables_in(_as(word, reading)) for reading in _READINGS)
