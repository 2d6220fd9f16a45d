"""The register that a scoring form draws from, and what makes its numbers doubtful."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from toolkit.awards.from_register import FIELDS
from toolkit.awards.settings import Settings
from toolkit.findings import Finding, Severity, find
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.model.register import Register, TableKey
from toolkit.rules.names import folded
from toolkit.xlsx.cells.address import letters, parse_a1


class Source(NamedTuple):
    """The register to draw from, what reading it found, and the name of its file."""

    register: Register
    settings: Settings
    findings: tuple[Finding, ...]
    file: str


def unit_in(register: Register, unit: str) -> str | None:
    """The name under which a register keeps a unit; None when it is of others.

    One name may be the other with more words behind it: «Sở Công Thương», «Sở Công
    Thương Bắc Giang». A register that names nobody, and no unit, contradict nothing.
    """
    listed = {folded(one.name): one.name for one in register.units if one.name}
    key, office = folded(unit), folded(register.office)
    known = {*listed, office} - {""}
    if not key or not known or key in known:
        return unit
    alike = [name for name in known if _begins(name, key) or _begins(key, name)]
    units = [listed[name] for name in alike if name in listed]
    if len(units) == 1:
        return units[0]
    return unit if alike else None


def _begins(name: str, opening: str) -> bool:
    """Whether a folded name begins with another; one word alone («Sở») is no name."""
    return " " in opening and name.startswith(f"{opening} ")


def doubts(source: Source, tables: Iterable[TableKey], year: int) -> Iterator[Finding]:
    """P327, where rows of the year that could not be read may miss in a number."""
    wrong = [sheet for table in tables for sheet in _unread(source, table, year)]
    if wrong:
        where = ", ".join(f"«{sheet}»" for sheet in dict.fromkeys(wrong))
        yield find("P327", seen=str(len(wrong)), expected=where)


def _unread(source: Source, table: TableKey, year: int) -> Iterator[str]:
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
