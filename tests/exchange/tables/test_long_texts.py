"""A page pasted into one cell is gone through once, not once for each of its words."""

from datetime import date

import pytest

from tests.work import lines_run
from toolkit.exchange.tables.rows.position_and_unit import part
from toolkit.rules.bodies import _authority_names, authority_on
from toolkit.rules.names import MOST_WORDS, _award_names, known_title, match

TODAY = date(2026, 1, 5)
UNITS = frozenset({"phòng b"})
READING = {
    "a title": lambda text: known_title(text, "Giám đốc Sở"),
    "a body": lambda text: authority_on(text, TODAY),
    "a position and a unit": lambda text: part(text, UNITS),
}
PAGES = {
    "words": "một hai ba ",
    "commas": "một, hai, ",
    "dashes": "một - hai - ",
    "a title again and again": "Bằng khen ",
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("reading", READING)
def test_a_page_twice_as_long_takes_hardly_more_lines(reading: str, page: str) -> None:
    read, words = READING[reading], PAGES[page]
    read(words)  # what is made once is made
    short, long = words * 400, words * 800 + "."
    once = lines_run(lambda: read(short))
    assert lines_run(lambda: read(long)) < 2.5 * once + 500


def test_of_a_page_only_its_beginning_may_be_a_name() -> None:
    """A look at each beginning of a page would join its words again and again."""
    page = "một " * 5_000
    assert lines_run(lambda: match(page, {})) < 10 * MOST_WORDS


def test_no_known_name_has_more_words_than_are_looked_at() -> None:
    for names in (_award_names(), _authority_names()):
        assert max(len(name.split()) for name in names) <= MOST_WORDS


def test_a_known_beginning_is_found_before_a_page() -> None:
    page = "của tỉnh " * 5_000
    assert known_title("Bằng khen của UBND tỉnh") == known_title("Bằng khen UBND tỉnh")
    assert authority_on("Bộ trưởng Bộ Công Thương " + page, TODAY) is not None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Trưởng phòng, Phòng B", ("Trưởng phòng", "Phòng B")),
        ("Trưởng phòng  -  Phòng B", ("Trưởng phòng", "Phòng B")),
        ("một, " * 4_000 + "Phòng B", ("một, " * 3_999 + "một", "Phòng B")),
        ("Phòng-B", ("", "")),
    ],
)
def test_the_unit_is_found_at_the_end(text: str, told: tuple[str, str]) -> None:
    from toolkit.rules.names import folded

    assert part(text, frozenset({folded("Phòng B")})) == told
