"""Finding and joining the user's running LibreOffice."""

import getpass
import hashlib
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from toolkit.calc import lifeline, process_ids, sockets
from toolkit.calc.errors import OfficeNotFoundError
from toolkit.calc.installed import default_profile, find_office
from toolkit.calc.office import Office, connect
from toolkit.calc.profile import url_of

_ANSWER_SECONDS = 15.0
# Handing over takes some hundredths of a second, on an old computer more.
_MESSENGER_SECONDS = 3.0


def pipe_name(profile: Path | None = None) -> str:
    """The pipe that a running office is asked to listen on: one per profile.

    Pipes belong to the whole computer, so the name tells apart users, and the
    profiles of one user whose home differs from one session to the next.
    """
    user = re.sub(r"[^A-Za-z0-9]", "_", getpass.getuser())
    place = url_of(profile or default_profile())
    return f"xlwings_calc_{user}_{hashlib.sha256(place.encode()).hexdigest()[:12]}"


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
    name = sockets.single_office_name(url_of(profile))
    return any(_answers(path) for path in sockets.places(name))


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
    office of its own: it shows no window, and is killed, not adopted.
    """
    soffice = find_office()
    if soffice is None:
        raise OfficeNotFoundError("LibreOffice was not found on this computer.")
    messenger = lifeline.start(
        [
            str(soffice),
            f"-env:UserInstallation={url_of(profile)}",
            "--headless",
            "--norestore",
            "--nologo",
            "--nodefault",
            f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext",
        ]
    )
    until = time.monotonic() + _ANSWER_SECONDS
    context = None
    while context is None and time.monotonic() < until:
        time.sleep(0.02)
        context = connect(pipe)
    try:
        messenger.wait(timeout=_MESSENGER_SECONDS)
    except subprocess.TimeoutExpired:
        # It did not hand over: what answers on the pipe is itself.
        lifeline.kill(messenger)
        return None
    return context
