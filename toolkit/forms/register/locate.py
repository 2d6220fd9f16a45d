"""Finds the tables of a register by the names of their columns."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from toolkit.findings import Finding, find
from toolkit.forms.register.columns import RegisterColumn, TableForm, name_of
from toolkit.forms.register.computed import (
    COPY,
    ELIGIBILITY,
    FINDINGS,
    LOG,
    MONEY,
    RATIO_COPY,
    RATIOS,
    SUMMARY,
)
from toolkit.model.origin import Origin
from toolkit.model.register import TableKey, TablePlace
from toolkit.parts.records.own import writable
from toolkit.xlsx.cells.address import a1, letters
from toolkit.xlsx.cells.cell import Region
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.read.table import TableRows

Names = Mapping[str, Region | None]

ADOPTED_NAME = "td_adopted"
"""A workbook has it whose tables are an office's own, taken over as they are."""

OURS: Mapping[str, str] = {
    "ratios": RATIOS,
    "conditions": ELIGIBILITY,
    "summary": SUMMARY,
    "findings": FINDINGS,
    "log": LOG,
    "copy": COPY,
    "copy_ratios": RATIO_COPY,
}
"""Name → the sheet that checks write, as it was called when it was made."""


class FoundTable(NamedTuple):
    """A table as found: `columns` by field, its first row, the last of its names.

    An office may have moved it, or columns of it; those that no longer stand with the
    others are not among `columns`, which go in the order of the form.
    """

    form: TableForm
    sheet: str
    top: int
    bottom: int
    columns: Mapping[str, int]

    @property
    def fields(self) -> tuple[RegisterColumn, ...]:
        """The columns that were found, as the form describes them."""
        return tuple(map(self.form.column, self.columns))

    @property
    def place(self) -> TablePlace:
        """The place that a register keeps of it."""
        return TablePlace(
            self.sheet, {field: letters(at) for field, at in self.columns.items()}
        )


def locate_table(
    names: Names, form: TableForm
) -> tuple[FoundTable | None, tuple[Finding, ...]]:
    """Where a table stands, and which of its columns do not stand with the others.

    None, with a finding, when none of its columns has a name any more.
    """
    regions = {
        column.field: region
        for column in form.columns
        if (region := names.get(name_of(form.key, column.field))) is not None
    }
    if not regions:
        return None, (find("S129", seen=form.sheet),)
    starts = Counter((region.sheet, region.top) for region in regions.values())
    (sheet, top), _ = starts.most_common(1)[0]
    columns = {
        field: region.left
        for field, region in regions.items()
        if (region.sheet, region.top) == (sheet, top) and region.left == region.right
    }
    bottom = min((regions[field].bottom for field in columns), default=top)
    table = FoundTable(form, sheet, top, bottom, columns)
    return table, tuple(_lost(regions, table))


def foot_name(table: TableKey) -> str:
    """The name of the row below an office's own table that is none of its rows."""
    return f"td_foot_{table}"


def above_foot(names: Names, table: TableKey, rows: TableRows) -> TableRows:
    """The rows without «Người lập biểu» and the like below an office's own table."""
    foot = names.get(foot_name(table))
    return rows if foot is None else [row for row in rows if row[0] < foot.top]


def lost_sheets(book: ClosedBook) -> Iterator[Finding]:
    """The sheets on which checks write, and which are gone."""
    for name, sheet in OURS.items():
        if writable(book, f"td_{name}") is None:
            yield find("S130", seen=sheet)
    # Registers of earlier versions never had it.
    if "td_money" in book.names() and writable(book, "td_money") is None:
        yield find("S130", seen=MONEY)


def outside(table: FoundTable, rows: TableRows) -> Iterator[Finding]:
    """S122: rows that stand below the cells of the table's names."""
    below = [number for number, _ in rows if number > table.bottom]
    if below:
        at = Origin(table.sheet, a1(below[0], min(table.columns.values())))
        seen, last = str(len(below)), str(table.bottom)
        yield find("S122", at, seen=seen, expected=last)


def _lost(regions: Mapping[str, Region], table: FoundTable) -> Iterator[Finding]:
    start = table.top
    for column in table.form.columns:
        region = regions.get(column.field)
        if region is None:
            if column.added:
                continue
            name = name_of(table.form.key, column.field)
            at = Origin(table.sheet)
            yield find("S120", at, seen=column.header, expected=name)
        elif column.field not in table.columns:
            at = Origin(region.sheet, a1(region.top, region.left))
            where = f"«{table.sheet}» hàng {start}"
            yield find("S121", at, seen=column.header, expected=where)
