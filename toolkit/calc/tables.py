"""Tables of a sheet (Excel's ListObjects): named database ranges in Calc."""

import re
from collections.abc import Iterator
from typing import Any

from xlwings import base_classes

from toolkit.calc import sorting
from toolkit.calc.addresses import Area
from toolkit.calc.errors import CalcError, unsupported
from toolkit.calc.filters import AutoFilter
from toolkit.calc.table_lines import TableColumns, TableRows
from toolkit.calc.table_renaming import formulas_follow
from toolkit.calc.table_shape import (
    add_totals,
    area_at,
    header_texts,
    remove_totals,
    uno_address,
)

DEFAULT_STYLE = "TableStyleMedium2"
_NAME = re.compile(r"[^\W\d][\w.]*")
_NO_STYLES = "LibreOffice 7.4 has no table styles: format the cells."


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
        """The data rows; 0 of them when there is only a header."""
        row, column, rows, columns = self.area
        header, totals = int(self.show_headers), int(self.show_totals)
        return Area(row + header, column, rows - header - totals, columns)

    @property
    def range(self) -> Any:
        """All cells."""
        return self.sheet.range(tuple(self.area))

    @property
    def data_body_range(self) -> Any | None:
        """The data cells. A single blank row is data too: Calc does not know
        Excel's empty table, whose one row waits to be filled."""
        area = self.body_area
        return self.sheet.range(tuple(area)) if area.rows else None

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
    def insert_row_range(self) -> None:
        """Always None: see `data_body_range`."""
        return

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
        if bool(value) != self.show_headers:
            unsupported("Changing Table.show_headers", "Keep the header row.")

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
        _refuse_overlap(self.sheet, new, self._name)
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
        """Calc has none."""
        unsupported("Table.table_style", _NO_STYLES)

    @table_style.setter
    def table_style(self, value: str) -> None:
        unsupported(f"Table.table_style = {value!r}", _NO_STYLES)


def _no_stripes(member: str) -> property:
    def refuse(*_: Any) -> Any:
        unsupported(f"Table.{member}", _NO_STYLES)

    return property(refuse, refuse, doc="Calc has none.")


for _member in ("column_stripes", "row_stripes", "first_column", "last_column"):
    _full = f"show_table_style_{_member}"
    setattr(Table, _full, _no_stripes(_full))


class Tables(base_classes.Collection, base_classes.Tables):  # type: ignore[misc, unused-ignore]
    """The tables of one sheet, in the order in which they were made."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet

    @property
    def api(self) -> Any:
        """The book's UNO database ranges."""
        return self.sheet.book.uno.DatabaseRanges

    @property
    def parent(self) -> Any:
        """The sheet."""
        return self.sheet

    def _names(self) -> list[str]:
        ranges, index = self.api, self.sheet.index - 1
        made = [(ranges.getByName(name), name) for name in ranges.ElementNames]
        here = [(r.TokenIndex, name) for r, name in made if r.DataArea.Sheet == index]
        return [name for _, name in sorted(here)]

    def __call__(self, key: int | str) -> Table:
        names = self._names()
        if isinstance(key, int):
            if 1 <= key <= len(names):
                return Table(self.sheet, names[key - 1])
            raise KeyError(key)
        for name in names:
            if name.casefold() == key.casefold():
                return Table(self.sheet, name)
        raise KeyError(key)

    def __len__(self) -> int:
        return len(self._names())

    def __iter__(self) -> Iterator[Table]:
        return (Table(self.sheet, name) for name in self._names())

    def __contains__(self, key: int | str) -> bool:
        try:
            self(key)
        except KeyError:
            return False
        return True

    def add(
        self,
        source_type: str | None = None,
        source: Any = None,
        link_source: bool | None = None,
        has_headers: bool | None = None,
        destination: Any = None,
        table_style_name: str | None = None,
        name: str | None = None,
    ) -> Table:
        """Make a table of cells; without headers a header row is put above.

        Raises:
            CalcError: the cells belong to a table, or the name is taken or none.
        """
        if source_type or link_source or destination:
            unsupported("Tables.add from an external source", "Give a range.")
        if table_style_name not in (None, DEFAULT_STYLE):
            unsupported("Tables.add(table_style_name=…)", _NO_STYLES)
        area: Area = source.impl.coords
        _refuse_overlap(self.sheet, area, None)
        taken = set(self.api.ElementNames)
        chosen = name or _free_name(taken)
        check_name(chosen, taken)
        if not has_headers:
            row, column, rows, columns = area
            self.sheet.range((row, column, 1, columns)).insert("down")
            area = Area(row, column, rows + 1, columns)
        elif area.rows == 1:
            # Excel adds the row that data is typed into.
            row, column, _, columns = area
            self.sheet.range((row + 1, column, 1, columns)).insert("down")
            area = Area(row, column, 2, columns)
        return self._made(chosen, area)

    def _made(self, name: str, area: Area) -> Table:
        with self.sheet.writable(self.sheet.range(tuple(area))):
            self.api.addNewByName(name, uno_address(self.sheet, area))
            table = Table(self.sheet, name)
            table.uno.ContainsHeader = table.uno.AutoFilter = True
            header_texts(table)
        return table


def table_of(cells: Any) -> Table | None:
    """The table that holds a range's first cell."""
    row, column = cells.coords[:2]
    for table in Tables(cells.sheet):
        area = table.area
        inside = 0 <= row - area.row < area.rows
        if inside and 0 <= column - area.column < area.columns:
            return table
    return None


def check_name(name: str, taken: set[str]) -> None:
    """Refuse what Excel refuses as a table's name."""
    if not _NAME.fullmatch(name) or len(name) > 255:
        raise CalcError(
            f"{name!r} cannot name a table: letters, digits, «_» and «.» only, a "
            "letter or «_» first."
        )
    if name.casefold() in {other.casefold() for other in taken}:
        raise CalcError(f"The book already has a table named {name!r}.")


def _free_name(taken: set[str]) -> str:
    used, number = {name.casefold() for name in taken}, 1
    while f"table{number}" in used:
        number += 1
    return f"Table{number}"


def _refuse_overlap(sheet: Any, area: Area, besides: str | None) -> None:
    for table in Tables(sheet):
        other = table.area
        apart = (
            area.row >= other.row + other.rows
            or other.row >= area.row + area.rows
            or area.column >= other.column + other.columns
            or other.column >= area.column + area.columns
        )
        if table.name != besides and not apart:
            raise CalcError(f"A table cannot overlap another one: {table.name}.")
