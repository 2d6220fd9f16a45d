"""The year book as a form: what the jobs need of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from toolkit.findings import Finding, worst_first
from toolkit.findings.report import Report
from toolkit.forms.form import Action, Form, Numbers, Own
from toolkit.forms.year.kind import KIND
from toolkit.parts.records.change import Change
from toolkit.parts.records.kind import kind_said
from toolkit.parts.records.own import own_tables
from toolkit.xlsx.closed_book import ClosedBook

if TYPE_CHECKING:
    from toolkit.forms.year.assess import YearAssessment

WRITTEN = ("td_findings", "td_log", "td_sources", "td_overview")
"""The headers of what is written whole."""

# Imported by the functions: a job on another family need not wait for this one.


def _recognises(book: ClosedBook) -> bool:
    return kind_said(book) == KIND


def _assess(book: ClosedBook, numbers: Numbers | None) -> "YearAssessment":
    from toolkit.forms.year.assess import assess_year

    return assess_year(book, numbers)


def _with_findings(
    found: "YearAssessment", more: Sequence[Finding]
) -> "YearAssessment":
    return found._replace(findings=worst_first((*found.findings, *more)))


def _apply(
    book: ClosedBook, found: "YearAssessment", now: datetime, action: Action
) -> None:
    from toolkit.forms.year.writing import apply_year

    del action
    apply_year(book, found, now)


def _changes(_: "YearAssessment") -> tuple[Change, ...]:
    return ()


def _own(book: ClosedBook, found: "YearAssessment") -> Own:
    from toolkit.forms.year.layout import OVERVIEW
    from toolkit.forms.year.writing import own_cells

    cells = frozenset(own_cells(book, found))
    computed = frozenset({OVERVIEW} & set(book.sheet_names))
    tables = own_tables(book, WRITTEN)
    return Own(computed=computed, cells=cells, touched=cells, tables=tables)


def _own_sheets(book: ClosedBook) -> frozenset[str]:
    return frozenset(own_tables(book, WRITTEN[:3]))


def _report(found: "YearAssessment", action: Action) -> Report:
    del action
    return Report(
        file="",
        kind=KIND,
        unit=found.book.unit or None,
        year=found.book.year,
        findings=found.findings,
        summary=found.said,
    )


YEAR: Form["YearAssessment"] = Form(
    kind=KIND,
    actions=frozenset({Action.CHECK, Action.RESCORE}),
    recognises=_recognises,
    assess=_assess,
    with_findings=_with_findings,
    apply=_apply,
    changes=_changes,
    own=_own,
    own_sheets=_own_sheets,
    report=_report,
    takes_numbers=True,
)
