"""What the last presses changed, kept for «Hoàn tác»."""

import gzip
import hashlib
import json
import os
import zlib
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.commands import BY_ID
from toolkit.excel.blocks import Block, Grid, Rectangle
from toolkit.xlsx.cells.cell import Region

KEEP = 20
"""Presses that can be undone, for each workbook."""

_ENDING = ".json.gz"
_QUICK = 1
"""How hard it is packed: a register of many years becomes a twentieth even so."""


class Kept(NamedTuple):
    """One block of a press. `answer` is what the spreadsheet said it then held; when
    the press did not come so far, None, and `after` what it was to hold."""

    sheet: str
    top: int
    left: int
    before: Grid
    after: Grid
    answer: Grid | None

    @property
    def bottom(self) -> int:
        """The last row."""
        return self.top + len(self.before) - 1

    @property
    def right(self) -> int:
        """The last column."""
        return self.left + len(self.before[0]) - 1


class Snapshot(NamedTuple):
    """One press: its command, its time as text, what it changed, where it is kept.

    `text_cells` were formatted as text: (sheet, rectangle). `print_areas` were printed.
    """

    command: str
    time: str
    blocks: tuple[Kept, ...]
    text_cells: tuple[tuple[str, Rectangle], ...]
    file: Path
    print_areas: tuple[Region, ...] = ()


def keep(
    folder: Path,
    full_name: str,
    command: str,
    blocks: Sequence[Block],
    text_cells: Sequence[tuple[str, Rectangle]],
    now: datetime,
    print_areas: Sequence[Region] = (),
) -> Path:
    """Write a snapshot before the first change. Raises OSError."""
    own = _own_folder(folder, full_name)
    own.mkdir(parents=True, exist_ok=True)
    file = _free(own, now)
    content = {
        "command": command,
        "time": f"{now:%H:%M:%S %d/%m/%Y}",
        "blocks": [
            {
                "sheet": b.sheet,
                "top": b.top,
                "left": b.left,
                "before": b.before,
                "after": b.after,
            }
            for b in blocks
        ],
        "text_cells": list(text_cells),
        "print_areas": list(print_areas),
    }
    _write(file, content)
    for old in sorted(own.glob(f"*{_ENDING}"))[:-KEEP]:
        with suppress(OSError):
            old.unlink()
    return file


def complete(file: Path, answers: Sequence[Grid]) -> None:
    """Add what the spreadsheet holds after the press."""
    content = _content(file)
    for block, answer in zip(content["blocks"], answers, strict=True):
        block["answer"] = answer
    _write(file, content)


def last(folder: Path, full_name: str) -> Snapshot | None:
    """The newest press on this workbook that has not been undone."""
    own = _own_folder(folder, full_name)
    for file in sorted(own.glob(f"*{_ENDING}"), reverse=True):
        try:
            return _read(file)
        except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError):
            continue  # half written by a press that was killed: the one before it
    return None


def _read(file: Path) -> Snapshot:
    content = _content(file)
    blocks = tuple(
        Kept(
            block["sheet"],
            block["top"],
            block["left"],
            _grid(block["before"]),
            _grid(block["after"]),
            _grid(block["answer"]) if block.get("answer") is not None else None,
        )
        for block in content["blocks"]
    )
    if any(not _same_shape(block) for block in blocks):
        raise ValueError("a block is no rectangle")
    text_cells = tuple((name, Rectangle(*area)) for name, area in content["text_cells"])
    command = BY_ID[content["command"]].id
    areas = tuple(Region(*area) for area in content.get("print_areas", ()))
    return Snapshot(command, content["time"], blocks, text_cells, file, areas)


def _same_shape(block: Kept) -> bool:
    grids = [g for g in (block.before, block.after, block.answer) if g is not None]
    shapes = {tuple(len(row) for row in grid) for grid in grids}
    return len(shapes) == 1 and len(set(shapes.pop())) == 1


def _grid(rows: list[list[str | float | bool | None]]) -> Grid:
    return tuple(tuple(row) for row in rows)


def _own_folder(folder: Path, full_name: str) -> Path:
    """Workbooks are told apart by their whole path, which no file name could hold."""
    return (
        folder / hashlib.sha256(os.path.normcase(full_name).encode()).hexdigest()[:20]
    )


def _free(folder: Path, now: datetime) -> Path:
    number = 1
    while (file := folder / f"{now:%Y%m%d-%H%M%S}-{number:03d}{_ENDING}").exists():
        number += 1
    return file


def _write(file: Path, content: object) -> None:
    half = file.with_suffix(".half")
    data = json.dumps(content, ensure_ascii=False).encode("utf-8")
    half.write_bytes(gzip.compress(data, _QUICK))
    half.replace(file)


def _content(file: Path) -> Any:
    return json.loads(gzip.decompress(file.read_bytes()))
