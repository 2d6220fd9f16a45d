"""A register made by an earlier version gets the looks of one made today.

Columns that still are as they were made get the widths of today, texts that were made
smaller to fit go on in further lines instead, and rows become as high as their texts.
A sheet that there was not then, «Tiền thưởng», comes in behind the others. No value, no
formula and nothing that an office set up by itself changes.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from toolkit.findings import Finding, find
from toolkit.forms.register.computed import MONEY
from toolkit.forms.register.former_widths import as_made, is_former
from toolkit.forms.register.locate import ADOPTED_NAME, FoundTable, locate_table
from toolkit.forms.register.tables.all_tables import TABLES
from toolkit.forms.register.writing.row_heights import heights_of
from toolkit.model.origin import Origin
from toolkit.xlsx.cells.address import a1, letters, quoted
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.edit.heights import widths_of
from toolkit.xlsx.graft.column_looks import (
    ColumnLook,
    column_formats,
    formats_in,
    is_shrunk,
    with_column_looks,
    with_higher_rows,
    without_rows,
    wrapped,
)
from toolkit.xlsx.graft.grafting import graft
from toolkit.xlsx.graft.print_areas import has_print_area, with_print_areas
from toolkit.xlsx.graft.stylesheet import cell_formats, with_formats


class Renewed(NamedTuple):
    """The workbook, and how many columns and rows look otherwise than before.

    `added`: the name of a sheet that came in, "" for none.
    `areas`: how many sheets got a print area.
    """

    data: bytes
    columns: int
    rows: int
    added: str = ""
    areas: int = 0


class _Page(NamedTuple):
    """A sheet with a table: its part, the columns that wrap, the widths they get."""

    table: FoundTable
    data: bytes
    shrunk: dict[int, set[int]]
    widths: dict[int, float]


def renewed(book: ClosedBook) -> Renewed:
    """The register as it would be made today; an office's own tables stay."""
    made = _with_looks(book)
    added = _with_money(ClosedBook.from_bytes(made.data))
    return made if added is None else made._replace(data=added, added=MONEY)


def _with_money(book: ClosedBook) -> bytes | None:
    """The register with «Tiền thưởng»; None where it has one, or has no room for it."""
    taken = {name.casefold() for name in book.all_sheet_names}
    if MONEY.casefold() in taken or any(n.startswith("td_money") for n in book.names()):
        return None
    # XlsxWriter is only for a register that lacks the sheet.
    from toolkit.forms.register.making.money import money_alone
    from toolkit.forms.register.making.page import Office

    office = Office(_setting(book, "superior"), _setting(book, "office"))
    parts = graft(book.data, money_alone(office), [MONEY])
    return book.package.with_parts(parts)


def _setting(book: ClosedBook, name: str) -> str:
    region = book.names().get(f"td_set_{name}")
    if region is None:
        return ""
    value = book.sheet(region.sheet).at(region.top, region.left).value
    return value if isinstance(value, str) else ""


def _with_looks(book: ClosedBook) -> Renewed:
    styles = book.styles_part
    if styles is None or ADOPTED_NAME in book.names():
        return Renewed(book.to_bytes(), 0, 0)
    known = cell_formats(book.package.read(styles))
    pages = [_page(book, table, known) for table in _tables(book)]
    old = {one for page in pages for each in page.shrunk.values() for one in each}
    changed: dict[int, Callable[[bytes], bytes]] = dict.fromkeys(sorted(old), wrapped)
    longer, numbers = with_formats(book.package.read(styles), changed)
    parts = {styles: longer} if old else {}
    columns = 0
    for page in pages:
        looks = {
            at: ColumnLook(
                page.widths.get(at),
                {one: numbers[one] for one in page.shrunk.get(at, ())},
            )
            for at in sorted({*page.shrunk, *page.widths})
        }
        columns += len(looks)
        if looks:
            part = book.sheet(page.table.sheet).part
            parts[part] = with_column_looks(page.data, looks, page.table.top)
    areas = _print_areas(book)
    if areas:
        workbook = book.package.workbook_part
        parts[workbook] = with_print_areas(book.package.read(workbook), areas)
    made = ClosedBook.from_bytes(book.package.with_parts(parts) if parts else book.data)
    return _higher(made, columns)._replace(areas=len(areas))


def _print_areas(book: ClosedBook) -> dict[int, str]:
    """What is printed of each table's sheet, where none of them says so.

    That is a register of the first version; an office that took one away has others.
    """
    found = {}
    for table in _tables(book):
        wanted = [column.field for column in table.form.columns_printed]
        last = max(table.columns.get(field, 1) for field in wanted)
        place = book.all_sheet_names.index(table.sheet)
        found[place] = f"{quoted(table.sheet)}!$A:${letters(last)}"
    there = has_print_area(book.package.read(book.package.workbook_part), found)
    return {} if there else found


def earlier_looks(book: ClosedBook) -> tuple[Finding, ...]:
    """C265 at the first column that `renewed` would change, once; else nothing.

    Only what the columns say of themselves is read: no cell of a large register.
    """
    styles = book.styles_part
    if styles is None or ADOPTED_NAME in book.names():
        return ()
    known = cell_formats(book.package.read(styles))
    found = [
        (table, at)
        for table in _tables(book)
        for at in sorted(_earlier_columns(book.part(table.sheet), table, known))
    ]
    if not found:
        return ()
    table, at = found[0]
    place = Origin(table.sheet, a1(table.top - 1, at))
    return (find("C265", place, seen=str(len(found))),)


def _earlier_columns(
    data: bytes, table: FoundTable, known: list[bytes]
) -> Iterator[int]:
    head = without_rows(data)
    wide, formats = widths_of(head), column_formats(head)
    for field, at in table.columns.items():
        column = table.form.column(field)
        former = at in wide and is_former(table.form.key, field, wide[at])
        number = formats.get(at, 0)
        shrunk = number < len(known) and is_shrunk(known[number])
        if former or (shrunk and table.form.wraps(column)):
            yield at


def _higher(book: ClosedBook, columns: int) -> Renewed:
    parts, rows = {}, 0
    for table in _tables(book):
        data, more = with_higher_rows(book.part(table.sheet), heights_of(book, table))
        if more:
            parts[book.sheet(table.sheet).part] = data
            rows += more
    data = book.package.with_parts(parts) if parts else book.data
    return Renewed(data, columns, rows)


def _tables(book: ClosedBook) -> Iterator[FoundTable]:
    names = book.names()
    for form in TABLES:
        table, _ = locate_table(names, form)
        if table is not None:
            yield table


def _page(book: ClosedBook, table: FoundTable, known: list[bytes]) -> _Page:
    data = book.part(table.sheet)
    wide = widths_of(data)
    widths: dict[int, float] = {}
    wraps: list[int] = []
    for field, at in table.columns.items():
        column = table.form.column(field)
        if at in wide and is_former(table.form.key, field, wide[at]):
            widths[at] = as_made(column.width)
        if table.form.wraps(column):
            wraps.append(at)
    shrunk = {
        at: own
        for at, numbers in formats_in(data, wraps, table.top).items()
        if (own := {n for n in numbers if n < len(known) and is_shrunk(known[n])})
    }
    return _Page(table, data, shrunk, widths)
