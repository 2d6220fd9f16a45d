"""What a person must look at among the verdicts on proposals."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from toolkit.awards.eligibility.case import (
    Condition,
    known_award,
    without_cells,
)
from toolkit.awards.eligibility.reasons import missing, reasons, within
from toolkit.awards.eligibility.verdict import Conclusion, Verdict
from toolkit.findings.finding import Finding, find
from toolkit.findings.texts.eligibility import ELIGIBILITY_WORDS
from toolkit.model.register import Register, TableKey
from toolkit.rules.loader import judged_on

SHOWN = 20
"""How many findings of one code are told one by one."""
NAMED = 20
"""How many recipients one finding names."""

_MORE: Mapping[str, str] = {
    "E401": "E404",
    "E402": "E405",
    "E403": "E406",
}
"""The code that tells how many more there are."""
_CODES = (*_MORE, "E407")
"""Of what the rules do not speak there are but few kinds: no code tells of more."""


class _Cause(NamedTuple):
    """One cause, and the proposals that all have it, in the order of their rows."""

    conditions: tuple[Condition, ...]
    verdicts: list[Verdict]


def eligibility_findings(
    register: Register, verdicts: Iterable[Verdict]
) -> list[Finding]:
    """Proposals not eligible, not known, without basis, or that break what informs.

    One finding a code and cause, with all whom it concerns, at the first of them; of
    more than `SHOWN` of a code, one more says how many proposals there are and where
    they begin.
    """
    groups: dict[str, dict[object, _Cause]] = {code: {} for code in _CODES}
    for verdict in verdicts:
        for code, conditions in _conditions_by_code(verdict):
            said = without_cells(_said(code, conditions))
            wanted = _wanted(code, conditions)
            about = verdict.proposal.award or verdict.typed
            same = (about, said, wanted, _basis(conditions))
            cause = groups[code].setdefault(same, _Cause(conditions, []))
            cause.verdicts.append(verdict)
    found = []
    for code, group in groups.items():
        causes = list(group.values())
        shown = SHOWN if code in _MORE else len(causes)
        found += [_finding(register, code, one) for one in causes[:shown]]
        rest = [verdict for one in causes[shown:] for verdict in one.verdicts]
        for verdict in rest[:1]:
            at = register.at(TableKey.PROPOSALS, verdict.proposal.row, "name")
            found.append(find(_MORE[code], at, seen=str(len(rest))))
    return found


def _conditions_by_code(
    verdict: Verdict,
) -> Iterator[tuple[str, tuple[Condition, ...]]]:
    """The codes of a verdict with the conditions that each names."""
    if verdict.conclusion is Conclusion.INELIGIBLE:
        yield "E401", verdict.deciding
    if verdict.conclusion is Conclusion.NOT_KNOWN:
        yield "E402", verdict.deciding
    if verdict.conclusion is Conclusion.NO_BASIS:
        yield "E407", verdict.deciding
    if verdict.unmet:
        yield "E403", verdict.unmet


def _said(code: str, conditions: Sequence[Condition]) -> str:
    return missing(conditions) if code == "E402" else reasons(conditions)


def _wanted(code: str, conditions: Sequence[Condition]) -> str:
    """What would have been right, each thing once; or of what too little is known."""
    if code != "E402":
        return "; ".join(dict.fromkeys(c.wanted or c.name for c in conditions))
    names = dict.fromkeys(within(one.name) for one in conditions)
    return ELIGIBILITY_WORDS["known"].format("; ".join(names))


def _basis(conditions: Sequence[Condition]) -> str:
    return "; ".join(dict.fromkeys(c.basis for c in conditions if c.basis))


def _finding(register: Register, code: str, cause: _Cause) -> Finding:
    proposal = cause.verdicts[0].proposal
    year = register.year or 0
    award = known_award(proposal.award or "", judged_on(year)) if year else None
    typed = cause.verdicts[0].typed
    unchecked = not any(c.checked for c in cause.conditions)
    said = _said(code, cause.conditions)
    return find(
        code,
        register.at(TableKey.PROPOSALS, proposal.row, "name"),
        seen=said if len(cause.verdicts) == 1 else without_cells(said),
        expected=_wanted(code, cause.conditions),
        name=_names(cause.verdicts),
        award=award.version.value if award else typed or "khen thưởng",
        year=str(year),
        why=ELIGIBILITY_WORDS["unverified" if unchecked else "informs"],
        basis=_basis(cause.conditions),
    )


def _names(verdicts: Sequence[Verdict]) -> str:
    """«An», or «8 đề nghị (An, Bình, …)»."""
    names = [v.proposal.name or ELIGIBILITY_WORDS["nameless"] for v in verdicts]
    if len(names) == 1:
        return names[0]
    more = len(names) - NAMED
    listed = ", ".join(names[:NAMED])
    if more > 0:
        listed += ELIGIBILITY_WORDS["more"].format(more)
    return ELIGIBILITY_WORDS["several"].format(len(names), listed)
