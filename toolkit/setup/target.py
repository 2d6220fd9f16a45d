"""The PC that is installed on: its folders and its kind, asked once."""

import os
import re
import sys
from pathlib import Path
from typing import NamedTuple

from toolkit import places
from toolkit.places import error_log, former_error_log
from toolkit.setup.registry import Registry, here

_SHELL_FOLDERS = (
    r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
)


class Target(NamedTuple):
    """Where things go. `kind` is "windows", "linux" or "macos".

    `start_folder` is Excel's XLSTART, None where there is no Excel of ours. `desktop`
    is None where there is no such folder. `former_log` is where earlier versions kept
    what went wrong with closed files.
    """

    kind: str
    data: Path
    start_folder: Path | None
    desktop: Path | None
    menu: Path
    registry: Registry
    former_log: Path | None = None

    @property
    def environment(self) -> Path:
        """The folder of the interpreter that the buttons start."""
        return self.data / "python"

    @property
    def manifest(self) -> Path:
        """The list of what was installed."""
        return self.data / "cai_dat.json"

    @property
    def log(self) -> Path:
        """Where what went wrong is kept."""
        return self.data / error_log().name

    @property
    def samples(self) -> Path:
        """The clerk's own copies of the workbooks; LibreOffice trusts this folder."""
        return self.data / "so_mau"

    def python(self, *, window: bool = False) -> Path:
        """The installed interpreter; `window`: the one without a console."""
        if self.kind == "windows":
            name = "pythonw.exe" if window else "python.exe"
            return self.environment / "Scripts" / name
        return self.environment / "bin" / "python"


def this_pc() -> Target:
    """The PC and the user this runs for."""
    registry = here()
    data = places.data_folder()
    if sys.platform == "win32":
        return Target(
            kind="windows",
            data=data,
            start_folder=places.start_folder(),
            desktop=_shell_folder(registry, "Desktop", Path.home() / "Desktop"),
            menu=_shell_folder(registry, "Programs", _default_menu()),
            registry=registry,
            former_log=former_error_log(),
        )
    kind = "macos" if sys.platform == "darwin" else "linux"
    shared = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    desktop = _linux_desktop()
    return Target(
        kind=kind,
        data=data,
        start_folder=None,
        desktop=desktop if desktop.is_dir() else None,
        menu=shared / "applications",
        registry=registry,
        former_log=former_error_log(),
    )


def _default_menu() -> Path:
    return places.roaming() / "Microsoft" / "Windows" / "Start Menu" / "Programs"


def _shell_folder(registry: Registry, name: str, default: Path) -> Path:
    """A folder that Windows may have moved, to OneDrive or to a server."""
    value = (registry.values(_SHELL_FOLDERS) or {}).get(name)
    expanded = os.path.expandvars(value) if isinstance(value, str) else ""
    return Path(expanded) if expanded and "%" not in expanded else default


def _linux_desktop() -> Path:
    """As the desktop's own list says; it is translated: «Bàn làm việc»."""
    home = Path.home()
    config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    try:
        text = (config / "user-dirs.dirs").read_text(encoding="utf-8")
    except OSError:
        return home / "Desktop"
    found = re.search(r'^XDG_DESKTOP_DIR="(.+)"$', text, re.MULTILINE)
    return Path(found[1].replace("$HOME", str(home))) if found else home / "Desktop"
