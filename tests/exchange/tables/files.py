"""Registers and the files that other offices send, made of small grids."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.workbook.defined_name import DefinedName
from xlsxwriter import Workbook

from tests.forms.register.making import register_book
from tests.workbook_parts import packed, parts_of
from toolkit.exchange.tables.paste_in import import_tables
from toolkit.findings.report import Report
from toolkit.forms.register.layout import FIRST_ROW
from toolkit.forms.register.tables.all_tables import BY_KEY

NOW = datetime(2024, 1, 15, 9, 30, 0)  # noqa: DTZ001 - a clerk's clock has no zone


def register(folder: Path, grid: str = "", **options: Any) -> Path:
    """A register of these tables."""
    path = folder / "theo_doi.xlsx"
    wanted = {"capacity": 200, **options}
    path.write_bytes(_registers(repr((grid, wanted)), grid, wanted))
    return path


_made: dict[str, bytes] = {}


def _registers(key: str, grid: str, wanted: Mapping[str, Any]) -> bytes:
    """Many tests begin with the same one, mostly an empty one: it is made once."""
    if key not in _made:
        _made[key] = register_book(grid, **wanted)
    return _made[key]


def with_log(path: Path) -> Path:
    """The register with its «Nhật ký»."""
    book = openpyxl.load_workbook(path)
    book.create_sheet("Nhật ký")["A3"] = "Thời điểm"
    book.defined_names["td_log"] = DefinedName("td_log", attr_text="'Nhật ký'!$A$3")
    book.save(path)
    return path


def csv_file(folder: Path, text: str, name: str = "nguon.csv") -> Path:
    """A CSV of this text, one line a line; what stands between | goes into cells."""
    path = folder / name
    path.write_bytes(text.encode("utf-8"))
    return path


def lines(*rows: str) -> str:
    """«a | b» → «a;b», a row a line."""
    return "\r\n".join(";".join(c.strip() for c in row.split("|")) for row in rows)


def book_file(
    folder: Path,
    sheets: Mapping[str, Sequence[Sequence[Any]]],
    *,
    merges: Iterable[str] = (),
    font: str = "",
    name: str = "nguon.xlsx",
) -> Path:
    """Another office's workbook; a `date` becomes a date cell, "=…" a formula.

    `merges` are ranges of the first sheet; `font` is the font of every text.
    """
    target = BytesIO()
    book = Workbook(target, {"in_memory": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    look = book.add_format({"font_name": font}) if font else None
    for title, rows in sheets.items():
        sheet = book.add_worksheet(title)
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                if isinstance(value, date):
                    sheet.write_datetime(row, column, value, day)
                elif value is not None:
                    sheet.write(row, column, value, look)
    for area in merges:
        first = book.worksheets()[0]
        top_left = area.split(":")[0]
        row, column = openpyxl.utils.cell.coordinate_to_tuple(top_left)
        rows = next(iter(sheets.values()))
        first.merge_range(area, rows[row - 1][column - 1])
    book.close()
    path = folder / name
    path.write_bytes(target.getvalue())
    return path


def take_in(path: Path, source: Path, **options: Any) -> Report:
    """Import, at a fixed moment."""
    return import_tables(path, source, **{"now": NOW, **options})


_SHEET = re.compile(r"<sheet [^>]*/>")
_NAMES = re.compile(r"<definedNames>.*?</definedNames>", re.DOTALL)


def _alone(path: Path, sheet: str) -> bytes:
    """The workbook with one of its ten sheets and no names: openpyxl is slow."""
    parts = parts_of(path.read_bytes())
    book = _NAMES.sub("", parts["xl/workbook.xml"].decode())
    name = f'name="{sheet}"'
    only = _SHEET.sub(lambda one: one[0] if name in one[0] else "", book)
    assert name in only
    return packed({**parts, "xl/workbook.xml": only.encode()}, level=1)


def table_rows(path: Path, table: str) -> list[dict[str, Any]]:
    """The rows of a table as another program reads them; empty cells left out."""
    form = BY_KEY[table]
    book = openpyxl.load_workbook(BytesIO(_alone(path, form.sheet)), read_only=True)
    sheet = book[form.sheet]
    fields = [column.field for column in form.columns]
    found = []
    for cells in sheet.iter_rows(min_row=FIRST_ROW, max_col=len(fields)):
        values = (c.value.date() if c.is_date else c.value for c in cells)
        row = {f: v for f, v in zip(fields, values, strict=True) if v is not None}
        if row:
            assert all(c.data_type != "f" for c in cells)
            found.append(row)
    return found


def codes(report: Report) -> list[str]:
    """The codes of a report, in order."""
    return [finding.code for finding in report.findings]
