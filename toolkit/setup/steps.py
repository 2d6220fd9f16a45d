"""Steps done one after the other, each told as it is done."""

import os
import subprocess
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from toolkit.setup import manifest
from toolkit.setup.target import Target

Say = Callable[[str], None]
"""Puts a piece of text before the clerk at once; line ends are in the text."""

_FOR_PYTHON = ("PYTHONPATH", "PYTHONHOME")
_TAIL = 2000  # characters of a program's last words that are kept in the log


class StepFailedError(Exception):
    """A step could not be done; the text is a sentence for the clerk."""


class Step(NamedTuple):
    """One thing to do. `do` answers with a remark, often "" ; it raises StepFailedError
    or OSError, and has then left things as they were.
    """

    title: str
    do: Callable[[], str]


def carry_out(steps: Sequence[Step], say: Say, *, log: Path, dry_run: bool) -> bool:
    """Do the steps in turn; stop at the first that cannot be done. Whether all were."""
    for number, step in enumerate(steps, 1):
        # Said before it is done: the first one takes a minute.
        say(f"{number}. {step.title} ")
        if dry_run:
            say("— chưa làm (chạy thử)\n")
            continue
        try:
            remark = step.do()
        except (StepFailedError, OSError) as error:
            kept = keep_trace(error, log)
            say(f"— KHÔNG LÀM ĐƯỢC\n   {sentence(error)}\n")
            before = "Những bước trước đã xong và được giữ. " if number > 1 else ""
            say(f"   {before}Chi tiết: {kept}\n")
            return False
        say("— xong" + (f": {remark}\n" if remark else "\n"))
    return True


def sentence(error: Exception) -> str:
    """What went wrong, for a clerk."""
    if isinstance(error, StepFailedError):
        return str(error)
    if isinstance(error, PermissionError):
        return (
            f"Không được phép ghi hoặc đang có chương trình giữ: {error.filename}. "
            "Hãy đóng Excel, LibreOffice và cửa sổ «Thi đua» rồi chạy lại."
        )
    place = getattr(error, "filename", None) or ""
    return f"Máy báo lỗi khi ghi {place}: {getattr(error, 'strerror', None) or error}"


def keep_trace(error: BaseException, log: Path) -> str:
    """Write the traceback to the log; where it lies, or why it could not be written."""
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            traceback.print_exception(error, file=file)
    except OSError as problem:
        return f"{log} ({problem.strerror})"
    return str(log)


def run(command: Sequence[str | Path], failure: str, *, timeout: float = 900) -> str:
    """Run a program without a window; its output. StepFailedError says `failure`.

    `timeout` in seconds. What the program said goes to the log with the traceback.
    What the PC tells every Python to import stays out, also where one starts another.
    """
    kept = {name: said for name, said in os.environ.items() if name not in _FOR_PYTHON}
    try:
        done = subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=timeout,
            check=False,
            env=kept,
            encoding="utf-8",
            errors="replace",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise StepFailedError(failure) from error
    if done.returncode:
        said = RuntimeError(f"{command[0]}: {done.returncode}\n{done.stdout[-_TAIL:]}")
        raise StepFailedError(failure) from said
    return done.stdout


class Ledger:
    """The manifest while steps are done: written at each change, so never behind."""

    def __init__(self, target: Target) -> None:
        self._path = target.manifest
        self.manifest = manifest.read(self._path)

    def add(self, kind: str, place: Path | str, detail: str = "") -> None:
        """Note a thing *before* it is made: what a power cut leaves can be removed."""
        self._keep(self.manifest.adding(manifest.Entry(kind, str(place), detail)))

    def drop(self, entry: manifest.Entry) -> None:
        """Note that a thing is gone."""
        self._keep(self.manifest.without(entry))

    def version(self, version: str) -> None:
        """Note which version is installed."""
        self._keep(self.manifest._replace(version=version))

    def _keep(self, new: manifest.Manifest) -> None:
        if new != self.manifest:
            manifest.write(self._path, new)
            self.manifest = new
