"""The gate of every reader of a register: is it one, and of a version we know."""

from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.forms.register.computed import LISTS
from toolkit.forms.register.kind import is_register
from toolkit.forms.register.layout import SCHEMA
from toolkit.parts.records.kind import kind_said
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook


def require_register(book: ClosedBook) -> tuple[Finding, ...]:
    """What a person must know of a register before its tables are read.

    S133 its hidden lists are lost, S120 the cell of its version is. Raises
    WorkRefusedError: F010 none of our workbooks, F054 another form, F011 one of a
    newer version.
    """
    if not is_register(book):
        raise WorkRefusedError(find("F010" if kind_said(book) is None else "F054"))
    if kind_said(book) is None:
        # With the sheet of the lists its version is lost too; one finding says both.
        return (find("S133", seen=LISTS, expected="td_kind"),)
    schema = _schema(book)
    if not isinstance(schema, float):
        return (find("S120", seen="td_schema", expected="td_schema"),)
    if schema > SCHEMA:
        seen = f"{schema:g}"
        raise WorkRefusedError(find("F011", seen=seen, expected=str(SCHEMA)))
    return ()


def _schema(book: ClosedBook) -> CellValue:
    region = book.names().get("td_schema")
    if region is None:
        return None
    return book.sheet(region.sheet).at(region.top, region.left).value
