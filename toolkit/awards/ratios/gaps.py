"""Rows that a ratio cannot count where it should: no unit, no agency, no service."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from toolkit.awards.measures import matches
from toolkit.awards.ratios.counts import YearCounts
from toolkit.awards.ratios.line import RatioLine
from toolkit.findings.finding import Finding, find
from toolkit.model.emulation import Recipient
from toolkit.model.register import Register, TableKey
from toolkit.rules.names import folded
from toolkit.rules.records import Scope

_TABLES = (TableKey.RATINGS, TableKey.PROPOSALS, TableKey.AWARDS)


def gap_findings(
    register: Register, lines: Sequence[RatioLine], counts: YearCounts
) -> Iterator[Finding]:
    """Q408, Q409, Q411, Q412: each where a line of that kind counts anything."""
    used = [line for line in lines if line.base_counts]
    yield from _outside(register, used, counts)
    yield from _without_unit(register, used, counts)
    yield from _without_service(register, used, counts)
    yield from _similar_groups(register, used, counts)


def _outside(
    register: Register, lines: Iterable[RatioLine], counts: YearCounts
) -> Iterator[Finding]:
    """Q408: rows that no agency counts, where there are several agencies."""
    per_agency = [line.scope for line in lines if line.scope.kind is Scope.AGENCY]
    covered = {unit.casefold() for scope in per_agency for unit in scope.units}
    if not covered:
        return
    lost = [
        (table, row)
        for table in _TABLES
        for row in counts.rows(table)
        if row.recipient is Recipient.INDIVIDUAL and row.unit.casefold() not in covered
    ]
    if lost:
        table, row = lost[0]
        yield find(
            "Q408",
            register.at(table, row.row, "unit"),
            seen=row.unit,
            count=str(len(lost)),
            year=str(register.year),
            example=f"ví dụ «{row.unit}»" if row.unit else "có dòng để trống đơn vị",
        )


def _without_unit(
    register: Register, lines: Iterable[RatioLine], counts: YearCounts
) -> Iterator[Finding]:
    """Q409: rows that a share of a unit would count, had they a unit."""
    # Lines of one rule share their counts.
    shared = {
        id(count): count
        for line in lines
        if line.scope.kind is Scope.UNIT
        for count in (*line.numerator_counts, *line.base_counts)
    }
    distinct = {repr(count): count for count in shared.values()}
    for table in _TABLES:
        wanted = [count for count in distinct.values() if count.table == table]
        lost = [
            row
            for row in counts.rows(table)
            if not row.unit and any(matches(row, count, {}) for count in wanted)
        ]
        if lost:
            yield _gap("Q409", register, table, "unit", lost)


def _without_service(
    register: Register, lines: Iterable[RatioLine], counts: YearCounts
) -> Iterator[Finding]:
    """Q411: ratings of which nobody knows whose share they belong to."""
    if not any(line.scope.service for line in lines):
        return
    lost = [row for row in _rated(counts) if row.service is None]
    if lost:
        yield _gap("Q411", register, TableKey.RATINGS, "service", lost)


def _gap(
    code: str, register: Register, table: TableKey, column: str, lost: Sequence[Any]
) -> Finding:
    at = register.at(table, lost[0].row, column)
    return find(code, at, count=str(len(lost)), year=str(register.year))


def _similar_groups(
    register: Register, lines: Iterable[RatioLine], counts: YearCounts
) -> Iterator[Finding]:
    """Q412: spellings of a group that formulas tell apart and people do not."""
    if not any(line.scope.kind is Scope.GROUP for line in lines):
        return
    spelled: dict[str, list[Any]] = {}
    for row in _rated(counts):
        if row.group:
            spelled.setdefault(row.group.casefold(), []).append(row)
    blocks: dict[str, list[list[Any]]] = {}
    for rows in spelled.values():
        blocks.setdefault(folded(rows[0].group), []).append(rows)
    for block in blocks.values():
        main = max(block, key=len)
        for rows in block:
            if rows is not main:
                yield find(
                    "Q412",
                    register.at(TableKey.RATINGS, rows[0].row, "group"),
                    seen=rows[0].group,
                    expected=main[0].group,
                    count=str(len(rows)),
                    other=register.at(TableKey.RATINGS, main[0].row, "group").cell,
                )


def _rated(counts: YearCounts) -> Iterator[Any]:
    """The rating rows of persons."""
    for row in counts.rows(TableKey.RATINGS):
        if row.recipient is Recipient.INDIVIDUAL:
            yield row
