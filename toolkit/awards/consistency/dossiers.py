"""Dossiers: days out of order, parts that are missing, returns without a reason."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache

from toolkit.awards.words.known import award_of, end_of
from toolkit.findings.finding import Finding, find
from toolkit.model.emulation import Level
from toolkit.model.register import Register, TableKey
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
    for row in rows:
        needed = wanted_parts(row.award or "", row.level, day)
        missing = [one for one in needed if part_key(one[1]) not in row.parts]
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


def _everybody(applies_to: str) -> bool:
    """A rule of no office, sector or province."""
    return not applies_to


def wanted_parts(
    award: str,
    level: Level | None,
    day: date,
    concerns: Callable[[str], bool] = _everybody,
) -> list[tuple[Dossier, str]]:
    """The parts that a dossier must have, each with the rule that asks for it.

    `level`: None for that of the award. `concerns`: of whose rules, by `applies_to`.
    """
    known = award_of(award)
    at = level or (known.level if known else None)
    return [
        (rule, part)
        for rule in _rules(day)
        if concerns(rule.applies_to)
        and at in rule.levels
        and (not rule.awards or award in rule.awards)
        for part in rule.parts
    ]


@lru_cache(maxsize=64)
def _rules(day: date) -> tuple[Dossier, ...]:
    return dossiers(day)


def part_key(part: str) -> str:
    """The key of a part of a dossier as a rule names it. Raises KeyError."""
    text = folded(part)
    for opening, key in _KEYS.items():
        if text.startswith(folded(opening)):
            return key
    raise KeyError(part)
