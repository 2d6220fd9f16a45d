"""The one job: a workbook is assessed by its form and written, whatever the door."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from toolkit.audit.general import general_findings
from toolkit.commands import BY_ID
from toolkit.findings import Finding
from toolkit.findings.report import Changed, Report
from toolkit.forms.families import form_of
from toolkit.forms.form import (
    FILLS,
    Action,
    Assessment,
    Filled,
    Form,
    Numbers,
    Own,
)
from toolkit.parts.records.change import Change
from toolkit.parts.records.findings_and_log import LogLine, append_log, write_findings
from toolkit.xlsx.closed_book import ClosedBook


class Work(NamedTuple):
    """A job on one workbook: its form, what was found, and what was repaired."""

    form: Form[Any]
    assessment: Assessment
    action: Action
    filled: Filled | None = None

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """What stays until a person acts."""
        return self.assessment.open_findings

    @property
    def changes(self) -> tuple[Change, ...]:
        """The cells that are repaired or filled one by one, once it is written."""
        added = self.filled.changes if self.filled else ()
        return (*added, *self.form.changes(self.assessment))

    def own(self, book: ClosedBook) -> Own:
        """What of the workbook is ours; to be asked of the written workbook."""
        own = self.form.own(book, self.assessment)
        if self.filled is None:
            return own
        added = (change.place for change in self.filled.changes)
        return own._replace(touched=frozenset((*own.touched, *added)))

    def write(self, book: ClosedBook, now: datetime) -> None:
        """Edit the workbook; a check shows its findings and leaves all else."""
        if self.action is Action.CHECK:
            write_findings(book, self.assessment.findings, (), now=now, stamped=True)
        else:
            self.form.apply(book, self.assessment, now, self.action)
        if self.filled is not None:
            label = BY_ID[self.action].label
            line = LogLine(label, None, "", "", self.filled.said)
            append_log(book, [line], now=now)

    def report(self, file: str) -> Report:
        """What the job says of the file."""
        report = self.form.report(self.assessment, self.action)._replace(file=file)
        if self.filled is None:
            return report
        return report._replace(summary=f"{self.filled.said} {report.summary}")


def work_on(
    book: ClosedBook,
    action: Action,
    *,
    numbers: Numbers | None = None,
    more: Sequence[Finding] = (),
) -> Work:
    """Assess a workbook by its form and by the general checks; nothing is computed yet.

    An action of FILLS adds its rows before that; no other one writes anything here.
    `numbers` reads the register that measured numbers are taken from; `more` is what
    rooms below this one know of the workbook, told before the general checks. Raises
    WorkRefusedError when no form can read the workbook.
    """
    form = form_of(book, action, with_numbers=numbers is not None)
    filled = form.fill(book, action) if form.fill and action in FILLS else None
    found = form.assess(book, numbers)
    whole = form.with_findings(found, (*more, *general_findings(book)))
    return Work(form, whole, action, filled)


def changed_cells(changes: tuple[Change, ...]) -> tuple[Changed, ...]:
    """The changes as a report lists them."""
    return tuple(
        Changed(
            sheet=change.place.sheet,
            cell=change.place.a1,
            before=None if change.before == "" else change.before,
            after=None if change.after == "" else change.after,
        )
        for change in changes
    )
