"""Each room has its page, and what the page says of the room is so."""

import re
import sys
from pathlib import Path

import pytest

from tests.architecture.test_rooms import ALONE, ONLY_PLACES, PACKAGE, ROOMS

ROOT = PACKAGE.parent
FOLDERS = [room for room in ROOMS if (PACKAGE / room / "__init__.py").is_file()]
SHORTEST, LONGEST = 8, 25
PATH = re.compile(r"(?:[\w.-]+/)*[\w.-]+\.(?:py|md|toml|json|txt)|(?:[\w.-]+/)+")
MODULE = re.compile(r"toolkit(?:\.\w+)+")


def text_of(room: str) -> str:
    return (PACKAGE / room / "README.md").read_text(encoding="utf-8")


def paragraph(room: str, head: str) -> str:
    """What stands behind a word in bold, to the next empty line."""
    [found] = re.findall(rf"^\*\*{head}:\*\*(.*?)\n\n", text_of(room), re.M | re.S)
    return found


def named(text: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", text))


def lost(text: str, folder: Path) -> list[str]:
    """Files, folders and modules that a text names and nobody finds."""
    return sorted(
        word
        for words in named(text)
        for word in words.split()
        if not is_there(word, folder)
    )


def is_there(word: str, folder: Path) -> bool:
    if MODULE.fullmatch(word):
        path = ROOT.joinpath(*word.split("."))
        return path.is_dir() or path.with_suffix(".py").is_file()
    if not PATH.fullmatch(word):
        return True
    return any((start / word).exists() for start in (folder, ROOT))


@pytest.mark.parametrize("room", FOLDERS)
def test_a_room_has_a_page_that_is_read_in_a_minute(room: str) -> None:
    lines = text_of(room).splitlines()
    assert lines[0] == f"# {room}"
    assert SHORTEST <= len(lines) <= LONGEST


@pytest.mark.parametrize("room", FOLDERS)
def test_a_page_says_what_comes_in_what_goes_out_and_where_to_begin(room: str) -> None:
    heads = re.findall(r"\*\*(.+?)\*\*", text_of(room))
    assert [head.rstrip(":") for head in heads] == [
        *("In", "Out", "Never imports", "From outside", "Begin with")
    ]


@pytest.mark.parametrize("room", FOLDERS)
def test_a_page_names_what_the_order_of_rooms_bars(room: str) -> None:
    said = paragraph(room, "Never imports")
    if room in ALONE:
        assert said == " any other room of `toolkit/`."
    else:
        assert named(said) == set(FOLDERS[FOLDERS.index(room) + 1 :])


@pytest.mark.parametrize("room", FOLDERS)
def test_a_page_names_the_packages_that_have_their_place_there(room: str) -> None:
    allowed = {
        package
        for package, places in ONLY_PLACES.items()
        if room in {place.split(".")[0] for place in places}
    }
    said = named(paragraph(room, "From outside"))
    assert said == allowed - set(sys.stdlib_module_names)


@pytest.mark.parametrize("room", FOLDERS)
def test_every_file_that_a_page_names_is_there(room: str) -> None:
    assert lost(text_of(room), PACKAGE / room) == []


def test_what_a_page_names_in_vain_is_seen() -> None:
    text = "`engine.py`, `rubric/gone.py`, `nowhere/` and `toolkit.scoring.no`; `R1`"
    assert lost(text, PACKAGE / "scoring") == [
        *("nowhere/", "rubric/gone.py", "toolkit.scoring.no")
    ]
