"""The appraisal book as a form: what the jobs need of it. It is only checked."""

from typing import TYPE_CHECKING, NamedTuple

from toolkit.findings import Finding
from toolkit.findings.report import Report
from toolkit.forms.only_checked import only_checked
from toolkit.forms.round.appraisal_layout import KIND
from toolkit.parts.records.kind import kind_said
from toolkit.xlsx.closed_book import ClosedBook

if TYPE_CHECKING:
    from toolkit.forms.round.appraisal_reading import AppraisalBook


class Checked(NamedTuple):
    """An appraisal book that was read, with what was found in it."""

    book: "AppraisalBook"
    findings: tuple[Finding, ...]

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """All of them: nothing is repaired."""
        return self.findings


def _recognises(book: ClosedBook) -> bool:
    return kind_said(book) == KIND


def _read(book: ClosedBook) -> Checked:
    # Imported here: a job on another family need not wait for this one.
    from toolkit.forms.round.appraisal_reading import read_appraisal

    found = read_appraisal(book)
    return Checked(found, found.findings)


def _report(checked: Checked) -> Report:
    typed = sum(mark.points is not None for mark in checked.book.marks)
    units = len(checked.book.sources)
    return Report(
        file="",
        kind=KIND,
        findings=checked.findings,
        summary=f"Sổ thẩm định: {units} đơn vị, đã ghi {typed} ô điểm.",
    )


APPRAISAL = only_checked(KIND, recognises=_recognises, read=_read, report=_report)
