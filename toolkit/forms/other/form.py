"""A workbook without a form of ours: the general checks, and nothing is written."""

from typing import NamedTuple

from toolkit.findings import Finding, Severity
from toolkit.findings.report import Report
from toolkit.forms.only_checked import only_checked
from toolkit.forms.scoring.lone_copies import lone_copy
from toolkit.parts.records.kind import kind_said
from toolkit.xlsx.closed_book import ClosedBook

KIND = "other"
OURS = "td_"
"""How the names in a workbook of ours begin."""


class Reviewed(NamedTuple):
    """What was found in a workbook, and how many sheets it has."""

    sheets: int
    findings: tuple[Finding, ...] = ()

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """All of them: nothing is repaired."""
        return self.findings


def _recognises(book: ClosedBook) -> bool:
    """Nothing says that it was ever ours: a damaged form is not taken for another."""
    return kind_said(book) is None and not any(
        name.startswith(OURS) for name in book.names()
    )


def _read(book: ClosedBook) -> Reviewed:
    lone = lone_copy(book)
    return Reviewed(len(book.sheet_names), () if lone is None else (lone,))


def _report(reviewed: Reviewed) -> Report:
    some = any(one.severity is not Severity.NOTE for one in reviewed.findings)
    told = "xem các điều dưới đây" if some else "không thấy điều nào cần xem"
    return Report(
        file="",
        kind=KIND,
        findings=reviewed.findings,
        summary=(
            "Sổ không theo mẫu của bộ công cụ: chỉ soát chung công thức và số liệu "
            f"của {reviewed.sheets} trang tính; {told}."
        ),
    )


OTHER = only_checked(KIND, recognises=_recognises, read=_read, report=_report)
