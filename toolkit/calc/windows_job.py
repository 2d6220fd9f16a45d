"""A Windows job object that ends its processes when we end."""

import ctypes
import subprocess
from ctypes import wintypes
from typing import Any

_DWORD = ctypes.c_uint32  # that of wintypes is wider where this is tested
_EXTENDED_LIMITS = 9
_KILL_ON_CLOSE = 0x2000
# The handles of jobs, open until this process ends: closing one kills its office.
_jobs: list[Any] = []


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", _DWORD),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", _DWORD),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", _DWORD),
        ("SchedulingClass", _DWORD),
    )


class _ExtendedLimits(ctypes.Structure):
    _fields_ = (
        ("BasicLimitInformation", _BasicLimits),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


def bind(process: "subprocess.Popen[bytes]") -> None:
    """Put a just started process into a job of ours.

    Raises:
        OSError: Windows refused (the process is then not bound, but runs).
    """
    kernel: Any = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined, unused-ignore]
    kernel.CreateJobObjectW.restype = wintypes.HANDLE
    kernel.CreateJobObjectW.argtypes = [ctypes.c_void_p, wintypes.LPCWSTR]
    kernel.CloseHandle.argtypes = [wintypes.HANDLE]
    kernel.AssignProcessToJobObject.argtypes = [wintypes.HANDLE, wintypes.HANDLE]
    kernel.SetInformationJobObject.argtypes = [
        wintypes.HANDLE,
        ctypes.c_int,
        ctypes.c_void_p,
        wintypes.DWORD,
    ]
    job = kernel.CreateJobObjectW(None, None)
    limits = _ExtendedLimits()
    limits.BasicLimitInformation.LimitFlags = _KILL_ON_CLOSE
    size = ctypes.sizeof(limits)
    handle = int(process._handle)  # type: ignore[attr-defined, unused-ignore]
    if not (
        job
        and kernel.SetInformationJobObject(
            job, _EXTENDED_LIMITS, ctypes.byref(limits), size
        )
        and kernel.AssignProcessToJobObject(job, handle)
    ):
        code = ctypes.get_last_error()  # type: ignore[attr-defined, unused-ignore]
        if job:
            kernel.CloseHandle(job)
        raise OSError(code, "the office could not be bound to this process")
    _jobs.append(job)
