"""The journal of rescoring: one line a save."""

import contextlib
import os
from pathlib import Path
from typing import NamedTuple

from toolkit.xlsx.disk.backups import BACKUP_FOLDER

JOURNAL = "nhat_ky.jsonl"
RESCORE, UNDO = "rescore", "undo"


class JournalLine(NamedTuple):
    """One save. `file` and `backup` are names without folder, so that a folder can be
    moved; `before` and `after` are SHA-256 of the workbook, in hex."""

    time: str
    file: str
    action: str
    backup: str
    before: str
    after: str


def record(path: Path, entry: JournalLine) -> None:
    """Append an entry to the journal beside the workbook. Raises OSError.

    The line goes out in one write, behind a line end when a killed run left half a
    line, and is on the disk when this returns; when it does not fit there the journal
    is cut back to what it was.
    """
    import json

    fields = {name: getattr(entry, name) for name in JournalLine._fields}
    line = json.dumps(fields, ensure_ascii=False).encode() + b"\n"
    with (path.parent / BACKUP_FOLDER / JOURNAL).open("ab+", buffering=0) as file:
        size = file.seek(0, os.SEEK_END)
        if size:
            file.seek(size - 1)
            line = line if file.read(1) == b"\n" else b"\n" + line
        try:
            _write_all(file.fileno(), line)
            # Before the workbook is replaced: after a power cut it can be undone then.
            os.fsync(file.fileno())
        except OSError:
            with contextlib.suppress(OSError):
                file.truncate(size)
            raise


def _write_all(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def entries(path: Path) -> tuple[JournalLine, ...]:
    """The journal beside a workbook, oldest first; lines that are broken are left out.

    Entries of every workbook in the folder are in it.
    """
    try:
        text = (path.parent / BACKUP_FOLDER / JOURNAL).read_bytes()
    except OSError:
        return ()
    return tuple(entry for line in text.splitlines() if (entry := _parsed(line)))


def _parsed(line: bytes) -> JournalLine | None:
    import json

    try:
        fields = json.loads(line)
        entry = JournalLine(**{name: fields[name] for name in JournalLine._fields})
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not all(isinstance(getattr(entry, name), str) for name in JournalLine._fields):
        return None
    return entry if _is_plain_name(entry.backup) else None


def _is_plain_name(name: str) -> bool:
    """The name will be joined to a folder, and must not lead out of it."""
    return Path(name).name == name not in ("", "..") and "\\" not in name


def rescore_behind(
    name: str, sha256: str, journal: tuple[JournalLine, ...]
) -> JournalLine | None:
    """The last rescore that made a workbook of this content.

    One of the same name goes first: a copy may have been rescored to the same bytes.
    """
    made = [e for e in journal if e.action == RESCORE and e.after == sha256]
    named = [e for e in made if e.file == name] or made
    return named[-1] if named else None
