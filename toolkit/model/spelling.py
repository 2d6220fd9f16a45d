"""Vietnamese texts that differ only in how they were typed: «Hoà», «Hòa», «HOÀ»."""

import re
from unicodedata import normalize

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


def one_spelling(text: str) -> str:
    """The key of a text: one case, single spaces, a tone wherever it was typed.

    For texts of one's own; names of persons and bodies have `rules.names.folded`.
    """
    return " ".join(map(tone_last, normalize("NFC", text).casefold().split()))


def tone_last(word: str) -> str:
    """A word with its tone mark at the end; hats and horns stay with their letters."""
    if word.isascii():
        return word
    parted = normalize("NFD", word)
    tones = "".join(_TONES.findall(parted))
    return normalize("NFC", _TONES.sub("", parted)) + tones
