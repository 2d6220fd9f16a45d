"""Finding and joining the user's running LibreOffice."""

import getpass
import hashlib
import re
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from toolkit.calc import lifeline, process_ids
from toolkit.calc.errors import OfficeNotFoundError
from toolkit.calc.installed import default_profile, find_office
from toolkit.calc.office import Office, connect
from toolkit.calc.profile import url_of

_ANSWER_SECONDS = 15.0


def pipe_name(profile: Path | None = None) -> str:
    """The pipe that the user's office is asked to listen on: one per user.

    Another profile than the user's own has its own pipe.
    """
    user = re.sub(r"[^A-Za-z0-9]", "_", getpass.getuser())
    name = f"xlwings_calc_{user}"
    if profile is None or profile.resolve() == default_profile().resolve():
        return name
    return f"{name}_{hashlib.sha256(url_of(profile).encode()).hexdigest()[:12]}"


def attach_office(profile: Path | None = None) -> Office | None:
    """Join the running office of a profile, or None when it does not run."""
    pipe = pipe_name(profile)
    profile = profile or default_profile()
    if not is_running(profile):
        return None
    context = connect(pipe)
    if context is None:
        context = _open_pipe(profile, pipe)
    if context is None:
        return None
    pid = process_ids.listener(pipe)
    return Office(
        context, pipe=pipe, profile=profile, headless=process_ids.is_headless(pid)
    )


def is_running(profile: Path) -> bool:
    """Whether an office runs with this profile; nothing is started to find out.

    The lock file alone does not tell: it stays after a crash. The office's own
    pipe for second starts does.
    """
    if not (profile / ".lock").exists():
        return False
    if sys.platform == "win32":
        return _any_office_process()
    return any(_answers(path) for path in _single_office_pipes(profile))


def _single_office_pipes(profile: Path) -> tuple[Path, ...]:
    """Where an office of this profile listens for a second start of itself.

    The name holds the MD5 of the profile's URL in UTF-16, its bytes in hex
    without leading zeros (desktop/source/app/officeipcthread.cxx).
    """
    digest = hashlib.md5(
        url_of(profile).encode("utf-16-le"), usedforsecurity=False
    ).digest()
    name = "SingleOfficeIPC_" + "".join(f"{byte:x}" for byte in digest)
    folders = {Path("/tmp"), Path("/var/tmp"), Path(tempfile.gettempdir())}
    return tuple(
        path for folder in folders for path in folder.glob(f"OSL_PIPE_*_{name}")
    )


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as talk:
        try:
            talk.connect(str(path))
        except OSError:
            return False
    return True


def _any_office_process() -> bool:
    listed = subprocess.run(
        ["tasklist", "/FI", "IMAGENAME eq soffice.bin", "/NH"],
        capture_output=True,
        text=True,
        check=False,
    )
    return "soffice.bin" in listed.stdout


def _open_pipe(profile: Path, pipe: str) -> Any:
    """Ask the running office to listen: a second start hands its wish over.

    Should the office have ended in between, that second start would be an
    office of its own: it is killed, not adopted.
    """
    soffice = find_office()
    if soffice is None:
        raise OfficeNotFoundError("LibreOffice was not found on this computer.")
    messenger = lifeline.start(
        [
            str(soffice),
            f"-env:UserInstallation={url_of(profile)}",
            "--norestore",
            "--nologo",
            "--nodefault",
            f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext",
        ]
    )
    until = time.monotonic() + _ANSWER_SECONDS
    while time.monotonic() < until:
        if messenger.poll() is not None:
            context = connect(pipe)
            if context is not None:
                return context
        time.sleep(0.02)
    lifeline.kill(messenger)
    return None
