"""A workbook for one more unit, from the copy of the form that was made for it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.findings.report import Report
from toolkit.forms.form import Action
from toolkit.forms.rubric.sheet import RubricSheet, has_rubric_sheet, read_rubric_sheet
from toolkit.forms.scoring.copies import Copied, key_column, read_copy, typed_over
from toolkit.forms.scoring.layout import KIND, rows_of
from toolkit.forms.scoring.lone_copies import lone_copy
from toolkit.jobs.work import work_on
from toolkit.model.rubric import Rubric
from toolkit.rules import basis_lines, rules_version
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.save import save_new
from toolkit.xlsx.zip.package import read_file

ALTERED = "S108"
NONE = "không có trang nào"


def new_from_sheet(
    source: Path,
    sheet: str,
    place: Callable[[str], Path],
    *,
    rubric: Rubric | None,
    unit: str,
    year: int | None,
    now: datetime,
) -> Report:
    """Make the workbook, score it, and put it where `place` says for its usual name.

    An existing file is never written over. Raises as `workbook_from`.
    """
    book = ClosedBook.from_bytes(read_file(source))
    made, lost = workbook_from(book, sheet, rubric, unit=unit, year=year)
    work_on(made, Action.RESCORE).write(made, now)
    saved = save_new(place(f"{source.stem} - {sheet}.xlsx"), made.to_bytes())
    return Report(file=str(saved), kind=KIND, saved=str(saved), findings=lost)


def workbook_from(
    book: ClosedBook, sheet: str, rubric: Rubric | None, *, unit: str, year: int | None
) -> tuple[ClosedBook, tuple[Finding, ...]]:
    """A new scoring workbook, filled with what was typed on one sheet of another.

    `rubric`: for a workbook that holds none; `unit` and `year` where they are to be
    others than on the sheet. Raises WorkRefusedError: F036, S141 no rubric, F060 no
    form on the sheet, or no such sheet, S108 a rubric that is not as it was issued.
    """
    from toolkit.forms.scoring.making.from_copy import around, typed_on
    from toolkit.forms.scoring.making.places import FORM, fresh_places
    from toolkit.forms.scoring.making.workbook import build_scoring

    issued = _issued(book)
    rubric = issued.rubric if issued else rubric
    if rubric is None:
        raise WorkRefusedError(lone_copy(book) or find("F036"))
    copied = _copy_on(book, sheet, rubric)
    basis = basis_lines(year) if year else ()
    data = build_scoring(rubric, year=year, rules_version=rules_version(), basis=basis)
    made, places = ClosedBook.from_bytes(data), fresh_places(rubric)
    typed = dict(around(copied, made.sheet(FORM)))
    typed.update(typed_on(copied, rubric))
    if unit:
        typed[places.cells["unit"]] = unit
    if year:
        typed[places.cells["year"]] = year
    for at, value in typed.items():
        made.set_value(*at, value)
    over = typed_over(copied, issued) if issued else ()
    return made, (*copied.findings, *over)


def _issued(book: ClosedBook) -> RubricSheet | None:
    if not has_rubric_sheet(book):
        return None
    issued = read_rubric_sheet(book)
    altered = [found for found in issued.findings if found.code == ALTERED]
    if altered:
        raise WorkRefusedError(altered[0])
    return issued


def _copy_on(book: ClosedBook, name: str, rubric: Rubric) -> Copied:
    if name in book.sheet_names:
        copied = read_copy(book.sheet(name), rubric)
        if copied is not None:
            return copied
    wanted = {row.key for row in rows_of(rubric)}
    held = (n for n in book.sheet_names if key_column(book.sheet(n), wanted))
    named = ", ".join(f"«{one}»" for one in held) or NONE
    raise WorkRefusedError(find("F060", seen=name, expected=named))
