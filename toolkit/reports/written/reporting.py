"""The job: a written report from the workbooks of an office."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.findings.report import Report
from toolkit.forms.form import Action
from toolkit.jobs.guard import guarded
from toolkit.jobs.open_elsewhere import open_elsewhere
from toolkit.jobs.refused import REFUSED, finding_of
from toolkit.jobs.shipped import templates_folder
from toolkit.jobs.verify import verify
from toolkit.jobs.work import work_on
from toolkit.parts.records.sources import SOURCES
from toolkit.reports.docx.bookmarks import read_figures
from toolkit.reports.docx.filling import Filled, fill
from toolkit.reports.docx.inspecting import lists_used
from toolkit.reports.docx.intake import let_in, read_docx
from toolkit.reports.docx.places import filled_parts
from toolkit.reports.written.companion import companion_path, write_companion
from toolkit.reports.written.content import Content, content_of, year_of
from toolkit.reports.written.fields import shape
from toolkit.reports.written.figures import Known
from toolkit.reports.written.mark import new_mark, put_mark
from toolkit.reports.written.period import ReportKind
from toolkit.reports.written.sources import Sources, read_sources
from toolkit.reports.written.templates import NAMES, build_report_template
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.lock import refuse_if_open
from toolkit.xlsx.disk.save import save_new, save_over
from toolkit.xlsx.zip.package import read_file

KIND = "report"
_ENDING = ".docx"


class Wishes(NamedTuple):
    """What report is wanted: of which year (None: the workbooks say it), from which
    template (None: the shipped one), where to («»: beside the first workbook)."""

    kind: ReportKind = ReportKind.YEAR
    year: int | None = None
    template: Path | None = None
    output: str = ""


class Document(NamedTuple):
    """A report that was saved: the name of its own, its file, figures by bookmark."""

    id: str
    saved: Path
    filled: Filled
    known: Mapping[str, Known]

    def keep_in(self, book: ClosedBook, now: datetime) -> bool:
        """Write where each figure is from into a year book; False without the sheet."""
        figures, _ = read_figures(self.filled.parts)
        return write_companion(book, self.id, self.saved.name, figures, self.known, now)


def make_report(paths: Sequence[Path], wishes: Wishes, *, now: datetime) -> Report:
    """Write a report from a year book, a register and a scoring workbook.

    At least one of the first two. The document lies beside the first of them unless
    the wishes name a file or a folder; an existing file is never written over. The year
    book gets the source of each figure on its sheet «Nguồn số liệu», with a backup;
    without one they lie in a workbook of their own, beside the document.
    """
    named = str(paths[0]) if paths else ""
    return guarded(named, lambda: _make(paths, wishes, now), now=now)


def _make(paths: Sequence[Path], wishes: Wishes, now: datetime) -> Report:
    sources = read_sources(paths)
    if sources.year_path is not None:
        refuse_if_open(sources.year_path)  # before anything is written
    report, document = write_document(sources, wishes, now, beside=paths[0])
    elsewhere = (one for path in paths for one in open_elsewhere(path))
    report = report._replace(findings=(*elsewhere, *report.findings))
    if document is None:
        return report
    if sources.year_path is None and not document.known:
        return report
    if sources.year_path is None:
        said, found = _kept_beside(document, now)
    else:
        said, found = _keep_sources(sources.year_path, document, now)
    return report._replace(
        findings=(*report.findings, *found), summary=f"{report.summary} {said}".strip()
    )


def write_document(
    sources: Sources, wishes: Wishes, now: datetime, *, beside: Path
) -> tuple[Report, Document | None]:
    """Write the document alone; None where the template does not let it.

    Raises WorkRefusedError (B135), FileRefusedError.
    """
    year = year_of(sources, wishes.year)
    if year is None:
        raise WorkRefusedError(find("B135"))
    content = content_of(sources, wishes.kind, year, now.date())
    own = None if wishes.template is None else read_docx(wishes.template)
    filled = report_filled(wishes.kind, content, own)
    register = sources.register.office if sources.register else ""
    unit = (sources.year.unit if sources.year else "") or register
    report = Report(
        file=str(wishes.template or beside),
        kind=KIND,
        unit=unit or None,
        year=year,
        findings=(*content.findings, *filled.findings),
    )
    if not filled.parts:
        return report, None
    mark = new_mark(wishes.kind, year, now)
    put_mark(filled.parts, mark)
    saved = save_new(_place(wishes, beside, year), filled.data)
    known = by_bookmark(filled, content.known)
    said = f"{len(known)} số có nguồn, {_blanks(filled)} chỗ cần viết."
    made = report._replace(file=str(beside), saved=str(saved), summary=said)
    return made, Document(mark.id, saved, filled, known)


def report_filled(
    kind: ReportKind, content: Content, template: bytes | None = None
) -> Filled:
    """A report as a document; `template`: the office's own, instead of the shipped."""
    return fill(
        template or report_template(NAMES[kind]),
        content.values,
        shape=shape(),
        wanted=_wanted(kind),
        charts=content.charts,
    )


def report_template(name: str) -> bytes:
    """A shipped template as built; made anew where the package came without it."""
    built = templates_folder() / name
    return read_file(built) if built.exists() else build_report_template(name)


@cache
def _wanted(kind: ReportKind) -> Collection[str]:
    """The lists that the shipped template of a kind uses."""
    return lists_used(filled_parts(let_in(build_report_template(NAMES[kind]))))


def _place(wishes: Wishes, beside: Path, year: int) -> Path:
    usual = f"{NAMES[wishes.kind].removesuffix(_ENDING)}_{year}{_ENDING}"
    path = Path(wishes.output) if wishes.output else beside.parent
    if path.is_dir():
        return path / usual
    named = path.suffix.lower() == _ENDING
    return path if named else path.with_name(path.name + _ENDING)


def _blanks(filled: Filled) -> int:
    return sum(part.count(b"<w:highlight") for part in filled.parts.values())


def by_bookmark(filled: Filled, known: Mapping[str, Known]) -> dict[str, Known]:
    """The figures of a document by the bookmark that each stands at."""
    return {one.bookmark: known[one.key] for one in filled.figures}


def _kept_beside(document: Document, now: datetime) -> tuple[str, tuple[Finding, ...]]:
    """Keep the sources of a document in a workbook beside it."""
    from toolkit.reports.written.making.sources_book import sources_book

    try:
        book = ClosedBook.from_bytes(sources_book())
        document.keep_in(book, now)
        kept = save_new(companion_path(document.saved), book.to_bytes())
    except REFUSED as refused:
        return "", (finding_of(refused),)
    return f"Nguồn của từng số ở {kept.name}.", ()


def _keep_sources(
    path: Path, document: Document, now: datetime
) -> tuple[str, tuple[Finding, ...]]:
    """Keep the sources of a document in the year book: what is said, and found.

    The report lies there already, so a book that cannot be written is but a finding.
    """
    try:
        return _written_into(path, document, now)
    except REFUSED as refused:
        return "", (finding_of(refused),)


def _written_into(
    path: Path, document: Document, now: datetime
) -> tuple[str, tuple[Finding, ...]]:
    before = read_file(path)
    book = ClosedBook.from_bytes(before)
    if not document.keep_in(book, now):
        return "", (find("B136", seen=path.name),)
    work = work_on(book, Action.CHECK)
    own = work.own(book)
    kept = save_over(
        path,
        before,
        book.to_bytes(),
        now=now,
        verify=lambda data: verify(data, book, work, own),
    )
    backup = kept.backup.name
    return f"Nguồn của từng số ở «{SOURCES}» của {path.name}; bản trước: {backup}.", ()
