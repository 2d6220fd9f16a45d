"""What another process has used so far: computing time and memory, as far as told."""

import os
import sys
from pathlib import Path
from typing import NamedTuple

_MB = 1024 * 1024


class Used(NamedTuple):
    """Seconds of computing, megabytes in memory; None where the system tells none."""

    seconds: float | None
    megabytes: float | None


NOTHING_TOLD = Used(None, None)


def used_by(pid: int) -> Used:
    """What a process of ours has used; nothing is told of one that has ended.

    Linux and Windows tell both. Elsewhere only the clock on the wall is left.
    """
    try:
        if sys.platform == "win32":
            return _windows(pid)
        if sys.platform == "linux":
            return _linux(pid)
    except (OSError, ValueError, IndexError, AttributeError):
        pass
    return NOTHING_TOLD


def _linux(pid: int) -> Used:
    # A name may hold anything, brackets too; after the last one come numbers.
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    numbers = fields.rpartition(")")[2].split()
    ticks, pages = int(numbers[11]) + int(numbers[12]), int(numbers[21])
    return Used(
        ticks / os.sysconf("SC_CLK_TCK"), pages * os.sysconf("SC_PAGE_SIZE") / _MB
    )


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _MAY_ASK = 0x1000 | 0x0010  # PROCESS_QUERY_LIMITED_INFORMATION, PROCESS_VM_READ

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS."""

        _fields_ = (
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            ("PeakWorkingSetSize", ctypes.c_size_t),
            ("WorkingSetSize", ctypes.c_size_t),
            ("QuotaPeakPagedPoolUsage", ctypes.c_size_t),
            ("QuotaPagedPoolUsage", ctypes.c_size_t),
            ("QuotaPeakNonPagedPoolUsage", ctypes.c_size_t),
            ("QuotaNonPagedPoolUsage", ctypes.c_size_t),
            ("PagefileUsage", ctypes.c_size_t),
            ("PeakPagefileUsage", ctypes.c_size_t),
        )

    def _windows(pid: int) -> Used:
        kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel32.OpenProcess.restype = wintypes.HANDLE
        handle = wintypes.HANDLE(kernel32.OpenProcess(_MAY_ASK, False, pid))
        if not handle:
            return NOTHING_TOLD
        try:
            times = [wintypes.FILETIME() for _ in range(4)]
            kernel32.GetProcessTimes(handle, *map(ctypes.byref, times))
            # In steps of 100 nanoseconds: in the kernel, and in the program itself.
            steps = sum(t.dwHighDateTime * 2**32 + t.dwLowDateTime for t in times[2:])
            counters = _Counters(cb=ctypes.sizeof(_Counters))
            kernel32.K32GetProcessMemoryInfo(
                handle, ctypes.byref(counters), ctypes.sizeof(counters)
            )
            return Used(steps / 1e7, counters.PagefileUsage / _MB)
        finally:
            kernel32.CloseHandle(handle)
