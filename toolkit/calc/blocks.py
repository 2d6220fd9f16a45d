"""Whole blocks of cells: one call to read, one to write, whatever the size."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from toolkit.calc import encoding, values
from toolkit.calc.addresses import Area
from toolkit.calc.formula import shifted, with_table
from toolkit.calc.values import Formats, Kind, Rect

if TYPE_CHECKING:
    from toolkit.calc.ranges import Range

# From here on it pays to ask first where the sheet's used cells end.
_LARGE = 200_000
_ERROR_CELLS = 4  # com.sun.star.sheet.FormulaResult.ERROR
# So many separate pieces of formulas are put in one by one; more go as one block.
_FEW_PIECES = 8

Block = list[list[Any]]


def read(cells: "Range") -> Any:
    """The values, as Excel's COM gives them: one alone, or rows of values."""
    wants_errors = cells.options.get("err_to_str") or (
        cells.options.get("convert") == "raw"
    )
    return _shaped(rows_of(cells, tell_errors=bool(wants_errors)))


def rows_of(
    cells: "Range", *, tell_errors: bool = True, dates_as_numbers: bool = False
) -> Block:
    """The values as rows; `tell_errors` asks each faulty cell what is wrong."""
    area = _used_part(cells)
    if area is None:
        return [[None] * cells.shape[1] for _ in range(cells.shape[0])]
    part = cells if area == cells.coords else cells.at(area)
    data = part.uno.getDataArray()
    kinds = {type(value) for row in data for value in row}
    formats = formats_of(part) if float in kinds else Formats(Kind.GENERAL)
    if dates_as_numbers:
        formats = formats.without(Kind.DATE)
    rows = values.decoded(data, formats, cells.sheet.book.null_date)
    if type(None) in kinds:
        _put_errors(part, data, rows, tell_errors)
    return _padded(rows, cells.shape)


def _used_part(cells: "Range") -> Area | None:
    """What of a very large range can hold anything at all."""
    area = Area(*cells.coords)
    if area.rows * area.columns < _LARGE:
        return area
    used = cells.sheet.used_area
    rows = min(area.row + area.rows, used.row + used.rows) - area.row
    columns = min(area.column + area.columns, used.column + used.columns) - area.column
    if rows < 1 or columns < 1:
        return None
    return Area(area.row, area.column, rows, columns)


def _padded(rows: Block, shape: tuple[int, int]) -> Block:
    height, width = shape
    if rows and len(rows[0]) < width:
        rows = [row + [None] * (width - len(row)) for row in rows]
    return rows + [[None] * width for _ in range(height - len(rows))]


def _shaped(rows: Block) -> Any:
    if len(rows) == 1 and len(rows[0]) == 1:
        return rows[0][0]
    return rows


def _put_errors(part: "Range", data: Any, rows: Block, tell: bool) -> None:
    """Errors come as nothing at all; which ones is asked only when wanted.

    It takes calls for each such cell, and by default xlwings makes None of them.
    """
    for y, row in enumerate(data):
        for x, value in enumerate(row):
            if value is None:
                cell = part.uno.getCellByPosition(x, y) if tell else None
                code = cell.getError() if cell is not None else 0
                rows[y][x] = values.error_of(code)


def formats_of(cells: "Range") -> Formats:
    """What the number formats of the cells mean; two calls when they are alike."""
    book, uno = cells.sheet.book, cells.uno
    if uno.getPropertyState("NumberFormat").value != "AMBIGUOUS_VALUE":
        return Formats(book.kind_of(uno.NumberFormat))
    groups = uno.getUniqueCellFormatRanges()
    top, left = cells.row - 1, cells.column - 1
    found = []
    for index in range(groups.Count):
        group = groups.getByIndex(index)
        kind = book.kind_of(group.NumberFormat)
        if kind is Kind.GENERAL:
            continue
        found += [
            (
                kind,
                Rect(
                    a.StartRow - top,
                    a.StartColumn - left,
                    a.EndRow - top + 1,
                    a.EndColumn - left + 1,
                ),
            )
            for a in group.getRangeAddresses()
        ]
    return Formats(Kind.GENERAL, tuple(found))


def write(cells: "Range", data: Any) -> None:
    """Put values as Excel would: texts are read, formulas computed, dates shown.

    Raises:
        ProtectedSheetError: a locked cell.
        ValueError: the block has another shape than the range.
    """
    rows = _rows(cells, data)
    with cells.sheet.writable(cells):
        book = cells.sheet.book
        formats = formats_of(cells)
        block = encoding.encoded(rows, formats, book.null_date, book.typed)
        put(cells, block.data, block.formulas)
        if block.formulas:
            book.app.compute_entered(book.uno)
        for wanted, places in block.formats.items():
            _format(cells, book.format_key(wanted), places)


