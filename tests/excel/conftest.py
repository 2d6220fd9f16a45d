"""Tests for Excel itself are collected where Excel is, and nowhere else."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from toolkit import places
from toolkit.excel import host


def excel_is_here() -> bool:
    """Whether Excel can be started through COM; nothing is started to find out."""
    if sys.platform != "win32":
        return False
    import winreg

    try:
        winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, "Excel.Application"))
    except OSError:
        return False
    return True


# Not skipped: where Excel is absent there is nothing that could be installed.
collect_ignore = [] if excel_is_here() else ["test_in_excel.py"]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "excel: drives a real Excel on Windows")


@pytest.fixture(scope="session")
def running_app(bridge: Any) -> Iterator[Any]:
    """Calc through its engine, one for all files."""
    import xlwings

    from toolkit import calc

    del bridge
    calc.activate(calc.Settings())
    app = xlwings.App(visible=False, add_book=False)
    yield app
    app.quit()


@pytest.fixture(scope="module")
def app(running_app: Any) -> Any:
    """The same, its engine the active one whatever a file before has put there."""
    from toolkit import calc

    calc.activate(calc.Settings())
    return running_app


@pytest.fixture
def own_folder(tmp_path: Path) -> Iterator[Path]:
    """Everything of ours lies in an empty folder."""
    place = tmp_path / "của tôi"
    place.mkdir()
    with patch.object(places, "data_folder", lambda: place):
        yield place


@pytest.fixture
def no_pause() -> Iterator[None]:
    """Nobody waits before asking again."""
    with patch.object(host, "PAUSE", 0):
        yield


SIZE = "1000x700x24"
OUTLIVING: list["subprocess.Popen[bytes]"] = []
"""What nobody waits for: kept, or Python would warn that it still runs."""


@pytest.fixture(scope="session")
def display(screen_tools: None) -> str | None:
    """A screen of its own, where there is none to see; None: the one there is.

    Tk never lets go of a screen, and a screen that goes takes the process with it: so
    this one ends by itself, after us.
    """
    del screen_tools
    pytest.importorskip("tkinter")
    if sys.platform != "linux":
        return None
    program = shutil.which("Xvfb")
    if program is None:
        pytest.skip("Xvfb is not installed")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [program, "-displayfd", str(writing), "-terminate", "-screen", "0", SIZE],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    OUTLIVING.append(server)
    os.close(writing)
    with os.fdopen(reading) as answer:
        return f":{answer.readline().strip()}"


@pytest.fixture
def screen(display: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if display:
        monkeypatch.setenv("DISPLAY", display)
