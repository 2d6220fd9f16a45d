"""Texts of taking tables in and giving them out: X601–."""

from toolkit.findings.entry import Entry

EXCHANGE: dict[str, Entry] = {}
