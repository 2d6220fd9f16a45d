"""The rubrics that come with the toolkit: every item, level and sum, recomputed."""

from decimal import Decimal as D
from pathlib import Path
from unicodedata import is_normalized

import pytest

from toolkit.model.rubric import (
    STANDARD_ROUNDS,
    BonusRule,
    Comparison,
    Kind,
    Round,
    Rubric,
    RubricTree,
    RuleStatus,
    Target,
)
from toolkit.scoring.rubric import text as rubric_text
from toolkit.scoring.rubric.faults.rubric import check
from toolkit.scoring.rubric.fingerprint import fingerprint, standard_fingerprints
from toolkit.scoring.rubric.text import (
    read_toml,
    standard_ids,
    standard_rubric,
    write_toml,
)

FOLDER = Path(rubric_text.__file__).parent / "rubrics"
INFERRED = RuleStatus.INFERRED

# item: (standard, {sub-item: standard}, {where: points of its levels, in print order})
SECTIONS = {
    "I": {
        "1": (100, {}, {"": [100, 100, 100]}),
        "2": (100, {}, {"": [100, 90, 80]}),
        "3": (100, {"a": 50, "b": 50}, {}),
        "4": (50, {}, {"": [50, 50, 50]}),
        "5": (20, {}, {"": [20, 18, 16]}),
        "6": (30, {}, {"": [30, 28, 26, 20, 0]}),
        "7": (50, {}, {"": [50, 48, 46, 40]}),
        "8": (50, {}, {"": [50, 48, 45]}),
        "9": (50, {"a": 20, "b": 10, "c": 10, "d": 10}, {}),
    },
    "II": {
        "1": (20, {}, {"": [20, 18, 10]}),
        "2": (30, {}, {"": [30, 28, 26]}),
        "3": (30, {}, {"": [30, 28, 20, 0]}),
        "4": (20, {}, {"": [20, 18, 15]}),
        "5": (20, {}, {"": [20, 10]}),
        "6": (30, {}, {"": [30, 28]}),
        "7": (20, {}, {"": [20, 18, 16]}),
        "8": (30, {}, {"": [30, 28, 26, 20]}),
    },
    "III": {
        "1": (35, {"a": 12, "b": 13, "c": 5, "d": 5}, {}),
        "2": (40, {"a": 10, "b": 5, "c": 10, "d": 10, "đ": 5}, {}),
        "3": (30, {"a": 10, "b": 10, "c": 10}, {}),
        "4": (35, {"a": 20, "b": 10, "c": 5}, {"a": [20, 15, 10, 5]}),
        "5": (15, {"a": 5, "b": 5, "c": 5}, {}),
        "6": (30, {"a": 20, "b": 10}, {"a": [20], "b": [10, 5]}),
        "7": (15, {}, {"": [5, 10]}),
    },
}


@pytest.fixture
def khoi() -> Rubric:
    return standard_rubric("khoi-2017-950")


@pytest.fixture
def mau() -> Rubric:
    return standard_rubric("mau-100")


def test_the_rubric_of_950_points_is_complete(khoi: Rubric) -> None:
    expected = [
        row
        for section, items in SECTIONS.items()
        for row in [
            (section, sum(standard for standard, _, _ in items.values())),
            *(
                row
                for number, item in items.items()
                for row in _rows(section, number, item)
            ),
        ]
    ]
    assert [(c.id, c.standard_points) for c in khoi.criteria] == expected
    assert len(SECTIONS["I"]) + len(SECTIONS["II"]) + len(SECTIONS["III"]) == 24
    tree = RubricTree(khoi)
    assert [c.standard_points for c in tree.sections] == [550, 200, 200]
    assert len(tree.at_depth(2)) == 24


def _rows(section: str, number: str, item: tuple) -> list[tuple[str, int]]:
    standard, parts, _ = item
    one = f"{section}.{number}"
    return [(one, standard), *((f"{one}.{part}", p) for part, p in parts.items())]


def test_every_level_has_its_points(khoi: Rubric) -> None:
    expected = {
        ".".join(filter(None, (section, number, part))): points
        for section, items in SECTIONS.items()
        for number, (_, _, levels) in items.items()
        for part, points in levels.items()
    }
    found = {c.id: [line.points for line in c.lines] for c in khoi.criteria if c.lines}
    assert found == expected


def test_numbers_are_those_of_the_form_and_parents_follow_ids(
    khoi: Rubric,
) -> None:
    for criterion in khoi.criteria:
        parent, _, number = criterion.id.rpartition(".")
        assert (criterion.parent, criterion.number) == (parent, number)


def test_the_kinds_of_the_950_points(khoi: Rubric) -> None:
    kinds = {kind: [c.id for c in khoi.criteria if c.kind is kind] for kind in Kind}
    assert kinds[Kind.BANDS] == ["III.4.a"]
    assert kinds[Kind.THRESHOLD] == ["III.4.b"]
    assert kinds[Kind.PER_EVENT] == ["I.3.b"]
    assert kinds[Kind.CHECKLIST] == ["III.7"]
    assert len(kinds[Kind.LEVELS]) == 7 + 8 + 2
    assert len(kinds[Kind.MANUAL]) == 1 + 4 + 4 + 5 + 3 + 1 + 3
    assert len(kinds[Kind.GROUP]) == 3 + 2 + 6


def test_rules_that_were_inferred_say_so_and_have_a_note(khoi: Rubric) -> None:
    bonus = {c.id: c.bonus for c in khoi.criteria if c.bonus}
    rule = BonusRule(points_per_percent=D(1), cap_share=D(10), status=INFERRED)
    assert bonus == dict.fromkeys(("I.1", "I.2", "I.3.a", "I.4", "I.7"), rule)
    inferred = {c.id for c in khoi.criteria if c.status is INFERRED}
    assert inferred == {"I.3.b", "III.4.b"}
    by_id = RubricTree(khoi).by_id
    assert all(by_id[name].note for name in inferred | set(bonus))
    assert all(c.penalty is None for c in khoi.criteria)


