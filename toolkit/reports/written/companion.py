"""The sheet «Nguồn số liệu» of the year book: each figure of each report, its cell."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from toolkit.model.numbers import plain
from toolkit.parts.records.columns import row_points
from toolkit.parts.records.findings_and_log import LogLine, append_log
from toolkit.parts.records.own import writable
from toolkit.parts.records.sources import SOURCE_COLUMNS, SOURCES_HEAD, SOURCES_NOTE
from toolkit.reports.docx.bookmarks import Found
from toolkit.reports.written.figures import Known
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook

ACTION = "Báo cáo"
Row = tuple[CellValue, ...]


class Kept(NamedTuple):
    """A figure of a report as it was when the report was made."""

    report: str
    file: str
    bookmark: str
    text: str
    before: str
    after: str
    source: str


def companion_path(report: Path) -> Path:
    """Where the sources of a report lie that no year book is part of."""
    return report.with_name(f"{report.stem}-nguon_so_lieu.xlsx")


def source_words(known: Known) -> str:
    """«so_nam.xlsx, «Chỉ tiêu» D7, so cùng kỳ»: whence a figure is, for a person."""
    source = known.source
    sheet = f"«{source.at.sheet}» {source.at.cell}".strip() if source.at.sheet else ""
    return ", ".join(filter(None, (source.file, sheet, source.how)))


def write_companion(
    book: ClosedBook,
    report: str,
    file: str,
    figures: Iterable[Found],
    known: Mapping[str, Known],
    now: datetime,
) -> bool:
    """Keep the figures of a report below those of others; False without the sheet.

    `report`: the name of its own that it bears. `known`: by bookmark.
    """
    head = writable(book, SOURCES_HEAD)
    if head is None:
        return False
    new = [_row(report, file, one, known[one.bookmark]) for one in figures]
    rows = [row for row in _standing(book) if row[0] != report] + new
    first = head.bottom + 1
    book.set_rows(
        head.sheet,
        first,
        rows,
        heights={
            n: row_points(row, SOURCE_COLUMNS) for n, row in enumerate(rows, first)
        },
    )
    note = writable(book, SOURCES_NOTE)
    if note is not None:
        said = f"«{file}» được lập lúc {now:%H:%M %d/%m/%Y}, có {len(new)} số."
        book.set_value(note.sheet, note.top, note.left, said)
    said = f"Ghi nguồn của {len(new)} số trong «{file}» vào «{head.sheet}»."
    append_log(book, [LogLine(ACTION, None, "", "", said)], now=now)
    return True


def read_companion(book: ClosedBook, report: str) -> tuple[Kept, ...]:
    """What the sheet keeps of a report; () without the sheet or the report."""
    return tuple(
        Kept(*map(_text, (*row[:3], row[3], row[8], row[9], row[7])))
        for row in _standing(book)
        if row[0] == report
    )


def _standing(book: ClosedBook) -> Iterator[Row]:
    head = writable(book, SOURCES_HEAD)
    if head is None:
        return
    sheet = book.sheet(head.sheet)
    last = max((row for row, _ in sheet.cells), default=head.bottom)
    width = len(SOURCE_COLUMNS)
    for row in range(head.bottom + 1, last + 1):
        cells = tuple(sheet.at(row, 1 + at).value for at in range(width))
        if cells[0] not in (None, ""):
            yield cells


def _row(report: str, file: str, found: Found, known: Known) -> Row:
    return (
        report,
        file,
        found.bookmark,
        found.text,
        float(plain(known.value)),
        known.source.file,
        f"{known.source.at.sheet} {known.source.at.cell}".strip(),
        source_words(known),
        found.before,
        found.after,
    )


def _text(value: CellValue) -> str:
    return "" if value is None else str(value)
