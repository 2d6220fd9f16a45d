"""The sheets «Kết quả kiểm tra» and «Nhật ký»: ours, written whole or at the end."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from operator import eq
from typing import NamedTuple

from toolkit.findings import SEVERITY_WORDS, Finding, Severity, worst_first
from toolkit.parts.records.columns import (
    FINDING_COLUMNS,
    LOG_COLUMNS,
    row_points,
)
from toolkit.parts.records.own import from_column, writable
from toolkit.xlsx.cells.address import quoted
from toolkit.xlsx.cells.cell import CellValue, Region
from toolkit.xlsx.cells.place import Place, Spot
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.edit.made_rows import MadeRows, RowPoints
from toolkit.xlsx.read.table import table_of

OPEN, TO_KNOW, REPAIRED = "Chưa xử lý", "Để biết", "Đã sửa khi chấm lại"
NOTHING = "Không có điều nào cần xem lại."
WIDTH = 10
"""Columns of the findings sheet: the last one says whether it is settled."""

_LONGEST = 60
"""Letters of what a cell holds, as a finding repeats it; more is a sentence."""

Row = tuple[CellValue, ...]


class LogLine(NamedTuple):
    """One line of the log; `place` is that of the cell, if one."""

    action: str
    place: Place | None
    before: str
    after: str
    why: str


def write_findings(
    book: ClosedBook,
    open_findings: Sequence[Finding],
    repaired: Sequence[Finding],
    *,
    now: datetime,
    stamped: bool = False,
) -> bool:
    """Show the findings; False when the sheet says the same already (or is gone).

    What an earlier run repaired stays on the sheet until another run repairs
    something: the clerk must have the chance to see it. `stamped`: the time of the
    check is written above them even where they are the same.
    """
    header = writable(book, "td_findings")
    if header is None:
        return False
    standing = _standing_rows(book, header)
    settled = [_row(f, REPAIRED) for f in repaired]
    settled = settled or [row for row in standing if row[-1] == REPAIRED]
    # What is wrong must not drown in what is not filled in yet.
    told = worst_first(open_findings)
    last = settled or ([] if told else [_nothing()])

    def rows() -> Iterator[Row]:
        yield from (_row(one, _state(one)) for one in told)
        yield from last

    made = MadeRows(len(told) + len(last), rows)
    if len(standing) == len(made) and all(map(eq, standing, made)):
        if stamped:
            _write_note(book, open_findings, now)
        return False
    del standing
    first = header.bottom + 1
    links = {
        Spot(first + i, header.left + 3): f"{quoted(str(row[2]))}!{row[3]}"
        for i, row in enumerate(made)
        if row[2] in book.sheet_names and row[3]
    }
    # The note first: behind the rows it would have all of them read back.
    _write_note(book, open_findings, now)
    book.set_rows(
        header.sheet,
        first,
        from_column(header.left, made),
        links=links,
        heights=RowPoints(first, map(_finding_points, made)),
    )
    return True


@lru_cache(maxsize=1024)
def _finding_points(row: Row) -> float:
    """How high a row must be; a thousand workbooks lack the same points."""
    return row_points(row, FINDING_COLUMNS)


def _state(finding: Finding) -> str:
    return TO_KNOW if finding.severity is Severity.NOTE else OPEN


def _nothing() -> Row:
    return ("", "", "", "", NOTHING, "", "", "", "", "")


def _apart(finding: Finding, told: str) -> str:
    """What stands in a column of its own: no long sentence a second time."""
    again = len(told) > _LONGEST and told in finding.what
    return "" if again else told


def _row(finding: Finding, state: str) -> Row:
    return (
        SEVERITY_WORDS[finding.severity],
        finding.code,
        finding.sheet,
        finding.cell,
        finding.what,
        _apart(finding, finding.seen),
        _apart(finding, finding.expected),
        finding.basis,
        _begun(finding.next_step),
        state,
    )


@lru_cache(maxsize=1024)
def _begun(step: str) -> str:
    """A step with a capital letter; thousands of findings have the same one."""
    return step[:1].upper() + step[1:]


def _standing_rows(book: ClosedBook, header: Region) -> list[Row]:
    """What the sheet says, without reading a cell that stands elsewhere."""
    columns, first = range(header.left, header.left + WIDTH), header.bottom + 1
    if book.is_long(header.sheet):
        found = book.rows(header.sheet, first, columns)
    else:  # read already, or soon
        found = iter(table_of(book.sheet(header.sheet), first, columns))
    rows = (tuple(map(_text, values)) for _, values in found)
    return [row for row in rows if any(row)]


def _text(value: CellValue) -> str:
    return "" if value is None else str(value)


def _write_note(book: ClosedBook, findings: Sequence[Finding], now: datetime) -> None:
    region = writable(book, "td_check_note")
    if region is None:
        return
    counts = [
        f"{n} {word.lower()}"
        for severity, word in SEVERITY_WORDS.items()
        if (n := sum(f.severity is severity for f in findings))
    ]
    said = ", ".join(counts) or "không còn điều nào cần xem lại"
    text = f"Kiểm tra lúc {now:%H:%M %d/%m/%Y}: {said}."
    book.set_value(region.sheet, region.top, region.left, text)


def append_log(book: ClosedBook, lines: Sequence[LogLine], *, now: datetime) -> None:
    """Add lines at the end of «Nhật ký»; nothing when the sheet is gone."""
    header = writable(book, "td_log")
    if header is None:
        return
    sheet = book.sheet(header.sheet)
    filled = [row for (row, _), cell in sheet.cells.items() if cell.value is not None]
    first = max([header.bottom, *filled]) + 1
    stamp = f"{now:%d/%m/%Y %H:%M:%S}"
    rows: list[Row] = [(stamp, *_log_cells(line)) for line in lines]
    book.set_rows(
        header.sheet,
        first,
        from_column(header.left, rows),
        heights=RowPoints(first, (row_points(row, LOG_COLUMNS) for row in rows)),
    )


def _log_cells(line: LogLine) -> Row:
    if line.place is None:
        return (line.action, "", "", line.before, line.after, line.why)
    at = line.place
    return (line.action, at.sheet, at.a1, line.before, line.after, line.why)
