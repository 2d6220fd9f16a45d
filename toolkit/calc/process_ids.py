"""Which process an office is, and its window's handle, for xlwings' bookkeeping."""

import hashlib
import os
import socket
import struct
import sys
from pathlib import Path

from toolkit.calc import sockets
from toolkit.calc.office import Office

_WIN32 = 1  # com.sun.star.lang.SystemDependent.SYSTEM_WIN32


def pid_of(office: Office) -> int:
    """The office's process id; for a joined office asked from the system.

    xlwings tells apps apart by it. Where the system does not tell, a number is
    made from the pipe's name: negative, so that it can never be taken for a
    process to end.
    """
    if office.process is not None:
        return office.process.pid
    return listener(office.pipe) or -_number(office.pipe)


def listener(pipe: str) -> int | None:
    """The process that listens on a pipe, where the system tells it."""
    if sys.platform != "linux":
        return None
    name = f"OSL_PIPE_{os.getuid()}_{pipe}"
    for folder in sockets.folders():
        with socket.socket(socket.AF_UNIX) as talk:
            try:
                talk.connect(str(folder / name))
            except OSError:
                continue
            size = struct.calcsize("3i")
            peer = talk.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size)
            return int(struct.unpack("3i", peer)[0])
    return None


def is_headless(pid: int | None) -> bool:
    """Whether an office can show no windows, so that a question would wait for ever.

    Its UNO interface does not tell; its command line does. A person's office on
    Windows or macOS is never without windows.
    """
    if pid is None or sys.platform != "linux":
        return False
    words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    return b"--headless" in words


def _number(pipe: str) -> int:
    return int.from_bytes(hashlib.sha256(pipe.encode()).digest()[:4]) or 1


def window_handle(office: Office) -> int | None:
    """The handle of the current window, on Windows; None elsewhere, as in Excel."""
    if sys.platform != "win32":
        return None
    frame = office.desktop.getCurrentFrame()
    if frame is None:
        return None
    handle = frame.ContainerWindow.getWindowHandle(b"", _WIN32)
    return int(handle)
