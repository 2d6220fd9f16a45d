"""S603: a text that looks like a number, inside a range that is summed."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate

from toolkit.audit.rows import same_shape
from toolkit.audit.sums import Area
from toolkit.audit.suspicion import Suspicion
from toolkit.audit.view import SheetView
from toolkit.model.numbers import readings
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.place import SpotKey

_DIGIT = re.compile(r"\s*'?[+-]?\d")
_YEAR = re.compile(r"\s*(?:19|20)\d\d\s*")


def number_texts(view: SheetView) -> Iterator[Suspicion]:
    """Each number stored as text that a sum passes over.

    A range of nothing but such texts is one suspicion, at its first cell.
    """
    looking = {p: t for p, t in view.texts.items() if looks_like_number(t)}
    if not looking:
        return
    ranges = _Ranges(view)
    whole: dict[Area, list[SpotKey]] = defaultdict(list)
    for place, text in sorted(looking.items()):
        area = ranges.around(place)
        if area is None:
            continue
        amount = ranges.numbers_beside(area, place)
        if amount >= 2 and _of_the_list(view, area, place):
            yield Suspicion(place, "S603", text, _name(area))
        elif not amount and not _YEAR.fullmatch(text):
            whole[area].append(place)
    for area, places in whole.items():
        filled = [p for p in view.places(area) if not view.blank(p)]
        if len(places) >= 3 and len(places) == len(filled):
            seen, others = view.texts[places[0]], tuple(places[1:])
            yield Suspicion(places[0], "S603", seen, _name(area), others)


def looks_like_number(text: str) -> bool:
    """«16,5», « 12», «05», «1.200.000 đ»; not «-», «x», «(1)», «không», «0»."""
    if not _DIGIT.match(text):
        return False
    return any(reading for reading in readings(text))


def _of_the_list(view: SheetView, area: Area, place: SpotKey) -> bool:
    """The text stands in a row of the list, not in a heading taken into the range."""
    row, column = place
    at_edge = row in (area.top, area.bottom) or column in (area.left, area.right)
    if _YEAR.fullmatch(view.texts[place]) and at_edge:
        return False
    if not area.vertical:
        return True
    for other in (row - 1, row + 1):
        inside = area.top <= other <= area.bottom
        if inside and view.numeric((other, column)):
            return same_shape(view, other, row, column)
    return row not in (area.top, area.bottom)


def _name(area: Area) -> str:
    return f"{a1(area.top, area.left)}:{a1(area.bottom, area.right)}"


class _Ranges:
    """The ranges that are summed, found by a cell inside."""

    def __init__(self, view: SheetView) -> None:
        self.view = view
        self.lines: dict[tuple[bool, int], list[tuple[int, int, Area]]]
        self.lines = defaultdict(list)
        areas = {
            area
            for one in view.sums
            for call in one.calls
            for area in call.areas
            if not area.single
        }
        for area in areas:
            if area.bottom - area.top >= area.right - area.left:
                for column in range(area.left, area.right + 1):
                    self.lines[True, column].append((area.top, area.bottom, area))
            else:
                for row in range(area.top, area.bottom + 1):
                    self.lines[False, row].append((area.left, area.right, area))
        self.widest: dict[tuple[bool, int], list[tuple[int, Area]]] = {}
        for key, line in self.lines.items():
            line.sort()
            reach = accumulate(((last, area) for _, last, area in line), max)
            self.widest[key] = list(reach)

    def around(self, place: SpotKey) -> Area | None:
        """A summed range that holds the place, down its column if it has numbers."""
        found = None
        for down, line, here in ((True, *place[::-1]), (False, *place)):
            ranges = self.lines.get((down, line))
            if not ranges:
                continue
            number = bisect_right(ranges, (here, 1 << 30)) - 1
            if number >= 0 and self.widest[down, line][number][0] >= here:
                area = self.widest[down, line][number][1]
                if self.numbers_beside(area, place) >= 2:
                    return area
                found = found or area
        return found

    def numbers_beside(self, area: Area, place: SpotKey) -> int:
        """How many numbers the range has along the line of the place."""
        row, column = place
        if area.bottom - area.top >= area.right - area.left:
            line = Area(area.top, column, area.bottom, column)
        else:
            line = Area(row, area.left, row, area.right)
        return self.view.count_numeric(line)
