"""Random registers: several agencies, odd names, every setting, rules of the office."""

from datetime import date
from random import Random
from typing import Any, NamedTuple

from toolkit.forms.register.award_list import award_words
from toolkit.forms.register.computed import RATIO_MEASURES
from toolkit.model.emulation import ProposalResult, Rating, Recipient, Service, Staff
from toolkit.rules.book import settings as rule_settings
from toolkit.rules.words import (
    KIND_WORDS,
    LEVEL_WORDS,
    MEASURE_WORDS,
    RATING_WORDS,
    RECIPIENT_WORDS,
    RESULT_WORDS,
    ROUNDING_WORDS,
    SCOPE_WORDS,
    SERVICE_WORDS,
    STAFF_WORDS,
)

YEARS = (2015, 2017, 2018, 2022, 2023, 2024, 2025, 2026)
# Signs that a criterion reads as its own: wild cards, comparisons, quotes.
UNITS = (
    *("Phòng Kỹ thuật", 'Phòng "Một cửa"', "Phòng A*", "Phòng A?", "Phòng ~B"),
    *("=Tổ 1", "<Tổ 2>", "Trung tâm 'Khuyến công'", "Đội 5 & 6", "Phòng AB"),
)
GROUPS = ("Nhóm 1", "Nhóm *", "=Nhóm 3", None)
AWARDS = (
    *("advanced_worker", "base_fighter", "province_merit", "praise_letter"),
    *("government_flag", "province_flag", "advanced_collective"),
    "excellent_collective",
)
AUTHORITIES = (
    *("Giám đốc Sở Công Thương", "Chủ tịch UBND tỉnh Gia Lai", "Bộ Công Thương"),
    *("UBND *", '"Sở"', None),
)
PERIODS = (None, None, "2019–2020", "6 tháng 2023", "=2020")


class Case(NamedTuple):
    """What is typed into a register."""

    year: int
    tables: dict[str, list[dict[str, Any]]]
    settings: dict[str, str]
    switches: dict[str, str]
    office_rules: list[list[Any]]


def random_case(seed: int) -> Case:
    """The same case for the same seed."""
    chance = Random(seed)
    year = chance.choice(YEARS)
    units = chance.sample(UNITS, chance.randint(1, len(UNITS)))
    return Case(
        year=year,
        tables=_tables(chance, year, units),
        settings=_settings(chance),
        switches={
            rule: chance.choice(("có", "không"))
            for rule in ("R1", "R7", "R9a", "R9b", "R10a")
            if chance.random() < 0.6
        },
        office_rules=[_rule(chance, n) for n in range(chance.randint(0, 3))],
    )


def _tables(
    chance: Random, year: int, units: list[str]
) -> dict[str, list[dict[str, Any]]]:
    agencies = chance.randint(0, min(3, len(units)))
    return {
        "units": [
            {
                "name": unit,
                "is_agency": "x" if n < agencies else None,
                "parent": chance.choice([None, *units[:agencies]])
                if n >= agencies
                else None,
                "cluster": chance.choice(("Khối 1", "Khối *", None)),
            }
            for n, unit in enumerate(units)
        ],
        "ratings": _many(chance, 60, lambda: _rating(chance, year, units)),
        "proposals": _many(chance, 40, lambda: _proposal(chance, year, units)),
        "awards": _many(chance, 40, lambda: _award(chance, year, units)),
        "dossiers": _many(chance, 12, lambda: _dossier(chance, year, units)),
    }


def _many(chance: Random, most: int, make: Any) -> list[dict[str, Any]]:
    return [make() for _ in range(chance.randint(0, most))]


def _common(chance: Random, year: int, units: list[str]) -> dict[str, Any]:
    unit = chance.choice([*units, None])
    if unit and chance.random() < 0.1:
        unit = unit.upper()  # criteria do not mind the case
    recipient = chance.choices(list(Recipient), (8, 2, 1))[0]
    name = f"Người {chance.randint(1, 30)}"
    if recipient is Recipient.COLLECTIVE:
        name = chance.choice(units)
    return {
        "year": chance.choice((year, year, year, year - 1)),
        "recipient": RECIPIENT_WORDS[recipient],
        "name": name,
        "unit": unit,
    }


def _rating(chance: Random, year: int, units: list[str]) -> dict[str, Any]:
    return {
        **_common(chance, year, units),
        "staff": _maybe(chance, STAFF_WORDS, Staff),
        "service": _maybe(chance, SERVICE_WORDS, Service),
        "group": chance.choice(GROUPS),
        "rating": _maybe(chance, RATING_WORDS, Rating),
    }


def _proposal(chance: Random, year: int, units: list[str]) -> dict[str, Any]:
    result = _maybe(chance, RESULT_WORDS, ProposalResult)
    return {
        **_common(chance, year, units),
        "staff": _maybe(chance, STAFF_WORDS, Staff),
        "award": award_words()[chance.choice(AWARDS)],
        "authority": chance.choice(AUTHORITIES),
        "result": result if chance.random() < 0.4 else None,
    }


def _award(chance: Random, year: int, units: list[str]) -> dict[str, Any]:
    return {
        **_common(chance, year, units),
        "decision": f"{chance.randint(1, 99)}/QĐ",
        "day": date(year, 12, chance.randint(1, 28)),
        "staff": _maybe(chance, STAFF_WORDS, Staff),
        "award": award_words()[chance.choice(AWARDS)],
        "authority": chance.choice(AUTHORITIES),
        "number": chance.choice((None, None, 1, 2, 7, 40)),
        "period": chance.choice(PERIODS),
    }


def _dossier(chance: Random, year: int, units: list[str]) -> dict[str, Any]:
    sent = chance.random() < 0.8
    return {
        **_common(chance, year, units),
        "level": chance.choice(list(LEVEL_WORDS.values())),
        "number": chance.choice((None, 1, 3)),
        "sent": date(year, 11, 1) if sent else None,
        "returned": date(year, 11, 9) if sent and chance.random() < 0.3 else None,
    }


def _maybe(chance: Random, words: Any, kinds: Any) -> str | None:
    kind = chance.choice([*kinds, None])
    return None if kind is None else words[kind]


def _settings(chance: Random) -> dict[str, str]:
    cells = {"rated_excellent_base": "reading"}
    return {
        cells.get(one.id, one.id): chance.choice(one.choices).text
        for one in rule_settings()
    }


def _rule(chance: Random, number: int) -> list[Any]:
    numerator, base = chance.sample(RATIO_MEASURES, 2)
    return [
        f"CQ{number + 1}",
        MEASURE_WORDS[numerator],
        MEASURE_WORDS[base],
        chance.choice(list(KIND_WORDS.values())),
        chance.choice((0, 5, 12.5, 15, 20, 33.3, 50, 70, 100)),
        chance.choice([None, *ROUNDING_WORDS.values()]),
        chance.choice([SCOPE_WORDS[s] for s in SCOPE_WORDS if s != "recipient"]),
        date(2014, 6, 1),
        None,
        f"Quyết định số {number + 1} của cơ quan",
    ]
