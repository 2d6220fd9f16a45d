"""Texts of ratios: Q401–."""

from toolkit.findings.entry import Entry

RATIO: dict[str, Entry] = {}
