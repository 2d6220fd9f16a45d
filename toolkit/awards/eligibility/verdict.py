"""What follows for a proposal from its conditions."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from toolkit.awards.eligibility.case import Answer, Condition
from toolkit.model.register import Proposal


class Conclusion(StrEnum):
    """What follows from the conditions of a proposal.

    `UNVERIFIED`: something is not met, but only what nobody has checked; that bars
    nobody, and is no ground to call the proposal eligible either.
    """

    ELIGIBLE = "eligible"
    INELIGIBLE = "ineligible"
    NOT_KNOWN = "not_known"
    UNVERIFIED = "unverified"
    FOR_COUNCIL = "for_council"


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
        answer = _DECIDES.get(self.conclusion)
        every = self.conclusion in (Conclusion.UNVERIFIED, Conclusion.FOR_COUNCIL)
        known = self.conclusion is not Conclusion.NOT_KNOWN
        return tuple(
            one
            for one in self.conditions
            if one.answer is answer and (one.bars or every or (one.own and not known))
        )


def conclusion_of(conditions: Iterable[Condition]) -> Conclusion:
    """What follows: only what bars can make a proposal ineligible.

    What nobody has checked bars nobody, but a standard of which nothing is known is not
    met either.
    """
    every = tuple(conditions)
    barring = {one.answer for one in every if one.bars}
    if Answer.FAIL in barring:
        return Conclusion.INELIGIBLE
    if Answer.UNKNOWN in barring:
        return Conclusion.NOT_KNOWN
    own = {one.answer for one in every if one.own}
    if Answer.UNKNOWN in own and Answer.FAIL not in own:
        return Conclusion.NOT_KNOWN
    answers = {one.answer for one in every}
    if Answer.FAIL in answers:
        return Conclusion.UNVERIFIED
    return Conclusion.FOR_COUNCIL if Answer.JUDGED in answers else Conclusion.ELIGIBLE
