"""What is odd in indicators: figures that a report states, and what it says of them."""

from collections.abc import Iterator
from decimal import Decimal

from toolkit.findings import Finding, find
from toolkit.model.numbers import grouped, judged, vi
from toolkit.model.origin import Origin
from toolkit.model.plain_text import excerpt
from toolkit.model.year import Claim, Indicator, Period, Stated, YearBook, YearTable
from toolkit.rules.names import folded
from toolkit.year.figures import (
    WHOLE,
    actual_of,
    agrees,
    expected_share,
    growth,
    implied_next_plan,
    on_pace,
    rounded,
    share,
    share_of,
)

_CLAIMS = {Claim.OVER: "vượt", Claim.MET: "đạt", Claim.NOT_MET: "chưa đạt"}
_DIGITS, _LONGEST = 2, 60
_NAMED = 4
"""Indicators that a finding names one by one."""


def figure_findings(book: YearBook) -> Iterator[Finding]:
    """Everything odd in the indicators, row by row."""
    seen: dict[tuple[str, Period | None], int] = {}
    for one in book.indicators:
        if not one.name:
            continue
        key = folded(one.name), one.period
        first = seen.setdefault(key, one.row)
        if first != one.row:
            at = _at(book, one, "name")
            yield find(
                "Y147", at, seen=excerpt(one.name, _LONGEST), expected=str(first)
            )
        yield from _of_parts(book, one)
        yield from _of_stated(book, one)
        yield from _of_claim(book, one)
    yield from _of_all(book)


def _at(book: YearBook, one: Indicator, field: str) -> Origin:
    return book.at(YearTable.INDICATORS, one.row, field)


def _shown(value: Decimal, stated: Stated | None = None) -> str:
    """A figure with one digit more than was stated, so that the gap can be seen."""
    decimals = stated.decimals + 1 if stated else _DIGITS
    return grouped(rounded(value, max(decimals, _DIGITS)))


def _as_stated(stated: Stated) -> str:
    """«100,0», where the report wrote the nought."""
    whole = grouped(stated.value)
    missing = stated.decimals - len(whole.partition(",")[2])
    if missing <= 0:
        return whole
    return whole + ("," if "," not in whole else "") + "0" * missing


def _of_parts(book: YearBook, one: Indicator) -> Iterator[Finding]:
    if one.part is None or not one.whole:
        return
    if one.part > one.whole:
        words = {"seen": grouped(one.part), "expected": grouped(one.whole)}
        yield find("Y148", _at(book, one, "part"), **words)
    counted = one.part / one.whole * WHOLE
    if one.actual is None:
        return
    decimals = len(vi(one.actual).partition(",")[2])
    if not agrees(Stated(one.actual, decimals), counted):
        words = {"seen": grouped(one.actual), "expected": _shown(counted)}
        yield find("Y149", _at(book, one, "actual"), **words)


def _of_stated(book: YearBook, one: Indicator) -> Iterator[Finding]:
    actual = actual_of(one)
    for code, field, stated, figure in (
        ("Y142", "stated_actual", one.stated_actual, actual),
        ("Y140", "stated_growth", one.stated_growth, growth(actual, one.before)),
        ("Y141", "stated_share", one.stated_share, share(actual, one.plan)),
    ):
        if stated is None or figure is None or agrees(stated, figure):
            continue
        words = {"seen": _as_stated(stated), "expected": _shown(figure, stated)}
        yield find(code, _at(book, one, field), **words)
    said, found = one.stated_next_growth, growth(one.next_plan, actual)
    implied = implied_next_plan(one)
    if said is None or found is None or implied is None or agrees(said, found):
        return
    yield find(
        "Y143",
        _at(book, one, "stated_next_growth"),
        seen=_as_stated(said),
        expected=_shown(found, said),
        goal=grouped(one.next_plan or Decimal(0)),
        implied=grouped(rounded(implied, 0)),
    )


def _of_claim(book: YearBook, one: Indicator) -> Iterator[Finding]:
    reached, met = share_of(one), on_pace(one)
    if reached is None or met is None:
        return
    if one.claim is None:
        actual = actual_of(one)
        whole_year = one.period is not Period.HALF_YEAR
        if not met and whole_year and actual is not None and one.plan is not None:
            words = {"seen": _shown(actual), "expected": grouped(one.plan)}
            yield find("Y145", _at(book, one, "claim"), **words)
        return
    shown = grouped(rounded(reached, _DIGITS))
    words = {"claim": _CLAIMS[one.claim], "seen": shown}
    at = _at(book, one, "claim")
    if one.claim is Claim.NOT_MET:
        if met:
            yield find("Y146", at, **words)
    elif not met or (one.claim is Claim.OVER and not _over(one, reached)):
        yield find("Y144", at, expected=_needed(one), **words)


def _over(one: Indicator, reached: Decimal) -> bool:
    """Whether more than was due by then was reached: at mid-year more than half."""
    if one.lower_is_better:
        return judged(reached) < WHOLE
    is_share = one.measure.strip() == "%"
    due = WHOLE if is_share else expected_share(one.period)
    return judged(reached) > due


def _needed(one: Indicator) -> str:
    if one.lower_is_better:
        return f"không quá {vi(WHOLE)}"
    is_share = one.measure.strip() == "%"
    due = WHOLE if is_share else expected_share(one.period)
    over = "trên" if one.claim is Claim.OVER else "ít nhất"
    return f"{over} {vi(due)}"


def _of_all(book: YearBook) -> Iterator[Finding]:
    """A report says that all was met, and some was not."""
    if not book.all_met:
        return
    judged_ones = [one for one in book.indicators if on_pace(one) is not None]
    behind = [one for one in judged_ones if on_pace(one) is False]
    if not behind:
        return
    named = [
        f"{excerpt(one.name, _LONGEST)} {grouped(rounded(found, _DIGITS))} %"
        for one in behind[:_NAMED]
        if (found := share_of(one)) is not None
    ]
    more = ["…"] if len(behind) > _NAMED else []
    yield find(
        "Y150",
        book.cells.get("all_met", Origin()),
        seen="; ".join([*named, *more]),
        count=str(len(behind)),
        whole=str(len(judged_ones)),
    )
