"""The public holidays of Viet Nam, and the working days swapped for them, by year."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

DATA = Path(__file__).parent / "data" / "holidays.toml"


class PublicDays(NamedTuple):
    """Days off of a year, each with its name; weekends that were made working days.

    `verified`: somebody held the year's swaps against their announcement.
    """

    off: Mapping[date, str] = MappingProxyType({})
    working: frozenset[date] = frozenset()
    source: str = ""
    verified: bool = False


@cache
def _years() -> Mapping[int, PublicDays]:
    raw: Any = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return {one["year"]: _public(one) for one in raw["years"]}


def _public(raw: Mapping[str, Any]) -> PublicDays:
    off = {one["day"]: one["name"] for one in raw["off"]}
    verified = raw["status"] != "unverified"
    working = frozenset(raw.get("working", ()))
    return PublicDays(MappingProxyType(off), working, raw["source"], verified)


def known_years() -> range:
    """The years of which the holidays are known."""
    return range(min(_years()), max(_years()) + 1)


def public_days(year: int) -> PublicDays:
    """The holidays of a year; none outside `known_years`."""
    return _years().get(year, PublicDays())
