"""A rubric's sheet as a small text grid: one line a row, cells parted by «|»."""

from collections.abc import Mapping, Sequence

from toolkit.model.origin import Origin
from toolkit.scoring.rubric.columns import COLUMNS, SETTINGS, Raw, RubricRow
from toolkit.xlsx.cells.address import letters

SHEET = "Bộ tiêu chí"
FIRST_ROW = 12
_LETTERS = {c.name: letters(i) for i, c in enumerate(COLUMNS, 1)}


def place(name: str, row: int) -> Origin:
    return Origin(SHEET, f"{_LETTERS[name]}{row}")


def settings_row(**cells: Raw) -> RubricRow:
    """Settings that are right for a rubric of 10 points, changed by `cells`."""
    usual = {"id": "thu", "title": "Thử", "standard_points": 10}
    places = {c.name: Origin(SHEET, f"B{i}") for i, c in enumerate(SETTINGS, 2)}
    return RubricRow(cells=usual | cells, origin=Origin(SHEET), places=places)


def _value(text: str) -> Raw:
    """A number where a number stands; «'5» is the text 5, as typed in Excel."""
    if text.startswith("'"):
        return text[1:]
    try:
        return float(text)
    except ValueError:
        return text or None


def grid(text: str) -> list[RubricRow]:
    """The first line names the columns; row 12 of the sheet is the line below it."""
    lines = [line.strip() for line in text.strip().splitlines()]
    names = [name.strip() for name in lines[0].split("|")]
    return [
        row_of(dict(zip(names, _cells(line), strict=False)), FIRST_ROW + i)
        for i, line in enumerate(lines[1:])
    ]


def _cells(line: str) -> Sequence[Raw]:
    return [_value(cell.strip()) for cell in line.split("|")]


def row_of(cells: Mapping[str, Raw], row: int) -> RubricRow:
    places = {name: place(name, row) for name in _LETTERS}
    return RubricRow(cells=cells, origin=Origin(SHEET, f"A{row}"), places=places)
