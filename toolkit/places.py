"""The fixed places on a clerk's PC. Nothing here is read from a workbook."""

import os
import sys
from pathlib import Path

PRODUCT = "ThiDua"
ADD_IN = "thidua.xlam"
EXTENSION = "thidua.oxt"

COPIES, SNAPSHOTS, TURN = "tam", "hoan_tac", "dang_lam.khoa"
TURNS = "dang_lam"
"""What presses leave in the folder of ours."""


def data_folder() -> Path:
    """The folder under the user's profile where everything of ours lies.

    The VBA and Basic bridges spell the same places; a test compares them.
    """
    home = Path.home()
    if os.name == "nt":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else home / "AppData" / "Local") / PRODUCT
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / PRODUCT
    return home / ".local" / "share" / PRODUCT


def error_log() -> Path:
    """Where what went wrong is kept for whoever mends it."""
    return data_folder() / "loi.log"


def former_error_log() -> Path:
    """Where earlier versions kept what went wrong with closed files."""
    return Path.home() / ".thidua" / "loi.log"


def interpreter(*, window: bool = False) -> Path:
    """The Python that the buttons start; `window`: the one without a console."""
    environment = data_folder() / "python"
    if os.name == "nt":
        return environment / "Scripts" / ("pythonw.exe" if window else "python.exe")
    return environment / "bin" / "python"


def calc_python_note(data: Path | None = None) -> Path:
    """Names LibreOffice's own Python where ours cannot reach Calc; else absent."""
    return (data or data_folder()) / "calc_python.json"


def roaming() -> Path:
    """The user's %APPDATA%."""
    known = os.environ.get("APPDATA")
    return Path(known) if known else Path.home() / "AppData" / "Roaming"


def start_folder() -> Path:
    """XLSTART: what lies there Excel opens at its start, and trusts by default."""
    return roaming() / "Microsoft" / "Excel" / "XLSTART"


def snapshot_folder() -> Path:
    """Where what the last presses changed is kept, for «Hoàn tác»."""
    return data_folder() / SNAPSHOTS


def sending_key() -> Path:
    """The key that signs what is sent to units: on this PC alone, in no workbook."""
    return data_folder() / "khoa_gui.txt"
