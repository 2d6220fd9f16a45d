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

_READINGS: tuple[OldCode | None, ...] = (None, *OldCode)
"""How a text may be read: as Unicode, or in an old code."""

_CLEAR, _SENSIBLE = 20, 90
"""Of a hundred words so many more are syllables than otherwise read; and so many."""

_HEADINGS = 2
"""So many texts of a column may be its heading, typed anew."""

_WORD = re.compile(r"\S+")


class FontReading(NamedTuple):
    """A text in Unicode as its fonts show it; `other`: how its letters read, if that
    contradicts the fonts."""

    text: str
    other: str = ""


ColumnText = tuple[int, Pieces]
"""A text and the column that it stands in."""


def read_texts(texts: Mapping[ColumnText, int]) -> dict[ColumnText, FontReading]:
    """Texts of one sheet that are set in old fonts, in Unicode (NFC).

    `texts`: each with how often it stands in its column. Whether a text that makes
    sense both ways is typed in Unicode is told by the texts of its column: where most
    are, it is not to be guessed.
    """
    weighed = {one: _weighed(one[1]) for one in texts}
    plain = Counter[int]()
    for (column, pieces), one in weighed.items():
        if one.unicode:
            plain[column] += one.unicode * texts[column, pieces]
    old = Counter[int]()
    for (column, pieces), one in weighed.items():
        if column in plain:
            old[column] += one.old * texts[column, pieces]
    mixed = {c for c, count in plain.items() if count > max(_HEADINGS, old[c])}
    return {
        text: one.beside_unicode if text[0] in mixed else one.alone
        for text, one in weighed.items()
    }


class _Weighed(NamedTuple):
    """A text in old fonts: what it means alone, and in a column of Unicode.

    `unicode`, `old`: how many of its pieces must be Unicode, or of their code.
    """

    alone: FontReading
    beside_unicode: FontReading
    unicode: int
    old: int


@lru_cache(maxsize=8192)
def _weighed(pieces: Pieces) -> _Weighed:
    known = [
        _judged(code, text)
        for font, text in pieces
        if not text.isascii() and (code := code_of_font(font))
    ]
    return _Weighed(
        _read(pieces, unicode_too=False),
        _read(pieces, unicode_too=True),
        sum(one.is_unicode for one in known),
        sum(one.is_old for one in known),
    )


def _read(pieces: Pieces, *, unicode_too: bool) -> FontReading:
    if len(pieces) == 1:
        return _piece(*pieces[0], unicode_too=unicode_too)
    found = [_piece(*piece, unicode_too=unicode_too) for piece in pieces]
    text = normalize("NFC", "".join(one.text for one in found))
    other = normalize("NFC", "".join(one.other or one.text for one in found))
    return FontReading(text, other if other != text else "")


def _piece(font: str, text: str, *, unicode_too: bool) -> FontReading:
    code = code_of_font(font)
    capitals = shows_capitals(font)
    if code is None or text.isascii():
        shown, other = normalize("NFC", text), ""
    else:
        known = _judged(code, text)
        shown, other = known.shown, known.other_too if unicode_too else known.other
        capitals = capitals and made_of_bytes(text)
    shown = shown.upper() if capitals else shown
    return FontReading(shown, other if other != shown else "")


class _Judged(NamedTuple):
    """A text in a font of an old code, whatever else stands on its sheet.

    `shown`: as the font shows it; `is_unicode`, `is_old`: it must be Unicode, or of the
    code; `other`: the reading that contradicts the font, "" for none; `other_too`: the
    same where Unicode in this font is no surprise.
    """

    shown: str
    is_unicode: bool
    is_old: bool
    other: str = ""
    other_too: str = ""


@lru_cache(maxsize=8192)
def _judged(code: OldCode, text: str) -> _Judged:
    shares = _shares(text)
    own, plain = shares[code], shares[None]
    is_old = own >= plain + _CLEAR
    if not made_of_bytes(text):
        half = normalize("NFC", _half_converted(code, text))
        return _Judged(half, is_unicode=True, is_old=is_old)
    readings: list[OldCode | None] = [None, *(c for c in OldCode if c is not code)]
    clear = [r for r in readings if shares[r] >= max(_SENSIBLE, own + _CLEAR)]
    as_good = plain >= max(_SENSIBLE, own)
    other = _as(text, clear[0]) if clear else ""
    return _Judged(
        shown=_as(text, code),
        is_unicode=plain >= max(_SENSIBLE, own + _CLEAR),
        is_old=is_old,
        other=other,
        other_too=_as(text, None) if as_good else other,
    )


def _half_converted(code: OldCode, text: str) -> str:
    """A text with letters that no old font has: those words are typed in Unicode.

    The others too, unless they make sense in the font's code alone: «Ủy ban nh©n d©n».
    """
    words = _WORD.findall(text)
    rest = " ".join(word for word in words if made_of_bytes(word))
    shares = _shares(rest)
    if shares[None] >= shares[code]:
        return text
    return _WORD.sub(
        lambda found: read_as(code, found[0]) if made_of_bytes(found[0]) else found[0],
        text,
    )


def _as(text: str, reading: OldCode | None) -> str:
    return normalize("NFC", text if reading is None else read_as(reading, text))


def _shares(text: str) -> Mapping[OldCode | None, int]:
    """By each reading how many in a hundred words could be Vietnamese.

    Plain ASCII is left aside.
    """
    return _shares_of(tuple(word for word in text.split() if not word.isascii()))


@lru_cache(maxsize=4096)
def _shares_of(words: tuple[str, ...]) -> Mapping[OldCode | None, int]:
    counted = [_counted(word) for word in words]
    by_reading = zip(*counted, strict=True) if counted else ((),) * len(_READINGS)
    return {
        reading: round(100 * sum(n for n, _ in one) / (sum(n for _, n in one) or 1))
        for reading, one in zip(_READINGS, by_reading, strict=True)
    }


@lru_cache(maxsize=8192)
def _counted(word: str) -> tuple[tuple[int, int], ...]:
    """By each reading how many syllables a word holds, and of how many parts."""
    return tuple(syllables_in(_as(word, reading)) for reading in _READINGS)
