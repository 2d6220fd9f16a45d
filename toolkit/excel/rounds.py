"""The buttons of the open round book: send out, take in, put together."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Protocol

import xlwings

from toolkit.excel.host import facts
from toolkit.excel.press import Made, Outcome, change
from toolkit.exchange.round.collecting.collect import collect_into
from toolkit.exchange.round.sending.send import send_from
from toolkit.exchange.round.together.together import merge_into, report_of
from toolkit.findings.report import COULD_NOT_RUN, Report
from toolkit.forms.round.form import ROUND, own_of
from toolkit.forms.round.reading import read_round
from toolkit.jobs.render import report_lines
from toolkit.xlsx.closed_book import ClosedBook


class RoundJob(Protocol):
    """Works on a copy of the open round book; `path` is where it lies."""

    def __call__(self, book: ClosedBook, path: Path, now: datetime) -> Report:
        """What is said of it."""


def press_round(book: xlwings.Book, now: datetime, command_id: str) -> Outcome:
    """Do one of the commands of a round on the open workbook.

    What it makes on the disk lies beside the workbook; «Hoàn tác» takes back what it
    wrote into the workbook, and leaves files.
    """
    seen, job = facts(book), _JOBS[command_id]

    def made(before: ClosedBook, after: ClosedBook) -> Made:
        report = job(after, seen.path, now)._replace(file=seen.name)
        ok = report.kind is not None and report.exit_code != COULD_NOT_RUN
        said = Outcome("\n".join(report_lines(report)), ok, report.findings)
        return Made(own_of(after, read_round(after)), ROUND.own_sheets(before), said)

    return change(book, now, command_id, made)


def _send(book: ClosedBook, path: Path, now: datetime) -> Report:
    return send_from(book, path, now=now)


def _collect(book: ClosedBook, path: Path, now: datetime) -> Report:
    return collect_into(book, path, now=now)


def _merge(book: ClosedBook, path: Path, now: datetime) -> Report:
    merged = merge_into(book, path, now=now)
    return report_of("", read_round(book), merged)


_JOBS: Mapping[str, RoundJob] = {"send": _send, "collect": _collect, "merge": _merge}
