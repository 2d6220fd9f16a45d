"""What the register knows of each recipient, year by year, and what it cannot know."""

from enum import Enum
from typing import NamedTuple

from toolkit.awards.people.identity import UNCLEAR, Directory, Who
from toolkit.awards.people.near import Near
from toolkit.model.emulation import ProposalResult, Recipient
from toolkit.model.register import (
    AwardLine,
    Initiative,
    Proposal,
    Register,
    Registration,
    TableKey,
    Vote,
    YearRating,
)

LIVE = (None, ProposalResult.GRANTED)
"""Results of proposals that stand for an award: pending, or granted."""


class Held(Enum):
    """Whether somebody has an award of a year.

    `PENDING`, `UNFIT` and `OPEN` are proposed: nothing against it, found not eligible,
    and not known to be.
    """

    GRANTED = "granted"
    PENDING = "pending"
    UNFIT = "unfit"
    OPEN = "open"
    ABSENT = "absent"
    UNKNOWN = "unknown"


class Gap(Enum):
    """Why nobody can say whether an award of a year was had."""

    NO_LINE = "no line"
    NAMELESS = "nameless"
    NAMESAKE = "namesake"
    NEAR = "near"


class _Title(NamedTuple):
    who: Who
    award: str
    year: int


class History:
    """The rows of a register by recipient, award and year.

    An award that is not there is `ABSENT` where the register has a line of that same
    title and year, whoever got it (in the award year a proposal will do), or where the
    office says that all of that year is written, else it is `UNKNOWN`: ratings and
    other titles prove nothing. It is `UNKNOWN` too where a line
    of that title and year names nobody, or one of several persons of the same name.
    """

    def __init__(self, register: Register, directory: Directory) -> None:
        self._directory = directory
        self._register = register
        self.near = Near(directory)
        self._year = register.year
        self.awards: dict[Who, list[AwardLine]] = {}
        self.proposals: dict[Who, list[Proposal]] = {}
        self._ratings: dict[tuple[Who, int], list[YearRating]] = {}
        self._initiatives: dict[Who, list[Initiative]] = {}
        self._registrations: dict[tuple[Who, int], list[Registration]] = {}
        self._votes: dict[_Title, list[Vote]] = {}
        self._granted: dict[_Title, list[AwardLine]] = {}
        self._proposed: dict[_Title, list[Proposal]] = {}
        self._kept: set[tuple[str, int]] = set()
        self._nameless: set[tuple[str, int]] = set()
        self._years: set[int] = set()
        self._concluded: dict[_Title, set[Held]] = {}
        self._registered: set[int] = set()
        self._innovative: set[int] = set()
        self._anonymous: list[Initiative] = []
        for person in register.people:
            if person.name:
                who = directory.who(Recipient.INDIVIDUAL, person.name, person.unit)
                self.near.add(who, person.name, person.unit)
        for unit in register.units:
            if unit.name:
                who = directory.who(Recipient.COLLECTIVE, unit.name)
                self.near.add(who, unit.name)
        self._read_awards(register)
        self._read_years(register)
        self._read_initiatives(register)

    def _who(self, row: AwardLine | Proposal | YearRating | Registration | Vote) -> Who:
        kind = self._directory.kind(row.recipient, row.name)
        who = self._directory.who(kind, row.name, row.unit)
        rated = row.year if isinstance(row, YearRating) else None
        self.near.add(who, row.name, row.unit, rated)
        return who

    def _read_awards(self, register: Register) -> None:
        for line in register.awards:
            if line.award is None or line.year is None:
                continue
            self._kept.add((line.award, line.year))
            self._years.add(line.year)
            if not line.name:
                # A line for 0 awards says that there was none.
                if line.number:
                    self._nameless.add((line.award, line.year))
                continue
            who = self._who(line)
            self.awards.setdefault(who, []).append(line)
            self._granted.setdefault(_Title(who, line.award, line.year), []).append(
                line
            )
        for proposal in register.proposals:
            if proposal.award is None or proposal.year is None or not proposal.name:
                continue
            if proposal.result in LIVE and proposal.year == register.year:
                self._kept.add((proposal.award, proposal.year))
            who = self._who(proposal)
            self.proposals.setdefault(who, []).append(proposal)
            title = _Title(who, proposal.award, proposal.year)
            self._proposed.setdefault(title, []).append(proposal)

    def _read_years(self, register: Register) -> None:
        for rating in register.ratings:
            if rating.year is not None and rating.name:
                key = (self._who(rating), rating.year)
                self._ratings.setdefault(key, []).append(rating)
        for one in register.registrations:
            if one.year is not None and one.name:
                self._registered.add(one.year)
                key = (self._who(one), one.year)
                self._registrations.setdefault(key, []).append(one)
        for vote in register.votes:
            if vote.year is not None and vote.award is not None and vote.name:
                title = _Title(self._who(vote), vote.award, vote.year)
                self._votes.setdefault(title, []).append(vote)

    def _read_initiatives(self, register: Register) -> None:
        for one in register.initiatives:
            if one.year is None:
                continue
            self._innovative.add(one.year)
            if "authors" in one.loose:
                self._anonymous.append(one)
                continue
            authors = {
                self._directory.who(Recipient.INDIVIDUAL, name): name
                for name in one.authors
            }
            for who, name in authors.items():
                self.near.add(who, name)
                self._initiatives.setdefault(who, []).append(one)

    def granted(self, who: Who, award: str, year: int) -> list[AwardLine]:
        """The lines of an award of a year."""
        return self._granted.get(_Title(who, award, year), [])

    def held(self, who: Who, award: str, year: int) -> Held:
        """Whether somebody has an award of a year, as the class says."""
        title = _Title(who, award, year)
        if title in self._granted:
            return Held.GRANTED
        results = {one.result for one in self._proposed.get(title, ())}
        if ProposalResult.GRANTED in results:
            return Held.GRANTED
        if None in results:
            return self._pending(title)
        if results:
            return Held.ABSENT  # refused or withdrawn
        return Held.UNKNOWN if self.gap(who, award, year) else Held.ABSENT

    def _pending(self, title: _Title) -> Held:
        """What a proposal is worth; of two that differ nobody knows which counts."""
        said = self._concluded.get(title, {Held.PENDING})
        return next(iter(said)) if len(said) == 1 else Held.OPEN

    def conclude(self, proposal: Proposal, held: Held) -> None:
        """Take in what was found of a pending proposal, for those that rest on it."""
        if proposal.award is None or proposal.year is None or not proposal.name:
            return
        title = _Title(self._who(proposal), proposal.award, proposal.year)
        self._concluded.setdefault(title, set()).add(held)

    def gap(self, who: Who, award: str, year: int) -> Gap | None:
        """Why an award of that year need not stand here; None where it would."""
        if (award, year) not in self._kept and not self._complete(
            TableKey.AWARDS, year, award
        ):
            return Gap.NO_LINE
        if (award, year) in self._nameless:
            return Gap.NAMELESS
        unclear = _Title(self._unclear(who), award, year)
        if who.is_unclear or unclear in self._granted or unclear in self._proposed:
            return Gap.NAMESAKE
        return Gap.NEAR if self.near_holder(who, award, year) else None

    def near_holder(self, who: Who, award: str, year: int) -> str:
        """Somebody of nearly that name who has the award of a year; "" for nobody."""
        for other, text in self.near.of(who):
            title = _Title(other, award, year)
            if title in self._granted or title in self._proposed:
                return text
        return ""

    def near_registered(self, who: Who, year: int) -> str:
        """Somebody of nearly that name who registered in a year; "" for nobody."""
        near = self.near.of(who)
        return next((t for o, t in near if (o, year) in self._registrations), "")

    def keeps_awards(self, year: int) -> bool:
        """Whether the register has awards of a year, whatever they are.

        Those of the award year are still being decided: the year before will do.
        """
        if self._complete(TableKey.AWARDS, year):
            return True
        return year in self._years or (year == self._year and year - 1 in self._years)

    def _complete(self, table: TableKey, year: int, award: str = "") -> bool:
        return self._register.is_complete(table, year, award)

    def ratings(self, who: Who, year: int) -> list[YearRating]:
        """The rating rows of a year."""
        return self._ratings.get((who, year), [])

    def initiatives(self, who: Who) -> list[Initiative]:
        """The initiatives of an author, of every year."""
        return self._initiatives.get(who, [])

    def unclear_initiatives(self, who: Who) -> list[Initiative]:
        """Those that may be this author's, or of another person of that name."""
        return [] if who.is_unclear else self.initiatives(self._unclear(who))

    def anonymous_initiatives(self) -> list[Initiative]:
        """Those of which nobody can say whose they are, of every year."""
        return self._anonymous

    def keeps_initiatives(self, year: int) -> bool:
        """Whether the register has initiatives of a year."""
        complete = self._complete(TableKey.INITIATIVES, year)
        return complete or year in self._innovative

    def registrations(self, who: Who, year: int) -> list[Registration]:
        """The registrations of a year."""
        return self._registrations.get((who, year), [])

    def keeps_registration(self, who: Who, year: int) -> bool:
        """Whether a registration would stand here if there were one."""
        unclear = (self._unclear(who), year) in self._registrations
        complete = self._complete(TableKey.REGISTRATIONS, year)
        kept = complete or year in self._registered
        return kept and not unclear and not self.near_registered(who, year)

    def votes(self, who: Who, award: str, year: int) -> list[Vote]:
        """The votes on an award."""
        return self._votes.get(_Title(who, award, year), [])

    @staticmethod
    def _unclear(who: Who) -> Who:
        return who._replace(row=UNCLEAR)
