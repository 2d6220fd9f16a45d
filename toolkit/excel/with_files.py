"""Import, export and drawing, on the workbook that is open: presses with answers."""

from datetime import datetime
from pathlib import Path

import xlwings

from toolkit.excel.host import facts
from toolkit.excel.press import Made, Outcome, change, do
from toolkit.excel.safety import copy_of
from toolkit.exchange.tables.csv_out import export_tables
from toolkit.exchange.tables.entering import enter_rows
from toolkit.exchange.tables.mapping import memory
from toolkit.exchange.tables.mapping.preview import preview_import
from toolkit.findings.report import COULD_NOT_RUN, Report
from toolkit.forms.families import form_said
from toolkit.forms.form import Action, Own
from toolkit.jobs.files import numbers_of
from toolkit.jobs.render import report_lines
from toolkit.parts.records.own import own_tables
from toolkit.reports.papers.drafts import Wishes
from toolkit.reports.papers.kinds import PaperKind
from toolkit.reports.papers.printing import make_papers
from toolkit.xlsx.closed_book import ClosedBook


def import_rows(
    book: xlwings.Book,
    now: datetime,
    source: Path,
    *,
    table: str = "",
    sheet: str = "",
    differing: bool = False,
) -> Outcome:
    """Add the new rows of a file to the open register; «Hoàn tác» takes them out.

    Nothing is checked yet: that is what the other buttons are for, as on a file.
    """
    name = facts(book).name

    def job(before: ClosedBook, after: ClosedBook) -> Made:
        entered = enter_rows(
            after,
            source,
            table=table,
            sheet=sheet,
            differing=differing,
            now=now,
            recomputed=True,
        )
        memory.remember(entered.learned, now)
        own = Own(
            computed=frozenset(),
            cells=frozenset(),
            touched=(),
            tables=own_tables(after, ["td_log"]),
        )
        told = told_of(entered.report._replace(file=name))
        return Made(own, form_said(before).own_sheets(before), told)

    return change(book, now, "import", job)


def preview_rows(
    book: xlwings.Book, now: datetime, source: Path, *, table: str = "", sheet: str = ""
) -> Report:
    """Write how a file would come into the open register beside that file."""
    seen = facts(book)
    with copy_of(book, seen) as copy:
        report = preview_import(
            copy, source, table=table, sheet=sheet, called=seen.name, now=now
        )
    return report._replace(file=seen.name)


def export_rows(
    book: xlwings.Book, folder: Path, *, tables: tuple[str, ...] = ()
) -> Outcome:
    """Write tables of the open register, saved or not, as CSV into a folder."""
    seen = facts(book)
    with copy_of(book, seen) as copy:
        report = export_tables(copy, tables=tables, folder=folder)
    return told_of(report._replace(file=seen.name))


def print_papers(
    book: xlwings.Book, now: datetime, kind: PaperKind, wishes: Wishes
) -> Report:
    """Papers of the open register, saved or not, into the folder of the wishes."""
    seen = facts(book)
    with copy_of(book, seen) as copy:
        return make_papers(copy, kind, wishes, now=now, called=seen.name)


def draw_numbers(book: xlwings.Book, now: datetime, registers: Path) -> Outcome:
    """Rescore the open scoring workbook with the numbers of a register in a file."""
    numbers = numbers_of(registers)
    return do(book, now, Action.RESCORE, numbers=numbers, command_id="draw")


def told_of(report: Report) -> Outcome:
    """A report in the words of the verb."""
    ok = report.kind is not None and report.exit_code != COULD_NOT_RUN
    return Outcome("\n".join(report_lines(report)), ok, report.findings)
