"""The job: papers of one kind from a register in a file, and the list beside them."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from toolkit.findings import Finding, Severity, find
from toolkit.findings.report import Report
from toolkit.findings.texts.papers import PAPER_WORDS
from toolkit.forms.register.assess import LOST
from toolkit.forms.register.kind import KIND
from toolkit.forms.register.reading.register import ReadRegister, read_register
from toolkit.jobs.guard import guarded
from toolkit.jobs.open_elsewhere import open_elsewhere
from toolkit.jobs.shipped import templates_folder
from toolkit.model.origin import Origin
from toolkit.reports.papers.drafts import Prepared, Wishes, prepared
from toolkit.reports.papers.kinds import KINDS, PaperKind
from toolkit.reports.papers.material import material
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.save import save_new
from toolkit.xlsx.zip.package import read_file

NO_WISHES = Wishes()


class _File(NamedTuple):
    """A file that is ready to be written."""

    name: str
    data: bytes


def make_papers(
    path: Path,
    kind: PaperKind,
    wishes: Wishes = NO_WISHES,
    *,
    now: datetime,
    called: str = "",
) -> Report:
    """Make the papers of a kind from the register in a file, which stays as it is.

    `called`: what the report calls the register, where the file is but a copy of it.
    Nothing is written over; all is made before anything is written.
    """
    file = called or str(path)
    return guarded(file, lambda: _make(path, kind, wishes, file), now=now)


def _make(path: Path, kind: PaperKind, wishes: Wishes, file: str) -> Report:
    book = ClosedBook.open(path)
    read = read_register(book)
    register = read.register
    report = Report(
        file=file, kind=KIND, unit=register.office or None, year=register.year
    )
    if register.year is None:
        at = register.cells.get("year", Origin())
        return report._replace(findings=(find("T100", at),))
    superior = superior_of(book)
    made = prepared(material(register, read.settings, superior=superior), kind, wishes)
    files, faults = _files(made, kind, wishes)
    beside = _beside(made, kind, register.year)
    folder = (wishes.folder or path.parent).absolute()
    saved = [save_new(folder / one.name, one.data) for one in (*files, *beside)]
    headless = [find("T114", _superior_cell(book))] if saved and not superior else []
    seen = (*open_elsewhere(path), *_of_reading(read))
    findings = (*seen, *headless, *faults, *made.findings)
    listed = saved[-1].name if beside else ""
    return report._replace(
        findings=(*findings, *_of_doubts(made, listed)),
        summary=_summary(kind, [one.name for one in saved], papers=len(files)),
        saved=str(saved[0] if len(files) == 1 else folder) if saved else "",
    )


def superior_of(book: ClosedBook) -> str:
    """The body above the office, as «Quy tắc» has it; "" where it says nothing."""
    region = book.names().get("td_set_superior")
    if region is None:
        return ""
    value = book.sheet(region.sheet).at(region.top, region.left).value
    return value.strip() if isinstance(value, str) else ""


def _superior_cell(book: ClosedBook) -> Origin:
    region = book.names().get("td_set_superior")
    return Origin(region.sheet, a1(region.top, region.left)) if region else Origin()


def standard_page(kind: PaperKind) -> bytes:
    """The template that comes with the toolkit; made anew where it is not built."""
    from toolkit.reports.papers.pages.all_pages import file_of, page

    built = templates_folder() / file_of(kind)
    return read_file(built) if built.exists() else page(kind)


def copy_page(kind: PaperKind, folder: Path) -> Report:
    """A copy of a template, for an office that wants to change it in Word."""

    def job() -> Report:
        from toolkit.reports.papers.pages.all_pages import file_of

        path = save_new(folder.absolute() / file_of(kind), standard_page(kind))
        return Report(file=str(path), kind=KIND, saved=str(path))

    return guarded(str(folder), job)


def _files(
    made: Prepared, kind: PaperKind, wishes: Wishes
) -> tuple[list[_File], list[Finding]]:
    """The documents; of one that a template's fault keeps from being, the fault."""
    if made.certificates:
        from toolkit.reports.papers.making.mail_list import mail_list

        return [_File(f"{made.stem}.xlsx", mail_list(made.certificates))], []
    if not made.drafts:
        return [], []
    from toolkit.reports.docx.filling import fill, filling_many
    from toolkit.reports.papers.samples import shape_for

    own = wishes.template
    template = read_file(own) if own else standard_page(kind)
    files: list[_File] = []
    faults: dict[Finding, None] = {}
    with filling_many():
        for draft in made.drafts:
            filled = fill(template, draft.fields, shape=shape_for(kind))
            faults |= dict.fromkeys(filled.findings)
            if filled.parts:
                files.append(_File(f"{draft.stem}.docx", filled.data))
    return files, list(faults)


def _beside(made: Prepared, kind: PaperKind, year: int) -> list[_File]:
    """The list of doubts, where there is any."""
    if not made.doubts:
        return []
    from toolkit.reports.papers.making.doubt_list import doubt_list

    title = PAPER_WORDS["doubts"].format(KINDS[kind].label, year)
    data = doubt_list(title, PAPER_WORDS["intro"], made.doubts)
    return [_File(f"{made.stem}-can_xem_lai.xlsx", data)]


def _of_doubts(made: Prepared, listed: str) -> list[Finding]:
    out = sum(one.row > 0 and not one.on_paper for one in made.doubts)
    rest = len(made.doubts) - out
    found = [find("T102", seen=str(out), expected=listed)] if out else []
    return found + ([find("T103", seen=str(rest), expected=listed)] if rest else [])


def _of_reading(read: ReadRegister) -> list[Finding]:
    """What could not be read at all; of all other errors only how many there are."""
    lost = [one for one in read.findings if one.code in LOST]
    errors = sum(one.severity is Severity.ERROR for one in read.findings) - len(lost)
    return lost + ([find("T113", seen=str(errors))] if errors > 0 else [])


def _summary(kind: PaperKind, names: list[str], *, papers: int) -> str:
    if not papers:
        return PAPER_WORDS["none"]
    return PAPER_WORDS["made"].format(KINDS[kind].label, ", ".join(names))
