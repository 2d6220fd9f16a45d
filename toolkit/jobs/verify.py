"""Whether a saved workbook holds what was meant, cell by cell."""

from toolkit.findings import WorkRefusedError, find
from toolkit.forms.form import Own
from toolkit.jobs.work import Work
from toolkit.parts.records.change import Change, same_value
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import Cell, Sheet
from toolkit.xlsx.cells.formula_text import same_formula
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.edit import draft


def verify(data: bytes, meant: ClosedBook, work: Work, own: Own) -> None:
    """Read a saved workbook back, every sheet of it; `own`: what is ours of it.

    Raises WorkRefusedError (F035) where a cell of a sheet that was edited, or holds a
    table of ours, is missing, stands elsewhere or says something else, or where another
    sheet is not the same to the byte. Hidden copies, often longer than all else, are
    compared by bytes too.
    """
    book = ClosedBook.from_bytes(data)
    looked_at = {*meant.edited_sheets, *own.tables} - own.unread
    for sheet in meant.sheet_names:
        if book.part(sheet) != meant.part(sheet):
            if sheet not in looked_at:
                raise WorkRefusedError(find("F035", seen=sheet))
            _refuse_different(book.sheet(sheet), meant.sheet(sheet))
        elif sheet in looked_at:
            meant.sheet(sheet)  # the very bytes that were saved, and they can be read
    for sheet in own.unread:
        book.refuse_broken(sheet)
    for change in work.changes:
        _refuse_undone(book, change)


def _refuse_different(there: Sheet, meant: Sheet) -> None:
    """Every cell that is meant stands in its place, and no other one does."""
    for place in sorted(there.cells.keys() | meant.cells.keys()):
        if not _same(there.cells.get(place), meant.cells.get(place)):
            raise WorkRefusedError(find("F035", seen=f"{meant.name} {a1(*place)}"))


def _same(one: Cell | None, other: Cell | None) -> bool:
    if one is None or other is None:
        return False
    return one.formula == other.formula and draft.same_value(one.value, other.value)


def _refuse_undone(book: ClosedBook, change: Change) -> None:
    sheet, row, column = change.place
    cell = book.sheet(sheet).at(row, column)
    kept = same_formula(cell.formula, change.formula)
    if not (kept and same_value(cell.value, change.value)):
        raise WorkRefusedError(find("F035", seen=f"{sheet} {a1(row, column)}"))
