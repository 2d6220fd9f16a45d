"""Reads the dated rules: one quantity a file, its values newest first."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

_DATA = Path(__file__).parent / "data"

STATUSES = ("in_force", "repealed", "office", "unverified")


@dataclass(frozen=True, kw_only=True, slots=True)
class Version:
    """One value of a quantity: from its first day to the day before the next one's.

    `until` is the last day where the text itself ends without a successor, else None.
    """

    start: date
    value: str
    source: str
    article: str
    checked_on: date
    status: str
    until: date | None = None
    note: str = ""

    @property
    def words(self) -> str:
        """The value as a clerk reads it; unverified ones say so."""
        mark = " (chưa kiểm chứng)" if self.status == "unverified" else ""
        return self.value + mark


@dataclass(frozen=True, kw_only=True, slots=True)
class Quantity:
    """One dated quantity; `versions` newest first."""

    id: str
    title: str
    versions: tuple[Version, ...]

    def on(self, day: date) -> Version | None:
        """The version in force on a day; None before the first and after the last."""
        for version in self.versions:
            if version.start <= day:
                ended = version.until is not None and version.until < day
                return None if ended else version
        return None


def _version(raw: dict[str, Any], place: str) -> Version:
    if raw["status"] not in STATUSES:
        raise ValueError(f"{place}: unknown status {raw['status']!r}")
    known = {"from": "start"}
    fields = {known.get(key, key): value for key, value in raw.items()}
    return Version(**fields)


def _read(path: Path) -> Quantity:
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    name = path.relative_to(_DATA).with_suffix("").as_posix()
    versions = tuple(
        _version(v, f"{name}: value[{i}]") for i, v in enumerate(raw["value"])
    )
    starts = [v.start for v in versions]
    if starts != sorted(starts, reverse=True) or len(set(starts)) != len(starts):
        raise ValueError(f"{name}: values must go from newest to oldest")
    return Quantity(id=name, title=raw["title"], versions=versions)


def _files() -> list[Path]:
    return sorted(_DATA.rglob("*.toml"))


@cache
def quantities() -> tuple[Quantity, ...]:
    """All quantities, by id."""
    return tuple(_read(path) for path in _files())


def in_force(day: date) -> Iterator[tuple[Quantity, Version]]:
    """Each quantity that has a value on a day, with that value."""
    for quantity in quantities():
        version = quantity.on(day)
        if version is not None:
            yield quantity, version


def basis_lines(year: int) -> tuple[str, ...]:
    """The law and decree that govern an award year, for «Căn cứ» on a form.

    The regime is that of the last day of the year, when the year is judged.
    """
    judged = date(year, 12, 31)
    found = {q.id: v for q, v in in_force(judged)}
    order = ("instruments/law", "instruments/decree", "instruments/circular")
    return tuple(found[name].words for name in order if name in found)


@cache
def rules_version() -> str:
    """Which rules these are: the newest check date and a digest of all the data."""
    digest = sha256()
    for path in _files():
        digest.update(path.relative_to(_DATA).as_posix().encode())
        digest.update(path.read_text(encoding="utf-8").encode())
    newest = max(v.checked_on for q in quantities() for v in q.versions)
    return f"{newest:%Y.%m.%d}-{digest.hexdigest()[:8]}"
