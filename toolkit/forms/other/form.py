"""A workbook without a form of ours: the general checks, and nothing is written."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from toolkit.findings import Finding, Severity
from toolkit.findings.report import Report
from toolkit.forms.form import Action, Form, Numbers, Own
from toolkit.forms.scoring.lone_copies import lone_copy
from toolkit.parts.records.change import Change
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


def _assess(book: ClosedBook, numbers: Numbers | None) -> Reviewed:
    del numbers
    lone = lone_copy(book)
    return Reviewed(len(book.sheet_names), () if lone is None else (lone,))


def _with_findings(reviewed: Reviewed, more: Sequence[Finding]) -> Reviewed:
    return reviewed._replace(findings=(*reviewed.findings, *more))


def _apply(book: ClosedBook, reviewed: Reviewed, now: datetime, action: Action) -> None:
    del book, reviewed, now
    raise ValueError(f"{action} writes nothing into a workbook that is not ours")


def _changes(_: Reviewed) -> tuple[Change, ...]:
    return ()


def _own(book: ClosedBook, reviewed: Reviewed) -> Own:
    del book, reviewed
    return Own(computed=frozenset(), cells=frozenset(), touched=(), tables={})


def _own_sheets(_: ClosedBook) -> frozenset[str]:
    return frozenset()


def _report(reviewed: Reviewed, action: Action) -> Report:
    del action
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


OTHER: Form[Reviewed] = Form(
    kind=KIND,
    actions=frozenset({Action.CHECK}),
    recognises=_recognises,
    assess=_assess,
    with_findings=_with_findings,
    apply=_apply,
    changes=_changes,
    own=_own,
    own_sheets=_own_sheets,
    report=_report,
)
