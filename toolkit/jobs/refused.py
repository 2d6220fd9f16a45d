"""A refusal, whichever room it comes from, as the finding that a clerk reads."""

from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.findings.texts.file import FILE_WORDS
from toolkit.model.origin import Origin
from toolkit.xlsx.refusal import Fact, FileRefusedError, Words

REFUSED = (WorkRefusedError, FileRefusedError)
"""What to catch where a job on a file may be refused."""


def finding_of(refused: WorkRefusedError | FileRefusedError) -> Finding:
    """The finding that says why there is no going on, in Vietnamese."""
    if isinstance(refused, WorkRefusedError):
        return refused.finding
    facts = {name: _said(fact) for name, fact in refused.facts.items()}
    return find(refused.fault.value, Origin(refused.sheet, refused.cell), **facts)


def _said(fact: Fact | int) -> str:
    """A fact in words; a phrase may hold another one."""
    if isinstance(fact, Words):
        return FILE_WORDS[fact.key].format(*map(_said, fact.values))
    return str(fact)
