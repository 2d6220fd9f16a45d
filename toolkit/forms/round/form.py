"""The round book as a form: what the jobs need of it. It is checked, never rescored."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from toolkit.findings import Finding
from toolkit.findings.report import Report
from toolkit.forms.form import Action, Form, Numbers, Own
from toolkit.forms.round.layout import KIND
from toolkit.forms.round.results.columns import (
    COMPARISON_HEAD,
    RANKING_HEAD,
    axes_of,
    bars_head,
    chart_formulas,
    charts_sheet,
)
from toolkit.parts.records.change import Change
from toolkit.parts.records.kind import kind_said
from toolkit.parts.records.own import OwnTable, own_tables
from toolkit.xlsx.cells.place import Place
from toolkit.xlsx.closed_book import ClosedBook

if TYPE_CHECKING:
    from toolkit.forms.round.reading import RoundBook

RECORDS = ("td_findings", "td_log")
WRITTEN = (*RECORDS, RANKING_HEAD, COMPARISON_HEAD)
"""The headers of what is written whole: records, ranks, rounds side by side."""

# Imported by the functions: a job on another family need not wait for this one.


class Checked(NamedTuple):
    """A round book that was read, with what was found in it."""

    book: "RoundBook"
    findings: tuple[Finding, ...]

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """All of them: nothing is repaired."""
        return self.findings


def _recognises(book: ClosedBook) -> bool:
    return kind_said(book) == KIND


def _assess(book: ClosedBook, numbers: Numbers | None) -> Checked:
    from toolkit.forms.round.reading import read_round

    del numbers
    found = read_round(book)
    return Checked(found, found.findings)


def _with_findings(checked: Checked, more: Sequence[Finding]) -> Checked:
    return checked._replace(findings=(*checked.findings, *more))


def _apply(book: ClosedBook, checked: Checked, now: datetime, action: Action) -> None:
    del book, checked, now
    raise ValueError(f"{action} writes nothing into a round book")


def _changes(_: Checked) -> tuple[Change, ...]:
    return ()


def _own(book: ClosedBook, checked: Checked) -> Own:
    return own_of(book, checked.book)


def own_of(book: ClosedBook, found: "RoundBook") -> Own:
    """What of a round book is ours; the numbers of the bar chart fold."""
    tables = own_tables(book, WRITTEN)
    cells: frozenset[Place] = frozenset()
    if found.rubric_sheet is not None:
        rubric = found.rubric.rubric
        cells = chart_formulas(book, len(axes_of(rubric)))
        if sheet := charts_sheet(book):
            tables[sheet] = OwnTable(bars_head(rubric) + 1, right=2, folds=True)
    return Own(computed=frozenset(), cells=cells, touched=(), tables=tables)


def _own_sheets(book: ClosedBook) -> frozenset[str]:
    return frozenset(own_tables(book, WRITTEN))


def _folding(book: ClosedBook) -> frozenset[str]:
    return frozenset({charts_sheet(book)} - {""})


def _report(checked: Checked, action: Action) -> Report:
    from toolkit.model.round import Deed

    del action
    found = checked.book
    taken = {e.unit for e in found.ledger if e.deed is Deed.TAKEN}
    sent = {e.unit for e in found.ledger if e.deed is Deed.SENT}
    return Report(
        file="",
        kind=KIND,
        unit=found.settings.office or None,
        year=found.settings.year,
        findings=checked.findings,
        summary=(
            f"{len(found.units)} đơn vị: đã gửi {len(sent)}, đã nhận về {len(taken)}."
        ),
    )


ROUND: Form[Checked] = Form(
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
    folding=_folding,
)
