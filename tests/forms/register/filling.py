"""Typing rows into a built register, as a clerk would, and checking it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from tests.awards.grids import Rows, grids
from tests.forms.register.making import EPOCH
from toolkit.forms.register.apply import apply_register
from toolkit.forms.register.assess import RegisterAssessment, assess_register
from toolkit.forms.register.columns import name_of
from toolkit.forms.register.making.workbook import build_register
from toolkit.rules.loader import rules_version
from toolkit.xlsx.cells.cell import CellValue, Region
from toolkit.xlsx.closed_book import ClosedBook

NOW = datetime(2026, 11, 21, 9, 30)  # noqa: DTZ001 - the clock of an office


@cache
def template(year: int) -> bytes:
    return build_register(
        unit="Sở Công Thương",
        superior="UBND tỉnh",
        year=year,
        rules_version=rules_version(),
    )


def filled_register(
    tables: str | Mapping[str, Rows],
    *,
    year: int = 2022,
    settings: Mapping[str, Any] = {},
    switches: Mapping[str, str] = {},
    office_rules: Sequence[Sequence[Any]] = (),
    complete: Sequence[Sequence[Any]] = (),
    base: bytes | None = None,
) -> ClosedBook:
    """The standard register with these rows typed in; nothing is computed yet.

    `base`: another built register to type them into; its year is a setting.
    """
    book = ClosedBook.from_bytes(template(year) if base is None else base)
    content = grids(tables) if isinstance(tables, str) else tables
    for key, typed in content.items():
        for at, row in enumerate(typed):
            for field, value in row.items():
                _type(book, name_of(key, field), at, 0, value)
    for name, value in settings.items():
        _type(book, f"td_set_{name}", 0, 0, value)
    region = region_of(book, "td_switches")
    sheet = book.sheet(region.sheet)
    rows_of = {
        sheet.at(row, region.left).value: row
        for row in range(region.top, region.bottom + 1)
    }
    free = iter(
        row
        for row in range(region.top, region.bottom + 1)
        if sheet.at(row, region.left).value is None
    )
    for rule, on in switches.items():
        row = rows_of.get(rule)
        if row is None:  # a rule of some offices only: its code is written first
            row = next(free)
            book.set_value(region.sheet, row, region.left, rule)
        book.set_value(region.sheet, row, region.left + 3, on)
    for name, rows in (("office_rules", office_rules), ("complete", complete)):
        for at, cells in enumerate(rows):
            for column, value in enumerate(cells):
                _type(book, f"td_{name}", at, column, value)
    return book


def region_of(book: ClosedBook, name: str) -> Region:
    region = book.names()[name]
    assert region is not None
    return region


def _type(book: ClosedBook, name: str, down: int, right: int, value: Any) -> None:
    if value is None:
        return
    region = region_of(book, name)
    stored: CellValue = value
    if isinstance(value, date):
        stored = float((value - EPOCH).days)
    elif isinstance(value, int) and not isinstance(value, bool):
        stored = float(value)
    book.set_value(region.sheet, region.top + down, region.left + right, stored)


def recomputed(book: ClosedBook, **parts: bool) -> RegisterAssessment:
    """Check a register and write what is computed into it."""
    assessment = assess_register(book)
    apply_register(book, assessment, NOW, **parts)
    return assessment


def below(book: ClosedBook, name: str) -> list[list[CellValue]]:
    """The rows below a header, up to the last that holds anything."""
    head = region_of(book, name)
    sheet = book.sheet(head.sheet)
    last = max((row for (row, _), c in sheet.cells.items() if c.value is not None))
    return [
        [sheet.at(row, column).value for column in range(head.left, head.right + 1)]
        for row in range(head.bottom + 1, last + 1)
    ]
