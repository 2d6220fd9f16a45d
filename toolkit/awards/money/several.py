"""Several titles of one person or collective in one period: which of them is paid."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from toolkit.awards.people.identity import Directory, Who
from toolkit.awards.words.known import award_of
from toolkit.model.emulation import Level, Recipient
from toolkit.model.register import AwardLine
from toolkit.rules import book
from toolkit.rules.standards import AwardKind, Coefficient, PaymentRule

Times = Callable[[AwardLine], Coefficient | None]
_Period = tuple[date, date] | int
_YEARS_TOGETHER = (1, 1, 12, 31)


class Several(NamedTuple):
    """What is to be known of a title that is one of several of a recipient.

    `instead`: the title that is paid instead; `rule` None: what the rules of the day
    say of titles of one period is not known, so each is paid. Not `dated`: it may be of
    more years than the award year, and its period is not written.
    """

    rule: PaymentRule | None
    instead: str = ""
    dated: bool = True


def several_of(
    rows: Iterable[AwardLine], directory: Directory, times: Times
) -> Mapping[int, Several]:
    """Row → what is to be known, for the titles of recipients who have several.

    Titles of which it is not written whose they are stay out.
    """
    by_who: dict[Who, list[AwardLine]] = {}
    for row in rows:
        if row.name and row.recipient and row.day and _is_title(row.award):
            who = directory.who(row.recipient, row.name, row.unit)
            if not who.is_unclear:
                by_who.setdefault(who, []).append(row)
    found: dict[int, Several] = {}
    for titles in by_who.values():
        if len(titles) > 1:
            found |= _of_one(titles, times)
    return found


def _of_one(titles: Sequence[AwardLine], times: Times) -> Mapping[int, Several]:
    by_period: dict[_Period, list[AwardLine]] = {}
    found: dict[int, Several] = {}
    for row in titles:
        period = _period(row)
        if period is None:
            found[row.row] = Several(None, dated=False)
        else:
            by_period.setdefault(period, []).append(row)
    for same in by_period.values():
        if len(same) > 1:
            found |= _of_a_period(same, times)
    return found


def _of_a_period(same: Sequence[AwardLine], times: Times) -> Mapping[int, Several]:
    last = max(row.day for row in same if row.day)
    rule = _rule(last)
    if rule is None:
        return {row.row: Several(None) for row in same}
    valued = [(known.times, row) for row in same if (known := times(row))]
    if not valued:
        return {}
    highest = max(valued, key=lambda one: one[0])[1]
    return {
        row.row: Several(rule, highest.award or "")
        for _, row in valued
        if row is not highest
    }


@lru_cache(maxsize=1024)
def _rule(day: date) -> PaymentRule | None:
    return next((one for one in book.payments(day) if one.highest_title_only), None)


def _is_title(award: str | None) -> bool:
    known = award_of(award) if award else None
    return known is not None and known.kind is AwardKind.TITLE


def _period(row: AwardLine) -> _Period | None:
    """The years alone where whole years are written; None where it is not known."""
    if row.start and row.end:
        ends = (row.start.month, row.start.day, row.end.month, row.end.day)
        if ends == _YEARS_TOGETHER and row.start.year == row.end.year:
            return row.start.year
        return (row.start, row.end)
    known = award_of(row.award) if row.award else None
    if known is None:
        return None
    # Titles of the base level and those of collectives are of one year.
    yearly = known.level is Level.BASE or row.recipient is Recipient.COLLECTIVE
    return row.year if yearly else None
