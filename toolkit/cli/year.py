"""The verbs on year books: what is due."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.cli.say import made, show
from toolkit.commands import BY_ID
from toolkit.findings.report import CLEAN, FOUND
from toolkit.parser import Parser

if TYPE_CHECKING:
    from toolkit.exchange.deadlines.due import Due


def add_to(verbs: "argparse._SubParsersAction[Parser]") -> None:
    """The verbs on a year book."""
    command = BY_ID["due"]
    text = f"{command.label}: {command.does}"
    due = verbs.add_parser(command.verb, help=text, description=text)
    due.add_argument("files", nargs="+", metavar="SỔ", help="tệp, thư mục, *.xlsx")
    due.add_argument(
        "--within",
        type=_days,
        default=None,
        metavar="NGÀY",
        help="báo trước bao nhiêu ngày; mặc định như «Cài đặt», hoặc 14",
    )
    due.add_argument(
        "--ics",
        metavar="TỆP",
        help="ghi mọi việc còn làm có hạn ra tệp lịch .ics cho Outlook, điện thoại",
    )
    due.set_defaults(run=_due)


def _days(text: str) -> int:
    if not text.isdecimal() or len(text) > 4:
        raise argparse.ArgumentTypeError(f"«{text}» không phải là số ngày")
    return int(text)


def _due(options: argparse.Namespace) -> int:
    from toolkit.exchange.deadlines.due import any_late, due_in, due_lines
    from toolkit.jobs.many import workbooks_in

    now = datetime.now().astimezone()
    paths, problems = workbooks_in(options.files)
    worst = CLEAN
    for problem in problems:
        show(problem)
        worst = max(worst, problem.exit_code)
    found = []
    for path in paths:
        report, due = due_in(path, now=now)
        if due is None:
            show(report)
            worst = max(worst, report.exit_code)
            continue
        found.append(due)
        print(path)
        for line in due_lines(due, options.within):
            print(f"  {line}")
    if any_late(found):
        worst = max(worst, FOUND)
    if options.ics and found:
        worst = max(worst, _calendar(Path(options.ics), found, now))
    return worst


def _calendar(path: Path, found: "list[Due]", now: datetime) -> int:
    from toolkit.findings.report import Report
    from toolkit.jobs.guard import guarded

    def job() -> Report:
        from toolkit.exchange.deadlines.calendar_file import calendar_of_deadlines
        from toolkit.xlsx.disk.save import save_new

        saved = save_new(path, calendar_of_deadlines(found))
        return Report(file=str(path), kind="year", saved=str(saved))

    report = guarded(str(path), job, now=now)
    return made(report)
