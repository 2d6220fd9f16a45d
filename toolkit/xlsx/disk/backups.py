"""Dated copies of a workbook in the folder «_sao_luu» beside it."""

import os
import re
import unicodedata
from datetime import datetime
from pathlib import Path

BACKUP_FOLDER = "_sao_luu"
UNSAVED = "{} (chưa lưu được {})"  # a result that could not be put in place, and when
KEEP_BACKUPS = 30  # of each workbook
EXCEL_PATH_LIMIT = 218  # characters of a whole path, Excel's own limit
_STAMP = "%Y%m%d-%H%M%S"


def backup_name(path: Path, now: datetime, number: int = 1) -> str:
    """Name.20261121-083015.xlsx; sorts by time. A `number` above 1 is appended."""
    stem = unicodedata.normalize("NFC", path.stem)
    again = f"-{number}" if number > 1 else ""
    return f"{stem}.{now:{_STAMP}}{again}{path.suffix}"


def next_number(path: Path, now: datetime) -> int:
    """The number for a backup made now: 1 behind those of the same second.

    Not the first free one: a pruned name used again would sort before older backups.
    """
    same = [number for stamp, number, _ in _dated(path) if stamp == f"{now:{_STAMP}}"]
    return max(same, default=0) + 1


def backups_of(path: Path) -> tuple[Path, ...]:
    """The backups of one workbook, oldest first."""
    folder = path.parent / BACKUP_FOLDER
    return tuple(folder / name for _, _, name in sorted(_dated(path)))


def _dated(path: Path) -> list[tuple[str, int, str]]:
    """Time, number and name of every backup of one workbook."""
    stem = unicodedata.normalize("NFC", path.stem)
    dated = re.compile(r"\.(\d{8}-\d{6})(?:-(\d+))?" + re.escape(path.suffix))
    found = []
    for name in _names(path.parent / BACKUP_FOLDER):
        composed = unicodedata.normalize("NFC", name)
        if not composed.startswith(stem):
            continue
        match = dated.fullmatch(composed, len(stem))
        if match:
            found.append((match[1], int(match[2] or 1), name))
    return found


def prune(path: Path, keep: int, needed: frozenset[str]) -> None:
    """Delete all but the newest `keep` backups of one workbook; never one in `needed`.

    A backup that will not go stays: it harms nobody.
    """
    backups = backups_of(path)
    for old in backups[: max(len(backups) - max(keep, 1), 0)]:
        if old.name not in needed:
            try:
                old.unlink()
            except OSError:
                continue


def _names(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as found:
            return [entry.name for entry in found]
    except OSError:
        return []
