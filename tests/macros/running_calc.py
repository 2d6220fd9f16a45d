"""A headless LibreOffice of a test's own, reached through UNO."""

import contextlib
import os
import shutil
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

from tests.run_all import find_office
from tests.waiting import run, wait_for
from toolkit.calc import uno_import
from toolkit.setup.trusted import NO_SETTINGS, SETTINGS

NOBODY = 65534
"""A user without rights on machines where everything runs as the administrator."""


_UPDATED = (
    '<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="ooSetupLastVersion"'
    ' oor:op="fuse"><value>99.9</value></prop></item>\n'
)
"""Else LibreOffice takes itself for just updated and tries out its drawing, at each
start anew where it shows no window: two thirds of what a start computes."""


def past_first_start(profile: Path) -> None:
    """Put the first start of a LibreOffice behind it, before it is started."""
    place = profile / SETTINGS
    before = place.read_text(encoding="utf-8") if place.exists() else NO_SETTINGS
    if "ooSetupLastVersion" not in before:
        after = before.replace("</oor:items>", f"{_UPDATED}</oor:items>")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(after, encoding="utf-8")


class RunningCalc:
    """LibreOffice with its own profile and, if wanted, its own environment."""

    windows = False
    """Whether it shows itself: then the environment must name a screen."""

    def __init__(self, profile: Path, environment: Mapping[str, str] = {}) -> None:
        program = find_office()
        assert program is not None
        self.profile = profile
        self.place = f"UserInstallation={profile.as_uri()}"
        self.environment = {**os.environ, **environment}
        # `import uno` leaves this for children, who may be of another version.
        self.environment.pop("URE_BOOTSTRAP", None)
        self.program = program
        self.process: subprocess.Popen[bytes] | None = None
        self.desktop: Any = None
        self.context: Any = None

    def install(self, extension: Path) -> None:
        """Add an extension as its user would, before the start.

        The tool refuses the administrator, as whom machines that test often run; so
        there another user does it, who must be able to reach the profile.
        """
        tool = Path(self.program).resolve().with_name("unopkg")
        command = [str(tool), "add", "--suppress-license", f"-env:{self.place}"]
        other: dict[str, Any] = {}
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            self.profile.mkdir(parents=True, exist_ok=True)
            shutil.chown(self.profile, NOBODY)
            other = {"user": NOBODY, "extra_groups": []}
        run(
            [*command, str(extension)],
            env={**self.environment, "HOME": str(self.profile)},
            check=True,
            **other,
        )

    def __enter__(self) -> "RunningCalc":
        uno = uno_import.load()
        past_first_start(self.profile)
        pipe = f"thidua-{uuid4().hex}"
        self.process = subprocess.Popen(
            [
                self.program,
                f"-env:{self.place}",
                *([] if self.windows else ["--headless"]),
                "--norestore",
                "--nologo",
                "--nodefault",
                f"--accept=pipe,name={pipe};urp;",
            ],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstance(
            "com.sun.star.bridge.UnoUrlResolver"
        )
        address = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
        refused = uno_import.exception("com.sun.star.connection.NoConnectException")

        def answer() -> Any:
            with contextlib.suppress(refused):
                return resolver.resolve(address)

        self.context = wait_for(answer, "LibreOffice", pause=0.1)
        self.desktop = self.service("com.sun.star.frame.Desktop")
        return self

    def __exit__(self, *_: object) -> None:
        gone = uno_import.exception("com.sun.star.lang.DisposedException")
        with contextlib.suppress(gone):
            self.desktop.terminate()
        assert self.process is not None
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def service(self, name: str) -> Any:
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    def open(self, path: Path) -> Any:
        """The document; its macros may run, as a clerk would allow them."""
        properties = uno_import.properties(MacroExecutionMode=4)
        document = self.desktop.loadComponentFromURL(
            path.as_uri(), "_blank", 0, properties
        )
        assert document is not None, f"{path} did not open"
        return document

    def open_copy(self, path: Path) -> Any:
        """The same of a copy: beside an open workbook LibreOffice leaves a lock."""
        folder = self.profile.with_name("opened")
        folder.mkdir(exist_ok=True)
        return self.open(Path(shutil.copy(path, folder)))

    def run(self, document: Any, sub: str) -> None:
        """Run a Sub of a workbook: `Module.Sub`. Faults in it are not told here."""
        document.getScriptProvider().getScript(
            f"vnd.sun.star.script:VBAProject.{sub}?language=Basic&location=document"
        ).invoke((), (), ())

    def add_library(self, name: str, modules: Mapping[str, str]) -> None:
        """A Basic library of the application, until the profile goes."""
        library = self._libraries.createLibrary(name)
        for module, text in modules.items():
            library.insertByName(module, text)

    def remove_library(self, name: str) -> None:
        """Take such a library away again."""
        self._libraries.removeLibrary(name)

    @property
    def _libraries(self) -> Any:
        return self.service("com.sun.star.script.ApplicationScriptLibraryContainer")
