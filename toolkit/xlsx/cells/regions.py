"""Rectangles of a sheet: read, written, held against each other."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Protocol, TypeVar

from toolkit.xlsx.cells.address import a1, absolute, parse_a1, quoted
from toolkit.xlsx.cells.cell import Region


def region_of(ref: str, sheet: str) -> Region:
    """A1:B3 or A1 → a region. Raises ValueError outside the grid."""
    first, _, second = ref.partition(":")
    top, left = parse_a1(first)
    bottom, right = parse_a1(second or first)
    if bottom < top or right < left:
        raise ValueError(f"not a rectangle: {ref!r}")
    return Region(sheet, top, left, bottom, right)


def ref_of(region: Region) -> str:
    """A region as A1:B3; one cell as A1."""
    first = a1(region.top, region.left)
    last = a1(region.bottom, region.right)
    return first if first == last else f"{first}:{last}"


def absolute_ref(region: Region) -> str:
    """A region with its sheet, as names hold it: 'Kế hoạch'!$A$1:$M$24."""
    first = absolute(region.top, region.left)
    last = absolute(region.bottom, region.right)
    return f"{quoted(region.sheet)}!{first}:{last}"


class Rectangle(Protocol):
    """Rows and columns from the first to the last, wherever they lie."""

    @property
    def top(self) -> int: ...
    @property
    def left(self) -> int: ...
    @property
    def bottom(self) -> int: ...
    @property
    def right(self) -> int: ...


Shape = TypeVar("Shape", bound=Rectangle)


def first_overlap(regions: Iterable[Shape]) -> Shape | None:
    """A region that overlaps one above it, if any; n regions in n log n steps."""
    # The regions last seen, by column: (left, right, bottom), never overlapping.
    front: list[tuple[int, int, int]] = []
    for region in sorted(regions, key=lambda r: (r.top, r.left)):
        at = bisect_left(front, (region.left, 0, 0))
        if at and front[at - 1][1] >= region.left:
            at -= 1
        while at < len(front) and front[at][0] <= region.right:
            if front[at][2] >= region.top:
                return region
            del front[at]
        front.insert(at, (region.left, region.right, region.bottom))
    return None
