"""Taking in: the rows of a CSV or of another office's workbook, into a register."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from toolkit.exchange.tables.entering import Entered, enter_rows
from toolkit.exchange.tables.mapping import memory
from toolkit.exchange.tables.mapping.maps import Maps
from toolkit.exchange.tables.mapping.said import layouts_of
from toolkit.exchange.tables.opening import open_source
from toolkit.exchange.tables.rows.appending import Addition, refuse_different
from toolkit.findings import WorkRefusedError
from toolkit.findings.report import Report
from toolkit.findings.texts.exchange import EXCHANGE_WORDS
from toolkit.jobs.guard import guarded
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.lock import refuse_if_open
from toolkit.xlsx.disk.save import save_over
from toolkit.xlsx.zip.package import read_file


def import_tables(
    path: Path,
    source: Path,
    *,
    table: str = "",
    sheet: str = "",
    preview: Path | None = None,
    forget: bool = False,
    differing: bool = False,
    now: datetime,
    dry_run: bool = False,
) -> Report:
    """Append the rows of a source to the tables of a register that they belong to.

    `source`: a CSV (UTF-8, UTF-16) or a workbook, all of its tables; or its preview.
    `table`: the only one to fill, by its sheet («Khen thưởng»), key or file name; ""
    for the ones that headings and titles say; `sheet`: the only sheet of the source to
    read. Rows that are there already are left out, so that doing it twice changes
    nothing; those that are there with other values too, unless `differing`.
    `preview`: the one that says what columns are for; None for the one beside the
    source, else for what is remembered of its layout, which `forget` takes away.
    `dry_run` writes nothing and tells the same. A backup is kept, as of a rescore.
    """

    asked = partial(
        enter_rows,
        source=source,
        table=table,
        sheet=sheet,
        preview=preview,
        forget=forget,
        differing=differing,
    )

    def job() -> Report:
        if dry_run:
            entered = asked(ClosedBook.open(path), now=None)
            return entered.report._replace(file=str(path))
        refuse_if_open(path)
        if not forget:
            return _import(path, asked, now)
        told = EXCHANGE_WORDS["forgotten"].format(memory.forget(layouts_in(source)))
        try:
            report = _import(path, asked, now)
        except WorkRefusedError as refused:
            return Report(file=str(path), findings=(refused.finding,), summary=told)
        return report._replace(summary=f"{report.summary} {told}")

    return guarded(str(path), job, now=now)


def _import(path: Path, asked: Callable[..., Entered], now: datetime) -> Report:
    before = read_file(path)
    book = ClosedBook.from_bytes(before)
    entered = asked(book, now=now)
    report = entered.report._replace(file=str(path))
    if entered.added:
        verify = partial(_verify, added=entered.added)
        saved = save_over(path, before, book.to_bytes(), now=now, verify=verify)
        report = report._replace(saved=str(path), backup=str(saved.backup))
    memory.remember(entered.learned, now)
    return report


def layouts_in(source: Path) -> frozenset[str]:
    """The layouts of a source of which something is remembered.

    Raises WorkRefusedError for a source that cannot be read.
    """
    maps = Maps(memory.remembered())
    return layouts_of(open_source(source, None, "", maps, to_show=True))


def _verify(data: bytes, *, added: Sequence[Addition]) -> None:
    for one in added:
        refuse_different(data, one.table, one.first, one.rows)
