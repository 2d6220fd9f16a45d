"""The journal of rescoring, one line a save, and undo by it."""

import contextlib
import json
import os
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from toolkit.findings import WorkRefusedError, find
from toolkit.workbook.backups import BACKUP_FOLDER

JOURNAL = "nhat_ky.jsonl"
RESCORE, UNDO = "rescore", "undo"


class Entry(NamedTuple):
    """One save. `file` and `backup` are names without folder, so that a folder can be
    moved; `before` and `after` are SHA-256 of the workbook, in hex."""

    time: str
    file: str
    action: str
    backup: str
    before: str
    after: str


def record(path: Path, entry: Entry) -> None:
    """Append an entry to the journal beside the workbook. Raises OSError.

    The line goes out in one write, behind a line end when a killed run left half a
    line; when it does not fit on the disk the journal is cut back to what it was.
    """
    fields = {name: getattr(entry, name) for name in Entry._fields}
    line = json.dumps(fields, ensure_ascii=False).encode() + b"\n"
    with (path.parent / BACKUP_FOLDER / JOURNAL).open("ab+", buffering=0) as file:
        size = file.seek(0, os.SEEK_END)
        if size:
            file.seek(size - 1)
            line = line if file.read(1) == b"\n" else b"\n" + line
        try:
            _write_all(file.fileno(), line)
        except OSError:
            with contextlib.suppress(OSError):
                file.truncate(size)
            raise


def _write_all(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def entries(path: Path) -> tuple[Entry, ...]:
    """The journal beside a workbook, oldest first; lines that are broken are left out.

    Entries of every workbook in the folder are in it.
    """
    try:
        text = (path.parent / BACKUP_FOLDER / JOURNAL).read_bytes()
    except OSError:
        return ()
    return tuple(entry for line in text.splitlines() if (entry := _parsed(line)))


def _parsed(line: bytes) -> Entry | None:
    try:
        fields = json.loads(line)
        entry = Entry(**{name: fields[name] for name in Entry._fields})
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not all(isinstance(getattr(entry, name), str) for name in Entry._fields):
        return None
    return entry if _is_plain_name(entry.backup) else None


def _is_plain_name(name: str) -> bool:
    """The name will be joined to a folder, and must not lead out of it."""
    return Path(name).name == name not in ("", "..") and "\\" not in name


def undo_last(path: Path, *, now: datetime) -> Path:
    """Bring back the workbook as it was before its last rescore, byte for byte.

    Returns the backup it was taken from. What was undone is itself kept as a backup.
    Undoing again goes one rescore further back. The workbook is known by its content,
    so it may have been renamed or moved together with «_sao_luu».

    Raises WorkRefusedError: F031 nothing to undo, F032 changed since the last rescore,
    F033 backup gone or altered, and all that `save_over` and `read_file` raise.
    """
    # Saving writes the journal and undoing saves: the import that would be a circle.
    from toolkit.workbook.package import read_file
    from toolkit.workbook.save import digest, save_over

    target = path.resolve()
    current = read_file(target)
    rescore = _rescore_to_undo(target, digest(current), entries(target))
    backup = target.parent / BACKUP_FOLDER / rescore.backup
    try:
        former = read_file(backup)
    except WorkRefusedError:
        former = b""
    if digest(former) != rescore.before:
        raise WorkRefusedError(find("F033", seen=rescore.backup))
    save_over(target, current, former, now=now, action=UNDO)
    return backup


def rescore_behind(name: str, sha256: str, journal: tuple[Entry, ...]) -> Entry | None:
    """The last rescore that made a workbook of this content.

    One of the same name goes first: a copy may have been rescored to the same bytes.
    """
    made = [e for e in journal if e.action == RESCORE and e.after == sha256]
    named = [e for e in made if e.file == name] or made
    return named[-1] if named else None


def _rescore_to_undo(path: Path, sha256: str, journal: tuple[Entry, ...]) -> Entry:
    found = rescore_behind(path.name, sha256, journal)
    if found:
        return found
    own = [e for e in journal if e.action == RESCORE and e.file == path.name]
    # As it was before a rescore: it has been undone, or was killed before it was done.
    if not own or any(e.before == sha256 for e in own):
        raise WorkRefusedError(find("F031"))
    raise WorkRefusedError(find("F032", seen=own[-1].backup))
