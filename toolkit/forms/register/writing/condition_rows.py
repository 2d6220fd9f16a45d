"""«Điều kiện»: for each proposal its conclusion, then every condition by name."""

from collections.abc import Sequence

from toolkit.awards.eligibility.verdicts import Conclusion, Condition, Verdict
from toolkit.awards.eligibility.words import ANSWER_WORDS, CONCLUSION_WORDS
from toolkit.forms.register.award_list import award_words
from toolkit.xlsx.cells.cell import CellValue

CONCLUSION = "KẾT LUẬN"
BARS, INFORMS = "bắt buộc", "chỉ để biết"

Row = tuple[CellValue, ...]


def condition_rows(verdicts: Sequence[Verdict]) -> list[Row]:
    """The rows of the sheet: CONCLUSION first, its conditions below it."""
    return [row for verdict in verdicts for row in _rows(verdict)]


def _rows(verdict: Verdict) -> list[Row]:
    proposal = verdict.proposal
    who: Row = (
        proposal.name,
        proposal.unit,
        award_words().get(proposal.award or "", ""),
    )
    head = (*who, CONCLUSION, CONCLUSION_WORDS[verdict.conclusion], _why(verdict))
    return [(*head, "", ""), *((*who, *_cells(one)) for one in verdict.conditions)]


def _cells(one: Condition) -> Row:
    effect = BARS if one.bars else INFORMS
    return (one.name, ANSWER_WORDS[one.answer], one.evidence, effect, one.basis)


def _why(verdict: Verdict) -> str:
    """What decides the conclusion, by the names of its conditions."""
    deciding = [one.name for one in verdict.deciding]
    if verdict.conclusion is Conclusion.ELIGIBLE or not deciding:
        return ""
    return "; ".join(dict.fromkeys(deciding))
