"""What nobody foresaw: a sentence for the clerk, a log for whoever mends it."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from toolkit import __version__
from toolkit.findings import Finding, find
from toolkit.places import error_log

LONGEST = 500_000
"""Bytes; the log begins anew beyond."""

MOST_ERRORS, MOST_CALLS = 8, 40
"""Of one entry: errors behind an error, and of each the calls nearest to it."""


def unforeseen(
    error: BaseException, doing: str, now: datetime | None = None
) -> Finding:
    """Log an error and say where (F034); never raises.

    `doing`: the command, in a word; `now`: None where nobody has asked for the time.
    """
    log = error_log()
    try:
        _append(log, _entry(error, doing, now))
    except OSError as problem:
        why = problem.strerror or type(problem).__name__
        return find("F034", seen=type(error).__name__, log=f"{log} ({why})")
    return find("F034", seen=type(error).__name__, log=str(log))


def _entry(error: BaseException, doing: str, now: datetime | None) -> str:
    """Where it happened and what kind it was.

    The message of an error may quote a cell, so it is left out; paths begin at home.
    """
    import platform

    when = f"{now:%Y-%m-%d %H:%M:%S} " if now else ""
    lines = [
        f"{when}{doing}, thidua {__version__}, "
        f"Python {platform.python_version()}, {platform.platform()}"
    ]
    for link in _chain(error):
        code = getattr(link, "hresult", None) or getattr(link, "errno", None)
        number = f" {code}" if isinstance(code, int) else ""
        lines += [f"{type(link).__name__}{number}", *_calls(link)]
    return "\n".join(lines) + "\n"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An error and those behind it, which may go round in a ring."""
    link: BaseException | None = error
    for _ in range(MOST_ERRORS):
        if link is None:
            return
        yield link
        link = link.__cause__ or link.__context__


def _calls(error: BaseException) -> Iterator[str]:
    from traceback import extract_tb

    calls = extract_tb(error.__traceback__)
    if len(calls) > MOST_CALLS:
        yield f"  … {len(calls) - MOST_CALLS}"
    for frame in calls[-MOST_CALLS:]:
        yield f"  {_from_home(frame.filename)}:{frame.lineno} {frame.name}"


def _from_home(file: str) -> str:
    """The path of a module without the user's name in it."""
    try:
        return f"~/{Path(file).relative_to(Path.home()).as_posix()}"
    except ValueError:
        return file


def _append(log: Path, text: str) -> None:
    log.parent.mkdir(parents=True, exist_ok=True)
    mode = "w" if log.exists() and log.stat().st_size > LONGEST else "a"
    with log.open(mode, encoding="utf-8") as file:
        file.write(text)
