"""What a check suspects, before it becomes a finding; like ones are put together."""

from collections.abc import Iterable
from typing import NamedTuple

from toolkit.xlsx.cells.formula_text import expand

Place = tuple[int, int]  # row, column

# Formulas are compared as if they all stood here: far from every edge of the grid.
_MIDDLE = (524_288, 8_192)


class Suspicion(NamedTuple):
    """A code at a place; `others` more places have the fault for the same reason."""

    place: Place
    code: str
    seen: str
    expected: str
    others: int = 0


def relative_form(formula: str, place: Place) -> str:
    """The same text for all copies of a formula, wherever they stand."""
    return expand(formula, place, _MIDDLE)


def together(
    suspicions: Iterable[tuple[Suspicion, str]],
) -> list[Suspicion]:
    """Formulas copied along a row or a column with one fault become one suspicion.

    Each comes with its formula. The first, in reading order, stands for the others.
    """
    heads: dict[tuple[str, str, int], int] = {}
    counted: list[Suspicion] = []
    for one, formula in sorted(suspicions):
        form = relative_form(formula, one.place)
        row, column = one.place
        keys = ((form, "row", row), (form, "column", column))
        head = next((heads[key] for key in keys if key in heads), None)
        if head is None:
            head = len(counted)
            counted.append(one)
        else:
            counted[head] = counted[head]._replace(others=counted[head].others + 1)
        for key in keys:
            heads.setdefault(key, head)
    return counted
