"""Awards that stand in two rows, and reporting periods that share a year."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from toolkit.awards.people.identity import Directory
from toolkit.awards.words.known import Standing, award_of
from toolkit.awards.words.periods import Periods, sharing_years
from toolkit.findings.finding import Finding, find
from toolkit.model.emulation import Recipient
from toolkit.model.register import AwardLine, Register, TableKey
from toolkit.rules.standards import AwardKind, Level
from toolkit.rules.words import RECIPIENT_WORDS, day_words

COMPARED = 30
"""With how many rows of its kind a row is compared, so that none costs too much."""

PAIRS = 3
"""How many pairs of periods stand for all the others."""


def double_findings(register: Register, directory: Directory) -> Iterator[Finding]:
    """C271, C272: rows that say the same of an award; C294: periods that overlap."""
    alike = _Alike(directory)
    kept: dict[object, list[AwardLine]] = {}
    for row in _repeated(register, alike):
        groups = [kept.setdefault(key, []) for key in alike.keys(row)]
        both = (one for group in groups for one in group if alike.same(row, one))
        other = next(both, None)
        if other is None:
            for group in groups:
                if len(group) < COMPARED:
                    group.append(row)
        elif other.number != row.number:
            yield _two_numbers(row, other, register)
        # Of lines that name nobody, several may stand side by side in one report.
        elif row.name or (row.year, row.period) != (other.year, other.period):
            yield _twice(row, other, register)
    yield from _overlapping(register)


def _repeated(register: Register, alike: "_Alike") -> Iterator[AwardLine]:
    """The rows that are not alone with one of their keys, as far as hashes tell."""
    # Hashes, for a tuple kept for each of many rows would cost more than all the rest.
    hashes = [tuple(map(hash, alike.keys(row))) for row in register.awards]
    often = Counter(chain.from_iterable(hashes))
    return (
        row
        for row, keys in zip(register.awards, hashes, strict=True)
        if any(often[key] > 1 for key in keys)
    )


class _Alike:
    """Which rows are one award."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._standing = Standing()
        self._periods = Periods()

    def keys(self, row: AwardLine) -> tuple[object, ...]:
        """Only rows that share a key can be one award; none: nothing can be told.

        A title is of one year; a form may be entered under two, for one reason or by
        one decision.
        """
        if row.award is None or row.year is None:
            return ()
        key = self._directory.key
        if row.name:
            kind = self._directory.kind(row.recipient, row.name)
            who = self._directory.who(kind, row.name, row.unit)
            if who.is_unclear:
                return ()
            if _is_title(row):
                return ((who, row.award, row.year),)
            merit = (who, row.award, key(row.reason))
            if not (row.decision and row.day):
                return (merit,)
            return (merit, (who, row.award, key(row.decision), row.day))
        if not row.reason and not (row.period and row.start and row.end):
            return ()
        texts = (key(row.unit), key(row.reason), self._body(row.authority))
        return ((texts, row.award, row.recipient, row.staff, row.start, row.end),)

    def same(self, row: AwardLine, other: AwardLine) -> bool:
        """Whether two rows that share a key are one award."""
        if not row.name:
            return not self._decided_apart(row, other) and (
                row.year == other.year
                or (not _is_title(row) and self._one_of_two_years(row, other))
            )
        if self._two_bearers(row, other):
            return False
        return (self._same_title if _is_title(row) else self._same_form)(row, other)

    def _two_bearers(self, row: AwardLine, other: AwardLine) -> bool:
        """Those whom «Người» does not know are told apart by their units alone."""
        kind = self._directory.kind(row.recipient, row.name)
        known = self._directory.who(kind, row.name, row.unit).row
        return not known and self._differ(row.unit, other.unit)

    def _same_title(self, row: AwardLine, other: AwardLine) -> bool:
        """A title is given once a year, by whatever decision.

        Above the base a ministry and a province may each give one, and a collective
        may get a flag for each movement.
        """
        award = award_of(row.award or "")
        if award is None or award.level is Level.BASE:
            return True
        if self._two_bodies(row, other):
            return False
        kind = self._directory.kind(row.recipient, row.name)
        individual = kind is Recipient.INDIVIDUAL
        return individual or not self._differ(row.reason, other.reason)

    def _same_form(self, row: AwardLine, other: AwardLine) -> bool:
        modes = row.mode and other.mode and row.mode is not other.mode
        if modes or self._two_bodies(row, other):
            return False
        if self._one_decision(row, other):
            return not self._differ(row.reason, other.reason)
        key = self._directory.key
        return (
            not self._decided_apart(row, other)
            and key(row.reason) == key(other.reason)
            and (row.start, row.end) == (other.start, other.end)
            and (row.year == other.year or self._one_of_two_years(row, other))
        )

    def _one_of_two_years(self, row: AwardLine, other: AwardLine) -> bool:
        """Whether a form of two years is one; its reason and its days are the same."""
        dated = row.start is not None and row.end is not None
        if self._one_decision(row, other) or (dated and row.reason):
            return True
        # Two reports on one year are likely to count an award of it twice.
        said = bool(dated or row.reason)
        return said and self._periods.share_a_year(row.period, other.period)

    def _one_decision(self, row: AwardLine, other: AwardLine) -> bool:
        """Numbers begin anew each year: only with the day they are one decision."""
        dated = row.day is not None and row.day == other.day
        key = self._directory.key
        return dated and bool(row.decision) and key(row.decision) == key(other.decision)

    def _decided_apart(self, row: AwardLine, other: AwardLine) -> bool:
        days = row.day and other.day and row.day != other.day
        return bool(days) or self._differ(row.decision, other.decision)

    def _differ(self, one: str, other: str) -> bool:
        """Whether both are written, and not the same."""
        key = self._directory.key
        return bool(one and other) and key(one) != key(other)

    def _two_bodies(self, row: AwardLine, other: AwardLine) -> bool:
        here, there = row.authority, other.authority
        return bool(here and there) and self._body(here) != self._body(there)

    def _body(self, name: str) -> object:
        return self._standing.one_body(name) if name else None


