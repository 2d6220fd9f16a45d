"""What each award of a year is paid by the rules of the day of its decision."""

from datetime import date
from decimal import ROUND_HALF_UP, ROUND_UP, Decimal
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from toolkit.awards.money.several import Several, several_of
from toolkit.awards.people.identity import Directory
from toolkit.awards.settings import Settings
from toolkit.awards.words.known import award_of
from toolkit.model.emulation import Recipient
from toolkit.model.register import AwardLine, Register
from toolkit.rules import book
from toolkit.rules.bodies import authority_on
from toolkit.rules.records import RatioKind
from toolkit.rules.shelf import series
from toolkit.rules.standards import (
    BasePay,
    Coefficient,
    MoneyRounding,
    PaymentRule,
)

_USED = frozenset(("year", "award", "recipient", "number"))
"""A row counts nowhere when one of these is written loosely."""


class Why(Enum):
    """Why an award has the money that it has, or none."""

    PAID = "paid"
    HIGHER = "higher"
    NO_DAY = "no day"
    NO_BASE_PAY = "no base pay"
    NO_COEFFICIENT = "no coefficient"


class MoneyLine(NamedTuple):
    """An award of the year with its money, in đồng.

    `each` is that of one recipient, rounded; None where it is not known. `rounding` is
    what the rules say for the day. `instead`: the title of the same period that is
    paid, where this one is not; `several`: what is doubtful about titles of a period.
    """

    row: AwardLine
    unit: str
    times: Coefficient | None
    pay: BasePay | None
    rounding: PaymentRule | None
    each: int | None
    why: Why
    several: Several | None = None
    instead: str = ""

    @property
    def amount(self) -> int:
        """All of it; 0 where it is not known."""
        return (self.each or 0) * self.row.number

    @property
    def is_ceiling(self) -> bool:
        """Whether the rules only say how much it is at most."""
        return self.times is not None and self.times.kind is RatioKind.AT_MOST


def money_lines(register: Register, settings: Settings) -> tuple[MoneyLine, ...]:
    """The awards of the award year, in the order of their rows.

    Rows that no sum can hold are left out: what is wrong with them was told when they
    were read. Of several titles of a person in one period only the highest is paid
    where the rules of the day say so.
    """
    rows = [row for row in register.awards if _counts(row, register.year)]
    if not rows:
        return ()
    directory = Directory(register)
    doubts = several_of(rows, directory, _times)
    return tuple(_line(row, settings, doubts.get(row.row)) for row in rows)


def _counts(row: AwardLine, year: int | None) -> bool:
    known = row.award is not None and row.recipient is not None and row.number > 0
    return known and row.year == year and row.loose.isdisjoint(_USED)


def _line(row: AwardLine, settings: Settings, several: Several | None) -> MoneyLine:
    unit = row.unit or (row.name if row.recipient is Recipient.COLLECTIVE else "")
    line = MoneyLine(row, unit, None, None, None, None, Why.NO_DAY, several)
    if row.day is None:
        return line
    times, pay = _times(row), _pay(row.day)
    rounding = rounding_on(row.day)
    line = line._replace(times=times, pay=pay, rounding=rounding)
    if times is None:
        return line._replace(why=Why.NO_COEFFICIENT)
    if pay is None:
        return line._replace(why=Why.NO_BASE_PAY)
    if several is not None and several.instead:
        return line._replace(why=Why.HIGHER, each=0, instead=several.instead)
    exact = times.times * pay.amount
    each = rounded(exact, way_of(settings, rounding), step_of(rounding))
    return line._replace(why=Why.PAID, each=each)


def way_of(settings: Settings, rounding: PaymentRule | None) -> MoneyRounding:
    """How an award is rounded: as the office chose, else by the rule of the day."""
    if settings.money_rounding is not None:
        return settings.money_rounding
    by_rule = rounding.rounds if rounding else None
    return by_rule or MoneyRounding.EXACT


def step_of(rounding: PaymentRule | None) -> int:
    """To multiples of how many đồng: by the rule of the day, else by the newest."""
    if rounding is not None and rounding.step:
        return rounding.step
    steps = (r.step for one in series(PaymentRule) for r in one.records)
    return next((step for step in steps if step), 1)


def rounded(exact: Decimal, way: MoneyRounding, step: int) -> int:
    """Whole đồng, or multiples of `step`, halves away from nought."""
    whole = exact.quantize(Decimal(1), ROUND_HALF_UP)
    if way is MoneyRounding.EXACT:
        return int(whole)
    how = ROUND_UP if way is MoneyRounding.UP else ROUND_HALF_UP
    return int((whole / step).quantize(Decimal(1), how)) * step


def _times(row: AwardLine) -> Coefficient | None:
    if row.award is None or row.recipient is None or row.day is None:
        return None
    return _known_times(row.award, row.day, row.recipient, row.authority)


@lru_cache(maxsize=4096)
def _known_times(
    award: str, day: date, recipient: Recipient, authority: str
) -> Coefficient | None:
    body = authority_on(authority, day) if authority else None
    found = book.coefficient(award, day, recipient, body.id if body else "")
    # What is known of one kind of recipient is not what another gets.
    kinds = award_of(award)
    other = found is not None and found.recipient is not recipient
    return None if other and kinds and recipient in kinds.recipients else found


@lru_cache(maxsize=1024)
def _pay(day: date) -> BasePay | None:
    return book.base_pay(day)


@lru_cache(maxsize=1024)
def rounding_on(day: date) -> PaymentRule | None:
    """The rule on rounding of a day; None where none is known."""
    return next((one for one in book.payments(day) if one.rounds), None)
