"""The engine: every scoring kind, bonus, penalty, caps, rounds, grades, and why."""

from decimal import Decimal as D

import pytest

from toolkit.model.rubric import (
    BonusRule,
    Comparison,
    Criterion,
    Grade,
    Kind,
    Line,
    PenaltyRule,
    Round,
    Rubric,
    RubricTree,
)
from toolkit.model.scorecard import Entry, Scorecard
from toolkit.model.scores import CriterionScore, RoundScores
from toolkit.scoring.engine import score


def levels(*points: str) -> tuple[Line, ...]:
    return tuple(Line(title=f"mức {p}", points=D(p)) for p in points)


def leaf(kind: Kind, standard: str, **rest: object) -> Criterion:
    fields = {"id": "1", "number": "1", "title": "Tiêu chí", **rest}
    return Criterion(kind=kind, standard_points=D(standard), **fields)  # type: ignore[arg-type]


def rubric_of(*criteria: Criterion, **rest: object) -> Rubric:
    total = sum((c.standard_points for c in criteria if not c.parent), D(0))
    return Rubric(
        id="thu", title="Thử", standard_points=total, criteria=criteria, **rest
    )  # type: ignore[arg-type]


def card(**entries: dict[str, object]) -> Scorecard:
    made = {
        name.replace("_", "."): Entry(criterion=name.replace("_", "."), **cells)  # type: ignore[arg-type]
        for name, cells in entries.items()
    }
    return Scorecard(rubric_id="thu", unit="Phòng A", year=2026, entries=made)


def one(criterion: Criterion, **cells: object) -> CriterionScore:
    """The score of a rubric's only criterion."""
    entry = Entry(criterion=criterion.id, **cells)  # type: ignore[arg-type]
    filled = Scorecard(rubric_id="thu", unit="", year=None, entries={"1": entry})
    tree = RubricTree(rubric_of(criterion))
    return score(tree, filled).rounds[Round.SELF].items["1"]


def points(item: CriterionScore) -> tuple[D, D, D | None]:
    return item.bonus, item.penalty, item.total


LEVELS = leaf(Kind.LEVELS, "20", lines=levels("20", "18", "16"))
PERCENT = BonusRule(points_per_percent=D(1), cap_share=D(10))


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ((0,), (D(0), D(0), D(20))),
        ((1,), (D(0), D(2), D(18))),
        ((2,), (D(0), D(4), D(16))),
        ((), (D(0), D(0), None)),
        ((0, 1), (D(0), D(0), None)),
    ],
)
def test_the_deduction_of_a_level_is_standard_minus_level(
    chosen: tuple[int, ...], expected: tuple[D, D, D | None]
) -> None:
    assert points(one(LEVELS, chosen=chosen)) == expected


BANDS = leaf(
    Kind.BANDS,
    "20",
    measure="Tỷ lệ hồ sơ bị trả lại (%)",
    lines=(
        Line(title="không", points=D(20), low=D(0), high=D(0), high_closed=True),
        Line(title="dưới 10", points=D(15), low=D(0), low_closed=False, high=D(10)),
        Line(title="10–20", points=D(10), low=D(10), high=D(20), high_closed=True),
        Line(title="trên 20", points=D(5), low=D(20), low_closed=False),
    ),
)


@pytest.mark.parametrize(
    ("measured", "total"),
    [
        ("0", "20"),
        ("0.01", "15"),
        ("9.99", "15"),
        ("10", "10"),
        ("20", "10"),
        ("20.1", "5"),
        ("100", "5"),
    ],
)
def test_a_band_owns_its_closed_ends_only(measured: str, total: str) -> None:
    assert one(BANDS, measured=D(measured)).total == D(total)


def test_a_number_in_no_band_is_not_scored() -> None:
    assert one(BANDS, measured=D(-1)).total is None


@pytest.mark.parametrize(
    ("sign", "measured", "total"),
    [
        (Comparison.GT, "70", "0"),
        (Comparison.GT, "70.5", "10"),
        (Comparison.GE, "70", "10"),
        (Comparison.LT, "70", "0"),
        (Comparison.LE, "70", "10"),
    ],
)
def test_a_threshold_is_all_or_nothing(
    sign: Comparison, measured: str, total: str
) -> None:
    criterion = leaf(
        Kind.THRESHOLD, "10", measure="Tỷ lệ (%)", comparison=sign, threshold=D(70)
    )
    assert one(criterion, measured=D(measured)).total == D(total)


