"""The tables of a register as they stand in its workbook: where, and how far filled."""

from collections.abc import Mapping
from typing import NamedTuple

from toolkit.exchange.tables.headings import table_called
from toolkit.findings import WorkRefusedError, find
from toolkit.forms.register.kind import is_register
from toolkit.forms.register.layout import SCHEMA, TABLES, Column, TableForm, name_of
from toolkit.xlsx.cells.cell import CellValue, Region
from toolkit.xlsx.closed_book import ClosedBook

Row = tuple[CellValue, ...]


class Table(NamedTuple):
    """A table in a workbook: `columns` field → column; rows from `top` to `bottom`."""

    form: TableForm
    sheet: str
    columns: Mapping[str, int]
    top: int
    bottom: int

    @property
    def fields(self) -> tuple[Column, ...]:
        """The columns that the workbook still has, in the order of the form."""
        return tuple(c for c in self.form.columns if c.field in self.columns)

    def rows(self, book: ClosedBook) -> list[tuple[int, Row]]:
        """The filled rows, each with its number and its values as `fields` go."""
        places = [self.columns[column.field] for column in self.fields]
        found = book.table(self.sheet, self.top, places)
        return [(row, values) for row, values in found if row <= self.bottom]


def refuse_foreign(book: ClosedBook) -> None:
    """Raises WorkRefusedError: X601 not a register, F011 one of a later version."""
    if not is_register(book):
        raise WorkRefusedError(find("X601"))
    version = _single(book, "td_schema")
    if isinstance(version, float) and version > SCHEMA:
        seen, expected = f"{version:g}", str(SCHEMA)
        raise WorkRefusedError(find("F011", seen=seen, expected=expected))


def _single(book: ClosedBook, name: str) -> CellValue:
    region = book.names().get(name)
    return book.values(region)[0][0] if region else None


def table_in(book: ClosedBook, form: TableForm) -> Table:
    """Where a table of a register is. Raises WorkRefusedError S101 when it is gone."""
    names = book.names()
    found: dict[str, Region] = {}
    for column in form.columns:
        region = names.get(name_of(form.key, column.field))
        if region is not None:
            found[column.field] = region
    first = next(iter(found.values()), None)
    if first is None:
        lost = name_of(form.key, form.columns[0].field)
        raise WorkRefusedError(find("S101", seen=lost))
    for field, region in found.items():
        if (region.sheet, region.top) != (first.sheet, first.top):
            raise WorkRefusedError(find("S101", seen=name_of(form.key, field)))
    return Table(
        form=form,
        sheet=first.sheet,
        columns={field: region.left for field, region in found.items()},
        top=first.top,
        bottom=min(region.bottom for region in found.values()),
    )


def forms_called(words: tuple[str, ...]) -> tuple[TableForm, ...]:
    """The tables of these names; all of them for none. Raises WorkRefusedError X602."""
    found = {}
    for word in words:
        form = table_called(word)
        if form is None:
            known = ", ".join(f"«{one.sheet}»" for one in TABLES)
            raise WorkRefusedError(find("X602", seen=word, expected=known))
        found[form.key] = form
    return tuple(found.values()) or TABLES
