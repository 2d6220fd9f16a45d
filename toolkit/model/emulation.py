"""Words of emulation and commendation that rules, registers and checks share."""

from enum import StrEnum


class Recipient(StrEnum):
    """Who receives an award."""

    INDIVIDUAL = "individual"
    COLLECTIVE = "collective"
    HOUSEHOLD = "household"


class Level(StrEnum):
    """How high an award stands; ministry and province are one level."""

    BASE = "base"
    PROVINCE = "province"
    STATE = "state"


class Council(StrEnum):
    """Of what level a council on emulation and commendation is."""

    BASE = "base"
    COMMUNE = "commune"
    PROVINCE = "province"
    MINISTRY = "ministry"
    CENTRAL = "central"


class Rating(StrEnum):
    """Yearly quality rating, the best first."""

    EXCELLENT = "excellent"
    GOOD = "good"
    COMPLETED = "completed"
    FAILED = "failed"


class InitiativeScope(StrEnum):
    """How far the effect of an initiative was recognised, the narrowest first."""

    BASE = "base"
    PROVINCE = "province"
    NATIONAL = "national"


class Discipline(StrEnum):
    """Disciplinary measures, the lighter first."""

    REPRIMAND = "reprimand"
    WARNING = "warning"
    PAY_CUT = "pay_cut"
    DEMOTION = "demotion"
    REMOVAL = "removal"
    DISMISSAL = "dismissal"


class Mode(StrEnum):
    """On what occasion an award is given, as the statistics tell them apart."""

    YEARLY = "yearly"
    THEMED = "themed"
    SUDDEN = "sudden"
    EXCEPTIONAL = "exceptional"
    EXTERNAL = "external"
    DEDICATION = "dedication"
    SENIORITY = "seniority"
    RESISTANCE = "resistance"


class Staff(StrEnum):
    """How a person stands among the staff; who of them leads is a setting."""

    HEAD = "head"
    DEPUTY = "deputy"
    DIRECT = "direct"


class Service(StrEnum):
    """Under which law a person serves; some rating rules bind only one kind."""

    CIVIL_SERVANT = "civil_servant"
    PUBLIC_EMPLOYEE = "public_employee"
    LABOURER = "labourer"


class Absence(StrEnum):
    """Why somebody was away; some reasons count as time worked."""

    MATERNITY = "maternity"
    TREATMENT = "treatment"
    OTHER = "other"


class Training(StrEnum):
    """A course that somebody followed, and its result where the length asks for it."""

    SHORT = "short"
    LONG_GOOD = "long_good"
    LONG_BELOW = "long_below"


class Transfer(StrEnum):
    """How somebody came or went during the year."""

    ARRIVED = "arrived"
    SECONDED = "seconded"


class ProposalResult(StrEnum):
    """What became of a proposal; none while it is pending."""

    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