def test_where_the_source_leaves_a_rule_out_a_note_says_so(khoi: Rubric) -> None:
    by_id = RubricTree(khoi).by_id
    for name in ("I.1", "I.4"):
        targets = [line.target for line in by_id[name].lines]
        assert targets == [Target.OVER, Target.MET, Target.UNDER]
        assert [bool(line.note) for line in by_id[name].lines] == [False, False, True]
    assert by_id["I.5"].lines[2].note
    assert by_id["II.7"].lines[2].note
    assert "dưới 3" in by_id["I.7"].note
    assert "một mức" in by_id["III.6.a"].note
    assert "hai lần" in by_id["III.2.đ"].note
    manual = [c for c in khoi.criteria if c.kind is Kind.MANUAL]
    assert all("không nêu mức" in c.note for c in manual)


def test_measured_items_of_the_950_points(khoi: Rubric) -> None:
    by_id = RubricTree(khoi).by_id
    share, direct, blamed = (by_id[i] for i in ("III.4.a", "III.4.b", "I.3.b"))
    assert [(b.low, b.high, b.low_closed, b.high_closed) for b in share.lines] == [
        (0, 0, True, True),
        (0, 10, False, False),
        (10, 20, True, True),
        (20, None, False, False),
    ]
    assert (direct.comparison, direct.threshold) == (Comparison.GT, 70)
    assert (blamed.points_per_event, blamed.floor) == (10, 0)
    assert khoi.rounds == STANDARD_ROUNDS
    assert "252/BC-SCT" in khoi.source


def test_the_100_points_are_a_model_and_use_what_is_left(
    mau: Rubric,
) -> None:
    assert "mẫu" in mau.source.lower()
    assert "không phải văn bản ban hành" in mau.source
    tree = RubricTree(mau)
    assert sum(c.standard_points for c in tree.sections) == 100
    assert {c.kind for c in mau.criteria} == set(Kind) - {Kind.ADDED_PER_EVENT}
    assert mau.rounds == (Round.SELF, Round.APPRAISED)
    assert mau.bonus_cap == 5
    assert len(tree.at_depth(3)) > 0
    assert any(c.kind is not Kind.GROUP for c in tree.sections)
    bonuses = [c.bonus for c in mau.criteria if c.bonus]
    assert any(b.cap_points is not None and b.whole_percents for b in bonuses)
    assert any(b.cap_share is not None for b in bonuses)
    penalties = [c.penalty for c in mau.criteria if c.penalty]
    assert {p.cap_points is None for p in penalties} == {True, False}
    assert any(c.floor > 0 for c in mau.criteria)
    assert any(c.comparison is Comparison.GE for c in mau.criteria)
    points = [line.points for c in mau.criteria for line in c.lines]
    assert any(p != p.to_integral_value() for p in points)
    ends = {
        (line.low_closed, line.high_closed)
        for c in mau.criteria
        if c.kind is Kind.BANDS
        for line in c.lines
    }
    assert len(ends) == 4


def test_the_100_points_classify_with_a_condition_on_every_section(mau: Rubric) -> None:
    assert [(g.title, g.low, g.min_share) for g in mau.grades] == [
        ("Hoàn thành xuất sắc nhiệm vụ", 90, 85),
        ("Hoàn thành tốt nhiệm vụ", 80, 80),
        ("Hoàn thành nhiệm vụ", 70, 70),
        ("Không hoàn thành nhiệm vụ", 0, None),
    ]
    assert mau.grade_depth == 1


@pytest.mark.parametrize(
    ("rubric_id", "noted"),
    [("khoi-2017-950", ["I.1", "I.4"]), ("mau-100", ["I.1.a"])],
)
def test_nothing_but_equal_levels_is_noted_of_a_standard_rubric(
    rubric_id: str, noted: list[str]
) -> None:
    findings = check(standard_rubric(rubric_id))
    assert [f.code for f in findings] == ["S504"] * len(noted)
    assert all(f"«{item}»" in f.text for f, item in zip(findings, noted, strict=True))


@pytest.mark.parametrize("rubric_id", standard_ids())
def test_the_shipped_text_is_what_the_toolkit_itself_writes(rubric_id: str) -> None:
    text = (FOLDER / f"{rubric_id}.toml").read_text(encoding="utf-8")
    head, _, body = text.partition("\n\n")
    assert all(line.startswith("# ") for line in head.splitlines())
    assert body == write_toml(standard_rubric(rubric_id))
    assert is_normalized("NFC", text)
    assert standard_rubric(rubric_id).id == rubric_id


def test_kept_fingerprints_are_those_of_the_shipped_rubrics() -> None:
    assert dict(standard_fingerprints()) == {
        name: fingerprint(standard_rubric(name)) for name in standard_ids()
    }


def test_an_unknown_standard_rubric_is_a_key_error() -> None:
    assert standard_ids() == ("khoi-2017-950", "mau-100")
    with pytest.raises(KeyError):
        standard_rubric("../rubrics/mau-100")


def test_a_level_taken_away_from_the_shipped_text_is_seen(khoi: Rubric) -> None:
    """The tests above can fail: the text is what they look at."""
    text = write_toml(khoi).replace("standard_points = 550", "standard_points = 551")
    rubric, findings = read_toml(text)
    assert rubric is None
    places = [f.cell for f in findings if f.code == "S501"]
    assert places == ["standard_points", "criterion[1].standard_points"]
