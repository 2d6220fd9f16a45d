"""Undo on a closed file: the workbook as it was before we last wrote it."""

from datetime import datetime
from pathlib import Path

from toolkit.findings import WorkRefusedError, find
from toolkit.findings.report import Report
from toolkit.forms.families import FORMS, form_said
from toolkit.forms.form import Action
from toolkit.forms.round.layout import KIND
from toolkit.jobs.guard import guarded
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.lock import refuse_if_open
from toolkit.xlsx.disk.undo import undo_last
from toolkit.xlsx.refusal import Fault, FileRefusedError


def undo_file(path: Path, *, now: datetime) -> Report:
    """Bring one workbook back as it was before we last wrote it, byte for byte."""
    return guarded(str(path), lambda: _undo(path, now), now=now)


def _refuse_strange(path: Path) -> None:
    """Raises WorkRefusedError: F010 for a workbook that is none of ours, G852 for a
    round book: what went out and came back is not undone by forgetting it.

    One that is no sound workbook is refused for what it is, FileRefusedError.
    """
    book = ClosedBook.open(path)
    ours = [form for form in FORMS if form.recognises(book)]
    if not any(Action.RESCORE in form.actions for form in ours):
        is_round = any(form.kind == KIND for form in ours)
        raise WorkRefusedError(find("G852" if is_round else "F010"))


def _undo(path: Path, now: datetime) -> Report:
    refuse_if_open(path)
    try:
        backup = undo_last(path, now=now)
    except FileRefusedError as refused:
        if refused.fault is Fault.NOTHING_TO_UNDO:
            _refuse_strange(path)
        raise
    text = "Đã đưa tệp về đúng như trước lần ghi gần nhất."
    kind = form_said(ClosedBook.open(path)).kind
    return Report(
        file=str(path), kind=kind, summary=text, saved=str(path), backup=str(backup)
    )
