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
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import Cell, Sheet
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.save import save_over
from toolkit.xlsx.edit.draft import same_value
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

    The hidden sheets, often longer than all else, are compared by their bytes.
    """
    book = ClosedBook.from_bytes(data)
    for sheet in _sheets_of(meant, (*SHOWN, "rules")):
        _refuse_different(book.sheet(sheet), meant.sheet(sheet))
    for sheet in _sheets_of(meant, HIDDEN):
        if book.part(sheet) != meant.part(sheet):
            raise WorkRefusedError(find("F035", seen=sheet))
    for sheet in _sheets_of(meant, ("copy", "copy_ratios")):
        book.table(sheet, 1, [1])


def _refuse_different(there: Sheet, meant: Sheet) -> None:
    """Every cell that is meant stands in its place, and no other one does."""
    for place in sorted(there.cells.keys() | meant.cells.keys()):
        if not _same(there.cells.get(place), meant.cells.get(place)):
            raise WorkRefusedError(find("F035", seen=f"{meant.name} {a1(*place)}"))


def _same(one: Cell | None, other: Cell | None) -> bool:
    if one is None or other is None:
        return False
    return one.formula == other.formula and same_value(one.value, other.value)


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
