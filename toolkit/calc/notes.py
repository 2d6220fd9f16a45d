"""Notes of cells (what Excel called comments before it had threads)."""

from typing import Any

from xlwings import base_classes

from toolkit.calc.boundary import guarded
from toolkit.calc.errors import CalcError


@guarded
class Note(base_classes.Note):  # type: ignore[misc, unused-ignore]
    """The note of one cell."""

    def __init__(self, sheet: Any, row: int, column: int) -> None:
        self.sheet = sheet
        self.row, self.column = row, column

    @property
    def api(self) -> Any:
        """The UNO annotation."""
        return self._annotation()

    @property
    def text(self) -> str:
        """What the note says."""
        text: str = self._annotation().getString()
        return text

    @text.setter
    def text(self, value: str) -> None:
        with self.sheet.writable(self.location):
            self._annotation().setString(value)

    @property
    def author(self) -> str:
        """Who wrote it; empty when the file or the office does not say."""
        author: str = self._annotation().getAuthor()
        return author

    @property
    def location(self) -> Any:
        """The cell."""
        return self.sheet.range((self.row, self.column))

    def delete(self) -> None:
        """Take the note away."""
        annotations = self.sheet.uno.Annotations
        for index in range(annotations.Count):
            at = annotations.getByIndex(index).Position
            if (at.Row + 1, at.Column + 1) == (self.row, self.column):
                with self.sheet.writable(self.location):
                    annotations.removeByIndex(index)
                return
        raise CalcError("The note is gone.")

    def _annotation(self) -> Any:
        cell = self.sheet.uno.getCellByPosition(self.column - 1, self.row - 1)
        return cell.getAnnotation()


def note_of(cells: Any) -> Note | None:
    """The note of a range's first cell, if it has one."""
    row, column = cells.coords[:2]
    note = Note(cells.sheet, row, column)
    return note if note.text else None


def notes_of(sheet: Any) -> tuple[Note, ...]:
    """All notes of a sheet, by rows as Excel lists them."""
    annotations = sheet.uno.Annotations
    places = [annotations.getByIndex(i).Position for i in range(annotations.Count)]
    ordered = sorted((at.Row + 1, at.Column + 1) for at in places)
    return tuple(Note(sheet, row, column) for row, column in ordered)


def add_note(cells: Any, text: str) -> Note:
    """Write a note on one cell that has none (xlwings has checked both)."""
    row, column = cells.coords[:2]
    cell = cells.uno.getCellByPosition(0, 0)
    cells.sheet.uno.Annotations.insertNew(cell.getCellAddress(), text)
    return Note(cells.sheet, row, column)
