"""What is odd in contributions, movements and days off; awards given for movements."""

from collections.abc import Iterator
from datetime import date

from toolkit.findings import Finding, find
from toolkit.model.emulation import Recipient
from toolkit.model.origin import Origin
from toolkit.model.plain_text import excerpt
from toolkit.model.register import AwardLine, Register
from toolkit.model.year import Movement, YearBook, YearTable
from toolkit.rules.names import folded
from toolkit.rules.words import day_words
from toolkit.year.holidays import known_years

_LONGEST = 60
_WORDS = 4
"""A movement of so many words or more is meant wherever they stand together."""
_MOVEMENT, _EMULATION = folded("phong trào"), folded("thi đua")


def giving_findings(book: YearBook) -> Iterator[Finding]:
    """Rows without anything given, and those of another time."""
    first, last = period_of(book)
    for one in book.contributions:
        if not one.fund:
            continue
        unread = book.typed(YearTable.CONTRIBUTIONS, one.row, "amount")
        if one.amount is None and not one.in_kind and not unread:
            at = book.at(YearTable.CONTRIBUTIONS, one.row, "amount")
            yield find("Y112", at, seen=excerpt(one.fund, _LONGEST))
        year = one.year or (one.day.year if one.day else None)
        if year and first and last and not first.year <= year <= last.year:
            field = "year" if one.year else "day"
            at = book.at(YearTable.CONTRIBUTIONS, one.row, field)
            ends = f"{day_words(first)} – {day_words(last)}"
            yield find("Y113", at, seen=str(year), expected=ends)


def period_of(book: YearBook) -> tuple[date | None, date | None]:
    """The first and the last day that the book tells of."""
    year = book.year
    start = book.start or (date(year, 1, 1) if year else None)
    end = book.end or (date(year, 12, 31) if year else None)
    return start, end


def movement_findings(book: YearBook) -> Iterator[Finding]:
    """Movements that end before they begin, and those that are there twice."""
    seen: dict[str, int] = {}
    for one in book.movements:
        if one.start and one.end and one.start > one.end:
            at = book.at(YearTable.MOVEMENTS, one.row, "start")
            words = {"seen": day_words(one.start), "expected": day_words(one.end)}
            yield find("Y160", at, **words)
        if not one.name:
            continue
        first = seen.setdefault(folded(one.name), one.row)
        if first != one.row:
            at = book.at(YearTable.MOVEMENTS, one.row, "name")
            yield find(
                "Y161", at, seen=excerpt(one.name, _LONGEST), expected=str(first)
            )


def day_findings(book: YearBook) -> Iterator[Finding]:
    """Days of the office that are there twice; a year that no table of holidays has."""
    years = known_years()
    if book.year is not None and book.year not in years:
        at = book.cells.get("year", Origin())
        ends = f"{years[0]}–{years[-1]}"
        yield find("Y182", at, seen=str(book.year), expected=ends)
    seen: dict[date, int] = {}
    for one in book.days_off:
        if one.day is None:
            continue
        first = seen.setdefault(one.day, one.row)
        if first != one.row:
            at = book.at(YearTable.DAYS_OFF, one.row, "day")
            yield find("Y108", at, seen=day_words(one.day), expected=str(first))


def award_findings(book: YearBook, register: Register, file: str) -> Iterator[Finding]:
    """Awards for movements here against those of a register in `file`.

    Only awards of the book's own period count, and of the register's reasons only
    those that speak of a movement, or name one of some words in full.
    """
    reasons: dict[str, list[AwardLine]] = {}
    for line in register.awards:
        if _in_period(book, line):
            reasons.setdefault(folded(line.reason), []).append(line)
    named = [(one, folded(one.name)) for one in book.movements if one.name]
    long = {bare(name) for _, name in named if bare(name).count(" ") >= _WORDS - 1}
    taken: dict[int, list[AwardLine]] = {one.row: [] for one, _ in named}
    for reason, given in reasons.items():
        if _MOVEMENT not in reason and not any(name in reason for name in long):
            continue
        found = [one for one, name in named if bare(name) and bare(name) in reason]
        if found:
            best = max(found, key=lambda one: len(one.name))
            taken[best.row] += given
            continue
        at = Origin(book.at(YearTable.MOVEMENTS, 1).sheet)
        seen, count = excerpt(given[0].reason, _LONGEST), str(len(given))
        yield find("Y163", at, file=file, seen=seen, count=count)
    for one, _ in named:
        yield from _counted(book, one, taken[one.row], file)
        yield from _of_other_years(book, one, taken[one.row], file)


def _of_other_years(
    book: YearBook, one: Movement, given: list[AwardLine], file: str
) -> Iterator[Finding]:
    """Y181 for each stretch of years that awards name, and the movement does not."""
    if one.start is None or one.end is None:
        return
    ours = one.start.year, one.end.year
    stretches = {
        (line.start.year, line.end.year): None
        for line in given
        if line.start and line.end and line.start <= line.end
    }
    for start, end in stretches:
        if not ours[0] <= start <= end <= ours[1]:
            at = book.at(YearTable.MOVEMENTS, one.row, "start")
            words = {"seen": f"{ours[0]}–{ours[1]}", "expected": f"{start}–{end}"}
            yield find("Y181", at, file=file, **words)


def bare(name: str) -> str:
    """The folded name of a movement without the words that all of them begin with."""
    for opening in (f"{_MOVEMENT} {_EMULATION} ", f"{_MOVEMENT} "):
        if name.startswith(opening):
            return name[len(opening) :]
    return name


def _in_period(book: YearBook, line: AwardLine) -> bool:
    first, last = period_of(book)
    if line.year is None or first is None or last is None:
        return False
    return first.year <= line.year <= last.year


def _counted(
    book: YearBook, one: Movement, given: list[AwardLine], file: str
) -> Iterator[Finding]:
    for field, words, wanted in (
        ("collectives", "tập thể", (Recipient.COLLECTIVE,)),
        ("individuals", "cá nhân", (Recipient.INDIVIDUAL, Recipient.HOUSEHOLD)),
    ):
        said: int | None = getattr(one, field)
        if said is None:
            continue
        there = sum(line.number for line in given if line.recipient in wanted)
        if said != there:
            at = book.at(YearTable.MOVEMENTS, one.row, field)
            seen, expected = f"{said} {words}", str(there)
            yield find("Y162", at, seen=seen, expected=expected, file=file)
