"""«Điều kiện»: a row for each proposal, failures first; its conditions fold."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from toolkit.awards.eligibility.need_standard import COUNCIL
from toolkit.awards.eligibility.reasons import missing, reasons, within
from toolkit.awards.eligibility.verdicts import Answer, Conclusion, Condition, Verdict
from toolkit.awards.eligibility.words import ANSWER_WORDS, CONCLUSION_WORDS
from toolkit.forms.register.award_list import award_words
from toolkit.forms.register.computed import CONDITION_COLUMNS
from toolkit.rules.loader import UNVERIFIED_MARK
from toolkit.xlsx.cells.address import letters
from toolkit.xlsx.cells.cell import Cell, Written

CONCLUSION = "KẾT LUẬN"
LINKED = [head.field for head in CONDITION_COLUMNS].index("condition") + 1
"""The column of that word, which leads to the proposal. Not the name: LibreOffice
leaves a link in one line, and on paper a long name would lose its end."""
BARS, INFORMS = "bắt buộc", "chỉ để biết"
UNWRITTEN = "sổ không ghi, Hội đồng xem xét"
"""Why what no register keeps is left to people."""

PLACES: Mapping[Conclusion, int] = {
    Conclusion.INELIGIBLE: 0,
    Conclusion.NOT_KNOWN: 1,
    Conclusion.UNVERIFIED: 3,
    Conclusion.INFORMED: 3,
    Conclusion.FOR_COUNCIL: 4,
    Conclusion.ELIGIBLE: 5,
}
"""What comes first on the sheet; one that has no place of its own stands at `OPEN`."""
OPEN = 2
"""Behind what is not known, before what may go to the council."""

_AT = {head.field: letters(i) for i, head in enumerate(CONDITION_COLUMNS, 1)}

Row = tuple[Written, ...]


class Told(NamedTuple):
    """The rows of one proposal: its conclusion, then every condition by name."""

    verdict: Verdict
    top: int
    rows: tuple[Row, ...]

    @property
    def below(self) -> range:
        """The rows of the conditions, which fold."""
        return range(self.top + 1, self.top + len(self.rows))


def told_below(verdicts: Sequence[Verdict], top: int) -> Iterator[Told]:
    """The rows of the sheet from row `top` on, a proposal after the other."""
    for verdict in in_order(verdicts):
        rows = tuple(_rows(verdict, top))
        yield Told(verdict, top, rows)
        top += len(rows)


def in_order(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Failures first; of a kind, as the proposals stand on their sheet."""
    return sorted(verdicts, key=lambda one: PLACES.get(one.told, OPEN))


def _rows(verdict: Verdict, top: int) -> Iterator[Row]:
    proposal = verdict.proposal
    who: Row = (
        proposal.name,
        proposal.unit,
        award_words().get(proposal.award or "", verdict.typed),
    )
    words = CONCLUSION_WORDS[verdict.told]
    # Of what is missing an article says nothing; it stands in the folded rows.
    first = next(iter(verdict.told_by), None)
    basis = _basis(first) if first and first.answer is Answer.FAIL else ""
    met = _met(verdict, top + 1)
    yield (*who, CONCLUSION, words, reason(verdict), met, basis)
    for one in verdict.conditions:
        yield (*who, *_cells(one))


def _cells(one: Condition) -> Row:
    effect = BARS if one.bars else INFORMS
    return (one.name, ANSWER_WORDS[one.answer], one.evidence, effect, _basis(one))


def _basis(one: Condition) -> str:
    """The article without the mark of a doubt: that is told in a finding, not here."""
    return one.basis.removesuffix(UNVERIFIED_MARK)


def reason(verdict: Verdict) -> str:
    """What the register says to the first condition that decides.

    What more decides is said as a number; "" where nothing speaks against.
    """
    deciding = verdict.told_by
    if verdict.told is Conclusion.ELIGIBLE or not deciding:
        return ""
    first, rest = deciding[0], len(deciding) - 1
    said = _SAID.get(first.answer, _named)((first,))
    return f"{said} (và {rest} điều kiện khác)" if rest else said


def _named(conditions: Sequence[Condition]) -> str:
    return "; ".join(
        # The name of a condition alone is no reason: it says nothing of the proposal.
        f"{UNWRITTEN}: {within(one.name)}"
        if one.evidence == COUNCIL.evidence
        else f"{one.name}: {one.evidence.rstrip('.')}"
        for one in conditions
    )


_SAID: Mapping[Answer, Callable[[Sequence[Condition]], str]] = {
    Answer.FAIL: reasons,
    Answer.UNKNOWN: missing,
}


def _met(verdict: Verdict, first: int) -> Written:
    """«8/10 đạt», live; a formula stands in the rows of conclusions and no other.

    An open workbook folds by it what lies below such a row.
    """
    number = len(verdict.conditions)
    if not number:
        return None
    passed, column = ANSWER_WORDS[Answer.PASS], _AT["answer"]
    area = f"{column}{first}:{column}{first + number - 1}"
    met = sum(one.answer is Answer.PASS for one in verdict.conditions)
    formula = f'COUNTIF({area},"{passed}")&"/{number} {passed}"'
    return Cell(f"{met}/{number} {passed}", formula)
