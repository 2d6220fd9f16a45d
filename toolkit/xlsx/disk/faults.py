"""What the system says when a file cannot be read or written, as a refusal."""

import errno
import os
from pathlib import Path

from toolkit.xlsx.disk.backups import EXCEL_PATH_LIMIT
from toolkit.xlsx.refusal import Fault, FileRefusedError, Words

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST}


# A drive that fails, one that was pulled out, a network folder that has gone.
_LOST = {errno.EIO, errno.ENXIO, errno.ENODEV, errno.ETIMEDOUT, errno.EHOSTDOWN}
_LOST |= {errno.ESTALE, errno.ENETDOWN, errno.ENETUNREACH, errno.ECONNRESET}


def too_long(length: int) -> FileRefusedError:
    """F026 for a path of this many characters."""
    return FileRefusedError(
        Fault.PATH_TOO_LONG, seen=str(length), expected=str(EXCEL_PATH_LIMIT)
    )


def unreadable(path: Path, error: OSError) -> FileRefusedError:
    """Why a file cannot be read: F001 a folder, F023, F026, F027, F072."""
    if isinstance(error, FileNotFoundError):
        return FileRefusedError(Fault.NOT_FOUND, seen=str(path))
    if error.errno == errno.ENAMETOOLONG:
        return too_long(len(str(path.absolute())))
    # Windows says «no permission» of a folder that is opened like a file.
    if isinstance(error, IsADirectoryError) or (os.name == "nt" and path.is_dir()):
        return FileRefusedError(Fault.NOT_A_WORKBOOK)
    if isinstance(error, PermissionError):
        return FileRefusedError(Fault.IN_USE, seen=Words("no_permission"))
    return _device(error)


def unwritable(target: Path, error: OSError) -> FileRefusedError | None:
    """Why nothing is written beside a file: F024–F027, F072; None if unknown."""
    if error.errno in _FULL:
        return FileRefusedError(Fault.DISK_FULL)
    if error.errno in _CLOSED:
        return FileRefusedError(Fault.FOLDER_CLOSED, seen=str(target.parent))
    if error.errno == errno.ENAMETOOLONG:
        return too_long(len(str(target)))
    if error.errno == errno.ENOENT:  # a drive that is not there, or no more
        return FileRefusedError(Fault.NOT_FOUND, seen=str(target.parent))
    return _device(error) if error.errno in _LOST else None


def _device(error: OSError) -> FileRefusedError:
    """F072: what the system says is English, and its number is what is looked up."""
    number = getattr(error, "winerror", None) or error.errno or 0
    return FileRefusedError(Fault.DEVICE, seen=Words("device_error", number))
