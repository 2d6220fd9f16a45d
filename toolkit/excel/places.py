"""The fixed places on a clerk's PC. Nothing here is read from a workbook."""

import os
from pathlib import Path

from toolkit.places import data_folder as data_folder

ADD_IN = "thidua.xlam"
EXTENSION = "thidua.oxt"

COPIES, SNAPSHOTS, TURN = "tam", "hoan_tac", "dang_lam.khoa"
"""What presses leave in the folder of ours."""


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