def _is_title(row: AwardLine) -> bool:
    award = award_of(row.award or "")
    return award is not None and award.kind is AwardKind.TITLE


def _two_numbers(row: AwardLine, other: AwardLine, register: Register) -> Finding:
    return find(
        "C272",
        register.at(TableKey.AWARDS, row.row, "number"),
        seen=str(row.number),
        expected=str(other.number),
        other=register.at(TableKey.AWARDS, other.row, "number").cell,
    )


def _twice(row: AwardLine, other: AwardLine, register: Register) -> Finding:
    column = "period" if row.period != other.period else "year"
    award = award_of(row.award or "")
    return find(
        "C271",
        register.at(TableKey.AWARDS, row.row, column),
        seen=_when(row, other, column),
        expected=_when(other, row, column),
        other=register.at(TableKey.AWARDS, other.row, column).cell,
        award=award.version.value if award else "",
        whom=f"«{row.name}»" if row.name else _counted(row),
    )


def _counted(row: AwardLine) -> str:
    who = RECIPIENT_WORDS[row.recipient] if row.recipient else "trường hợp"
    return f"{row.number} {who}"


def _when(row: AwardLine, other: AwardLine, column: str) -> str:
    """The year or period of a row, and its decision where the other has another."""
    if column == "year":
        text = f"năm {row.year}"
    else:
        text = f"kỳ {row.period}" if row.period else "không ghi kỳ"
    if (row.decision, row.day) == (other.decision, other.day):
        return text
    day = f" ngày {day_words(row.day)}" if row.day else ""
    decided = f"quyết định {row.decision}".rstrip() + day
    return f"{text}, {decided if row.decision or day else 'không ghi quyết định'}"


def _overlapping(register: Register) -> Iterator[Finding]:
    """C294, once: reports are added up by period, and a year of two counts twice."""
    first: dict[str, int] = {}
    for row in register.awards:
        if row.period:
            first.setdefault(row.period, row.row)
    pairs = sharing_years(first)
    if pairs:
        shown = "; ".join(f"«{a}» và «{b}»" for a, b in pairs[:PAIRS])
        at = register.at(TableKey.AWARDS, max(first[one] for one in pairs[0]), "period")
        yield find("C294", at, seen=shown + ("…" if len(pairs) > PAIRS else ""))