def _rows(cells: "Range", data: Any) -> Block:
    """The block for the range; a single value fills it, a formula is shifted."""
    height, width = cells.shape
    if not isinstance(data, (list, tuple)):
        data = values.prepared(data)
        if isinstance(data, str) and data.startswith("=") and len(cells) > 1:
            return [[shifted(data, y, x) for x in range(width)] for y in range(height)]
        return [[data] * width] * height
    rows = data if data and isinstance(data[0], (list, tuple)) else [data]
    if len(rows) != height or any(len(row) != width for row in rows):
        raise ValueError(
            f"{len(rows)} by {len(rows[0])} values do not fit {cells.address}."
        )
    if not {type(v) for row in rows for v in row} <= _READY:
        rows = [[values.prepared(value) for value in row] for row in rows]
    return list(rows)


_READY = {float, str, bool, dt.datetime, dt.time, dt.timedelta}


def put(
    cells: "Range",
    data: Sequence[Sequence[float | str]],
    formulas: Sequence[tuple[int, int, str]],
) -> None:
    """Floats and texts, and formulas in Excel's spelling, into the cells."""
    with _formats_kept(cells, data):
        _put(cells, data, formulas)


# What Calc takes for a number, a date, a boolean or a formula kept as text.
_LIKE_A_NUMBER = re.compile(r"\d|^[=+-]|^(?:TRUE|FALSE)$", re.IGNORECASE)


@contextmanager
def _formats_kept(
    cells: "Range", data: Sequence[Sequence[float | str]]
) -> Iterator[None]:
    """Calc formats a cell as text when a text like a number comes into it.

    Excel leaves the format alone, and a number written there later is a number.
    """
    texts = {value for row in data for value in row if type(value) is str}
    if not any(map(_LIKE_A_NUMBER.search, texts)):
        yield
        return
    uno = cells.uno
    if uno.getPropertyState("NumberFormat").value != "AMBIGUOUS_VALUE":
        groups = [(uno, uno.NumberFormat)]
    else:
        found = uno.getUniqueCellFormatRanges()
        each = [found.getByIndex(index) for index in range(found.Count)]
        groups = [(group, group.NumberFormat) for group in each]
    yield
    for group, key in groups:
        group.NumberFormat = key


def _put(
    cells: "Range",
    data: Sequence[Sequence[float | str]],
    formulas: Sequence[tuple[int, int, str]],
) -> None:
    translate = cells.sheet.book.formulas.to_calc
    named = _names_its_table(cells, formulas)
    texts = {(y, x): translate(named(text)) for y, x, text in formulas}
    pieces = encoding.rectangles(texts)
    if len(pieces) > _FEW_PIECES:
        # Formulas all over the block: one call that takes everything as text.
        cells.uno.setFormulaArray(
            tuple(
                tuple(texts.get((y, x)) or _literal(v) for x, v in enumerate(row))
                for y, row in enumerate(data)
            )
        )
        return
    # None or a bool in this array crashes the office: only floats and texts.
    if len(texts) < len(cells):
        cells.uno.setDataArray(tuple(map(tuple, data)))
    for piece in pieces:
        part = _part(cells, piece)
        part.uno.setFormulaArray(
            tuple(
                tuple(texts[y, x] for x in range(piece.left, piece.right))
                for y in range(piece.top, piece.bottom)
            )
        )


def _names_its_table(
    cells: "Range", formulas: Sequence[tuple[int, int, str]]
) -> Callable[[str], str]:
    """Within a table Excel lets its name be left out ([@Price]); Calc does not."""
    if all(text == with_table(text, "x") for _, _, text in formulas if "[" in text):
        return lambda text: text
    table = cells.table
    name = table.name if table is not None else ""
    return lambda text: with_table(text, name)


def _literal(value: float | str) -> str:
    """A value as text that `setFormulaArray` takes for just that value."""
    if isinstance(value, float):
        return repr(value)
    return "'" + value if value else ""


def _part(cells: "Range", rect: Rect) -> "Range":
    area = Area(
        cells.row + rect.top,
        cells.column + rect.left,
        rect.bottom - rect.top,
        rect.right - rect.left,
    )
    return cells if area == cells.coords else cells.at(area)


def _format(cells: "Range", key: int, places: Sequence[tuple[int, int]]) -> None:
    """One format for many scattered cells: as one collection of ranges."""
    pieces = encoding.rectangles(places)
    if len(pieces) == 1:
        _part(cells, pieces[0]).uno.NumberFormat = key
        return
    together = cells.sheet.book.uno.createInstance("com.sun.star.sheet.SheetCellRanges")
    together.addRangeAddresses(
        tuple(_part(cells, piece).uno.getRangeAddress() for piece in pieces), False
    )
    together.NumberFormat = key
