"""A LibreOffice process: started for us, or the user's own; connection and end."""

import atexit
import contextlib
import subprocess
import time
import uuid
from pathlib import Path
from typing import Any

from toolkit.calc import lifeline
from toolkit.calc.errors import OfficeNotFoundError, OfficeStartError
from toolkit.calc.installed import find_office
from toolkit.calc.profile import Settings, make_profile, remove_profile, sweep, url_of
from toolkit.calc.uno_import import exception, load

_START_SECONDS = 60.0
_END_SECONDS = 10.0
# soffice.bin asks to be started again after it has set up a profile.
_RESTART = 81


class Office:
    """A running LibreOffice with an open connection.

    `context` is its component context, `desktop` its Desktop. An office with
    `process` is ours and ends with `end`; one without is the user's, and `end`
    only lets go of it.
    """

    def __init__(
        self,
        context: Any,
        *,
        pipe: str,
        process: "subprocess.Popen[bytes] | None" = None,
        profile: Path | None = None,
        headless: bool = True,
        trusts_macros: bool = False,
    ) -> None:
        self.context = context
        self.pipe = pipe
        self.process = process
        self.profile = profile
        self.headless = headless
        self.trusts_macros = trusts_macros
        self.visible = not headless
        self.desktop = self.service("com.sun.star.frame.Desktop")
        self._ended = False

    def service(self, name: str) -> Any:
        """A new UNO service of this office."""
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    @property
    def owned(self) -> bool:
        """Whether we started it (and so may end it)."""
        return self.process is not None

    @property
    def alive(self) -> bool:
        """Whether it still answers."""
        if self._ended:
            return False
        if self.process is not None:
            return self.process.poll() is None
        try:
            self.desktop.getName()
        except exception("com.sun.star.uno.Exception"):
            return False
        return True

    def end(self) -> None:
        """End an own office and remove its profile; let go of the user's."""
        if self._ended:
            return
        self._ended = True
        if self.process is None:
            return
        _terminate(self.desktop, self.process)
        self.clean_up()

    def kill(self) -> None:
        """End an own office at once, as after a crash."""
        self._ended = True
        self.clean_up()

    def clean_up(self) -> None:
        """Make sure an own office, its pipes and its profile are gone."""
        self._ended = True
        if self.process is not None:
            lifeline.kill(self.process)
        if self.profile is not None and self.owned:
            remove_profile(self.profile, self.pipe)
        atexit.unregister(self.end)


def start(visible: bool = False, settings: Settings | None = None) -> Office:
    """Start an own office with an own, thrown-away profile.

    Raises:
        OfficeNotFoundError: LibreOffice or its Python bridge is not installed.
        OfficeStartError: it ended or did not answer within a minute.
    """
    soffice = find_office()
    if soffice is None:
        raise OfficeNotFoundError("LibreOffice was not found on this computer.")
    load()
    settings = settings or Settings()
    sweep()
    pipe = f"xlwings_calc_{uuid.uuid4().hex}"
    profile = make_profile(settings, pipe)
    command = _command(lifeline.program_of(soffice), profile, pipe, visible)
    try:
        process, context = _start_and_connect(command, pipe)
        office = Office(
            context,
            pipe=pipe,
            process=process,
            profile=profile,
            headless=not visible,
            trusts_macros=settings.trust_macros,
        )
    except BaseException:
        remove_profile(profile, pipe)
        raise
    atexit.register(office.end)
    return office


def _command(program: Path, profile: Path, pipe: str, visible: bool) -> list[str]:
    return [
        str(program),
        f"-env:UserInstallation={url_of(profile)}",
        *([] if visible else ["--headless"]),
        "--norestore",
        "--nologo",
        "--nodefault",
        "--nofirststartwizard",
        f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext",
    ]


def _start_and_connect(
    command: list[str], pipe: str
) -> "tuple[subprocess.Popen[bytes], Any]":
    process = lifeline.start(command)
    until = time.monotonic() + _START_SECONDS
    try:
        while time.monotonic() < until:
            context = connect(pipe)
            if context is not None:
                return process, context
            code = process.poll()
            if code == _RESTART:
                process = lifeline.start(command)
            elif code is not None:
                raise OfficeStartError(f"LibreOffice ended at its start, code {code}.")
            time.sleep(0.02)
    except BaseException:
        lifeline.kill(process)
        raise
    lifeline.kill(process)
    raise OfficeStartError(f"LibreOffice did not answer in {_START_SECONDS:.0f} s.")


def connect(pipe: str) -> Any:
    """The component context of the office that listens on a pipe, or None."""
    local = load().getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    try:
        return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
    except exception("com.sun.star.uno.Exception"):
        return None


def _terminate(desktop: Any, process: "subprocess.Popen[bytes]") -> None:
    """Ask kindly; documents that would ask to be saved are closed first."""
    with contextlib.suppress(exception("com.sun.star.uno.Exception")):
        for document in open_documents(desktop):
            document.setModified(False)
        desktop.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=_END_SECONDS)


def open_documents(desktop: Any) -> tuple[Any, ...]:
    """The open spreadsheets of an office, oldest first."""
    found = []
    listed = desktop.Components.createEnumeration()
    while listed.hasMoreElements():
        document = listed.nextElement()
        supports = getattr(document, "supportsService", None)
        if supports and supports("com.sun.star.sheet.SpreadsheetDocument"):
            found.append(document)
    # They come in no order; the number in the id grows.
    return tuple(sorted(found, key=lambda d: (len(d.RuntimeUID), d.RuntimeUID)))
