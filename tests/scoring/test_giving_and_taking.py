"""Items that only take away, items that only add, and sentences that always add up."""

import re
from decimal import Decimal as D
from decimal import localcontext

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties.giving_and_taking import giving_and_taking
from tests.properties.scorecards import scorecards
from tests.scoring.test_engine import leaf, levels, one, points
from tests.tries import tries
from toolkit.model.rubric import Criterion, Kind, Line, RubricTree
from toolkit.model.scores import RoundScores
from toolkit.scoring.engine import EXACT, score
from toolkit.scoring.rubric.text import standard_rubric

TREES = {
    "giving and taking": RubricTree(giving_and_taking()),
    "mau-100": RubricTree(standard_rubric("mau-100")),
    "khoi-2017-950": RubricTree(standard_rubric("khoi-2017-950")),
}

TAKEN = leaf(Kind.MANUAL, "0", floor=D(-20))
PER_EVENT = leaf(
    Kind.PER_EVENT, "0", measure="Số lần", points_per_event=D(5), floor=D(-20)
)
FAULTS = leaf(Kind.CHECKLIST, "0", lines=levels("-3", "-4.5"))
LEVELS = leaf(Kind.LEVELS, "10", lines=levels("10", "-5"))
ADDED = leaf(Kind.MANUAL, "0", most_added=D(10))
FREE = leaf(Kind.MANUAL, "0")
EACH = leaf(
    Kind.ADDED_PER_EVENT,
    "0",
    measure="Số sáng kiến",
    points_per_event=D(2),
    most_added=D(5),
)
PRIZES = leaf(Kind.LEVELS, "0", lines=levels("5", "2.5", "0"))
MIXED = leaf(
    Kind.BANDS,
    "0",
    measure="So với kế hoạch",
    lines=(
        Line(title="hụt", points=D(-2), high=D(95)),
        Line(title="đạt", points=D(0), low=D(95), high=D(105), high_closed=True),
        Line(title="vượt", points=D(3), low=D(105), low_closed=False),
    ),
)


@pytest.mark.parametrize(
    ("criterion", "cells", "bonus", "penalty", "total"),
    [
        (TAKEN, {"points": D(-5)}, 0, 5, -5),
        (TAKEN, {"points": D(0)}, 0, 0, 0),
        (PER_EVENT, {"measured": D(0)}, 0, 0, 0),
        (PER_EVENT, {"measured": D(3)}, 0, 15, -15),
        (PER_EVENT, {"measured": D(9)}, 0, 20, -20),
        (FAULTS, {"chosen": (0, 1)}, 0, D("7.5"), D("-7.5")),
        (FAULTS, {"answered": True}, 0, 0, 0),
        (LEVELS, {"chosen": (1,)}, 0, 15, -5),
        (ADDED, {"points": D("7.5")}, D("7.5"), 0, D("7.5")),
        (ADDED, {"points": D(12)}, 10, 0, 12),
        (FREE, {"points": D(40)}, 40, 0, 40),
        (EACH, {"measured": D(2)}, 4, 0, 4),
        (EACH, {"measured": D(9)}, 5, 0, 5),
        (EACH, {"measured": D(-1)}, 0, 0, 0),
        (PRIZES, {"chosen": (0,)}, 5, 0, 5),
        (MIXED, {"measured": D("94.99")}, 0, 2, -2),
        (MIXED, {"measured": D("94.9999999999")}, 0, 0, 0),
        (MIXED, {"measured": D("105.01")}, 3, 0, 3),
    ],
)
def test_an_item_of_nought_points_takes_away_or_adds(
    criterion: Criterion,
    cells: dict[str, object],
    bonus: object,
    penalty: object,
    total: object,
) -> None:
    assert points(one(criterion, **cells)) == (bonus, penalty, total)


@pytest.mark.parametrize(
    ("criterion", "cells", "why"),
    [
        (TAKEN, {"points": D(-5)}, "−5 = 0 điểm chuẩn − 5 điểm trừ (nhập −5 điểm)"),
        (
            ADDED,
            {"points": D(12)},
            "12 = 0 điểm chuẩn + 10 điểm cộng (nhập 12 điểm) + 2 điểm ngoài khung"
            " (nhập 12 điểm)",
        ),
        (
            leaf(Kind.MANUAL, "6"),
            {"points": D(7)},
            "7 = 6 điểm chuẩn + 1 điểm ngoài khung (nhập 7 điểm)",
        ),
        (
            PER_EVENT,
            {"measured": D(9)},
            "−20 = 0 điểm chuẩn − 20 điểm trừ (9 lần, mỗi lần trừ 5 điểm, nhiều nhất"
            " trừ 20 điểm)",
        ),
    ],
)
def test_what_is_added_taken_and_out_of_the_frame_is_said(
    criterion: Criterion, cells: dict[str, object], why: str
) -> None:
    assert one(criterion, **cells).why == why


NUMBER = r"(\d[\d,]*)"


def spoken(text: str) -> D:
    return D(text.replace("−", "-").replace(",", "."))


def added_up(sentence: str) -> tuple[D, D]:
    """What stands left of «=», and what the parts right of it come to."""
    left, _, right = sentence.partition(" = ")
    bare = ""
    depth = 0
    for letter in right:
        depth += (letter == "(") - (letter == ")")
        if not depth and letter != ")":
            bare += letter
    parts = re.findall(rf"(?:^|([+−]) ?){NUMBER}", bare.partition(";")[0])
    with localcontext(prec=EXACT):
        total = sum((spoken(sign.strip("+") + n) for sign, n in parts), D(0))
    return spoken(left), total


def adds_up(one: RoundScores) -> None:
    sentences = [item.why for item in one.items.values()] + [one.why]
    equations = [sentence for sentence in sentences if " = " in sentence]
    for sentence in equations:
        left, right = added_up(sentence)
        assert left == right, sentence


@pytest.mark.parametrize("tree", TREES.values(), ids=list(TREES))
@settings(max_examples=tries(60), deadline=None)
@given(data=st.data())
def test_every_explanation_adds_up(tree: RubricTree, data: st.DataObject) -> None:
    """Also where points are out of range, and whatever arithmetic was pasted."""
    card = data.draw(scorecards(tree.rubric))
    for one_round in score(tree, card).rounds.values():
        adds_up(one_round)


HUGE = st.sampled_from(
    [D(n) for n in ("1E+15", "1E+300", "-1E+20", "1E-9", "0.123456789012345")]
)


@settings(max_examples=tries(40), deadline=None)
@given(data=st.data())
def test_so_do_those_of_numbers_that_nobody_meant(data: st.DataObject) -> None:
    tree = TREES["giving and taking"]
    card = data.draw(scorecards(tree.rubric, complete=True))
    odd = data.draw(st.sampled_from([c.id for c in tree.leaves()]))
    changed = {"points": data.draw(HUGE), "measured": data.draw(HUGE)}
    entries = {**card.entries, odd: card.entries[odd]._replace(**changed)}
    for one_round in score(tree, card._replace(entries=entries)).rounds.values():
        adds_up(one_round)
