"""What Excel asks of a table's name and place."""

import re
from typing import Any

from toolkit.calc.addresses import Area
from toolkit.calc.errors import CalcError
from toolkit.calc.table_shape import area_at

_NAME = re.compile(r"[^\W\d][\w.]*")


def areas_on(sheet: Any) -> list[tuple[str, Area]]:
    """The tables of a sheet and where they are, from the top down, left to right.

    Calc forgets in what order they were made as soon as the sheet is copied or the
    file is opened again; their places stay.
    """
    ranges, index = sheet.book.uno.DatabaseRanges, sheet.index - 1
    found = []
    for name in ranges.ElementNames:
        made = ranges.getByName(name)
        if made.DataArea.Sheet == index:
            found.append((name, area_at(made.DataArea)))
    return sorted(found, key=lambda table: table[1])


def check_name(name: str, taken: set[str]) -> None:
    """Refuse what Excel refuses as a table's name."""
    if not _NAME.fullmatch(name) or len(name) > 255:
        raise CalcError(
            f"{name!r} cannot name a table: letters, digits, «_» and «.» only, a "
            "letter or «_» first."
        )
    if name.casefold() in {other.casefold() for other in taken}:
        raise CalcError(f"The book already has a table named {name!r}.")


def free_name(taken: set[str]) -> str:
    used, number = {name.casefold() for name in taken}, 1
    while f"table{number}" in used:
        number += 1
    return f"Table{number}"


def refuse_overlap(sheet: Any, area: Area, besides: str | None = None) -> None:
    """Refuse cells that belong to another table than `besides`."""
    for name, other in areas_on(sheet):
        apart = (
            area.row >= other.row + other.rows
            or other.row >= area.row + area.rows
            or area.column >= other.column + other.columns
            or other.column >= area.column + area.columns
        )
        if name != besides and not apart:
            raise CalcError(f"A table cannot overlap another one: {name}.")
