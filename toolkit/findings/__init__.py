"""Findings: what in the data needs a person, with the only message texts there are."""

from toolkit.findings.finding import (
    SEVERITY_WORDS,
    Finding,
    Severity,
    WorkRefusedError,
    find,
    worst_first,
)

__all__ = [
    "SEVERITY_WORDS",
    "Finding",
    "Severity",
    "WorkRefusedError",
    "find",
    "worst_first",
]
