"""No regular expression of what reads foreign files takes more than linear steps."""

import re
from functools import cache

import pytest

from tests.hostile.regex_steps import (
    SCANNING,
    WHOLE,
    TooManyStepsError,
    steps,
    takes_whole,
    tree_of,
)
from tests.hostile.regexes import (
    ROOT,
    Text,
    Used,
    kept_by,
    repeats_without_end,
    used_in,
    wearing_texts,
)
from tests.tries import sample
from toolkit.calc.formula_parts import CALC, EXCEL

pytestmark = pytest.mark.slow

PARTS = 4
"""So many tests share the patterns: finding them costs seconds, so none is found
while tests are collected."""


@cache
def read_from_files() -> list[Used]:
    """What reads the parts of a workbook."""
    return used_in("xlsx", "audit")


CELLS = (
    *("exchange", "legacy", "rules", "awards", "model", "scoring", "excel", "jobs"),
    *("reports", "year", "findings", "forms", "parts/records"),
)
ENGINE = ("formula_parts", "formula_to_excel", "number_formats", "several_areas")
"""Modules of `calc` that read formulas and formats out of a file."""
NO_FILES = {"addin", "setup", "cli", "calc", "parts/making"}
"""Patterns there read what we wrote, what a command line says or a program asks."""


@cache
def read_from_cells() -> list[Used]:
    """What reads the texts of cells, which anybody may have pasted a page into."""
    of_engine = {
        pattern: Used(f"toolkit.calc.{module}.{name}", pattern, frozenset((SCANNING,)))
        for module in ENGINE
        for name, pattern, _ in kept_by(f"toolkit.calc.{module}")
    }
    return [*used_in(*CELLS), *of_engine.values()]


def to_try() -> list[Used]:
    """All of the first, every third of the second with those that were mended."""
    of_cells = read_from_cells()
    mended = [used for used in of_cells if used.where.rpartition(".")[2] in MENDED]
    return [*read_from_files(), *sample(of_cells, 3, keep=mended)]


MENDED = ("_BETWEEN", "_PARTS", "_DASHES", "_FUNCTION", "_DECISION", "_NOT_LETTERS")
MENDED += ("EXCEL", "CALC")
GROWTH = 2.4
"""How much more steps a text twice as long may take."""
RUNAWAY = 200_000
"""No pattern that is kept takes as many steps on the longest of the texts."""


def wears_out(used: Used) -> tuple[str, Text] | None:
    """How it is run, and on what its steps grow faster than the text; or None."""
    if not repeats_without_end(tree_of(used.pattern)):
        return None  # as much at each place, however long the text is
    texts = wearing_texts(used.pattern)
    for way in sorted(used.ways):
        for text in texts:
            if _grows(used, way, text, 12) and _grows(used, way, text, _long(text)):
                return way, text
    return None


def _long(text: Text) -> int:
    """So often that bounded repeats have long come to their end."""
    return 20 + 600 // len(text.again)


def _grows(used: Used, way: str, text: Text, times: int) -> bool:
    try:
        once = steps(used.pattern, text.of(times), way, RUNAWAY)
        steps(used.pattern, text.of(2 * times), way, int(GROWTH * once))
    except TooManyStepsError:
        return True
    return False


@pytest.mark.parametrize("part", range(PARTS))
def test_twice_as_long_a_text_takes_twice_the_steps(part: int) -> None:
    some = to_try()[part::PARTS]
    assert some
    found = {used.where: wears_out(used) for used in some}
    assert {where: how for where, how in found.items() if how} == {}


@pytest.mark.parametrize("pattern", [EXCEL, CALC], ids=["EXCEL", "CALC"])
def test_brackets_that_do_not_end_are_looked_through_once(
    pattern: re.Pattern[str],
) -> None:
    used = Used("", pattern, frozenset((SCANNING,)))
    assert not _grows(used, SCANNING, Text(head="", again="['", tail=""), 320)


# What hung small files once, and other shapes of the same kinds.
_WORD = r"[^\W\d][\w.]*(?![\w.]*[(!\[])"
FAULTY = {
    "formats of a part that is not closed": (
        re.compile(rb"<((?:\w+:)?)cellXfs\b.*?</\1cellXfs", re.DOTALL),
        SCANNING,
    ),
    "a name in a long word": (re.compile(_WORD), SCANNING),
    "quotes that do not end": (re.compile(r"'(?:[^']|'')*'!"), SCANNING),
    "two runs of spaces side by side": (re.compile(r"\s*\+?\s*[A-Z]"), WHOLE),
    "digits, a point or none, digits": (re.compile(r"[0-9]+\.?[0-9]*(?!\w)"), SCANNING),
    "a tag that does not end": (re.compile(rb"<a[^>]*>"), SCANNING),
    "a comment that does not end": (re.compile(rb"<!--.*?-->", re.DOTALL), SCANNING),
    "repeats within repeats": (re.compile(r"(?:a+)+b"), WHOLE),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_pattern_that_hung_a_file_is_found_out(name: str) -> None:
    pattern, way = FAULTY[name]
    assert wears_out(Used(name, pattern, frozenset((way,))))


def test_every_room_is_looked_at() -> None:
    """A new one that reads with patterns is named here, or this test is red."""
    looked_at = {"xlsx", "audit", *CELLS, *NO_FILES}
    rooms = {
        path.relative_to(ROOT / "toolkit").parts[:-1]
        for path in (ROOT / "toolkit").rglob("*.py")
        if "re.compile(" in path.read_text("utf-8")
    }
    assert {
        one for one in rooms if one and not {one[0], "/".join(one[:2])} & looked_at
    } == set()


def test_every_pattern_is_looked_at() -> None:
    """Those at the top of a module, those made in functions, and how each is run."""
    by_name = {used.where.rpartition(".")[2]: used for used in read_from_files()}
    assert {"_TOKEN", "_cell_element", "_attribute", "_full", "plain"} <= by_name.keys()
    assert by_name["_TOKEN"].ways == {SCANNING}
    assert by_name["_ADDITION"].ways == {WHOLE}


@pytest.mark.parametrize("part", range(4))
def test_the_steps_are_those_of_a_walk_that_finds_the_same(part: int) -> None:
    """What is counted is the matching itself: it ends as Python's own does."""
    for used in read_from_files()[::4][part::4]:
        raw = isinstance(used.pattern.pattern, bytes)
        for text in wearing_texts(used.pattern)[::17]:
            said = text.of(3)
            subject = said.encode("latin-1", "replace") if raw else said
            seen = subject.decode("latin-1") if raw else said
            counted = takes_whole(used.pattern, seen)
            own = bool(used.pattern.fullmatch(subject))
            assert counted == own, (used.where, text)
