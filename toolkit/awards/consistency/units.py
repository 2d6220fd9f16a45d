"""Units of rows that «Đơn vị» does not list: no ratio of a unit counts such rows."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from toolkit.awards.consistency.names import unit_key
from toolkit.awards.people.identity import Directory
from toolkit.findings.finding import Finding, find
from toolkit.model.register import Register, TableKey, Unit

LIKENESS = 0.75
"""How alike two names of units are for one to be suggested."""

TABLES = (
    TableKey.PEOPLE,
    TableKey.REGISTRATIONS,
    TableKey.RATINGS,
    TableKey.PROPOSALS,
    TableKey.AWARDS,
    TableKey.VOTES,
    TableKey.DOSSIERS,
)


class _Unknown(NamedTuple):
    """A unit as first written in a table, its row there, and how many rows."""

    text: str
    row: int
    rows: int


def unit_findings(
    register: Register, directory: Directory, *, suggested: int
) -> Iterator[Finding]:
    """C293: each unknown unit once a table; only so many of them with a suggestion.

    To look for a likeness takes long. What differs by «P.», spaces and dashes alone
    is C280; a list that is empty knows no unit on purpose.
    """
    listed = {unit_key(directory.key(u.name)): u for u in register.units if u.name}
    if not listed:
        return
    similar: dict[str, str] = {}
    for table in TABLES:
        for key, unknown in _unknown(register, table, directory, listed).items():
            if key not in similar:
                few = len(similar) < suggested
                similar[key] = _similar(key, listed) if few else ""
            yield find(
                "C293",
                register.at(table, unknown.row, "unit"),
                seen=unknown.text,
                expected=similar[key],
                count=str(unknown.rows),
            )


def _unknown(
    register: Register,
    table: TableKey,
    directory: Directory,
    listed: Mapping[str, Unit],
) -> dict[str, _Unknown]:
    """Key of each unknown unit of a table, in the order of its rows."""
    keys: dict[str, str] = {}  # "" for a unit that is known
    found: dict[str, _Unknown] = {}
    for row in getattr(register, table):
        if not row.unit:
            continue
        if row.unit not in keys:
            key = unit_key(directory.key(row.unit))
            keys[row.unit] = "" if key in listed else key
        if key := keys[row.unit]:
            first = found.get(key) or _Unknown(row.unit, row.row, 0)
            found[key] = first._replace(rows=first.rows + 1)
    return found


def _similar(key: str, listed: Mapping[str, Unit]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, listed, 1, LIKENESS)
    if not near:
        return ""
    return listed[near[0]].name
