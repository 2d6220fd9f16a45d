"""Long names in the letterhead: broken into lines where officials break them."""

from collections.abc import Sequence
from functools import cache

from toolkit.parts.records.text_size import text_px

_PX_OF_MM = 96 / 25.4
_SAFETY = 1.03
_WORDS = 40
"""A name of more words is a text, and wraps as such."""
_OPENING = frozenset({"tỉnh", "thành", "và", "huyện", "quận", "xã", "phường", "cục"})
"""A line rather begins with one of these: «ỦY BAN NHÂN DÂN / TỈNH …»."""
_ELSEWHERE = 0.3
"""Of the room: so much emptier may lines be that begin so, or end with a comma."""


def balanced(text: str, width: float, points: float, *, bold: bool = False) -> str:
    """A name in as few lines as it needs in capitals, none of them nearly empty.

    `width` in millimetres; lines are parted by line feeds.
    """
    words = text.split()
    room = width * _PX_OF_MM / _SAFETY
    if len(words) > _WORDS or _px(words, points, bold=bold) <= room:
        return text
    return "\n".join(" ".join(line) for line in _lines(words, room, points, bold=bold))


def _px(words: Sequence[str], points: float, *, bold: bool) -> float:
    return text_px(" ".join(words).upper(), points, bold=bold)


def _lines(
    words: Sequence[str], room: float, points: float, *, bold: bool
) -> list[Sequence[str]]:
    """The cheapest way to part the words: few lines first, then even ones."""

    @cache
    def best(start: int) -> tuple[int, float, int]:
        """(lines, cost, end of the first line) of what begins with this word."""
        found = []
        for end in range(start + 1, len(words) + 1):
            px = _px(words[start:end], points, bold=bold)
            if px > room and end > start + 1:
                break
            cost = (room - px) ** 2
            if end == len(words):
                found.append((1, cost, end))
                continue
            opens = words[end].casefold() in _OPENING or words[end - 1].endswith(",")
            lines, more, _ = best(end)
            cost += more + (0 if opens else (_ELSEWHERE * room) ** 2)
            found.append((lines + 1, cost, end))
        return min(found)

    lines, at = [], 0
    while at < len(words):
        end = best(at)[2]
        lines.append(words[at:end])
        at = end
    return lines
