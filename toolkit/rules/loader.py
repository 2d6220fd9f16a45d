"""Reads the dated rules: one quantity a file, its values newest first."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from toolkit.model.numbers import vi

DATA = Path(__file__).parent / "data"

STATUSES = ("in_force", "repealed", "office", "unverified")
UNVERIFIED_MARK = " (chưa kiểm chứng)"
"""What stands behind an unverified value, on screen and never on paper."""
INSTRUMENTS = "instruments"
"""The folder of the laws, decrees and circulars themselves."""

_DATES = ("from", "checked_on", "until")
_TEXTS = ("value", "source", "article", "status", "note")
_OPTIONAL = ("until", "note")
_CHECKED = re.compile(r"^checked_on = (\d{4}-\d{2}-\d{2})$", re.M)


class RulesFaultError(ValueError):
    """The rules' data is faulty; the text says in which file, value and key."""


class Version(NamedTuple):
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
        return self.value + self.mark

    @property
    def mark(self) -> str:
        """What stands behind an unverified value, else nothing."""
        return UNVERIFIED_MARK if self.status == "unverified" else ""


class Quantity(NamedTuple):
    """One dated quantity; `versions` newest first.

    `constant` and `facts` (parallel to `versions`) are the typed fields of the file,
    for its record: what holds always, and what each version says.
    """

    id: str
    title: str
    versions: tuple[Version, ...]
    constant: Mapping[str, Any] = MappingProxyType({})
    facts: tuple[Mapping[str, Any], ...] = ()

    def index_on(self, day: date) -> int | None:
        """Which version is in force on a day; None before the first, after the last."""
        for index, version in enumerate(self.versions):
            if version.start <= day:
                ended = version.until is not None and version.until < day
                return None if ended else index
        return None

    def on(self, day: date) -> Version | None:
        """The version in force on a day; None before the first and after the last."""
        index = self.index_on(day)
        return None if index is None else self.versions[index]

    def last_day(self, index: int) -> date | None:
        """The last day of a version; None while nothing ends it."""
        return _last_day(self.versions, index)


def judged_on(year: int, day: date | None = None) -> date:
    """The day whose rules hold: a dossier's own, or the last of the award year."""
    return day or date(year, 12, 31)


def _last_day(versions: Sequence[Version], index: int) -> date | None:
    if versions[index].until or not index:
        return versions[index].until
    return versions[index - 1].start - timedelta(days=1)


def _version(raw: dict[str, Any], place: str) -> tuple[Version, dict[str, Any]]:
    """The envelope of a value, and what is left for the record of its kind."""
    for names, kind in ((_DATES, date), (_TEXTS, str)):
        for name in names:
            if name not in raw and name not in _OPTIONAL:
                raise RulesFaultError(f"{place}: {name} is missing")
            if name in raw and (type(raw[name]) is not kind or not raw[name]):
                raise RulesFaultError(f"{place}.{name}: {raw[name]!r} is no {kind}")
    if raw["status"] not in STATUSES:
        raise RulesFaultError(f"{place}: unknown status {raw['status']!r}")
    envelope = (*_DATES, *_TEXTS)
    facts = {key: value for key, value in raw.items() if key not in envelope}
    fields = {key: raw[key] for key in envelope if key in raw and key != "from"}
    for name in ("value", "note"):
        if name in fields:
            fields[name] = filled(fields[name], facts, place)
    return Version(start=raw["from"], **fields), facts


def filled(text: str, facts: Mapping[str, Any], place: str) -> str:
    """A text with its braces filled: the number stands in the data only once."""
    try:
        return text.format_map({key: _shown(value) for key, value in facts.items()})
    except (KeyError, ValueError, IndexError) as error:
        raise RulesFaultError(f"{place}: cannot fill {text!r}: {error}") from None


def _shown(value: Any) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}".replace(",", ".")
    return vi(value) if isinstance(value, Decimal) else str(value)


