"""Undo: the workbook as it was before its last rescore, by the journal."""

from datetime import datetime
from pathlib import Path

from toolkit.xlsx.disk.backups import BACKUP_FOLDER
from toolkit.xlsx.disk.journal import (
    RESCORE,
    UNDO,
    JournalLine,
    entries,
    rescore_behind,
)
from toolkit.xlsx.disk.save import digest, save_over
from toolkit.xlsx.refusal import Fault, FileRefusedError
from toolkit.xlsx.zip.package import read_file


def undo_last(path: Path, *, now: datetime) -> Path:
    """Bring back the workbook as it was before its last rescore, byte for byte.

    Returns the backup of what was undone, the workbook as it was until now. Undoing
    again goes one rescore further back. The workbook is known by its content,
    so it may have been renamed or moved together with «_sao_luu».

    Raises FileRefusedError: F031 nothing to undo, F032 changed since the last rescore,
    F033 backup gone or altered, and all that `save_over` and `read_file` raise.
    """
    target = path.resolve()
    current = read_file(target)
    rescore = _rescore_to_undo(target, digest(current), entries(target))
    backup = target.parent / BACKUP_FOLDER / rescore.backup
    try:
        former = read_file(backup)
    except FileRefusedError:
        former = b""
    if digest(former) != rescore.before:
        raise FileRefusedError(Fault.BACKUP_LOST, seen=rescore.backup)
    return save_over(target, current, former, now=now, action=UNDO).backup


def _rescore_to_undo(
    path: Path, sha256: str, journal: tuple[JournalLine, ...]
) -> JournalLine:
    found = rescore_behind(path.name, sha256, journal)
    if found:
        return found
    own = [e for e in journal if e.action == RESCORE and e.file == path.name]
    # As it was before a rescore: it has been undone, or was killed before it was done.
    if not own or any(e.before == sha256 for e in own):
        raise FileRefusedError(Fault.NOTHING_TO_UNDO)
    raise FileRefusedError(Fault.CHANGED_SINCE, seen=own[-1].backup)
