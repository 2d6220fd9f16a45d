"""Turns the raw rows of one table into records, and notes what is wrong with cells."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import repeat
from typing import Any, NamedTuple

from toolkit.forms.register.columns import RegisterColumn
from toolkit.forms.register.locate import FoundTable
from toolkit.forms.register.reading.answer import Answer
from toolkit.forms.register.reading.cells import Cells, cells_of, empty_of, spelled
from toolkit.forms.register.reading.faults import Faults
from toolkit.forms.register.reading.titles import with_authority
from toolkit.forms.register.tables.council import PART_FIELDS
from toolkit.model.register import (
    STRICT,
    AwardLine,
    DossierLine,
    Initiative,
    Person,
    Proposal,
    Registration,
    TableKey,
    Unit,
    Vote,
    YearRating,
)
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.read.table import TableRows

Loose = dict[int, tuple[str, ...]]

RECORDS: dict[TableKey, type[tuple[Any, ...]]] = {
    TableKey.UNITS: Unit,
    TableKey.PEOPLE: Person,
    TableKey.REGISTRATIONS: Registration,
    TableKey.INITIATIVES: Initiative,
    TableKey.RATINGS: YearRating,
    TableKey.PROPOSALS: Proposal,
    TableKey.AWARDS: AwardLine,
    TableKey.VOTES: Vote,
    TableKey.DOSSIERS: DossierLine,
}
"""The record of each table by its key."""


class RawTable(NamedTuple):
    """The rows of a table: their numbers, and the values of each column found."""

    numbers: tuple[int, ...]
    columns: dict[str, Sequence[CellValue]]


def raw_table(table: FoundTable, rows: TableRows) -> RawTable:
    """Rows turned on their side: a column's cells are read one after the other."""
    numbers = tuple(number for number, _ in rows)
    values: Iterable[Sequence[CellValue]] = zip(*(v for _, v in rows), strict=True)
    if not rows:
        values = repeat(())
    return RawTable(
        numbers, dict(zip(table.columns, map(_plain, values), strict=False))
    )


def _plain(values: Sequence[CellValue]) -> Sequence[CellValue]:
    return values if bool not in set(map(type, values)) else list(map(spelled, values))


class TableReader:
    """Reads one table; `loose` gathers by index which fields were understood only."""

    def __init__(
        self,
        table: FoundTable,
        raw: RawTable,
        faults: Faults,
        award_year: int | None,
    ) -> None:
        self.form = table.form
        self.raw = raw
        self.faults = faults
        self._columns = table.columns
        self._award_year = award_year
        self._loose: Loose = {}

    def records(self) -> tuple[Any, ...]:
        """A record for each row."""
        read = {column.field: self._column(column) for column in self.form.columns}
        if self.form.key == TableKey.DOSSIERS:
            read["parts"] = self._parts(read)
        kind = RECORDS[self.form.key]
        fields: tuple[str, ...] = kind._fields  # type: ignore[attr-defined]
        lists = [
            self.raw.numbers,
            *(read[field] for field in fields[1:-1]),
            self._all_loose(),
        ]
        make: Callable[[Any], Any] = partial(tuple.__new__, kind)  # half of kind(…)
        return tuple(map(make, zip(*lists, strict=True)))

    def _column(self, column: RegisterColumn) -> Sequence[Any]:
        raw = self.raw.columns.get(column.field)
        if raw is None:
            return [empty_of(column)] * len(self.raw.numbers)
        cells = cells_of(column, self._award_year)
        values = list(map(cells.__getitem__, raw))
        if cells.problems or cells.passed_over:
            self._note(column, raw, cells, values)
        return values

    def _note(
        self,
        column: RegisterColumn,
        raw: Sequence[CellValue],
        cells: Cells,
        values: list[Any],
    ) -> None:
        """Note every cell that has a fault; try a title with the authority beside."""
        at, problems = self._columns[column.field], cells.problems
        authorities = self.raw.columns.get("authority")
        for index, value in enumerate(raw):
            problem = problems.get(value)
            if value in cells.passed_over:
                self._not_counted(index, column)
            if problem is None:
                continue
            if authorities:
                answer = Answer(values[index], problem)
                answer = with_authority(answer, value, authorities[index])
                values[index], problem = answer.value, answer.problem or problem
            if problem.loose:
                self._not_counted(index, column)
            self.faults.add(self.raw.numbers[index], at, problem)

    def _not_counted(self, index: int, column: RegisterColumn) -> None:
        self._loose[index] = (*self._loose.get(index, ()), column.field)

    def _all_loose(self) -> list[frozenset[str]]:
        found = [STRICT] * len(self.raw.numbers)
        known: dict[tuple[str, ...], frozenset[str]] = {}
        for index, fields in self._loose.items():
            found[index] = known.setdefault(fields, frozenset(fields))
        return found

    def _parts(self, read: dict[str, Sequence[Any]]) -> list[frozenset[str]]:
        ticked = zip(*(read[f"part_{key}"] for key in PART_FIELDS), strict=True)
        return [
            frozenset(key for key, tick in zip(PART_FIELDS, ticks, strict=True) if tick)
            for ticks in ticked
        ]
