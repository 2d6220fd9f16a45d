"""Reads a register: the tables of a workbook into records, and what was not right."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from toolkit.awards.settings import Settings
from toolkit.findings import Finding, find
from toolkit.forms.register.day_counts import rows_as_counted
from toolkit.forms.register.gate import require_register
from toolkit.forms.register.locate import (
    ADOPTED_NAME,
    FoundTable,
    above_foot,
    locate_table,
    outside,
)
from toolkit.forms.register.reading.authors import Authors, told_apart
from toolkit.forms.register.reading.checks import (
    CHECKS,
    RowFault,
    undocumented,
    without_circles,
)
from toolkit.forms.register.reading.faults import Faults
from toolkit.forms.register.reading.headings import heading_findings, parted
from toolkit.forms.register.reading.office import read_office
from toolkit.forms.register.reading.rows import TableReader, raw_table
from toolkit.forms.register.tables.all_tables import TABLES
from toolkit.model.numbers import from_cell, whole
from toolkit.model.origin import Origin
from toolkit.model.register import Register, TableKey, TablePlace, Unread
from toolkit.xlsx.cells.address import a1, column_number
from toolkit.xlsx.closed_book import ClosedBook


class ReadRegister(NamedTuple):
    """A register with the office's choices, and what a person must look at.

    `year_counted`: live formulas can count by the award year; see `Office`.
    """

    register: Register
    settings: Settings
    findings: tuple[Finding, ...]
    year_counted: bool


def read_register(book: ClosedBook) -> ReadRegister:
    """Everything the workbook keeps, in the order of its tables.

    What cannot be read leaves its field empty and is a finding; rows and columns are
    found by names, wherever they were moved. Raises WorkRefusedError: F054 no register,
    F011 one of a newer version; F014, F018 as `ClosedBook.table`.
    """
    findings = [*require_register(book)]
    names = book.names()
    office = read_office(book, names)
    places: dict[TableKey, TablePlace] = {}
    tables: dict[str, Any] = {}
    unread: dict[Unread, str] = {}
    fractions: set[tuple[TableKey, int]] = set()
    findings += office.findings
    for form in TABLES:
        table, lost = locate_table(names, form)
        findings += lost
        if table is not None:
            places[form.key] = table.place
            tables[form.key], faults, told = read_table(book, table, office.year)
            unread |= _unread(table, faults)
            fractions |= _fractions(book, table, tables[form.key])
            findings += told
    authors = told_apart(tables)
    if TableKey.INITIATIVES in tables:
        tables[TableKey.INITIATIVES] = authors.initiatives
        findings += _of_authors(places[TableKey.INITIATIVES], authors)
    register = Register(
        office=office.name,
        year=office.year,
        places=places,
        cells=office.cells,
        complete=office.complete,
        own_days=office.own_days,
        unread=unread,
        fractions=frozenset(fractions),
        **tables,
    )
    return ReadRegister(register, office.settings, tuple(findings), office.year_counted)


def read_table(
    book: ClosedBook, table: FoundTable, year: int | None
) -> tuple[tuple[Any, ...], Faults, list[Finding]]:
    """The records of a table and what is wrong with them, row by row."""
    form = table.form
    # With the headings, in one go: a long sheet is not read twice.
    above = max(table.top - 1, 1)
    read = book.table(table.sheet, above, tuple(table.columns.values()))
    headings, rows = parted(table, above_foot(book.names(), form.key, read))
    rows = rows_as_counted(book, table, rows)
    faults = Faults(table.sheet)
    records = TableReader(table, raw_table(table, rows), faults, year).records()
    of_rows = list(CHECKS[form.key](records, year)) if form.key in CHECKS else []
    if form.key == TableKey.UNITS:
        records, circular = without_circles(records)
        of_rows += circular
    _add(faults, table.columns, of_rows)
    # An office's own table, taken over as it is, has its own words above it.
    own = book.names().get(ADOPTED_NAME) is not None
    found = [] if own else [*heading_findings(table, headings)]
    found += faults.findings()
    if form.key == TableKey.AWARDS and (bare := undocumented(records)):
        at = Origin(table.sheet, a1(bare[0], _column(table.columns, "decision")))
        found.append(find("C250", at, seen=str(len(bare))))
    return records, faults, [*found, *outside(table, rows)]


def _of_authors(place: TablePlace, authors: Authors) -> tuple[Finding, ...]:
    faults = Faults(place.sheet)
    columns = {field: column_number(name) for field, name in place.columns.items()}
    _add(faults, columns, authors.faults)
    return faults.findings()


_TOLD: Mapping[TableKey, tuple[str, ...]] = {
    TableKey.RATINGS: ("rating",),
    TableKey.PROPOSALS: ("award",),
}
"""The fields whose text an answer repeats where it could not be read."""


def _unread(table: FoundTable, faults: Faults) -> dict[Unread, str]:
    key = table.form.key
    fields = {table.columns.get(field): field for field in _TOLD.get(key, ())}
    return {
        Unread(key, row, fields[column]): seen
        for row, column, seen in faults.unread(("C240", "C242", "C245", "C261"))
        if column in fields and seen
    }


def _fractions(
    book: ClosedBook, table: FoundTable, records: tuple[Any, ...]
) -> set[tuple[TableKey, int]]:
    """The years of rows that stand for a part of a recipient."""
    column = table.columns.get("number")
    rows = [r for r in records if "number" in r.loose] if column else []
    if not rows or column is None:
        return set()
    read = dict(book.table(table.sheet, table.top, (column,)))
    found = ((row.year, read.get(row.row, (None,))[0]) for row in rows)
    return {
        (table.form.key, year)
        for year, number in found
        if year is not None
        and isinstance(number, float)
        and not whole(from_cell(number))
    }


def _add(faults: Faults, columns: Mapping[str, int], found: Sequence[RowFault]) -> None:
    """Note the faults of rows; of a cell that could not be read enough was said."""
    told = faults.cells() if found else frozenset()
    for row, field, problem in found:
        column = _column(columns, field)
        if (row, column) not in told:
            faults.add(row, column, problem)


def _column(columns: Mapping[str, int], field: str) -> int:
    """The column of a field; of a lost one, the first of the table."""
    return columns.get(field) or min(columns.values())
