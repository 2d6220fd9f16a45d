"""The page of layouts, drawn from the grammar that the tests make them of.

`python -m tests.exchange.tables.layout_page > toolkit/exchange/LAYOUTS.md`
"""

import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from tests.exchange.tables.layouts import (
    GROUPS,
    HEADS,
    NAMES,
    NOISE,
    TABLES,
    TITLED,
    Layout,
    make,
)

_INTRO = """\
# Layouts

Tables as offices make them, that `thidua import` reads: each word of the grammar in
`tests/exchange/tables/layouts.py` once, beside the plainest list. Mixtures of them are
made and held to their rows by `tests/exchange/tables/test_layouts.py`. Below each
drawing stand the rows that come into «Khen thưởng».
Made by `python -m tests.exchange.tables.layout_page`.
"""
_KINDS: Mapping[str, Sequence[str]] = {
    "head": HEADS,
    "name": NAMES,
    "group": GROUPS,
    "tables": TABLES,
    "titled": TITLED,
    "noise": NOISE,
}
_SAID = {
    "head": "Headings",
    "name": "The name",
    "group": "Rows between the rows",
    "tables": "Tables on a sheet",
    "titled": "What stands above",
    "noise": "What is printed besides",
}
_WIDEST = 22
_CORNERS = " ╵╶└╷│┌├╴┘─┴┐┤┬┼"
"""A corner by the lines that meet in it: up 1, right 2, down 4, left 8."""


def page() -> str:
    """The whole page."""
    return "\n".join((_INTRO, *_sections()))


def plainest() -> Layout:
    """The list that every other one differs from in one thing."""
    words = {name: kinds[0] for name, kinds in _KINDS.items()}
    return Layout(**words, seed=1)


def _sections() -> Iterator[str]:
    yield "## The plainest list\n"
    yield _drawn(plainest())
    for name, kinds in _KINDS.items():
        yield f"## {_SAID[name]}\n"
        for word in kinds[1:]:
            yield f"### {word}\n"
            yield _drawn(plainest()._replace(**{name: word}))


def _drawn(layout: Layout) -> str:
    with tempfile.TemporaryDirectory() as folder:
        made = make(layout, Path(folder))
        book = openpyxl.load_workbook(made.path)
    pictures = "\n\n".join(drawing(sheet) for sheet in book.worksheets)
    rows = "\n".join("- " + " · ".join(map(_text, row.values())) for row in made.rows)
    return f"```text\n{pictures}\n```\n\n{rows}\n"


def drawing(sheet: Any) -> str:
    """A sheet in characters; what is merged has no lines within."""
    height, width = sheet.max_row, sheet.max_column
    owner = {(r, c): (r, c) for r in range(1, height + 1) for c in range(1, width + 1)}
    corner = dict.fromkeys(owner, (1, 1))
    for area in sheet.merged_cells.ranges:
        first = (area.min_row, area.min_col)
        size = (area.max_row - area.min_row + 1, area.max_col - area.min_col + 1)
        for r in range(area.min_row, area.max_row + 1):
            for c in range(area.min_col, area.max_col + 1):
                owner[r, c] = first
        corner[first] = size
    texts = {at: _text(sheet.cell(*at).value) for at in owner if owner[at] == at}
    single = [(c, text) for (r, c), text in texts.items() if corner[r, c][1] == 1]
    widths = [
        max([2, *(len(text) for c, text in single if c == n)])
        for n in range(1, width + 1)
    ]
    lines: list[str] = []
    for r in range(height + 1):
        lines.append(_rule(r, width, widths, owner))
        if r < height:
            lines.append(_row(r + 1, width, widths, owner, texts, corner))
    return "\n".join(line.rstrip() for line in lines)


def _rule(r: int, width: int, widths: Sequence[int], owner: Mapping[Any, Any]) -> str:
    """The line below a row, 0 for the one above all."""

    def parted(one: tuple[int, int], other: tuple[int, int]) -> bool:
        return owner.get(one) != owner.get(other)

    found = ""
    for c in range(width + 1):
        up, down = (parted((n, c), (n, c + 1)) for n in (r, r + 1))
        left, right = (parted((r, n), (r + 1, n)) for n in (c, c + 1))
        found += _CORNERS[up * 1 + right * 2 + down * 4 + left * 8]
        if c < width:
            found += ("─" if right else " ") * (widths[c] + 2)
    return found


def _row(
    r: int,
    width: int,
    widths: Sequence[int],
    owner: Mapping[Any, Any],
    texts: Mapping[Any, str],
    corner: Mapping[Any, tuple[int, int]],
) -> str:
    found, c = "│", 1
    while c <= width:
        first = owner[r, c]
        across = corner[first][1] if first[1] == c else 1
        room = sum(widths[c - 1 : c - 1 + across]) + 3 * (across - 1)
        text = texts[first] if first[0] == r else ""
        found += " " + _cut(text, room).ljust(room) + " │"
        c += across
    return found


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1] + "…"


def _text(value: Any) -> str:
    if value is None:
        return ""
    day = f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
    return _cut(day, _WIDEST)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(page())
