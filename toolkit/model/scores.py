"""What the engine makes of a scorecard."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from toolkit.model.rubric import Grade, Round


class CriterionScore(NamedTuple):
    """The points of one criterion in one round, and why.

    total = standard + bonus - penalty + outside; None while nothing is scored. For a
    group the sums run over what is scored so far. `outside` are points that were typed
    beyond what the criterion may be given; they are told, and count as typed. What the
    caps of a group leave uncounted is in no other number: `over_cap` of the bonus its
    items won, `under_floor` of the points they lost.
    """

    criterion: str
    standard: Decimal
    bonus: Decimal
    penalty: Decimal
    total: Decimal | None
    why: str
    outside: Decimal = Decimal(0)
    over_cap: Decimal = Decimal(0)
    under_floor: Decimal = Decimal(0)


class RoundScores(NamedTuple):
    """One round of the whole rubric.

    `items` by criterion id, in print order. `missing` are the ids of the leaves without
    points: the totals are final only when it is empty. `grade` is None when the rubric
    has no classification or the round is not complete.
    """

    standard: Decimal
    bonus: Decimal
    penalty: Decimal
    total: Decimal
    items: Mapping[str, CriterionScore]
    missing: tuple[str, ...]
    grade: Grade | None
    why: str


class Scores(NamedTuple):
    """All rounds; a round in which nothing was entered is absent."""

    rounds: Mapping[Round, RoundScores]
