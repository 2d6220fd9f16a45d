"""What was typed on a copy of the form, with its places on a fresh form."""

from collections.abc import Iterable, Iterator

from toolkit.forms.scoring.copies import Copied
from toolkit.forms.scoring.making.inputs import form_inputs
from toolkit.forms.scoring.making.places import FIRST_ROW, FORM, fresh_places
from toolkit.model.rubric import Rubric, RubricTree
from toolkit.xlsx.cells.cell import CellError, CellValue, Sheet
from toolkit.xlsx.cells.place import Place

TITLE_ROWS = range(1, 6)
"""Above the line of the state: agency, unit, year, report, legal basis."""
SIGNING_ROWS = 4
"""From the line of the day down to the names that are signed."""
SIGNING = "NGƯỜI LẬP BIỂU"


def typed_on(copied: Copied, rubric: Rubric) -> Iterator[tuple[Place, CellValue]]:
    """What was typed on the copy, each with its place on a fresh form.

    As it stands, also what cannot be read: a check of the new workbook tells it.
    """
    places = fresh_places(rubric)
    names = {number: name for name, number in places.form.columns.items()}
    keys = {row: key for key, row in places.form.rows.items()}
    for entry in form_inputs(RubricTree(rubric), places):
        key, name = keys[entry.row], names[entry.column]
        if key in copied.table.rows:
            cell = copied.sheet.at(copied.table.rows[key], copied.table.columns[name])
            if cell.value not in (None, ""):
                value = cell.value
                error = isinstance(value, CellError)
                yield (
                    Place(FORM, entry.row, entry.column),
                    str(value) if error else value,
                )


def around(copied: Copied, fresh: Sheet) -> Iterator[tuple[Place, CellValue]]:
    """What was typed above the table and at the signatures, where it is another text.

    `fresh` is the form of a new workbook; rows inserted above are allowed for.
    """
    above = copied.first - FIRST_ROW
    yield from _other_texts(copied.sheet, fresh, TITLE_ROWS, above)
    day, there = _signing_row(fresh) - 1, _signing_row(copied.sheet) - 1
    if day > 0 and there > 0:
        rows = range(day, day + SIGNING_ROWS + 1)
        yield from _other_texts(copied.sheet, fresh, rows, there - day)


def _signing_row(sheet: Sheet) -> int:
    found = (row for (row, _), cell in sheet.cells.items() if cell.value == SIGNING)
    return next(found, 0)


def _other_texts(
    sheet: Sheet, fresh: Sheet, rows: Iterable[int], shift: int
) -> Iterator[tuple[Place, CellValue]]:
    for spot in sorted(fresh.cells):
        row, column = spot
        if row not in rows:
            continue
        here, there = fresh.at(row, column), sheet.at(row + shift, column)
        free = here.formula is None and there.value not in (None, "", here.value)
        if free and not isinstance(there.value, CellError):
            yield Place(FORM, row, column), there.value
