"""Parts of a text with looks of their own: in a cell, in a shape."""

from typing import Any

from xlwings import base_classes

from toolkit.calc.boundary import guarded
from toolkit.calc.errors import CalcError
from toolkit.calc.fonts import Font


@guarded
class Characters(base_classes.Characters):  # type: ignore[misc, unused-ignore]
    """Letters of a text from `start`, counted from 0; to its end unless `stop`.

    `parent` is the range or the shape; it gives `text_uno` (a UNO text),
    `text_writable()` and, for all letters at once, `font`.
    """

    def __init__(self, parent: Any, start: int = 0, stop: int | None = None) -> None:
        self.parent = parent
        self._start = start
        self._stop = stop

    @property
    def api(self) -> Any:
        """A UNO text cursor over the letters."""
        return self._cursor()

    @property
    def text(self) -> str | None:
        """The letters; None where there are none."""
        text: str = self.parent.text_uno.String
        return text[self._start : self._stop] or None

    @property
    def font(self) -> Font:
        """The font of these letters, or of all that the parent holds."""
        if self._start == 0 and self._stop is None and not self.parent.rich_text:
            font: Font = self.parent.font
            return font
        cursor = self._cursor()

        def read(name: str) -> Any:
            mixed = cursor.getPropertyState(name).value == "AMBIGUOUS_VALUE"
            return None if mixed else cursor.getPropertyValue(name)

        def write(values: dict[str, Any]) -> None:
            with self.parent.text_writable():
                for name, value in values.items():
                    cursor.setPropertyValue(name, value)

        return Font(cursor, read, write)

    def __getitem__(self, item: int | slice) -> "Characters":
        """A letter, or those of a slice without negative ends, as on Excel."""
        if isinstance(item, slice):
            start, stop = item.start or 0, item.stop
            if start < 0 or (stop or 0) < 0:
                raise ValueError("Characters: a slice has no negative ends.")
            end = self._stop if stop is None else self._start + stop
            return Characters(self.parent, self._start + start, end)
        length = len(self.text or "")
        if not -length <= item < length:
            raise IndexError(f"Characters: there is no letter {item} among {length}.")
        at = self._start + item % length
        return Characters(self.parent, at, at + 1)

    def _cursor(self) -> Any:
        text = self.parent.text_uno
        cursor = text.createTextCursor()
        cursor.gotoStart(False)
        cursor.goRight(self._start, False)
        stop = len(text.String) if self._stop is None else self._stop
        cursor.goRight(max(stop - self._start, 0), True)
        return cursor


def text_of_cell(cells: Any) -> Any:
    """The UNO text of a single cell that holds a typed text.

    Raises:
        CalcError: several cells, a number or a formula: they look alike all over.
    """
    cell = cells.uno.getCellByPosition(0, 0)
    if cells.coords[2:] != (1, 1) or cell.Type.value != "TEXT":
        raise CalcError(
            f"{cells.address}: only letters of a text typed into one cell have looks "
            "of their own; use Range.font for the whole cell."
        )
    return cell
