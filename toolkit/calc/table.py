"""One table of a sheet (Excel's ListObject): a named database range in Calc."""

from typing import Any

from xlwings import base_classes

from toolkit.calc import sorting, table_styles
from toolkit.calc.addresses import Area
from toolkit.calc.boundary import guarded
from toolkit.calc.errors import CalcError
from toolkit.calc.filters import AutoFilter
from toolkit.calc.table_lines import TableColumns, TableRows
from toolkit.calc.table_renaming import formulas_follow
from toolkit.calc.table_rules import check_name, refuse_overlap
from toolkit.calc.table_shape import (
    add_totals,
    area_at,
    header_texts,
    hide_header,
    remove_totals,
    show_header,
    uno_address,
)


@guarded
class Table(base_classes.Table):  # type: ignore[misc, unused-ignore]
    """One table, found by its name each time it is asked."""

    def __init__(self, sheet: Any, name: str) -> None:
        self.sheet = sheet
        self._name = name

    @property
    def uno(self) -> Any:
        """The UNO database range."""
        return self.sheet.book.uno.DatabaseRanges.getByName(self._name)

    @property
    def api(self) -> Any:
        """The UNO database range."""
        return self.uno

    @property
    def parent(self) -> Any:
        """The sheet."""
        return self.sheet

    @property
    def name(self) -> str:
        """The name that formulas call it by."""
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        others = set(self.sheet.book.uno.DatabaseRanges.ElementNames) - {self._name}
        check_name(value, others)
        with formulas_follow(self.sheet.book.uno, self._name, value):
            self.uno.setName(value)
        table_styles.renamed(self, self._name, value)
        self._name = value

    @property
    def display_name(self) -> str:
        """The same as `name`, as in Excel."""
        return self.name

    @display_name.setter
    def display_name(self, value: str) -> None:
        self.name = value

    @property
    def area(self) -> Area:
        """All rows: header, data and totals."""
        return area_at(self.uno.DataArea)

    @area.setter
    def area(self, area: Area) -> None:
        self.uno.setDataArea(uno_address(self.sheet, area))

    @property
    def body_area(self) -> Area:
        """The data rows, also the blank one of an empty table."""
        row, column, rows, columns = self.area
        header, totals = int(self.show_headers), int(self.show_totals)
        return Area(row + header, column, rows - header - totals, columns)

    @property
    def is_empty(self) -> bool:
        """Whether it has no data: its only row is blank and waits to be filled."""
        area = self.body_area
        if area.rows > 1:
            return False
        cells = self.sheet.range(tuple(area)).uno
        return not area.rows or not any(cells.getFormulaArray()[0])

    @property
    def range(self) -> Any:
        """All cells."""
        return self.sheet.range(tuple(self.area))

    @property
    def data_body_range(self) -> Any | None:
        """The data cells; None in an empty table (see `insert_row_range`)."""
        return None if self.is_empty else self.sheet.range(tuple(self.body_area))

    @property
    def header_row_range(self) -> Any | None:
        """The header cells, or None without a header."""
        row, column, _, columns = self.area
        if not self.show_headers:
            return None
        return self.sheet.range((row, column, 1, columns))

    @property
    def totals_row_range(self) -> Any | None:
        """The totals cells, or None without totals."""
        row, column, rows, columns = self.area
        if not self.show_totals:
            return None
        return self.sheet.range((row + rows - 1, column, 1, columns))

    @property
    def insert_row_range(self) -> Any | None:
        """The blank row of an empty table, where its first data goes; else None.

        Calc has no mark for it: a table is empty when its one row is blank.
        """
        area = self.body_area
        return self.sheet.range(tuple(area)) if self.is_empty and area.rows else None

    @property
    def columns(self) -> TableColumns:
        """The columns."""
        return TableColumns(self)

    @property
    def rows(self) -> TableRows:
        """The data rows."""
        return TableRows(self)

    @property
    def autofilter(self) -> AutoFilter:
        """The filter of header and data."""
        row, column, rows, columns = self.area
        shown = Area(row, column, rows - int(self.show_totals), columns)
        return AutoFilter(self.sheet.range(tuple(shown)), self.uno)

    @property
    def show_autofilter(self) -> bool:
        """Whether the header has arrows."""
        return bool(self.uno.AutoFilter)

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        if not value and self.autofilter.criteria_set:
            self.autofilter.clear(None)
        self.uno.AutoFilter = bool(value)

    @property
    def show_headers(self) -> bool:
        """Whether the first row is a header."""
        return bool(self.uno.ContainsHeader)

    @show_headers.setter
    def show_headers(self, value: bool) -> None:
        if bool(value) == self.show_headers:
            return
        if value:
            show_header(self)
        else:
            hide_header(self)

    @property
    def show_totals(self) -> bool:
        """Whether the last row holds totals."""
        return bool(self.uno.TotalsRow)

    @show_totals.setter
    def show_totals(self, value: bool) -> None:
        if bool(value) == self.show_totals:
            return
        if value:
            add_totals(self)
        else:
            remove_totals(self)

    def resize(self, range: Any) -> None:
        """Let the table cover other cells. Nothing is moved or cleared.

        Raises:
            CalcError: the header would leave its row, no data row would remain,
                or the new cells overlap neither the old ones nor hold a header.
        """
        new: Area = getattr(range, "impl", range).coords
        old = self.area
        apart = (
            new.column >= old.column + old.columns
            or old.column >= new.column + new.columns
        )
        if new.row != old.row or apart or new.rows < 1 + int(self.show_headers):
            raise CalcError(
                f"resize: {self.name} must keep its header row, overlap its old "
                "cells and have at least one row of data."
            )
        refuse_overlap(self.sheet, new, self._name)
        with self.sheet.writable(self.range):
            self.area = new
            if self.show_headers:
                header_texts(self)

    def sort(self, keys: list[int], ascending: list[bool]) -> None:
        """Sort the data rows by columns counted from 1."""
        body = self.data_body_range
        if body is not None:
            sorting.sort(body, keys, ascending, has_headers=False)

    @property
    def table_style(self) -> str:
        """The style that it was given, «TableStyleMedium2» when made here.

        Raises:
            NotImplementedError: it comes from a file: LibreOffice forgot its style.
        """
        return table_styles.look_of(self).style

    @table_style.setter
    def table_style(self, value: str | None) -> None:
        table_styles.give(self, style=value or "")


def _part(member: str) -> property:
    """A part that the style marks or not; changing it paints the table anew."""

    def read(table: Table) -> bool:
        return bool(getattr(table_styles.look_of(table), member))

    def write(table: Table, value: bool) -> None:
        table_styles.give(table, **{member: bool(value)})

    return property(read, write, doc=f"Whether the style marks «{member}».")


for _member in ("column_stripes", "row_stripes", "first_column", "last_column"):
    setattr(Table, f"show_table_style_{_member}", _part(_member))
