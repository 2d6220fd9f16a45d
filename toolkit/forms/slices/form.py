"""A slice as a form: a unit checks its rows before it sends them back."""

from typing import NamedTuple

from toolkit.findings import Finding
from toolkit.findings.report import Report
from toolkit.forms.only_checked import only_checked
from toolkit.forms.slices.kind import KIND
from toolkit.parts.records.kind import kind_said
from toolkit.xlsx.closed_book import ClosedBook

# Imported by the functions: a job on another family need not wait for this one.


class Looked(NamedTuple):
    """What was found in a slice; `told` is what its report says of it."""

    told: str
    findings: tuple[Finding, ...] = ()

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """All of them: nothing is repaired."""
        return self.findings


def _recognises(book: ClosedBook) -> bool:
    return kind_said(book) == KIND


def _read(book: ClosedBook) -> Looked:
    from toolkit.forms.register.locate import locate_table
    from toolkit.forms.register.reading.register import read_table
    from toolkit.forms.slices.layout import TABLES

    findings: list[Finding] = []
    counts = []
    for form in TABLES:
        table, lost = locate_table(book.names(), form)
        findings += lost
        if table is not None:
            records, _, told = read_table(book, table, None)
            findings += told
            counts.append(f"«{form.sheet}» {len(records)} dòng")
    summary = f"Phần của đơn vị trong sổ theo dõi: {', '.join(counts)}."
    return Looked(summary, tuple(findings))


def _report(looked: Looked) -> Report:
    return Report(file="", kind=KIND, findings=looked.findings, summary=looked.told)


SLICE = only_checked(KIND, recognises=_recognises, read=_read, report=_report)
