"""Texts of what contradicts itself in a register: C270–C299."""

from toolkit.findings.entry import Entry

CONSISTENCY: dict[str, Entry] = {}
