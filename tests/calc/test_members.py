"""The page of members is what the code says."""

from pathlib import Path

import pytest

from toolkit.calc import members, unsupported_members

PAGE = Path(members.__file__).with_name("MEMBERS.md")


def test_the_page_is_made_from_the_code() -> None:
    """`python3 -X utf8 -m toolkit.calc.members > toolkit/calc/MEMBERS.md` makes it."""
    assert PAGE.read_text(encoding="utf-8") == members.page()


@pytest.mark.parametrize(
    ("owner", "name", "has"),
    [
        ("Range", "find", True),
        ("Sheet", "pictures", True),
        ("Sheet", "charts", False),
        ("Range", "comment", False),
        ("Book", "json", False),
        ("ConditionalFormats", "add_icon_set", False),
        ("Chart", "the whole class", False),
    ],
)
def test_what_is_had_is_told(owner: str, name: str, has: bool) -> None:
    found = {(one.owner, one.name): one.has for one in members.members()}
    assert found[owner, name] is has


def test_what_a_base_class_only_refuses_is_not_had(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from toolkit.calc.ranges import Range

    monkeypatch.delattr(Range, "find")
    found = {(one.owner, one.name): one for one in members.members()}
    assert not found["Range", "find"].has
    assert found["Range", "autofill"].has


def test_what_is_not_had_says_what_to_do() -> None:
    assert unsupported_members.SHEET["charts"] in PAGE.read_text(encoding="utf-8")
