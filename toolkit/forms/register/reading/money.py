"""Reads what the office chose on «Tiền thưởng»: how to round, which fund pays."""

from collections.abc import Mapping

from toolkit.awards.money.funds import payer
from toolkit.forms.register.computed import FUND_ROWS
from toolkit.forms.register.locate import Names
from toolkit.forms.register.reading.own_rules import text_in
from toolkit.rules.book import settings as rule_settings
from toolkit.rules.standards import MoneyRounding
from toolkit.xlsx.closed_book import ClosedBook

ROUNDINGS = "money_rounding"
"""The setting in the rules."""
BY_RULE = "by_rule"


def rounding_words() -> Mapping[str, str]:
    """Id of a choice → its words: the default, then in the order of `MoneyRounding`."""
    one = next(s for s in rule_settings() if s.id == ROUNDINGS)
    return {choice.id: choice.text for choice in one.choices}


def rounding_of(chosen: str) -> MoneyRounding | None:
    """What the id of a choice means; None: as the rules of the day say."""
    return None if chosen == BY_RULE else MoneyRounding(chosen)


def funds_in(book: ClosedBook, names: Names) -> Mapping[str, str]:
    """Who grants, as `payer` names it → the fund; registers of before have none."""
    region = names.get("td_money_funds")
    if region is None:
        return {}
    sheet = book.sheet(region.sheet)
    found: dict[str, str] = {}
    for row in range(region.top, region.top + FUND_ROWS):
        who, fund = (
            text_in(sheet.at(row, column).value)
            for column in (region.left, region.left + 1)
        )
        if who and fund:
            found.setdefault(payer(who), fund)
    return found
