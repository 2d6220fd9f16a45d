"""What the system says when a file cannot be read or written, as a finding."""

import errno
import os
from pathlib import Path

from toolkit.findings import Finding, find
from toolkit.findings.texts.file import FILE_WORDS
from toolkit.xlsx.disk.backups import EXCEL_PATH_LIMIT

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST}


def too_long(length: int) -> Finding:
    """F026 for a path of this many characters."""
    return find("F026", seen=str(length), expected=str(EXCEL_PATH_LIMIT))


def unreadable(path: Path, error: OSError) -> Finding:
    """Why a file cannot be read: F001 a folder, F023, F026, F027."""
    if isinstance(error, FileNotFoundError):
        return find("F027", seen=str(path))
    if error.errno == errno.ENAMETOOLONG:
        return too_long(len(str(path.absolute())))
    # Windows says «no permission» of a folder that is opened like a file.
    if isinstance(error, IsADirectoryError) or (os.name == "nt" and path.is_dir()):
        return find("F001")
    if isinstance(error, PermissionError):
        return find("F023", seen=FILE_WORDS["no_permission"])
    return find("F023", seen=error.strerror or str(error))


def unwritable(target: Path, error: OSError) -> Finding | None:
    """Why nothing can be written beside a file: F024, F025, F026; None if unknown."""
    if error.errno in _FULL:
        return find("F025")
    if error.errno in _CLOSED:
        return find("F024", seen=str(target.parent))
    if error.errno == errno.ENAMETOOLONG:
        return too_long(len(str(target)))
    return None
