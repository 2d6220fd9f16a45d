"""The figures of a report, read again after a person has edited it.

Of a figure that was typed over, a bookmark may hold a part, or nothing; so what stands
there is read widened to the whole number.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from toolkit.model.origin import Origin
from toolkit.reports.docx.intake import Parts
from toolkit.reports.docx.places import Spot, filled_parts, spots
from toolkit.reports.docx.xml import Element, W

PREFIX = "_so_"
NUMBER = re.compile(r"\d(?:[\d.,%]{0,40}\d)?")
"""A number as reports print it; «95,9%5» is what a slip of the finger made of one."""
_BETWEEN = " | "  # two cells of a row
AROUND = 25
"""Letters before and after a figure that are kept to find its sentence again."""


class Found(NamedTuple):
    """What stands at a bookmark: the whole number ("" for none), and around it."""

    bookmark: str
    text: str
    before: str
    after: str
    at: Origin


class Line(NamedTuple):
    """A paragraph as a person reads it, and where it stands."""

    text: str
    at: Origin


def read_figures(parts: Parts) -> tuple[tuple[Found, ...], tuple[Line, ...]]:
    """What stands at each of our bookmarks, and every line that says something.

    A row of a table is one line: a figure in it is known by the cells beside it.
    """
    found: dict[str, Found] = {}
    lines = []
    for part, root in filled_parts(parts).items():
        open_: dict[str, str] = {}
        for together in _lines(spots(part, root)):
            text, places = "", []
            for spot in together:
                own, here = _read(spot.paragraph, open_)
                text += _BETWEEN if text else ""
                places += [
                    (name, len(text), spot.origin, *at) for name, at in here.items()
                ]
                text += own
            if text.strip():
                lines.append(Line(text, together[0].origin))
            for name, by, origin, start, end in places:
                one = _widened(name, text, by + start, by + end, origin)
                found.setdefault(name, one)
    return tuple(found.values()), tuple(lines)


def _lines(all_spots: Iterable[Spot]) -> Iterator[list[Spot]]:
    """Paragraphs by themselves, those of one row of a table together."""
    for row, together in groupby(all_spots, key=lambda spot: spot.row):
        if row is None:
            yield from ([one] for one in together)
        else:
            yield list(together)


def _read(
    paragraph: Element, open_: dict[str, str]
) -> tuple[str, dict[str, tuple[int, int]]]:
    """The text of a paragraph, and where in it bookmarks begin and end."""
    pieces: list[str] = []
    length = 0
    places: dict[str, tuple[int, int]] = {}
    for one in _in_order(paragraph):
        if one.tag == f"{W}t":
            pieces.append(one.text or "")
            length += len(pieces[-1])
        elif one.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
            pieces.append(" ")
            length += 1
        elif one.tag == f"{W}noBreakHyphen":
            pieces.append("-")
            length += 1
        elif one.tag == f"{W}bookmarkStart":
            name = one.get(f"{W}name", "")
            if name.startswith(PREFIX):
                open_[one.get(f"{W}id", "")] = name
                places[name] = (length, -1)
        elif one.tag == f"{W}bookmarkEnd":
            name = open_.pop(one.get(f"{W}id", ""), "")
            if name in places:
                places[name] = (places[name][0], length)
    ended = {
        name: (start, end if end >= 0 else length)
        for name, (start, end) in places.items()
    }
    return "".join(pieces), ended


_GONE = frozenset((f"{W}del", f"{W}moveFrom", f"{W}rPr", f"{W}pPr"))


def _in_order(paragraph: Element) -> Iterator[Element]:
    """What a person sees of a paragraph: no deleted text, no box that lies in it."""
    waiting = list(reversed(paragraph))
    while waiting:
        one = waiting.pop()
        if one.tag in _GONE or one.tag == f"{W}p":
            continue
        yield one
        waiting.extend(reversed(one))


def _widened(name: str, text: str, start: int, end: int, at: Origin) -> Found:
    """The number at a place of a paragraph, whole, and what stands around it."""
    lowest, highest = max(start - 45, 0), end + 45
    near = [
        (lowest + one.start(), lowest + one.end())
        for one in NUMBER.finditer(text[lowest:highest])
    ]
    touching = [one for one in near if one[0] <= end and one[1] >= start]
    inside = [one for one in touching if one[0] < end and one[1] > start]
    best = (inside or touching or [(start, start)])[0]
    return Found(
        bookmark=name,
        text=text[best[0] : best[1]],
        before=text[max(best[0] - AROUND, 0) : best[0]],
        after=text[best[1] : best[1] + AROUND],
        at=at,
    )
