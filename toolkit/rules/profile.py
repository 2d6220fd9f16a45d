"""Whose rules an office may choose besides the general ones, and what each brings."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from toolkit.rules.book import RULES
from toolkit.rules.names import folded
from toolkit.rules.records import Rule
from toolkit.rules.shelf import Series, natural, series
from toolkit.rules.standards import (
    Deadline,
    Dossier,
    FormStandard,
    Grant,
    Quorum,
    TitleStandard,
    VoteThreshold,
)
from toolkit.rules.words import day_words, is_general

_LIKENESS = 0.6  # how alike a text and a choice are for the choice to be suggested


class Side(StrEnum):
    """In what an office may have rules of its own."""

    PROVINCE = "province"
    SECTOR = "sector"
    BODY = "body"


class Choice(NamedTuple):
    """One of the offices whose rules are known; `applies_to` as the data name it."""

    side: Side
    words: str
    applies_to: tuple[str, ...]


_BAC_GIANG = "Khối thi đua của Sở Công Thương Bắc Giang năm 2017"
CHOICES: tuple[Choice, ...] = (
    Choice(Side.PROVINCE, "An Giang", ("tỉnh An Giang",)),
    Choice(Side.PROVINCE, "Ninh Thuận", ("tỉnh Ninh Thuận",)),
    Choice(Side.PROVINCE, "Quảng Nam", ("tỉnh Quảng Nam",)),
    Choice(Side.SECTOR, "Công Thương", ("Bộ Công Thương",)),
    Choice(Side.SECTOR, "Giáo dục", ("ngành giáo dục",)),
    Choice(
        Side.SECTOR,
        "Lao động – Thương binh và Xã hội",
        (
            "Ngành Lao động – Thương binh và Xã hội",
            "Bộ Lao động – Thương binh và Xã hội",
        ),
    ),
    Choice(Side.SECTOR, "Quân đội nhân dân", ("Quân đội nhân dân",)),
    Choice(
        Side.SECTOR, "Thanh tra", ("ngành Thanh tra", "khối thi đua ngành Thanh tra")
    ),
    Choice(Side.BODY, "Cấp xã", ("cấp xã",)),
    Choice(Side.BODY, _BAC_GIANG, (_BAC_GIANG, "Sở Công Thương Bắc Giang")),
    Choice(Side.BODY, "Sở Công Thương Gia Lai", ("Sở Công Thương Gia Lai",)),
)
"""Everything that `applies_to` names in the data, but for kinds of staff."""


_STANDARDS: tuple[type[Any], ...] = (TitleStandard, FormStandard)
_OTHERS = (*_STANDARDS, Grant, VoteThreshold, Quorum, Dossier)


def choices_of(side: Side) -> tuple[Choice, ...]:
    """What can be chosen on a side, in the order of the list."""
    return tuple(one for one in CHOICES if one.side is side)


def choice_of(text: str, side: Side | None = None) -> Choice | None:
    """The choice of that name, in any spelling; None where there is none."""
    found = _spelled().get(folded(text))
    return found if found and side in (None, found.side) else None


def near_choice(text: str) -> Choice | None:
    """The choice, of whatever side, that a text nearly names."""
    from difflib import get_close_matches

    near = get_close_matches(folded(text), _spelled(), 1, _LIKENESS)
    return _spelled()[near[0]] if near else None


@cache
def _spelled() -> Mapping[str, Choice]:
    return {
        folded(name): one for one in CHOICES for name in (one.words, *one.applies_to)
    }


@cache
def brought_by(choice: Choice) -> str:
    """What a choice brings in: «R9a Quân đội: tỷ lệ …; R9b …»."""
    return f"{'; '.join(_brought(choice))}."


def _brought(choice: Choice) -> Iterator[str]:
    for rule in own_rules():
        if _is_of(rule, choice):
            yield f"{rule.id} {rule.quantity.title}{_ended(rule)}"
    for kind in _OTHERS:
        others: tuple[Series[Any], ...] = series(kind)
        for one in others:
            if _is_of(one, choice):
                yield f"{one.quantity.title}{_ended(one)}"
    if days := sum(_is_of(one, choice) for one in series(Deadline)):
        yield f"Lịch: {days} mốc thời gian"


@cache
def own_rules() -> tuple[Series[Rule], ...]:
    """The rules that are not general in any of their versions, R2 before R10."""
    found: list[Series[Rule]] = [
        one
        for kind in RULES
        for one in series(kind)
        if not any(is_general(record.applies_to) for record in one.records)
    ]
    return tuple(sorted(found, key=lambda one: natural(one.id)))


def _is_of(one: Series[Any], choice: Choice) -> bool:
    return any(record.applies_to in choice.applies_to for record in one.records)


def _ended(one: Series[Any]) -> str:
    last = one.records[0].last_day
    return f" (đến {day_words(last)})" if last else ""
