"""What follows for a proposal from its conditions."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from toolkit.awards.conditions import Answer, Condition
from toolkit.model.register import Proposal


class Conclusion(StrEnum):
    """What follows from the conditions of a proposal."""

    ELIGIBLE = "eligible"
    INELIGIBLE = "ineligible"
    NOT_KNOWN = "not_known"
    FOR_COUNCIL = "for_council"


_DECIDES = {
    Conclusion.INELIGIBLE: Answer.FAIL,
    Conclusion.NOT_KNOWN: Answer.UNKNOWN,
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
        judged = answer is Answer.JUDGED
        return tuple(
            one for one in self.conditions if one.answer is answer and one.bars | judged
        )


def conclusion_of(conditions: Iterable[Condition]) -> Conclusion:
    """What follows: only what bars can make a proposal ineligible or not known."""
    every = tuple(conditions)
    barring = {one.answer for one in every if one.bars}
    if Answer.FAIL in barring:
        return Conclusion.INELIGIBLE
    if Answer.UNKNOWN in barring:
        return Conclusion.NOT_KNOWN
    if any(one.answer is Answer.JUDGED for one in every):
        return Conclusion.FOR_COUNCIL
    return Conclusion.ELIGIBLE
