"""What the rows of a table mean together: groups, items, levels, and what is amiss."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from toolkit.legacy.adopt.outline import Is, Outline, Row

NOUGHT = Decimal(0)


class Doubt(NamedTuple):
    """What cannot be taken: the row, and the two numbers that should be one.

    Without numbers the row has no points that could be read.
    """

    row: Row
    said: Decimal | None = None
    added: Decimal | None = None


def mean(outline: Outline) -> list[Doubt]:
    """Say of each row what it is; returns what does not add up."""
    doubts = [Doubt(row) for row in outline.strays if row.unread]
    doubts += [Doubt(row) for row in outline.strays if not row.unread]
    for section in outline.sections:
        doubts += _meant(section)
    total, sections = outline.total, outline.sections
    known = [one.points for one in sections if one.points is not None]
    if total is not None and total.points is not None and len(known) == len(sections):
        added = sum(known, NOUGHT)
        if added != total.points:
            doubts.append(Doubt(total, total.points, added))
    return doubts


def _meant(row: Row) -> list[Doubt]:
    doubts: list[Doubt] = []
    for part in row.parts:
        doubts += _meant(part)
    if row.unread:
        return [*doubts, Doubt(row)]
    parts = row.parts or row.loose
    if any(part.unread for part in row.loose):
        doubts += [Doubt(part) for part in row.loose if part.unread]
        return doubts
    if row.parts and row.loose:
        _all_levels(row.loose)
    if not parts:
        row.kind = Is.ITEM
        return doubts if row.points is not None else [*doubts, Doubt(row)]
    points = [part.points for part in parts]
    known = [one for one in points if one is not None]
    if len(known) < len(parts):
        return doubts  # told at the part itself
    added = sum(known, NOUGHT)
    single = len(parts) == 1 and parts is row.loose
    if (row.points is None or row.points == added) and not single:
        row.kind, row.points = Is.GROUP, added
        _as_items(row)
    elif row.points is not None and _are_levels(parts, known, row.points):
        row.kind = Is.ITEM
        _all_levels(parts)
        row.parts = []
    else:
        doubts.append(Doubt(row, row.points, added))
    return doubts


def _are_levels(parts: Sequence[Row], points: Sequence[Decimal], most: Decimal) -> bool:
    """Whether one of the parts is reached: the best is worth all, the others less."""
    if any(part.parts or part.kind is Is.GROUP for part in parts):
        return False
    pairs = list(pairwise(points))
    one_way = all(a > b for a, b in pairs) or all(a < b for a, b in pairs)
    return one_way and max(points) == most


def _all_levels(parts: Iterable[Row]) -> None:
    for part in parts:
        part.kind = Is.LEVEL


def _as_items(row: Row) -> None:
    """Rows without a number that add up to the row above them are its parts."""
    if row.parts:
        return
    for part in row.loose:
        part.kind = Is.ITEM
    row.parts, row.loose = row.loose, []
