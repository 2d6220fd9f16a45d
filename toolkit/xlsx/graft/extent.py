"""How far to the right a sheet is used, its drawings and buttons included."""

import re

from toolkit.xlsx.cells.cell import Sheet
from toolkit.xlsx.workbook_part import relations
from toolkit.xlsx.zip.package import Package

_DRAWN = re.compile(rb"<(?:\w+:)?col>\s*([0-9]{1,5})\s*<")
_ANCHOR = re.compile(rb"<(?:\w+:)?Anchor>([0-9,\s]{1,200})<")


def last_column(package: Package, sheet: Sheet) -> int:
    """The last column with a value, a merge or a drawing; 1 on an empty sheet."""
    used = [1, *(merge.right for merge in sheet.merges)]
    used += [
        column
        for (_, column), cell in sheet.cells.items()
        if cell.formula is not None or cell.value not in (None, "")
    ]
    for relation in relations(package, sheet.part):
        if relation.external or not package.has(relation.target):
            continue
        if relation.kind == "drawing":
            data = package.read(relation.target)
            used += [int(found) + 1 for found in _DRAWN.findall(data)]
        elif relation.kind == "vmlDrawing":
            data = package.read(relation.target)
            for found in _ANCHOR.findall(data):
                corners = [part.strip() for part in found.split(b",")]
                used += [int(one) + 1 for one in corners[::4] if one.isdigit()]
    return max(used)
