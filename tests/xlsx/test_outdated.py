"""Which formulas changed cells reach: as the definition says, however it is found."""

import re
from collections.abc import Iterable, Mapping

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.tries import tries
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import Region
from toolkit.xlsx.cells.formula_text import references
from toolkit.xlsx.cells.place import Place
from toolkit.xlsx.outdated import _NAME, outdated

pytestmark = pytest.mark.slow

SHEETS = ("Một", "Hai")
NAMES = {
    "gốc": Region("Một", 2, 2, 5, 3),
    "xa": Region("Hai", 1, 1, 1_048_576, 1),
    "hỏng": None,
}
WORDS = re.compile(r"[^\W\d][\w.]*(?![\w.]*[(!\[])")
"""Words that call nothing and name no sheet, as one would say it."""


def by_definition(
    formulas: Mapping[Place, str], changed: Iterable[Place]
) -> set[Place]:
    """Every formula is held against every cell until nothing more is reached."""
    touched, found = set(changed), set[Place]()
    while fresh := {
        place
        for place, formula in formulas.items()
        if place not in found and _reads(place.sheet, formula, touched)
    }:
        found |= fresh
        touched |= fresh
    return found


def _reads(own: str, formula: str, touched: set[Place]) -> bool:
    areas = [(sheet or own, *corners) for sheet, *corners in references(formula)]
    regions = (NAMES.get(word.lower()) for word in WORDS.findall(formula))
    areas += [tuple(region) for region in regions if region]
    sheets = {sheet for sheet, _, _ in touched}
    if "INDIRECT(" in formula and any(s == own or s in formula for s in sheets):
        return True
    return any(
        sheet == of and top <= row <= bottom and left <= column <= right
        for sheet, row, column in touched
        for of, top, left, bottom, right in areas
    )


rows, columns = st.integers(1, 40), st.integers(1, 6)
places = st.builds(Place, st.sampled_from(SHEETS), rows, columns)


@st.composite
def formula(draw: st.DrawFn) -> str:
    sheet = draw(st.sampled_from(("", "Một!", "'Hai'!")))
    first, second = (a1(draw(rows), draw(columns)) for _ in range(2))
    area = draw(
        st.sampled_from(
            (first, f"{first}:{second}", f"{first}:C1048576", "B:D", "3:7", "xa", "Gốc")
        )
    )
    return draw(
        st.sampled_from(
            (
                f"SUM({sheet}{area})",
                f"{sheet}{first}*2",
                "INDIRECT(A1)",
                "gốc+hỏng",
                "7",
            )
        )
    )


@settings(max_examples=tries(400), derandomize=True, deadline=None)
@given(st.dictionaries(places, formula(), max_size=25), st.sets(places, max_size=5))
@example({Place("Một", 1_048_576, 16_384): "SUM(A1:XFD1048575)"}, {Place("Một", 1, 1)})
def test_what_is_outdated_is_what_the_definition_says(
    formulas: dict[Place, str], changed: set[Place]
) -> None:
    found = outdated(formulas, NAMES, changed)
    assert len(found) == len(set(found))
    assert set(found) == by_definition(formulas, changed)


@settings(max_examples=tries(500), derandomize=True)
@given(st.text("aĐ1.²_(![ +$٣", max_size=12))
def test_words_are_found_as_one_would_say_it(text: str) -> None:
    assert _NAME.findall(text) == WORDS.findall(text)


def test_a_formula_reached_in_two_ways_is_given_once() -> None:
    formulas = {Place("Một", 9, 9): "A1+A1:A9+gốc+INDIRECT(B2)"}
    changed = [Place("Một", row, column) for row in (1, 2, 3) for column in (1, 2)]
    assert outdated(formulas, NAMES, changed) == [("Một", 9, 9)]
