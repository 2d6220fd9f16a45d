"""What Calc has not refuses with a sentence; it never does nothing."""

import pytest

from tests.calc.conformance.cases import Sheet

REFUSED = {
    "Range.comment": lambda s: s["A1"].comment,
    "Range.add_comment": lambda s: s["A1"].add_comment("x"),
    "Range.copy_picture": lambda s: s["A1"].copy_picture(),
    "Sheet.charts": lambda s: len(s.charts),
    "Sheet.pivot_tables": lambda s: len(s.pivot_tables),
    "Sheet.comments": lambda s: len(s.comments),
    "Sheet.to_html": lambda s: s.to_html("x.html"),
}


@pytest.mark.parametrize("member", REFUSED)
def test_what_calc_has_not_says_so_and_what_to_do(sheet: Sheet, member: str) -> None:
    with pytest.raises(NotImplementedError, match=member) as said:
        REFUSED[member](sheet)
    assert len(str(said.value).split(". ")) >= 2
