"""Save over a workbook: backup, journal, then all at once or not at all."""

import contextlib
import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from toolkit.xlsx.disk import journal
from toolkit.xlsx.disk.backups import (
    BACKUP_FOLDER,
    EXCEL_PATH_LIMIT,
    KEEP_BACKUPS,
    UNSAVED,
    backup_name,
    next_number,
    prune,
)
from toolkit.xlsx.disk.disk import create, fill, fill_by_pieces, holds, remove
from toolkit.xlsx.disk.faults import too_long, unwritable
from toolkit.xlsx.disk.lock import holder, refuse_if_open
from toolkit.xlsx.disk.replace import put_in_place, sync_folder
from toolkit.xlsx.refusal import Fault, FileRefusedError, Words

Verify = Callable[[bytes], None]

_TEMPORARY = re.compile(r"\.thidua-[0-9a-f]{16}\.tmp")
_STALE_AFTER = 3600.0  # seconds; no save takes that long


class Saved(NamedTuple):
    """A save that was done. The two SHA-256, in hex, are those in the journal."""

    backup: Path
    before_sha256: str
    after_sha256: str


def digest(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def save_over(
    path: Path,
    before: bytes,
    after: bytes,
    *,
    verify: Verify | None = None,
    now: datetime,
    keep: int = KEEP_BACKUPS,
    action: str = journal.RESCORE,
) -> Saved:
    """Replace the workbook, which holds `before`, by `after`; keep a dated backup.

    `verify` gets the bytes as read back from the disk and raises when they are not
    right. A link is written through. The newest `keep` backups stay. Whatever is
    raised, and wherever the process is killed, the workbook is as before or as after.

    Raises FileRefusedError: F021–F023 in use, F024 folder not writable, F025 disk
    full, F026 path too long, F028 changed meanwhile, F029 could not be replaced
    (the result then lies beside it), F035 read back differently.
    """
    target = path.resolve()
    _refuse_long(target, now)
    refuse_if_open(path)
    with _faults_explained(target), _temporary(target, after) as temporary:
        _read_back(temporary, after, verify)
        _refuse_changed(target, before)
        with _backup(target, before, after, now) as backup:
            _refuse_changed(target, before)
            entry = journal.JournalLine(
                time=now.isoformat(timespec="seconds"),
                file=target.name,
                action=action,
                backup=backup.name,
                before=digest(before),
                after=digest(after),
            )
            # Written ahead: were it written afterwards, a kill between the two would
            # leave a rescored workbook that cannot be undone. An entry whose save was
            # killed is told by the workbook not having its `after`, and is passed over.
            journal.record(target, entry)
            sync_folder(backup.parent)  # the journal's name in it, where it is new
            not_replaced = _put_or_keep(temporary, target, now)
    if not_replaced:
        raise not_replaced
    _tidy(target, keep, entry)
    return Saved(backup=backup, before_sha256=entry.before, after_sha256=entry.after)


def save_new(path: Path, data: bytes) -> Path:
    """Write a new file, whole or not at all; another of that name is never touched.

    Folders on the way are made. Returns the path, with « (2)» behind its name where
    it was taken. Raises FileRefusedError: F024, F025, F026.
    """
    target = path.resolve()
    if len(str(target)) > EXCEL_PATH_LIMIT:
        raise too_long(len(str(target)))
    with _faults_explained(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with _temporary(target, data) as temporary:
            _read_back(temporary, data, None)
            return _put_new(temporary, path)


def _put_new(temporary: Path, path: Path) -> Path:
    """A finished file put where no other one lies; its path."""
    target = _free_name(path.resolve())
    temporary.rename(target)
    sync_folder(target.parent)
    return path.with_name(target.name)


def save_pieces(path: Path, pieces: Iterable[bytes]) -> Path:
    """As `save_new`, of what is too much to be held at once: a piece at a time.

    Raises what asking for a piece does, too.
    """
    whole = hashlib.sha256()

    def told() -> Iterator[bytes]:
        for piece in pieces:
            whole.update(piece)
            yield piece

    target = path.resolve()
    if len(str(target)) > EXCEL_PATH_LIMIT:
        raise too_long(len(str(target)))
    with _faults_explained(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with _hidden(target) as temporary:
            fill_by_pieces(create(temporary, like=target), told(), like=target)
            with temporary.open("rb") as file:
                read = hashlib.file_digest(file, "sha256").hexdigest()
            if read != whole.hexdigest():
                raise FileRefusedError(Fault.READ_BACK_DIFFERS, seen=Words("read_back"))
            return _put_new(temporary, path)


def keep_in(path: Path, data: bytes) -> Path | None:
    """Have a file of this name that holds these bytes, whole or not at all.

    One that holds others may be somebody's: it goes aside, with « (2)» behind its name.
    Returns where that one lies now, None where there was none. Raises FileRefusedError
    as `save_new`.
    """
    target = path.resolve()
    aside = None
    if target.exists():
        if holds(target, data):
            return None
        with _faults_explained(target):
            aside = target.rename(_free_name(target))
    save_new(target, data)
    return aside


def _refuse_long(target: Path, now: datetime) -> None:
    """The backup has the longest path, and must be one that Excel can open too."""
    length = len(str(target.parent / BACKUP_FOLDER / backup_name(target, now)))
    if length > EXCEL_PATH_LIMIT:
        raise too_long(length)


@contextlib.contextmanager
def _faults_explained(target: Path) -> Iterator[None]:
    """What the system says, as a refusal."""
    try:
        yield
    except OSError as error:
        refusal = unwritable(target, error)
        if refusal is None:
            raise
        raise refusal from error


@contextlib.contextmanager
def _temporary(target: Path, data: bytes) -> Iterator[Path]:
    """A finished, hidden file beside the target; gone afterwards if still there."""
    with _hidden(target) as temporary:
        fill(create(temporary, like=target), data, like=target)
        yield temporary


@contextlib.contextmanager
def _hidden(target: Path) -> Iterator[Path]:
    """The name of a hidden file beside the target; gone afterwards if still there."""
    temporary = target.with_name(f".thidua-{os.urandom(8).hex()}.tmp")
    try:
        yield temporary
    finally:
        remove(temporary)


@contextlib.contextmanager
def _backup(target: Path, before: bytes, after: bytes, now: datetime) -> Iterator[Path]:
    """A new dated copy; taken away again, with its folder, if the block fails."""
    folder = target.parent / BACKUP_FOLDER
    made = not folder.exists()
    if made:
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)
    backup = None
    try:
        number = next_number(target, now)
        while backup is None:
            name = folder / backup_name(target, now, number)
            number += 1
            with contextlib.suppress(FileExistsError):
                handle = create(name, like=target)
                backup = name
        fill(handle, before, like=target)
        sync_folder(folder)
        yield backup
    except BaseException:
        # Ctrl+C may strike right behind the replacement: then the backup is needed.
        if target.exists() and not holds(target, after):
            if backup:
                remove(backup)
            if made:
                remove(folder / journal.JOURNAL)
                with contextlib.suppress(OSError):
                    folder.rmdir()
        raise


def _read_back(temporary: Path, data: bytes, verify: Verify | None) -> None:
    if not holds(temporary, data):
        raise FileRefusedError(Fault.READ_BACK_DIFFERS, seen=Words("read_back"))
    if verify:
        verify(temporary.read_bytes())


def _refuse_changed(target: Path, before: bytes) -> None:
    if not holds(target, before):
        raise FileRefusedError(Fault.CHANGED_MEANWHILE)


def _put_or_keep(
    temporary: Path, target: Path, now: datetime
) -> FileRefusedError | None:
    """Replace, or leave the result beside the workbook under a name that says so.

    The backup and the journal entry stay: if the clerk renames the result into place,
    it can be undone like any other.
    """
    try:
        put_in_place(temporary, target)
    except PermissionError:
        stem = UNSAVED.format(target.stem, f"{now:%Y%m%d-%H%M}")
        kept = _free_name(target.with_name(stem + target.suffix))
        temporary.rename(kept)
        return FileRefusedError(
            Fault.NOT_REPLACED, seen=kept.name, holder=holder(target)
        )
    return None


def _free_name(path: Path) -> Path:
    """The path, or with « (2)», « (3)»… behind its name where that is taken."""
    free, number = path, 2
    while free.exists():
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return free


def _tidy(target: Path, keep: int, entry: journal.JournalLine) -> None:
    """Old backups and what killed runs left; the save is done, so nothing is raised."""
    needed = {entry.backup}
    if entry.action == journal.UNDO:
        lines = journal.entries(target)
        earlier = journal.rescore_behind(entry.file, entry.after, lines)
        needed |= {earlier.backup} if earlier else set()
    prune(target, keep, frozenset(needed))
    with contextlib.suppress(OSError):
        # The drive's own clock, which may differ from this machine's.
        written = target.stat().st_mtime
        for found in os.scandir(target.parent):
            ours = _TEMPORARY.fullmatch(found.name)
            if ours and written - found.stat().st_mtime > _STALE_AFTER:
                remove(Path(found.path))
