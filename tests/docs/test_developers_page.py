"""The page for developers names what is there, in the order that is held."""

import re

import pytest

from tests.architecture.test_rooms import PACKAGE, ROOMS
from tests.docs.test_rooms_pages import ROOT, lost
from tests.run_all import read_arguments

PAGE = (PACKAGE / "README.md").read_text(encoding="utf-8")
RECIPES = re.findall(r"^\*\*(.+?)\.?\*\*", PAGE, re.M)


def test_every_file_it_names_is_there() -> None:
    assert lost(PAGE, PACKAGE) == []


def test_every_link_leads_to_a_file() -> None:
    links = re.findall(r"\]\(([^)]+)\)", PAGE)
    assert [link for link in links if not (PACKAGE / link).is_file()] == []


def test_the_rooms_stand_in_their_order() -> None:
    told = re.findall(r"^\| (?:\[(\w+)\]|`(\w+)\.py`)", PAGE, re.M)
    there = [
        room
        for room in ROOMS
        if (PACKAGE / room).is_dir() or (PACKAGE / f"{room}.py").is_file()
    ]
    assert [room or module for room, module in told] == there


def test_what_a_recipe_names_in_a_file_stands_in_it() -> None:
    named = re.findall(r"`(\w+)`\s+(?:of|in)\s+`(toolkit/[\w/]+\.py)`", PAGE)
    assert len(named) >= 5
    texts = {path: (ROOT / path).read_text(encoding="utf-8") for _, path in named}
    gone = [
        (name, path)
        for name, path in named
        if not re.search(rf"^ *(?:class |def )?{name}\b", texts[path], re.M)
    ]
    assert gone == []


@pytest.mark.parametrize(
    "change",
    [
        *("dated value", "ratio", "eligibility check", "button", "finding"),
        *("column of the register", "family of workbooks"),
    ],
)
def test_there_is_a_recipe_for_each_usual_change(change: str) -> None:
    assert any(change in recipe for recipe in RECIPES)


def test_the_lanes_are_those_of_the_command() -> None:
    lanes = re.findall(r"`python3 tests/run_all\.py (--[^`]+)`", PAGE)
    asked = [read_arguments(lane.split()) for lane in lanes]
    assert [(one.fast, one.python, one.chosen) for one in asked] == [
        *((True, "", ()), (True, "", ("tests/awards",))),
        *((False, "", ()), (False, "3.12", ())),
    ]
    assert [one.thorough for one in asked] == [False, False, True, False]
