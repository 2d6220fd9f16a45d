"""What stands above the columns of a table: its own headings, or signs of a mix-up."""

from collections.abc import Iterator, Mapping

from toolkit.findings import Finding, find
from toolkit.findings.texts.register import REGISTER_WORDS
from toolkit.forms.register.locate import FoundTable
from toolkit.forms.register.reading.answer import cell_excerpt
from toolkit.model.origin import Origin
from toolkit.rules.names import folded
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.read.table import TableRows


def parted(table: FoundTable, rows: TableRows) -> tuple[Mapping[str, str], TableRows]:
    """The headings of rows read from the one above the table on, and the data below.

    Field → heading as shown, "" for an empty cell.
    """
    above: tuple[CellValue, ...] = ()
    if rows and rows[0][0] == table.top - 1:
        above, rows = rows[0][1], rows[1:]
    texts = ["" if value is None else cell_excerpt(value) for value in above]
    texts = texts or [""] * len(table.columns)
    return dict(zip(table.columns, texts, strict=True)), rows


def heading_findings(
    table: FoundTable, headings: Mapping[str, str]
) -> Iterator[Finding]:
    """S131, S132; S135 alone where the whole row of headings is gone.

    Columns are found by their names: an office may call them otherwise, but a heading
    of another column of the table means that contents were swapped.
    """
    form = table.form
    fields = {folded(column.header): column.field for column in form.columns}
    odd: list[Finding] = []
    known = False
    for field, text in headings.items():
        column, key = form.column(field), folded(text)
        own = fields.get(key)
        known = known or own is not None
        if own == field:
            continue
        at = Origin(table.sheet, a1(max(table.top - 1, 1), table.columns[field]))
        if own is not None:
            odd.append(find("S132", at, seen=text, expected=column.header))
        elif key in map(folded, column.synonyms):
            known = True
        else:
            words = REGISTER_WORDS["written" if text else "left_empty"].format(text)
            said = {"seen": text, "expected": column.header, "written": words}
            odd.append(find("S131", at, **said))
    if known or not odd:
        yield from odd
    else:
        first = form.column(next(iter(headings))).header
        at = Origin(table.sheet, a1(table.top, min(table.columns.values())))
        yield find("S135", at, expected=first)
