"""The process in which old binary workbooks are read: one for many files."""

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from threading import Timer
from typing import Any

from toolkit.legacy import xls_child

PATIENCE = 30
"""Seconds that one file may take."""

MOST_FILES = 200
"""After so many files the process is replaced: what a reader leaks ends with it."""


class Child:
    """A process that does what it is asked, a line of JSON at a time.

    It is started when first asked; one that dies, or is ended because a file takes too
    long, costs that file only: the next one gets a new process.
    """

    script = Path(xls_child.__file__)
    """What runs in it. Without an answer it is said to have found a broken file."""

    def __init__(self) -> None:
        self.starts = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._asked = 0

    def ask(self, path: Path) -> dict[str, Any]:
        """What it says of a file; that it is broken, where it says nothing."""
        return self.put(str(path.absolute()))

    def put(self, question: object) -> dict[str, Any]:
        """Its answer to what JSON can hold."""
        process = self._running()
        timer = Timer(PATIENCE, process.kill)
        timer.start()
        try:
            line = json.dumps(question).encode("ascii")
            process.stdin.write(line + b"\n")  # type: ignore[union-attr]
            process.stdin.flush()  # type: ignore[union-attr]
            line = process.stdout.readline()  # type: ignore[union-attr]
            said: dict[str, Any] = json.loads(line)
        except (OSError, ValueError):
            said = {"error": xls_child.BROKEN}
        finally:
            timer.cancel()
        self._asked += 1
        spent = said.get("error") in (xls_child.BROKEN, xls_child.MEMORY_GONE)
        if spent or self._asked >= MOST_FILES:
            self.close()
        return said

    def close(self) -> None:
        """End the process, if one runs."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                pipe.close()  # type: ignore[union-attr]
        process.wait()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        self.starts += 1
        self._asked = 0
        self._process = subprocess.Popen(
            [sys.executable, "-I", str(self.script)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        return self._process


_kept: ContextVar[Child | None] = ContextVar("child", default=None)


@contextmanager
def child() -> Iterator[Child]:
    """The process to ask: the one that is kept for many files, else one for this."""
    kept = _kept.get()
    if kept is not None:
        yield kept
        return
    own = Child()
    _kept.set(own)
    try:
        yield own
    finally:
        _kept.set(None)
        own.close()
