"""Dossiers: days out of order, parts that are missing, returns without a reason."""

from collections.abc import Iterator

from toolkit.awards.words.known import award_of, end_of
from toolkit.findings.finding import Finding, find
from toolkit.model.register import DossierLine, Register, TableKey
from toolkit.rules.book import dossiers
from toolkit.rules.names import folded
from toolkit.rules.standards import Dossier
from toolkit.rules.words import day_words, source_words

_KEYS = {
    "Tờ trình": "request",
    "Báo cáo thành tích": "report",
    "Biên bản": "minutes",
    "Giấy chứng nhận": "initiative",
    "Ý kiến": "opinion",
}
"""How the parts that the rules name begin, and which column of «Hồ sơ» ticks them."""


def dossier_findings(register: Register) -> Iterator[Finding]:
    """C290–C292."""
    for row in register.dossiers:
        if row.returned is None:
            continue
        if row.sent and row.returned < row.sent:
            yield find(
                "C290",
                register.at(TableKey.DOSSIERS, row.row, "returned"),
                seen=day_words(row.returned),
                expected=day_words(row.sent),
            )
        if not row.reason:
            at = register.at(TableKey.DOSSIERS, row.row, "reason")
            yield find("C292", at, seen=day_words(row.returned))
    yield from _incomplete(register)


def _incomplete(register: Register) -> Iterator[Finding]:
    """C291, in the award year, where the office ticks parts at all."""
    rows = [row for row in register.dossiers if row.year == register.year]
    day = end_of(register.year)
    if day is None or not any(row.parts for row in rows):
        return
    rules = [rule for rule in dossiers(day) if not rule.applies_to]
    for row in rows:
        missing = [
            (rule, part)
            for rule in rules
            if _concerns(rule, row)
            for part in rule.parts
            if part_key(part) not in row.parts
        ]
        if row.sent and missing:
            first = part_key(missing[0][1])
            bases = [source_words(r.version) + r.version.mark for r, _ in missing]
            yield find(
                "C291",
                register.at(TableKey.DOSSIERS, row.row, f"part_{first}"),
                seen=day_words(row.sent),
                expected="; ".join(part for _, part in missing),
                basis="; ".join(dict.fromkeys(bases)),
            )


def _concerns(rule: Dossier, row: DossierLine) -> bool:
    award = award_of(row.award or "")
    level = row.level or (award.level if award else None)
    return level in rule.levels and (not rule.awards or row.award in rule.awards)


def part_key(part: str) -> str:
    """The key of a part of a dossier as a rule names it. Raises KeyError."""
    text = folded(part)
    for opening, key in _KEYS.items():
        if text.startswith(folded(opening)):
            return key
    raise KeyError(part)
