"""Whose rules an office may choose: all that the data know, each in its place."""

import pytest

from toolkit.rules.loader import quantities
from toolkit.rules.profile import (
    CHOICES,
    Side,
    brought_by,
    choice_of,
    choices_of,
    near_choice,
    own_rules,
)
from toolkit.rules.words import is_general


def named() -> set[str]:
    """Everything that a file of the rules is only for."""
    found = {q.constant.get("applies_to", "") for q in quantities()}
    found |= {f.get("applies_to", "") for q in quantities() for f in q.facts}
    return {name for name in found if not is_general(name)}


def test_whatever_a_rule_is_only_for_can_be_chosen_and_nothing_else() -> None:
    chosen = [name for one in CHOICES for name in one.applies_to]
    assert len(chosen) == len(set(chosen))
    assert set(chosen) == named()


def test_a_list_has_each_of_its_names_once_in_vietnamese_order() -> None:
    for side in Side:
        words = [one.words for one in choices_of(side)]
        assert words
        assert len(set(words)) == len(words)
        assert words == sorted(words)


@pytest.mark.parametrize("choice", CHOICES, ids=lambda one: one.words)
def test_every_choice_says_what_it_brings(choice: object) -> None:
    text = brought_by(choice)  # type: ignore[arg-type]
    assert len(text) > len("Lịch: 1 mốc.")
    # A cell of a list holds it, and a formula gives it back.
    assert len(text) <= 255


def test_what_a_choice_brings_is_told_with_the_day_on_which_it_ended() -> None:
    army, labour = choice_of("quân đội  nhân dân"), choice_of("Ngành Lao động – TB")
    assert labour is None
    labour = choice_of("Lao động - Thương binh và Xã hội")
    assert army is not None
    assert labour is not None
    assert brought_by(army).startswith("R9a Quân đội: tỷ lệ")
    assert "(đến 31/12/2023)" in brought_by(labour)
    assert "mốc thời gian" in brought_by(labour)


def test_a_choice_is_of_its_own_side() -> None:
    assert choice_of("Giáo dục", Side.SECTOR) == choice_of("ngành giáo dục")
    assert choice_of("Giáo dục", Side.PROVINCE) is None
    near = near_choice("Quân độ nhân dân")
    assert near is not None
    assert near.words == "Quân đội nhân dân"
    assert near_choice("7") is None


def test_rules_of_some_offices_only_are_off_until_chosen() -> None:
    assert {"R7", "R9a", "R11", "E2"} <= {one.id for one in own_rules()}
    for one in own_rules():
        assert not any(record.on_by_default for record in one.records)
