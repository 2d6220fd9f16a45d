"""What nobody foresaw: a sentence for the clerk, a log for whoever mends it."""

import platform
from datetime import datetime
from pathlib import Path
from traceback import extract_tb

from toolkit import __version__
from toolkit.findings import Finding, find
from toolkit.places import error_log

LONGEST = 500_000
"""Bytes; the log begins anew beyond."""


def unforeseen(error: BaseException, doing: str, now: datetime) -> Finding:
    """Log an error and say where; never raises."""
    log = error_log()
    try:
        _append(log, _told(error, doing, now))
    except OSError as problem:
        return find("F034", seen=type(error).__name__, log=f"{log} ({problem})")
    return find("F034", seen=type(error).__name__, log=str(log))


def _told(error: BaseException, doing: str, now: datetime) -> str:
    """Where it happened and what kind it was.

    The message of an error may quote a cell, so it is left out; paths begin at home.
    """
    home = str(Path.home())
    lines = [
        f"{now:%Y-%m-%d %H:%M:%S} {doing}, thidua {__version__}, "
        f"Python {platform.python_version()}, {platform.platform()}"
    ]
    link: BaseException | None = error
    while link is not None:
        code = getattr(link, "hresult", None) or getattr(link, "errno", None)
        lines.append(f"{type(link).__name__}" + (f" {code}" if code else ""))
        lines += [
            f"  {frame.filename.replace(home, '~')}:{frame.lineno} {frame.name}"
            for frame in extract_tb(link.__traceback__)
        ]
        link = link.__cause__ or link.__context__
    return "\n".join(lines) + "\n"


def _append(log: Path, text: str) -> None:
    log.parent.mkdir(parents=True, exist_ok=True)
    mode = "w" if log.exists() and log.stat().st_size > LONGEST else "a"
    with log.open(mode, encoding="utf-8") as file:
        file.write(text)
