"""What follows for a proposal from its conditions."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from toolkit.awards.eligibility.case import Answer, Condition
from toolkit.model.register import Proposal


class Conclusion(StrEnum):
    """What follows from the conditions of a proposal.

    `UNVERIFIED`: of the standard of the award something is not met, but only what
    nobody has checked; that bars nobody, and is no ground to call the proposal eligible
    either. `NO_BASIS`: the rules have no standard to judge it by.
    """

    ELIGIBLE = "eligible"
    INELIGIBLE = "ineligible"
    NOT_KNOWN = "not_known"
    UNVERIFIED = "unverified"
    FOR_COUNCIL = "for_council"
    NO_BASIS = "no_basis"


_DECIDES = {
    Conclusion.INELIGIBLE: Answer.FAIL,
    Conclusion.NOT_KNOWN: Answer.UNKNOWN,
    Conclusion.UNVERIFIED: Answer.FAIL,
    Conclusion.FOR_COUNCIL: Answer.JUDGED,
}


class Verdict(NamedTuple):
    """A proposal with every condition that was checked, and what follows."""

    proposal: Proposal
    conditions: tuple[Condition, ...]
    conclusion: Conclusion

    @property
    def deciding(self) -> tuple[Condition, ...]:
        """The conditions that made the conclusion; none where all is well."""
        if self.conclusion is Conclusion.NO_BASIS:
            return tuple(one for one in self.conditions if one.baseless)
        answer = _DECIDES.get(self.conclusion)
        every = self.conclusion is Conclusion.FOR_COUNCIL
        of_standard = (Conclusion.UNVERIFIED, Conclusion.NOT_KNOWN)
        own = self.conclusion in of_standard
        return tuple(
            one
            for one in self.conditions
            if one.answer is answer and (one.bars or every or (one.own and own))
        )


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
    answers = {one.answer for one in every}
    return Conclusion.FOR_COUNCIL if Answer.JUDGED in answers else Conclusion.ELIGIBLE
