"""Copies of a formula, known by one form however far they were copied."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from toolkit.xlsx.cells.address import column_number, letters
from toolkit.xlsx.cells.formula_text import pieces
from toolkit.xlsx.cells.place import SpotKey

Key = tuple[str | int, ...]
"""A formula with distances where it names cells: the same for all its copies.

Text and reference by turns; a reference is four entries: `$` or nothing, the column
(a distance where there is no `$`), `$` or nothing, the row likewise.
"""

# Most formulas are plain: no texts, no other sheets, no names with dots or marks.
_PLAIN = re.compile(r"[A-Z0-9$:,()+*/-]*")
_CELL = re.compile(r"(?<!\w)(\$?)([A-Z]{1,3})(\$?)([1-9][0-9]{0,6})(?![\w(])")
_LINES = re.compile(r"(?<![0-9]):|:(?!\$?[A-Z]+\$?[0-9])")  # whole rows and columns
_GRID = re.compile(
    r"[A-Z]{3}\$?[0-9]|[0-9]{7}"
)  # it may be off the grid: read with care


def relative_form(formula: str, place: SpotKey) -> Key:
    """The same for all copies of a formula, wherever they stand.

    A1:A1 is A1. What would leave the grid by copying is no different.
    """
    parts = _cut(formula)
    row, column = place
    for at in range(1, len(parts), 5):
        if not parts[at] and parts[at + 1]:
            parts[at + 1] = column_number(str(parts[at + 1])) - column
        if not parts[at + 2] and parts[at + 3]:
            parts[at + 3] = int(parts[at + 3]) - row
    if ":" in parts:
        parts = _single(parts)
    return tuple(parts)


def _cut(formula: str) -> list[str | int]:
    plain = _PLAIN.fullmatch(formula) and not _LINES.search(formula)
    if plain and not _GRID.search(formula):
        return list(_CELL.split(formula))
    return list(pieces(formula))


def _single(parts: list[str | int]) -> list[str | int]:
    """A1 for A1:A1, as other programs write it."""
    found = parts[:5]
    for at in range(5, len(parts) - 1, 5):
        text, cell = parts[at], parts[at + 1 : at + 5]
        again = text == ":" and cell == found[-4:] and found[-5] != ":"
        if again and "" not in (cell[1], cell[3]):
            continue
        found += [text, *cell]
    return [*found, parts[-1]] if len(parts) > 1 else parts


class _Template(NamedTuple):
    """What the copies of a formula down its column look like, by their row."""

    form: int
    text: str
    rows: tuple[int, ...]

    def at(self, row: int) -> str:
        return self.text % tuple([row + distance for distance in self.rows])


def _template(form: int, key: Key, column: int) -> _Template:
    text, rows = str(key[0]).replace("%", "%%"), list[int]()
    for at in range(1, len(key), 5):
        first, name, second, row, after = key[at : at + 5]
        text += str(first) + (name if isinstance(name, str) else _name(column + name))
        text += str(second)
        if isinstance(row, int):
            text += "%d"
            rows.append(row)
        else:
            text += row
        text += str(after).replace("%", "%%")
    return _Template(form, text, tuple(rows))


def _name(column: int) -> str:
    return letters(column) if column > 0 else "?"


class Forms:
    """The forms of a sheet's formulas, as numbers, and where they stand."""

    def __init__(self, formulas: Mapping[SpotKey, str]) -> None:
        self.of: dict[SpotKey, int] = {}
        self.by_column: dict[int, list[int]] = defaultdict(list)
        """The rows of the formulas of each column, in order."""
        self._known: dict[Key, int] = {}
        for row, column in sorted(formulas):
            self.by_column[column].append(row)
        for column, rows in self.by_column.items():
            self._column(formulas, column, rows)

    @cached_property
    def by_row(self) -> dict[int, list[int]]:
        """The columns of the formulas of each row, in order."""
        found: dict[int, list[int]] = defaultdict(list)
        for column in sorted(self.by_column):
            for row in self.by_column[column]:
                found[row].append(column)
        return found

    def _column(
        self, formulas: Mapping[SpotKey, str], column: int, rows: list[int]
    ) -> None:
        """Down a column most formulas are what those above make one expect."""
        recent: list[_Template] = []
        met: set[int] = set()
        for row in rows:
            place = (row, column)
            text = formulas[place]
            for expected in recent:
                if expected.at(row) == text:
                    self.of[place] = expected.form
                    break
            else:
                key = relative_form(text, place)
                form = self._known.setdefault(key, len(self._known))
                self.of[place] = form
                if form in met:  # what stands there once only is expected nowhere
                    recent = [_template(form, key, column), *recent[:1]]
                met.add(form)
