"""What a row of a table is nothing without: a name, a title; such rows only."""

from collections.abc import Sequence
from typing import NamedTuple

from toolkit.exchange.tables.layout.headings import Match
from toolkit.exchange.tables.rows.award_texts import is_words
from toolkit.exchange.tables.rows.converted import NewRow
from toolkit.findings import WorkRefusedError, find
from toolkit.findings.texts.exchange import EXCHANGE_WORDS
from toolkit.forms.register.columns import CellKind, RegisterColumn, TableForm

_TOLD = 5
"""So many headings that nobody knew are named."""

_WHOSE = frozenset({"name", "number", "title"})
"""A row says one of these: whose it is, or of how many, or of which initiative."""

_KINDS = (CellKind.NAME, CellKind.AWARD)


def identity(table: TableForm) -> tuple[RegisterColumn, ...]:
    """The columns that no row may leave empty: whose it is, and for which title."""
    return tuple(
        column
        for column in table.columns
        if column.required and (column.holds in _KINDS or column.field == "title")
    )


def lacks_identity(match: Match) -> list[RegisterColumn]:
    """The columns of the identity that a source lacks."""
    table, given = match.table, match.given
    missing = [c for c in identity(table) if c.field not in given]
    # Where a row may stand for many without their names, it says how many.
    unnamed = not missing and not given & _WHOSE
    return [table.column("name")] if unnamed else missing


def refuse_nameless(match: Match) -> None:
    """Raises WorkRefusedError X636 when the source lacks a column of the identity."""
    table, missing = match.table, lacks_identity(match)
    if not missing:
        return
    unknown = [f"«{' '.join(text.split())}»" for text in match.unknown.values()]
    by_marks = missing[0].holds is CellKind.AWARD
    raise WorkRefusedError(
        find(
            "X636",
            seen=", ".join(unknown[:_TOLD]) or EXCHANGE_WORDS["no_heading"],
            expected=missing[0].header,
            table=table.sheet,
            way=EXCHANGE_WORDS["by_marks"] if by_marks else "",
        )
    )


def is_export(match: Match) -> bool:
    """Whether a source has each of our columns: what went out of a register."""
    columns = match.table.columns
    return {column.field for column in columns if not column.added} <= match.given


class Named(NamedTuple):
    """Rows with their identity; `nameless`: column → lines that say nothing there."""

    rows: list[NewRow]
    nameless: dict[str, list[int]]


def named(match: Match, rows: Sequence[NewRow]) -> Named:
    """The rows that may stand in a table. A title that is but an x is none.

    A source with each of our columns is what went out of a register: a row that is
    filled by half there comes back by half.
    """
    if is_export(match):
        return Named(list(rows), {})
    found = Named([], {})
    columns = identity(match.table)
    # A row of nobody is one of many only where it says of how many.
    whose = next((c for c in match.table.columns if c.field == "name"), None)
    for row in rows:
        missing = _missing(columns, whose, row)
        if missing is None:
            found.rows.append(row)
        else:
            found.nameless.setdefault(missing.header, []).append(row.line)
    return found


def _missing(
    columns: Sequence[RegisterColumn], whose: RegisterColumn | None, row: NewRow
) -> RegisterColumn | None:
    """The first column that a row lacks of its identity; None where it is whole."""
    values = row.values
    for column in columns:
        value = values.get(column.field)
        if value is None or (column.holds is CellKind.AWARD and not is_words(value)):
            return column
    if whose is not None and _WHOSE.isdisjoint(values):
        return whose
    return None
