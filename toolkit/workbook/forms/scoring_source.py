"""The register that a scoring form draws from, and what makes its numbers doubtful."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from toolkit.awards.drawn import FIELDS
from toolkit.awards.settings import Settings
from toolkit.findings import Finding, Severity, find
from toolkit.model.register import Register
from toolkit.workbook.address import letters, parse_a1
from toolkit.workbook.forms.register_layout import BY_KEY


class Source(NamedTuple):
    """The register to draw from, what reading it found, and the name of its file."""

    register: Register
    settings: Settings
    findings: tuple[Finding, ...]
    file: str


def doubts(source: Source, tables: Iterable[str], year: int) -> Iterator[Finding]:
    """P327, where rows of the year that could not be read may miss in a number."""
    wrong = [sheet for table in tables for sheet in _unread(source, table, year)]
    if wrong:
        where = ", ".join(f"«{sheet}»" for sheet in dict.fromkeys(wrong))
        yield find("P327", seen=str(len(wrong)), expected=where)


def _unread(source: Source, table: str, year: int) -> Iterator[str]:
    """The sheet of a table, once for each fault in what is counted."""
    place = source.register.places.get(table)
    if place is None:
        yield BY_KEY[table].sheet
        return
    columns = {place.columns.get(name) for name in FIELDS[table]}
    years = {row.row: row.year for row in getattr(source.register, table)}
    for finding in source.findings:
        if finding.sheet != place.sheet or finding.severity is Severity.NOTE:
            continue
        if not finding.cell:
            yield place.sheet  # of the whole table
            continue
        row, column = parse_a1(finding.cell)
        if letters(column) in columns and years.get(row) in (year, None):
            yield place.sheet