def _refuse_disorder(versions: Sequence[Version], name: str) -> None:
    for index, version in enumerate(versions):
        place = f"{name}: value[{index}]"
        newer = versions[index - 1] if index else None
        if newer and version.start >= newer.start:
            raise RulesFaultError(f"{place}: values must go from newest to oldest")
        if version.until and version.until < version.start:
            raise RulesFaultError(f"{place}: ends before it begins")
        if newer and version.until and version.until >= newer.start:
            raise RulesFaultError(f"{place}: overlaps the value after it")
        last = _last_day(versions, index)
        ended = last is not None and last < version.checked_on
        if version.status == "in_force" and ended:
            raise RulesFaultError(f"{place}: in_force, but it ended on {last}")
        if version.status == "repealed" and not ended:
            raise RulesFaultError(f"{place}: repealed, but nothing ended it")


def read_quantity(text: str, name: str) -> Quantity:
    """A quantity from the text of its file. Raises RulesFaultError."""
    try:
        raw = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise RulesFaultError(f"{name}: {error}") from None
    if not raw.get("title") or not raw.get("value"):
        raise RulesFaultError(f"{name}: a title and a value are needed")
    title, values = raw.pop("title"), raw.pop("value")
    both = [_version(v, f"{name}: value[{i}]") for i, v in enumerate(values)]
    versions = tuple(version for version, _ in both)
    _refuse_disorder(versions, name)
    facts = tuple(more for _, more in both)
    if name.startswith(f"{INSTRUMENTS}/") and (raw or any(facts)):
        raise RulesFaultError(f"{name}: unknown keys {[*raw, *map(dict, facts)]}")
    return Quantity(id=name, title=title, versions=versions, constant=raw, facts=facts)


@cache
def _texts(folder: str) -> tuple[tuple[str, str], ...]:
    """The files of a folder of the data, each read once: its id and its text."""
    # By text, not by path: Windows would sort without regard to case.
    files = sorted((DATA / folder).glob("*.toml"), key=Path.as_posix)
    return tuple((f"{folder}/{f.stem}", f.read_text(encoding="utf-8")) for f in files)


def _folders() -> list[str]:
    return sorted(path.name for path in DATA.iterdir() if path.is_dir())


@cache
def quantities(folder: str = "") -> tuple[Quantity, ...]:
    """The quantities of a folder of the data, or all of them, by id."""
    if not folder:
        return tuple(one for folder in _folders() for one in quantities(folder))
    return tuple(read_quantity(text, name) for name, text in _texts(folder))


def in_force(day: date, folder: str = "") -> Iterator[tuple[Quantity, Version]]:
    """Each quantity (of a folder) that has a value on a day, with that value."""
    for quantity in quantities(folder):
        version = quantity.on(day)
        if version is not None:
            yield quantity, version


def basis_lines(year: int) -> tuple[str, ...]:
    """The law and decree that govern an award year, for «Căn cứ» on a form.

    The regime is that of the last day of the year, when the year is judged.
    """
    found = {q.id: v for q, v in in_force(judged_on(year), INSTRUMENTS)}
    order = ("law", "decree", "circular")
    names = [f"{INSTRUMENTS}/{name}" for name in order]
    return tuple(found[name].words for name in names if name in found)


def reported_law(year: int, day: date | None = None) -> Version | None:
    """A law that is spoken of and that nobody has confirmed; None where there is none.

    Nothing of it is in the rules: every answer for such a year says what to look up.
    """
    found = in_force(judged_on(year, day), INSTRUMENTS)
    name = f"{INSTRUMENTS}/reported_law"
    return next((version for one, version in found if one.id == name), None)


@cache
def rules_version() -> str:
    """Which rules these are: the newest check date and a digest of all the data."""
    digest = sha256()
    checked: list[str] = []
    for name, text in (one for folder in _folders() for one in _texts(folder)):
        digest.update(f"{name}.toml".encode())
        digest.update(text.encode())
        # Reading the texts takes a tenth of the time that parsing them would.
        checked += _CHECKED.findall(text)
    return f"{max(checked).replace('-', '.')}-{digest.hexdigest()[:8]}"
