"""The files that an office's pipes are on Linux and macOS: found and removed."""

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path


def single_office_name(profile: str) -> str:
    """What the office of a profile (its URL) calls the pipe for second starts.

    The MD5 of the profile's URL in UTF-16, its bytes in hex without leading
    zeros (desktop/source/app/officeipcthread.cxx).
    """
    digest = hashlib.md5(profile.encode("utf-16-le"), usedforsecurity=False).digest()
    return "SingleOfficeIPC_" + "".join(f"{byte:x}" for byte in digest)


def folders() -> tuple[Path, ...]:
    """Where an office may put its pipes."""
    return tuple({Path("/tmp"), Path("/var/tmp"), Path(tempfile.gettempdir())})


def places(name: str) -> tuple[Path, ...]:
    """The files that a pipe of this name may be, of any user."""
    return tuple(
        path for folder in folders() for path in folder.glob(f"OSL_PIPE_*_{name}")
    )


def remove(*names: str) -> None:
    """Remove the pipes of an office that was killed: it could not do so itself."""
    if os.name != "posix":
        return
    for name in names:
        for path in places(name) if name else ():
            with contextlib.suppress(OSError):  # another user's of the same name
                path.unlink()