@pytest.mark.parametrize(
    ("events", "total"), [("0", "50"), ("1", "40"), ("4", "10"), ("9", "5")]
)
def test_each_event_costs_points_down_to_the_floor(events: str, total: str) -> None:
    criterion = leaf(
        Kind.PER_EVENT,
        "50",
        measure="Số văn bản phê bình",
        points_per_event=D(10),
        floor=D(5),
    )
    assert one(criterion, measured=D(events)).total == D(total)


CHECKLIST = leaf(Kind.CHECKLIST, "15", lines=levels("5", "10"))


@pytest.mark.parametrize(
    ("cells", "total"),
    [
        ({"chosen": (0, 1)}, D(15)),
        ({"chosen": (1,)}, D(10)),
        ({"answered": True}, D(0)),
        ({}, None),
    ],
)
def test_a_checklist_adds_the_parts_that_are_done(
    cells: dict[str, object], total: D | None
) -> None:
    assert one(CHECKLIST, **cells).total == total


def test_typed_points_stand_as_typed() -> None:
    assert points(one(leaf(Kind.MANUAL, "12"), points=D("7.5"))) == (
        D(0),
        D("4.5"),
        D("7.5"),
    )


@pytest.mark.parametrize(
    ("rule", "percent", "bonus"),
    [
        (PERCENT, "16", "10"),
        (PERCENT, "5", "5"),
        (PERCENT, "2.5", "2.5"),
        (PERCENT, "-3", "0"),
        (BonusRule(points_per_percent=D("0.15")), "20", "3"),
        (BonusRule(points_per_percent=D(1), whole_percents=True), "2.9", "2"),
        (BonusRule(points_per_percent=D(1), cap_points=D(3)), "16", "3"),
        (
            BonusRule(points_per_percent=D(1), cap_share=D(10), cap_points=D(3)),
            "16",
            "3",
        ),
    ],
)
def test_bonus_is_points_per_percent_under_its_caps(
    rule: BonusRule, percent: str, bonus: str
) -> None:
    criterion = leaf(Kind.LEVELS, "100", lines=levels("100", "90"), bonus=rule)
    item = one(criterion, chosen=(0,), over_percent=D(percent))
    assert points(item) == (D(bonus), D(0), D(100) + D(bonus))


def test_no_bonus_before_a_level_is_chosen() -> None:
    criterion = leaf(Kind.LEVELS, "100", lines=levels("100"), bonus=PERCENT)
    assert points(one(criterion, over_percent=D(16))) == (D(0), D(0), None)


@pytest.mark.parametrize(
    ("under", "penalty"), [("4", "2"), ("40", "5"), ("-4", "0"), (None, "0")]
)
def test_penalty_under_target_has_its_cap(under: str | None, penalty: str) -> None:
    rule = PenaltyRule(points_per_percent=D("0.5"), cap_points=D(5))
    criterion = leaf(Kind.MANUAL, "10", penalty=rule)
    percent = D(under) if under else None
    item = one(criterion, points=D(10), under_percent=percent)
    assert item.penalty == D(penalty)


def test_a_criterion_never_costs_more_than_it_is_worth() -> None:
    rule = PenaltyRule(points_per_percent=D(5))
    criterion = leaf(Kind.MANUAL, "10", penalty=rule)
    assert one(criterion, points=D(4), under_percent=D(20)).total == D(0)


SECTIONS = (
    leaf(Kind.GROUP, "30", id="I", number="I"),
    leaf(Kind.LEVELS, "20", id="I.1", parent="I", lines=levels("20", "18")),
    leaf(Kind.MANUAL, "10", id="I.2", number="2", parent="I", bonus=PERCENT),
    leaf(Kind.MANUAL, "70", id="II", number="II", bonus=PERCENT),
)


def rounds(rubric: Rubric, filled: Scorecard) -> dict[Round, RoundScores]:
    return dict(score(RubricTree(rubric), filled).rounds)


FULL = card(
    I_1={"chosen": (1,)},
    I_2={"points": D(9), "over_percent": D(3)},
    II={"points": D(70), "over_percent": D(20)},
)


def test_parents_are_sums_and_the_whole_is_standard_plus_bonus_minus_penalty() -> None:
    own = rounds(rubric_of(*SECTIONS), FULL)[Round.SELF]
    assert points(own.items["I"]) == (D(1), D(3), D(28))
    assert (own.standard, own.bonus, own.penalty, own.total) == (100, 8, 3, 105)
    assert own.missing == ()


