"""Widths, heights, places and hiding of a range's rows and columns."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from toolkit.calc import lengths, states, uno_import
from toolkit.calc.addresses import column_name
from toolkit.calc.autofit import fit_columns
from toolkit.calc.boundary import guarded
from toolkit.calc.cells import Cells
from toolkit.calc.errors import CalcError, ProtectedSheetError

# Up to so many lines each is asked for its length; more are compared in slices.
_ONE_BY_ONE = 64


@guarded
class RangeSizes(Cells):
    """Members of a range that concern its rows and columns as lines."""

    @property
    def column_width(self) -> float | None:
        """Characters of the Normal style, 0 when hidden; None when mixed."""
        width = self._common_length(1)
        if width is None:
            return None
        return lengths.characters(self.sheet.book.uno, width)

    @column_width.setter
    def column_width(self, value: float) -> None:
        if not 0 <= value <= lengths.MOST_CHARACTERS:
            raise ValueError(f"A column width goes from 0 to 255, not {value!r}.")
        with self._lines_writable("column_width"):
            columns = self.uno.Columns
            if value:
                columns.Width = lengths.width_of(self.sheet.book.uno, value)
            columns.IsVisible = bool(value)

    @property
    def row_height(self) -> float | None:
        """Points, 0 when hidden; None when mixed."""
        height = self._common_length(0)
        return None if height is None else lengths.points(height)

    @row_height.setter
    def row_height(self, value: float) -> None:
        if not 0 <= value <= lengths.MOST_POINTS:
            raise ValueError(f"A row height goes from 0 to 409.5, not {value!r}.")
        with self._lines_writable("row_height"):
            rows = self.uno.Rows
            if value:
                rows.Height = lengths.hmm(value)
            rows.IsVisible = bool(value)

    @property
    def width(self) -> float:
        """Points."""
        return lengths.points(lengths.extent(self.uno.Size.Width))

    @property
    def height(self) -> float:
        """Points."""
        return lengths.points(lengths.extent(self.uno.Size.Height))

    @property
    def left(self) -> float:
        """Points from column A."""
        return lengths.place(self.uno.Position.X)

    @property
    def top(self) -> float:
        """Points from row 1."""
        return lengths.place(self.uno.Position.Y)

    @property
    def column_hidden(self) -> bool | None:
        """Whether all columns are hidden; None when some are."""
        return _hidden(self.uno.Columns, self.coords[3])

    @column_hidden.setter
    def column_hidden(self, value: bool) -> None:
        with self._lines_writable("column_hidden"):
            self.uno.Columns.IsVisible = not value

    @property
    def row_hidden(self) -> bool | None:
        """Whether all rows are hidden; None when some are."""
        return _hidden(self.uno.Rows, self.coords[2])

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        with self._lines_writable("row_hidden"):
            self.uno.Rows.IsVisible = not value

    def autofit(self, axis: str | None = None) -> None:
        """Fit widths to these cells («c»), heights to the rows («r»), or both."""
        with self._lines_writable("autofit"):
            if axis in (None, "c", "columns"):
                fit_columns(self)
            if axis in (None, "r", "rows"):
                self.uno.Rows.OptimalHeight = True

    @property
    def arg1_input(self) -> str:
        """«A:C» or «1:3» of whole lines, else nothing: xlwings asks when grouping."""
        row, column, rows, columns = self.coords
        last_row, last_column = self.sheet.size
        if rows == last_row:
            return f"{column_name(column)}:{column_name(column + columns - 1)}"
        return f"{row}:{row + rows - 1}" if columns == last_column else ""

    def group(self, by: str | None = None) -> None:
        """Outline the rows or columns."""
        with self._lines_writable("group"):
            self.sheet.uno.group(self.uno.RangeAddress, _orientation(by))

    def ungroup(self, by: str | None = None) -> None:
        """Take the outline away."""
        with self._lines_writable("ungroup"):
            self.sheet.uno.ungroup(self.uno.RangeAddress, _orientation(by))

    def _common_length(self, axis: int) -> int | None:
        """The one width (axis 1) or height (0) in twips, or None.

        Beyond the used range the first line answers, as Excel documents.
        """
        at = self.uno.RangeAddress
        cursor = self.sheet.uno.createCursor()
        cursor.gotoEndOfUsedArea(False)
        end = cursor.RangeAddress
        first, last, used = (
            (at.StartColumn, at.EndColumn, end.EndColumn)
            if axis
            else (at.StartRow, at.EndRow, end.EndRow)
        )
        count = max(1, min(last, used + 1) - first + 1) if last > used else None
        return _one_length(self.uno, axis, count or last - first + 1)

    @contextmanager
    def _lines_writable(self, member: str) -> Iterator[None]:
        """Excel lets nobody format lines of a protected sheet, locked or not."""
        with self.sheet.writable(self):
            if self.sheet.uno.isProtected():
                raise ProtectedSheetError(
                    f"{member}: the sheet «{self.sheet.name}» is protected."
                )
            yield


def _one_length(cells: Any, axis: int, count: int) -> int | None:
    def length(first: int, last: int) -> int:
        corners = (first, 0, last, 0) if axis else (0, first, 0, last)
        size = cells.getCellRangeByPosition(*corners).Size
        return lengths.extent(size.Width if axis else size.Height)

    first = length(0, 0)
    if count == 1:
        return first
    step = max(1, count // _ONE_BY_ONE)
    for start in range(0, count, step):
        end = min(start + step, count) - 1
        # Told in 1/100 mm, a sum may be a twip away from what it is.
        if abs(length(start, end) - first * (end - start + 1)) > 1:
            return None
    return first


def _hidden(lines: Any, count: int) -> bool | None:
    hidden: bool | None = states.only(
        [not lines.getByIndex(i).IsVisible for i in range(count)]
    )
    return hidden


def _orientation(by: str | None) -> Any:
    if by not in ("rows", "columns", "row", "column"):
        raise CalcError(f"group: by is «rows» or «columns», not {by!r}.")
    word = "ROWS" if by.startswith("row") else "COLUMNS"
    return uno_import.enum("com.sun.star.table.TableOrientation", word)
