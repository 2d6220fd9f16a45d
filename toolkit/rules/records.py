"""The rules as typed records: ratios, counts, scales, preferences, eligibility."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from toolkit.model.emulation import Discipline as Discipline
from toolkit.model.emulation import Mode as Mode
from toolkit.model.emulation import Recipient as Recipient
from toolkit.rules.fields import Percent
from toolkit.rules.loader import Version


class Binding(StrEnum):
    """What a rule does to a proposal that breaks it."""

    BLOCKS = "blocks"
    INFORMS = "informs"


class RatioKind(StrEnum):
    """How the share must stand to the limit."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    ABOVE = "above"


class Scope(StrEnum):
    """Within what a rule is counted."""

    AGENCY = "agency"
    GROUP = "group"
    UNIT = "unit"
    CLUSTER = "cluster"
    PROVINCE = "province"
    RECIPIENT = "recipient"


class Rounding(StrEnum):
    """What becomes of a fraction of a place."""

    FLOOR = "floor"
    HALF_UP = "half_up"
    CEIL = "ceil"


class Measure(StrEnum):
    """What a ratio counts. Ratings exclude the better ones unless they say so."""

    BASE_FIGHTERS = "base_fighters"
    ADVANCED_WORKERS = "advanced_workers"
    HEADCOUNT = "headcount"
    TASKS_COMPLETED = "tasks_completed"
    RATED_EXCELLENT = "rated_excellent"
    RATED_GOOD = "rated_good"
    RATED_GOOD_OR_EXCELLENT = "rated_good_or_excellent"
    GOVERNMENT_FLAGS = "government_flags"
    MEETING_PROVINCE_FLAG = "meeting_province_flag"
    DIRECT_WORKER_AWARDS = "direct_worker_awards"
    ALL_AWARDS = "all_awards"
    DOSSIERS_RETURNED = "dossiers_returned"
    DOSSIERS_SENT = "dossiers_sent"
    PROVINCE_AWARDS = "province_awards"
    STATE_AWARDS = "state_awards"
    STATE_FORMS = "state_forms"


class Check(StrEnum):
    """Which condition an eligibility rule is about."""

    REGISTRATION = "registration"
    INITIATIVE_REGISTERED = "initiative_registered"
    SERVICE = "service"
    DAYS_OFF = "days_off"
    DISCIPLINE = "discipline"
    MATERNITY = "maternity"
    TREATMENT = "treatment"
    TRAINING = "training"
    TRANSFER = "transfer"
    UNDER_PROCEDURE = "under_procedure"
    ONE_ACHIEVEMENT = "one_achievement"
    CLOCK = "clock"
    LEADER = "leader"
    INITIATIVE_REUSE = "initiative_reuse"
    MOVEMENT = "movement"
    REVOCATION = "revocation"
    POINTS = "points"
    AFTER_DISCIPLINE = "after_discipline"


class ClockStart(StrEnum):
    """From when the time to the next award runs."""

    ACHIEVEMENT_END = "achievement_end"
    DECISION_DATE = "decision_date"


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """What every rule has: where it comes from, and whom it binds.

    `last_day` is the last day of this version, None while nothing ends it.
    `applies_to` names the office, sector, province or kind of staff, "" is everyone. A
    rule that is not `on_by_default` counts only where an office has turned it on.
    """

    id: str
    title: str
    version: Version
    last_day: date | None
    binding: Binding
    on_by_default: bool = True
    applies_to: str = ""

    @property
    def blocks(self) -> bool:
        """Whether breaking it bars the proposal. Unverified rules never do."""
        return self.binding is Binding.BLOCKS and self.version.status != "unverified"


@dataclass(frozen=True, kw_only=True, slots=True)
class RatioRule(Rule):
    """`numerator` to `base`, in percent, within each of `per`.

    `award` is the award whose places it limits, "" if none. `base` is what the text
    itself says; where offices read it otherwise, `setting` chooses one of `readings`,
    which stand in the order of its letters. `raised_limit` may replace `limit` for an
    organisation with outstanding results. `rounding` None follows the office's setting.
    `points` is what a rubric gives where it holds.
    """

    kind: RatioKind
    numerator: Measure
    base: Measure
    limit: Percent
    per: tuple[Scope, ...]
    award: str = ""
    readings: tuple[Measure, ...] = ()
    setting: str = ""
    raised_limit: Percent | None = None
    rounding: Rounding | None = None
    points: Decimal | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CountRule(Rule):
    """At most so many of `counted` for each of `per` a year, `except_modes` apart."""

    counted: Measure
    at_most: int
    per: tuple[Scope, ...]
    except_modes: tuple[Mode, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """Points for a share of more than `above` (or from `from_` on) up to `to` percent.

    `below` excludes its own end, `to` includes it; None is open.
    """

    points: Decimal
    from_: Percent | None = None
    above: Percent | None = None
    to: Percent | None = None
    below: Percent | None = None

    def holds(self, share: Decimal) -> bool:
        """Whether a share, in percent, falls into the band."""
        return (
            (self.from_ is None or share >= self.from_)
            and (self.above is None or share > self.above)
            and (self.to is None or share <= self.to)
            and (self.below is None or share < self.below)
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class ScaleRule(Rule):
    """Points of a rubric by the share of `numerator` in `base`."""

    numerator: Measure
    base: Measure
    per: tuple[Scope, ...]
    bands: tuple[Band, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PreferenceRule(Rule):
    """Who goes first among equals: women, direct workers, those in hard places.

    `women_share`: collectives with such a share of women too, in percent; `time_less`:
    by how much the service time for women is shorter, in words.
    """

    women_share: Percent | None = None
    time_less: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class EligibilityRule(Rule):
    """A condition on persons or collectives for `awards` (none named: for every award).

    `number` is the limit in `unit` (months, working_days, years, points), `number_to`
    the end of a range; `discipline` the lightest measure that bars.
    """

    check: Check
    awards: tuple[str, ...] = ()
    recipient: Recipient | None = None
    number: Decimal | None = None
    number_to: Decimal | None = None
    unit: str = ""
    discipline: Discipline | None = None
    clock: ClockStart | None = None
