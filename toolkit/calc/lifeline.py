"""An office that ends with the process that started it, however that ends."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from queue import Queue
from typing import Any

_PR_SET_PDEATHSIG = 1
# Ends the command that follows when the pipe to its standard input closes,
# which the system does for us when we are killed.
_UNTIL_PIPE_CLOSES = (
    '"$@" </dev/null & office=$!; trap "kill -9 $office" TERM; '
    "(read -r _; kill -9 $office) <&3 & reader=$!; "
    "exec 3<&-; wait $office; code=$?; kill $reader 2>/dev/null; exit $code"
)


def start(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    """Start a program bound to this process: when we die, the system kills it.

    Linux: the parent-death signal. Windows: a job object. Elsewhere: a shell
    that waits for the end of a pipe from us. None needs a process of ours that
    watches.
    """
    if sys.platform == "win32":
        return _start_in_job(command)
    if sys.platform == "linux":
        return _start_with_death_signal(command)
    return _start_behind_pipe(command)


def kill(process: "subprocess.Popen[bytes]") -> None:
    """Kill the program and what it has started, and wait for it."""
    if process.poll() is None:
        if sys.platform == "win32":
            process.kill()
        else:
            # soffice may run as a chain of processes: the whole group goes.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=30)


def _environment() -> dict[str, str]:
    """The environment as Python knows it.

    `import uno` writes URE_BOOTSTRAP behind Python's back into C's environment;
    a soffice of another version that inherits it aborts.
    """
    return dict(os.environ)


def _start_with_death_signal(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    """The signal comes when the *thread* that started the child ends.

    So a thread of its own starts the program and then waits for it: it lives as
    long as the program or this process does, whichever is shorter.
    """
    libc = ctypes.CDLL(None)
    answers: Queue[Any] = Queue()

    def keep() -> None:
        try:
            process = subprocess.Popen(
                command,
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                preexec_fn=lambda: libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL),
            )
        except BaseException as error:  # handed on to the thread that asked
            answers.put(error)
            return
        answers.put(process)
        process.wait()

    threading.Thread(target=keep, name="calc-office", daemon=True).start()
    answer = answers.get()
    if isinstance(answer, BaseException):
        raise answer
    started: subprocess.Popen[bytes] = answer
    return started


def _start_behind_pipe(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    """The shell's third file is the pipe; ours is the only other end."""
    return subprocess.Popen(
        ["/bin/sh", "-c", "exec 3<&0; " + _UNTIL_PIPE_CLOSES, "sh", *command],
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _start_in_job(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    """A job whose last handle is ours: Windows ends its processes with us."""
    process = subprocess.Popen(
        command,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    if sys.platform == "win32":
        from toolkit.calc.windows_job import bind

        bind(process)
    return process


def program_of(soffice: Path) -> Path:
    """The program proper instead of the script that starts it, on Linux.

    The script's chain (sh, oosplash, soffice.bin) would break the parent-death
    signal: only the first of them is our child.
    """
    beside = soffice.with_name("soffice.bin")
    return beside if sys.platform == "linux" and beside.is_file() else soffice
