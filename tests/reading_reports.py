"""Findings as tests compare them: the code, and the cell that it points at."""

from collections.abc import Iterable

from toolkit.findings import Finding


def codes_and_cells(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    """(code, cell) of each, in their order."""
    return [(one.code, one.cell) for one in findings]


def codes_and_places(findings: Iterable[Finding]) -> list[tuple[str, str, str]]:
    """(code, sheet, cell) of each, in their order."""
    return [(one.code, one.sheet, one.cell) for one in findings]
