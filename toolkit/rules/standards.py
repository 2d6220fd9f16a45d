"""Awards, what each presupposes, votes, money, dossiers, deadlines, settings."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from toolkit.model.emulation import Council as Council
from toolkit.model.emulation import InitiativeScope as InitiativeScope
from toolkit.model.emulation import Level as Level
from toolkit.model.emulation import Rating as Rating
from toolkit.rules.fields import Percent
from toolkit.rules.loader import Version
from toolkit.rules.records import Mode, RatioKind, Recipient


class AwardKind(StrEnum):
    """Emulation title (danh hiệu) or form of commendation (hình thức)."""

    TITLE = "title"
    FORM = "form"


class NeedKind(StrEnum):
    """What a prerequisite asks for."""

    AWARD = "award"
    RATING = "rating"
    INITIATIVE = "initiative"
    MEMBERS = "members"
    RULE = "rule"
    EXISTED = "existed"
    AMOUNT = "amount"
    JUDGED = "judged"


class VoteBase(StrEnum):
    """Of what a vote's share is taken."""

    TOTAL_MEMBERS = "total_members"
    PRESENT_OR_ASKED = "present_or_asked"


@dataclass(frozen=True, kw_only=True, slots=True)
class Dated:
    """A dated record; `last_day` is None while nothing ends this version."""

    id: str
    title: str
    version: Version
    last_day: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Award(Dated):
    """A title or form: its name on that day, who grants it, how clerks write it.

    `version.value` is the name of the day; `granted_by` are authorities' ids. A
    synonym that ends in «*» stands for every text that begins so.
    """

    short: str
    kind: AwardKind
    recipients: tuple[Recipient, ...]
    level: Level
    granted_by: tuple[str, ...]
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Grant(Dated):
    """Who else may grant an award where an office, sector or province says so.

    `granted_by` are authorities' ids; `applies_to` names whose rule it is.
    """

    award: str
    granted_by: tuple[str, ...]
    applies_to: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Need:
    """One prerequisite. Those of the same `route` belong together; any route will do.

    `route` "" holds on every route.
    AWARD: `award` in `years` years running that end with the award year, or `count`
    times (`in_a_row`: each as soon as the one before it allows), or `ever`.
    RATING: at least `rating` in `years` years running, with `scope` each with an
    initiative; a year with one of the awards `instead` counts too.
    `within`: `count` of them anywhere in the years of the needs beside it.
    INITIATIVE: `count` of `scope` or wider. MEMBERS: `count` of them hold `award`.
    RULE: the rule of that id holds, where it is in force. EXISTED: the collective is
    `years` years old. AMOUNT: đồng given. JUDGED: a person decides.
    `after`: the years begin after that award. `next_year`: may be filed only in the
    year after the decision on the last of them.
    `modes`: on what occasions its route is open; empty: on every one.
    """

    kind: NeedKind
    text: str
    route: str = ""
    award: str = ""
    rating: Rating | None = None
    years: int = 1
    count: int = 1
    scope: InitiativeScope | None = None
    instead: tuple[str, ...] = ()
    after: str = ""
    rule: str = ""
    amount: int | None = None
    in_a_row: bool = False
    ever: bool = False
    within: bool = False
    next_year: bool = False
    modes: tuple[Mode, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Standard(Dated):
    """What an award presupposes for one kind of recipient in one regime."""

    award: str
    recipient: Recipient
    needs: tuple[Need, ...]
    applies_to: str = ""

    @property
    def routes(self) -> tuple[tuple[Need, ...], ...]:
        """Each way to the award, with the needs that hold on every way."""
        return self._routes(self.needs)

    def routes_on(self, mode: Mode) -> tuple[tuple[Need, ...], ...]:
        """The routes that are open to a proposal of a mode, with their needs.

        A need of every route that names other modes is not asked for; where nothing
        but such needs is left, no route is open.
        """
        fit = tuple(n for n in self.needs if not n.modes or mode in n.modes)
        shut = {n.route for n in self.needs if n not in fit}
        ways = self._routes(tuple(n for n in fit if n.route not in shut - {""}))
        named = any(n.route for n in self.needs)
        return tuple(w for w in ways if w and (not named or any(n.route for n in w)))

    @staticmethod
    def _routes(needs: tuple[Need, ...]) -> tuple[tuple[Need, ...], ...]:
        names = dict.fromkeys(n.route for n in needs if n.route) or {"": None}
        return tuple(tuple(n for n in needs if n.route in ("", name)) for name in names)

    @property
    def blocks(self) -> bool:
        """Whether a proposal without it is barred. Unverified standards bar nobody."""
        return self.version.status != "unverified"


class TitleStandard(Standard):
    """The standard of an emulation title."""

    __slots__ = ()


class FormStandard(Standard):
    """The standard of a form of commendation."""

    __slots__ = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class VoteThreshold(Dated):
    """At least `percent` of `base` must vote for each of `awards`.

    It binds the councils named, or that of every level; `applies_to` names the office,
    sector or province whose rule it is, "" is everyone.
    """

    awards: tuple[str, ...]
    percent: Percent
    base: VoteBase
    secret: bool
    councils: tuple[Council, ...] = ()
    applies_to: str = ""

    @property
    def blocks(self) -> bool:
        """Whether too few votes bar the proposal. Unverified thresholds do not."""
        return self.version.status != "unverified"


@dataclass(frozen=True, kw_only=True, slots=True)
class Quorum(Dated):
    """A meeting counts when `parts` of `whole` members are there.

    `councils`, `applies_to`: as of a threshold.
    """

    parts: int
    whole: int
    councils: tuple[Council, ...] = ()
    applies_to: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Coefficient(Dated):
    """Reward money as a multiple of base pay; AT_MOST is a ceiling, None exact.

    `granted_by`: the authorities whose award it is the money of, none is every other.
    """

    award: str
    recipient: Recipient
    times: Decimal
    kind: RatioKind | None = None
    granted_by: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class BasePay(Dated):
    """The monthly base pay (lương cơ sở), in đồng."""

    amount: int


class MoneyRounding(StrEnum):
    """What becomes of the odd đồng of one award's money."""

    UP = "up"
    NEAREST = "nearest"
    EXACT = "exact"


@dataclass(frozen=True, kw_only=True, slots=True)
class PaymentRule(Dated):
    """How reward money is paid: which base pay, how rounded, for several awards.

    `rounds`: to whole multiples of `step` đồng. `highest_title_only`: of several titles
    of one period only the highest is paid.
    """

    rounds: MoneyRounding | None = None
    step: int | None = None
    highest_title_only: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Dossier(Dated):
    """The parts of a dossier for awards of the `levels`."""

    levels: tuple[Level, ...]
    parts: tuple[str, ...]
    awards: tuple[str, ...] = ()
    sets: int | None = None
    working_days: int | None = None
    applies_to: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline(Dated):
    """A day of the calendar, or a number of days; both in the award year by default."""

    applies_to: str = ""
    month: int | None = None
    day: int | None = None
    next_year: bool = False
    days_before: int | None = None
    working_days: int | None = None
    awards: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One way of reading or counting."""

    id: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting(Dated):
    """What an office decides because texts leave it open; both results can be shown."""

    choices: tuple[Choice, ...]
    default: str
    why: str
