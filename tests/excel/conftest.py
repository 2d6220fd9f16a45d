"""Tests for Excel itself are collected where Excel is, and nowhere else."""

import sys
from collections.abc import Iterator
from pathlib import Path
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
