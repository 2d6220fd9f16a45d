"""What a long sheet holds is counted before it is read; an empty end is left out."""

import re
from typing import NoReturn

from toolkit.xlsx.cells.address import MAX_ROW
from toolkit.xlsx.refusal import Fault, FileRefusedError, Words
from toolkit.xlsx.zip.room import SHEET, refuse_tags

LONG_PART = 1_000_000
"""Bytes; what is shorter can hold too little to matter."""
ROW_LIMIT, COLUMN_LIMIT = 200_000, 2_000
"""A filled cell below or right of these is refused (F014)."""
CELL_LIMIT = 1_000_000
"""Cells kept of one sheet (F020)."""
_MET_LIMIT = 2 * CELL_LIMIT
"""Cells met: those far away that have only a style are passed over."""
_EMPTY_ROWS = 10_000
"""So many rows without anything, below all others, are left out."""
_AROUND = SHEET._replace(tags=300_000)
"""Tags before and behind the rows: links, merges, lists of choices, colours."""
# An honest cell has at most six tags, or some more with several fonts in it.
_TAGS_A_CELL = 12

_HOLDS = tuple(
    mark + name + end for mark in (b"<", b":") for name in (b"v", b"f", b"is")
    for end in (b">", b" ", b"/")
)  # fmt: skip
_ROW_ENDS = re.compile(rb"</(?:[\w.-]++:)?row\s*+>")


def bounded(data: bytes, name: str, part: str) -> bytes:
    """A sheet part without the empty rows at its end, where those are very many.

    Raises FileRefusedError F020 for more rows, cells or other elements than a sheet
    may hold; nothing of it has been read then.
    """
    if len(data) <= LONG_PART:
        return data
    rows, cells = _count(data, b"row"), _count(data, b"c")
    if rows > MAX_ROW:
        _refuse(name, Words("rows", rows), Words("rows_limit", MAX_ROW))
    if cells > _MET_LIMIT:
        _refuse(name, Words("cells", cells), Words("cells_limit", CELL_LIMIT))
    start, end = _body(data)
    tags = data.count(b"<", start, end)
    refuse_tags(part, data.count(b"<") - tags, _AROUND)
    most = _TAGS_A_CELL * cells + 2 * rows + _AROUND.tags
    refuse_tags(part, tags, SHEET._replace(tags=min(most, SHEET.tags)))
    if rows <= _EMPTY_ROWS or b"<!" in data or data.find(b"<?", 1) > 0:
        return data
    return _without_empty_end(data, start, end)


def rows_before_the_last_value(data: bytes) -> int:
    """How many rows of a long part come before the end of all that it holds."""
    if len(data) <= LONG_PART:
        return 0
    start, end = _body(data)
    return _count(data, b"row", start, max(_last_value(data, start, end), start))


def tags_that_hold(data: bytes) -> int:
    """The tags of a sheet part but for those below the end of all that it holds."""
    start, end = _body(data)
    last = max(_last_value(data, start, end), start)
    return data.count(b"<") - data.count(b"<", last, end)


def _refuse(name: str, seen: Words, limit: Words) -> NoReturn:
    raise FileRefusedError(Fault.TOO_LARGE, name, seen=seen, expected=limit)


def _count(data: bytes, name: bytes, start: int = 0, end: int | None = None) -> int:
    """Elements of a name, whatever its prefix; a text may add some."""
    stop = len(data) if end is None else end
    return sum(
        data.count(mark + name + after, start, stop)
        for mark in (b"<", b":")
        for after in (b" ", b">", b"/")
    )


def _body(data: bytes) -> tuple[int, int]:
    """Where the rows begin and end; nowhere in a part without any."""
    at = data.find(b"sheetData")
    start = data.find(b">", at) + 1 if at >= 0 else 0
    end = data.rfind(b"</", 0, max(data.rfind(b"sheetData>"), 0))
    return (start, end) if 0 < start <= end else (0, 0)


def _last_value(data: bytes, start: int, end: int) -> int:
    return max(data.rfind(mark, start, end) for mark in _HOLDS)


def _without_empty_end(data: bytes, start: int, end: int) -> bytes:
    last = _last_value(data, start, end)
    if last >= 0:
        closing = _ROW_ENDS.search(data, last, end)
        start = closing.end() if closing else end
    if _count(data, b"row", start, end) <= _EMPTY_ROWS:
        return data
    return data[:start] + data[end:]
