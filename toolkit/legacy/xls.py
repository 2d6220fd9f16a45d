"""Reading an .xls (BIFF 5 to 8) as plain cells, in a process of its own."""

from collections.abc import Iterator, Mapping
from math import isfinite
from pathlib import Path
from typing import Any

from toolkit.findings import WorkRefusedError, find
from toolkit.legacy import xls_child
from toolkit.legacy.child import child
from toolkit.legacy.old_book import ERRORS, OldCell, OldSheet, pieces_of
from toolkit.xlsx.cells.cell import CellError, CellValue, Region
from toolkit.xlsx.cells.place import SpotKey

_TEXT, _NUMBER, _DATE, _BOOLEAN = 1, 2, 3, 4


def read_xls(path: Path) -> tuple[OldSheet, ...]:
    """The sheets of an .xls, in tab order; a formula counts as its value.

    Raises WorkRefusedError X654 for a file that is broken, or takes too long or too
    much; ModuleNotFoundError where xlrd is not installed.
    """
    with child() as reader:
        said = reader.ask(path)
    error = said.get("error")
    if error == xls_child.MISSING:
        raise ModuleNotFoundError("No module named 'xlrd'", name="xlrd")
    if error:
        raise WorkRefusedError(find("X654", seen=path.name))
    return tuple(_sheets(said))


def _sheets(said: Mapping[str, Any]) -> Iterator[OldSheet]:
    fonts = [said["fonts"][index] for index in said["font_of"]]
    shows = said["formats"]
    for sheet in said["sheets"]:
        runs = {(row, column): parts for row, column, parts in sheet["runs"]}
        cells: dict[SpotKey, OldCell] = {}
        alike: dict[tuple[int, Any, int], OldCell] = {}
        for row, columns, kinds, values, looks in sheet["rows"]:
            for column, kind, raw, xf in zip(
                columns, kinds, values, looks, strict=True
            ):
                cell = alike.get((kind, raw, xf))
                if cell is None:
                    value, (font, struck) = _value(kind, raw), fonts[xf]
                    cell = OldCell(value, shows[xf], font, struck)
                    alike[kind, raw, xf] = cell
                cells[row + 1, column + 1] = cell
        for (row, column), parts in runs.items():
            if whole := cells.get((row + 1, column + 1)):
                named = [(start, said["fonts"][n][0]) for start, n in parts]
                pieces = pieces_of(str(whole.value), whole.font, named)
                cells[row + 1, column + 1] = whole._replace(pieces=pieces)
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
        return float(raw) if isfinite(raw) else CellError("#NUM!")
    return bool(raw) if kind == _BOOLEAN else CellError(ERRORS.get(raw, "#N/A"))
