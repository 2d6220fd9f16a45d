"""The jobs around authoring: new workbooks, checking and converting rubrics."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.awards.people.rooms import rooms_of
from toolkit.commands import AWARDS_BOOK, ROUND_BOOK, SCORING_BOOK, YEAR_BOOK
from toolkit.findings import Finding, Severity, WorkRefusedError, find
from toolkit.findings.report import Report
from toolkit.forms.rubric.sheet import has_rubric_sheet, rubric_rows
from toolkit.jobs.guard import guarded
from toolkit.jobs.many import WORKBOOK_ENDINGS
from toolkit.jobs.next_steps import first_step
from toolkit.jobs.with_buttons import PLAIN, made_for, of_ending
from toolkit.model.numbers import vi
from toolkit.model.rubric import Rubric, RubricTree
from toolkit.rules import basis_lines, rules_version
from toolkit.scoring.rubric.faults.rubric import check, usable
from toolkit.scoring.rubric.fingerprint import fingerprint
from toolkit.scoring.rubric.reading import read_rows
from toolkit.scoring.rubric.text import (
    read_toml,
    standard_ids,
    standard_rubric,
    write_toml,
)
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.save import save_new
from toolkit.xlsx.zip.package import read_file

if TYPE_CHECKING:
    from toolkit.rules.profile import Choice

USUAL_RUBRIC = "bo_tieu_chi.xlsx"
"""The name of a workbook for writing a rubric, unless another one is asked for."""

RUBRIC_KIND = "rubric"
AWARDS_KIND = "awards"
YEAR_KIND = "year"
TEXT_ENDING = ".toml"

OF_EXAMPLE = "S531"
"""Found where the rubric is still, in part, the example: no form is made of it."""


def standard_titles() -> dict[str, str]:
    """The standard rubrics: id → title."""
    return {name: standard_rubric(name).title for name in standard_ids()}


def load_rubric(word: str) -> tuple[Rubric | None, tuple[Finding, ...]]:
    """A rubric by standard id, or from a .toml or .xlsx file, with all its faults.

    None when it has an error. Raises WorkRefusedError when the file cannot be read.
    """
    if word in standard_ids():
        rubric = standard_rubric(word)
        return rubric, tuple(check(rubric))
    path = Path(word)
    if path.suffix.lower() == TEXT_ENDING:
        return _from_text(path)
    if path.suffix.lower() in WORKBOOK_ENDINGS:
        return _from_workbook(path)
    known = ", ".join(standard_ids())
    where = f"{known}, tệp .toml hoặc .xlsx"
    field = "bộ tiêu chí"
    raise WorkRefusedError(find("S517", seen=word, field=field, expected=where))


def _from_text(path: Path) -> tuple[Rubric | None, tuple[Finding, ...]]:
    try:
        text = read_file(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        seen = f"{path.name}: không phải văn bản UTF-8"
        raise WorkRefusedError(find("S520", seen=seen)) from error
    return read_toml(text, path.name)


def _from_workbook(path: Path) -> tuple[Rubric | None, tuple[Finding, ...]]:
    book = ClosedBook.from_bytes(read_file(path))
    if not has_rubric_sheet(book):
        raise WorkRefusedError(find("F036"))
    settings, rows = rubric_rows(book)
    draft = read_rows(settings, rows)
    found = check(draft)
    return (draft.rubric if usable(found) else None), tuple(found)


def check_rubric(word: str) -> Report:
    """All faults of a rubric, and what it adds up to."""

    def job() -> Report:
        rubric, found = load_rubric(word)
        return Report(
            file=word,
            kind=RUBRIC_KIND,
            rubric_id=rubric.id if rubric else None,
            fingerprint=fingerprint(rubric) if rubric else None,
            findings=found,
            summary=_summary(rubric) if rubric else "Bộ tiêu chí chưa dùng được.",
        )

    return _guarded(word, job)


def _summary(rubric: Rubric) -> str:
    tree = RubricTree(rubric)
    leaves = sum(1 for _ in tree.leaves())
    points = vi(rubric.standard_points)
    sections = len(tree.sections)
    return (
        f"{rubric.title}: {points} điểm, {sections} phần, {leaves} tiêu chí chấm điểm;"
        f" dấu {fingerprint(rubric)[:12]}."
    )


def new_scoring(
    word: str,
    *,
    unit: str = "",
    superior: str = "",
    year: int | None = None,
    output: str = "",
) -> Report:
    """Make a scoring workbook for a rubric. An existing file is never written over.

    `output`: a file, or a folder that is there, for a file with the usual name; an
    .xlsm has buttons on its sheets.
    """

    def job() -> Report:
        from toolkit.forms.scoring.making.workbook import build_scoring

        rubric, found = load_rubric(word)
        if rubric is None or any(one.code == OF_EXAMPLE for one in found):
            return Report(file=word, findings=found)
        build = partial(
            build_scoring,
            rubric,
            unit=unit,
            superior=superior,
            year=year,
            rules_version=rules_version(),
            basis=basis_lines(year) if year else (),
        )
        path = _place(output, f"cham_diem_{rubric.id}_{year or 'mau'}.xlsx")
        data = made_for(path, SCORING_BOOK, lambda buttons: build(buttons=buttons))
        told = {"unit": unit, "year": year}
        return _saved(path, data, RUBRIC_KIND, "scoring", **told)

    return _guarded(word, job)


def new_scoring_from(
    source: str,
    sheet: str,
    word: str = "",
    *,
    unit: str = "",
    year: int | None = None,
    output: str = "",
    now: datetime,
) -> Report:
    """Make a scoring workbook of one sheet of another, filled with what is typed there.

    `sheet` is a copy of the form that was made for one more unit; `word` names the
    rubric where the source holds none. `output` as for `new_scoring`.
    """

    def job() -> Report:
        from toolkit.jobs.from_copy import new_from_sheet

        rubric, found = load_rubric(word) if word else (None, ())
        if word and rubric is None:
            return Report(file=word, findings=found)
        return new_from_sheet(
            Path(source),
            sheet,
            lambda usual: _plain_place(output, usual),
            rubric=rubric,
            unit=unit,
            year=year,
            now=now,
        )

    return guarded(source, job, now=now)


def new_awards(
    *,
    unit: str = "",
    superior: str = "",
    year: int | None = None,
    profile: Sequence[str] = (),
    output: str = "",
) -> Report:
    """Make an award-tracking workbook; `output` as for `new_scoring`.

    `profile` names whose rules it follows besides the general ones.
    """
    path = _place(output, f"theo_doi_khen_thuong_{year or 'mau'}.xlsx")

    def job() -> Report:
        from toolkit.forms.register.making.workbook import build_register

        build = partial(
            build_register,
            unit=unit,
            superior=superior,
            year=year,
            profile=[_chosen(word) for word in profile],
            rules_version=rules_version(),
        )
        data = made_for(path, AWARDS_BOOK, lambda buttons: build(buttons=buttons))
        told = {"unit": unit, "superior": superior, "year": year}
        return _saved(path, data, AWARDS_KIND, "awards", **told)

    return _guarded(str(path), job)


def _chosen(word: str) -> "Choice":
    from toolkit.rules.profile import CHOICES, choice_of

    found = choice_of(word)
    if found is None:
        expected = "; ".join(one.words for one in CHOICES)
        refusal = find(
            "S517", seen=word, field="nơi có quy định riêng", expected=expected
        )
        raise WorkRefusedError(refusal)
    return found


def new_round_of_register(
    register: Path,
    *,
    office: str = "",
    title: str = "",
    year: int | None = None,
    output: str = "",
) -> Report:
    """Make a round book that sends slices of a register, beside it.

    Its units are those right below the office; `office` and `year` those of the
    register unless told otherwise. `output`: as for `new_scoring`, in the register's
    folder.
    """

    def job() -> Report:
        from toolkit.forms.register.reading.register import read_register
        from toolkit.forms.round.making.workbook import build_round

        read = read_register(ClosedBook.open(register)).register
        told = year or read.year
        build = partial(
            build_round,
            None,
            office=office or read.office,
            title=title,
            year=told,
            register=register.name,
            units=rooms_of(read),
            rules_version=rules_version(),
        )
        path = _place(output, f"so_gui_nhan_{told or 'mau'}.xlsx")
        # It ranks nothing, so that it has fewer sheets than the built round book.
        data = made_for(
            path,
            ROUND_BOOK,
            lambda buttons: build(buttons=buttons),
            macros_of=SCORING_BOOK,
        )
        if path.parent.resolve() != register.parent.resolve():
            path = register.parent / path.name
        return _saved(path, data, AWARDS_KIND, "round", unit=office or read.office)

    return guarded(str(register), job)


def new_round(
    word: str,
    *,
    office: str = "",
    title: str = "",
    year: int | None = None,
    output: str = "",
) -> Report:
    """Make a round book for a rubric; `output` as for `new_scoring`."""

    def job() -> Report:
        from toolkit.forms.round.making.workbook import build_round

        rubric, found = load_rubric(word)
        if rubric is None or any(one.code == OF_EXAMPLE for one in found):
            return Report(file=word, findings=found)
        build = partial(
            build_round,
            rubric,
            office=office,
            title=title,
            year=year,
            rules_version=rules_version(),
        )
        path = _place(output, f"so_gui_nhan_{year or 'mau'}.xlsx")
        data = made_for(path, ROUND_BOOK, lambda buttons: build(buttons=buttons))
        return _saved(path, data, RUBRIC_KIND, "round", unit=office, year=year)

    return _guarded(word, job)


def new_year(
    *,
    unit: str = "",
    superior: str = "",
    year: int | None = None,
    output: str = "",
    today: date,
) -> Report:
    """Make a year book; `output` as for `new_scoring`."""
    path = _place(output, f"so_nam_thi_dua_{year or 'mau'}.xlsx")

    def job() -> Report:
        from toolkit.forms.year.making.workbook import build_year

        build = partial(
            build_year,
            unit=unit,
            superior=superior,
            year=year,
            today=today,
            rules_version=rules_version(),
        )
        data = made_for(path, YEAR_BOOK, lambda buttons: build(buttons=buttons))
        told = {"unit": unit, "superior": superior, "year": year}
        return _saved(path, data, YEAR_KIND, "year", **told)

    return _guarded(str(path), job)


def new_rubric(output: Path) -> Report:
    """Make an empty workbook for writing a rubric; `output` as for `new_scoring`."""
    path = _place(str(output), USUAL_RUBRIC)

    def job() -> Report:
        from toolkit.forms.rubric.making.workbook import build_rubric_workbook

        of_ending(path, PLAIN)
        return _saved(path, build_rubric_workbook(None), RUBRIC_KIND, "rubric")

    return _guarded(str(path), job)


def convert_rubric(word: str, output: Path) -> Report:
    """Write a rubric as TOML text or as a workbook, by the ending of `output`."""

    def job() -> Report:
        rubric, found = load_rubric(word)
        if rubric is None:
            return Report(file=word, findings=found)
        ending = output.suffix.lower()
        if ending == TEXT_ENDING:
            data = write_toml(rubric).encode("utf-8")
        elif ending == WORKBOOK_ENDINGS[0]:
            from toolkit.forms.rubric.making.workbook import build_rubric_workbook

            data = build_rubric_workbook(rubric)
        else:
            refusal = find(
                "S517",
                seen=output.name,
                field="tệp kết quả",
                expected=".toml, .xlsx",
            )
            raise WorkRefusedError(refusal)
        saved = save_new(output, data)
        notes = tuple(f for f in found if f.severity is not Severity.NOTE)
        return Report(
            file=str(output), kind=RUBRIC_KIND, saved=str(saved), findings=notes
        )

    return _guarded(word, job)


def _saved(
    wanted: Path, data: bytes, kind: str, workbook: str, **told: object
) -> Report:
    """A new workbook on disk, and what to do first with it; see `first_step`."""
    saved = save_new(wanted, data)
    then = first_step(workbook, wanted, Path(saved), **told)
    return Report(file=str(wanted), kind=kind, saved=str(saved), then=then)


def _place(output: str, usual: str) -> Path:
    """Where a new workbook goes, which may be named by its folder alone."""
    path = Path(output or usual)
    return path / usual if path.is_dir() else path


def _plain_place(output: str, usual: str) -> Path:
    """The same for a workbook that is made without buttons alone."""
    path = _place(output, usual)
    of_ending(path, PLAIN)
    return path


def _guarded(word: str, job: Callable[[], Report]) -> Report:
    return guarded(word, job)
