"""What was taken in is read by a rescore as it would have read what was typed."""

import csv
from collections.abc import Callable, Sequence
from datetime import date
from io import StringIO
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter import Workbook

from tests.exchange.tables.files import register, take_in
from tests.exchange.tables.typed_values import Typed, cases
from tests.tries import is_thorough
from toolkit.exchange.tables.rows.award_texts import is_words
from toolkit.exchange.tables.rows.identity import identity
from toolkit.exchange.tables.rows.values import Meanings
from toolkit.forms.register.reading.answer import Answer
from toolkit.forms.register.reading.cells import empty_of, reader_of, spelled
from toolkit.forms.register.reading.days import serial
from toolkit.forms.register.reading.register import read_register
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.xlsx.closed_book import ClosedBook

ALL = tuple(cases())
ANCHORS = {
    "people": "name",
    "registrations": "initiative",
    "initiatives": "title",
    "ratings": "position",
    "proposals": "reason",
    "awards": "decision",
    "votes": "council",
    "dossiers": "reason",
}
"""A column of texts that tells the rows of a table apart."""

LIKENESS: dict[str, str] = {"name": "An", "award": "Lao động tiên tiến"}
"""What no row comes in without; it does not matter here."""


def named(case: Typed) -> str:
    return f"{case.table}.{case.field} {case.value!r}"


def read(case: Typed, raw: Any) -> Answer:
    """What a rescore reads in a cell, with the value of a record for what is empty."""
    column = BY_KEY[case.table].column(case.field)
    value, problem = reader_of(column)(spelled(raw))
    return Answer(empty_of(column) if value is None else value, problem)


def test_there_are_values_of_every_kind() -> None:
    assert len(ALL) > 200
    kinds = {BY_KEY[case.table].column(case.field).holds for case in ALL}
    assert kinds == {c.holds for form in BY_KEY.values() for c in form.columns}


@pytest.mark.parametrize("case", ALL, ids=named)
def test_what_is_taken_in_means_what_was_typed_and_has_no_other_fault(
    case: Typed,
) -> None:
    held = serial(case.held) if isinstance(case.held, date) else case.held
    typed = read(case, held)
    meanings = Meanings(BY_KEY[case.table].columns)
    written = meanings.meaning(case.field, case.value)
    found = read(case, written.value)
    assert found.value == typed.value
    codes = {answer.problem and answer.problem.code for answer in (found, typed)}
    assert codes <= {None, typed.problem and typed.problem.code}
    # Where it is understood, formulas count it now; taken in again it stays as it is.
    value, problem = meanings.answer(case.field, written.value)
    assert value is None or problem is None or not problem.loose
    assert meanings.meaning(case.field, written.value).value == written.value


def by_table() -> list[tuple[str, list[Typed]]]:
    ordered = sorted(ALL, key=lambda case: case.table)
    return [(key, list(of)) for key, of in groupby(ordered, lambda c: c.table)]


def records(path: Path, table: str) -> tuple[Any, ...]:
    return getattr(read_register(ClosedBook.open(path)).register, table)


def codes(path: Path) -> set[str]:
    return {found.code for found in read_register(ClosedBook.open(path)).findings}


def needed(table: str) -> set[str]:
    return {column.field for column in identity(BY_KEY[table])}


def tells(case: Typed) -> bool:
    meant = Meanings(BY_KEY[case.table].columns).meaning(case.field, case.value).value
    return is_words(meant) if case.field == "award" else meant is not None


def filled(table: str, anchor: str, case: Typed, value: Any) -> dict[str, Any]:
    """A row: what makes it one, what tells it apart, and the value in its column."""
    fields = {f: v for f, v in LIKENESS.items() if f in needed(table)}
    if "name" in {column.field for column in BY_KEY[table].columns}:
        fields["name"] = LIKENESS["name"]
    return {**fields, ANCHORS[table]: anchor, case.field: value}


def rows(table: str, of: Sequence[Typed]) -> list[list[Any]]:
    """A source: headings, then a row for each value, filled in its own column."""
    form = BY_KEY[table]
    first = filled(table, "", Typed(table, ANCHORS[table], "", ""), "")
    fields = list(dict.fromkeys((*first, *(case.field for case in of))))
    found: list[list[Any]] = [[form.column(field).header for field in fields]]
    for n, case in enumerate(of):
        row = filled(table, f"Dòng {n}", case, case.value)
        found.append([row.get(field, "") for field in fields])
    return found


def as_csv(path: Path, lines: Sequence[Sequence[Any]]) -> None:
    target = StringIO(newline="")
    csv.writer(target, delimiter=";").writerows(lines)
    path.write_bytes(target.getvalue().encode())


def as_workbook(path: Path, lines: Sequence[Sequence[Any]]) -> None:
    book = Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    shows_day = book.add_format({"num_format": "dd/mm/yyyy"})
    for row, cells in enumerate(lines):
        for column, value in enumerate(cells):
            if isinstance(value, date):
                sheet.write_datetime(row, column, value, shows_day)
            elif isinstance(value, str):
                sheet.write_string(row, column, value)
            else:
                sheet.write(row, column, value)
    book.close()


def in_turn() -> list[Any]:
    """Each table as text and as a workbook; in a whole run one of them, in turn."""
    ways = (("csv", as_csv), ("xlsx", as_workbook))
    return [
        pytest.param(table, of, *way, id=f"{table} {way[0]}")
        for n, (table, of) in enumerate(by_table())
        for at, way in enumerate(ways)
        if is_thorough() or at == n % 2
    ]


@pytest.mark.slow
@pytest.mark.parametrize(("table", "of", "ending", "write"), in_turn())
def test_rows_taken_in_become_the_records_that_typed_rows_are(
    tmp_path: Path,
    table: str,
    of: list[Typed],
    ending: str,
    write: Callable[[Path, Sequence[Sequence[Any]]], None],
) -> None:
    if ending == "csv":
        of = [case for case in of if isinstance(case.value, str)]
    # A row that does not say whose it is does not come in, whatever else it says.
    of = [case for case in of if case.field not in needed(table) or tells(case)]
    typed = [filled(table, f"Dòng {n}", case, case.held) for n, case in enumerate(of)]
    direct = register(tmp_path, {table: typed}, capacity=400)  # type: ignore[arg-type]
    expected, expected_codes = records(direct, table), codes(direct)
    path, source = register(tmp_path, capacity=400), tmp_path / f"nguon.{ending}"
    write(source, rows(table, of))
    take_in(path, source, table=table)
    found = records(path, table)
    assert [one._replace(loose=None) for one in found] == [
        one._replace(loose=None) for one in expected
    ]
    assert codes(path) <= expected_codes
    again = take_in(path, source, table=table)
    assert again.saved == ""


def test_days_half_of_which_have_the_month_first_stay_as_they_are(
    tmp_path: Path,
) -> None:
    grid = "# Người\nHọ và tên | Ngày sinh\nAn | '03/25/1980\nBình | '04/05/1981"
    direct = register(tmp_path, grid)
    expected = records(direct, "people")
    path, source = register(tmp_path), tmp_path / "nguon.csv"
    people = [["An", "03/25/1980"], ["Bình", "04/05/1981"]]
    as_csv(source, [["Họ và tên", "Ngày sinh"], *people])
    assert "X624" in {f.code for f in take_in(path, source).findings}
    assert records(path, "people") == expected
