"""Rows and columns that a table gains and loses, header texts and totals."""

from typing import TYPE_CHECKING, Any

from toolkit.calc import table_styles
from toolkit.calc.addresses import Area, column_name
from toolkit.calc.errors import unsupported
from toolkit.calc.table_renaming import names_columns

if TYPE_CHECKING:
    from toolkit.calc.table import Table

_SUM, _COUNT = 109, 103  # of visible rows, as Excel's totals


def area_at(place: Any) -> Area:
    """The area of a UNO address."""
    return Area(
        place.StartRow + 1,
        place.StartColumn + 1,
        place.EndRow - place.StartRow + 1,
        place.EndColumn - place.StartColumn + 1,
    )


def uno_address(sheet: Any, area: Area) -> Any:
    """The UNO address of an area."""
    return sheet.range(tuple(area)).uno.getRangeAddress()


def header_texts(table: "Table") -> None:
    """Make the header cells texts, none empty and no two alike, as Excel does."""
    row, column, _, columns = table.area
    cells = table.sheet.range((row, column, 1, columns)).uno
    seen: set[str] = set()
    for index in range(columns):
        cell = cells.getCellByPosition(index, 0)
        text = _free_text(cell.String or f"Column{index + 1}", seen)
        seen.add(text.casefold())
        if cell.Type.value != "TEXT" or cell.String != text:
            cell.setString(text)
    # Formulas find columns by the texts that the table remembers.
    table.uno.ContainsHeader = True


def _free_text(text: str, taken: set[str]) -> str:
    number, free = 2, text
    while free.casefold() in taken:
        free, number = f"{text}{number}", number + 1
    return free


def hide_header(table: "Table") -> None:
    """Take the header row off the table; its cells become empty, as in Excel.

    Raises:
        NotImplementedError: formulas name its columns, which Calc knows by the header.
    """
    if names_columns(table.sheet.book.uno, table.name):
        unsupported(
            "Hiding the header of a table whose columns are named in formulas",
            "Keep the header, or hide its row.",
        )
    row, column, rows, columns = table.area
    texts = [name.name for name in table.columns]
    header = _line(table, Area(row, column, 1, columns))
    with table.sheet.writable(header):
        table_styles.kept(table).headers[table.name] = texts
        table.uno.ContainsHeader = False
        table.area = Area(row + 1, column, rows - 1, columns)
        header.clear()


def show_header(table: "Table") -> None:
    """Give it a header row again: in the empty cells above, else they move down."""
    row, column, rows, columns = table.area
    above = Area(row - 1, column, 1, columns)
    empty = row > 1 and not any(_line(table, above).uno.getFormulaArray()[0])
    if not empty:
        above = Area(row, column, 1, columns)
        _line(table, above).insert("down")
    table.area = Area(above.row, column, rows + 1, columns)
    texts = table_styles.kept(table).headers.pop(table.name, [])
    with table.sheet.writable(_line(table, above)):
        for index, text in enumerate(texts[:columns]):
            _line(table, above).uno.getCellByPosition(index, 0).setString(text)
        header_texts(table)


def insert_row(table: "Table", index: int | None) -> int:
    """Make room for a data row before `index` (from 1), or at the end; its index."""
    body, whole = table.body_area, table.area
    if table.is_empty and body.rows:
        return 1
    at = index or body.rows + 1
    _line(table, Area(body.row + at - 1, whole.column, 1, whole.columns)).insert("down")
    table.area = whole._replace(rows=whole.rows + 1)
    return at


def delete_row(table: "Table", index: int) -> None:
    """Remove a data row; the last one is only emptied, as a table needs one."""
    body, whole = table.body_area, table.area
    line = _line(table, Area(body.row + index - 1, whole.column, 1, whole.columns))
    if body.rows == 1:
        line.clear_contents()
        return
    line.delete("up")
    table.area = whole._replace(rows=whole.rows - 1)


def insert_column(table: "Table", index: int) -> None:
    """Make room for a column before `index` (from 1)."""
    row, column, rows, columns = table.area
    _line(table, Area(row, column + index - 1, rows, 1)).insert("right")
    table.area = Area(row, column, rows, columns + 1)


def delete_column(table: "Table", index: int) -> None:
    """Remove a column; what stands to its right moves left."""
    row, column, rows, columns = table.area
    _line(table, Area(row, column + index - 1, rows, 1)).delete("left")
    table.area = Area(row, column, rows, columns - 1)


def add_totals(table: "Table") -> None:
    """Put a totals row below: «Total» first, the last column summed or counted."""
    row, column, rows, columns = table.area
    line = _line(table, Area(row + rows, column, 1, columns))
    line.insert("down")
    body = table.body_area
    table.area = Area(row, column, rows + 1, columns)
    table.uno.TotalsRow = True
    values = table.sheet.range((body.row, column + columns - 1, body.rows, 1))
    numbers = all(
        isinstance(value, float)
        for (value,) in values.uno.getDataArray()
        if value != ""
    )
    letters = column_name(column + columns - 1)
    last = f"{letters}{body.row}:{letters}{body.row + body.rows - 1}"
    with table.sheet.writable(line):
        line.uno.getCellByPosition(0, 0).setString("Total")
        line.uno.getCellByPosition(columns - 1, 0).setFormula(
            f"=SUBTOTAL({_SUM if numbers else _COUNT};{last})"
        )


def remove_totals(table: "Table") -> None:
    """Take the totals row away; what stands below moves up."""
    row, column, rows, columns = table.area
    table.uno.TotalsRow = False
    _line(table, Area(row + rows - 1, column, 1, columns)).delete("up")
    table.area = Area(row, column, rows - 1, columns)


def _line(table: "Table", area: Area) -> Any:
    return table.sheet.range(tuple(area))
