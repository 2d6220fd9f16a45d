"""What keeps a clerk's work safe around a press: the copy, the backup."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import xlwings

from toolkit import places
from toolkit.excel.blocks import Block
from toolkit.excel.host import Facts, save_copy
from toolkit.excel.literal import Sent
from toolkit.findings import WorkRefusedError, find
from toolkit.findings.catalogue import CATALOGUE
from toolkit.parts.records.findings_and_log import NOTHING, WIDTH
from toolkit.xlsx.disk.backups import (
    BACKUP_FOLDER,
    KEEP_BACKUPS,
    backup_name,
    next_number,
    prune,
)
from toolkit.xlsx.disk.journal import entries


@contextmanager
def copy_of(book: xlwings.Book, seen: Facts) -> Iterator[Path]:
    """A file that holds what is in the spreadsheet now; gone afterwards."""
    folder = places.data_folder() / places.COPIES
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorkRefusedError(find("F045", seen=str(error.strerror))) from error
    _sweep(folder)
    ending = seen.path.suffix.lower()
    # Calc also opens .ods and .xls, and saves a copy as .xlsx like any other.
    if book.app.engine.name != "excel" and ending not in (".xlsx", ".xlsm"):
        ending = ".xlsx"
    copy = folder / f"{uuid4().hex}{ending}"
    try:
        save_copy(book, copy)
        yield copy
    finally:
        copy.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Take away the copies of presses that were killed; we alone are at work."""
    for old in folder.iterdir():
        with suppress(OSError):
            old.unlink()


def back_up(seen: Facts, copy: Path, now: datetime) -> Path:
    """Keep the workbook as it is before the change, beside it or else with us."""
    path = seen.path.with_suffix(copy.suffix)
    for folder in (path.parent, places.data_folder()):
        beside = folder / path.name
        backup = folder / BACKUP_FOLDER
        try:
            backup.mkdir(exist_ok=True)
            target = backup / backup_name(beside, now, next_number(beside, now))
            shutil.copyfile(copy, target)
        except OSError:
            continue  # a folder on the network that may only be read
        needed = [e.backup for e in entries(beside) if e.file == beside.name]
        prune(beside, KEEP_BACKUPS, frozenset({target.name, *needed[-1:]}))
        return target
    raise WorkRefusedError(find("F024", seen=str(path.parent)))


def has_guests(block: Block) -> bool:
    """Whether somebody wrote lines of his own among the findings or the log."""
    return any(
        any(row) and _plain(row[1]) not in CATALOGUE and NOTHING not in row
        for row in block.before
        if len(row) == WIDTH
    )


def _plain(content: Sent) -> str:
    return "" if content is None else str(content).removeprefix("'")
