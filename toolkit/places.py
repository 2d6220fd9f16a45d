"""The folder of ours under the user's profile. Nothing here is read from a workbook."""

import os
import sys
from pathlib import Path

PRODUCT = "ThiDua"


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
