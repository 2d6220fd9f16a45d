"""Which rows of a register are whose: a slice for each unit, and nothing of another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, NamedTuple

from toolkit.awards.people.homes import Homes
from toolkit.awards.people.identity import Directory
from toolkit.awards.people.to_enter import unrated
from toolkit.exchange.tables.tables import filled_rows, table_in
from toolkit.findings import Finding, find
from toolkit.forms.register.reading.register import read_register
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.forms.slices.layout import PEOPLE_FIELDS, TABLES, Row, Slice
from toolkit.model.emulation import Recipient
from toolkit.model.register import Initiative, Person, TableKey
from toolkit.model.round import Unit
from toolkit.rules.words import RECIPIENT_WORDS
from toolkit.xlsx.cells.cell import CellError
from toolkit.xlsx.closed_book import ClosedBook

_OF_PERSON = ("unit", "position", "staff", "service", "group")
"""What a row of «Xếp loại» says of a person as «Người» does."""


class Unsent(NamedTuple):
    """Rows of a table that are sent to nobody, by their numbers."""

    table: TableKey
    rows: tuple[int, ...]


class Slicer:
    """Cuts a register into the slices of the units of a round.

    A row goes to the unit that is sent something and stands nearest above it; a row of
    several of them, or of nobody knows whom, goes to none. Raises as `read_register`.
    """

    def __init__(self, book: ClosedBook, units: Sequence[Unit], year: int) -> None:
        self.book, self.units, self.year = book, units, year
        self.register = read_register(book).register
        self.directory = Directory(self.register)
        self._homes = Homes(self.register)
        self._owner: dict[str, str] = {}
        key = self.directory.key
        by_size = sorted(units, key=lambda u: -len(self.directory.tree(u.name)))
        for unit in by_size:
            if self.directory.unit(unit.name) is not None:
                inside = self.directory.tree(unit.name)
                self._owner |= dict.fromkeys(inside, unit.key)
        self._known = {key(unit.name) for unit in self.register.units if unit.name}

    def findings(self) -> Iterator[Finding]:
        """Units that the register does not have, and rows that are sent to nobody."""
        for unit in self.units:
            if self.directory.unit(unit.name) is None:
                yield find("G831", unit.origin, seen=unit.name)
        for unsent in self.unsent:
            rows = ", ".join(map(str, unsent.rows[:10]))
            count, sheet = str(len(unsent.rows)), BY_KEY[unsent.table].sheet
            yield find("G832", seen=rows, count=count, table=sheet)

    def of(self, unit: Unit) -> Slice:
        """The slice of a unit; an empty one where nothing is known of it."""
        people = [one for one in self._people if self._of_person(one) == unit.key]
        cells = self._cells(TableKey.PEOPLE)
        shown = tuple(
            {field: cells[one.row].get(field) for field in PEOPLE_FIELDS}
            for one in people
        )
        units = tuple(
            one.name
            for one in self.register.units
            if one.name and self._owner.get(self.directory.key(one.name)) == unit.key
        )
        rows = {form.key: self._rows(form.key, unit.key) for form in TABLES}
        fresh = tuple(
            self._unrated(one, cells[one.row])
            for one in self._unrated_people
            if self._of_person(one) == unit.key
        )
        rows[TableKey.RATINGS] += fresh
        names = (*(self._called(one) for one in people), *units)
        return Slice(unit.name, self.year, units, names, shown, rows)

    # Rows

    def _rows(self, table: TableKey, key: str) -> tuple[Row, ...]:
        cells = self._cells(table)
        return tuple(
            cells[number] for number, owner in self._owned[table] if owner == key
        )

    def _cells(self, table: TableKey) -> Mapping[int, Row]:
        """The cells of a table's rows as they stand, by number; errors are nothing."""
        if table not in self._tables:
            found, _ = table_in(self.book, BY_KEY[table])
            self._tables[table] = {
                number: {
                    field: None if isinstance(value, CellError) else value
                    for field, value in zip(found.columns, values, strict=True)
                }
                for number, values in filled_rows(self.book, found)
            }
        return self._tables[table]

    @cached_property
    def _tables(self) -> dict[TableKey, Mapping[int, Row]]:
        return {}

    @cached_property
    def _owned(self) -> Mapping[TableKey, list[tuple[int, str]]]:
        """The rows of the year, each with the key of its unit; "" for nobody's."""
        return {
            form.key: [
                (row.row, self._of_row(row))
                for row in getattr(self.register, form.key)
                if row.year == self.year
            ]
            for form in TABLES
        }

    @cached_property
    def unsent(self) -> tuple[Unsent, ...]:
        """Rows of the year of whom nobody can say whose they are, or that are shared.

        What is the office's own, or of a unit that takes no part, is not among them.
        """
        found = []
        for form in TABLES:
            rows = tuple(
                row.row
                for row in getattr(self.register, form.key)
                if row.year == self.year
                and not self._of_row(row)
                and not self._elsewhere(row)
            )
            if rows:
                found.append(Unsent(form.key, rows))
        return tuple(found)

    def _of_row(self, row: Any) -> str:
        """The key of the one unit that a row is of; "" where there is none."""
        if isinstance(row, Initiative):
            each = [self._homes.of(row._replace(authors=(a,))) for a in row.authors]
            owners = {self._one(homes) for homes in each}
            return owners.pop() if len(owners) == 1 else ""
        key = self.directory.key
        if row.recipient is Recipient.COLLECTIVE and key(row.name) in self._known:
            return self._owner.get(key(row.name), "")
        if row.unit:
            return self._owner.get(key(row.unit), "")
        return self._one(self._homes.of(row))

    def _one(self, homes: frozenset[str]) -> str:
        owners = {self._owner.get(home, "") for home in homes}
        return owners.pop() if len(owners) == 1 else ""

    def _elsewhere(self, row: Any) -> bool:
        """Whether a row is of one known unit that is sent nothing."""
        homes = self._homes.of(row)
        if isinstance(row, Initiative):
            return bool(homes) and not any(self._owner.get(one) for one in homes)
        return bool(homes) and homes <= self._known

    # People

    @cached_property
    def _people(self) -> tuple[Person, ...]:
        """Who was there in the year, or may have been."""
        return tuple(
            one
            for one in self.register.people
            if one.name and (one.left is None or one.left.year >= self.year)
        )

    @cached_property
    def _unrated_people(self) -> tuple[Person, ...]:
        """Who has no rating in the year of the round, whatever «Năm xét» says now."""
        return unrated(replace(self.register, year=self.year), self.directory)

    def _of_person(self, person: Person) -> str:
        return self._owner.get(self.directory.key(person.unit), "")

    def _called(self, person: Person) -> str:
        """«Tên (mã)» where somebody else has the name."""
        who = self.directory.who(Recipient.INDIVIDUAL, person.name, person.unit)
        several = self.directory.namesakes(who) > 1 and person.code
        return f"{person.name} ({person.code})" if several else person.name

    def _unrated(self, person: Person, cells: Row) -> Row:
        """A row for somebody who is to be rated."""
        return {
            "year": float(self.year),
            "recipient": RECIPIENT_WORDS[Recipient.INDIVIDUAL],
            "name": self._called(person),
            **{field: cells.get(field) for field in _OF_PERSON},
        }
