"""Copies of a formula are known by one text, quickly or not."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.tries import tries
from toolkit.audit.forms import Forms, relative_form
from toolkit.xlsx.cells.formula_text import expand

PIECES = (
    *("A", "B12", "$C$3", "D$4", "$E5", "XFD1048576", "ZZZ9", "A1048577", "R1C1"),
    *("SUM(", "LOG10(", ")", ":", ",", "+", "$", "1", "2E5", "A01", " ", ".", "!"),
)
places = st.tuples(st.sampled_from((1, 9, 1_048_576)), st.sampled_from((1, 9, 16_384)))


FAR = (524_288, 8_192)


@settings(max_examples=tries(500), derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=7).map("".join), places, places)
@example("SUM(A:C)+SUM(1:3)", (9, 9), (10, 9))
@example("A1+XFD1048576", (1, 1), (9, 9))
@example("SUM(B$2:B9)-LOG10(C9)", (9, 9), (9, 16_384))
def test_a_copy_has_the_form_of_what_it_was_copied_from(
    formula: str, place: tuple[int, int], other: tuple[int, int]
) -> None:
    copy = expand(formula, place, other)
    if "#REF!" not in copy and "#REF!" not in expand(formula, place, FAR):
        assert relative_form(copy, other) == relative_form(formula, place)


@settings(max_examples=tries(500), derandomize=True)
@given(
    st.lists(st.sampled_from(PIECES), max_size=5).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=5).map("".join),
    places,
    places,
)
def test_what_has_one_form_is_a_copy(
    one: str, two: str, place: tuple[int, int], other: tuple[int, int]
) -> None:
    if relative_form(one, place) == relative_form(two, other):
        assert expand(one, place, FAR) == expand(two, other, FAR)


@pytest.mark.parametrize(
    ("one", "two"),
    [("A116:A116", "A116"), ("SUM($B$2:$B$2,C1)", "SUM($B$2,C1)")],
)
def test_a_range_of_one_cell_is_that_cell(one: str, two: str) -> None:
    assert relative_form(one, (5, 5)) == relative_form(two, (5, 5))


def test_other_ranges_stay_ranges() -> None:
    forms = {relative_form(text, (5, 5)) for text in ("A:A", "A1:A2", "1:1", "A1")}
    assert len(forms) == 4


def test_the_forms_of_a_sheet_are_those_of_its_formulas() -> None:
    texts = {(r, 3): f"A{r}*10%+SUM(B$1:B{r})" for r in range(1, 9)}
    texts |= {(9, 3): "A8*10%+SUM(B$1:B9)", (9, 4): "B9*10%+SUM(C$1:C9)"}
    texts |= {(r, 5): f"A{r}+$B$1" if r % 2 else f"'x y'!A{r}" for r in range(1, 9)}
    forms = Forms(texts).of
    assert len({forms[row, 3] for row in range(1, 9)}) == 1
    assert forms[9, 3] != forms[8, 3] == forms[9, 4]
    assert [forms[r, 5] for r in (1, 2)] * 4 == [forms[r, 5] for r in range(1, 9)]
