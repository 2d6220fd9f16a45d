"""What a check suspects, before it becomes a finding; like ones are put together."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from toolkit.xlsx.cells.address import MAX_COLUMN, MAX_ROW, column_number, letters
from toolkit.xlsx.cells.formula_text import expand
from toolkit.xlsx.cells.place import SpotKey

# Formulas are compared as if they all stood here: far from every edge of the grid.
_MIDDLE = (524_288, 8_192)


# Most formulas are plain: no texts, no other sheets, no names with dots or marks.
_PLAIN = re.compile(r"[A-Z0-9$:,()+*/-]*")
_CELL = re.compile(r"(?<!\w)(\$?)([A-Z]{1,3})(\$?)([1-9][0-9]{0,6})(?![\w(])")
_LINES = re.compile(r"(?<![0-9]):|:(?!\$?[A-Z]+\$?[0-9])")  # whole rows and columns


class Suspicion(NamedTuple):
    """A code at a place; `others` more places have the fault for the same reason."""

    place: SpotKey
    code: str
    seen: str
    expected: str
    others: int = 0


def relative_form(formula: str, place: SpotKey) -> str:
    """The same text for all copies of a formula, wherever they stand."""
    if _PLAIN.fullmatch(formula) and not _LINES.search(formula):
        form = _moved(formula, place)
        if form is not None:
            return form
    return expand(formula, place, _MIDDLE)


def _moved(formula: str, place: SpotKey) -> str | None:
    """What `expand` gives for a plain formula; None where a cell is off the grid."""
    down, right = _MIDDLE[0] - place[0], _MIDDLE[1] - place[1]
    written, at = [], 0
    for cell in _CELL.finditer(formula):
        first, name, second, digits = cell.groups()
        column, row = column_number(name), int(digits)
        if column > MAX_COLUMN or row > MAX_ROW:
            return None
        column += 0 if first else right
        row += 0 if second else down
        if not (0 < column <= MAX_COLUMN and 0 < row <= MAX_ROW):
            return None
        moved = f"{first}{letters(column)}{second}{row}"
        written += [formula[at : cell.start()], moved]
        at = cell.end()
    return "".join([*written, formula[at:]])


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
