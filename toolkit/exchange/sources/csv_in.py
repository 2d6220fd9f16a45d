"""Reading a CSV: its encoding, its separator, its rows."""

import csv
from collections.abc import Callable, Iterator
from io import StringIO
from itertools import islice
from typing import Any

from toolkit.exchange.sources.code_pages import decoded
from toolkit.exchange.sources.safe_text import bared
from toolkit.exchange.sources.source import Line, Source
from toolkit.findings import WorkRefusedError, find
from toolkit.forms.register.layout import CAPACITY

SEPARATORS = ";,\t"
HEAD_LINES = 30
"""The headings stand within so many rows."""

MOST_COLUMNS = 500

Fit = Callable[[tuple[Line, ...]], Any]
"""How well some first rows are understood as headings, as something that compares."""


def read_csv(data: bytes, fits: Fit) -> Source:
    """The rows of a CSV. `fits` tells of some first rows how well they are understood.

    The separator is the one of ; , tab with which they fit best. Raises
    WorkRefusedError: X617 an encoding that nobody knows, X618 a NUL, X619 wrong
    quotes, X620 too long, X625 nothing in it.
    """
    text, told = decoded(data)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise WorkRefusedError(find("X618", seen=str(line)))
    if not text.strip():
        raise WorkRefusedError(find("X625"))
    best = max(SEPARATORS, key=lambda sign: (fits(_head(text, sign)), text.count(sign)))
    return Source("", tuple(_lines(text, best)), told=told)


def _head(text: str, separator: str) -> tuple[Line, ...]:
    try:
        return tuple(islice(_lines(text, separator), HEAD_LINES))
    except WorkRefusedError:
        return ()


def _lines(text: str, separator: str) -> Iterator[Line]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    start = 1
    try:
        for count, cells in enumerate(reader, 1):
            if count > CAPACITY or len(cells) > MOST_COLUMNS:
                most = f"{CAPACITY} × {MOST_COLUMNS}"
                raise WorkRefusedError(find("X620", seen=str(start), expected=most))
            filled = {n: bared(c) for n, c in enumerate(cells, 1) if c.strip(" ")}
            if filled:
                yield Line(start, filled)
            start = reader.line_num + 1
    except csv.Error:
        # Strict reading: an open quote would swallow the rest of the file unnoticed.
        raise WorkRefusedError(find("X619", seen=str(start))) from None
