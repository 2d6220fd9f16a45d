"""Giving out: the tables of a register, each as a CSV."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from toolkit.exchange.sources.safe_text import guarded
from toolkit.exchange.tables.layout.headings import file_stem
from toolkit.exchange.tables.rows.values import as_text
from toolkit.exchange.tables.tables import filled_rows, forms_called
from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.findings.report import Report
from toolkit.findings.texts.exchange import EXCHANGE_WORDS
from toolkit.forms.register.columns import RegisterColumn, TableForm
from toolkit.forms.register.gate import require_register
from toolkit.forms.register.kind import KIND
from toolkit.forms.register.locate import FoundTable, locate_table, outside
from toolkit.jobs.guard import guarded as job_guarded
from toolkit.jobs.open_elsewhere import open_elsewhere
from toolkit.model.origin import Origin
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.save import save_new
from toolkit.xlsx.read.table import UNCALCULATED

SEPARATOR = ";"
# What Excel splits a CSV at when it is opened by a double click is the list separator
# of Windows. With Vietnamese settings the decimal sign is the comma, and where both
# would be the comma Excel takes the semicolon; so there a semicolon is right whatever
# the list separator says. A first line «sep=;» would help English settings, but Excel
# then no longer heeds the byte order mark and shows the diacritics garbled, and every
# other reader takes the line for data.


class _Written(NamedTuple):
    """A table as a CSV, with what a person must know of it."""

    form: TableForm
    text: str
    rows: int
    findings: tuple[Finding, ...]


def export_tables(
    path: Path, *, tables: Sequence[str] = (), folder: Path | None = None
) -> Report:
    """Write tables of a register as CSV into a folder, which is made if needed.

    `folder`: None for the one that the register lies in.

    `tables`: their sheets («Khen thưởng»), keys or file names; all of them for none.
    UTF-8 with byte order mark, semicolons, CRLF, dates dd/mm/yyyy, decimal commas. A
    file that is there already is never touched: « (2)» stands behind the new name.
    """
    place = (path.parent if folder is None else folder).absolute()
    return job_guarded(str(path), lambda: _export(path, tuple(tables), place))


def _export(path: Path, words: tuple[str, ...], folder: Path) -> Report:
    book = ClosedBook.open(path)
    findings = [*open_elsewhere(path), *require_register(book)]
    told: list[str] = []
    # All are made before one is written: a fault leaves no half of them behind.
    made: list[_Written] = []
    for form in forms_called(words):
        table, lost = locate_table(book.names(), form)
        findings += lost
        if table is not None:
            made.append(_written(book, table))
    if not made:
        raise WorkRefusedError(findings[-1])
    for one in made:
        wanted = folder / f"{file_stem(one.form)}.csv"
        target = save_new(wanted, one.text.encode("utf-8-sig"))
        if target.name != wanted.name:
            findings.append(find("X630", seen=wanted.name, expected=target.name))
        findings += one.findings
        told.append(EXCHANGE_WORDS["exported_one"].format(target.name, one.rows))
    return Report(
        file=str(path),
        kind=KIND,
        findings=tuple(findings),
        summary=EXCHANGE_WORDS["exported"].format(len(told), ", ".join(told)),
        saved=str(folder),
    )


def _written(book: ClosedBook, table: FoundTable) -> _Written:
    target = StringIO(newline="")
    writer = csv.writer(target, delimiter=SEPARATOR, lineterminator="\r\n")
    fields = table.fields
    # The form's own headings, whatever the office calls them: we must know them again.
    writer.writerow([column.header for column in fields])
    hollow: list[str] = []
    rows = filled_rows(book, table)
    for row, values in rows:
        writer.writerow([_cell(c, v) for c, v in zip(fields, values, strict=True)])
        hollow += (
            a1(row, table.columns[column.field])
            for column, value in zip(fields, values, strict=True)
            if value is UNCALCULATED
        )
    found = (*outside(table, rows), *_hollow(table, hollow))
    return _Written(table.form, target.getvalue(), len(rows), found)


def _hollow(table: FoundTable, cells: Sequence[str]) -> Iterator[Finding]:
    """X632: cells of formulas that have no value."""
    if cells:
        at = Origin(table.sheet, cells[0])
        facts = {"seen": cells[0], "count": str(len(cells)), "table": table.form.sheet}
        yield find("X632", at, **facts)


def _cell(column: RegisterColumn, value: CellValue) -> str:
    if value is UNCALCULATED:
        return ""
    text = as_text(column, value)
    return guarded(text) if isinstance(value, str) else text