def test_the_whole_rubric_may_cap_its_bonus() -> None:
    own = rounds(rubric_of(*SECTIONS, bonus_cap=D(5)), FULL)[Round.SELF]
    assert (own.standard, own.bonus, own.penalty, own.total) == (100, 5, 3, 102)


def test_a_later_round_is_absent_until_somebody_gives_points() -> None:
    assert list(rounds(rubric_of(*SECTIONS), FULL)) == [Round.SELF]


def test_appraised_points_have_their_own_round_and_leave_the_self_round_alone() -> None:
    appraised = {"given": {Round.APPRAISED: D(72)}}
    filled = card(
        I_1={"chosen": (0,), "given": {Round.APPRAISED: D(18)}},
        II={"points": D(70), **appraised},
    )
    done = rounds(rubric_of(*SECTIONS), filled)
    later = done[Round.APPRAISED]
    assert later.missing == ("I.2",)
    assert points(later.items["I.1"]) == (D(0), D(2), D(18))
    assert points(later.items["II"]) == (D(2), D(0), D(72))
    assert later.total == D(90)
    assert done[Round.SELF].items["I.1"].total == D(20)


GRADES = (
    Grade(title="Xuất sắc", low=D(90), min_share=D(85)),
    Grade(title="Tốt", low=D(80), min_share=D(50)),
    Grade(title="Hoàn thành", low=D(0)),
)


@pytest.mark.parametrize(
    ("first", "second", "grade"),
    [
        ("30", "65", "Xuất sắc"),
        ("30", "60", "Xuất sắc"),  # just the points
        ("25.5", "70", "Xuất sắc"),  # just the share
        ("25.4", "70", "Tốt"),
        ("25", "70", "Tốt"),
        ("14", "70", "Hoàn thành"),
        ("30", "40", "Hoàn thành"),
    ],
)
def test_a_grade_needs_its_points_and_its_least_share(
    first: str, second: str, grade: str
) -> None:
    rubric = rubric_of(
        leaf(Kind.MANUAL, "30", id="I", number="I"),
        leaf(Kind.MANUAL, "70", id="II", number="II"),
        grades=GRADES,
    )
    filled = card(I={"points": D(first)}, II={"points": D(second)})
    own = rounds(rubric, filled)[Round.SELF]
    assert own.grade is not None
    assert own.grade.title == grade


def test_an_incomplete_round_has_no_grade_yet() -> None:
    filled = card(II={"points": D(70)})
    own = rounds(rubric_of(*SECTIONS, grades=GRADES), filled)[Round.SELF]
    assert own.grade is None
    assert own.missing == ("I.1", "I.2")


def test_nothing_filled_in_leaves_every_criterion_unscored() -> None:
    own = rounds(rubric_of(*SECTIONS), card())[Round.SELF]
    assert {item.total for item in own.items.values()} == {None}
    assert own.total == 0


@pytest.mark.parametrize(
    ("criterion", "cells", "why"),
    [
        (
            leaf(Kind.LEVELS, "100", lines=levels("100"), bonus=PERCENT),
            {"chosen": (0,), "over_percent": D(16)},
            "110 = 100 điểm chuẩn + 10 điểm cộng (vượt 16 %, mỗi 1 % một điểm,"
            " tối đa 10 % của 100)",
        ),
        (
            LEVELS,
            {"chosen": (1,)},
            "18 = 20 điểm chuẩn − 2 điểm trừ (mức 18 điểm: mức 18)",
        ),
        (LEVELS, {}, "Chưa chấm."),
        (CHECKLIST, {"chosen": (0, 1)}, "15 = 15 điểm chuẩn (đã làm: 5 + 10)"),
        (
            leaf(Kind.MANUAL, "12"),
            {"points": D("7.5")},
            "7,5 = 12 điểm chuẩn − 4,5 điểm trừ (nhập 7,5 điểm)",
        ),
    ],
)
def test_every_total_is_explained(
    criterion: Criterion, cells: dict[str, object], why: str
) -> None:
    assert one(criterion, **cells).why == why


def test_a_group_names_its_parts() -> None:
    own = rounds(rubric_of(*SECTIONS), FULL)[Round.SELF]
    assert own.items["I"].why == "28 = 18 (1) + 10 (2)"
    assert own.why == "105 = 100 điểm chuẩn + 8 điểm cộng − 3 điểm trừ"
