"""Texts of ratios (Q401–), eligibility (E401–) and consistency (C270–C299)."""

from toolkit.findings.entry import Entry

RATIO: dict[str, Entry] = {}

ELIGIBILITY: dict[str, Entry] = {}

CONSISTENCY: dict[str, Entry] = {}
