"""Indicators: growth, share of plan, implied figures, figures that a report states."""

from decimal import Decimal

import pytest

from toolkit.model.plain_text import excerpt
from toolkit.model.year import Contribution, Indicator, Period, Stated
from toolkit.year.figures import (
    actual_of,
    agrees,
    growth,
    implied_before,
    implied_next_plan,
    implied_plan,
    on_pace,
    over_target,
    rounded,
    share,
)
from toolkit.year.giving import by_fund, by_unit, by_year, likely_amount, total


def number(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))


def stated(text: str) -> Stated:
    return Stated(number(text), len(text.partition(",")[2]))


@pytest.mark.parametrize(
    ("actual", "more", "of_plan", "before", "plan"),
    [
        ("263.803", "20,9", "95,9", "218.199", "275.081"),
        ("44.387", "18,2", "46,3", "37.552", "95.868"),
        ("1.080", "25,2", "47,1", "862,6", "2.293"),
        ("114.375", "32,82", "123", "86.113", "92.988"),
        ("29.308", "-0,3", "89,4", "29.396", "32.783"),
    ],
)
def test_what_stated_figures_imply(
    actual: str, more: str, of_plan: str, before: str, plan: str
) -> None:
    one = Indicator(
        5,
        actual=number(actual),
        stated_growth=stated(more),
        stated_share=stated(of_plan),
    )
    digits = len(before.partition(",")[2])
    assert rounded(implied_before(one) or Decimal(), digits) == number(before)
    assert rounded(implied_plan(one) or Decimal(), 0) == number(plan)


@pytest.mark.parametrize(
    ("said", "now", "before", "true"),
    [
        ("26,8", "145.000", "114.375", True),
        ("25,8", "7.800", "6.200", True),
        ("25", "7.500", "6.000", True),
        ("15,7", "22.700", "22.190", False),  # +2,30: the retail target of 2018
        ("-54", "18", "39", True),
    ],
)
def test_a_stated_growth_is_checked_within_its_rounding(
    said: str, now: str, before: str, *, true: bool
) -> None:
    found = growth(number(now), number(before))
    assert found is not None
    assert agrees(stated(said), found) is true


def test_as_many_digits_as_were_stated_count() -> None:
    assert agrees(stated("100"), Decimal("99.7"))
    assert not agrees(stated("100,0"), Decimal("99.7"))
    assert agrees(stated("99,9"), Decimal("99.85"))
    assert agrees(stated("99,9"), Decimal("99.95"))
    assert not agrees(stated("99,9"), Decimal("99.951"))


def test_the_target_of_next_year_that_a_growth_implies() -> None:
    one = Indicator(5, actual=Decimal(22190), stated_next_growth=stated("15,7"))
    assert rounded(implied_next_plan(one) or Decimal(), 0) == 25674


@pytest.mark.parametrize(
    ("one", "met"),
    [
        (Indicator(5, actual=Decimal(46), plan=Decimal(100)), False),
        (
            Indicator(
                5, period=Period.HALF_YEAR, actual=Decimal(46), plan=Decimal(100)
            ),
            False,
        ),
        (
            Indicator(
                5, period=Period.HALF_YEAR, actual=Decimal(52), plan=Decimal(100)
            ),
            True,
        ),
        (Indicator(5, stated_share=stated("95,9")), False),
        # 8 of 33 with wastewater treatment, where 30 % were wanted
        (
            Indicator(
                5, measure="%", part=Decimal(8), whole=Decimal(33), plan=Decimal(30)
            ),
            False,
        ),
        (
            Indicator(
                5, lower_is_better=True, actual=Decimal("8.86"), plan=Decimal("8.9")
            ),
            True,
        ),
        (Indicator(5, actual=Decimal(5)), None),
    ],
)
def test_whether_a_plan_is_met(one: Indicator, *, met: bool | None) -> None:
    assert on_pace(one) is met


def test_per_cent_over_target_is_of_whole_years() -> None:
    one = Indicator(5, actual=Decimal(116), plan=Decimal(100))
    assert over_target(one) == 16
    assert over_target(one._replace(lower_is_better=True)) == -16
    assert over_target(one._replace(period=Period.HALF_YEAR)) is None


def test_nothing_is_divided_by_nothing() -> None:
    zero = Decimal(0)
    assert growth(zero, zero) is None
    assert share(zero, zero) is None
    assert actual_of(Indicator(5, part=Decimal(8), whole=zero)) is None
    assert implied_plan(Indicator(5, actual=zero, stated_share=Stated(zero))) is None


def test_contributions_are_summed_by_fund_unit_and_year() -> None:
    rows = (
        Contribution(5, fund="Quỹ A", unit="Sở", year=2022, amount=Decimal(100)),
        Contribution(6, fund="quỹ a", unit="Phòng", amount=Decimal(50)),
        Contribution(7, fund="Quỹ B", unit="Sở", in_kind="quần áo"),
    )
    assert total(rows) == 150
    assert by_fund(rows) == (("Quỹ A", 150, 2), ("Quỹ B", 0, 1))
    assert by_unit(rows) == (("Sở", 100, 2), ("Phòng", 50, 1))
    assert by_year(rows, 2023) == (("2022", 100, 1), ("2023", 50, 2))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("31.600000đ", 31_600_000),
        ("50.000.000 đồng", 50_000_000),
        ("1,5", None),
        ("xuất quà", None),
    ],
)
def test_a_malformed_amount_is_only_proposed(text: str, amount: int | None) -> None:
    assert likely_amount(text) == amount


def test_a_long_name_is_cut_between_words_and_shows_it() -> None:
    name = "Giá trị sản xuất công nghiệp (tỉnh khác, 6 tháng 2022)"
    assert excerpt(name, 60) == name
    assert excerpt(name, 41) == "Giá trị sản xuất công nghiệp (tỉnh khác…"
    assert excerpt(name, 31) == "Giá trị sản xuất công nghiệp…"
    assert excerpt("a" * 50, 10) == "a" * 9 + "…"
    assert all(len(excerpt(name, longest)) <= longest for longest in range(2, 60))
