"""The list beside a paper: what is doubtful of each proposal, on it or left out."""

from collections.abc import Container, Iterator
from typing import NamedTuple

from toolkit.awards.eligibility.need_council import AUTHORITY
from toolkit.awards.eligibility.need_standard import COUNCIL
from toolkit.awards.eligibility.verdicts import Answer, Conclusion, Verdict
from toolkit.awards.eligibility.words import CONCLUSION_WORDS
from toolkit.forms.register.writing.condition_rows import in_order, reason
from toolkit.model.register import TableKey
from toolkit.reports.papers.material import Material, joined, title_in

GENERAL = "cần xem lại"
"""The conclusion of what is no matter of one proposal."""
REPEATED = "đã có ở một dòng khác, chỉ in một lần"


class Doubt(NamedTuple):
    """Why a proposal needs a person before the paper is signed.

    `on_paper`: it stands there all the same. `basis` holds the mark of what nobody has
    checked: this list is not signed. `place` is «Đề nghị» C12.
    """

    row: int
    name: str
    unit: str
    title: str
    on_paper: bool
    conclusion: str
    why: str
    basis: str
    place: str


def doubts(material: Material, on_paper: Container[int]) -> tuple[Doubt, ...]:
    """Every pending proposal that is not simply eligible, what bars it first.

    `on_paper`: the rows of the proposals that stand there.
    """
    return tuple(
        _doubt(material, verdict, on_paper)
        for verdict in in_order(material.verdicts)
        if _needs_a_look(verdict)
    )


def _needs_a_look(verdict: Verdict) -> bool:
    """Not what is simply eligible, nor what the council always judges by itself."""
    told = verdict.told
    open_vote = any(one.evidence != COUNCIL.evidence for one in verdict.deciding)
    clear = told is Conclusion.ELIGIBLE or (
        told is Conclusion.FOR_COUNCIL and not open_vote
    )
    named = bool(verdict.proposal.award and verdict.proposal.name)
    return not (clear and named) or verdict.repeats or any(_of_authority(verdict))


def _of_authority(verdict: Verdict) -> Iterator[str]:
    """What is not clear of who grants: it bars nobody, and addresses the paper."""
    for one in verdict.conditions:
        if one.name == AUTHORITY and one.answer is not Answer.PASS:
            yield one.evidence.rstrip(".")


def _doubt(material: Material, verdict: Verdict, on_paper: Container[int]) -> Doubt:
    proposal, register = verdict.proposal, material.register
    at = register.at(TableKey.PROPOSALS, proposal.row, "name")
    said = reason(verdict)
    repeated = REPEATED if verdict.repeats else ""
    bases = joined(one.basis for one in verdict.told_by)
    return Doubt(
        row=proposal.row,
        name=proposal.name,
        unit=proposal.unit,
        title=title_in(proposal.award, proposal.year) or verdict.typed,
        on_paper=proposal.row in on_paper,
        conclusion=CONCLUSION_WORDS[verdict.told],
        why=joined((said, *_of_authority(verdict), repeated)),
        basis=bases,
        place=f"«{at.sheet}» {at.cell}" if at.sheet else "",
    )


def note(what: str, why: str, *, basis: str = "", on_paper: bool = False) -> Doubt:
    """What a person must know of the paper as a whole, or of a line without verdict."""
    return Doubt(0, what, "", "", on_paper, GENERAL, why, basis, "")
