"""Folded names that one slip of the pen makes of each other."""

import re
from unicodedata import normalize

_MORE = re.compile(r"[(,]|\s[-–—]\s|\sthuộc\s")
_MARKS = re.compile("[\\s\u0300-\u036f–-]")


def comparable(key: str) -> bool:
    """Single words are too short to be compared, and digits are meant."""
    return " " in key and not any(map(str.isdigit, key))


def alike(one: str, other: str) -> bool:
    """Whether two names differ by marks and spaces alone, or by one letter."""
    return one_edit(one, other) or skeleton(one) == skeleton(other)


def parts(key: str) -> list[str]:
    """The names that may be meant by a longer one, which begins or ends with them.

    «Giám đốc Lê Hà», «Lê Thị Hà, Phó phòng»: other words stand before or behind.
    """
    words = key.split()
    behind = [" ".join(words[at:]) for at in range(1, len(words) - 1)]
    before = [" ".join(words[:at]) for at in range(len(words) - 1, 2, -1)]
    return [*behind, *before]


def stem(text: str) -> str:
    """What stands before a bracket, a comma, a dash or «thuộc», as it is written.

    "" where nothing is told behind a name, or where one word alone would be left.
    """
    bare = _MORE.split(text, maxsplit=1)[0].strip()
    return bare if bare != text.strip() and " " in bare else ""


def skeleton(key: str) -> str:
    """Letters alone, without spaces, dashes, hats, horns, tones and strokes; y is i."""
    bare = _MARKS.sub("", normalize("NFD", key.replace("đ", "d")))
    return bare.replace("y", "i")


def one_edit(one: str, other: str) -> bool:
    """A letter more, less, another, or two that changed places."""
    start, shorter = 0, min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    here, there = one[start : len(one) - end], other[start : len(other) - end]
    return max(len(here), len(there)) <= 1 or (len(here) == 2 and here == there[::-1])
