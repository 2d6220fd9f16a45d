"""Fills the award-tracking workbook with awards that a department reported."""

from datetime import datetime
from pathlib import Path

from toolkit.findings.report import Report
from toolkit.forms.register.columns import CellKind, name_of
from toolkit.forms.register.locate import locate_table
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.forms.register.writing.row_heights import fit_rows
from toolkit.jobs.files import rescore_file
from toolkit.jobs.guard import guarded
from toolkit.jobs.shipped import standard_workbook
from toolkit.model.register import TableKey
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.save import save_new

FILE_NAME = "theo_doi_khen_thuong_gia_lai.xlsx"
OFFICE, YEAR = "Sở Công Thương tỉnh Gia Lai", 2023

_SOURCE = Path(__file__).parents[2] / "awards" / "examples" / "gia_lai_2019_2023.txt"
_NUMBERS = (CellKind.YEAR, CellKind.COUNT, CellKind.MOMENT)


def make_register_demo(folder: Path, *, now: datetime) -> Report:
    """Fill the standard register with the published awards, and compute it.

    It lands in `folder` under FILE_NAME; an older one stays and the new one gets a
    number. Where it cannot be written the report says why.
    """
    return guarded(str(folder / FILE_NAME), lambda: _make(folder, now), now=now)


def filled_register() -> ClosedBook:
    """The standard register with the published awards, and nothing computed yet."""
    book = ClosedBook.from_bytes(standard_workbook("theo_doi_khen_thuong.xlsx"))
    header, *rows = (
        [cell.strip() for cell in line.split("|")]
        for line in _SOURCE.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    )
    columns = {column.header: column for column in BY_KEY[TableKey.AWARDS].columns}
    for down, row in enumerate(rows):
        for heading, text in zip(header, row, strict=True):
            if text:
                column = columns[heading]
                value = float(text) if column.holds in _NUMBERS else text
                _type(book, name_of(TableKey.AWARDS, column.field), down, value)
    table, _ = locate_table(book.names(), BY_KEY[TableKey.AWARDS])
    if table is not None:
        fit_rows(book, table, table.top, len(rows))
    _type(book, "td_set_office", 0, OFFICE)
    _type(book, "td_set_year", 0, float(YEAR))
    return book


def _type(book: ClosedBook, name: str, down: int, value: CellValue) -> None:
    region = book.names()[name]
    if region is None:
        raise RuntimeError(f"the standard register lost {name}")
    book.set_value(region.sheet, region.top + down, region.left, value)


def _make(folder: Path, now: datetime) -> Report:
    path = save_new(folder / FILE_NAME, filled_register().to_bytes())
    return rescore_file(path, now=now)
