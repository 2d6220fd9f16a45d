"""Arithmetic of indicators: growth, share of plan, implied figures, stated figures."""

from decimal import ROUND_HALF_UP, Decimal

from toolkit.model.numbers import judged
from toolkit.model.year import Indicator, Period, Stated

WHOLE = Decimal(100)
_MONTHS = {Period.HALF_YEAR: 6, Period.YEAR: 12}
_HALF = Decimal(5)


def actual_of(one: Indicator) -> Decimal | None:
    """What was reached: as typed, or the part of the whole in per cent."""
    if one.actual is not None or one.part is None or not one.whole:
        return one.actual
    return one.part / one.whole * WHOLE


def growth(now: Decimal | None, before: Decimal | None) -> Decimal | None:
    """By how many per cent `now` is more than `before`; None where nobody can say."""
    if now is None or not before:
        return None
    return (now - before) / abs(before) * WHOLE


def share(now: Decimal | None, plan: Decimal | None) -> Decimal | None:
    """How many per cent of a plan were reached."""
    return None if now is None or not plan else now / plan * WHOLE


def implied_before(one: Indicator) -> Decimal | None:
    """The figure of the period before that a stated growth implies."""
    actual, stated = actual_of(one), one.stated_growth
    if actual is None or stated is None or stated.value <= -WHOLE:
        return None
    return actual / (WHOLE + stated.value) * WHOLE


def implied_plan(one: Indicator) -> Decimal | None:
    """The plan of the year that a stated share implies."""
    actual, stated = actual_of(one), one.stated_share
    if actual is None or stated is None or stated.value <= 0:
        return None
    return actual / stated.value * WHOLE


def implied_next_plan(one: Indicator) -> Decimal | None:
    """The target of the year after that its stated growth implies."""
    actual, stated = actual_of(one), one.stated_next_growth
    if actual is None or stated is None:
        return None
    return actual * (WHOLE + stated.value) / WHOLE


def agrees(stated: Stated, figure: Decimal) -> bool:
    """Whether a figure is what was stated, within the rounding of what was stated.

    «99,9» stands for all from 99,85 to 99,95, both ends in: offices round halves up,
    to the even digit, or cut.
    """
    half = _HALF.scaleb(-stated.decimals - 1)
    return judged(abs(stated.value - figure)) <= half


def rounded(figure: Decimal, decimals: int) -> Decimal:
    """A figure with so many decimals, halves away from zero."""
    return figure.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def expected_share(period: Period | None) -> Decimal:
    """How many per cent of the year's plan are even pace at the end of a period."""
    return Decimal(_MONTHS[period or Period.YEAR]) / _MONTHS[Period.YEAR] * WHOLE


def share_of(one: Indicator) -> Decimal | None:
    """The share of the plan: as calculated, else as stated."""
    found = share(actual_of(one), one.plan)
    if found is None and one.stated_share is not None:
        return one.stated_share.value
    return found


def on_pace(one: Indicator) -> bool | None:
    """Whether the plan is met, at mid-year half of it; None where nobody can say.

    What should be low has the whole plan as its limit in every period; so has what is
    given in per cent, which half a year does not halve.
    """
    found = share_of(one)
    if found is None:
        return None
    if one.lower_is_better:
        return judged(found) <= WHOLE
    is_share = one.measure.strip() == "%"
    needed = WHOLE if is_share else expected_share(one.period)
    return judged(found) >= needed


def over_target(one: Indicator) -> Decimal | None:
    """By how many per cent the year's plan was surpassed; negative: missed.

    Only of whole years; None where nobody can say.
    """
    found = share_of(one)
    if found is None or one.period is Period.HALF_YEAR:
        return None
    return WHOLE - found if one.lower_is_better else found - WHOLE
