"""Rows and columns of a table as xlwings' collections."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from toolkit.calc import table_shape
from toolkit.calc.addresses import Area
from toolkit.calc.boundary import guarded
from toolkit.calc.named_items import NamedItems

if TYPE_CHECKING:
    from toolkit.calc.table import Table


@guarded
class TableRow(base_classes.TableRow):  # type: ignore[misc, unused-ignore]
    """A data row, known by its number from 1."""

    def __init__(self, table: "Table", index: int) -> None:
        self.table = table
        self._index = index

    @property
    def index(self) -> int:
        """From 1."""
        return self._index

    @property
    def range(self) -> Any:
        """Its cells."""
        body = self.table.body_area
        return self.table.sheet.range(
            (body.row + self._index - 1, body.column, 1, body.columns)
        )

    async def get_range(self) -> Any:
        """Its cells, for code written for xlwings Lite."""
        return self.range

    def delete(self) -> None:
        """Remove it; what stands below moves up."""
        table_shape.delete_row(self.table, self._index)


@guarded
class TableRows(base_classes.TableRows):  # type: ignore[misc, unused-ignore]
    """The data rows."""

    def __init__(self, table: "Table") -> None:
        self.table = table

    @property
    def api(self) -> Any:
        """The UNO database range."""
        return self.table.uno

    @property
    def parent(self) -> "Table":
        """The table."""
        return self.table

    @property
    def column_count(self) -> int:
        """How many values a row has."""
        return self.table.area.columns

    def __len__(self) -> int:
        return 0 if self.table.is_empty else self.table.body_area.rows

    async def get_count(self) -> int:
        """How many, for code written for xlwings Lite."""
        return len(self)

    def __call__(self, key: int) -> TableRow:
        if not 1 <= key <= len(self):
            raise KeyError(key)
        return TableRow(self.table, key)

    def __iter__(self) -> Iterator[TableRow]:
        return (TableRow(self.table, index + 1) for index in range(len(self)))

    def __contains__(self, key: int) -> bool:
        return 1 <= key <= len(self)

    def add(self, values: list[Any] | None, index: int | None) -> TableRow:
        """Insert a row before `index`, or append; cells below move down."""
        row = TableRow(self.table, table_shape.insert_row(self.table, index))
        if values is not None:
            row.range.raw_value = [values]
        return row


@guarded
class TableColumn(base_classes.TableColumn):  # type: ignore[misc, unused-ignore]
    """A column, known by its number from 1."""

    def __init__(self, table: "Table", index: int) -> None:
        self.table = table
        self._index = index

    @property
    def index(self) -> int:
        """From 1."""
        return self._index

    @property
    def name(self) -> str:
        """The header's text."""
        header = self.table.header_row_range
        if header is None:
            return f"Column{self._index}"
        return str(header.uno.getCellByPosition(self._index - 1, 0).String)

    @property
    def range(self) -> Any:
        """Its cells, header and totals included."""
        row, column, rows, _ = self.table.area
        return self.table.sheet.range((row, column + self._index - 1, rows, 1))

    @property
    def data_body_range(self) -> Any | None:
        """Its data cells."""
        body = self.table.body_area
        if self.table.is_empty:
            return None
        area = Area(body.row, body.column + self._index - 1, body.rows, 1)
        return self.table.sheet.range(tuple(area))

    async def get_range(self) -> Any:
        """Its cells, for code written for xlwings Lite."""
        return self.range

    async def get_data_body_range(self) -> Any | None:
        """Its data cells, for code written for xlwings Lite."""
        return self.data_body_range

    def delete(self) -> None:
        """Remove it; what stands to the right moves left."""
        if self.table.area.columns == 1:
            raise ValueError("Cannot delete the last table column")
        table_shape.delete_column(self.table, self._index)


@guarded
class TableColumns(  # type: ignore[misc, unused-ignore]
    NamedItems, base_classes.Collection, base_classes.TableColumns
):
    """The columns."""

    def __init__(self, table: "Table") -> None:
        self.table = table

    @property
    def api(self) -> Any:
        """The UNO database range."""
        return self.table.uno

    @property
    def parent(self) -> "Table":
        """The table."""
        return self.table

    def __len__(self) -> int:
        return self.table.area.columns

    async def get_count(self) -> int:
        """How many, for code written for xlwings Lite."""
        return len(self)

    def __iter__(self) -> Iterator[TableColumn]:
        return (TableColumn(self.table, index + 1) for index in range(len(self)))

    def add(self, name: str, index: int | None) -> TableColumn:
        """Insert a column before `index`, or append; cells beside move right."""
        at = index or len(self) + 1
        table_shape.insert_column(self.table, at)
        column = TableColumn(self.table, at)
        with self.table.sheet.writable(column.range):
            column.range.uno.getCellByPosition(0, 0).setString(name)
            table_shape.header_texts(self.table)
        return column
