"""The looks of a range: number format, colours, fonts, widths, merging."""

from contextlib import AbstractContextManager
from typing import Any

from toolkit.calc import (
    colors,
    links,
    merges,
    number_formats,
    sorting,
    states,
    unsupported_members,
)
from toolkit.calc.alignment import Alignment
from toolkit.calc.borders import Borders
from toolkit.calc.boundary import guarded
from toolkit.calc.characters import Characters, text_of_cell
from toolkit.calc.errors import CalcError
from toolkit.calc.filters import AutoFilter, filter_of
from toolkit.calc.fonts import Font
from toolkit.calc.notes import Note, add_note, note_of
from toolkit.calc.range_sizes import RangeSizes
from toolkit.calc.table import Table
from toolkit.calc.tables import table_of
from toolkit.calc.validation import DataValidation


@guarded
class RangeFormats(Alignment, RangeSizes):
    """Members of a range that concern its looks and what is tied to its cells."""

    @property
    def number_format(self) -> str | None:
        """In Excel's notation (en-US) whatever the office's locale; None: mixed."""
        key = states.common(self.uno, "NumberFormat")
        if key is None:
            return self._common_format_text()
        return number_formats.from_key(self.sheet.book.uno, key)

    @number_format.setter
    def number_format(self, value: str) -> None:
        with self.sheet.writable(self):
            self.uno.NumberFormat = number_formats.to_key(self.sheet.book.uno, value)

    def _common_format_text(self) -> str | None:
        """Different keys may still read the same: Calc has one a locale."""
        keys = {area.NumberFormat for area in states.areas(self.uno)}
        document = self.sheet.book.uno
        return states.only([number_formats.from_key(document, key) for key in keys])  # type: ignore[no-any-return]

    @property
    def color(self) -> colors.RGB | None:
        """The fill; None where there is none or the cells differ."""
        fill = states.common(self.uno, "CellBackColor")
        return None if fill in (None, colors.NO_FILL) else colors.from_uno(fill)

    @color.setter
    def color(self, color_or_rgb: Any) -> None:
        fill = colors.NO_FILL if color_or_rgb is None else colors.to_uno(color_or_rgb)
        with self.sheet.writable(self):
            self.uno.CellBackColor = fill

    def set_colors(self, fills: list[list[Any]]) -> None:
        """Fill cell by cell; `...` leaves a cell as it is."""
        with self.sheet.writable(self):
            for row, line in enumerate(fills):
                for column, fill in enumerate(line):
                    if fill is not ...:
                        cell = self.uno.getCellByPosition(column, row)
                        cell.CellBackColor = (
                            colors.NO_FILL if fill is None else colors.to_uno(fill)
                        )

    @property
    def font(self) -> Font:
        """The font of all cells."""

        def write(values: dict[str, Any]) -> None:
            names = tuple(sorted(values))
            with self.sheet.writable(self):
                self.uno.setPropertyValues(names, tuple(values[n] for n in names))

        return Font(self.uno, self._in_common, write)

    def _in_common(self, name: str) -> Any:
        return states.common(self.uno, name)

    @property
    def characters(self) -> Characters:
        """The letters of one cell's text."""
        return Characters(self)

    # What Characters asks of the owner of a text.

    @property
    def rich_text(self) -> bool:
        """Whether letters of the cell have looks of their own."""
        cell = self.uno.getCellByPosition(0, 0)
        if self.coords[2:] != (1, 1) or cell.Type.value != "TEXT":
            return False
        portions = cell.createEnumeration().nextElement().createEnumeration()
        portions.nextElement()
        return bool(portions.hasMoreElements() or "\n" in cell.String)

    @property
    def text_uno(self) -> Any:
        """The UNO text of the one cell."""
        return text_of_cell(self)

    def text_writable(self) -> AbstractContextManager[None]:
        """Around each change of the letters."""
        writable: AbstractContextManager[None] = self.sheet.writable(self)
        return writable

    @property
    def borders(self) -> Borders:
        """The eight borders."""
        return Borders(self)

    @property
    def data_validation(self) -> DataValidation:
        """What may be typed into the cells."""
        return DataValidation(self)

    @property
    def autofilter(self) -> AutoFilter:
        """The filter of these cells; the first row is their header."""
        table = table_of(self)
        if table is not None:
            return table.autofilter
        return filter_of(self)

    def sort(self, keys: list[int], ascending: list[bool], has_headers: bool) -> None:
        """Sort the rows by columns counted from 1."""
        sorting.sort(self, keys, ascending, has_headers=has_headers)

    @property
    def merge_area(self) -> Any:
        """The merged area that the first cell is in, or that cell."""
        at = merges.area(self.uno.getCellByPosition(0, 0)).RangeAddress
        return self.sheet.range(
            (at.StartRow + 1, at.StartColumn + 1), (at.EndRow + 1, at.EndColumn + 1)
        )

    @property
    def merge_cells(self) -> bool | None:
        """Whether the cells are merged; None when some are, as in Excel."""
        return merges.any_in(self.uno)

    def merge(self, across: bool) -> None:
        """One cell of all (or of each row). The first value stays."""
        rows, columns = self.coords[2:]
        last = columns - 1
        with self.sheet.writable(self):
            if not across:
                merges.merge(self.uno)
                return
            for row in range(rows):
                merges.merge(self.uno.getCellRangeByPosition(0, row, last, row))

    def unmerge(self) -> None:
        """Separate every merged area that the range touches."""
        with self.sheet.writable(self):
            merges.unmerge(self.uno)

    @property
    def hyperlink(self) -> str:
        """The address of the first cell's link."""
        return links.read(self.uno.getCellByPosition(0, 0))

    def add_hyperlink(
        self,
        address: str,
        text_to_display: str | None = None,
        screen_tip: str | None = None,
    ) -> None:
        """Link one cell."""
        if self.coords[2:] != (1, 1):
            raise CalcError("add_hyperlink: a link belongs to a single cell.")
        tip = screen_tip or f"{address} - Click once to follow."
        text = text_to_display or address
        with self.sheet.writable(self):
            cell = self.uno.getCellByPosition(0, 0)
            links.add(self.sheet.book.uno, cell, address, text, tip)

    @property
    def note(self) -> Note | None:
        """The note of the first cell, if any."""
        return note_of(self)

    def add_note(self, text: str) -> Note:
        """Write a note on one cell."""
        with self.sheet.writable(self):
            return add_note(self, text)

    @property
    def table(self) -> Table | None:
        """The table that the first cell is in, if any."""
        return table_of(self)


unsupported_members.refuse_members(
    RangeFormats, "Range", unsupported_members.RANGE, unsupported_members.RANGE_METHODS
)
