"""What follows for a proposal from its conditions."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from toolkit.awards.eligibility.case import Answer, Condition
from toolkit.awards.eligibility.need_council import AUTHORITY
from toolkit.model.register import Proposal
from toolkit.rules.loader import UNVERIFIED_MARK


class Conclusion(StrEnum):
    """What follows from the conditions of a proposal.

    `UNVERIFIED`: of the standard of the award something is not met, but only what
    nobody has checked; that bars nobody, and is no ground to call the proposal eligible
    either. `NO_BASIS`: the rules have no standard to judge it by. `INFORMED` is only
    told: something is not met that was checked, and only informs.
    """

    ELIGIBLE = "eligible"
    INELIGIBLE = "ineligible"
    NOT_KNOWN = "not_known"
    UNVERIFIED = "unverified"
    FOR_COUNCIL = "for_council"
    NO_BASIS = "no_basis"
    INFORMED = "informed"


_DECIDES = {
    Conclusion.INELIGIBLE: Answer.FAIL,
    Conclusion.NOT_KNOWN: Answer.UNKNOWN,
    Conclusion.UNVERIFIED: Answer.FAIL,
    Conclusion.FOR_COUNCIL: Answer.JUDGED,
}


class Verdict(NamedTuple):
    """A proposal with every condition that was checked, and what follows.

    `typed`: what stands in place of an award that the rules do not know. `repeats`:
    another row says the same of the same person.
    """

    proposal: Proposal
    conditions: tuple[Condition, ...]
    conclusion: Conclusion
    typed: str = ""
    repeats: bool = False

    @property
    def deciding(self) -> tuple[Condition, ...]:
        """The conditions that made the conclusion; none where all is well."""
        if self.conclusion is Conclusion.NO_BASIS:
            return tuple(one for one in self.conditions if one.baseless)
        answer = _DECIDES.get(self.conclusion)
        if answer is Answer.JUDGED:
            judged = (one for one in self.conditions if one.answer is answer)
            return tuple(one for one in judged if _weighs(one))
        of_standard = (Conclusion.UNVERIFIED, Conclusion.NOT_KNOWN)
        own = self.conclusion in of_standard
        return tuple(
            one
            for one in self.conditions
            if one.answer is answer and (one.bars or (one.own and own))
        )

    @property
    def unmet(self) -> tuple[Condition, ...]:
        """What is not met and bars nobody.

        Who may sign is told at the cell of the body, with all that contradicts itself.
        """
        return tuple(
            one
            for one in self.conditions
            if one.answer is Answer.FAIL and not one.bars and one.name != AUTHORITY
        )

    @property
    def told(self) -> Conclusion:
        """What a clerk reads; what rests on the proposal rests on `conclusion`.

        What bars nobody and is not met is told alike: of a standard, a rule, a vote.
        """
        if self.conclusion not in _MAY_GO or not self.unmet:
            return self.conclusion
        unchecked = all(one.basis.endswith(UNVERIFIED_MARK) for one in self.unmet)
        return Conclusion.UNVERIFIED if unchecked else Conclusion.INFORMED

    @property
    def told_by(self) -> tuple[Condition, ...]:
        """The conditions that made what is told."""
        weak = self.told in (Conclusion.UNVERIFIED, Conclusion.INFORMED)
        return self.unmet if weak else self.deciding


_MAY_GO = (Conclusion.ELIGIBLE, Conclusion.FOR_COUNCIL, Conclusion.UNVERIFIED)
"""Nothing that bars is against the proposal."""


def _weighs(condition: Condition) -> bool:
    """Whether what people judge of it decides: not what only an unchecked text asks."""
    return condition.own or condition.checked


def conclusion_of(conditions: Iterable[Condition]) -> Conclusion:
    """What follows: only what bars can make a proposal ineligible.

    What nobody has checked, or what only informs, bars nobody and takes nothing from
    the conclusion; but a standard that is not met, or of which nothing is known, is no
    ground to call a proposal eligible, checked or not.
    """
    every = tuple(conditions)
    barring = {one.answer for one in every if one.bars}
    if Answer.FAIL in barring:
        return Conclusion.INELIGIBLE
    if any(one.baseless for one in every):
        return Conclusion.NO_BASIS
    if Answer.UNKNOWN in barring:
        return Conclusion.NOT_KNOWN
    own = {one.answer for one in every if one.own}
    if Answer.FAIL in own:
        return Conclusion.UNVERIFIED
    if Answer.UNKNOWN in own:
        return Conclusion.NOT_KNOWN
    answers = {one.answer for one in every if _weighs(one)}
    return Conclusion.FOR_COUNCIL if Answer.JUDGED in answers else Conclusion.ELIGIBLE
