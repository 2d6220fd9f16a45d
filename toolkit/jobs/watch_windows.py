"""What another process has used so far, as Windows tells it.

The structures and numbers are those of `winbase.h`, `psapi.h` and `winnt.h`; a handle
is as wide as a pointer, so its type is always said, else half of it would be lost.
"""

import ctypes
from ctypes import wintypes
from typing import Any

_MAY_ASK = 0x1000 | 0x0010  # PROCESS_QUERY_LIMITED_INFORMATION, PROCESS_VM_READ
_DWORD = ctypes.c_uint32  # that of wintypes is wider where this is tested
_STEPS = 1e7  # a FILETIME counts steps of 100 nanoseconds


class Counters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS; `PagefileUsage` is all that the process asked for.

    `WorkingSetSize` would be less where memory is short, just when it matters.
    """

    _fields_ = (
        ("cb", _DWORD),
        ("PageFaultCount", _DWORD),
        ("PeakWorkingSetSize", ctypes.c_size_t),
        ("WorkingSetSize", ctypes.c_size_t),
        ("QuotaPeakPagedPoolUsage", ctypes.c_size_t),
        ("QuotaPagedPoolUsage", ctypes.c_size_t),
        ("QuotaPeakNonPagedPoolUsage", ctypes.c_size_t),
        ("QuotaNonPagedPoolUsage", ctypes.c_size_t),
        ("PagefileUsage", ctypes.c_size_t),
        ("PeakPagefileUsage", ctypes.c_size_t),
    )


def used(pid: int, kernel32: Any = None) -> tuple[float | None, int | None]:
    """Seconds of computing and bytes of memory; None for what Windows does not tell.

    Raises OSError, AttributeError where there is no Windows to ask.
    """
    kernel = kernel32 or _kernel32()
    handle = kernel.OpenProcess(_MAY_ASK, False, pid)
    if not handle:
        return None, None
    try:
        return _seconds(kernel, handle), _bytes(kernel, handle)
    finally:
        kernel.CloseHandle(handle)


def _kernel32() -> Any:
    kernel: Any = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined, unused-ignore]
    pointer, handle = ctypes.c_void_p, wintypes.HANDLE
    kernel.OpenProcess.argtypes = [wintypes.DWORD, wintypes.BOOL, wintypes.DWORD]
    kernel.OpenProcess.restype = handle
    kernel.GetProcessTimes.argtypes = [handle, *[pointer] * 4]
    kernel.K32GetProcessMemoryInfo.argtypes = [handle, pointer, wintypes.DWORD]
    kernel.CloseHandle.argtypes = [handle]
    return kernel


def _seconds(kernel: Any, handle: Any) -> float | None:
    begun, ended, in_kernel, in_program = (wintypes.FILETIME() for _ in range(4))
    each = map(ctypes.byref, (begun, ended, in_kernel, in_program))
    if not kernel.GetProcessTimes(handle, *each):
        return None
    steps = sum(
        t.dwHighDateTime * 2**32 + t.dwLowDateTime for t in (in_kernel, in_program)
    )
    return steps / _STEPS


def _bytes(kernel: Any, handle: Any) -> int | None:
    counters = Counters(cb=ctypes.sizeof(Counters))
    size = ctypes.sizeof(counters)
    if not kernel.K32GetProcessMemoryInfo(handle, ctypes.byref(counters), size):
        return None
    return int(counters.PagefileUsage)
