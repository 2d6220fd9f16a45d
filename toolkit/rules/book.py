"""What holds in an award year or on a day: the questions other rooms ask."""

from datetime import date

from toolkit.rules.loader import judged_on
from toolkit.rules.records import (
    CountRule,
    EligibilityRule,
    PreferenceRule,
    RatioRule,
    Recipient,
    Rule,
    ScaleRule,
)
from toolkit.rules.shelf import natural, records_on, series
from toolkit.rules.standards import (
    Award,
    BasePay,
    Coefficient,
    Deadline,
    Dossier,
    FormStandard,
    Grant,
    PaymentRule,
    Quorum,
    Setting,
    TitleStandard,
    VoteThreshold,
)

RULES: tuple[type[Rule], ...] = (
    RatioRule,
    CountRule,
    ScaleRule,
    PreferenceRule,
    EligibilityRule,
)

# The regime of an award year is that of its last day; a dossier that is judged on
# another day passes its own.


def ratio_rules(year: int, day: date | None = None) -> tuple[RatioRule, ...]:
    """Shares that limit or describe awards, binding or not."""
    return records_on(RatioRule, judged_on(year, day))


def count_rules(year: int, day: date | None = None) -> tuple[CountRule, ...]:
    """How many awards one recipient may get in a year."""
    return records_on(CountRule, judged_on(year, day))


def eligibility_rules(
    year: int, day: date | None = None
) -> tuple[EligibilityRule, ...]:
    """Conditions on persons and collectives."""
    return records_on(EligibilityRule, judged_on(year, day))


def all_rules(year: int, day: date | None = None) -> tuple[Rule, ...]:
    """Every rule of every kind: E1 … E16, R1 … R13."""
    judged = judged_on(year, day)
    found = [rule for kind in RULES for rule in records_on(kind, judged)]
    return tuple(sorted(found, key=lambda rule: natural(rule.id)))


def title_standards(year: int, day: date | None = None) -> tuple[TitleStandard, ...]:
    """What each emulation title presupposes."""
    return records_on(TitleStandard, judged_on(year, day))


def form_standards(year: int, day: date | None = None) -> tuple[FormStandard, ...]:
    """What each form of commendation presupposes."""
    return records_on(FormStandard, judged_on(year, day))


def awards(day: date) -> tuple[Award, ...]:
    """The titles and forms that exist on a day."""
    return records_on(Award, day)


def award_on(award: str, day: date) -> Award | None:
    """A title or form by its id, as it is on a day; None before and after."""
    return next((one for one in awards(day) if one.id == award), None)


def grants(day: date) -> tuple[Grant, ...]:
    """Who else grants what, by the rules of some offices, sectors and provinces."""
    return records_on(Grant, day)


def own_grant(
    award: str, authority: str, day: date, profile: frozenset[str]
) -> Grant | None:
    """What lets an authority grant an award besides the law; None where nothing does.

    `profile`: whose rules bind, as `applies_to` names them.
    """
    for one in grants(day):
        right = one.award == award and authority in one.granted_by
        if right and one.applies_to in profile:
            return one
    return None


def vote_thresholds(day: date) -> tuple[VoteThreshold, ...]:
    """Which share of the council's members must agree."""
    return records_on(VoteThreshold, day)


def quorums(day: date) -> tuple[Quorum, ...]:
    """How many members must be there, council by council."""
    return records_on(Quorum, day)


def coefficient(
    award: str,
    day: date,
    recipient: Recipient = Recipient.INDIVIDUAL,
    authority: str = "",
) -> Coefficient | None:
    """Reward money as a multiple of base pay; None where no value is known.

    An award that only one kind of recipient can get needs no `recipient`. `authority`
    is the id of who grants it, where one body's awards have money of their own.
    """
    every = [one for one in records_on(Coefficient, day) if one.award == award]
    own = [one for one in every if authority and authority in one.granted_by]
    found = own or [one for one in every if not one.granted_by]
    exact = [one for one in found if one.recipient is recipient]
    if exact:
        return exact[0]
    return found[0] if len(found) == 1 else None


def base_pay(day: date) -> BasePay | None:
    """The monthly base pay; None where no value is known."""
    return next(iter(records_on(BasePay, day)), None)


def payments(day: date) -> tuple[PaymentRule, ...]:
    """How reward money is paid."""
    return records_on(PaymentRule, day)


def dossiers(day: date) -> tuple[Dossier, ...]:
    """The parts that dossiers must have."""
    return records_on(Dossier, day)


def deadlines(day: date) -> tuple[Deadline, ...]:
    """Days and periods of the yearly calendar, most of them of one office."""
    return records_on(Deadline, day)


def settings() -> tuple[Setting, ...]:
    """What an office decides where texts leave it open, in their newest form."""
    return tuple(one.records[0] for one in series(Setting))
