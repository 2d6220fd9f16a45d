"""Five papers of departments as workbooks, made, filled and checked as a clerk does.

The figures of their year books stand in `data/`, the awards in `tests/awards/reports`,
the self-score in the example of the toolkit.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from tests.awards.reports import BAC_GIANG_2017, BAC_GIANG_2020, GIA_LAI
from tests.broken.base import filled
from tests.forms.register.filling import filled_register, region_of
from toolkit.findings import Finding
from toolkit.forms.register.award_list import award_words
from toolkit.forms.register.computed import SUMMARY_COLUMNS
from toolkit.forms.register.reading.days import EPOCH
from toolkit.forms.year.layout import Takes
from toolkit.forms.year.tables import BY_KEY, CONTRIBUTIONS, INDICATOR_FORM, TASKS
from toolkit.jobs.files import rescore_file
from toolkit.jobs.new import new_year
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook

DATA = Path(__file__).parent / "data"
NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
DAYS: Mapping[str, date] = {
    "gia_lai_plan_2023": date(2023, 9, 1),
}
"""On which day a book is looked at, where something hangs on the day."""

_FIRST_ROW = 5
_TERM = re.compile(r"[+-]?[\d.]+")


def _without(*rows: int) -> str:
    """The awards of the Gia Lai report without some rows of the sheet."""
    title, head, *lines = GIA_LAI.splitlines()
    kept = [line for row, line in enumerate(lines, _FIRST_ROW) if row not in rows]
    return "\n".join([title, head, *kept])


REGISTERS: Mapping[str, tuple[str, int]] = {
    "gia_lai_2019_2023": (GIA_LAI, 2023),
    "gia_lai_once": (_without(15, 16), 2023),
    "gia_lai_larger": (_without(13, 14, 15, 16), 2023),
    "bac_giang_2020": (BAC_GIANG_2020, 2020),
    "bac_giang_2017": (BAC_GIANG_2017, 2017),
}


class Checked(NamedTuple):
    """A workbook as it stands on the disk after its check, and what the check said."""

    path: Path
    book: ClosedBook
    findings: tuple[Finding, ...]
    totals: Mapping[str, Any]
    scored: Mapping[str, tuple[Any, ...]]


Folder = Callable[[], Path]


def typed_year_book(name: str, folder: Path) -> Path:
    """A year book made by the toolkit, with the figures of a paper typed in."""
    path = folder / f"{name} năm.xlsx"
    path.write_bytes(_year_book(name))
    return path


@cache
def _year_book(name: str) -> bytes:
    facts = tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))
    with TemporaryDirectory() as folder:
        made = new_year(
            unit=facts["unit"],
            superior=facts["superior"],
            year=facts["year"],
            output=str(Path(folder) / "năm.xlsx"),
            today=DAYS.get(name, NOW.date()),
        )
        assert made.saved, made.findings
        book = ClosedBook.open(Path(made.saved))
    if facts.get("all_met"):
        _type(book, "td_y_all_met", 0, "x")
    for end in ("start", "end"):
        if end in facts:
            _type(book, f"td_y_{end}", 0, _stored(facts[end]))
    if name in DAYS:
        _type(book, "td_y_as_of", 0, _stored(DAYS[name]))
    for table, form in BY_KEY.items():
        words = {column.field: column for column in form.typed}
        for at, row in enumerate(facts.get(table.value, ())):
            for field, value in row.items():
                column = words[field]
                if column.takes in (Takes.CHOICE, Takes.MARK):
                    value = column.words.get(str(value).replace("True", "x"), "x")
                text = column.takes is Takes.TEXT
                _type(book, form.name(field), at, value if text else _stored(value))
    return book.to_bytes()


def typed_register(name: str, folder: Path) -> Path:
    """The register of a paper's awards."""
    grid, year = REGISTERS[name]
    path = folder / f"{name} sổ.xlsx"
    path.write_bytes(_register(grid, year))
    return path


@cache
def _register(grid: str, year: int) -> bytes:
    return filled_register(grid, year=year).to_bytes()


def scoring(folder: Path) -> Checked:
    """The self-score of 2017."""
    path = folder / "chấm điểm 2017.xlsx"
    path.write_bytes(filled())
    return checked(path)


def checked(path: Path) -> Checked:
    """What the product makes of a file, read again from the disk."""
    report = rescore_file(path, now=NOW)
    assert report.saved or not report.findings, report.findings
    scored = {
        item.number: (item.standard, item.bonus, item.penalty, item.total)
        for item in report.items
    }
    book = ClosedBook.open(path)
    return Checked(path, book, report.findings, report.totals or {}, scored)


def _stored(value: Any) -> CellValue:
    """Numbers as cells keep them; «99,9» as a report writes it is a number too."""
    if isinstance(value, date):
        return float((value - EPOCH).days)
    if isinstance(value, int):
        return float(value)
    text = str(value)
    if text.lstrip("-").replace(",", "", 1).isdigit():
        return float(text.replace(",", "."))
    return text


def _type(book: ClosedBook, name: str, down: int, value: CellValue) -> None:
    place = region_of(book, name)
    if isinstance(value, str) and value.startswith("="):  # a sum, as a clerk types it
        whole = sum(map(float, _TERM.findall(value)))
        at = place.top + down, place.left
        book.set_formula(place.sheet, *at, value[1:], float(f"{whole:.15g}"))
        return
    book.set_value(place.sheet, place.top + down, place.left, value)


# What the sheets show


def shown(book: ClosedBook, form: Any, key: str, field: str) -> CellValue:
    """The cell of a column in the row whose first column (name, number …) is `key`."""
    first = {
        INDICATOR_FORM.key: "name",
        CONTRIBUTIONS.key: "fund",
        TASKS.key: "number",
    }[form.key]
    names, there = (region_of(book, form.name(one)) for one in (first, field))
    sheet = book.sheet(names.sheet)
    for row in range(names.top, names.bottom + 1):
        if str(sheet.at(row, names.left).value) == key:
            return sheet.at(row, there.left).value
    raise AssertionError(f"{key} is not on «{names.sheet}»")


@cache
def _fields() -> list[str]:
    return [head.field for head in SUMMARY_COLUMNS]


def awarded(
    book: ClosedBook, key: str, authority: str, award: str, field: str
) -> float:
    """What «Tổng hợp» shows for a year («2020») or period; `award` "" for all."""
    head = region_of(book, "td_summary")
    sheet = book.sheet(head.sheet)
    found = 0.0
    for row in range(head.bottom + 1, max(r for r, _ in sheet.cells) + 1):
        cells = {
            one: sheet.at(row, at).value for at, one in enumerate(_fields(), head.left)
        }
        told = cells["key"]
        wanted = f"{told:.0f}" if isinstance(told, float) else told
        if key not in (wanted, "") or (key == "" and not isinstance(told, float)):
            continue
        if authority not in (cells["authority"], ""):
            continue
        if award and cells["award"] != award_words()[award]:
            continue
        value = cells[field]
        found += value if isinstance(value, float) else 0.0
    return found
