"""What the verbs print."""

import sys
import time
from collections.abc import Iterator

from toolkit.findings.report import CLEAN, COULD_NOT_RUN, Report
from toolkit.jobs.render import made_lines, report_lines

MANY = 20
"""From so many files on, a bar shows how far the work is."""


def show(report: Report, *, as_json: bool = False, rewrites: bool = False) -> None:
    """Print a report, as lines of text or as one JSON object."""
    if as_json:
        print_json(report)
        return
    for line in report_lines(report, rewrites=rewrites):
        print(line)


def print_json(report: Report) -> None:
    """Print a report as one JSON object."""
    from toolkit.jobs.screen import json_line

    print(json_line(report.as_json()))


def made(report: Report) -> int:
    """Print what came of making a file; the exit code."""
    for line in made_lines(report):
        print(line)
    return CLEAN if report.saved else COULD_NOT_RUN


def say(text: str) -> None:
    """Print a step as it is done."""
    print(text, end="", flush=True)


class Progress:
    """A bar with the time left, on a terminal and where there is much to do."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._bar = sys.stderr.isatty()

    def __call__(self, done: int, most: int) -> None:
        """So many of so many are done."""
        if not self._bar or most < MANY:
            return
        if done == 0:
            self._begun = time.monotonic()
        terminal = getattr(sys.stderr, "plain", sys.stderr)  # the bar does steer it
        left = (time.monotonic() - self._begun) / max(done, 1) * (most - done)
        told = f"còn {left // 60:.0f}:{left % 60:02.0f}" if done else ""
        full = 30 * done // most
        line = f"\r[{'█' * full}{' ' * (30 - full)}] {done}/{most} {told} "
        end = "\n" if done == most else ""
        print(line, end=end, file=terminal, flush=True)


def with_progress(reports: Iterator[Report], most: int) -> Iterator[Report]:
    """The reports as they come, with a bar on a terminal where there are many."""
    bar = most >= MANY and sys.stderr.isatty()
    terminal = getattr(sys.stderr, "plain", sys.stderr)  # the bar does steer it
    for number, report in enumerate(reports, 1):
        if bar:
            done = 30 * number // most
            line = f"\r[{'█' * done}{' ' * (30 - done)}] {number}/{most} "
            print(line, end="", file=terminal, flush=True)
        yield report
    if bar:
        print(file=sys.stderr)
