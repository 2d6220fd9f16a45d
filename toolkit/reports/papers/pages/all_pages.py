"""Every template by its kind, and the file that it is shipped as."""

from collections.abc import Callable, Mapping

from toolkit.reports.papers.kinds import KINDS, PaperKind
from toolkit.reports.papers.pages import council, lists, recipients, tables

_PAGES: Mapping[PaperKind, Callable[[], bytes]] = {
    PaperKind.REQUEST: lists.request,
    PaperKind.PROPOSALS: lists.proposals,
    PaperKind.MINUTES: council.minutes,
    PaperKind.BALLOT: council.ballot,
    PaperKind.ANNEX: lists.annex,
    PaperKind.MERIT: recipients.merit,
    PaperKind.RECORD: recipients.record,
    PaperKind.SUMMARY: tables.totals,
    PaperKind.DOSSIERS: tables.dossiers,
}

FILES: Mapping[str, PaperKind] = {
    f"mau_{KINDS[kind].stem}.docx": kind for kind in _PAGES
}
"""The file of each template in `workbook_templates/`."""


def file_of(kind: PaperKind) -> str:
    """The file of a template. Raises StopIteration for the list of a mail merge."""
    return next(name for name, one in FILES.items() if one is kind)


def page(kind: PaperKind) -> bytes:
    """The template of a kind, the same bytes each time. Raises KeyError."""
    return _PAGES[kind]()
