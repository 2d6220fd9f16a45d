"""Fills the year book with the plan and the figures that departments published."""

from datetime import datetime
from pathlib import Path

from toolkit.findings.report import Report
from toolkit.forms.register.reading.days import day_of, serial
from toolkit.forms.year.layout import Takes
from toolkit.forms.year.tables import BY_KEY
from toolkit.jobs.files import rescore_file
from toolkit.jobs.guard import guarded
from toolkit.jobs.shipped import standard_workbook
from toolkit.model.year import YearTable
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.save import save_new

FILE_NAME = "so_nam_thi_dua_gia_lai.xlsx"
TEMPLATE = "so_nam_thi_dua.xlsx"
_SOURCE = Path(__file__).with_name("year_2023.txt")
_SETTINGS = "settings"


def make_year_demo(folder: Path, *, now: datetime) -> Report:
    """Fill the standard year book with what was published, and calculate it.

    It lands in `folder` under FILE_NAME; an older one stays and the new one gets a
    number. Where it cannot be written the report says why.
    """
    return guarded(str(folder / FILE_NAME), lambda: _make(folder, now), now=now)


def filled_year() -> ClosedBook:
    """The standard year book with what was published, and nothing calculated yet."""
    book = ClosedBook.from_bytes(standard_workbook(TEMPLATE))
    fields: list[str] = []
    key, down = "", 0
    for line in _SOURCE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if line.startswith("#") or not line:
            continue
        if line.startswith("["):
            key, *fields = line.strip("[]").split()
            down = 0
            continue
        for field, text in zip(fields, cells, strict=False):
            if text:
                _type(book, key, field, down, text)
        down += 1
    return book


def _type(book: ClosedBook, key: str, field: str, down: int, text: str) -> None:
    value: CellValue = text
    if key == _SETTINGS:
        name, value = f"td_y_{field}", _value(text)
    else:
        form = BY_KEY[YearTable(key)]
        name = form.name(field)
        column = next(one for one in form.columns if one.field == field)
        if column.takes in (Takes.DAY, Takes.NUMBER, Takes.COUNT, Takes.YEAR):
            value = _value(text)
    region = book.names()[name]
    if region is None:
        raise RuntimeError(f"the standard year book lost {name}")
    book.set_value(region.sheet, region.top + down, region.left, value)


def _value(text: str) -> CellValue:
    """What typing a text makes of it: a day, a number, or the text."""
    if day := day_of(text):
        return serial(day)
    try:
        return float(text)
    except ValueError:
        return text


def _make(folder: Path, now: datetime) -> Report:
    path = save_new(folder / FILE_NAME, filled_year().to_bytes())
    return rescore_file(path, now=now)
