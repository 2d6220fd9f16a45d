"""Authorities and provinces, with the days on which they existed."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from toolkit.rules.loader import Version
from toolkit.rules.names import folded, match, starred
from toolkit.rules.shelf import Series, series
from toolkit.rules.standards import Dated, Level


@dataclass(frozen=True, kw_only=True, slots=True)
class Authority(Dated):
    """A kind of body that grants awards. `of_province`: its name ends in a province."""

    level: Level
    synonyms: tuple[str, ...] = ()
    of_province: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Merger:
    """Provinces (`parts`) that became part of another."""

    into: str
    parts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Spelling:
    """Other ways in which a province is written."""

    name: str
    written: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Provinces(Dated):
    """The provinces of a time; `cities` are those directly under the centre."""

    names: tuple[str, ...]
    cities: tuple[str, ...]
    spellings: tuple[Spelling, ...]
    mergers: tuple[Merger, ...] = ()


class Body(NamedTuple):
    """What is known of a body on a day.

    `id` is its authority's id; `province` the province it belongs to as written then,
    "" if none is named. `version` says on what `exists` rests, and how surely.
    """

    id: str
    exists: bool
    province: str
    version: Version


def authority_on(name: str, day: date) -> Body | None:
    """The body a text names, and whether it existed that day; None if unknown."""
    text = folded(name)
    for word in _CITY_WORDS:
        rest = text.removeprefix(f"{word} ")
        city = province_named(rest, whole=True) if rest != text else ""
        if city in _provinces().records[0].cities:
            return _of_province("province_chair", city, day)
    found = match(text, _authority_names())
    if found is None:
        return None
    one = _authority(found)
    province = province_named(text) if one.records[0].of_province else ""
    if province:
        return _of_province(found, province, day)
    version = one.quantity.on(day)
    return Body(
        id=found,
        exists=version is not None,
        province="",
        version=version or one.quantity.versions[0],
    )


def province_on(name: str, day: date) -> str | None:
    """The province in which one of any time lies on a day; None if there is no such.

    «Bắc Giang» is «Bắc Giang» in 2024 and lies in another province after the mergers.
    """
    known = province_named(folded(name), whole=True)
    index = _provinces().quantity.index_on(day)
    if not known or index is None:
        return None
    if known in _provinces().records[index].names:
        return known
    mergers = [m for r in _provinces().records for m in r.mergers]
    return next((m.into for m in mergers if known in m.parts), None)


def merged(name: str, day: date) -> tuple[str, Version] | None:
    """What a province became part of by a day, and what says so; None if it is still.

    `name` is a text that ends in a province; one that names none is in none.
    """
    known = province_named(folded(name))
    into = province_on(known, day) if known else None
    version = _provinces().quantity.on(day)
    return (into, version) if into and version and into != known else None


def province_named(text: str, *, whole: bool = False) -> str:
    """The province of any time that a folded text ends in (or is), else ""."""
    if whole:
        return _province_names().get(text, "")
    words = text.split()
    ends = {" ".join(words[start:]) for start in range(len(words))}
    return next((n for written, n in _province_names().items() if written in ends), "")


_CITY_WORDS = tuple(
    folded(f"{who}{what}")
    for who in ("Chủ tịch UBND ", "UBND ")
    for what in ("thành phố", "TP")
)


def _of_province(authority: str, province: str, day: date) -> Body:
    provinces = _provinces()
    exists = province_on(province, day) == province
    version = provinces.quantity.on(day) or provinces.quantity.versions[-1]
    return Body(id=authority, exists=exists, province=province, version=version)


def _provinces() -> Series[Provinces]:
    return series(Provinces)[0]


def _authority(name: str) -> Series[Authority]:
    return next(one for one in series(Authority) if one.id == name)


@cache
def _authority_names() -> dict[str, str]:
    return {
        starred(written): one.id
        for one in series(Authority)
        for record in one.records
        for written in (record.title, *record.synonyms)
    }


@cache
def _province_names() -> dict[str, str]:
    """Every folded spelling of every province, with its plain name."""
    names: dict[str, str] = {}
    befores = ("", *(f"{folded(kind)} " for kind in ("tỉnh", "thành phố", "TP")))
    for record in _provinces().records:
        plain = [(name, name) for name in record.names]
        other = [(w, s.name) for s in record.spellings for w in s.written]
        for written, name in (*plain, *other):
            short = folded(written)
            for before in befores:
                names[before + short] = name
    return names
