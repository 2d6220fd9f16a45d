"""What is asked of Windows, held with a kernel that only notes the calls.

Nothing here runs on Windows: order, arguments and sizes are those of its headers.
"""

import ctypes
from ctypes import wintypes
from typing import Any

import pytest

from toolkit.calc import windows_job
from toolkit.jobs import watch, watch_windows
from toolkit.jobs.apart import Allowed, _Worker
from toolkit.jobs.watch import Used

WIDE = 0x7FFF_1234_5678
"""A handle that does not fit into 32 bits."""
POINTER = ctypes.sizeof(ctypes.c_void_p)


class Called:
    """A function of the library: notes what it is called with, says what is wanted."""

    def __init__(self, name: str, log: list[tuple[Any, ...]], says: Any) -> None:
        self.name, self.log, self.says = name, log, says
        self.argtypes: list[Any] | None = None
        self.restype: Any = ctypes.c_int

    def __call__(self, *given: Any) -> Any:
        self.log.append((self.name, *given))
        if self.argtypes is not None:
            assert len(given) == len(self.argtypes), self.name
        return self.says(*given) if callable(self.says) else self.says


class Kernel:
    """Of kernel32 just those functions that were given an answer."""

    def __init__(self, **says: Any) -> None:
        self.log: list[tuple[Any, ...]] = []
        for name, answer in says.items():
            setattr(self, name, Called(name, self.log, answer))

    @property
    def names(self) -> list[str]:
        return [name for name, *_ in self.log]


def pointed(reference: Any) -> Any:
    return reference._obj


def times(_: int, *four: Any) -> int:
    for reference, low, high in zip(four, (7, 7, 5, 0), (9, 9, 0, 1), strict=True):
        time = pointed(reference)
        time.dwLowDateTime, time.dwHighDateTime = low, high
    return 1


def memory(_: int, reference: Any, size: int) -> int:
    counters = pointed(reference)
    assert counters.cb == size == ctypes.sizeof(counters)
    counters.WorkingSetSize, counters.PagefileUsage = 5, 300 * 1024 * 1024
    return 1


def asked(**more: Any) -> Kernel:
    says: dict[str, Any] = {
        "OpenProcess": WIDE,
        "GetProcessTimes": times,
        "K32GetProcessMemoryInfo": memory,
        "CloseHandle": 1,
    }
    return Kernel(**{**says, **more})


def test_times_in_kernel_and_program_and_all_memory_asked_for_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kernel = asked()
    monkeypatch.setattr(watch_windows.ctypes, "WinDLL", lambda *_, **__: kernel, False)
    monkeypatch.setattr(watch.sys, "platform", "win32")
    told = watch.used_by(4711)
    assert told == Used((5 + 2**32) / 1e7, 300.0)
    assert kernel.log[0] == ("OpenProcess", 0x1010, False, 4711)
    assert kernel.names == [
        *("OpenProcess", "GetProcessTimes", "K32GetProcessMemoryInfo", "CloseHandle")
    ]
    assert {call[1] for call in kernel.log[1:]} == {WIDE}
    functions = vars(kernel)
    assert functions["OpenProcess"].restype is wintypes.HANDLE
    for name in ("GetProcessTimes", "K32GetProcessMemoryInfo", "CloseHandle"):
        # Without it a handle would go out as an int of 32 bits.
        assert functions[name].argtypes[0] is wintypes.HANDLE


@pytest.mark.parametrize(
    ("refused", "told"),
    [
        ("OpenProcess", (None, None)),
        ("GetProcessTimes", (None, 300 * 1024 * 1024)),
        ("K32GetProcessMemoryInfo", ((5 + 2**32) / 1e7, None)),
    ],
)
def test_what_windows_does_not_tell_is_none_and_no_handle_stays_open(
    refused: str, told: tuple[Any, Any]
) -> None:
    kernel = asked(**{refused: 0})
    assert watch_windows.used(4711, kernel) == told
    opened = refused != "OpenProcess"
    assert kernel.names.count("CloseHandle") == opened


def test_where_no_computing_time_is_told_the_clock_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    worker = _Worker.__new__(_Worker)
    worker.has, worker._since, worker._before = [0], -1e9, Used(None, None)  # type: ignore[assignment]
    monkeypatch.setattr(worker.__class__, "_used", lambda _: Used(None, 1.0))
    passed = worker.passed(Allowed(computing=60, waiting=10**12))
    assert passed is not None
    assert "60" in passed[1]


def test_the_structures_are_as_large_as_in_the_headers() -> None:
    """PROCESS_MEMORY_COUNTERS 72 or 40 bytes, the limits of a job 144 or 112."""
    wide = POINTER == 8
    assert ctypes.sizeof(watch_windows.Counters) == (72 if wide else 40)
    assert watch_windows.Counters.PagefileUsage.offset == (56 if wide else 32)
    basic, extended = windows_job._BasicLimits, windows_job._ExtendedLimits
    assert ctypes.sizeof(basic) == (64 if wide else 48)
    assert ctypes.sizeof(extended) == (144 if wide else 112)
    assert basic.LimitFlags.offset == 16
    assert extended.ProcessMemoryLimit.offset == (112 if wide else 96)


class Started:
    """Of a started process: its handle."""

    _handle = WIDE


def bound(monkeypatch: pytest.MonkeyPatch, **more: Any) -> Kernel:
    says: dict[str, Any] = {
        "CreateJobObjectW": WIDE + 8,
        "SetInformationJobObject": 1,
        "AssignProcessToJobObject": 1,
        "CloseHandle": 1,
    }
    kernel = Kernel(**{**says, **more})
    monkeypatch.setattr(ctypes, "WinDLL", lambda *_, **__: kernel, False)
    monkeypatch.setattr(ctypes, "get_last_error", lambda: 5, False)
    monkeypatch.setattr(windows_job, "_jobs", [])
    return kernel


def test_an_office_is_bound_to_a_job_that_ends_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[int] = []

    def limited(_: int, kind: int, reference: Any, size: int) -> int:
        limits = pointed(reference)
        seen.extend((kind, limits.BasicLimitInformation.LimitFlags, size))
        return 1

    kernel = bound(monkeypatch, SetInformationJobObject=limited)
    windows_job.bind(Started())  # type: ignore[arg-type]
    assert kernel.names == [
        *("CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject")
    ]
    # JobObjectExtendedLimitInformation, JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE.
    assert seen == [9, 0x2000, ctypes.sizeof(windows_job._ExtendedLimits)]
    assert kernel.log[2] == ("AssignProcessToJobObject", WIDE + 8, WIDE)
    assert windows_job._jobs == [WIDE + 8]


@pytest.mark.parametrize(
    ("refused", "calls"),
    [
        ("CreateJobObjectW", 1),
        ("SetInformationJobObject", 2),
        ("AssignProcessToJobObject", 3),
    ],
)
def test_a_refused_binding_is_told_and_leaves_nothing_open(
    refused: str, calls: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    kernel = bound(monkeypatch, **{refused: 0})
    with pytest.raises(OSError, match="could not be bound"):
        windows_job.bind(Started())  # type: ignore[arg-type]
    made = refused != "CreateJobObjectW"
    assert kernel.names[calls:] == ["CloseHandle"] * made
    assert windows_job._jobs == []
