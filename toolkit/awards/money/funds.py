"""Which fund pays what somebody grants, as the office has written it."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from toolkit.awards.money.lines import MoneyLine
from toolkit.rules.bodies import authority_on
from toolkit.rules.names import folded


class UnitMoney(NamedTuple):
    """The lines of a unit that one fund pays."""

    unit: str
    lines: tuple[MoneyLine, ...]


class FundMoney(NamedTuple):
    """What one fund pays; `fund` "" where the office has not said which it is.

    The rules know of no fund: `granted_by` is who granted, as first written.
    """

    fund: str
    granted_by: str
    units: tuple[UnitMoney, ...]


@lru_cache(maxsize=1024)
def payer(authority: str) -> str:
    """One word for every spelling of who grants: the body that is meant, if known."""
    # What a body is does not depend on the day; only whether it exists does.
    body = authority_on(authority, date.max) if authority else None
    return f"={body.id}" if body else folded(authority)


def by_fund(
    lines: Sequence[MoneyLine], funds: Mapping[str, str]
) -> tuple[FundMoney, ...]:
    """Lines by fund and within by unit, each in the order of first rows.

    Where no fund is written, what one body granted stands together.
    """
    found: dict[str, dict[str, list[MoneyLine]]] = {}
    for line in lines:
        who = payer(line.row.authority)
        key = f"fund {folded(funds[who])}" if who in funds else f"body {who}"
        units = found.setdefault(key, {})
        units.setdefault(folded(line.unit), []).append(line)
    return tuple(_fund(units, funds) for units in found.values())


def _fund(
    units: Mapping[str, Sequence[MoneyLine]], funds: Mapping[str, str]
) -> FundMoney:
    first = next(iter(units.values()))[0].row.authority
    return FundMoney(
        fund=funds.get(payer(first), ""),
        granted_by=first,
        units=tuple(
            UnitMoney(several[0].unit, tuple(several)) for several in units.values()
        ),
    )
