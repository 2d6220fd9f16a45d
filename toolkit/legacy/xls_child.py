"""The process that reads one .xls: xlrd, within limits, and JSON to standard output.

Run as `python -I xls_child.py FILE`. It imports nothing of ours, so that starting it
costs little and nothing of ours can be harmed in it.
"""

import contextlib
import json
import os
import sys
from pathlib import Path
from typing import Any

MEMORY = 1 << 30
"""Bytes that it may use, where the system lets a process say so."""

MOST_CELLS = 2_000_000
MISSING, MEMORY_GONE, TOO_LARGE, BROKEN = "missing", "memory", "large", "broken"


def _limit() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # not on Windows: the parent's patience is the limit there

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _sheet(book: Any, number: int) -> dict[str, Any]:
    sheet = book.sheet_by_index(number)
    rows = [
        [
            [column, kind, value, xf]
            for column, (kind, value, xf) in enumerate(
                zip(
                    sheet.row_types(row),
                    sheet.row_values(row),
                    (sheet.cell_xf_index(row, n) for n in range(sheet.row_len(row))),
                    strict=True,
                )
            )
            if kind not in (0, 6)  # empty, blank
        ]
        for row in range(sheet.nrows)
    ]
    found = {
        "name": sheet.name,
        "hidden": sheet.visibility != 0,
        "rows": rows,
        "merges": list(sheet.merged_cells),  # top, below the bottom, left, behind right
        "unseen": [row for row, info in sheet.rowinfo_map.items() if info.hidden],
        "runs": [[*at, runs] for at, runs in sheet.rich_text_runlist_map.items()],
    }
    book.unload_sheet(number)
    return found


def _read(path: str) -> dict[str, Any]:
    import xlrd

    with Path(os.devnull).open("w", encoding="utf-8") as null:
        book = xlrd.open_workbook(
            path, formatting_info=True, on_demand=True, logfile=null
        )
        sheets = [_sheet(book, number) for number in range(book.nsheets)]
    if sum(len(row) for sheet in sheets for row in sheet["rows"]) > MOST_CELLS:
        return {"error": TOO_LARGE}
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


def main() -> None:
    """Read the file that is named, and say what it holds or why not."""
    _limit()
    try:
        said = _read(sys.argv[1])
    except ModuleNotFoundError:
        said = {"error": MISSING}
    except MemoryError:
        said = {"error": MEMORY_GONE}
    except BaseException as error:  # a broken file may raise anything in a reader
        said = {"error": BROKEN, "why": type(error).__name__}
    sys.stdout.buffer.write(json.dumps(said).encode("ascii"))


if __name__ == "__main__":
    main()
