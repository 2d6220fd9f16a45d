"""Findings: what in the data needs a person, with the only message texts there are."""

from toolkit.findings.finding import Finding, Severity, WorkRefusedError, find

__all__ = ["Finding", "Severity", "WorkRefusedError", "find"]
