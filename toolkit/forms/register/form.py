"""The award-tracking workbook as a form: what the jobs need of it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from toolkit.findings import Finding
from toolkit.findings.report import Report
from toolkit.forms.form import Action, Filled, Form, Numbers, Own
from toolkit.forms.register.kind import KIND, is_register
from toolkit.parts.records.change import Change
from toolkit.parts.records.own import OwnTable, own_tables, writable
from toolkit.xlsx.cells.place import Place
from toolkit.xlsx.closed_book import ClosedBook

if TYPE_CHECKING:
    from toolkit.forms.register.assess import RegisterAssessment

READ = ("overview", "ratios", "conditions", "summary", "findings", "log")
"""Names of the headers on sheets that clerks read and that hold nothing but ours."""

MIXED = ("rules", "money")
"""Names of the headers on sheets that hold what clerks type above."""

COPIES = ("copy", "copy_ratios")
"""Names of the hidden copies, often longer than all else."""

# Imported by the functions: a job on another family need not wait for the rules.


def _assess(book: ClosedBook, numbers: Numbers | None) -> "RegisterAssessment":
    from toolkit.forms.register.assess import assess_register

    del numbers  # a register is where they come from
    return assess_register(book)


def _fill(book: ClosedBook, action: Action) -> Filled:
    from toolkit.forms.register.quick_entry import fill_rows

    return fill_rows(book, action)


def _with_findings(
    assessment: "RegisterAssessment", more: Sequence[Finding]
) -> "RegisterAssessment":
    from toolkit.forms.register.assess import by_severity

    findings = by_severity((*assessment.findings, *more))
    return assessment._replace(findings=findings)


def _apply(
    book: ClosedBook, assessment: "RegisterAssessment", now: datetime, action: Action
) -> None:
    from toolkit.forms.register.apply import apply_register

    apply_register(
        book,
        assessment,
        now,
        ratios=action is not Action.ELIGIBILITY,
        conditions=action is not Action.RATIOS,
    )


def _changes(assessment: "RegisterAssessment") -> tuple[Change, ...]:
    del assessment
    return ()


def _own(book: ClosedBook, assessment: "RegisterAssessment") -> Own:
    del assessment
    cells = frozenset(_own_cells(book))
    copies = _sheets_of(book, COPIES)
    tables = own_tables(book, [f"td_{name}" for name in (*READ, *MIXED)])
    for sheet in _folding(book):
        tables[sheet] = tables[sheet]._replace(folds=True)
    for name in COPIES:
        region = writable(book, f"td_{name}")
        if region is not None:
            tables[region.sheet] = OwnTable(region.top, fit=False)
    return Own(
        computed=_sheets_of(book, (*READ, *COPIES)) | _sheet_of_kind(book),
        cells=cells,
        touched=cells,
        tables=tables,
        unread=copies,
    )


def _own_sheets(book: ClosedBook) -> frozenset[str]:
    return _sheets_of(book, (*READ, *COPIES))


def _folding(book: ClosedBook) -> frozenset[str]:
    """Excel folds nothing on a protected sheet, as older registers have it."""
    found = _sheets_of(book, ("conditions",))
    return frozenset(sheet for sheet in found if not book.sheet(sheet).protected)


def _sheets_of(book: ClosedBook, wanted: Iterable[str]) -> frozenset[str]:
    found = (writable(book, f"td_{name}") for name in wanted)
    return frozenset(region.sheet for region in found if region is not None)


def _sheet_of_kind(book: ClosedBook) -> frozenset[str]:
    region = book.names().get("td_kind")
    return frozenset() if region is None else frozenset((region.sheet,))


def _own_cells(book: ClosedBook) -> Iterator[Place]:
    """What was written where clerks see it, and our formulas beside their inputs."""
    for sheet in _sheets_of(book, READ):
        for row, column in book.sheet(sheet).cells:
            yield Place(sheet, row, column)
    for name in MIXED:
        region = writable(book, f"td_{name}")
        if region is None:
            continue
        for (row, column), cell in book.sheet(region.sheet).cells.items():
            if row >= region.top or cell.formula is not None:
                yield Place(region.sheet, row, column)


def _report(assessment: "RegisterAssessment", action: Action) -> Report:
    register = assessment.register
    ratios = action is Action.RATIOS
    return Report(
        file="",
        kind=KIND,
        unit=register.office or None,
        year=register.year,
        findings=assessment.findings,
        summary=(assessment.said_of_ratios if ratios else assessment.said) + ".",
    )


REGISTER: Form["RegisterAssessment"] = Form(
    kind=KIND,
    actions=frozenset(Action),
    recognises=is_register,
    assess=_assess,
    with_findings=_with_findings,
    apply=_apply,
    changes=_changes,
    own=_own,
    own_sheets=_own_sheets,
    report=_report,
    folding=_folding,
    fill=_fill,
)
