"""Which process an office is, and its window's handle, for xlwings' bookkeeping."""

import hashlib
import os
import socket
import struct
import sys
import tempfile
from pathlib import Path

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
    return _listener(office.pipe) or -_number(office.pipe)


def _listener(pipe: str) -> int | None:
    if sys.platform != "linux":
        return None
    name = f"OSL_PIPE_{os.getuid()}_{pipe}"
    for folder in ("/tmp", "/var/tmp", tempfile.gettempdir()):
        with socket.socket(socket.AF_UNIX) as talk:
            try:
                talk.connect(str(Path(folder) / name))
            except OSError:
                continue
            size = struct.calcsize("3i")
            peer = talk.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size)
            return int(struct.unpack("3i", peer)[0])
    return None


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
