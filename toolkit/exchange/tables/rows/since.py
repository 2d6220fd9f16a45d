"""A file that was taken in before: which of its rows changed, which are gone."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.exchange.tables.tables import filled_rows
from toolkit.findings import Finding, find
from toolkit.findings.texts.exchange import EXCHANGE_WORDS
from toolkit.forms.register.locate import FoundTable
from toolkit.model.origin import Origin
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.closed_book import ClosedBook

_TOLD = 3
"""So many names of what is gone are told."""

_WHO = ("name", "title", "award")
"""The fields by which a row is called."""

_COUNT = re.compile(r"\d{1,9}")
_CELL = re.compile(r"[A-Z]{1,3}(\d{1,7})")
_TIME, _ACTION, _SHEET, _AT, _AFTER, _WHY = 0, 1, 2, 3, 5, 6
"""The columns of the log, from its first."""


class Earlier(NamedTuple):
    """When a file was last taken in, as the log says, and the rows that it gave."""

    day: str
    rows: frozenset[int]


def earlier_rows(book: ClosedBook, table: FoundTable, source: str) -> Earlier | None:
    """The rows of a table that a file of this name gave before; None if it never did.

    The log tells it: nothing else is kept of a file.
    """
    days: list[str] = []
    rows: set[int] = set()
    opening = EXCHANGE_WORDS["log_why"].format(source, "")
    for line in _log(book):
        at = _CELL.fullmatch(line[_AT])
        count = _COUNT.search(line[_AFTER])
        ours = line[_ACTION] == EXCHANGE_WORDS["action"] and line[_SHEET] == table.sheet
        if ours and at and count and f"{line[_WHY]},".startswith(f"{opening},"):
            first = int(at[1])
            last = min(first + int(count[0]) - 1, table.bottom)
            rows.update(range(first, last + 1))
            days.append(line[_TIME])
    return Earlier(days[-1][:10], frozenset(rows)) if days else None


def _log(book: ClosedBook) -> Iterator[list[str]]:
    header = book.names().get("td_log")
    if header is None:
        return
    sheet = book.sheet(header.sheet)
    numbers = sorted({row for row, _ in sheet.cells if row > header.bottom})
    for row in numbers:
        cells = (sheet.at(row, header.left + n).value for n in range(_WHY + 1))
        yield ["" if value is None else str(value) for value in cells]


def since_finding(
    book: ClosedBook,
    table: FoundTable,
    source: str,
    *,
    met: frozenset[int],
    new: int,
    changed: Sequence[int],
) -> Iterator[Finding]:
    """X696: against the last time that this file was taken in.

    `met`: the rows of the register that the source has too. Where most of what the file
    gave is not where the log says (the clerk sorted the table), nothing is told.
    """
    earlier = earlier_rows(book, table, source)
    if earlier is None:
        return
    there = dict(filled_rows(book, table))
    known = earlier.rows & there.keys()
    gone = sorted(known - met)
    if 2 * len(gone) > len(known) or not (gone or changed):
        return
    columns = list(table.columns)
    names = []
    for row in gone[:_TOLD]:
        told = (there[row][columns.index(f)] for f in _WHO if f in columns)
        words = " – ".join(text for text in told if isinstance(text, str))
        names.append(EXCHANGE_WORDS["gone_row"].format(row, words))
    at = (
        Origin(table.sheet, a1(gone[0], min(table.columns.values())))
        if gone
        else Origin(table.sheet)
    )
    yield find(
        "X696",
        at,
        seen=earlier.day,
        count=str(len(gone)),
        expected=str(new),
        rows=str(len(changed)),
        way=EXCHANGE_WORDS["gone"].format("; ".join(names)) if names else "",
        table=table.form.sheet,
    )
