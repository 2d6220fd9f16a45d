"""Checks a year book: reads it, judges it, says what was found."""

from typing import TYPE_CHECKING, NamedTuple

from toolkit.findings import Finding, WorkRefusedError, find, worst_first
from toolkit.forms.form import Numbers
from toolkit.forms.year.reading import ReadYear, read_year
from toolkit.model.year import YearBook
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.year.document_checks import document_findings
from toolkit.year.figure_checks import figure_findings
from toolkit.year.giving import total
from toolkit.year.other_checks import (
    award_findings,
    day_findings,
    giving_findings,
    movement_findings,
)
from toolkit.year.plan_checks import plan_findings
from toolkit.year.superior import Chosen

if TYPE_CHECKING:
    from toolkit.forms.scoring.from_register.source import Source


class YearAssessment(NamedTuple):
    """A year book as read, and what a check found; nothing is written yet."""

    read: ReadYear
    findings: tuple[Finding, ...]

    @property
    def book(self) -> YearBook:
        """What the year book holds."""
        return self.read.book

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """All of them: nothing that a clerk typed is repaired here."""
        return self.findings

    @property
    def said(self) -> str:
        """What is in the book, in one line."""
        book = self.book
        money = f"{int(total(book.contributions)):,}".replace(",", ".")
        done = sum(task.done is not None for task in book.tasks)
        return (
            f"{len(book.tasks)} việc, đã xong {done}; {len(book.movements)} phong"
            f" trào; {len(book.indicators)} chỉ tiêu; đóng góp {money} đồng."
        )


def assess_year(book: ClosedBook, numbers: Numbers | None = None) -> YearAssessment:
    """Read and judge a year book; changes nothing.

    `numbers` reads the register whose awards are held against the movements, and whose
    «Quy tắc» says which deadlines of superiors bind. Raises
    WorkRefusedError when the workbook holds no year book that can be read, Y164 when
    another one is given instead of a register.
    """
    read = read_year(book)
    year = read.book
    source = _register(numbers) if numbers is not None else None
    chosen = None
    if source is not None:
        days, profile = source.register.own_days, source.settings.profile
        chosen = Chosen(profile, days, source.file)
    found = [
        *read.findings,
        *plan_findings(year, chosen),
        *movement_findings(year),
        *giving_findings(year),
        *figure_findings(year),
        *day_findings(year),
        *document_findings(year),
    ]
    if source is not None:
        found += award_findings(year, source.register, source.file)
    found += [find("S111", seen=target) for target in book.external_links]
    found += [find("S112", seen=target) for target in book.dde_links]
    return YearAssessment(read, worst_first(found))


def _register(numbers: Numbers) -> "Source":
    from toolkit.forms.scoring.from_register.from_year import YearSource

    source: Source | YearSource = numbers()
    if isinstance(source, YearSource):
        raise WorkRefusedError(find("Y164", file=source.file))
    return source
