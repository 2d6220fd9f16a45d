"""The jobs on a closed register: check it, or write its computed sheets anew."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.findings.report import Report
from toolkit.forms.register.assess import (
    RegisterAssessment,
    apply_register,
    assess_register,
)
from toolkit.forms.register.layout import KIND
from toolkit.xlsx.backend import Backend
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.save import save_over
from toolkit.xlsx.outdated import drop_outdated

General = Callable[[Backend], list[Finding]]

SHOWN = ("ratios", "conditions", "summary", "findings", "log")
HIDDEN = ("copy", "copy_ratios", "kind")
"""Names whose sheets hold nothing but what is ours; clerks see the first."""


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
    own_sheets = _sheets_of(book, (*SHOWN, *HIDDEN))
    ours = frozenset(_own_cells(book))
    drop_outdated(book, ours, ours, own_sheets)
    after = book.to_bytes()
    saved = save_over(
        path, before, after, now=now, verify=lambda data: _verify(data, book)
    )
    return _report(path, assessment)._replace(saved=str(path), backup=str(saved.backup))


def _sheets_of(book: ClosedBook, wanted: Iterable[str]) -> frozenset[str]:
    names = book.names()
    found = (names.get(f"td_{name}") for name in wanted)
    return frozenset(region.sheet for region in found if region is not None)


def _own_cells(book: ClosedBook) -> Iterator[tuple[str, int, int]]:
    """What was written where clerks see it, and our formulas beside their inputs."""
    sheets = _sheets_of(book, SHOWN)
    for sheet in sheets:
        for row, column in book.sheet(sheet).cells:
            yield sheet, row, column
    region = book.names().get("td_rules")
    if region is not None:
        for (row, column), cell in book.sheet(region.sheet).cells.items():
            if row >= region.top or cell.formula is not None:
                yield region.sheet, row, column


def _verify(data: bytes, meant: ClosedBook) -> None:
    """Read the written workbook back. Raises WorkRefusedError (F035) if it differs.

    The hidden copies, often longer than all else, need only be readable.
    """
    book = ClosedBook.from_bytes(data)
    for sheet in _sheets_of(meant, SHOWN):
        there, wanted = (one.sheet(sheet).cells for one in (book, meant))
        wrong = [p for p, cell in wanted.items() if there.get(p, cell)[:2] != cell[:2]]
        if wrong or len(there) != len(wanted):
            raise WorkRefusedError(find("F035", seen=sheet))
    for sheet in _sheets_of(meant, ("copy", "copy_ratios")):
        book.table(sheet, 1, [1])


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
