"""Put a finished file in the place of another, all at once."""

import contextlib
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

# Held by a virus scanner, an indexer, a preview, or by Excel: worth waiting for.
_ACCESS_DENIED, _SHARING, _LOCKED = 5, 32, 33
# ReplaceFileW's own: could not remove the old file, could not move the new one, could
# not move the new one after the old one was moved aside.
_KEPT_OLD, _KEPT_BOTH, _OLD_IS_ASIDE = 1175, 1176, 1177
_HELD = frozenset({_ACCESS_DENIED, _SHARING, _LOCKED, _KEPT_OLD, _KEPT_BOTH})
_WAITS = tuple(0.05 * 2**step for step in range(6))  # seconds; about three in all

ReplaceFile = Callable[[str, str, str], int]


def put_in_place(temporary: Path, target: Path) -> None:
    """Replace `target` by `temporary`, which must lie in the same folder.

    Either both are as before or `target` holds the new bytes. Raises OSError when
    someone keeps holding `target` (on Windows after about three seconds).
    """
    if sys.platform == "win32":
        replace_patiently(temporary, target, _replace_file_w)
    else:
        temporary.replace(target)
        sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in this folder survive a power cut; nothing to do on Windows."""
    if sys.platform == "win32":
        return
    # Some network folders cannot; the rename itself is done.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def replace_patiently(
    temporary: Path,
    target: Path,
    replace_file: ReplaceFile,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """ReplaceFileW, then os.replace where that is not known, with waits between.

    ReplaceFileW keeps what belongs to the clerk's file: its permissions, its creation
    time and the mark that it came by mail. It moves the old file aside first, so a
    name for that is given: without one the old file can be lost (error 1176).
    """
    aside = _aside(target)
    for wait in (*_WAITS, None):
        error = replace_file(str(target), str(temporary), str(aside))
        if error == _OLD_IS_ASIDE:
            aside.replace(target)
        elif error and error not in _HELD:
            error = _plain_replace(temporary, target)
        if not error:
            _forget(aside)
            return
        if wait is not None:
            sleep(wait)
    raise PermissionError(f"held by another program: {target}")


def _plain_replace(temporary: Path, target: Path) -> int:
    """os.replace for drives that do not know ReplaceFileW; its Windows error, or 0."""
    try:
        temporary.replace(target)
    except OSError as error:
        code = int(getattr(error, "winerror", 0) or 0)
        if code not in _HELD:
            raise
        return code
    return 0


def bring_back(path: Path) -> bool:
    """Undo a replacement that was killed between ReplaceFileW's two steps.

    Whether there was one: the old file lay aside and nothing in its place.
    """
    if path.exists():
        return False
    aside = _aside(path)
    if not aside.exists():
        return False
    aside.replace(path)
    return True


def _aside(target: Path) -> Path:
    return target.with_name(f".{target.name}.thidua-old")


def _forget(aside: Path) -> None:
    # A scanner may be looking at it; the next save writes over it.
    with contextlib.suppress(OSError):
        aside.unlink(missing_ok=True)


if sys.platform == "win32":

    def _replace_file_w(target: str, temporary: str, aside: str) -> int:
        import ctypes

        kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
        replace_file = kernel32.ReplaceFileW
        replace_file.argtypes = [ctypes.c_wchar_p] * 3 + [
            ctypes.c_uint32,
            ctypes.c_void_p,
            ctypes.c_void_p,
        ]
        ignore_merge_errors = 2
        done = replace_file(target, temporary, aside, ignore_merge_errors, None, None)
        return 0 if done else ctypes.get_last_error() or _ACCESS_DENIED
