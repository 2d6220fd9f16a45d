"""A register of any size with plausible content, the same for the same size."""

from collections.abc import Mapping
from datetime import date
from random import Random
from typing import Any

from tests.awards.grids import Rows
from tests.forms.register.filling import filled_register
from tests.forms.register.making import register_book
from toolkit.forms.register.award_list import award_words
from toolkit.model.emulation import Recipient
from toolkit.rules.words import (
    RATING_WORDS,
    RECIPIENT_WORDS,
    SERVICE_WORDS,
    STAFF_WORDS,
)

YEAR = 2022
YEARS = 10

_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ")
_MIDDLES = ("Văn", "Thị", "Hữu", "Đức", "Minh", "Ngọc", "Quang", "Thanh", "Xuân", "Gia")
_GIVEN = (
    *("An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Hùng", "Hương", "Khánh", "Lan"),
    *("Linh", "Long", "Mai", "Nam", "Nga", "Phúc", "Quân", "Sơn", "Thảo", "Tùng"),
)
_FORMS = (
    ("advanced_worker", "Giám đốc Sở Công Thương", 60),
    ("base_fighter", "Giám đốc Sở Công Thương", 9),
    ("praise_letter", "Giám đốc Sở Công Thương", 20),
    ("province_merit", "Chủ tịch UBND tỉnh Gia Lai", 8),
    ("province_fighter", "Chủ tịch UBND tỉnh Gia Lai", 2),
    ("prime_minister_merit", "Thủ tướng Chính phủ", 1),
)


def big_register(
    *, people: int = 5_000, awards: int = 30_000, ratings: int = 20_000
) -> bytes:
    """A plain register of ten years, with a proposal this year for each thirty awards.

    It has tables alone, no sheet that is computed.
    """
    return register_book(
        big_tables(people=people, awards=awards, ratings=ratings),
        year=YEAR,
        settings={"office": "Sở Công Thương"},
        capacity=max(100_000, awards),
    )


def typed_register(
    *,
    people: int = 5_000,
    awards: int = 30_000,
    ratings: int = 20_000,
    switches: Mapping[str, str] = {},
) -> bytes:
    """The same rows typed into the register that a clerk gets; nothing is computed.

    `switches`: rules that are turned on or off, as on «Quy tắc».
    """
    tables = big_tables(people=people, awards=awards, ratings=ratings)
    return filled_register(tables, year=YEAR, switches=switches).to_bytes()


def big_tables(*, people: int, awards: int, ratings: int) -> dict[str, Rows]:
    """The rows of each table."""
    chance = Random(20_260_101)
    units = [f"Phòng số {n}" for n in range(1, max(2, people // 50) + 1)]
    staff = [_person(n, units, chance) for n in range(people)]
    return {
        "units": [{"name": "Sở Công Thương", "is_agency": "x"}]
        + [{"name": unit, "parent": "Sở Công Thương"} for unit in units],
        "people": staff,
        "ratings": [_rating(n, staff, chance) for n in range(ratings)],
        "proposals": [_proposal(n, staff, chance) for n in range(awards // 30)],
        "awards": [_award(n, staff, chance) for n in range(awards)],
    }


def _person(number: int, units: list[str], chance: Random) -> dict[str, Any]:
    given = _GIVEN[number % len(_GIVEN)]
    middle = _MIDDLES[number // len(_GIVEN) % len(_MIDDLES)]
    family = _FAMILIES[number // (len(_GIVEN) * len(_MIDDLES)) % len(_FAMILIES)]
    again = number // (len(_GIVEN) * len(_MIDDLES) * len(_FAMILIES))
    kind = chance.choices(list(STAFF_WORDS.values()), (1, 2, 9))[0]
    return {
        "name": f"{family} {middle} {given}" + (f" {chr(65 + again)}" if again else ""),
        "unit": units[number % len(units)],
        "staff": kind,
        "service": chance.choice(list(SERVICE_WORDS.values())),
        "group": f"Nhóm {number % 5 + 1}",
        "joined": date(1995 + number % 25, 1 + number % 12, 1),
    }


def _of(person: dict[str, Any], *fields: str) -> dict[str, Any]:
    found = {field: person[field] for field in fields}
    found["recipient"] = RECIPIENT_WORDS[Recipient.INDIVIDUAL]
    return found


def _rating(number: int, staff: Rows, chance: Random) -> dict[str, Any]:
    person = staff[number % len(staff)]
    words = list(RATING_WORDS.values())
    return {
        "year": YEAR - number // len(staff),
        **_of(dict(person), "name", "unit", "staff", "service", "group"),
        "rating": chance.choices(words, (4, 20, 4, 1))[0],
    }


def _proposal(number: int, staff: Rows, chance: Random) -> dict[str, Any]:
    award, authority, _ = chance.choices(_FORMS, [form[2] for form in _FORMS])[0]
    return {
        "year": YEAR,
        **_of(dict(staff[number % len(staff)]), "name", "unit", "staff"),
        "award": award_words()[award],
        "authority": authority,
    }


def _award(number: int, staff: Rows, chance: Random) -> dict[str, Any]:
    award, authority, _ = chance.choices(_FORMS, [form[2] for form in _FORMS])[0]
    year = YEAR - number % YEARS
    return {
        "year": year,
        "decision": f"{number // 40 + 1}/QĐ-{award[:3].upper()}",
        "day": date(year, 12, 20),
        "authority": authority,
        "award": award_words()[award],
        **_of(dict(chance.choice(staff)), "name", "unit", "staff"),
        "reason": f"Thành tích công tác năm {year}",
        "start": year,
        "end": year,
    }
