"""What contradicts itself in a register, and no more of a kind than one reads."""

from collections.abc import Iterable, Iterator

from toolkit.awards.consistency.awards import award_findings
from toolkit.awards.consistency.decisions import decision_findings
from toolkit.awards.consistency.dossiers import dossier_findings
from toolkit.awards.consistency.doubles import double_findings
from toolkit.awards.consistency.initiatives import initiative_findings
from toolkit.awards.consistency.names import name_findings
from toolkit.awards.consistency.people import people_findings
from toolkit.awards.consistency.proposals import proposal_findings
from toolkit.awards.consistency.rows import row_findings
from toolkit.awards.consistency.units import unit_findings
from toolkit.awards.people.identity import Directory
from toolkit.awards.settings import Settings
from toolkit.findings.finding import Finding, find
from toolkit.model.origin import Origin
from toolkit.model.register import Register

SHOWN = 20
"""How many findings of one code are told one by one."""


def consistency(register: Register, settings: Settings) -> list[Finding]:
    """Contradictions within and between the tables, whatever the award year.

    At most `SHOWN` of each code, then one that counts the rest.
    """
    directory = Directory(register)
    found = [
        *award_findings(register, settings),
        *double_findings(register, directory),
        *decision_findings(register, directory),
        *row_findings(register, directory),
        *proposal_findings(register, directory),
        *people_findings(register, settings, directory),
        *initiative_findings(register, directory),
        *dossier_findings(register),
        *name_findings(register, directory),
        *unit_findings(register, directory, suggested=SHOWN),
    ]
    return list(shortened(found))


def shortened(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The first of each code, and behind the last of them how many more there are."""
    by_code: dict[str, list[Finding]] = {}
    for finding in findings:
        by_code.setdefault(finding.code, []).append(finding)
    for code, several in by_code.items():
        yield from several[:SHOWN]
        if rest := several[SHOWN:]:
            at = Origin(rest[0].sheet, rest[0].cell)
            yield find("C299", at, seen=str(len(rest)), expected=code)
