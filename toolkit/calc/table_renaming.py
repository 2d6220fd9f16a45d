"""Formulas that call a table by its name, when the name changes."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_FORMULA = 16  # com.sun.star.sheet.CellFlags


@contextmanager
def formulas_follow(book: Any, old: str, new: str) -> Iterator[None]:
    """Write the new name into the formulas of all sheets and into defined names.

    Excel does it by itself. Calc forgets what the old name stood for, so they are
    read before the table gets its name and written after.
    """
    named = rf"(?<![\w.]){re.escape(old)}(?=\[|(?![\w.(]))"
    mention = re.compile(rf'("[^"]*")|{named}', re.IGNORECASE)
    cells = [*_cells(book, mention)]
    names = [name for name in book.NamedRanges if _says(name.getContent(), mention)]
    contents = [name.getContent() for name in names]
    yield
    for cell, formula in cells:
        _write(cell, _renamed(formula, mention, new))
    for name, content in zip(names, contents, strict=True):
        name.setContent(_renamed(content, mention, new))


def names_columns(book: Any, table: str) -> bool:
    """Whether a formula or a defined name has `Table[…]`."""
    mention = re.compile(
        rf'("[^"]*")|(?<![\w.]){re.escape(table)}(?=\[)', re.IGNORECASE
    )
    names = any(_says(name.getContent(), mention) for name in book.NamedRanges)
    return names or next(_cells(book, mention), None) is not None


def _says(formula: str, mention: re.Pattern[str]) -> bool:
    """Whether it names the table outside its texts in quotes."""
    return any(match[1] is None for match in mention.finditer(formula))


def _renamed(formula: str, mention: re.Pattern[str], new: str) -> str:
    return mention.sub(lambda match: match[1] or new, formula)


def _cells(book: Any, mention: re.Pattern[str]) -> Iterator[tuple[Any, str]]:
    for sheet in book.Sheets:
        for block in sheet.queryContentCells(_FORMULA):
            for row, line in enumerate(block.getFormulaArray()):
                for column, formula in enumerate(line):
                    if _says(formula, mention):
                        yield block.getCellByPosition(column, row), formula


def _write(cell: Any, formula: str) -> None:
    if not formula.startswith("{"):
        cell.setFormula(formula)
        return
    # An array formula is told by each of its cells and written to all at once.
    cursor = cell.Spreadsheet.createCursorByRange(cell)
    cursor.collapseToCurrentArray()
    at, first = cursor.RangeAddress, cell.getCellAddress()
    if (at.StartRow, at.StartColumn) == (first.Row, first.Column):
        cursor.setArrayFormula(formula.strip("{}"))
