"""Previews made of a source, read and corrected as a clerk would in a spreadsheet."""

from pathlib import Path
from typing import Any

import openpyxl

from tests.exchange.tables.files import NOW
from toolkit.exchange.tables.mapping.preview import preview_import
from toolkit.exchange.tables.mapping.previews import preview_path
from toolkit.findings.report import Report

SHEET = "Xem trước"


def preview(path: Path, source: Path, **options: Any) -> Report:
    """Write the preview of a source, at a fixed moment."""
    return preview_import(path, source, **{"now": NOW, **options})


def rows_of(path: Path) -> list[tuple[str, ...]]:
    """What a preview shows, a tuple a row, without what is empty at its end."""
    sheet = openpyxl.load_workbook(path)[SHEET]
    rows = (
        tuple(str(v or "") for v in row) for row in sheet.iter_rows(values_only=True)
    )
    return [_short(row) for row in rows if any(row)]


def _short(row: tuple[str, ...]) -> tuple[str, ...]:
    last = max(n for n, text in enumerate(row, 1) if text)
    return row[:last]


def columns_of(path: Path, number: int = 1) -> dict[str, str]:
    """The columns of a table of a preview: heading (or letter) → what it is for."""
    book = openpyxl.load_workbook(path)
    found = {}
    for row in _cells(book, f"xt_cot_{number}"):
        heading = row.offset(column=-2).value or row.offset(column=-3).value
        found[heading] = row.value
    return found


def correct(
    source: Path,
    number: int = 1,
    *,
    table: str = "",
    agreed: str = "",
    head: str | int = "",
    **uses: str,
) -> None:
    """Choose in the preview of a source: table, «Có» or «Chưa», columns by letter.

    `head`: the rows of headings, as typed.
    """
    path = preview_path(source)
    book = openpyxl.load_workbook(path)
    if table:
        _cells(book, f"xt_bang_{number}")[0].value = table
    if agreed:
        _cells(book, f"xt_dong_y_{number}")[0].value = agreed
    if head:
        _cells(book, f"xt_tieu_de_{number}")[0].value = head
    listed = f"xt_cot_{number}" in book.defined_names
    for cell in _cells(book, f"xt_cot_{number}") if listed else ():
        letter = cell.offset(column=-3).value
        cell.value = uses.get(letter, cell.value)
    book.save(path)


def _cells(book: Any, name: str) -> list[Any]:
    sheet, area = next(iter(book.defined_names[name].destinations))
    found = book[sheet][area]
    return [row[0] for row in found] if isinstance(found, tuple) else [found]
