"""How much of a text could be Vietnamese: the share of its words that are syllables."""

import re
from functools import cache, lru_cache
from unicodedata import normalize

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_CONSONANTS = "bcdđghklmnpqrstvx"
_ONSET = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx]"
# The vowels of a syllable, each with the consonants that may end it.
_RIME = (
    "(?:[aăâeêioôơuưy]|oa|oă|oe|oo|uâ|uê|ui|uô|uơ|uy|uyê|iê|yê|ươ)(?:ng|nh|ch|[cmnpt])?"
    "|a[ioyu]|â[uy]|eo|êu|i[au]|ia|iêu|yêu|o[ai]|oai|oay|oao|oeo|ôi|ơi|u[aiy]|uây"
    "|uôi|uya|uyu|ưa|ư[iu]|ươ[iu]|uê|uơ"
)
_SYLLABLE = re.compile(f"(?:{_ONSET})?(?:{_RIME})")
_STOPS = ("c", "ch", "p", "t")
_SHORT = frozenset("\u0301\u0323")
_WORD = re.compile(r"[^\W\d_]+")
_SHORT_FORM = re.compile(r"\b[A-ZĐ]{2,}\b")


def vietnamese_share(text: str) -> float:
    """From 0 to 1; 0 for a text without words. «LĐTT», «QĐ» are no words."""
    good, words = syllables_in(_SHORT_FORM.sub(" ", normalize("NFC", text)))
    return good / words if words else 0.0


def syllables_in(text: str) -> tuple[int, int]:
    """How many words of a text could be syllables, and how many words it has."""
    words = _WORD.findall(normalize("NFC", text))
    return sum(map(is_syllable, words)), len(words)


@cache
def _plain() -> dict[int, str]:
    """Letters of the alphabet → the same without a tone."""
    toned = {
        normalize("NFC", vowel + tone): vowel
        for vowel in "aăâeêioôơuưy"
        for tone in ("", *_TONES)
    }
    letters = {**toned, **{letter: letter for letter in _CONSONANTS}}
    return {ord(letter): plain for letter, plain in letters.items()}


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Whether a word could be a Vietnamese syllable, by letters, order and tone."""
    if not (word.islower() or word.isupper() or word.istitle()):
        return False
    letters = normalize("NFC", word.lower())
    plain = _plain()
    if any(ord(letter) not in plain for letter in letters):
        return False
    bare = letters.translate(plain)
    toned = [one for one, other in zip(letters, bare, strict=True) if one != other]
    if len(toned) > 1 or _SYLLABLE.fullmatch(bare) is None:
        return False
    # What ends in a stop is spoken in the tones «sắc» and «nặng» alone.
    stopped = bare.endswith(_STOPS)
    return not stopped or (bool(toned) and _ends_short(toned[0]))


def _ends_short(letter: str) -> bool:
    return not _SHORT.isdisjoint(normalize("NFD", letter))
