"""What a person must look at among the verdicts on proposals."""

from collections.abc import Iterable, Iterator, Mapping

from toolkit.awards.eligibility.case import Answer, Condition, known_award
from toolkit.awards.eligibility.need_council import AUTHORITY
from toolkit.awards.eligibility.verdict import Conclusion, Verdict
from toolkit.findings.finding import Finding, find
from toolkit.model.register import Register, TableKey
from toolkit.rules.loader import judged_on

SHOWN = 20
"""How many findings of one code are told one by one."""

_MORE: Mapping[str, str] = {"E401": "E404", "E402": "E405", "E403": "E406"}
"""The code that tells how many more there are."""


def eligibility_findings(
    register: Register, verdicts: Iterable[Verdict]
) -> list[Finding]:
    """Proposals that are not eligible, not known, or break what does not bar.

    One finding a proposal and code, in the order of rows; of more than `SHOWN` of a
    code, one more says how many there are and where they begin.
    """
    groups: dict[str, list[tuple[Verdict, list[Condition]]]] = {c: [] for c in _MORE}
    for verdict in verdicts:
        for code, conditions in _conditions_by_code(verdict):
            groups[code].append((verdict, conditions))
    found = []
    for code, group in groups.items():
        found += [_finding(register, code, *one) for one in group[:SHOWN]]
        for verdict, _ in group[SHOWN : SHOWN + 1]:
            at = register.at(TableKey.PROPOSALS, verdict.proposal.row, "name")
            found.append(find(_MORE[code], at, seen=str(len(group) - SHOWN)))
    return found


def _conditions_by_code(verdict: Verdict) -> Iterator[tuple[str, list[Condition]]]:
    """The codes of a verdict with the conditions that each names."""
    if verdict.conclusion is Conclusion.INELIGIBLE:
        yield "E401", list(verdict.deciding)
    if verdict.conclusion is Conclusion.NOT_KNOWN:
        yield "E402", list(verdict.deciding)
    failed = [one for one in verdict.conditions if one.answer is Answer.FAIL]
    # Who may sign is told at the cell of the body, with all that contradicts itself.
    informing = [one for one in failed if not one.bars and one.name != AUTHORITY]
    if informing:
        yield "E403", informing


def _finding(
    register: Register, code: str, verdict: Verdict, conditions: list[Condition]
) -> Finding:
    proposal = verdict.proposal
    year = register.year or 0
    award = known_award(proposal.award or "", judged_on(year)) if year else None
    said: dict[str, list[str]] = {}
    for one in conditions:
        said.setdefault(one.evidence.rstrip("."), []).append(one.name)
    seen = "; ".join(f"{', '.join(names)} – {text}" for text, names in said.items())
    return find(
        code,
        register.at(TableKey.PROPOSALS, proposal.row, "name"),
        seen=seen,
        expected="; ".join(one.name for one in conditions),
        name=proposal.name or "Dòng chưa ghi tên",
        award=award.version.value if award else "khen thưởng",
        year=str(year),
        basis="; ".join(dict.fromkeys(c.basis for c in conditions if c.basis)),
    )
