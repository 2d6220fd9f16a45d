"""Whose pip installs. The environment of the buttons gets none: that takes longest."""

import importlib.metadata
import re
import sys
from pathlib import Path

from toolkit.setup.steps import StepFailedError, run

_FOR_ANOTHER = (22, 3)
"""The version from which on pip installs for another Python than its own."""


def python_with_pip() -> str | None:
    """An interpreter whose pip can install for another one.

    Ours, else the one that our environment was made from; None where both lack it.
    """
    if _own_version() >= _FOR_ANOTHER:
        return sys.executable
    base = getattr(sys, "_base_executable", sys.executable)
    if base == sys.executable:
        return None
    try:
        run([base, "-I", "-m", "pip", "--python", base, "--version"], "", timeout=60)
    except StepFailedError:
        return None
    return str(base)


def pip_for(python: Path) -> list[str | Path]:
    """How a command of pip begins that installs for an interpreter."""
    own = python_with_pip()
    if own is None:
        return [python, "-I", "-m", "pip"]
    return [own, "-I", "-m", "pip", "--python", python]


def _own_version() -> tuple[int, ...]:
    try:
        said = importlib.metadata.version("pip")
    except importlib.metadata.PackageNotFoundError:
        return ()
    return tuple(map(int, re.findall(r"\d+", said)[:2]))
