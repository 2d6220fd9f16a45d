"""Reading an .xls (BIFF 5 to 8) as plain cells, in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.findings import WorkRefusedError, find
from toolkit.legacy import xls_child
from toolkit.xlsx.cells.cell import CellError, CellValue, Region
from toolkit.xlsx.cells.place import SpotKey

PATIENCE = 30
"""Seconds that one file may take in its process."""

_TEXT, _NUMBER, _DATE, _BOOLEAN = 1, 2, 3, 4
_ERRORS = {
    **{0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?"},
    **{36: "#NUM!", 42: "#N/A"},
}
Pieces = tuple[tuple[str, str], ...]


class OldCell(NamedTuple):
    """A filled cell: its value, number format, font, and whether it is struck through.

    `pieces`: of a text set in several fonts, each font with its piece.
    """

    value: CellValue
    shows: str
    font: str
    struck: bool
    pieces: Pieces = ()


class OldSheet(NamedTuple):
    """A sheet of an .xls; `since_1904`: how its workbook counts days."""

    name: str
    cells: Mapping[SpotKey, OldCell]
    merges: Sequence[Region]
    unseen: Set[int]
    hidden: bool
    since_1904: bool


def read_xls(path: Path) -> tuple[OldSheet, ...]:
    """The sheets of an .xls, in tab order; a formula counts as its value.

    Raises WorkRefusedError X654 for a file that is broken, or takes too long or too
    much; ModuleNotFoundError where xlrd is not installed.
    """
    said = _asked(path)
    error = said.get("error")
    if error == xls_child.MISSING:
        raise ModuleNotFoundError("No module named 'xlrd'", name="xlrd")
    if error:
        raise WorkRefusedError(find("X654", seen=path.name))
    return tuple(_sheets(said))


def _asked(path: Path) -> dict[str, Any]:
    """What the child says of a file; that it is broken, where it says nothing."""
    command = [sys.executable, "-I", str(Path(xls_child.__file__)), str(path)]
    window = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            timeout=PATIENCE,
            creationflags=window,
            check=False,
        )
        said: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return {"error": xls_child.BROKEN}
    return said


def _sheets(said: Mapping[str, Any]) -> Iterator[OldSheet]:
    fonts = [said["fonts"][index] for index in said["font_of"]]
    for sheet in said["sheets"]:
        runs = {(row, column): parts for row, column, parts in sheet["runs"]}
        cells: dict[SpotKey, OldCell] = {}
        for row, filled in enumerate(sheet["rows"]):
            for column, kind, raw, xf in filled:
                font, struck = fonts[xf]
                parts = runs.get((row, column), ())
                cells[row + 1, column + 1] = OldCell(
                    _value(kind, raw),
                    said["formats"][xf],
                    font,
                    struck,
                    tuple(_pieces(str(raw), font, parts, said["fonts"])),
                )
        yield OldSheet(
            sheet["name"],
            cells,
            [
                Region(sheet["name"], top + 1, left + 1, bottom, right)
                for top, bottom, left, right in sheet["merges"]
            ],
            {row + 1 for row in sheet["unseen"]},
            sheet["hidden"],
            said["since_1904"],
        )


def _value(kind: int, raw: Any) -> CellValue:
    if kind == _TEXT:
        return str(raw)
    if kind in (_NUMBER, _DATE):
        return float(raw)
    return bool(raw) if kind == _BOOLEAN else CellError(_ERRORS.get(raw, "#N/A"))


def _pieces(
    text: str, font: str, parts: Sequence[Sequence[int]], fonts: Sequence[Any]
) -> Iterator[tuple[str, str]]:
    """A text in the pieces that differ in font; nothing of one that does not.

    `parts`: where a piece begins, and the number of its font.
    """
    if not parts:
        return
    starts = [0, *(start for start, _ in parts)]
    names = [font, *(fonts[number][0] for _, number in parts)]
    for start, end, name in zip(starts, [*starts[1:], len(text)], names, strict=True):
        if start < end:
            yield name, text[start:end]
