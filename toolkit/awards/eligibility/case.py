"""A condition of an award, its answer, and what every check of one is given."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from toolkit.awards.consistency.proposals import unentered
from toolkit.awards.people.history import History
from toolkit.awards.people.identity import Directory, Who
from toolkit.awards.people.members import Members, home_key
from toolkit.awards.ratios.shares import Shares
from toolkit.awards.settings import Settings
from toolkit.model.emulation import Recipient
from toolkit.model.numbers import vi
from toolkit.model.register import Proposal, Register, TableKey
from toolkit.rules.book import award_on, eligibility_rules, ratio_rules
from toolkit.rules.fields import WHOLE
from toolkit.rules.loader import UNVERIFIED_MARK, Version
from toolkit.rules.records import Check, EligibilityRule, RatioRule
from toolkit.rules.shelf import series
from toolkit.rules.standards import Award
from toolkit.rules.words import source_words


class Answer(StrEnum):
    """Whether a condition holds."""

    PASS = "pass"
    FAIL = "fail"
    UNKNOWN = "unknown"
    JUDGED = "judged"


_AT_CELL = re.compile(r" \(ô [A-Z]+[0-9]+\)")
_WORST_FIRST = (Answer.FAIL, Answer.UNKNOWN, Answer.JUDGED, Answer.PASS)


class Outcome(NamedTuple):
    """An answer, what in the register it rests on, and what would have been right.

    `wanted` is said of a condition that is broken, as far as its name says too little.
    """

    answer: Answer
    evidence: str
    wanted: str = ""


class Condition(NamedTuple):
    """One condition of a proposal.

    `basis`: article and document, marked where nobody checked it. `bars`: breaking it
    bars the proposal. `rule`: the id of the rule, standard or vote, "" for none.
    `own`: it belongs to the standard of the award itself; `baseless`: the rules say
    nothing of the award for such a recipient, year or occasion. `wanted`: what would
    have been right for this recipient, "" where the name says it.
    """

    name: str
    answer: Answer
    evidence: str
    basis: str
    bars: bool
    rule: str
    own: bool = False
    baseless: bool = False
    wanted: str = ""

    @property
    def checked(self) -> bool:
        """Whether somebody checked the text that it rests on."""
        return not self.basis.endswith(UNVERIFIED_MARK)


SHEETS: Mapping[TableKey, str] = {
    TableKey.UNITS: "Đơn vị",
    TableKey.PEOPLE: "Người",
    TableKey.REGISTRATIONS: "Đăng ký",
    TableKey.INITIATIVES: "Sáng kiến",
    TableKey.RATINGS: "Xếp loại",
    TableKey.PROPOSALS: "Đề nghị",
    TableKey.AWARDS: "Khen thưởng",
    TableKey.VOTES: "Biểu quyết",
    TableKey.DOSSIERS: "Hồ sơ",
}
"""What the sheets are called where the register does not say."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Grounds:
    """What every proposal of a year is judged on; indexed once."""

    register: Register
    settings: Settings
    year: int
    directory: Directory
    history: History
    members: Members
    shares: Shares
    ratios: Mapping[str, RatioRule] = field(default_factory=dict)
    rules: tuple[EligibilityRule, ...] = ()
    unentered: Mapping[str, Counter[str]] = field(default_factory=dict)
    """Award → folded unit → how many persons are marked as granted of whom
    «Khen thưởng» knows nothing yet."""

    def sheet(self, table: TableKey) -> str:
        """A sheet as the clerk knows it, in its marks."""
        place = self.register.places.get(table)
        return f"«{place.sheet if place else SHEETS[table]}»"

    def rule(self, check: Check) -> EligibilityRule | None:
        """The rule of a kind that is in force and counts here."""
        found = (r for r in self.rules if r.check is check)
        return next((r for r in found if self.settings.is_on(r)), None)


class Case(NamedTuple):
    """A proposal with its recipient, its award, and the day on which it is judged."""

    grounds: Grounds
    proposal: Proposal
    who: Who
    award: Award
    day: date

    @property
    def year(self) -> int:
        """The award year."""
        return self.grounds.year

    @property
    def year_end(self) -> date:
        """The last day of the award year."""
        return date(self.year, 12, 31)


def grounds(register: Register, settings: Settings, year: int) -> Grounds:
    """The grounds of an award year."""
    directory = Directory(register)
    members = Members(register, directory, year)
    return Grounds(
        register=register,
        settings=settings,
        year=year,
        directory=directory,
        history=History(register, directory),
        members=members,
        shares=Shares(register, settings, directory, members, year),
        ratios={rule.id: rule for rule in ratio_rules(year)},
        rules=eligibility_rules(year),
        unentered=_by_home(unentered(register, directory), directory, year),
    )


def _by_home(
    granted: Iterable[Proposal], directory: Directory, year: int
) -> dict[str, Counter[str]]:
    """The persons of a year: award → folded unit → how many."""
    found: dict[str, Counter[str]] = {}
    for one in granted:
        if one.year == year and one.award and one.recipient is Recipient.INDIVIDUAL:
            tally = found.setdefault(one.award, Counter())
            tally[home_key(directory, one)] += 1
    return found


def worst(answers: Iterable[Answer]) -> Answer:
    """The answer that decides: fail, then unknown, then judged."""
    return min(answers, key=_WORST_FIRST.index, default=Answer.PASS)


def basis_words(version: Version) -> str:
    """Article and document; marked where the text was not checked."""
    return source_words(version) + version.mark


@lru_cache(maxsize=1024)
def known_award(award: str, day: date) -> Award | None:
    """The award as it is on a day; None if it did not exist that day."""
    return award_on(award, day)


@lru_cache(maxsize=256)
def short_name(award: str) -> str:
    """What clerks call an award: «CSTĐCS»."""
    return next((s.records[0].short for s in series(Award) if s.id == award), award)


def years_text(years: Iterable[int]) -> str:
    """2021, 2022."""
    return ", ".join(str(year) for year in sorted(set(years)))


def span_text(first: int, last: int) -> str:
    """«năm 2023», or «2021–2023»."""
    return f"năm {last}" if first >= last else f"{first}–{last}"


def wanted_years(text: str, years: range, missing: Iterable[int]) -> str:
    """What is wanted of each of the years, and of which of them it is not there.

    «Đạt … trong năm» is of the only year there is.
    """
    text = text.removesuffix(" trong năm")
    if len(years) == 1:
        return f"{text} năm {years[0]}"
    span = span_text(years[0], years[-1])
    return f"{text} ({span}), còn thiếu năm {years_text(missing)}"


def share_text(part: int, whole: int) -> str:
    """«88,89 %», rounded to the nearest hundredth of a percent."""
    share = Decimal(part) * WHOLE / Decimal(whole)
    return f"{vi(share.quantize(Decimal('0.01'), ROUND_HALF_UP))} %"


def at_cell(cell: str) -> str:
    """Where something stands, behind a text: « (ô I57)»."""
    return f" (ô {cell})"


def without_cells(text: str) -> str:
    """A text without what `at_cell` put there: the same for everybody it is said of."""
    return _AT_CELL.sub("", text)


def cut(text: str, length: int = 60) -> str:
    """A text short enough for a cell."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
