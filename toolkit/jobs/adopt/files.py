"""The job on a file: an office's own workbook is understood, and made usable."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.findings.report import Report
from toolkit.forms.other.form import OURS
from toolkit.forms.register.kind import KIND as AWARDS
from toolkit.forms.scoring.layout import (
    KIND,
    TOTAL_KEY,
    own_reason_column,
    points_column,
)
from toolkit.jobs.adopt.scoring import Made, make_working, rows_told
from toolkit.jobs.adopt.wishes import Wishes
from toolkit.jobs.guard import guarded
from toolkit.jobs.new import load_rubric
from toolkit.legacy.adopt.understanding import NO_HEAD, Understanding, understand
from toolkit.legacy.adopt.words import FIELDS
from toolkit.model.rubric import Round
from toolkit.xlsx.cells.address import letters
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.save import save_new, save_over
from toolkit.xlsx.zip.package import read_file

ENDING = "_dung_duoc"
"""Behind the name of the file, for the copy that can be used."""


class Adopted(NamedTuple):
    """What came of it, and line by line how the file is understood."""

    report: Report
    lines: tuple[str, ...] = ()


Register = Callable[
    [ClosedBook, Wishes, str, datetime], tuple[Made | None, Sequence[str]]
]
"""Takes over a workbook that keeps awards: what was made, and how it is understood."""


def adopt_file(
    path: Path, wishes: Wishes, *, now: datetime, register: Register | None = None
) -> Adopted:
    """Make a copy of an office's own workbook that the toolkit can work on.

    The file itself is written only where that is wished, with a backup that an undo
    brings back byte for byte. Nothing is made while anything is doubtful: the
    findings of the report then say what, where, and what to do. `register` takes over
    a workbook in which no scoring table is found.
    """
    lines: list[str] = []
    job = partial(_adopt, path, wishes, now, register, lines)
    return Adopted(guarded(str(path), job, now=now), tuple(lines))


def _adopt(
    path: Path,
    wishes: Wishes,
    now: datetime,
    register: Register | None,
    lines: list[str],
) -> Report:
    data = read_file(path)
    book = ClosedBook.from_bytes(data)
    if any(name.startswith(OURS) for name in book.names()):
        raise WorkRefusedError(find("X667"))
    rubric, faults = load_rubric(wishes.rubric) if wishes.rubric else (None, ())
    if wishes.rubric and rubric is None:
        return Report(file=str(path), findings=faults)
    understood, findings = understand(
        book,
        sheet=wishes.sheet,
        columns=wishes.columns,
        skipped=wishes.skipped,
        rubric=rubric,
    )
    if understood is None and register and [f.seen for f in findings] == [NO_HEAD]:
        made, told = register(book, wishes, path.name, now)
        lines += told
        unit, year = wishes.unit, wishes.year
        return _report(path, wishes, made, (), unit, year, data, now)
    if understood is None:
        return Report(file=str(path), findings=findings)
    lines += understood_lines(understood)
    if understood.rubric is None or wishes.preview:
        kind = KIND if understood.rubric is not None else None
        return Report(file=str(path), kind=kind, findings=findings)
    unit = wishes.unit or understood.unit
    year = wishes.year or understood.year
    made = make_working(
        book,
        understood,
        understood.rubric,
        unit=unit,
        year=year,
        source=path.name,
        now=now,
    )
    return _report(path, wishes, made, findings, unit, year, data, now)


def _report(
    path: Path,
    wishes: Wishes,
    made: Made | None,
    findings: tuple[Finding, ...],
    unit: str,
    year: int | None,
    before: bytes,
    now: datetime,
) -> Report:
    """What came of it; nothing was made where only a preview was wished for."""
    if made is None:
        return Report(file=str(path), kind=AWARDS, findings=findings)
    saved, backup = path, ""
    if wishes.in_place:
        backup = str(save_over(path, before, made.data, now=now).backup)
    else:
        saved = save_new(_place(path, wishes.output), made.data)
    return Report(
        file=str(path),
        kind=made.kind,
        unit=unit or None,
        year=year,
        findings=(*findings, *made.findings),
        summary=made.summary,
        saved=str(saved),
        backup=backup,
    )


def _place(path: Path, output: str) -> Path:
    usual = f"{path.stem}{ENDING}{path.suffix}"
    if not output:
        return path.with_name(usual)
    there = Path(output)
    return there / usual if there.is_dir() else there


def _own_fields(rounds: Iterable[Round]) -> Iterator[tuple[str, str]]:
    """The fields of rounds that the office named itself, in words."""
    for one in rounds:
        yield points_column(one), f"điểm của {one.name}"
        yield own_reason_column(one), f"ý kiến của {one.name}"


def understood_lines(understood: Understanding) -> list[str]:
    """How a table is understood: its columns, then its rows."""
    head = understood.head
    named = sorted(head.columns.items(), key=lambda one: one[1])
    words = {**FIELDS, **dict(_own_fields(head.rounds))}
    columns = ", ".join(
        f"{letters(column)} «{head.headings.get(column, '')}» = {words[field]}"
        + (" (đoán theo chỗ đứng)" if field in head.guessed else "")
        for field, column in named
        if field in words
    )
    lines = [f"Trang «{understood.sheet}», tiêu đề ở hàng {head.top}–{head.bottom}."]
    lines.append(f"Cột: {columns}.")
    for one in rows_told(understood):
        points = "" if one.standard is None else f" – {one.standard} điểm"
        key = "" if one.key in ("", TOTAL_KEY) else f"{one.key}: "
        lines.append(f"Hàng {one.row}: {key}{one.text}{points} [{one.taken_for}]")
    return lines
