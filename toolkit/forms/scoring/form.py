"""The scoring workbook as a form: what the jobs need of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from toolkit.findings import Finding
from toolkit.findings.report import Item, Report, Totals
from toolkit.forms.form import Action, Form, Numbers, Own
from toolkit.forms.scoring.layout import KIND
from toolkit.model.rubric import Round
from toolkit.model.scores import RoundScores
from toolkit.parts.records.change import Change
from toolkit.parts.records.kind import kind_said
from toolkit.parts.records.own import own_tables
from toolkit.xlsx.closed_book import ClosedBook

if TYPE_CHECKING:
    from toolkit.forms.scoring.assess import Assessment

HEADS = ("td_findings", "td_log")
"""Names of the headers on the sheets that hold nothing but ours."""

NO_TOTAL = "Chưa có tổng điểm: bộ tiêu chí trong sổ không còn như khi phát hành."

# Imported by the functions: a job on another family need not wait for this one.


def _recognises(book: ClosedBook) -> bool:
    return kind_said(book) == KIND


def _assess(book: ClosedBook, numbers: Numbers | None) -> "Assessment":
    from toolkit.forms.scoring.assess import assess

    return assess(book, numbers)


def _with_findings(assessment: "Assessment", more: Sequence[Finding]) -> "Assessment":
    return assessment._replace(open_findings=(*assessment.open_findings, *more))


def _apply(
    book: ClosedBook, assessment: "Assessment", now: datetime, action: Action
) -> None:
    from toolkit.forms.scoring.assess import apply

    del action  # there is but one that writes
    apply(book, assessment, now)


def _changes(assessment: "Assessment") -> tuple[Change, ...]:
    return assessment.changes


def _own(book: ClosedBook, assessment: "Assessment") -> Own:
    return Own(
        computed=frozenset(),
        cells=assessment.computed,
        touched=[change.place for change in assessment.changes],
        tables=own_tables(book, HEADS),
    )


def _own_sheets(book: ClosedBook) -> frozenset[str]:
    return frozenset(own_tables(book, HEADS))


def _report(assessment: "Assessment", action: Action) -> Report:
    del action
    scores = assessment.scores
    own = scores.rounds[Round.SELF]
    rubric = assessment.located.rubric_sheet
    altered = rubric.altered
    return Report(
        file="",
        kind=KIND,
        unit=assessment.scorecard.unit,
        year=assessment.scorecard.year,
        rubric_id=rubric.rubric.id,
        fingerprint=rubric.fingerprint,
        # By a rubric that nobody issued there is no total.
        totals=None
        if altered
        else {
            which.value: Totals(
                standard=one.standard,
                bonus=one.bonus,
                penalty=one.penalty,
                total=one.total,
            )
            for which, one in scores.rounds.items()
        },
        items=tuple(
            Item(
                number=item.criterion,
                standard=item.standard,
                bonus=item.bonus,
                penalty=item.penalty,
                total=item.total,
                why=item.why,
            )
            for item in own.items.values()
        ),
        findings=assessment.findings,
        summary=NO_TOTAL if altered else _headline(own),
    )


def _headline(own: RoundScores) -> str:
    return own.why + (f"; xếp loại: {own.grade.title}" if own.grade else "")


SCORING: Form["Assessment"] = Form(
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
