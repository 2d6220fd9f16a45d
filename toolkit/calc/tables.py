"""The tables of a sheet: listed, found and made."""

from collections.abc import Iterator
from typing import Any

from xlwings import base_classes

from toolkit.calc import table_styles
from toolkit.calc.addresses import Area
from toolkit.calc.boundary import guarded
from toolkit.calc.errors import unsupported
from toolkit.calc.named_items import NamedItems
from toolkit.calc.table import Table
from toolkit.calc.table_rules import areas_on, check_name, free_name, refuse_overlap
from toolkit.calc.table_shape import header_texts, uno_address


@guarded
class Tables(NamedItems, base_classes.Collection, base_classes.Tables):  # type: ignore[misc, unused-ignore]
    """The tables of one sheet, from the top down and left to right."""

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
        return [name for name, _ in areas_on(self.sheet)]

    def __len__(self) -> int:
        return len(self._names())

    def __iter__(self) -> Iterator[Table]:
        return (Table(self.sheet, name) for name in self._names())

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
        area: Area = source.impl.coords
        refuse_overlap(self.sheet, area)
        taken = set(self.api.ElementNames)
        chosen = name or free_name(taken)
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
        table = self._made(chosen, area)
        table_styles.kept(table).looks[chosen] = table_styles.Look()
        # What is everybody's default is not painted: in Excel it is no format either.
        if table_style_name not in (None, table_styles.DEFAULT_STYLE):
            table_styles.give(table, style=table_style_name)
        return table

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
    for name, area in areas_on(cells.sheet):
        inside = 0 <= row - area.row < area.rows
        if inside and 0 <= column - area.column < area.columns:
            return Table(cells.sheet, name)
    return None
