"""Bytes on the disk: a new file written down to the last one, compared, removed."""

import contextlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path


def create(path: Path, *, like: Path) -> int:
    """Open a file that must not exist yet; nobody may read it who may not read `like`.

    Where `like` is not there either, the folder's custom decides. Returns the handle,
    for `fill`. Raises OSError.
    """
    mode = like.stat().st_mode & 0o777 if like.exists() else 0o666
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.open(path, flags, mode)


def fill(handle: int, data: bytes, *, like: Path) -> None:
    """Write it all down to the disk and close; owner and permissions as `like` has.

    Raises OSError; the handle is closed all the same.
    """
    fill_by_pieces(handle, (data,), like=like)


def fill_by_pieces(handle: int, pieces: Iterable[bytes], *, like: Path) -> None:
    """As `fill`, one piece behind the other; raises what asking for one does, too."""
    try:
        for piece in pieces:
            view = memoryview(piece)
            while view:
                view = view[os.write(handle, view) :]
        _give_same_owner(handle, like)
        os.fsync(handle)
    finally:
        os.close(handle)


def _give_same_owner(handle: int, like: Path) -> None:
    if sys.platform == "win32":
        return  # ReplaceFileW carries them over
    if not like.exists():
        return
    wanted, own = like.stat(), os.fstat(handle)
    if (wanted.st_uid, wanted.st_gid) != (own.st_uid, own.st_gid):
        # Only an administrator may give a file away; a clerk in a shared folder then
        # owns the new file.
        with contextlib.suppress(OSError):
            os.fchown(handle, wanted.st_uid, wanted.st_gid)
    # Memory sticks and some network folders know neither.
    with contextlib.suppress(OSError):
        os.fchmod(handle, wanted.st_mode & 0o7777)
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            for name in os.listxattr(like):
                os.setxattr(handle, name, os.getxattr(like, name))


def holds(target: Path, data: bytes) -> bool:
    """Whether a file is there and has exactly these bytes; it is read in pieces."""
    at, wanted = 0, memoryview(data)
    try:
        with target.open("rb") as file:
            while piece := file.read(_PIECE):
                if piece != wanted[at : at + len(piece)]:
                    return False
                at += len(piece)
    except FileNotFoundError:
        return False
    return at == len(data)


_PIECE = 256 * 1024


def remove(path: Path) -> None:
    """Remove a file of ours if it is there and will go."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
