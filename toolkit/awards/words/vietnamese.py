"""Names and texts in Vietnamese order: given name first, tones after letters."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from unicodedata import combining, normalize

from toolkit.awards.settings import ToneOrder

Word = tuple[tuple[int, ...], tuple[int, ...]]
"""Letters, then tones: «hạ» stands after «hà», both before «hai»."""
TextKey = tuple[Word, ...]
NameKey = tuple[TextKey, TextKey, TextKey, TextKey]

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PLACES = {normalize("NFD", letter): at for at, letter in enumerate(_LETTERS, 1)}
_OTHER = len(_LETTERS) + 1

_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
_TONES: Mapping[ToneOrder, str] = {
    ToneOrder.DICTIONARY: _GRAVE + _HOOK + _TILDE + _ACUTE + _DOT,
    ToneOrder.SCHOOL: _GRAVE + _ACUTE + _HOOK + _TILDE + _DOT,
}
_SHAPES = "\u0302\u0306\u031b"
"""Hat, breve, horn: they make another letter, not another tone."""

_WORDS = re.compile("\\d+|(?:[^\\W\\d_][\u0300-\u036f]*)+")
_SILENT = re.compile("['’ʼ`]")  # H'Bia, K’pă: within a word
_LONGEST_NUMBER = 18
_CODE = re.compile(r"\(([^()]*)\)\s*$")


def name_key(name: str, order: ToneOrder) -> NameKey:
    """The key that sorts persons: given name, middle names, family name, code.

    «Tên (mã)» sorts by the code where everything else is equal. Case does not count,
    nor where in a syllable a tone was typed.
    """
    code = _CODE.search(name)
    words = text_key(name[: code.start()] if code else name, order)
    given, middle, family = words[-1:], words[1:-1], words[:-1][:1]
    return (given, middle, family, text_key(code[1], order) if code else ())


def text_key(text: str, order: ToneOrder) -> TextKey:
    """The key that sorts units, awards, authorities: word by word, numbers as numbers.

    «Phòng 2» stands before «Phòng 10».
    """
    bare = _SILENT.sub("", normalize("NFD", text.lower()))
    return tuple(_word_key(word, order) for word in _WORDS.findall(bare))


@lru_cache(maxsize=8192)
def _word_key(word: str, order: ToneOrder) -> Word:
    if word.isdecimal() and len(word) <= _LONGEST_NUMBER:
        return ((0, int(word)), ())
    tones = _TONES[order]
    return (
        tuple(_letter_key(letter) for letter in _letters(word)),
        tuple(tones.index(mark) for mark in word if mark in tones),
    )


def _letters(word: str) -> Iterable[str]:
    """Each letter of a decomposed word with its marks, but without the tone."""
    letter = ""
    for character in word:
        if not combining(character):
            if letter:
                yield letter
            letter = character
        elif character not in _TONES[ToneOrder.DICTIONARY]:
            letter += character
    yield letter


def _letter_key(letter: str) -> int:
    """Its place in the alphabet; foreign marks and letters after the known ones."""
    shape = "".join(mark for mark in letter[1:] if mark in _SHAPES)
    if letter[0] + shape in _PLACES:
        place = _PLACES[letter[0] + shape]
        foreign = sum(ord(mark) for mark in letter[1:] if mark not in _SHAPES)
    else:
        place = _PLACES.get(letter[0], _OTHER + ord(letter[0]))
        foreign = sum(map(ord, letter[1:]))
    return place << 16 | foreign
