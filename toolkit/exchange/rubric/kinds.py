"""How an item is scored, told from the lines below it: levels, parts, or items."""

import re
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from toolkit.exchange.rubric.outline import Node
from toolkit.exchange.rubric.roles import GIVEN, Role
from toolkit.model.numbers import vi

ZERO = Decimal(0)
_TITLE = 90
_BONUS = re.compile(
    r"\b(?:điểm thưởng|thưởng điểm|điểm cộng|cộng điểm|cộng thêm|điểm khuyến khích)\b"
)
_MINUS = re.compile(r"\b(?:điểm trừ|trừ điểm|điểm phạt)\b")
_NOT = re.compile(r"\b(?:không|chưa) (?:bị )?(?:trừ|cộng|thưởng)")


class Mode(StrEnum):
    """Whether items make up the standard, come on top of it, or only take away."""

    USUAL = "usual"
    BONUS = "bonus"
    MINUS = "minus"


class Way(StrEnum):
    """What the lines without a number below an item are."""

    NONE = "none"
    NOTES = "notes"  # they have no points
    LEVELS = "levels"
    PARTS = "parts"  # done or not, summed
    ITEMS = "items"  # scored one by one
    SPANS = "spans"  # «5–10 điểm», «trừ 2 điểm»: a person gives the points


class Below(NamedTuple):
    """What is below an item: how it is scored, and the standard that follows from it.

    `why`: what speaks for it; `sure`: whether nothing speaks against it.
    """

    way: Way
    standard: Decimal | None = None
    why: str = ""
    sure: bool = True


def mode_of(node: Node, above: Mode) -> Mode:
    """The mode of an item: its group's, or what its own short title says."""
    title = " ".join(node.row.text.lower().split())
    if above is not Mode.USUAL or len(title) > _TITLE or _NOT.search(title):
        return above
    if node.said.each or not (node.children or "." not in node.path):
        return above
    adds, takes = bool(_BONUS.search(title)), bool(_MINUS.search(title))
    if adds == takes:
        return above
    return Mode.BONUS if adds else Mode.MINUS


def standard_of(node: Node) -> Decimal | None:
    """The standard points of an item: in its column, or at the end of its text."""
    found = node.points(Role.STANDARD) or node.said.points
    return found.value if found else None


def level_points(node: Node) -> Decimal | None:
    """The points of a line: at the end of its text, or in its column."""
    found = node.said.points or node.points(Role.LEVEL) or node.points(Role.STANDARD)
    return found.value if found else None


def has_points(node: Node) -> bool:
    """Whether an item, or anything below it, says a number of points or a rule."""
    return any(
        level_points(one) is not None or one.said.each is not None
        for one in node.each()
    )


def below(node: Node, standard: Decimal | None) -> Below:
    """What the lines without a number are below an item of these standard points."""
    lines = node.bullets
    if not lines:
        return Below(Way.NONE)
    if not any(has_points(line) for line in lines):
        return Below(Way.NOTES)
    if any(has_points(deep) for line in lines for deep in line.children):
        return Below(Way.ITEMS, _sum(lines), "mỗi dòng có các mức riêng")
    pointed = [line for line in lines if level_points(line) is not None]
    if not pointed:
        return Below(Way.NOTES)
    if any(_is_span(line) for line in pointed):
        return Below(Way.SPANS, None, "điểm ghi thành khoảng hoặc điểm trừ", sure=False)
    values = [point for one in pointed if (point := level_points(one)) is not None]
    return _by_values(lines, pointed, values, standard)


def _by_values(
    lines: Sequence[Node],
    pointed: Sequence[Node],
    values: Sequence[Decimal],
    standard: Decimal | None,
) -> Below:
    total, best = sum(values, ZERO), max(values)
    in_text = all(line.said.points is not None for line in pointed)
    parts = Way.PARTS if in_text and len(lines) == len(pointed) else Way.ITEMS
    typed = sum(any(line.points(role) for role in GIVEN) for line in lines)
    several = len(values) > 1
    if standard is None:
        falls = several and list(values) == sorted(set(values), reverse=True)
        if falls and typed < 2:
            why = f"điểm giảm dần từ {vi(best)}, mục không ghi điểm chuẩn"
            return Below(Way.LEVELS, best, why, sure=False)
        why = f"điểm các dòng cộng lại được {vi(total)}, mục không ghi điểm chuẩn"
        return Below(parts, total, why, sure=False)
    if best == standard and not (several and typed > 1):
        return Below(Way.LEVELS, standard, f"mức cao nhất bằng điểm chuẩn {vi(best)}")
    if total == standard and several:
        return Below(parts, standard, f"cộng lại bằng điểm chuẩn {vi(standard)}")
    sums = f"cao nhất {vi(best)}, cộng lại {vi(total)}, điểm chuẩn {vi(standard)}"
    if typed > 1 or (
        not in_text and several and best < standard and not _falls(values)
    ):
        return Below(Way.ITEMS, standard, sums, sure=False)
    return Below(Way.LEVELS, standard, sums, sure=False)


def levels_in_disguise(coded: Sequence[Node], standard: Decimal | None) -> bool:
    """Whether numbered rows are levels: «a 30, b 20, c 10» of an item of 30 points."""
    if standard is None or len(coded) < 2 or any(one.children for one in coded):
        return False
    values = [level_points(one) for one in coded]
    known = [value for value in values if value is not None]
    typed = sum(any(one.points(role) for role in GIVEN) for one in coded)
    falls = known == sorted(set(known), reverse=True)
    return len(known) == len(coded) and falls and known[0] == standard and typed < 2


def _falls(values: Sequence[Decimal]) -> bool:
    return len(values) > 2 and list(values) == sorted(set(values), reverse=True)


def _is_span(line: Node) -> bool:
    found = line.said.points or line.points(Role.STANDARD)
    return found is not None and (found.low is not None or line.said.sign == "-")


def _sum(lines: Sequence[Node]) -> Decimal | None:
    values = [standard_of(line) for line in lines]
    known = [value for value in values if value is not None]
    return sum(known, ZERO) if len(known) == len(values) else None
