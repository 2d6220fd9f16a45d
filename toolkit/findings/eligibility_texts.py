"""Texts of eligibility: E401–."""

from toolkit.findings.entry import Entry

ELIGIBILITY: dict[str, Entry] = {}
