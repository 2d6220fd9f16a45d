"""How units stand to one another after a round: points, where from, ranks."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from toolkit.model.round import Unit
from toolkit.model.rubric import Round

WHOLE = "*"
"""Stands among the ids of criteria for the whole rubric."""


class RoundPoints(NamedTuple):
    """What one round gave a unit.

    `points` and `cells` by the id of a criterion, groups too, and by WHOLE; None where
    nothing is scored. `cells` say where: «'Chấm điểm'!H12». `missing` counts the leaves
    without points: only with none of them is the whole final. `grade` is "" till then.
    """

    points: Mapping[str, Decimal | None]
    cells: Mapping[str, str]
    missing: int = 0
    grade: str = ""

    @property
    def total(self) -> Decimal | None:
        """The points of the whole rubric, complete or not."""
        return self.points.get(WHOLE)


class UnitResult(NamedTuple):
    """A unit with all that its workbook says; without rounds where none counts.

    `file` is the workbook that counts, `came` the one it was taken from, each with its
    SHA-256 in hex. `reasons`: what appraisers wrote, by criterion. `faults` counts the
    findings that wait for a person. `late` is in days. `waits`: why nothing counts yet;
    `awaits`: a later revision that the unit was sent and has not sent back, else 0.
    """

    unit: Unit
    rounds: Mapping[Round, RoundPoints] = MappingProxyType({})
    reasons: Mapping[str, str] = MappingProxyType({})
    file: str = ""
    digest: str = ""
    came: str = ""
    came_digest: str = ""
    revision: int = 0
    faults: int = 0
    late: int = 0
    waits: str = ""
    awaits: int = 0

    def total(self, which: Round) -> Decimal | None:
        """The points of a round, where every criterion has some."""
        points = self.rounds.get(which)
        return None if points is None or points.missing else points.total


class Standing(NamedTuple):
    """A unit's place in its cluster. `rank` counts from 1, None where it has none.

    `tied`: another unit has the same rank. `broken_by` says what parted it from a unit
    with the same total: the id of a section, or VOTE; "" where nothing had to.
    """

    result: UnitResult
    rank: int | None = None
    tied: bool = False
    broken_by: str = ""


VOTE = "vote"
