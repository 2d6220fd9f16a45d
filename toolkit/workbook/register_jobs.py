"""The jobs on a closed register: check it, or write its computed sheets anew."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.findings.report import Report
from toolkit.workbook.backend import Backend
from toolkit.workbook.closed import ClosedBook
from toolkit.workbook.dependents import drop_outdated
from toolkit.workbook.forms.register_job import (
    RegisterAssessment,
    apply_register,
    assess_register,
)
from toolkit.workbook.forms.register_layout import KIND
from toolkit.workbook.save import save_over

General = Callable[[Backend], list[Finding]]

COMPUTED = ("ratios", "conditions", "summary", "findings", "log", "copy", "kind")
"""Names whose sheets hold nothing but what is ours."""


def check_register(path: Path, book: ClosedBook, general: General) -> Report:
    """What a register says of itself; changes nothing."""
    return _report(path, assess_register(book, general=general))


def recompute_register(
    path: Path,
    before: bytes,
    book: ClosedBook,
    general: General,
    *,
    now: datetime,
    ratios: bool = True,
    conditions: bool = True,
) -> Report:
    """Write the computed sheets in place, with a dated backup beside the workbook."""
    assessment = assess_register(book, general=general)
    apply_register(book, assessment, now, ratios=ratios, conditions=conditions)
    ours = frozenset(_own_cells(book))
    drop_outdated(book, ours, ours)
    after = book.to_bytes()
    saved = save_over(
        path, before, after, now=now, verify=lambda data: _verify(data, book)
    )
    return _report(path, assessment)._replace(saved=str(path), backup=str(saved.backup))


def _own_cells(book: ClosedBook) -> Iterator[tuple[str, int, int]]:
    names = book.names()
    sheets = {r.sheet for name in COMPUTED if (r := names.get(f"td_{name}"))}
    for sheet in sheets:
        for row, column in book.sheet(sheet).cells:
            yield sheet, row, column
    for name in ("rules", "stale"):
        region = names.get(f"td_{name}")
        if region is not None and region.sheet not in sheets:
            for (row, column), cell in book.sheet(region.sheet).cells.items():
                if row >= region.top and cell.formula is not None:
                    yield region.sheet, row, column


def _verify(data: bytes, meant: ClosedBook) -> None:
    """Read the written workbook back. Raises WorkRefusedError (F035) if it differs."""
    book = ClosedBook.from_bytes(data)
    for name in COMPUTED:
        region = meant.names().get(f"td_{name}")
        if region is None:
            continue
        there, wanted = (one.sheet(region.sheet).cells for one in (book, meant))
        wrong = [p for p, cell in wanted.items() if there.get(p, cell)[:2] != cell[:2]]
        if wrong:
            raise WorkRefusedError(find("F035", seen=region.sheet))


def _report(path: Path, assessment: RegisterAssessment) -> Report:
    register = assessment.register
    return Report(
        file=str(path),
        kind=KIND,
        unit=register.office or None,
        year=register.year,
        findings=assessment.findings,
        summary=assessment.said + ".",
    )
