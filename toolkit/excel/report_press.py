"""A written report of the workbook that is open: made, or held against it."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import xlwings

from toolkit.excel.host import facts
from toolkit.excel.press import Made, Outcome, change
from toolkit.excel.safety import copy_of
from toolkit.excel.with_files import told_of
from toolkit.findings import find
from toolkit.forms.families import form_said
from toolkit.forms.form import Own
from toolkit.parts.records.own import own_tables
from toolkit.parts.records.sources import SOURCES_HEAD
from toolkit.reports.written.checking import held_against
from toolkit.reports.written.reporting import Wishes, write_document
from toolkit.reports.written.sources import read_sources
from toolkit.xlsx.closed_book import ClosedBook


def write_report(
    book: xlwings.Book, now: datetime, others: Sequence[Path], wishes: Wishes
) -> tuple[Outcome, str]:
    """A report of the open workbook, saved or not, and of other files; where it lies.

    An open year book gets the source of each figure; «Hoàn tác» takes them out again.
    """
    saved = ""
    seen = facts(book)

    def job(before: ClosedBook, after: ClosedBook) -> Made:
        nonlocal saved
        sources = read_sources(others, (seen.path, before))
        report, document = write_document(sources, wishes, now, beside=seen.path)
        saved = report.saved
        found = report.findings
        if sources.year_path == seen.path and document is not None:
            kept = document.keep_in(after, now)
            found += () if kept else (find("B136", seen=seen.name),)
        own = Own(
            computed=frozenset(),
            cells=frozenset(),
            touched=(),
            tables=own_tables(after, ["td_log", SOURCES_HEAD]),
        )
        told = told_of(report._replace(file=seen.name, findings=found))
        return Made(own, form_said(before).own_sheets(before), told)

    with _let_in("numpy", "pandas"):
        outcome = change(book, now, "report", job)
    return outcome, saved


def hold_report(
    book: xlwings.Book, now: datetime, report: Path, others: Sequence[Path]
) -> Outcome:
    """A written report against the open workbook, saved or not, and other files."""
    seen = facts(book)
    with copy_of(book, seen) as copy, _let_in("numpy", "pandas"):
        opened = ClosedBook.open(copy)
        sources = read_sources(others, (seen.path, opened))
        year = opened if sources.year_path == seen.path else None
        return told_of(held_against(report, sources, Wishes(), now, year))


@contextmanager
def _let_in(*names: str) -> Iterator[None]:
    """Let a press import what is kept from xlwings at its start (`__main__.py`)."""
    for name in names:
        if sys.modules.get(name, sys) is None:
            del sys.modules[name]
    yield
