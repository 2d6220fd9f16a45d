"""A group of items that only add or only take away may have a cap for all of them."""

from decimal import Decimal as D

import pytest

from tests.properties.giving_and_taking import TEXT, giving_and_taking
from toolkit.model.rubric import Round, RubricTree
from toolkit.model.scorecard import Entry, Scorecard
from toolkit.model.scores import CriterionScore, RoundScores
from toolkit.scoring.engine import score
from toolkit.scoring.rubric.faults.grades import least_total, most_total
from toolkit.scoring.rubric.fingerprint import fingerprint
from toolkit.scoring.rubric.rows import from_rows, to_rows
from toolkit.scoring.rubric.text import read_toml, write_toml

TREE = RubricTree(giving_and_taking())


def scored(which: Round = Round.SELF, **points: str) -> RoundScores:
    """Typed points by item: II_2 for II.2."""
    entries = {}
    for name, typed in points.items():
        key = name.replace("_", ".")
        one = Entry(criterion=key)
        if which != Round.SELF:
            one = one._replace(given={which: D(typed)})
        elif key in ("II.1", "III.3"):
            one = one._replace(measured=D(typed))
        else:
            one = one._replace(points=D(typed))
        entries[key] = one
    card = Scorecard(rubric_id="cong-tru", unit="A", year=2026, entries=entries)
    return score(TREE, card).rounds[which]


def said(group: CriterionScore) -> str:
    """The sum, without what is still to be scored."""
    return group.why.partition(";")[0]


def test_what_the_items_win_together_ends_at_the_cap_of_their_group() -> None:
    group = scored(III_1="8", III_2="19", III_3="4").items["III"]
    assert (group.bonus, group.penalty, group.total) == (30, 0, 30)
    assert (
        said(group) == "30 = 8 (1) + 19 (2) + 8 (3) − 5 (nhóm cộng nhiều nhất 30 điểm)"
    )


def test_what_they_lose_together_ends_at_its_floor() -> None:
    one = scored(II_1="6", II_2="-20")
    group = one.items["II"]
    assert (group.bonus, group.penalty, group.total) == (0, 30, -30)
    assert said(group) == "−30 = −15 (1) − 20 (2) + 5 (nhóm trừ nhiều nhất 30 điểm)"
    assert (one.total, one.penalty) == (-30, 30)


def test_at_the_cap_and_at_the_floor_nothing_is_taken_off() -> None:
    one = scored(III_1="10", III_2="20", II_1="4", II_2="-20")
    assert said(one.items["III"]) == "30 = 10 (1) + 20 (2)"
    assert said(one.items["II"]) == "−30 = −10 (1) − 20 (2)"


def test_appraisers_are_held_to_them_too() -> None:
    one = scored(Round.APPRAISED, III_1="10", III_2="25", II_2="-20", II_1="-20")
    assert (one.items["III"].total, one.items["II"].total) == (30, -30)


def test_points_out_of_range_stay_as_typed_and_the_sentence_adds_up() -> None:
    group = scored(III_1="12", III_2="23").items["III"]
    # 12 is 2 beyond what III.1 may add: told by itself, not counted as bonus.
    assert (group.bonus, group.total) == (30, 32)
    assert said(group) == "32 = 12 (1) + 23 (2) − 3 (nhóm cộng nhiều nhất 30 điểm)"


def test_the_cap_of_the_whole_rubric_takes_what_the_groups_leave() -> None:
    wide = TREE.rubric._replace(bonus_cap=D(15))
    card = Scorecard(
        rubric_id="",
        unit="A",
        year=2026,
        entries={"III.2": Entry(criterion="III.2", points=D(40))},
    )
    one = score(RubricTree(wide), card).rounds[Round.SELF]
    assert (one.items["III"].total, one.total, one.bonus) == (30, 15, 15)


def test_caps_survive_text_and_sheet_and_are_part_of_the_fingerprint() -> None:
    rubric = giving_and_taking()
    again, findings = read_toml(write_toml(rubric))
    assert again is not None, findings
    settings, rows = to_rows(rubric)
    from_sheet, findings = from_rows(settings, rows)
    assert from_sheet is not None, findings
    for one in (again, from_sheet):
        groups = {c.id: c for c in one.criteria}
        assert (groups["III"].most_added, groups["II"].floor) == (30, -30)
        assert fingerprint(one) == fingerprint(rubric)
    other, _ = read_toml(TEXT.replace("cap_points = 30", "cap_points = 31"))
    assert other is not None
    assert fingerprint(other) != fingerprint(rubric)


def test_the_least_and_the_most_total_know_of_them() -> None:
    # II comes to −30 at the least and not to −52; III to +30, and the rubric to +25.
    rubric = giving_and_taking()
    assert least_total(rubric) == D(-5) + D(-30) + D(-2) + D(-20)
    assert most_total(rubric) == 55
    free = rubric._replace(bonus_cap=None)
    assert most_total(free) == 60


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ('title = "Chuyên môn"', 'title = "Chuyên môn"\nfloor = -5', "floor"),
        ("floor = -30", "[criterion.bonus]\ncap_points = 5", "cap_points"),
    ],
    ids=["with points", "nothing adds"],
)
def test_a_cap_that_cannot_count_is_a_fault(old: str, new: str, column: str) -> None:
    rubric, findings = read_toml(TEXT.replace(old, new, 1))
    assert rubric is None
    assert [(f.code, f.cell.rpartition(".")[2] == column) for f in findings] == [
        ("S142", True)
    ]


def test_a_floor_above_nought_is_a_fault_of_a_group_too() -> None:
    _, findings = read_toml(TEXT.replace("floor = -30", "floor = 30"))
    assert [f.code for f in findings] == ["S522"]
