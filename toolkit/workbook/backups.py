"""Dated copies of a workbook in the folder «_sao_luu» beside it."""

import re
import unicodedata
from datetime import datetime
from pathlib import Path

BACKUP_FOLDER = "_sao_luu"
EXCEL_PATH_LIMIT = 218  # characters of a whole path, Excel's own limit


def backup_name(path: Path, now: datetime, number: int = 1) -> str:
    """Name.20261121-083015.xlsx; sorts by time. `number` above 1 is appended."""
    stem = unicodedata.normalize("NFC", path.stem)
    again = f"-{number}" if number > 1 else ""
    return f"{stem}.{now:%Y%m%d-%H%M%S}{again}{path.suffix}"


def backups_of(path: Path) -> tuple[Path, ...]:
    """The backups of one workbook, oldest first."""
    stem = unicodedata.normalize("NFC", path.stem)
    dated = re.compile(r"\.(\d{8}-\d{6})(?:-(\d+))?" + re.escape(path.suffix))
    found = []
    folder = path.parent / BACKUP_FOLDER
    for name in _names(folder):
        composed = unicodedata.normalize("NFC", name)
        if not composed.startswith(stem):
            continue
        match = dated.fullmatch(composed, len(stem))
        if match:
            found.append((match[1], int(match[2] or 1), folder / name))
    return tuple(backup for _, _, backup in sorted(found))


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
        return [entry.name for entry in folder.iterdir()]
    except OSError:
        return []
