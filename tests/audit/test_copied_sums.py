"""The sums of a copied formula are the same, known from its first copies or read."""

import pytest

from toolkit.audit.copied_sums import CopiedSums, sums_of
from toolkit.audit.forms import Forms
from toolkit.xlsx.cells.formula_text import expand

FORMULAS = (
    "SUM(A1:C1)",
    "SUM(A$1:A1)",
    "SUM(A1:A$40)",
    "A1+B1+$C$2",
    "SUM(A1:B1,D1)+SUBTOTAL(9,E$1:E2)",
    "ROUND(SUM(A1:B3),0)",
    "A1*B1",
)


@pytest.mark.parametrize("formula", FORMULAS)
def test_copies_down_a_column_have_the_sums_that_are_read_from_them(
    formula: str,
) -> None:
    copies = {(row, 9): expand(formula, (1, 9), (row, 9)) for row in range(1, 39)}
    forms, known = Forms(copies).of, CopiedSums("S")
    for place, text in copies.items():
        assert known.of(place, forms[place], text) == sums_of(text, "S"), text


def test_a_running_total_that_begins_with_one_cell_is_learnt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copies = {(row, 9): f"SUM(A$1:A{row})" for row in range(1, 200)}
    forms, known = Forms(copies).of, CopiedSums("S")
    read: list[str] = []

    def counted(formula: str, sheet: str) -> object:
        read.append(formula)
        return sums_of(formula, sheet)

    monkeypatch.setattr("toolkit.audit.copied_sums.sums_of", counted)
    for place, text in copies.items():
        known.of(place, forms[place], text)
    assert len(read) <= 3
