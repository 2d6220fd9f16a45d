"""Where LibreOffice and its user profile are on this computer."""

import os
import shutil
import sys
from pathlib import Path

_MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
_REGISTRY = r"SOFTWARE\LibreOffice\UNO\InstallPath"


def find_office() -> Path | None:
    """The program `soffice`, or None when LibreOffice is not installed.

    Looked for, in this order: the environment variable `SOFFICE`, the PATH, the
    registry (Windows), the usual folders.
    """
    for candidate in _candidates():
        if candidate and Path(candidate).is_file():
            return Path(candidate).resolve()
    return None


def _candidates() -> list[str | None]:
    found = [os.environ.get("SOFFICE"), shutil.which("soffice")]
    if sys.platform == "win32":
        found.append(_registered())
        for root in ("ProgramFiles", "ProgramFiles(x86)"):
            if folder := os.environ.get(root):
                found.append(rf"{folder}\LibreOffice\program\soffice.exe")
    elif sys.platform == "darwin":
        found += [_MAC, str(Path.home()) + _MAC]
    else:
        found.append(shutil.which("libreoffice"))
        found += [
            "/usr/lib/libreoffice/program/soffice",
            "/usr/lib64/libreoffice/program/soffice",
            "/opt/libreoffice/program/soffice",
        ]
    return found


def _registered() -> str | None:
    """What the Windows installer wrote down: the folder `program`."""
    if sys.platform != "win32":
        return None
    import winreg

    for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
        try:
            return winreg.QueryValue(root, _REGISTRY) + r"\soffice.exe"
        except OSError:
            continue
    return None


def default_profile() -> Path:
    """The profile of the user's own LibreOffice (it need not exist)."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", "")) / "LibreOffice" / "4"
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support/LibreOffice/4"
    config = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(config) / "libreoffice" / "4"
