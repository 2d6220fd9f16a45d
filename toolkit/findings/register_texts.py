"""Texts of what is found when the register is read: C230–C269, S120–S139."""

from toolkit.findings.entry import Entry

REGISTER: dict[str, Entry] = {}
