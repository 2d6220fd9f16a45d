"""What a person must look at before a list of reward money is signed: C300–C309.

Most are told once for all lines that have them, at the first of these lines.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator

from toolkit.awards.money.lines import MoneyLine, Why
from toolkit.awards.people.identity import Directory
from toolkit.awards.people.to_enter import granted_only
from toolkit.awards.settings import Settings
from toolkit.awards.words.known import award_of
from toolkit.findings.finding import Finding, find
from toolkit.model.numbers import vi
from toolkit.model.origin import Origin
from toolkit.model.register import Register, TableKey
from toolkit.rules.loader import Version
from toolkit.rules.words import RECIPIENT_WORDS, day_words, source_words

_ROUNDED = {"up": "làm tròn lên", "nearest": "làm tròn gần nhất", "exact": "giữ nguyên"}
_KeyOf = Callable[[MoneyLine], Hashable]


def money_findings(
    register: Register, settings: Settings, lines: tuple[MoneyLine, ...]
) -> Iterator[Finding]:
    """In the order of their codes."""
    yield from _undated(register, lines)
    yield from _not_entered(register)
    yield from _without_times(register, lines)
    yield from _unverified(register, lines)
    if settings.money_rounding is None:
        yield from _roundings(register, lines)
    yield from _several(register, lines)
    yield from _ceilings(register, lines)


def _undated(register: Register, lines: Iterable[MoneyLine]) -> Iterator[Finding]:
    found = [line for line in lines if line.why is Why.NO_DAY]
    if found:
        at = _at(register, found[0], "day")
        yield find("C300", at, count=str(len(found)), year=str(register.year))


def _not_entered(register: Register) -> Iterator[Finding]:
    granted = (one for one in register.proposals if one.year == register.year)
    if not any(one.result is not None for one in granted):
        return
    found = [
        one
        for one in granted_only(register, Directory(register))
        if one.year == register.year
    ]
    if found:
        at = register.at(TableKey.PROPOSALS, found[0].row, "result")
        yield find("C301", at, count=str(len(found)))


def _without_times(register: Register, lines: Iterable[MoneyLine]) -> Iterator[Finding]:
    missing = (Why.NO_COEFFICIENT, Why.NO_BASE_PAY)
    found = (line for line in lines if line.why in missing)
    for some in _by(found, lambda one: (one.row.award, one.row.recipient)):
        first = some[0]
        yield find(
            "C302",
            _at(register, first, "award"),
            seen=_day(first),
            award=_award(first),
            recipient=_recipient(first),
            count=str(len(some)),
        )


def _unverified(register: Register, lines: Iterable[MoneyLine]) -> Iterator[Finding]:
    counted = [line for line in lines if line.each is not None]
    by_times = (one for one in counted if one.times and _open(one.times.version))
    for some in _by(by_times, lambda one: (one.times and one.times.id, _start(one))):
        times = some[0].times
        if times is not None:
            yield find(
                "C303",
                _at(register, some[0], "award"),
                seen=vi(times.times),
                award=_award(some[0]),
                recipient=_recipient(some[0]),
                count=str(len(some)),
                basis=source_words(times.version),
            )
    by_pay = (one for one in counted if one.pay and _open(one.pay.version))
    for some in _by(by_pay, lambda one: one.pay and one.pay.version.start):
        pay = some[0].pay
        if pay is not None:
            yield find(
                "C304",
                _at(register, some[0], "day"),
                seen=f"{pay.amount:,}".replace(",", "."),
                count=str(len(some)),
                basis=source_words(pay.version),
            )


def _roundings(register: Register, lines: Iterable[MoneyLine]) -> Iterator[Finding]:
    place = register.cells.get("money_rounding", Origin())
    counted = [line for line in lines if line.each]
    unknown = [line for line in counted if line.rounding is None]
    doubted = [one for one in counted if one.rounding and _open(one.rounding.version)]
    if doubted and (rule := doubted[0].rounding):
        yield find(
            "C305",
            place,
            seen=_day(doubted[0]),
            expected=_ROUNDED[rule.rounds or "exact"],
            count=str(len(doubted)),
            basis=source_words(rule.version),
        )
    if unknown:
        yield find("C306", place, seen=_day(unknown[0]), count=str(len(unknown)))


def _several(register: Register, lines: Iterable[MoneyLine]) -> Iterator[Finding]:
    doubted = [one for one in lines if one.several and one.several.rule is None]
    for code, dated in (("C307", True), ("C308", False)):
        found = [one for one in doubted if one.several and one.several.dated is dated]
        if found:
            first, names = found[0], {(one.row.name, one.unit) for one in found}
            yield find(
                code,
                _at(register, first, "award"),
                seen=_day(first),
                name=first.row.name,
                award=_award(first),
                count=str(len(names if dated else found)),
            )


def _ceilings(register: Register, lines: Iterable[MoneyLine]) -> Iterator[Finding]:
    found = (line for line in lines if line.is_ceiling and line.each)
    for some in _by(found, lambda one: one.row.award):
        times = some[0].times
        if times is not None:
            yield find(
                "C309",
                _at(register, some[0], "award"),
                seen=vi(times.times),
                award=_award(some[0]),
                count=str(len(some)),
                basis=source_words(times.version),
            )


def _by(lines: Iterable[MoneyLine], key: _KeyOf) -> list[tuple[MoneyLine, ...]]:
    """Lines with the same key together, in the order of the first of each."""
    found: dict[Hashable, list[MoneyLine]] = {}
    for line in lines:
        found.setdefault(key(line), []).append(line)
    return [tuple(some) for some in found.values()]


def _start(line: MoneyLine) -> object:
    return line.times.version.start if line.times else None


def _open(version: Version | None) -> bool:
    return version is not None and version.status == "unverified"


def _at(register: Register, line: MoneyLine, column: str) -> Origin:
    return register.at(TableKey.AWARDS, line.row.row, column)


def _day(line: MoneyLine) -> str:
    return day_words(line.row.day) if line.row.day else ""


def _award(line: MoneyLine) -> str:
    known = award_of(line.row.award) if line.row.award else None
    return known.version.value if known else ""


def _recipient(line: MoneyLine) -> str:
    return RECIPIENT_WORDS[line.row.recipient] if line.row.recipient else ""
