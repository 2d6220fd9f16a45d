"""Copies of the form's sheet, made for another unit: found, and read like the form."""

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.findings import Finding, find
from toolkit.forms.rubric.sheet import RubricSheet
from toolkit.forms.scoring.compare import shown
from toolkit.forms.scoring.formulas import FormulaWriter
from toolkit.forms.scoring.layout import (
    Places,
    Table,
    columns_of,
    may_lack,
    rows_of,
)
from toolkit.forms.scoring.locate import Located, match_rows
from toolkit.model.origin import Origin
from toolkit.model.rubric import Rubric, RubricTree
from toolkit.xlsx.cells.cell import Sheet
from toolkit.xlsx.cells.place import Place
from toolkit.xlsx.closed_book import ClosedBook

FEWEST = 3
"""Keys that must stand in one column; and at least half of those of the form."""


class Copied(NamedTuple):
    """A copy of the form: where its rows and columns are, as far as they are there."""

    sheet: Sheet
    table: Table
    findings: tuple[Finding, ...]

    @property
    def first(self) -> int:
        """The topmost row of the form."""
        return min(self.table.rows.values())


def copies_of(book: ClosedBook, located: Located) -> Iterator[Finding]:
    """S119 for each sheet, not one of ours, that holds the keys of the form's rows."""
    ours = {
        region.sheet
        for name, region in book.names().items()
        if region is not None and name.startswith("td_")
    }
    wanted = {row.key for row in located.rows}
    for name in book.sheet_names:
        if name not in ours and key_column(book.sheet(name), wanted) is not None:
            yield find("S119", Origin(name), seen=name)


def key_column(sheet: Sheet, wanted: set[str]) -> int | None:
    """The column in which the keys of the form stand; None where it is no copy."""
    found: dict[int, set[str]] = {}
    for (_, column), cell in sheet.cells.items():
        if isinstance(cell.value, str) and cell.value.strip() in wanted:
            found.setdefault(column, set()).add(cell.value.strip())
    enough = max(FEWEST, len(wanted) / 2)
    most = max(found, key=lambda column: len(found[column]), default=0)
    return most if most and len(found[most]) >= enough else None


def read_copy(sheet: Sheet, rubric: Rubric) -> Copied | None:
    """The copy that a sheet is; None where it holds no form of this rubric."""
    rows = rows_of(rubric)
    key = key_column(sheet, {row.key for row in rows})
    if key is None:
        return None
    order = {
        row: str(cell.value).strip()
        for (row, column), cell in sorted(sheet.cells.items())
        if column == key and isinstance(cell.value, str) and cell.value.strip()
    }
    known = {row.key for row in rows}
    first = min(row for row, text in order.items() if text in known)
    order = {row: text for row, text in order.items() if row >= first}
    columns = _columns(sheet, rubric, key, first)
    at, findings = match_rows(rows, order, sheet, columns)
    return Copied(sheet, Table(sheet.name, columns, at), tuple(findings))


def _columns(sheet: Sheet, rubric: Rubric, key: int, first: int) -> dict[str, int]:
    """The columns by their captions; one without counted from the column of keys."""
    captions = {
        str(cell.value).strip(): column
        for (row, column), cell in sheet.cells.items()
        if row < first and isinstance(cell.value, str)
    }
    made = [c for c in columns_of(rubric) if c.header in captions or not may_lack(c)]
    names = [column.name for column in made]
    shift = key - 1 - names.index("key")
    return {
        column.name: captions.get(column.header, number + shift)
        for number, column in enumerate(made, 1)
    }


def typed_over(copied: Copied, rubric_sheet: RubricSheet) -> Iterator[Finding]:
    """C217 for each computed cell of the copy that holds a number and no formula."""
    rubric, table = rubric_sheet.rubric, copied.table
    if {row.key for row in rows_of(rubric)} - set(table.rows):
        return  # formulas of rows that are not there cannot be told
    rows = table.rows.values()
    places = Places(
        form=table,
        rubric=rubric_sheet.table,
        summary=Table("", {}, {}),
        settings=rubric_sheet.settings,
        cells={"status": Place("", 1, 1)},
        first=min(rows),
        last=max(rows),
    )
    for place in FormulaWriter(RubricTree(rubric), places).all():
        cell = copied.sheet.at(*place.spot)
        typed = cell.formula is None and cell.value not in (None, "")
        if place.sheet == table.sheet and typed:
            at = Origin(place.sheet, place.a1)
            yield find("C217", at, seen=shown(cell.value))
