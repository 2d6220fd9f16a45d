"""The tables of a register that rows come into and go out of."""

from toolkit.exchange.tables.layout.headings import table_called
from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.forms.register.columns import TableForm
from toolkit.forms.register.day_counts import rows_as_counted
from toolkit.forms.register.locate import FoundTable, above_foot, locate_table
from toolkit.forms.register.tables.all_tables import TABLES
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.read.table import TableRows


def table_in(
    book: ClosedBook, form: TableForm
) -> tuple[FoundTable, tuple[Finding, ...]]:
    """A table of a register, and which of its columns are not there any more.

    Found as a rescore finds it. Raises WorkRefusedError S129 when it is gone.
    """
    table, lost = locate_table(book.names(), form)
    if table is None:
        raise WorkRefusedError(lost[0])
    return table, lost


def filled_rows(book: ClosedBook, table: FoundTable) -> TableRows:
    """The filled rows, each with its number and its values as `table.fields` go.

    Days are counted from 1900, whatever the register does. Those rows below the cells
    of the table's names too: a rescore reads them as well.
    """
    rows = book.table(table.sheet, table.top, tuple(table.columns.values()))
    rows = above_foot(book.names(), table.form.key, rows)
    return rows_as_counted(book, table, rows)


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
