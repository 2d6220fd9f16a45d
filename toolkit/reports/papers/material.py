"""What every paper is made from: the register, and what the engine says of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from toolkit.awards.eligibility.verdicts import Verdict, verdicts
from toolkit.awards.people.history import History
from toolkit.awards.people.identity import Directory, Who
from toolkit.awards.settings import Settings
from toolkit.awards.words.known import award_of
from toolkit.awards.words.vietnamese import name_key, text_key
from toolkit.model.emulation import Recipient
from toolkit.model.register import AwardLine, Proposal, Register
from toolkit.rules.bodies import authority_on
from toolkit.rules.book import award_on
from toolkit.rules.loader import judged_on


@dataclass(frozen=True, kw_only=True)
class Material:
    """A register with its verdicts. `superior`: the body above the office, or ""."""

    register: Register
    settings: Settings
    verdicts: tuple[Verdict, ...]
    superior: str = ""

    @cached_property
    def directory(self) -> Directory:
        """Who is who."""
        return Directory(self.register)

    @cached_property
    def history(self) -> History:
        """The rows of the register by recipient."""
        return History(self.register, self.directory)

    @cached_property
    def unit_places(self) -> dict[str, int]:
        """The folded name of each unit, and the how manyth row of «Đơn vị» it is."""
        key = self.directory.key
        names = (key(unit.name) for unit in self.register.units)
        return {name: at for at, name in enumerate(dict.fromkeys(names))}

    @cached_property
    def marks_women(self) -> bool:
        """Whether the office fills the column «Nữ» at all."""
        return any(person.woman for person in self.register.people)

    @property
    def year(self) -> int:
        """The award year; papers are made only where there is one."""
        return self.register.year or 0

    def who(self, row: AwardLine | Proposal) -> Who:
        """The recipient of a row."""
        kind = self.directory.kind(row.recipient, row.name)
        return self.directory.who(kind, row.name, row.unit)

    def place(self, name: str, unit: str, kind: Recipient) -> tuple[object, ...]:
        """The key that sorts a list: units as «Đơn vị» has them, persons by name.

        Collectives stand where they stand in «Đơn vị», before the persons of a unit.
        """
        order, key = self.settings.tone_order, self.directory.key
        person = kind is Recipient.INDIVIDUAL
        home = unit if person else name
        at = self.unit_places.get(key(home), len(self.unit_places))
        given = name_key(name, order) if person else text_key(name, order)
        return (at, text_key(home, order), person, given, name)


def material(register: Register, settings: Settings, *, superior: str = "") -> Material:
    """The material of a register, judged by the engine."""
    judged = verdicts(register, settings)
    return Material(
        register=register, settings=settings, verdicts=judged, superior=superior
    )


@lru_cache(maxsize=1024)
def title_of(award: str, day: date) -> str:
    """What an award was called on a day; as it is called last where it was not."""
    found = award_on(award, day) or award_of(award)
    return found.version.value if found else award


def title_in(award: str | None, year: int | None) -> str:
    """What an award was called in an award year; "" where there is none."""
    return title_of(award, judged_on(year)) if award and year else award or ""


_BOTH = "cấp bộ, cấp tỉnh"
_OF_BODY = {"minister": "cấp bộ", "province_chair": "cấp tỉnh"}


@lru_cache(maxsize=1024)
def title_by(award: str | None, year: int | None, authority: str) -> str:
    """As `title_in`; of «cấp bộ, cấp tỉnh» only what the body is that grants it."""
    title = title_in(award, year)
    if _BOTH not in title or not authority or not year:
        return title
    body = authority_on(authority, judged_on(year))
    return title.replace(_BOTH, _OF_BODY.get(body.id, _BOTH)) if body else title


def joined(parts: Iterable[str], by: str = "; ") -> str:
    """The parts that say something, each once."""
    return by.join(dict.fromkeys(part for part in parts if part))
