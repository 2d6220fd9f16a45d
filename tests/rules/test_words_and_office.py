"""Every kind has its word; an office's own rule is a rule, or is refused."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest

from toolkit.rules import words
from toolkit.rules.loader import STATUSES, RulesFaultError
from toolkit.rules.office import office_ratio
from toolkit.rules.records import Measure, RatioKind, Scope

TABLES = [
    table
    for name, table in vars(words).items()
    if name.endswith("_WORDS") and name != "STATUS_WORDS"
]


@pytest.mark.parametrize("table", TABLES, ids=lambda t: type(next(iter(t))).__name__)
def test_every_member_has_a_word_of_its_own(table: dict[StrEnum, str]) -> None:
    assert set(table) == set(type(next(iter(table))))
    assert len(set(table.values())) == len(table)


def test_every_status_has_its_words() -> None:
    assert tuple(words.STATUS_WORDS) == STATUSES


def rule(**other: Any) -> Any:
    facts: dict[str, Any] = {
        "name": "QT1",
        "title": "Tỷ lệ của Sở",
        "numerator": Measure.BASE_FIGHTERS,
        "base": Measure.ADVANCED_WORKERS,
        "kind": RatioKind.AT_MOST,
        "limit": Decimal("12.50"),
        "per": Scope.UNIT,
        "start": date(2026, 1, 1),
        "until": None,
        "document": "Quy chế thi đua 2026",
    }
    return office_ratio(**{**facts, **other})


def test_an_office_rule_reads_like_any_other() -> None:
    made = rule()
    assert made.version.words == (
        "Số Chiến sĩ thi đua cơ sở không quá 12,5 % số Lao động tiên tiến"
    )
    assert made.blocks
    assert words.source_words(made.version) == "Quy chế thi đua 2026"
    assert made.per == (Scope.UNIT,)


@pytest.mark.parametrize(
    "wrong",
    [
        {"limit": Decimal("100.01")},
        {"limit": Decimal(-1)},
        {"until": date(2025, 12, 31)},
        {"base": Measure.BASE_FIGHTERS},
        {"document": " "},
    ],
)
def test_what_cannot_be_a_rule_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(RulesFaultError, match="QT1"):
        rule(**wrong)


def test_a_rule_of_one_day_is_a_rule() -> None:
    assert rule(until=date(2026, 1, 1)).last_day == date(2026, 1, 1)
