"""The process that reads files of .xls: xlrd, within limits.

Run as `python -I xls_child.py`: a line of standard input is a path in JSON, a line of
standard output what the file holds. It imports nothing of ours, so that starting it
costs little and nothing of ours can be harmed in it.
"""

import contextlib
import ctypes
import json
import os
import sys
from pathlib import Path
from typing import Any

MEMORY = 1 << 30
"""Bytes that it may use, where the system lets a process say so."""

_PROCESS_MEMORY, _EXTENDED = 0x100, 9
"""JOB_OBJECT_LIMIT_PROCESS_MEMORY, JobObjectExtendedLimitInformation."""

MOST_CELLS = 2_000_000
MISSING, MEMORY_GONE, TOO_LARGE, BROKEN = "missing", "memory", "large", "broken"


def limit() -> None:
    """Let this process use no more than its memory."""
    if hasattr(ctypes, "WinDLL"):
        with contextlib.suppress(OSError, AttributeError):
            limit_on_windows(ctypes.WinDLL("kernel32"))
        return
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class _BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION; `wide` are sizes of memory."""

    _fields_ = (
        ("times", ctypes.c_int64 * 2),
        ("flags", ctypes.c_uint32),
        ("wide", ctypes.c_size_t * 2),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("classes", ctypes.c_uint32 * 2),
    )


class _Limits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", _BasicLimits),
        ("traffic", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("others", ctypes.c_size_t * 3),
    )


def limit_on_windows(kernel: Any) -> None:
    """Put this process into a job object that gives it no more than its memory.

    `kernel`: kernel32. What Windows refuses leaves the parent's patience as the limit.
    """
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    limits = _Limits()
    limits.basic.flags = _PROCESS_MEMORY
    limits.process_memory = MEMORY
    size = ctypes.c_uint32(ctypes.sizeof(limits))
    kernel.SetInformationJobObject(job, _EXTENDED, ctypes.byref(limits), size)
    this = ctypes.c_void_p(kernel.GetCurrentProcess())
    kernel.AssignProcessToJobObject(job, this)


def _sheet(book: Any, number: int) -> dict[str, Any]:
    sheet = book.sheet_by_index(number)
    found = {
        "name": sheet.name,
        "hidden": sheet.visibility != 0,
        "rows": [row for n in range(sheet.nrows) if (row := _row(sheet, n))],
        "merges": list(sheet.merged_cells),  # top, below the bottom, left, behind right
        "unseen": [row for row, info in sheet.rowinfo_map.items() if info.hidden],
        "runs": [[*at, runs] for at, runs in sheet.rich_text_runlist_map.items()],
    }
    book.unload_sheet(number)
    return found


def _row(sheet: Any, number: int) -> list[Any]:
    """A row's number, and side by side the columns, kinds, values and looks of it."""
    kinds = sheet.row_types(number)
    filled = [n for n, kind in enumerate(kinds) if kind not in (0, 6)]  # empty, blank
    if not filled:
        return []
    values = sheet.row_values(number)
    return [
        number,
        filled,
        [kinds[n] for n in filled],
        [values[n] for n in filled],
        [sheet.cell_xf_index(number, n) for n in filled],
    ]


def _read(path: str) -> dict[str, Any]:
    import xlrd

    with Path(os.devnull).open("w", encoding="utf-8") as null:
        book = xlrd.open_workbook(
            path, formatting_info=True, on_demand=True, logfile=null
        )
        sheets = [_sheet(book, number) for number in range(book.nsheets)]
    if sum(len(row[1]) for sheet in sheets for row in sheet["rows"]) > MOST_CELLS:
        return {"error": TOO_LARGE}
    book.release_resources()
    return {
        "since_1904": book.datemode == 1,
        "fonts": [[font.name, bool(font.struck_out)] for font in book.font_list],
        "formats": [_format(book, xf) for xf in book.xf_list],
        "font_of": [xf.font_index for xf in book.xf_list],
        "sheets": sheets,
    }


def _format(book: Any, xf: Any) -> str:
    found = book.format_map.get(xf.format_key)
    return found.format_str if found is not None else "General"


def _said(path: str) -> dict[str, Any]:
    try:
        return _read(path)
    except ModuleNotFoundError:
        return {"error": MISSING}
    except MemoryError:
        return {"error": MEMORY_GONE}
    except BaseException as error:  # a broken file may raise anything in a reader
        return {"error": BROKEN, "why": type(error).__name__}


def main() -> None:
    """Say of each file that is asked for what it holds, or why not."""
    limit()
    for line in sys.stdin.buffer:
        try:
            answer = json.dumps(_said(json.loads(line)))
        except MemoryError:
            answer = json.dumps({"error": MEMORY_GONE})
        sys.stdout.buffer.write(answer.encode("ascii") + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
