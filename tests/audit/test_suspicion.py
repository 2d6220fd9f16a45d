"""Copies of a formula are known by one text, quickly or not."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.tries import tries
from toolkit.audit.suspicion import relative_form
from toolkit.xlsx.cells.formula_text import expand

PIECES = (
    *("A", "B12", "$C$3", "D$4", "$E5", "XFD1048576", "ZZZ9", "A1048577", "R1C1"),
    *("SUM(", "LOG10(", ")", ":", ",", "+", "$", "1", "2E5", "A01", " ", ".", "!"),
)
places = st.tuples(st.sampled_from((1, 9, 1_048_576)), st.sampled_from((1, 9, 16_384)))


@settings(max_examples=tries(500), derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=7).map("".join), places)
@example("SUM(A:C)+SUM(1:3)", (9, 9))
@example("A1+XFD1048576", (1, 1))
@example("SUM(B$2:B9)-LOG10(C9)", (9, 9))
def test_the_form_of_a_formula_is_its_copy_in_the_middle(
    formula: str, place: tuple[int, int]
) -> None:
    assert relative_form(formula, place) == expand(formula, place, (524_288, 8_192))
