"""Small text grids in the clerk's own words.

    # Khen thưởng
    Năm | Cấp khen | Danh hiệu, hình thức | Đối tượng | Số lượng
    2023 | Chủ tịch UBND tỉnh | Bằng khen cấp bộ, cấp tỉnh | cá nhân | 4

A cell is what a clerk would type: 12/05/2023 becomes a date, 4 a number; 'text stays a
text whatever it looks like; nothing between the bars is an empty cell.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tests.awards.records import TABLES

Rows = Sequence[Mapping[str, Any]]
KEYS = {table.sheet: key for key, table in TABLES.items()}

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_NUMBER = re.compile(r"-?\d+(?:,\d+)?")


def grids(text: str) -> dict[str, list[dict[str, Any]]]:
    """Table key → rows, field → typed value, from grids one below the other."""
    found: dict[str, list[dict[str, Any]]] = {}
    fields: list[str] = []
    rows: list[dict[str, Any]] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("#"):
            key = KEYS[line[1:].strip()]
            rows, fields = found.setdefault(key, []), []
            by_header = TABLES[key].fields
        elif not fields:
            fields = [by_header[cell.strip()] for cell in line.split("|")]
        else:
            cells = [typed(cell.strip()) for cell in line.split("|")]
            rows.append(dict(zip(fields, cells, strict=True)))
    return found


def typed(cell: str) -> Any:
    """What a spreadsheet makes of what was typed."""
    if cell.startswith("'"):
        return cell[1:]
    if day := _DAY.fullmatch(cell):
        return date(int(day[3]), int(day[2]), int(day[1]))
    if _NUMBER.fullmatch(cell):
        return float(cell.replace(",", "."))
    return cell or None
