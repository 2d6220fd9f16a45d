"""A drawn number: how it is written, what a typed one says, which level is reached."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model.rubric import Criterion, Kind, NumberSource, RubricTree
from toolkit.scoring.engine import matching_band, threshold_met
from toolkit.scoring.from_register import (
    agrees,
    for_cell,
    level_reached,
    same_points,
    sources_of,
)
from toolkit.scoring.rubric.text import standard_rubric

BY_ID = RubricTree(standard_rubric("khoi-2017-950")).by_id
RETURNED, DIRECT, INITIATIVES = (BY_ID[i] for i in ("III.4.a", "III.4.b", "I.5"))
EVENTS = BY_ID["I.3.b"]
shares = st.integers(1, 100_000).flatmap(
    lambda whole: st.integers(0, whole).map(lambda part: D(100 * part) / D(whole))
)


def test_what_the_standard_rubrics_draw() -> None:
    drawn = {
        (name, c.id): sources_of(c)
        for name in ("khoi-2017-950", "mau-100")
        for c in standard_rubric(name).criteria
        if sources_of(c)
    }
    assert drawn == {
        ("khoi-2017-950", "I.5"): (
            NumberSource.INITIATIVES_PROVINCE,
            NumberSource.INITIATIVES_BASE,
        ),
        ("khoi-2017-950", "III.4.a"): (NumberSource.DOSSIERS_RETURNED_SHARE,),
        ("khoi-2017-950", "III.4.b"): (NumberSource.DIRECT_WORKERS_SHARE,),
        ("mau-100", "IV"): (NumberSource.INITIATIVES,),
    }


@given(shares)
def test_what_is_written_is_worth_what_the_exact_share_is(share: D) -> None:
    written = for_cell(RETURNED, share)
    assert matching_band(RETURNED, written) is matching_band(RETURNED, share)
    written = for_cell(DIRECT, share)
    assert threshold_met(DIRECT, written) == threshold_met(DIRECT, share)
    # What a cell keeps of it is the same number.
    assert D(repr(float(written))) == written


@given(shares)
def test_what_was_written_agrees_with_what_it_was_drawn_from(share: D) -> None:
    for criterion in (RETURNED, DIRECT):
        assert agrees(criterion, for_cell(criterion, share), share)
        assert agrees(criterion, D(repr(float(share))), share)


@pytest.mark.parametrize(
    ("criterion", "share", "written"),
    [
        (RETURNED, D(200) / 15, "13.33"),
        (RETURNED, D("0.001"), "0.001"),
        (RETURNED, D("9.9999"), "9.9999"),
        (RETURNED, D("20.0049"), "20.005"),
        (RETURNED, D(10), "10"),
        (DIRECT, D("70.004"), "70.004"),
        (DIRECT, D("69.996"), "70"),
    ],
)
def test_two_decimals_are_written_unless_they_change_the_points(
    criterion: Criterion, share: D, written: str
) -> None:
    assert str(for_cell(criterion, share)) in (written, "1E+1", "7E+1")
    assert for_cell(criterion, share) == D(written)


@pytest.mark.parametrize(
    ("typed", "share", "same"),
    [
        ("13.33", D(200) / 15, True),
        ("13", D(200) / 15, True),
        ("13.34", D(200) / 15, False),
        ("14", D(200) / 15, False),
        ("20", D("20.2"), False),
        ("0", D("0.3"), False),
        ("1e300", D(5), False),
    ],
)
def test_a_typed_number_agrees_when_it_is_a_rounding_worth_the_same(
    typed: str, share: D, same: bool
) -> None:
    assert agrees(RETURNED, D(typed), share) is same


def test_counts_agree_only_when_they_are_equal() -> None:
    assert agrees(EVENTS, D(3), D(3))
    assert not agrees(EVENTS, D("3.2"), D(3))
    assert not same_points(EVENTS, D(3), D(4))


@pytest.mark.parametrize(
    ("province", "base", "level"),
    [(1, 0, 0), (2, 9, 0), (0, 5, 1), (0, 4, 2), (0, 0, 2)],
)
def test_the_first_level_whose_condition_holds_is_reached(
    province: int, base: int, level: int
) -> None:
    numbers = {
        NumberSource.INITIATIVES_PROVINCE: D(province),
        NumberSource.INITIATIVES_BASE: D(base),
    }
    assert level_reached(INITIATIVES, numbers) == level


def test_kinds_that_are_not_measured_draw_nothing() -> None:
    group = next(c for c in BY_ID.values() if c.kind is Kind.GROUP)
    assert sources_of(group) == ()
